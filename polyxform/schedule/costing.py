"""What the reuse model has to know of a planned nest: its loops as a tree of `reuse` nodes, its accesses in bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from polyxform.machine import Machine
from polyxform.microkernels.model import Reduction, Shape
from polyxform.microkernels.shapes import efficiency
from polyxform.polyhedra import constant_bounds, fix_parameters, linear_subscripts
from polyxform.reuse.model import KernelUse, Loop, LoopKind, Node, Operation, Reference, Term, Work
from polyxform.scop.layout import element_stride, extent_value
from polyxform.scop.model import Access, AccessKind, Array, Scop, Statement

ELEMENT_BYTES = {"float": 4, "double": 8, "int": 4, "long": 8, "char": 1, "short": 2}
UNKNOWN_EXTENT = 512
"""What a parameter is taken for when nothing is known of it: large enough that tiling matters."""


def representative_sizes(scop: Scop) -> Mapping[str, int]:
    """A value for every parameter: fixed, named by `size(...)`, or a guess."""
    guessed = {parameter.name: UNKNOWN_EXTENT for parameter in scop.parameters}
    return {**guessed, **dict(scop.directives.sizes), **dict(scop.fixed)}


def extents(statement: Statement, sizes: Mapping[str, int]) -> tuple[int, ...]:
    """Points of the box around the statement's domain along each dimension, at least 1."""
    domain = fix_parameters(statement.domain, tuple(sizes.items()))
    bounds = (constant_bounds(domain, dimension) for dimension in range(len(statement.iterators)))
    return tuple(1 if b is None else max(b[1] - b[0] + 1, 1) for b in bounds)


def operation(statement: Statement, scop: Scop, sizes: Mapping[str, int]) -> Operation:
    """The statement's accesses and arithmetic; every access of an array with the same strides counts once."""
    merged: dict[tuple[object, ...], Reference] = {}
    for access in statement.accesses:
        reference = reference_of(access, scop.arrays[access.array], statement, sizes)
        key = (reference.array, reference.terms)
        known = merged.get(key)
        merged[key] = reference if known is None else both(known, reference)
    flops = 2.0 if statement.update is not None else 1.0
    element = element_bytes(scop.arrays[statement.accesses[-1].array].element)
    return Operation(statement.name, tuple(merged.values()), flops, 1.0, element)


def both(one: Reference, other: Reference) -> Reference:
    """One reference that does what two do."""
    return Reference(
        one.array,
        one.element,
        one.terms,
        reads=one.reads or other.reads,
        writes=one.writes or other.writes,
        size=one.size,
    )


def reference_of(access: Access, array: Array, statement: Statement, sizes: Mapping[str, int]) -> Reference:
    """An access in bytes along each iterator; a subscript that is not linear counts as invariant."""
    forms = linear_subscripts(access.relation) or ()
    size = element_bytes(array.element)
    strides = (
        (name, element_stride(array, forms, dimension, sizes)) for dimension, name in enumerate(statement.iterators)
    )
    terms = [Term(name, stride * size) for name, stride in strides if isinstance(stride, int) and stride]
    reads = access.kind is AccessKind.READ
    terms.sort(key=lambda term: abs(term.stride))
    return Reference(array.name, size, tuple(terms), reads=reads, writes=not reads, size=size * elements(array, sizes))


def elements(array: Array, sizes: Mapping[str, int]) -> int:
    """Elements of the array, 0 when unknown."""
    total = 1
    for extent in array.extents:
        total *= extent_value(extent, sizes) or 0
    return total


def element_bytes(element: str) -> int:
    """Bytes of a C element type, 8 for one that is not arithmetic."""
    return ELEMENT_BYTES.get(element.removeprefix("unsigned ").removeprefix("signed "), 8)


def nested(loops: Sequence[tuple[str, int, int, LoopKind, bool]], leaf: Work) -> Node:
    """Loops (axis, extent, step, kind, parallel), outermost first, around a leaf."""
    node: Node = leaf
    for axis, extent, step, kind, parallel in reversed(loops):
        node = Loop(axis, extent, min(step, extent), (node,), kind, parallel)
    return node


def axes_of(statement: Statement) -> tuple[str, ...]:
    """Names of the axes that the statement's loops scan: those of loops that nests may share are the same for all."""
    return tuple(f"shared{level}" for level in range(len(statement.iterators)))


def plain_node(statement: Statement, sizes: Mapping[str, int], scop: Scop) -> Node:
    """A statement in the loops of the source, the innermost one in vectors."""
    renamed = replace(statement, iterators=axes_of(statement))
    points = extents(statement, sizes)
    last = len(points) - 1
    loops = [
        (name, count, 1, LoopKind.VECTOR if level == last else LoopKind.POINT, False)
        for level, (name, count) in enumerate(zip(renamed.iterators, points, strict=True))
    ]
    return nested(loops, Work(operation(renamed, scop, sizes)))


def kernel_use(shape: Shape, machine: Machine, rows: str, columns: str) -> KernelUse:
    """How well a kernel of a shape runs."""
    return KernelUse(rows, columns, efficiency(shape, machine), 10.0 + 3.0 * shape.rows)


def kernel_shape(element: str, rows: int, columns: int, counts: Iterable[int], turned: bool = False) -> Shape:
    """A shape that stands for kernels of this tile over these reductions, for the efficiency model."""
    reductions = tuple(Reduction(count, 1, 1) for count in counts)
    return Shape(element, "+", rows, columns, 1, columns, reductions, b_column=None if turned else 1)
