"""Let a local accumulator live in the array element that it is stored to in the end.

Before                                          After

    for (i ...)                                     for (i ...)
      for (j ...) {                                   for (j ...) {
        float sum = 0;                                  C[i][j] = 0;
        for (k ...)                                     for (k ...)
          sum += A[i][k] * B[k][j];                       C[i][j] += A[i][k] * B[k][j];
        C[i][j] = sum;                                }
      }

The scalar is one place for all elements, which keeps their sums in order one after the other; the element is a place of
its own for each. A last step that does more than copy stays: `C[i][j] = f(sum)` becomes `C[i][j] = f(C[i][j])`.

Only forms are looked at here; whether the region still does the same is for `validation.accumulators` to prove.

Refused: a scalar that is read behind the region, or outside the block in which it is stored; one that does not begin
with an assignment, or is part of a subscript; an element whose subscripts change inside the block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pycparser import c_ast

from polyxform.scop.names import Names, base_name, collect_names, iterator_name, walk
from polyxform.scop.renaming import rename_apart
from polyxform.syntax.printing import expression_text, rebuild, substitute
from polyxform.syntax.tree import RegionTree


@dataclass(frozen=True)
class Accumulator:
    """A scalar that an element can stand for.

    name    of the scalar
    element the element that it is stored to, as in the source
    tree    the region with the element in its place
    """

    name: str
    element: str
    tree: RegionTree


@dataclass(frozen=True)
class Block:
    """A block inside loops.

    node      the block
    counters  counters of the loops around it
    """

    node: c_ast.Compound
    counters: frozenset[str]


def accumulators(tree: RegionTree) -> Iterator[Accumulator]:
    """The scalars of a region that are stored to one element at the end of a block, each replaced on its own."""
    whole = c_ast.Compound(list(rename_apart(tree).statements))
    names = collect_names(replace(tree, statements=tuple(whole.block_items)))
    for block in blocks(whole, frozenset()):
        for last in block.node.block_items:
            for name in candidates(last, block, whole, names, tree):
                changed = replaced(whole, block.node, name, last)
                yield Accumulator(name, expression_text(last.lvalue), replace(tree, statements=tuple(changed)))


def blocks(node: c_ast.Node, counters: frozenset[str]) -> Iterator[Block]:
    """The blocks inside loops, outermost first."""
    if isinstance(node, c_ast.For):
        counters = counters | {iterator_name(node) or ""}
    if isinstance(node, c_ast.Compound) and counters:
        yield Block(node, counters)
    for _, child in node.children():
        yield from blocks(child, counters)


def candidates(last: c_ast.Node, block: Block, whole: c_ast.Compound, names: Names, tree: RegionTree) -> Iterator[str]:
    """Scalars that an assignment at the end of a block may store for good."""
    if not isinstance(last, c_ast.Assignment) or last.op != "=" or not isinstance(last.lvalue, c_ast.ArrayRef):
        return
    array = base_name(last.lvalue)
    read = dict.fromkeys(part.name for part in walk(last.rvalue) if isinstance(part, c_ast.ID))
    subscripts = {part.name for part in walk(last.lvalue) if isinstance(part, c_ast.ID)} - {array}
    if array in read or not all(name in block.counters or names.is_parameter(name) for name in subscripts):
        return
    for name in read:
        if is_local(name, names, tree) and is_used_here_only(name, last, block.node, whole):
            yield name


def is_local(name: str, names: Names, tree: RegionTree) -> bool:
    """Whether a name is a scalar that the region assigns to and that nothing behind the region reads."""
    declaration = names.declarations.get(name)
    if declaration is None or name not in names.written or not declaration.type.is_scalar:
        return False
    return name in names.inside or (declaration.storage == "local" and not tree.outlives(declaration))


def is_used_here_only(name: str, last: c_ast.Node, block: c_ast.Compound, whole: c_ast.Compound) -> bool:
    """Whether a block holds every use of a scalar, from an assignment to a last statement, and none in subscripts."""
    users = [item for item in block.block_items if mentions(item, name)]
    uses = sum(mentions(item, name) for item in whole.block_items)
    here = sum(mentions(item, name) for item in users)
    if not users or users[-1] is not last or uses != here or not begins(users, name):
        return False
    subscripts = (part.subscript for item in users for part in walk(item) if isinstance(part, c_ast.ArrayRef))
    return not any(mentions(subscript, name) for subscript in subscripts)


def mentions(node: c_ast.Node, name: str) -> int:
    """How often a name stands below a node, declarations of it included."""
    return sum(isinstance(part, c_ast.ID | c_ast.Decl) and part.name == name for part in walk(node))


def begins(users: list[c_ast.Node], name: str) -> bool:
    """Whether the first statement that uses a scalar, but for its declaration, assigns to it without reading it."""
    first = users[0]
    if isinstance(first, c_ast.Decl) and first.init is None:
        first = users[1]
    if isinstance(first, c_ast.Decl):
        return mentions(first.init, name) == 0
    plain = isinstance(first, c_ast.Assignment) and first.op == "=" and isinstance(first.lvalue, c_ast.ID)
    return plain and first.lvalue.name == name and mentions(first.rvalue, name) == 0


def replaced(whole: c_ast.Node, block: c_ast.Compound, name: str, last: c_ast.Assignment) -> list[c_ast.Node]:
    """The statements of the region with the element in place of the scalar, and without copies of it to itself."""
    element = last.lvalue

    def change(node: c_ast.Node) -> c_ast.Node:
        if node is not block:
            return rebuild(node, change)
        items = [with_element(item, name, element) for item in block.block_items]
        return c_ast.Compound([item for item in items if item is not None], block.coord)

    return list(change(whole).block_items)


def with_element(item: c_ast.Node, name: str, element: c_ast.Node) -> c_ast.Node | None:
    """A statement with the element in place of the scalar; None for one that has nothing to do any more."""
    if isinstance(item, c_ast.Decl) and item.name == name:
        if item.init is None:
            return None
        item = c_ast.Assignment("=", c_ast.ID(name, item.coord), item.init, item.coord)
    changed = substitute(item, {name: element})
    if not isinstance(changed, c_ast.Assignment) or changed.op != "=":
        return changed
    same = expression_text(changed.lvalue) == expression_text(changed.rvalue)
    return None if same else changed
