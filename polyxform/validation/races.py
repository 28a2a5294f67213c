"""No two iterations of a parallel or vector loop depend on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.polyhedra import carried_pairs
from polyxform.scop.environment import Loop
from polyxform.scop.model import AccessKind, Statement, union_set
from polyxform.validation.constraints import Constraints
from polyxform.validation.directives import LoopDirective, Role, loop_directive
from polyxform.validation.failure import failure
from polyxform.validation.reading import Reading, parts_of

NESTS = (
    (),
    (Role.WHOLE,),
    (Role.LANES,),
    (Role.WHOLE, Role.LANES),
    (Role.REGION, Role.SHARED),
    (Role.REGION, Role.SHARED, Role.LANES),
)


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


def check_races(reading: Reading, constraints: Sequence[Constraints]) -> None:
    """Returns when no concurrent loop carries a dependence. ValidationFailure (PX504) with the pair otherwise."""
    claims = list(concurrent_loops(reading.loops))
    check_nesting(reading, claims)
    for concurrent in claims:
        if concurrent.directive.role is Role.REGION:
            continue
        check_collapse(concurrent, reading.loops)
        for constraint in constraints:
            carried = carried_by(concurrent, constraint.conflicts)
            if carried.is_empty() or carried.intersect_params(reading.scop.context).is_empty():
                continue
            if is_excused(reading, constraint.array, concurrent):
                continue
            message = f"the iterations of the parallel loop '{concurrent.loop.iterator}' are not independent"
            raise reading.pair_failure("PX504", message, carried)


def check_nesting(reading: Reading, claims: Sequence[ConcurrentLoop]) -> None:
    """ValidationFailure unless the pragmas around each statement, from outside inwards, go together.

    Iterations that take turns are run by one thread after another, so that theirs goes with any other.

    In a region of threads every statement must stand in a shared loop, since the threads would all execute any other
    one, and so must every variable that the region declares, since each thread would have its own.
    """
    for name, loops in reading.loops.items():
        roles = [claim.directive.role for loop in loops for claim in claims if claim.loop == loop]
        if tuple(role for role in roles if role is not Role.TURNS) not in NESTS:
            around = ", ".join(f"'{loop.iterator}'" for loop in loops)
            raise failure("PX504", f"the pragmas of the loops {around} around {name} do not go together")
    for declared in (one for found in reading.declarations.values() for one in found):
        inside = {claim.directive.role for claim in claims if claim.loop.span in declared.loops}
        if Role.REGION in inside and Role.SHARED not in inside:
            raise failure("PX504", f"each thread has a variable '{declared.name}' of its own")


def concurrent_loops(nests: Mapping[str, tuple[Loop, ...]]) -> Iterator[ConcurrentLoop]:
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


def check_collapse(concurrent: ConcurrentLoop, nests: Mapping[str, tuple[Loop, ...]]) -> None:
    """ValidationFailure unless the collapsed loops are nested perfectly."""
    last = concurrent.outer + concurrent.directive.collapse
    chains = {nests[name][concurrent.outer : last] for name in concurrent.statements}
    if len(chains) != 1 or any(len(chain) != concurrent.directive.collapse for chain in chains):
        raise failure("PX504", f"the loops collapsed with '{concurrent.loop.iterator}' are not nested perfectly")


def carried_by(concurrent: ConcurrentLoop, pairs: isl.UnionMap) -> isl.UnionMap:
    """Pairs of emitted instances of the same execution, but of different iterations, of a concurrent loop."""
    total = isl.UnionMap("{ }")
    for source, target, part in parts_of(pairs):
        if {source, target} <= concurrent.statements:
            found = carried_pairs(part, concurrent.outer, concurrent.directive.collapse)
            total = total.union(isl.UnionMap.from_map(found))
    return total


def is_excused(reading: Reading, array: str, concurrent: ConcurrentLoop) -> bool:
    """Whether each thread has its own copy of the variable, and rightly so."""
    users = {place.emitted.name for place in reading.places if place.touches(array)} & concurrent.statements
    declared = [reading.declared_for(array, name) for name in users]
    if declared and all(one is not None and concurrent.loop.span in one.loops for one in declared):
        return True
    if any(name == variable_of(reading, array, concurrent) for _, name in concurrent.directive.reduction):
        return is_sum(reading, array, concurrent)
    return array in concurrent.directive.private and is_private(reading, array, concurrent)


def variable_of(reading: Reading, array: str, concurrent: ConcurrentLoop) -> str:
    """What a loop's statements use for a variable: itself or a copy, "" where they do not all use the same."""
    if array not in reading.copied:
        return array
    users = {place.emitted.name for place in reading.places if place.touches(array)} & concurrent.statements
    declared = {reading.declared_for(array, name) for name in users}
    if len(declared) != 1:
        return ""
    (found,) = declared
    return array if found is None else found.name


