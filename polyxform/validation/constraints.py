"""Which pairs of emitted instances must keep their order, and which must not run at the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import islpy as isl

from polyxform.dependences.analysis import memory_conflicts, reduction_pairs, traded_pairs
from polyxform.dependences.model import ArrayDependences
from polyxform.diagnostics import Span
from polyxform.polyhedra import equal_dimensions
from polyxform.validation.reading import Declaration, Reading, parts_of


@dataclass(frozen=True)
class Constraints:
    """What the accesses to one array demand, as { emitted instance -> emitted instance }.

    array      its name
    order      the first must run before the second
    conflicts  the two must not run at the same time
    """

    array: str
    order: isl.UnionMap
    conflicts: isl.UnionMap


def find_constraints(reading: Reading, reassociate: bool) -> tuple[Constraints, ...]:
    """The constraints of every array. ValidationFailure (PX503) for a value that a local variable cannot hand on."""
    return tuple(constraints_of(reading, through, reassociate) for through in reading.dependences.arrays)


def constraints_of(reading: Reading, through: ArrayDependences, reassociate: bool) -> Constraints:
    """The constraints of one array."""
    declared = [one for one in reading.declarations.get(through.array, ()) if one.loops]
    if declared:
        pairs = outer_pairs(reading, through.array)
        for one in declared:
            pairs = pairs.union(local_pairs(reading, through, one))
        return Constraints(through.array, pairs, pairs)
    pairs = reading.emitted_pairs(through.conflicts)
    is_exact = through.exact is not None and not through.by_consent
    if not reassociate or is_exact:
        # Integer updates may change places by themselves: consent to reorder sums adds nothing to that.
        is_plain = through.exact is None and through.exchanged is None
        order = pairs if is_plain else reading.emitted_pairs(through.order if is_exact else through.validity)
        return Constraints(through.array, order, pairs)
    sums = through.relaxed.union(reduction_pairs(reading.scop, through.array))
    traded = traded_pairs(reading.scop, through.array) if through.by_consent else isl.UnionMap("{ }")
    order = reading.emitted_pairs(through.relaxed.subtract(traded))
    return Constraints(through.array, order, pairs.union(reading.emitted_pairs(sums)))


def local_pairs(reading: Reading, through: ArrayDependences, declared: Declaration) -> isl.UnionMap:
    """Constraints of a variable that is declared inside loops, so that each of their iterations has its own.

    Every value that is used must come from the same iteration. Then only accesses of one iteration can disturb each
    other, and every such pair must keep its order: the chain of dependences that stands for it may lead through
    other iterations.
    """
    array, loops = through.array, declared.loops
    flow = reading.emitted_pairs(through.flow)
    flow = chosen(flow, lambda *names: any(reading.declared_for(array, name) == declared for name in names))
    crossing = flow.subtract(within_iterations(reading, flow, loops))
    if not crossing.is_empty():
        raise reading.pair_failure("PX503", f"'{through.array}' loses its value between iterations", crossing)
    conflicts = reading.emitted_pairs(memory_conflicts(reading.scop, through.array))
    return flow.union(within_iterations(reading, conflicts, loops))


def outer_pairs(reading: Reading, array: str) -> isl.UnionMap:
    """Constraints of the accesses to an array that no variable stands for.

    Every pair must keep its order: the chain of dependences that stands for it may lead through accesses to a variable.
    """
    if all(reading.has_copies_of(array, place.emitted.name) for place in reading.places if place.touches(array)):
        return isl.UnionMap("{ }")
    conflicts = reading.emitted_pairs(memory_conflicts(reading.scop, array))
    return chosen(conflicts, lambda *names: not any(reading.has_copies_of(array, name) for name in names))


def chosen(pairs: isl.UnionMap, wanted: Callable[[str, str], bool]) -> isl.UnionMap:
    """The pairs between some emitted statements."""
    total = isl.UnionMap("{ }")
    for source, target, part in parts_of(pairs):
        if wanted(source, target):
            total = total.union(isl.UnionMap.from_map(part))
    return total


def within_iterations(reading: Reading, pairs: isl.UnionMap, loops: tuple[Span, ...]) -> isl.UnionMap:
    """The pairs that belong to the same iteration of all the loops."""
    total = isl.UnionMap("{ }")
    for part in parts_inside(reading, pairs, loops):
        total = total.union(isl.UnionMap.from_map(equal_dimensions(part, 0, len(loops))))
    return total


def parts_inside(reading: Reading, pairs: isl.UnionMap, loops: tuple[Span, ...]) -> Iterator[isl.Map]:
    """The pairs between statements that stand in the loops."""
    for source, target, part in parts_of(pairs):
        around = ([loop.span for loop in reading.loops[name][: len(loops)]] for name in (source, target))
        if all(tuple(spans) == loops for spans in around):
            yield part
