"""Loops that count down in their condition, as people write them for unsigned counters.

Before: for (size_t i = n; i-- > 0;) a[i] = 0;
After:  for (size_t i = n; i > 0; i--) a[i - 1] = 0;

Refused: a counter that outlives the loop, or that the body changes or takes the address of.
"""

from __future__ import annotations

from dataclasses import replace

from pycparser import c_ast

from polyxform.scop.names import walk, written_names
from polyxform.syntax.c_types import resolve
from polyxform.syntax.printing import rebuild, substitute
from polyxform.syntax.tree import RegionTree


def with_plain_countdowns(tree: RegionTree) -> RegionTree:
    """The region with the steps of its loops in their heads."""
    return replace(tree, statements=tuple(plain(node, tree) for node in tree.statements))


def plain(node: c_ast.Node, tree: RegionTree) -> c_ast.Node:
    """A statement with plain loops in it."""
    if not isinstance(node, c_ast.For | c_ast.If | c_ast.Compound):
        return node
    node = rebuild(node, lambda child: plain(child, tree))
    name = counted_down(node, tree) if isinstance(node, c_ast.For) else ""
    if not name:
        return node
    counter, one = c_ast.ID(name, node.cond.coord), c_ast.Constant("int", "1", node.cond.coord)
    test = c_ast.BinaryOp(">", counter, c_ast.Constant("int", "0", node.cond.coord), node.cond.coord)
    body = substitute(node.stmt, {name: c_ast.BinaryOp("-", counter, one, node.cond.coord)})
    return c_ast.For(node.init, test, c_ast.UnaryOp("p--", counter, node.cond.coord), body, node.coord)


def counted_down(loop: c_ast.For, tree: RegionTree) -> str:
    """The counter of a loop that it declares and counts down in its condition, "" for any other loop."""
    if loop.next is not None or not isinstance(loop.init, c_ast.DeclList) or len(loop.init.decls) != 1:
        return ""
    declared = loop.init.decls[0]
    changed = {name for part in walk(loop.stmt) for name in written_names(part)}
    address = any(isinstance(part, c_ast.UnaryOp) and part.op == "&" for part in walk(loop.stmt))
    unsigned = resolve(declared.type, tree.typedefs).element.startswith("unsigned")
    if declared.name in changed or address or not steps_down(loop.cond, declared.name, unsigned):
        return ""
    return str(declared.name)


def steps_down(test: c_ast.Node | None, name: str, unsigned: bool) -> bool:
    """Whether a condition is `i-- > 0`, or for an unsigned counter `i-- != 0` or `i--`."""
    operators = (">", "!=") if unsigned else (">",)
    if isinstance(test, c_ast.BinaryOp) and test.op in operators and is_zero(test.right):
        test = test.left
    elif not unsigned:
        return False
    return isinstance(test, c_ast.UnaryOp) and test.op == "p--" and getattr(test.expr, "name", "") == name


def is_zero(node: c_ast.Node) -> bool:
    """Whether a node is the constant 0."""
    return isinstance(node, c_ast.Constant) and node.value.rstrip("uUlL") == "0"
