"""Elements that are written by pointers, written by subscripts: what later stages look for.

    (&B[i][0])[j]     B[i][j]           *(B + i)          B[i]
    *(*(B + i) + j)   B[i][j]           *&x               x
    (&p[i])[2]        p[i + 2]          (&s)->x           s.x

Refused: `(&B[0][0])[k]` and `(&B[i][j])[k]`, which may run over the end of a row, where k is no constant; `(&p[i])[k]`
with one subscript has no rows.
"""

from __future__ import annotations

from collections.abc import Mapping

from pycparser import c_ast

from polyxform.scop.names import base_name
from polyxform.syntax.c_types import CType
from polyxform.syntax.printing import rebuild


def normal_pointers(node: c_ast.Node, types: Mapping[str, CType], variables: bool = False) -> c_ast.Node:
    """The node with subscripts for pointers where that is sure to be the same.

    types      of the variables in it
    variables  `*&x` is x for a variable too; where a person wrote that, the address is meant to be one
    """
    node = rebuild(node, lambda child: normal_pointers(child, types, variables))
    if isinstance(node, c_ast.ArrayRef):
        if variables and is_address(node.name) and isinstance(node.name.expr, c_ast.ID) and is_zero(node.subscript):
            return node.name.expr
        return element(node.name, node.subscript, types) or node
    if isinstance(node, c_ast.UnaryOp) and node.op == "*":
        taken = node.expr.expr if is_address(node.expr) else None
        if taken is not None and (variables or not isinstance(taken, c_ast.ID)):
            return taken
        return pointed(node, types)
    if isinstance(node, c_ast.StructRef) and node.type == "->" and is_address(node.name):
        return c_ast.StructRef(node.name.expr, ".", node.field, node.coord)
    return node


def pointed(node: c_ast.UnaryOp, types: Mapping[str, CType]) -> c_ast.Node:
    """What `*(p + i)` is."""
    if isinstance(node.expr, c_ast.BinaryOp) and node.expr.op == "+":
        pointer, distance = split(node.expr, types)
        if pointer is not None and distance is not None:
            return element(pointer, distance, types) or c_ast.ArrayRef(pointer, distance, node.coord)
    return node


def element(pointer: c_ast.Node, distance: c_ast.Node, types: Mapping[str, CType]) -> c_ast.Node | None:
    """The element at a distance from where a pointer points to; None where that is no simpler."""
    if isinstance(pointer, c_ast.BinaryOp) and pointer.op == "+":
        base, moved = split(pointer, types)
        if base is None or moved is None:
            return None
        total = added(moved, distance)
        return element(base, total, types) or c_ast.ArrayRef(base, total, pointer.coord)
    if isinstance(pointer, c_ast.UnaryOp) and pointer.op == "*" and isinstance(pointer.expr, c_ast.ID):
        return None
    if not is_address(pointer):
        return None
    place = pointer.expr
    if is_zero(distance) and not isinstance(place, c_ast.ID):
        return place
    if not isinstance(place, c_ast.ArrayRef) or not stays_in_row(place, distance, types):
        return None
    return c_ast.ArrayRef(place.name, added(place.subscript, distance), place.coord)


def stays_in_row(place: c_ast.ArrayRef, distance: c_ast.Node, types: Mapping[str, CType]) -> bool:
    """Whether a distance from an element is one between elements of its row."""
    declared = types.get(base_name(place) or "")
    if declared is not None and len(declared.extents) == 1 and isinstance(place.name, c_ast.ID):
        return True
    if is_constant(distance):
        return True
    subscripts = []
    node: c_ast.Node = place
    while isinstance(node, c_ast.ArrayRef):
        subscripts.append(node.subscript)
        node = node.name
    return is_zero(subscripts[0]) and not all(is_zero(subscript) for subscript in subscripts)


def split(node: c_ast.Node, types: Mapping[str, CType]) -> tuple[c_ast.Node | None, c_ast.Node | None]:
    """The pointer and the distance of `A + i` or `A + i * n + j`; None where there is no pointer or no distance."""
    if not isinstance(node, c_ast.BinaryOp) or node.op != "+":
        return (node if is_pointer(node, types) else None), None
    base, moved = split(node.left, types)
    if base is None:
        return None, None
    return base, node.right if moved is None else c_ast.BinaryOp("+", moved, node.right, node.coord)


def is_pointer(node: c_ast.Node, types: Mapping[str, CType]) -> bool:
    """Whether an expression is an address: of something, of a row, or of an array."""
    if is_address(node):
        return True
    depth = 0
    while isinstance(node, c_ast.ArrayRef) or (isinstance(node, c_ast.UnaryOp) and node.op == "*"):
        depth += 1
        node = node.name if isinstance(node, c_ast.ArrayRef) else node.expr
    declared = types.get(node.name) if isinstance(node, c_ast.ID) else None
    return declared is not None and len(declared.extents) > depth


def added(one: c_ast.Node, other: c_ast.Node) -> c_ast.Node:
    """The sum of two distances."""
    if is_zero(one):
        return other
    if isinstance(other, c_ast.UnaryOp) and other.op == "-":
        return c_ast.BinaryOp("-", one, other.expr, one.coord)
    return one if is_zero(other) else c_ast.BinaryOp("+", one, other, one.coord)


def is_address(node: c_ast.Node) -> bool:
    """Whether a node is `&x`."""
    return isinstance(node, c_ast.UnaryOp) and node.op == "&"


def is_zero(node: c_ast.Node) -> bool:
    """Whether a node is the constant 0."""
    return isinstance(node, c_ast.Constant) and node.value == "0"


def is_constant(node: c_ast.Node) -> bool:
    """Whether a node is an integer constant, with or without a sign."""
    if isinstance(node, c_ast.UnaryOp) and node.op == "-":
        node = node.expr
    return isinstance(node, c_ast.Constant) and node.type == "int"
