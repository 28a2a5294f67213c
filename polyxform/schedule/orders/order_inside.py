"""Run the statements inside shared loops one after the other, each in loops that run along memory.

Before                                   After

    for (i ...) {                            for (i ...) {
      for (j ...) {                            for (j ...) row[j] = 0;
        row[j] = 0;                            for (k ...)
        for (k ...)                              for (j ...)               // contiguous
          row[j] += A[i][k] * B[k][j];             row[j] += A[i][k] * B[k][j];
      }                                        for (j ...) A[i][j] = row[j];
      for (j ...) A[i][j] = row[j];          }
    }

Refused: statements that depend on each other both ways within one iteration of the shared loops, and groups of which no
statement's innermost loop gets better.
"""

from __future__ import annotations

from collections.abc import Sequence

import islpy as isl

from polyxform.affine import affine_on, band_of, set_list, union_function
from polyxform.dependences.explain import shared_loops
from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.schedule.model import Candidate
from polyxform.schedule.orders.distribute import components
from polyxform.schedule.orders.interchange import best_order, contiguity
from polyxform.schedule.source_order import LoopMarker
from polyxform.scop.model import Scop, Statement, union_set


def ordered_inside(group: Sequence[Statement], scop: Scop, dependences: Dependences) -> Candidate | None:
    """The group in its shared loops with better loops inside; None where that is not legal, or not better."""
    shared = min(shared_loops(scop.schedule, group[0].name, statement.name) for statement in group)
    orders = {statement.name: inner_order(statement, shared) for statement in group}
    if len(group) < 2 or not shared or not any(is_better(statement, orders[statement.name]) for statement in group):
        return None
    outside = [row(group, dimension) for dimension in range(shared)]
    inside = union_set(statement.domain for statement in group)
    same = within(dependences.validity, inside).eq_at_multi_union_pw_aff(band_of(outside))
    parts = components(group, same)
    if any(len(part) > 1 for part in parts):
        return None
    marker = LoopMarker(tuple(group))
    node = isl.Schedule.from_domain(inside).get_root().child(0)
    for dimension, function in enumerate(outside):
        node = marker.insert_loop(node, function, group[0].iterators[dimension])
    node = node.insert_sequence(set_list([part[0].domain for part in parts]))
    for position, (statement,) in enumerate(parts):
        inner = node.child(position).child(0)
        for dimension in orders[statement.name]:
            inner = marker.insert_dimension(inner, statement, dimension)
        node = inner.ancestor(inner.get_tree_depth() - node.get_tree_depth())
    better = [statement for statement in group if is_better(statement, orders[statement.name])]
    words = tuple(f"run {name_of(orders[s.name][-1], s)} innermost" for s in better)
    candidate = Candidate(node.get_schedule(), dict(marker.marks), tuple(dict.fromkeys(words)))
    return candidate if is_legal(candidate.schedule, within(dependences.order, inside)) else None


def row(group: Sequence[Statement], dimension: int) -> isl.UnionPwAff:
    """A shared loop's value as a function of all instances."""
    return union_function([affine_on(statement.domain.get_space(), {dimension: 1}, 0) for statement in group])


def inner_order(statement: Statement, shared: int) -> tuple[int, ...]:
    """A statement's loops inside the shared ones, in the order that suits it best."""
    return tuple(dimension for dimension in best_order(statement) if dimension >= shared)


def is_better(statement: Statement, order: Sequence[int]) -> bool:
    """Whether another loop than the source's is innermost, and runs along memory better."""
    last = len(statement.iterators) - 1
    return bool(order) and contiguity(statement, order[-1]) > contiguity(statement, last)


def name_of(dimension: int, statement: Statement) -> str:
    """The iterator of a dimension."""
    return statement.iterators[dimension]
