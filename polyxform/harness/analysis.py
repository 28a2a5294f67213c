"""What a call reaches, does and rounds at given sizes, from the models of its regions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import islpy as isl

from polyxform.harness.entry import Entry
from polyxform.harness.expressions import evaluate
from polyxform.polyhedra import constant_bounds, count_points, fix_parameters, operation_budget
from polyxform.scop.model import Access, AccessKind, Scop, Statement

UNIT_ROUNDOFF = {"float": 2.0**-24, "double": 2.0**-53}
PLAIN_SCALE = re.compile(r"[A-Za-z_]\w*|\d+(\.\d*)?[fFlL]?")
COUNTING_OPERATIONS = 50_000_000


UNKNOWN = -1
REACHED = 65536
"""Extent of an array of one dimension whose subscripts are data."""
REACHED_ROWS = 256
"""Extent of the outermost dimension of others."""
LARGEST_SUBSCRIPT = 64
"""What subscripts that are data stay below."""


def reach(entry: Entry, scops: Iterable[Scop], sizes: Mapping[str, int]) -> tuple[int, ...]:
    """Extent that each buffer needs in its undeclared outermost dimension; 0 for buffers that declare all of theirs.

    UNKNOWN where an access is not bounded by these sizes and the region promises that some are independent: data that
    keeps the promise is not known.
    """
    scops = tuple(scops)
    found = (needed_extent(buffer.name, scops, sizes) if buffer.open else 0 for buffer in entry.buffers)
    if any(scop.directives.independent for scop in scops):
        return tuple(found)
    enough = (REACHED if len(buffer.extents) == 1 else REACHED_ROWS for buffer in entry.buffers)
    return tuple(extent if one == UNKNOWN else one for one, extent in zip(found, enough, strict=True))


def subscript_bounds(entry: Entry, scops: Iterable[Scop], sizes: Mapping[str, int]) -> tuple[int, ...]:
    """What the integers of each buffer stay below, so that they can be subscripts; 0 where no subscript is data."""
    extents = [extent for scop in scops for extent in extents_behind_data(scop, sizes)]
    if not extents:
        return (0,) * len(entry.buffers)
    below = max(1, min(LARGEST_SUBSCRIPT, *extents))
    return tuple(0 if buffer.element in UNIT_ROUNDOFF or not buffer.extents else below for buffer in entry.buffers)


def extents_behind_data(scop: Scop, sizes: Mapping[str, int]) -> Iterator[int]:
    """The extents of all dimensions in which a subscript is data; LARGEST_SUBSCRIPT for those that are not declared."""
    for access in (access for statement in scop.statements for access in statement.accesses):
        touched = fix_parameters(access.relation.range(), tuple(sizes.items()))
        for dimension, text in enumerate(() if touched.is_empty() else scop.arrays[access.array].extents):
            if constant_bounds(touched, dimension) is None:
                extent = evaluate(text, sizes)
                yield LARGEST_SUBSCRIPT if extent is None else extent


def needed_extent(array: str, scops: Sequence[Scop], sizes: Mapping[str, int]) -> int:
    """One more than the largest first subscript of any access; 1 for an array that nothing accesses."""
    accesses = [a for scop in scops for s in scop.statements for a in s.accesses if a.array == array]
    touched = (fix_parameters(access.relation.range(), tuple(sizes.items())) for access in accesses)
    bounds = [constant_bounds(elements, 0) for elements in touched if not elements.is_empty()]
    known = [bound[1] + 1 for bound in bounds if bound]
    return max(known, default=1) if len(known) == len(bounds) else UNKNOWN


def fixed_domain(statement: Statement, sizes: Mapping[str, int]) -> isl.Set:
    """The statement's instances at these sizes."""
    return fix_parameters(statement.domain, tuple(sizes.items()))


def is_consistent(scop: Scop, sizes: Mapping[str, int]) -> bool:
    """Whether the sizes keep what the region assumes of its parameters."""
    return not fix_parameters(scop.context, tuple(sizes.items())).is_empty()


def strayed_array(scops: Iterable[Scop], sizes: Mapping[str, int]) -> str:
    """An array that some access leaves at these sizes, by its declared extents; "" when all stay inside."""
    for scop in scops:
        for access in (access for statement in scop.statements for access in statement.accesses):
            if strays(access, scop.arrays[access.array].extents, sizes):
                return access.array
    return ""


def strays(access: Access, extents: Sequence[str], sizes: Mapping[str, int]) -> bool:
    """Whether a subscript of the access leaves its extent; extents that cannot be evaluated count as wide enough."""
    touched = fix_parameters(access.relation.range(), tuple(sizes.items()))
    if touched.is_empty():
        return False
    for dimension, text in enumerate(extents):
        bounds, extent = constant_bounds(touched, dimension), evaluate(text, sizes)
        if bounds and (bounds[0] < 0 or (extent is not None and bounds[1] >= extent)):
            return True
    return False


