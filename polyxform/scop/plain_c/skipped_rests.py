"""`continue` under a condition as the condition of what it skips.

Before: for (...) { if (c) continue; rest; }
After:  for (...) { if (!c) { rest; } }

Before: for (...) { if (c) { a; continue; } rest; }
After:  for (...) { if (c) { a; } else { rest; } }

Left alone: a `continue` that does not end a branch of an `if` of the loop's own body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pycparser import c_ast

from polyxform.syntax.printing import rebuild
from polyxform.syntax.tree import RegionTree


def with_skipped_rests(tree: RegionTree) -> RegionTree:
    """The region with conditions in the place of `continue`."""
    return replace(tree, statements=tuple(plain(node) for node in tree.statements))


def plain(node: c_ast.Node) -> c_ast.Node:
    """A statement whose loops skip nothing by `continue` where that can be said by an `if`."""
    if isinstance(node, c_ast.For):
        body = block(skipping(items_of(node.stmt)), node.stmt) if has_continue(node.stmt) else node.stmt
        node = c_ast.For(node.init, node.cond, node.next, body, node.coord)
    if isinstance(node, c_ast.For | c_ast.If | c_ast.Compound):
        return rebuild(node, plain)
    return node


def has_continue(node: c_ast.Node) -> bool:
    """Whether a `continue` of the loop around a statement stands in it."""
    if isinstance(node, c_ast.Continue):
        return True
    if isinstance(node, c_ast.For | c_ast.While | c_ast.DoWhile):
        return False
    return any(has_continue(child) for _, child in node.children())


def items_of(node: c_ast.Node | None) -> list[c_ast.Node]:
    """What a block holds, or a statement by itself."""
    if node is None:
        return []
    return list(node.block_items or ()) if isinstance(node, c_ast.Compound) else [node]


def block(items: Sequence[c_ast.Node], place: c_ast.Node) -> c_ast.Node:
    """A block, or the one statement in it."""
    only = len(items) == 1 and not isinstance(items[0], c_ast.Decl | c_ast.Pragma)
    return items[0] if only else c_ast.Compound(list(items), place.coord)


def skipping(items: Sequence[c_ast.Node]) -> list[c_ast.Node]:
    """Statements at the end of which a loop goes on anyway, without what says that it does."""
    for position, item in enumerate(items):
        if isinstance(item, c_ast.Continue):
            return list(items[:position])
        if isinstance(item, c_ast.Compound) and has_continue(item) and not declares(item):
            inner = skipping([*items_of(item), *items[position + 1 :]])
            return [*items[:position], block(inner, item)]
        if isinstance(item, c_ast.If) and has_continue(item):
            return [*items[:position], *branches(item, items[position + 1 :])]
    return list(items)


def branches(node: c_ast.If, rest: Sequence[c_ast.Node]) -> list[c_ast.Node]:
    """An `if` one branch of which skips the rest, with the rest in the other one; as it stands where none ends so."""
    yes, no = items_of(node.iftrue), items_of(node.iffalse)
    if yes and isinstance(yes[-1], c_ast.Continue):
        yes, no = yes[:-1], [*apart(no, node), *rest]
    elif no and isinstance(no[-1], c_ast.Continue):
        yes, no = [*apart(yes, node), *rest], no[:-1]
    else:
        return [node, *rest]
    yes, no = skipping(yes), skipping(no)
    condition = node.cond
    if not yes:
        condition, yes, no = negated(condition), no, []
    if not yes:
        return [c_ast.If(node.cond, c_ast.EmptyStatement(node.coord), None, node.coord)]
    return [c_ast.If(condition, block(yes, node), block(no, node) if no else None, node.coord)]


def declares(node: c_ast.Node) -> bool:
    """Whether a block has variables of its own."""
    return any(isinstance(item, c_ast.Decl) for item in items_of(node))


def apart(items: list[c_ast.Node], place: c_ast.Node) -> list[c_ast.Node]:
    """The statements of a branch, as a block where they have variables that what follows must not see."""
    held = c_ast.Compound(items, place.coord)
    return [held] if declares(held) else items


def negated(condition: c_ast.Node) -> c_ast.Node:
    """The opposite of a condition."""
    if isinstance(condition, c_ast.UnaryOp) and condition.op == "!":
        return condition.expr
    return c_ast.UnaryOp("!", condition, condition.coord)
