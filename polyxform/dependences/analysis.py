"""Exact dependence analysis by isl: last writer of each read, next write after each access.

Source: Feautrier, "Dataflow analysis of array and scalar references", IJPP 20 (1991), as isl implements it with
must-sources (which hide what stands before them), may-sources and kills.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import permutations, product

import islpy as isl

from polyxform.dependences.model import ArrayDependences, Dependences, union_map
from polyxform.dependences.promises import without_promised
from polyxform.scop.known import known_beyond_types, type_ranges
from polyxform.scop.model import Access, AccessKind, Scop, Statement

ADDED = frozenset(("+", "-"))
"""Operators of updates that may come in any order where sums may."""


@dataclass(frozen=True)
class ArrayAccesses:
    """What the region does to one array, as { S0[i] -> A[d] }.

    reads       every read
    writes      every write
    surely      writes that surely happen: they hide earlier ones
    settled     those of them that no update statement does
    lasting     those of them that no integer minimum or maximum does
    """

    reads: isl.UnionMap
    writes: isl.UnionMap
    surely: isl.UnionMap
    settled: isl.UnionMap
    lasting: isl.UnionMap


def analyze(scop: Scop) -> Dependences:
    """The dependences of a region.

    Raises isl.Error when the operation budget in force runs out.
    """
    reductions = {name: reduction_pairs(scop, name) for name in written_arrays(scop)}
    every = (array_dependences(scop, name, reductions.get(name)) for name in sorted(scop.arrays))
    arrays = tuple(without_promised(scop, found) for found in every)
    found = Dependences(arrays, union_map(reductions.values()))
    return Dependences(arrays, found.reductions.intersect(found.validity))


def array_dependences(scop: Scop, array: str, reductions: isl.UnionMap | None) -> ArrayDependences:
    """Dependences through one array; `reductions` is None where nothing writes it."""
    use = array_accesses(scop, array)
    empty = isl.UnionMap("{ }")
    repeated = ordered_pairs(scop, use.reads, use.reads, empty)
    if reductions is None:
        return ArrayDependences(array, empty, empty, empty, repeated, empty)
    flow = ordered_pairs(scop, use.reads, use.writes, use.surely)
    anti = ordered_pairs(scop, use.writes, use.reads, use.surely)
    output = ordered_pairs(scop, use.writes, use.writes, use.surely)
    relaxed = flow.union(anti).union(output)
    if not reductions.is_empty():
        relaxed = relaxed_pairs(scop, use).subtract(reductions)
    found = ArrayDependences(array, flow, anti, output, repeated, relaxed)
    exchanged = exchangeable_pairs(scop, array)
    if not exchanged.is_empty():
        exact = relaxed_pairs(scop, replace(use, settled=use.lasting)).subtract(exchanged)
        return replace(found, exact=exact, exchanged=exchanged)
    traded = traded_pairs(scop, array) if scop.directives.reassociate else exchanged
    if traded.is_empty():
        return found
    exact = relaxed_pairs(scop, use).subtract(traded)
    return replace(found, exact=exact, exchanged=traded, by_consent=True)


def memory_conflicts(scop: Scop, array: str) -> isl.UnionMap:
    """All pairs of instances, in source order, that touch the same element of an array and of which one writes it.

    Unlike dependences, these also relate accesses with other writes of the element between them.
    """
    use = array_accesses(scop, array)
    both = use.reads.union(use.writes)
    nothing = isl.UnionMap("{ }")
    return ordered_pairs(scop, use.writes, both, nothing).union(ordered_pairs(scop, use.reads, use.writes, nothing))


def relaxed_pairs(scop: Scop, use: ArrayAccesses) -> isl.UnionMap:
    """Flow, anti and output dependences where the write of an update statement hides nothing before it."""
    return union_map(
        [
            ordered_pairs(scop, use.reads, use.writes, use.settled),
            ordered_pairs(scop, use.writes, use.reads, use.settled),
            ordered_pairs(scop, use.writes, use.writes, use.settled),
        ]
    )


def ordered_pairs(scop: Scop, sink: isl.UnionMap, source: isl.UnionMap, kill: isl.UnionMap) -> isl.UnionMap:
    """{ source instance -> later sink instance } for the same element, unless a `kill` access stands between."""
    info = isl.UnionAccessInfo.from_sink(sink).set_may_source(source).set_kill(kill).set_schedule(scop.schedule)
    return info.compute_flow().get_may_dependence().coalesce()


def array_accesses(scop: Scop, array: str) -> ArrayAccesses:
    """The accesses to one array, sorted by what they do."""
    pairs = [(s, a) for s in scop.statements for a in s.accesses if a.array == array]
    writes = [(s, a) for s, a in pairs if a.kind is AccessKind.WRITE]
    among = partial(relation, type_ranges(scop), known_beyond_types(scop))
    return ArrayAccesses(
        reads=among(a for _, a in pairs if a.kind is AccessKind.READ),
        writes=among(a for _, a in writes),
        surely=among(a for _, a in writes if a.must),
        settled=among(a for s, a in writes if a.must and s.update is None),
        lasting=among(a for s, a in writes if a.must and not s.extremum),
    )


def relation(types: isl.Set, known: isl.Set, accesses: Iterable[Access]) -> isl.UnionMap:
    """Union of the accesses' relations under what is known about the parameters beyond the ranges of their types."""
    merged = union_map(isl.UnionMap.from_map(a.relation) for a in accesses)
    return merged.gist_params(types).intersect_params(known)


