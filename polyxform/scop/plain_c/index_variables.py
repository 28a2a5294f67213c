"""Variables of a block that hold a part of a subscript, replaced by what they hold.

Before: int row = b * rows + i;                After: for (int j = 0; j < m; j++)
        for (int j = 0; j < m; j++)                       y[(b * rows + i) * m + j] = 0;
            y[row * m + j] = 0;

So are variables that the function declares in front of the region, where nothing in it changes them.

What follows compares subscripts as they stand, and finds sums, pointers to rows and elements in place of scalars only
where counters and parameters are named.

Refused: variables that change, or whose parts do; values of another type than the variable's, which would be computed
in that one; variables that no subscript names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pycparser import c_ast

from polyxform.scop.names import walk
from polyxform.scop.plain_c.arguments import local_types
from polyxform.scop.plain_c.local_pointers import at, is_name, is_steady
from polyxform.syntax.c_types import INTEGER_BITS, CType, resolve
from polyxform.syntax.printing import rebuild, substitute
from polyxform.syntax.tree import RegionTree

Types = Mapping[str, CType]
INT_BITS = 32
LARGEST = 40
"""Nodes of a value that may stand in a variable's place."""


def with_index_variables(tree: RegionTree) -> RegionTree:
    """The region without variables that only name a part of a subscript."""
    types = local_types(tree)
    statements = tree.statements
    for node in reversed(values_in_front(tree)):
        if holds_index(node, statements, types, tree):
            statements = tuple(replaced(item, node) for item in statements)
    return replace(tree, statements=tuple(block(statements, types, tree)))


def values_in_front(tree: RegionTree) -> list[c_ast.Decl]:
    """Declarations in front of the region with the values that hold in it."""
    items = tree.definition.body.block_items if tree.definition is not None else ()
    return [item for item in items or () if isinstance(item, c_ast.Decl) and item.init is not None]


def block(statements: Sequence[c_ast.Node], types: Types, tree: RegionTree) -> list[c_ast.Node]:
    """The statements of a block without such variables."""
    for position, node in enumerate(statements):
        rest = statements[position + 1 :]
        if not isinstance(node, c_ast.Decl) or not holds_index(node, rest, types, tree):
            continue
        placed = [replaced(item, node) for item in rest]
        return block([*statements[:position], *placed], types, tree)
    return [inside(item, types, tree) for item in statements]


def inside(node: c_ast.Node, types: Types, tree: RegionTree) -> c_ast.Node:
    """A statement without such variables of the blocks in it."""
    if isinstance(node, c_ast.Compound):
        return c_ast.Compound(block(list(node.block_items or ()), types, tree), node.coord)
    if isinstance(node, c_ast.For | c_ast.If):
        return rebuild(node, lambda child: inside(child, types, tree))
    return node


def holds_index(node: c_ast.Decl, rest: Sequence[c_ast.Node], types: Types, tree: RegionTree) -> bool:
    """Whether a declared variable stands for one value in the statements that follow, which use it in a subscript."""
    if node.init is None or not isinstance(node.type, c_ast.TypeDecl) or node.storage:
        return False
    kind = resolve(node.type, tree.typedefs)
    if not kind.is_integer or kind.volatile or INTEGER_BITS[kind.element] < INT_BITS:
        return False
    if types.get(node.name) != kind or not is_sum_of(node.init, kind.element, types):
        return False
    return is_steady(node.name, node.init, rest) and any(in_subscript(item, node.name) for item in rest)


def is_sum_of(node: c_ast.Node, element: str, types: Types) -> bool:
    """Whether an expression is made of integers that all have one type, and so is computed in it."""
    parts = list(walk(node))
    names = [part.name for part in parts if isinstance(part, c_ast.ID)]
    known = all(types.get(name, CType("")) in (CType(element), CType(element, const=True)) for name in names)
    return bool(names) and known and len(parts) <= LARGEST and all(map(counts, parts))


def counts(node: c_ast.Node) -> bool:
    """Whether a node is part of a sum, product or quotient of variables and small numbers."""
    if isinstance(node, c_ast.BinaryOp):
        return node.op in ("+", "-", "*", "/", "%")
    if isinstance(node, c_ast.Constant):
        return bool(node.type == "int")
    return isinstance(node, c_ast.ID) or (isinstance(node, c_ast.UnaryOp) and node.op == "-")


def in_subscript(node: c_ast.Node, name: str) -> bool:
    """Whether a variable stands in a subscript, or moves a pointer that the block declares."""
    moved = isinstance(node, c_ast.Decl) and isinstance(node.type, c_ast.PtrDecl) and node.init is not None
    part = node.subscript if isinstance(node, c_ast.ArrayRef) else node.init if moved else None
    if part is not None and any(is_name(inner, name) for inner in walk(part)):
        return True
    return any(in_subscript(child, name) for _, child in node.children())


def replaced(item: c_ast.Node, variable: c_ast.Decl) -> c_ast.Node:
    """A statement with its value in a variable's place."""
    return substitute(item, {variable.name: at(variable.init, item.coord)})
