"""Pointers to rows that a region declares for itself, replaced by the arrays that they point into.

Before: const float *row = a + i * m;          After: b[i][j] = a[i * m + j];
        b[i][j] = row[j];

The pointer may also be declared first, in the block or in the function, and set by an assignment of the block that uses
it.

Refused: pointers that move or whose address is taken; arrays of another type than the pointer's; places that name what
the block changes, that convert to narrow numbers, or that are computed in unsigned numbers which may wrap where the
pointer does not; `&A[0][0]` and `A[0]`, from where people walk over the ends of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pycparser import c_ast

from polyxform.scop.names import walk, written_names
from polyxform.scop.plain_c.arguments import local_types
from polyxform.scop.plain_c.pointers import added, is_address, is_zero
from polyxform.syntax.c_types import INTEGER_BITS, CType, resolve
from polyxform.syntax.printing import kept_name, rebuild
from polyxform.syntax.tree import RegionTree

ZERO = c_ast.Constant("int", "0")
CONVERSION = c_ast.Typename | c_ast.TypeDecl | c_ast.IdentifierType
WIDE = 64
"""Bits of an unsigned number that wraps where a pointer does."""


@dataclass(frozen=True)
class Place:
    """Where a pointer points to: `distance` elements behind the first one of `array`, a variable or a row of one."""

    array: c_ast.Node
    distance: c_ast.Node


@dataclass(frozen=True)
class Pointers:
    """What is known of the variables of a region.

    tree   the region
    types  of its variables, by name
    outer  a pointer that the function declares and that is replaced wherever a block sets it, "" for none
    """

    tree: RegionTree
    types: Mapping[str, CType]
    outer: str = ""


def with_local_pointers(tree: RegionTree) -> RegionTree:
    """The region without the pointers of its own that stand for places in arrays."""
    known = Pointers(tree, local_types(tree))
    statements = block(tree.statements, known)
    for name in temporaries(tree):
        found = block(statements, replace(known, outer=name))
        if not any(is_name(part, name) for item in found for part in walk(item)):
            statements = found
    return replace(tree, statements=tuple(statements))


def temporaries(tree: RegionTree) -> Iterator[str]:
    """Pointers of the function whose values nobody reads behind the region."""
    for name, declared in tree.declarations.items():
        own = declared.storage == "local" and declared.type.pointer
        if own and name not in tree.slice.used_after and name not in tree.slice.escaping:
            yield name


def block(statements: Sequence[c_ast.Node], known: Pointers) -> list[c_ast.Node]:
    """The statements of a block without its pointers."""
    items = list(statements)
    for position, node in enumerate(items):
        name, start = pointer_set(node)
        kind = known.types.get(name)
        if (
            start is None
            or kind is None
            or not is_as_wide(start, known.tree)
            or not may_go(name, items[: position + 1], kind, known)
        ):
            continue
        rest = items[position + 1 :]
        place = place_of(start, known.types)
        if place is not None and is_same(place, kind, known.types) and is_steady(name, start, rest):
            before = [item for item in items[:position] if getattr(item, "name", None) != name]
            return block([*before, *(placed(item, name, place) for item in rest)], known)
    return [inside(item, known) for item in items]


def inside(node: c_ast.Node, known: Pointers) -> c_ast.Node:
    """A statement without the pointers of the blocks in it."""
    if isinstance(node, c_ast.Compound):
        return c_ast.Compound(block(node.block_items or (), known), node.coord)
    if isinstance(node, c_ast.For | c_ast.If | c_ast.While):
        return rebuild(node, lambda child: inside(child, known))
    return node


def may_go(name: str, items: Sequence[c_ast.Node], kind: CType, known: Pointers) -> bool:
    """Whether the last statement sets a pointer whose earlier values are of no interest."""
    if not kind.pointer or kind.volatile:
        return False
    return name == known.outer or declared_here(name, items, kind, known.tree)


def pointer_set(node: c_ast.Node) -> tuple[str, c_ast.Node | None]:
    """The variable that a statement sets, and to what; ("", None) for any other statement."""
    if isinstance(node, c_ast.Decl) and node.init is not None:
        return node.name, node.init
    if isinstance(node, c_ast.Assignment) and node.op == "=" and isinstance(node.lvalue, c_ast.ID):
        return node.lvalue.name, node.rvalue
    return "", None


def declared_here(name: str, items: Sequence[c_ast.Node], kind: CType, tree: RegionTree) -> bool:
    """Whether statements declare a pointer, and name it only to declare it and, in the last one, to set it."""
    declared = [item for item in items if isinstance(item, c_ast.Decl) and item.name == name]
    if len(declared) != 1 or resolve(declared[0].type, tree.typedefs) != kind:
        return False
    if declared[0] is not items[-1] and declared[0].init is not None:
        return False
    between = items[items.index(declared[0]) + 1 : -1]
    return not any(is_name(part, name) for item in between for part in walk(item))


def place_of(node: c_ast.Node, types: Mapping[str, CType]) -> Place | None:
    """The place that an expression points to, None where it is not a place in an array for sure."""
    if isinstance(node, c_ast.BinaryOp) and node.op in ("+", "-"):
        return moved(node, types)
    if is_address(node) and isinstance(node.expr, c_ast.ArrayRef):
        found = place_of(node.expr.name, types)
        return further(found, "+", node.expr.subscript, types)
    if isinstance(node, c_ast.ID | c_ast.ArrayRef) and rows_of(node, types) is not None:
        return Place(node, ZERO)
    return None


def moved(node: c_ast.BinaryOp, types: Mapping[str, CType]) -> Place | None:
    """The place of `a + i`, `i + a` or `a - i`."""
    found = place_of(node.left, types)
    if found is None and node.op == "+":
        return further(place_of(node.right, types), "+", node.left, types)
    return further(found, node.op, node.right, types)


def further(place: Place | None, op: str, distance: c_ast.Node, types: Mapping[str, CType]) -> Place | None:
    """A place some elements behind another, None where the number of elements may wrap."""
    if place is None or not all(counts(part, types) for part in walk(distance)):
        return None
    if op == "-":
        return Place(place.array, c_ast.BinaryOp("-", place.distance, distance, distance.coord))
    return Place(place.array, added(place.distance, distance))


def counts(node: c_ast.Node, types: Mapping[str, CType]) -> bool:
    """Whether a node is part of a sum or product of numbers that are signed or as wide as pointers."""
    if isinstance(node, c_ast.ID):
        kind = types.get(node.name)
        return kind is None or (kind.is_integer and is_exact(kind))
    if isinstance(node, c_ast.UnaryOp):
        return bool(node.op == "-")
    if isinstance(node, c_ast.Constant):
        return bool(node.type == "int")
    if isinstance(node, c_ast.Cast | CONVERSION):
        return True
    return isinstance(node, c_ast.BinaryOp) and node.op in ("+", "-", "*", "/", "%")


def is_as_wide(node: c_ast.Node, tree: RegionTree) -> bool:
    """Whether everything that an expression converts becomes an integer as wide as a pointer."""
    conversions = [part for part in walk(node) if isinstance(part, c_ast.Cast)]
    kinds = [resolve(part.to_type.type, tree.typedefs) for part in conversions]
    return all(kind.is_integer and INTEGER_BITS[kind.element] == WIDE for kind in kinds)


def is_exact(kind: CType) -> bool:
    """Whether numbers of a type do not wrap, or do so as pointers do."""
    return not kind.element.startswith("unsigned") or INTEGER_BITS[kind.element] == WIDE


def rows_of(node: c_ast.Node, types: Mapping[str, CType]) -> CType | None:
    """The type of an array or of a row of one by variable subscripts, None for anything else."""
    depth = 0
    zeros = True
    while isinstance(node, c_ast.ArrayRef):
        zeros = zeros and is_zero(node.subscript)
        if not all(counts(part, types) for part in walk(node.subscript)):
            return None
        depth += 1
        node = node.name
    kind = types.get(node.name) if isinstance(node, c_ast.ID) else None
    if kind is None or len(kind.extents) <= depth or (depth and zeros):
        return None
    return replace(kind, extents=kind.extents[depth:])


def is_same(place: Place, pointer: CType, types: Mapping[str, CType]) -> bool:
    """Whether what a pointer points to has the type of the array's elements, and no row is left."""
    array = rows_of(place.array, types)
    if array is None or array.volatile or array.element != pointer.element:
        return False
    in_row = isinstance(place.array, c_ast.ID) or is_zero(place.distance)
    return in_row and array.extents[1:] == pointer.extents[1:]