def work_bound(scops: Iterable[Scop], sizes: Mapping[str, int]) -> int:
    """An upper bound of the statement instances that a call executes: the boxes around their domains."""
    return sum(box_size(fixed_domain(statement, sizes)) for scop in scops for statement in scop.statements)


def box_size(domain: isl.Set) -> int:
    """Points of the box around a bounded set without parameters."""
    if domain.is_empty():
        return 0
    total = 1
    for dimension in range(domain.dim(isl.dim_type.set)):
        total *= span_of(domain, dimension)
    return total


def span_of(domain: isl.Set, dimension: int) -> int:
    """Values that a dimension of a set takes, counted from the smallest to the largest."""
    bounds = constant_bounds(domain, dimension)
    return bounds[1] - bounds[0] + 1 if bounds else 1


def multiply_adds(scops: Iterable[Scop], sizes: Mapping[str, int]) -> int | None:
    """Floating-point operations of the reduction steps, only those that are needed; None when they cannot be counted.

    A step `target += a * b * ...` counts one addition and the multiplications; a step that only adds counts one.
    """
    counts = [step_operations(s, sizes) for scop in scops for s in scop.statements if adds_up(s)]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def adds_up(statement: Statement) -> bool:
    """Whether the statement is a step of a sum."""
    return statement.update is not None and statement.update.operator in ("+", "-")


def step_operations(statement: Statement, sizes: Mapping[str, int]) -> int | None:
    """Operations of all instances of a reduction step; None beyond the counting budget."""
    assert statement.update is not None
    update = statement.update
    # An invariant multiple of one factor is computed once for all products with it.
    scale = 0 if update.scaled is not None else len(update.scale)
    each = max(1, len(update.factors) + scale)
    try:
        with operation_budget(COUNTING_OPERATIONS):
            return each * count_points(fixed_domain(statement, sizes))
    except isl.Error:
        return None


def rounding_bound(entry: Entry, scops: Iterable[Scop], sizes: Mapping[str, int]) -> float:
    """gamma_n = n u / (1 - n u) for the longest sum of a call (Higham, Accuracy and Stability, section 3.1).

    Holds for kernels that only multiply, add, and assign values that do not come from arrays: the absolute sum of the
    terms is then the kernel's own result on absolute data. 0 for other kernels, for which no bound is known; a table of
    constants keeps its signs.
    """
    scops = tuple(scops)
    statements = [statement for scop in scops for statement in scop.statements]
    units = [UNIT_ROUNDOFF[b.element] for b in entry.buffers if b.element in UNIT_ROUNDOFF]
    if not units or not all(sums_products(statement) for statement in statements) or reads_tables(entry, scops):
        return 0.0
    terms = sum(roundings(statement, sizes) for statement in statements)
    error = terms * max(units)
    return error / (1 - error) if error < 0.5 else 0.0


def reads_tables(entry: Entry, scops: Iterable[Scop]) -> bool:
    """Whether a region reads arrays of the file that a caller cannot fill."""
    filled = {buffer.name for buffer in entry.buffers}
    arrays = (array for scop in scops for array in scop.arrays.values())
    return any(array.storage in ("global", "static") and array.name not in filled for array in arrays)


def sums_products(statement: Statement) -> bool:
    """Whether the statement adds a product to its target, or assigns without reading an array."""
    update = statement.update
    if update is None:
        return all(access.kind is AccessKind.WRITE for access in statement.accesses)
    return update.operator == "+" and all(PLAIN_SCALE.fullmatch(text) for text in update.scale)


def roundings(statement: Statement, sizes: Mapping[str, int]) -> int:
    """Roundings behind each value that the statement leaves: those of every step that meets in one element."""
    domain = fixed_domain(statement, sizes)
    if statement.update is None or domain.is_empty():
        return 1
    reduced = reduction_dimensions(statement)
    steps = 1
    for dimension in reduced:
        steps *= span_of(domain, dimension)
    return steps + len(statement.update.factors) + len(statement.update.scale)


def reduction_dimensions(statement: Statement) -> list[int]:
    """Dimensions of the statement that its written access does not use."""
    writes = [a for a in statement.accesses if a.kind is AccessKind.WRITE]
    relation = writes[0].relation.gist_domain(statement.domain)
    count = statement.domain.dim(isl.dim_type.set)
    return [d for d in range(count) if not relation.involves_dims(isl.dim_type.in_, d, 1)]