def is_sum(reading: Reading, array: str, concurrent: ConcurrentLoop) -> bool:
    """Whether the loop only adds to a variable, by the operator of the clause, and may do so in any order."""
    inside = [place.source for place in reading.places if place.emitted.name in concurrent.statements]
    touching = [statement for statement in inside if any(access.array == array for access in statement.accesses)]
    variable = variable_of(reading, array, concurrent)
    wanted = {operator for operator, name in concurrent.directive.reduction if name == variable}
    consent = reading.consent and has_all(reading, variable, concurrent)
    return consent and {sum_operator(statement, array) for statement in touching} == wanted


def has_all(reading: Reading, variable: str, concurrent: ConcurrentLoop) -> bool:
    """Whether each thread has all of a variable that the loop adds to: a scalar, or exactly the elements it touches.

    Elements of a section that the loop does not touch might not exist; threads would add zeros to them in the end.
    """
    lengths = [length for name, length in concurrent.directive.sections if name == variable]
    array = reading.emitted.arrays[variable]
    if not array.extents or not lengths:
        return not array.extents and not lengths
    if len(array.extents) != 1 or variable not in reading.scop.arrays:
        return False
    places = [place.emitted for place in reading.places if place.emitted.name in concurrent.statements]
    relations = [access.relation for one in places for access in one.accesses if access.array == variable]
    touched = union_set(relation.range() for relation in relations)
    section = isl.UnionSet(f"{{ {variable}[d] : 0 <= d < {lengths[0]} }}")
    context = reading.scop.context.params()
    return bool(touched.intersect_params(context).is_equal(section.intersect_params(context)))


def sum_operator(statement: Statement, array: str) -> str:
    """The operator of a statement that only adds to the scalar; "" for any other."""
    update = statement.update
    uses = sum(access.array == array for access in statement.accesses)
    # A chosen extremum, `s = e > s ? e : s`, reads its target twice.
    only = uses == 2 or (uses == 3 and update is not None and update.operator in ("min", "max"))
    return update.operator if update is not None and update.target.array == array and only else ""


def is_private(reading: Reading, array: str, concurrent: ConcurrentLoop) -> bool:
    """Whether every iteration surely writes the scalar before it reads it, and nothing behind the loop reads it."""
    variable = reading.scop.arrays[array]
    if variable.live_out or variable.extents:
        return False
    users = [place for place in reading.places if place.emitted.name in concurrent.statements]
    accesses = [(place, access) for place in users for access in place.emitted.accesses if access.array == array]
    inside = union_set(place.witness.domain() for place in users)
    readers = union_set(place.witness.domain() for place, access in accesses if access.kind is AccessKind.READ)
    certain = union_set(p.witness.domain() for p, access in accesses if access.kind is AccessKind.WRITE and access.must)
    through = next(through for through in reading.dependences.arrays if through.array == array)
    flow = reading.emitted_pairs(through.flow)
    kept = flow.intersect_domain(inside).intersect_range(inside)
    crossing = flow.intersect_domain(inside).union(flow.intersect_range(inside)).subtract(kept)
    # The last write that surely happens before a read is one source of it; what may be written later, others.
    settled = readers.is_subset(kept.intersect_domain(certain).range()) and crossing.is_empty()
    return bool(settled and carried_by(concurrent, kept).is_empty())
