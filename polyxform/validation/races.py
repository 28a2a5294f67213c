"""No two iterations of a parallel or vector loop depend on each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.dependences.analysis import reduction_pairs
from polyxform.dependences.model import ArrayDependences, Dependences
from polyxform.polyhedra import carried_pairs
from polyxform.scop.environment import Loop
from polyxform.scop.model import AccessKind, Scop, union_set
from polyxform.validation.directives import LoopDirective, loop_directive
from polyxform.validation.failure import failure
from polyxform.validation.order import emitted_pairs, pair_failure, source_pairs, whole_witness
from polyxform.validation.witness import Occurrence

LoopNests = Mapping[str, tuple[Loop, ...]]


@dataclass(frozen=True)
class ConcurrentLoop:
    """A loop whose iterations may run at the same time.

    loop        the loop
    directive   what its pragma claims
    outer       how many loops surround it
    statements  names of the emitted statements in it
    """

    loop: Loop
    directive: LoopDirective
    outer: int
    statements: frozenset[str]


def check_races(scop: Scop, nests: LoopNests, occurrences: Sequence[Occurrence], dependences: Dependences) -> None:
    """Returns when no concurrent loop carries a dependence. ValidationFailure (PX504) with the pair otherwise.

    nests  loops around each emitted statement, outermost first
    """
    witness = whole_witness(occurrences)
    claims = list(concurrent_loops(nests))
    for concurrent in claims:
        check_collapse(concurrent, nests)
    for through in dependences.arrays if claims else ():
        pairs = emitted_pairs(conflicts(scop, through), witness)
        for concurrent in claims:
            carried = carried_by(concurrent, pairs)
            if carried.is_empty() or is_excused(scop, through, concurrent, occurrences, witness):
                continue
            message = f"the iterations of the parallel loop '{concurrent.loop.iterator}' are not independent"
            raise pair_failure("PX504", message, scop, dependences, source_pairs(carried, witness))


def conflicts(scop: Scop, through: ArrayDependences) -> isl.UnionMap:
    """Pairs of source instances that must not run at the same time; all terms of a sum conflict with each other."""
    sums = reduction_pairs(scop, through.array)
    return through.validity if sums.is_empty() else through.validity.union(through.relaxed).union(sums)


def concurrent_loops(nests: LoopNests) -> Iterator[ConcurrentLoop]:
    """The loops with a pragma that claims something, outermost first."""
    seen: set[Loop] = set()
    for loops in nests.values():
        for outer, loop in enumerate(loops):
            if loop in seen:
                continue
            seen.add(loop)
            inside = frozenset(name for name, around in nests.items() if loop in around)
            claims = (loop_directive(text) for text in loop.pragmas)
            yield from (ConcurrentLoop(loop, claim, outer, inside) for claim in claims if claim is not None)


def check_collapse(concurrent: ConcurrentLoop, nests: LoopNests) -> None:
    """ValidationFailure unless the collapsed loops are nested perfectly."""
    last = concurrent.outer + concurrent.directive.collapse
    chains = {nests[name][concurrent.outer : last] for name in concurrent.statements}
    if len(chains) != 1 or any(len(chain) != concurrent.directive.collapse for chain in chains):
        raise failure("PX504", f"the loops collapsed with '{concurrent.loop.iterator}' are not nested perfectly")


def carried_by(concurrent: ConcurrentLoop, pairs: isl.UnionMap) -> isl.UnionMap:
    """Pairs of emitted instances of the same execution, but of different iterations, of a concurrent loop."""
    total = isl.UnionMap("{ }")
    for part in maps_of(pairs):
        ends = {part.get_tuple_name(isl.dim_type.in_), part.get_tuple_name(isl.dim_type.out)}
        if ends <= concurrent.statements:
            found = carried_pairs(part, concurrent.outer, concurrent.directive.collapse)
            total = total.union(isl.UnionMap.from_map(found))
    return total


def maps_of(relation: isl.UnionMap) -> Iterable[isl.Map]:
    """The maps that a union consists of."""
    maps = relation.get_map_list()
    return (maps.get_at(position) for position in range(maps.n_map()))


def is_excused(
    scop: Scop,
    through: ArrayDependences,
    concurrent: ConcurrentLoop,
    occurrences: Sequence[Occurrence],
    witness: isl.UnionMap,
) -> bool:
    """Whether a clause of the pragma gives each thread its own copy of the variable, and rightly so."""
    if any(through.array == name for _, name in concurrent.directive.reduction):
        return is_sum(scop, through, concurrent, occurrences)
    if through.array not in concurrent.directive.private:
        return False
    return is_private(scop, through, concurrent, occurrences, witness)


def is_sum(
    scop: Scop, through: ArrayDependences, concurrent: ConcurrentLoop, occurrences: Sequence[Occurrence]
) -> bool:
    """Whether the loop only adds to the variable, by the operator of the clause, and may do so in any order."""
    inside = {o.source.name: o.source for o in occurrences if o.emitted.name in concurrent.statements}
    touching = [s for s in inside.values() if any(a.array == through.array for a in s.accesses)]
    operators = {s.update.operator if s.update and s.update.target.array == through.array else "" for s in touching}
    only_updates = all(sum(a.array == through.array for a in s.accesses) == 2 for s in touching)
    is_scalar = not scop.arrays[through.array].extents
    wanted = {operator for operator, name in concurrent.directive.reduction if name == through.array}
    return is_scalar and only_updates and operators == wanted and scop.directives.reassociate


def is_private(
    scop: Scop,
    through: ArrayDependences,
    concurrent: ConcurrentLoop,
    occurrences: Sequence[Occurrence],
    witness: isl.UnionMap,
) -> bool:
    """Whether every iteration surely writes the scalar before it reads it, and nothing behind the loop reads it."""
    variable = scop.arrays[through.array]
    if variable.live_out or variable.extents:
        return False
    users = [o for o in occurrences if o.emitted.name in concurrent.statements]
    accesses = [(o, a) for o in users for a in o.emitted.accesses if a.array == variable.name]
    if not all(a.must for _, a in accesses if a.kind is AccessKind.WRITE):
        return False
    inside = union_set(o.witness.domain() for o in users)
    readers = union_set(o.witness.domain() for o, a in accesses if a.kind is AccessKind.READ)
    flow = emitted_pairs(through.flow, witness)
    kept = flow.intersect_domain(inside).intersect_range(inside)
    crossing = flow.intersect_domain(inside).union(flow.intersect_range(inside)).subtract(kept)
    settled = readers.is_subset(kept.range()) and crossing.is_empty()
    return bool(settled and carried_by(concurrent, kept).is_empty())