def is_steady(name: str, start: c_ast.Node, rest: Sequence[c_ast.Node]) -> bool:
    """Whether a pointer and what its place is computed from stay as they are, and keep their meaning, in a block."""
    named = {part.name for part in walk(start) if isinstance(part, c_ast.ID)} | {name}
    parts = [part for item in rest for part in walk(item)]
    changed = {written for part in parts for written in directly_written(part)}
    declared = {part.name for part in parts if isinstance(part, c_ast.Decl)}
    taken = {part.expr.name for part in parts if is_address(part) and isinstance(part.expr, c_ast.ID)}
    return not named & (changed | declared | taken)


def directly_written(node: c_ast.Node) -> Iterator[str]:
    """Variables that a node sets themselves, not an element of theirs."""
    target = node.lvalue if isinstance(node, c_ast.Assignment) else getattr(node, "expr", None)
    if isinstance(target, c_ast.ID):
        yield from written_names(node)


def placed(node: c_ast.Node, name: str, place: Place) -> c_ast.Node:
    """A statement with the array in the pointer's place."""
    if isinstance(node, c_ast.ArrayRef) and is_name(node.name, name):
        index = added(at(place.distance, node.coord), placed(node.subscript, name, place))
        return c_ast.ArrayRef(at(place.array, node.coord), index, node.coord)
    if isinstance(node, c_ast.UnaryOp) and node.op == "*" and is_name(node.expr, name):
        return c_ast.ArrayRef(at(place.array, node.coord), at(place.distance, node.coord), node.coord)
    if is_name(node, name):
        array = at(place.array, node.coord)
        if is_zero(place.distance):
            return array
        return c_ast.BinaryOp("+", array, at(place.distance, node.coord), node.coord)
    kept = kept_name(node)
    return rebuild(node, lambda child: child if child is kept else placed(child, name, place))


def is_name(node: c_ast.Node, name: str) -> bool:
    """Whether a node is a variable of this name."""
    return isinstance(node, c_ast.ID) and node.name == name


def at(node: c_ast.Node, coord: object) -> c_ast.Node:
    """A copy of an expression that stands at a place of the source."""
    result = rebuild(node, lambda child: at(child, coord))
    result.coord = coord
    return result
