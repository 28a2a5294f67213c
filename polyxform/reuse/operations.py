"""From a statement of a scop, with its parameters fixed, to the `Operation` that loop trees carry at their leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import islpy as isl

from polyxform.polyhedra import Affine, constant_bounds, is_independent, linear_subscripts
from polyxform.reuse.exact import count
from polyxform.reuse.model import Operation, Reference, Spread, Term
from polyxform.scop.layout import extent_value
from polyxform.scop.model import AccessKind, Array, Scop, Statement

ELEMENT_BYTES = {
    "char": 1,
    "signed char": 1,
    "unsigned char": 1,
    "_Bool": 1,
    "short": 2,
    "unsigned short": 2,
    "int": 4,
    "unsigned int": 4,
    "long": 8,
    "unsigned long": 8,
    "long long": 8,
    "unsigned long long": 8,
    "_Float16": 2,
    "__bf16": 2,
    "float": 4,
    "double": 8,
    "long double": 16,
}
"""Sizes of C's arithmetic types on the 64-bit targets that the tool knows."""

OTHER_BYTES = 8
"""Size taken for a type that is not arithmetic."""

LINE_BYTES = 64
"""Distance taken between the addresses of an access that is not linear: every instance on a line of its own."""

SAMPLES = 256
"""Points of the box that are looked up to find out how densely a domain fills it."""


@dataclass(frozen=True)
class Place:
    """One access, in bytes.

    array    name
    element  bytes of one element
    terms    by ascending |stride|
    offset   constant part of each subscript
    strides  bytes between neighbors along each subscript
    reads    whether it reads
    size     bytes of the whole array
    """

    array: str
    element: int
    terms: tuple[Term, ...]
    offset: tuple[int, ...]
    strides: tuple[int, ...]
    reads: bool
    size: int


def operation(
    statement: Statement,
    scop: Scop,
    sizes: Mapping[str, int],
    band: isl.Map | None = None,
    axes: Sequence[str] = (),
) -> Operation:
    """What one instance of `statement` does, with every parameter at its value in `sizes`.

    The axes are the statement's iterators, unless `band` gives others: an injective map { S[i, j] -> [a, b] } with
    the names of its output dimensions in `axes` (for example { S[t, i] -> [t, t + i] } for a skewed band).
    ValueError when a parameter of the domain has no size, or when `axes` and the band differ in number.
    """
    fixed = parameter_values(sizes)
    domain = statement.domain.intersect_params(fixed)
    relations = [access.relation.intersect_params(fixed) for access in statement.accesses]
    names = statement.iterators
    if band is not None:
        names = tuple(axes)
        domain = domain.apply(band)
        relations = [relation.apply_domain(band) for relation in relations]
    extents = box_extents(domain, names)
    places = [
        place(
            scop.arrays[access.array],
            access.kind is AccessKind.READ,
            relation,
            dict(zip(names, extents, strict=True)),
            sizes,
        )
        for access, relation in zip(statement.accesses, relations, strict=True)
    ]
    flops, instructions = arithmetic(statement)
    target = scop.arrays[statement.accesses[-1].array]
    return Operation(
        statement=statement.name,
        references=grouped(places),
        flops=flops,
        instructions=instructions,
        element=element_bytes(target.element),
        density=density(domain, extents),
    )


def parameter_values(sizes: Mapping[str, int]) -> isl.Set:
    """[N, M] -> { : N = 64 and M = 3 }."""
    names = ", ".join(sizes)
    values = " and ".join(f"{name} = {value}" for name, value in sizes.items())
    return isl.Set(f"[{names}] -> {{ : {values} }}" if sizes else "{ : }")


def box_extents(domain: isl.Set, names: Sequence[str]) -> tuple[int, ...]:
    """Points along each dimension of the box around a bounded domain, at least 1."""
    if domain.dim(isl.dim_type.set) != len(names):
        raise ValueError(f"{len(names)} axes for {domain.dim(isl.dim_type.set)} dimensions")
    return tuple(high - low + 1 for low, high in box_bounds(domain, names))


def box_bounds(domain: isl.Set, names: Sequence[str]) -> list[tuple[int, int]]:
    """Smallest and largest value along each dimension; (0, 0) for an empty domain."""
    if domain.is_empty():
        return [(0, 0)] * len(names)
    found = [constant_bounds(domain, dimension) for dimension in range(len(names))]
    missing = [name for name, bounds in zip(names, found, strict=True) if bounds is None]
    if missing:
        raise ValueError(f"no constant bounds for {', '.join(missing)}: a parameter has no size")
    return [bounds for bounds in found if bounds is not None]


def arithmetic(statement: Statement) -> tuple[float, float]:
    """Floating-point operations and arithmetic instructions of one instance.

    Of a product that is accumulated both are known; an invariant multiple of one factor is computed once for all its
    products. A body is opaque otherwise: one operation joins each value read.
    """
    update = statement.update
    if update is not None and update.product:
        factors = len(update.factors) + (0 if update.scaled is not None else len(update.scale))
        return float(factors), float(max(1, factors - 1))
    reads = sum(access.kind is AccessKind.READ for access in statement.accesses)
    return float(max(1, reads)), float(max(1, reads))


