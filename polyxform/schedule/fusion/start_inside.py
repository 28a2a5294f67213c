"""Let a nest that gathers begin its elements itself, where another one did so for all elements before it.

Before                                       After

    for (i ...) for (j ...)                      for (i ...) {
      B[i][j] = 0;                                 for (j ...)
    for (i ...) for (k ...) for (j ...)              B[i][j] = 0;
      B[i][j] += A[i][k][j];                       for (k ...) for (j ...)
                                                     B[i][j] += A[i][k][j];
                                                 }

That is how sums, and greatest values of windows, come from the source once their loops are distributed and those of one
of them interchanged: all of B was written, left the caches, and was read again.

Refused: loops over different ranges, nests of several statements, nests that kernels compute, and those that do not
have all loops of the beginning but its innermost one outermost: fewer in common leave fewer iterations to threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import islpy as isl

from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.polyhedra import sets_of
from polyxform.schedule.fusion.chain import with_shared_loops, without_loops
from polyxform.schedule.fusion.chain_cost import Sharing
from polyxform.schedule.fusion.fuse import same_range
from polyxform.schedule.model import Candidate, LoopMark, in_sequence, mark_name, marked_nodes
from polyxform.scop.model import AccessKind, Scop, Statement


def started_inside(candidates: Sequence[Candidate], scop: Scop, dependences: Dependences) -> list[Candidate]:
    """The candidates of nests that run one after another, each beginning joined with the nest behind it."""
    found: list[Candidate] = []
    for candidate in candidates:
        joined = together(found[-1], candidate, scop, dependences) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(candidate)
    return found


def together(first: Candidate, then: Candidate, scop: Scop, dependences: Dependences) -> Candidate | None:
    """Both nests under the loops that they have in common; None where the first is no beginning of the other."""
    statements = [statement for candidate in (first, then) for statement in statements_of(candidate, scop)]
    if len(statements) != 2 or not begins(*statements) or not (plain(first) and plain(then)):
        return None
    beginning, gathering = statements
    levels = len(beginning.iterators) - 1
    if levels < 1 or not all(same_range(beginning, gathering, level) for level in range(levels)):
        return None
    pairs = zip((first, then), statements, strict=True)
    bare = [without_loops(candidate, [statement], levels) for candidate, statement in pairs]
    schedules = [one for one in bare if one is not None]
    return under(schedules, levels, first, then, statements, dependences) if len(schedules) == len(bare) else None


def under(
    schedules: Sequence[isl.Schedule],
    levels: int,
    first: Candidate,
    then: Candidate,
    statements: Sequence[Statement],
    dependences: Dependences,
) -> Candidate | None:
    """Two trees without their outermost loops under shared ones; None where that breaks a dependence."""
    marks = {**first.marks, **then.marks}
    schedule = with_shared_loops(schedules[0].sequence(schedules[1]), statements, Sharing(levels), marks)
    if not is_legal(schedule, within(dependences.bound, schedule.get_domain())):
        return None
    left = {mark_name(node) for node in marked_nodes(schedule.get_root())}
    marks = {key: mark for key, mark in marks.items() if key in left}
    return replace(in_sequence(first, then), schedule=schedule, marks=marks)


def statements_of(candidate: Candidate, scop: Scop) -> list[Statement]:
    """What a candidate runs."""
    return [scop.statement(instances.get_tuple_name()) for instances in sets_of(candidate.schedule.get_domain())]


def plain(candidate: Candidate) -> bool:
    """Whether nothing but loops is in a candidate's tree."""
    return all(isinstance(mark, LoopMark) for mark in candidate.marks.values())


def begins(first: Statement, then: Statement) -> bool:
    """Whether a statement sets, and reads nowhere, an array that the other one then updates over more loops."""
    if then.update is None or len(then.iterators) <= len(first.iterators):
        return False
    array = then.update.target.array
    uses = [access for access in first.accesses if access.array == array]
    return len(uses) == 1 and uses[0].kind is AccessKind.WRITE and uses[0].must