def written_arrays(scop: Scop) -> frozenset[str]:
    """Names of the arrays that some statement writes."""
    return frozenset(a.array for s in scop.statements for a in s.accesses if a.kind is AccessKind.WRITE)


def reduction_pairs(scop: Scop, array: str) -> isl.UnionMap:
    """Pairs of instances of an update statement on `array` that conflict through the target and nothing else."""
    updates = [s for s in scop.statements if s.update is not None and s.update.target.array == array]
    return union_map(update_pairs(statement) for statement in updates)


def update_pairs(statement: Statement) -> isl.UnionMap:
    """`reduction_pairs` of one statement, in both directions."""
    assert statement.update is not None
    target = statement.update.target.relation
    pairs = target.apply_range(target.reverse())
    for access in other_accesses(statement, statement.update.target):
        conflict = access.relation.apply_range(target.reverse())
        pairs = pairs.subtract(conflict).subtract(conflict.reverse())
    return isl.UnionMap.from_map(pairs)


def traded_pairs(scop: Scop, array: str) -> isl.UnionMap:
    """Pairs of instances of different sums, or of different products, that change the same element of an array."""
    found = [s for s in scop.statements if s.update is not None and s.update.target.array == array]
    pairs = isl.UnionMap("{ }")
    for one, other in permutations(found, 2):
        assert one.update is not None
        assert other.update is not None
        if {one.update.operator, other.update.operator} <= ADDED or one.update.operator == other.update.operator == "*":
            same = one.update.target.relation.apply_range(other.update.target.relation.reverse())
            pairs = pairs.union(isl.UnionMap.from_map(same))
    return pairs.coalesce()


def exchangeable_pairs(scop: Scop, array: str) -> isl.UnionMap:
    """Pairs of integer minima, or of maxima, that conflict through the element that both set and nothing else."""
    found = [(s, a) for s in scop.statements for a in s.accesses if s.extremum and a.kind is AccessKind.WRITE]
    found = [(statement, target) for statement, target in found if target.array == array]
    pairs = isl.UnionMap("{ }")
    for (one, target), (other, goal) in product(found, repeat=2):
        if one.extremum == other.extremum:
            same = target.relation.apply_range(goal.relation.reverse())
            reading = (a.relation.apply_range(goal.relation.reverse()) for a in elsewhere(one, target))
            read = (target.relation.apply_range(a.relation.reverse()) for a in elsewhere(other, goal))
            for conflict in (*reading, *read):
                same = same.subtract(conflict)
            pairs = pairs.union(isl.UnionMap.from_map(same))
    return pairs.coalesce()


def elsewhere(statement: Statement, target: Access) -> list[Access]:
    """Accesses of the statement to the target's array but those to the target itself."""
    own = (a for a in statement.accesses if a.array == target.array)
    return [a for a in own if not a.relation.is_equal(target.relation)]


def other_accesses(statement: Statement, target: Access) -> list[Access]:
    """Accesses to the target's array other than the update's own one read and one write of the target."""
    others = [a for a in statement.accesses if a.array == target.array]
    for kind in AccessKind:
        own = next((a for a in others if a.kind is kind and a.relation.is_equal(target.relation)), None)
        others = [a for a in others if a is not own]
    return others