def place(array: Array, reads: bool, relation: isl.Map, extents: Mapping[str, int], sizes: Mapping[str, int]) -> Place:
    """One access in bytes."""
    element = element_bytes(array.element)
    shape = array_shape(array, relation, sizes)
    strides = tuple(element * prod(shape[level + 1 :]) for level in range(len(shape)))
    size = element * prod(shape)
    forms = linear_subscripts(relation)
    if forms is None:
        return Place(array.name, element, scattered_terms(extents), (), (), reads, size)
    offset = tuple(form.constant for form in forms)
    return Place(array.name, element, linear_terms(forms, strides, tuple(extents)), offset, strides, reads, size)


def array_shape(array: Array, relation: isl.Map, sizes: Mapping[str, int]) -> tuple[int, ...]:
    """Extents of the array in elements; where none is known, what the access reaches."""
    reached = relation.range()
    shape = []
    for level, text in enumerate(array.extents):
        known = extent_value(text, sizes)
        bounds = None if known or reached.is_empty() else constant_bounds(reached, level)
        shape.append(known or (bounds[1] + 1 if bounds else 1))
    return tuple(max(1, extent) for extent in shape)


def linear_terms(forms: Sequence[Affine], strides: Sequence[int], names: Sequence[str]) -> tuple[Term, ...]:
    """What each axis adds to the address, by ascending distance."""
    totals = [
        (name, sum(form.coefficients[axis] * stride for form, stride in zip(forms, strides, strict=True)))
        for axis, name in enumerate(names)
    ]
    terms = [Term(name, stride) for name, stride in totals if stride]
    return tuple(sorted(terms, key=lambda term: (abs(term.stride), term.axis)))


def scattered_terms(extents: Mapping[str, int]) -> tuple[Term, ...]:
    """Terms that put every instance on a line of its own."""
    terms, distance = [], LINE_BYTES
    for name, extent in reversed(list(extents.items())):
        terms.append(Term(name, distance))
        distance *= extent
    return tuple(terms)


def grouped(places: Sequence[Place]) -> tuple[Reference, ...]:
    """Accesses to one array that differ by constants only become one reference, in order of first access."""
    groups: dict[tuple[str, tuple[Term, ...]], list[Place]] = {}
    for one in places:
        groups.setdefault((one.array, one.terms), []).append(one)
    return tuple(reference_of(group) for group in groups.values())


def reference_of(group: Sequence[Place]) -> Reference:
    """The reference for accesses with the same terms."""
    first = group[0]
    offsets = sorted({one.offset for one in group})
    spreads = [
        Spread(stride, max(values) - min(values) + 1)
        for stride, values in zip(first.strides, zip(*offsets, strict=True), strict=False)
        if max(values) > min(values)
    ]
    return Reference(
        array=first.array,
        element=first.element,
        terms=first.terms,
        spreads=tuple(sorted(spreads, key=lambda spread: spread.stride)),
        copies=len(offsets),
        reads=any(one.reads for one in group),
        writes=not all(one.reads for one in group),
        size=max(one.size for one in group),
    )


def density(domain: isl.Set, extents: Sequence[int]) -> float:
    """Part of the box around the domain that the domain fills, within 1/50 or so; 1 for a box.

    Looks up `SAMPLES` points of the additive recurrence with the generalized golden ratio (M. Roberts' R_d sequence),
    which covers the box evenly and is the same in every run.
    """
    dimensions = len(extents)
    if domain.is_empty():
        return 0.0
    if domain.is_box():
        return 1.0
    if all(is_independent(domain, dimension) for dimension in range(dimensions)):
        return count(domain) / prod(extents)
    ratio = golden_ratio(dimensions)
    low = [bounds[0] for bounds in box_bounds(domain, [""] * dimensions)]
    inside = 0
    for sample in range(1, SAMPLES + 1):
        fractions = [(0.5 + sample / ratio ** (axis + 1)) % 1.0 for axis in range(dimensions)]
        point = [start + int(part * extent) for start, part, extent in zip(low, fractions, extents, strict=True)]
        inside += contains(domain, point)
    return max(inside, 1) / SAMPLES


def golden_ratio(dimensions: int) -> float:
    """The positive root of x ** (dimensions + 1) = x + 1."""
    root = 1.5
    for _ in range(40):
        root = (1 + root) ** (1 / (dimensions + 1))
    return root


def contains(domain: isl.Set, point: Sequence[int]) -> bool:
    """Whether a set holds the point."""
    name = domain.get_tuple_name() or ""
    return not domain.intersect(isl.Set(f"{{ {name}[{', '.join(map(str, point))}] }}")).is_empty()


def element_bytes(element: str) -> int:
    """Bytes of a C type."""
    return ELEMENT_BYTES.get(element, OTHER_BYTES)
