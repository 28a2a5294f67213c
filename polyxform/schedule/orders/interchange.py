"""Reorder the loops of one statement: parallel dimensions outside, contiguous accesses innermost.

Before                                   After

    for (j ...)                              for (i ...)
      for (k ...)                              for (k ...)
        for (i ...)                              for (j ...)
          C[i][j] += A[i][k] * B[k][j];            C[i][j] += A[i][k] * B[k][j];

Refused: an order that some dependence forbids; the order of the source is kept then. Likewise where the loop that would
come to lie innermost reads here the next element and there the same one (`A[min(i + k, n - 1)]`), while the source's
innermost one adds up a number that stays in a register and reads no worse: lanes would gather each element, and load
and store each sum.
"""

from __future__ import annotations

import islpy as isl

from polyxform.dependences.legality import is_legal
from polyxform.dependences.model import Dependences
from polyxform.polyhedra import linear_subscripts, subscript_steps
from polyxform.schedule.model import Candidate
from polyxform.schedule.nest import NestBuilder, PlannedLoop, TileRun
from polyxform.scop.model import Access, AccessKind, Statement


def interchanged(statement: Statement, dependences: Dependences) -> Candidate | None:
    """The statement's loops in the better order, or None when that is the source's order or is not legal."""
    order = best_order(statement)
    if order == tuple(range(len(order))) or gathers_instead(statement, order[-1]):
        return None
    loops = tuple(PlannedLoop(dimension, (TileRun(1, None),)) for dimension in order)
    names = ", ".join(statement.iterators[dimension] for dimension in order)
    candidate = NestBuilder(statement, None, ()).build(loops, (f"interchange to {names}",))
    return candidate if is_legal(candidate.schedule, own_dependences(statement, dependences)) else None


def gathers_instead(statement: Statement, inner: int) -> bool:
    """Whether another innermost loop gives up a sum in a register to gather, and no read is better for it."""
    last = len(statement.iterators) - 1
    if statement.update is None or inner == last:
        return False
    target = statement.update.target
    kept = steps_along(target.relation, last)
    reads = [one for one in statement.accesses if one.kind is AccessKind.READ and one.array != target.array]
    gathers = any(steps_along(one.relation, inner) is None for one in reads)
    better = any(access_contiguity(one, inner) > access_contiguity(one, last) for one in reads)
    return gathers and not better and kept is not None and not any(kept)


def own_dependences(statement: Statement, dependences: Dependences) -> isl.UnionMap:
    """Dependences of the statement on itself."""
    instances = isl.UnionSet.from_set(statement.domain)
    return dependences.bound.intersect_domain(instances).intersect_range(instances)


def best_order(statement: Statement) -> tuple[int, ...]:
    """Dimensions that place a written element, then the others, the most contiguous one innermost; ties as written."""
    dimensions = range(len(statement.iterators))
    if not dimensions:
        return ()
    inner = max(dimensions, key=lambda d: (contiguity(statement, d), d))
    placing = [d for d in dimensions if d != inner and places_writes(statement, d)]
    others = [d for d in dimensions if d != inner and d not in placing]
    return (*placing, *others, inner)


def contiguity(statement: Statement, dimension: int) -> int:
    """How well the dimension suits the innermost loop: +2 for a contiguous access, +1 for an invariant one, else -4."""
    return sum(access_contiguity(access, dimension) for access in statement.accesses)


def access_contiguity(access: Access, dimension: int, order: tuple[int, ...] | None = None) -> int:
    """Score of one access along a dimension; `order`: the array's dimensions that a copy in its place has."""
    steps = steps_along(access.relation, dimension)
    if steps is None:
        return -4
    steps = steps if order is None else tuple(steps[kept] for kept in order)
    if not any(steps):
        return 1 if access.kind is AccessKind.READ else 0
    return 2 if steps[-1] in (1, -1) and not any(steps[:-1]) else -4


def steps_along(relation: isl.Map, dimension: int) -> tuple[int, ...] | None:
    """What each subscript changes by along a dimension; None where that differs."""
    forms = linear_subscripts(relation)
    if forms is not None:
        return tuple(form.coefficients[dimension] for form in forms)
    return subscript_steps(relation, dimension)


def places_writes(statement: Statement, dimension: int) -> bool:
    """Whether some written element depends on the dimension."""
    writes = (access for access in statement.accesses if access.kind is AccessKind.WRITE)
    forms = (linear_subscripts(access.relation) for access in writes)
    return any(form is not None and any(part.uses(dimension) for part in form) for form in forms)
