"""Reorder the loops of a nest's deepest statement for contiguous accesses; the others join it in the loops outside.

Before                                   After

    for (i ...)                              for (i ...)
      for (j ...) {                            for (k ...) {
        s[i][j] = max(s[i][j],                   s[i][k] = max(s[i][k],
                      s[i + 1][j]);                            s[i + 1][k]);
        for (k = i + 1; k < j; k++)              for (j = k + 1; j < n; j++)        // contiguous
          s[i][j] = max(s[i][j],                   s[i][j] = max(s[i][j],
                    s[i][k] + s[k + 1][j]);                      s[i][k] + s[k + 1][j]);
      }                                        }

A sum or maximum that pulls its terms together becomes one that pushes each finished element on to all that it enters
(right-looking instead of left-looking).

Refused: several statements of the greatest depth, others that are not one loop shallower, orders that break a
dependence or whose innermost loop runs along memory no better than the source's,
or would gather for sums that the source keeps in a register (as for `interchange`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

import islpy as isl

from polyxform.affine import affine_on, set_list, union_function
from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.schedule.model import Candidate
from polyxform.schedule.orders.interchange import contiguity, gathers_instead
from polyxform.schedule.source_order import LoopMarker
from polyxform.scop.model import Scop, Statement, union_set

DEEP = 4
"""Outer loops from which on not every order of them is tried."""


def reordered(group: Sequence[Statement], scop: Scop, dependences: Dependences) -> Candidate | None:
    """The group in the first order that is legal and runs along memory better than the source; None without one."""
    depth = max(len(statement.iterators) for statement in group)
    deepest = [statement for statement in group if len(statement.iterators) == depth]
    if len(deepest) != 1 or depth < 2 or any(len(s.iterators) not in (depth - 1, depth) for s in group):
        return None
    signs = {statement.name: directions(statement, scop) for statement in group}
    if not all(signs.values()):
        return None
    order = within(dependences.order, union_set(statement.domain for statement in group))
    for dimensions in better_orders(deepest[0]):
        candidate = in_order(group, deepest[0], dimensions, signs)
        if is_legal(candidate.schedule, order):
            return candidate
    return None


def better_orders(statement: Statement) -> Iterator[tuple[int, ...]]:
    """Orders of a statement's dimensions with a better innermost one than the source's, best first.

    The outer loops of a deep nest stay in the order of the source: their orders are too many to try.
    """
    dimensions = range(len(statement.iterators))
    scores = [contiguity(statement, dimension) for dimension in dimensions]
    found = (d for d in dimensions if scores[d] > scores[-1] and not gathers_instead(statement, d))
    better = sorted(found, key=lambda d: -scores[d])
    for inner in better:
        outer = tuple(dimension for dimension in dimensions if dimension != inner)
        for order in permutations(outer) if len(outer) < DEEP else (outer,):
            yield (*order, inner)


def directions(statement: Statement, scop: Scop) -> tuple[int, ...]:
    """For each dimension 1 where the source's loop ascends, -1 where it descends; () where one of them is not seen."""
    instances = isl.UnionSet.from_set(statement.domain)
    times = isl.Map.from_union_map(scop.schedule.get_map().intersect_domain(instances))
    found = [direction(times, dimension) for dimension in range(len(statement.iterators))]
    return tuple(sign for sign in found if sign) if all(found) else ()


def direction(times: isl.Map, dimension: int) -> int:
    """1 where some dimension of the time is that of the instance, -1 where it is its negative, 0 for neither."""
    everything = isl.Map.universe(times.get_space())
    for place in range(times.dim(isl.dim_type.out)):
        if times.is_subset(everything.equate(isl.dim_type.in_, dimension, isl.dim_type.out, place)):
            return 1
        if times.is_subset(everything.oppose(isl.dim_type.in_, dimension, isl.dim_type.out, place)):
            return -1
    return 0


def in_order(
    group: Sequence[Statement], deepest: Statement, dimensions: Sequence[int], signs: dict[str, tuple[int, ...]]
) -> Candidate:
    """The tree with shared loops outside and the innermost loop of the deepest statement in its own place."""
    marker = LoopMarker(tuple(group))
    node = isl.Schedule.from_domain(union_set(statement.domain for statement in group)).get_root().child(0)
    for level, dimension in enumerate(dimensions[:-1]):
        rows = []
        for statement in group:
            own = dimension if statement is deepest else level
            rows.append(affine_on(statement.domain.get_space(), {own: signs[statement.name][own]}, 0))
        node = marker.insert_loop(node, union_function(rows), deepest.iterators[dimension])
    node = node.insert_sequence(set_list([statement.domain for statement in group])) if len(group) > 1 else node
    inner = node.child(list(group).index(deepest)).child(0) if len(group) > 1 else node
    last = dimensions[-1]
    row = affine_on(deepest.domain.get_space(), {last: signs[deepest.name][last]}, 0)
    inner = marker.insert_loop(inner, union_function([row]), deepest.iterators[last])
    names = ", ".join(deepest.iterators[dimension] for dimension in dimensions)
    return Candidate(inner.get_schedule(), dict(marker.marks), (f"reorder to {names}",))
