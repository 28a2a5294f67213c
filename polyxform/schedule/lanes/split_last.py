"""Let the last iteration of a loop alone write what is read behind the loop, so that all others have copies of it.

Before                                   After

    for (i ...)                              for (i but the last) {          // parallel
      for (j ...) {                            for (j ...) {
        row[j] = f(a[i][j]);                     double px_row;
        b[i][j] = g(row[j]);                     px_row = f(a[i][j]);
      }                                          b[i][j] = g(px_row);
                                               }
                                             }
                                             i = the last:
                                               for (j ...) {
                                                 row[j] = f(a[i][j]);
                                                 b[i][j] = g(row[j]);
                                               }

Refused: loops that carry dependences of other arrays or none at all, arrays that nobody reads or of which an iteration
before the last may write elements that the last one does not, copies that are too large or of unknown size, loops of
few iterations.
"""

from __future__ import annotations

from dataclasses import replace

import islpy as isl

from polyxform.dependences.analysis import array_accesses
from polyxform.dependences.legality import parallel_violations
from polyxform.dependences.model import Dependences
from polyxform.polyhedra import constant_bounds, node_type
from polyxform.schedule.model import (
    Candidate,
    LoopMark,
    Mark,
    PrivateArray,
    in_sequence,
    mark_name,
)
from polyxform.schedule.threads.privatize import (
    fits,
    flow_through,
    kernel_arrays,
    own_loop,
    private_array,
    receives_all,
    uses_of,
)
from polyxform.scop.known import known_beyond_types
from polyxform.scop.model import Array, Scop

Node = isl.schedule_node_type
FEW = 8
"""Iterations up to which the last one is too large a part of all."""


def last_split(candidate: Candidate, scop: Scop, dependences: Dependences) -> Candidate:
    """The candidate with the last iteration of its outermost loop apart where the others can then run in parallel."""
    top = candidate.schedule.get_root().child(0)
    if node_type(top) != Node.mark or any(not isinstance(mark, LoopMark) for mark in candidate.marks.values()):
        return candidate
    band = top.child(0)
    carried = [one.array for one in dependences.arrays if not parallel_violations(band, 0, one.conflicts).is_empty()]
    found = [scratch_array(scop.arrays[array], candidate, scop, dependences) for array in carried]
    if not found or None in found:
        return candidate
    last = last_iteration(band, scop)
    if last is None or not all(is_rewritten(array, last, scop) for array in carried):
        return candidate
    first = only(candidate, candidate.schedule.get_domain().subtract(last), scop)
    marks = dict(first.marks)
    for key, copy in (one for one in found if one is not None):
        mark = marks[key]
        if not isinstance(mark, LoopMark) or not fits(mark, copy):
            return candidate
        marks[key] = replace(mark, private=(*mark.private, copy))
    recipe = (*candidate.recipe, "the last iteration apart, which alone writes what is read behind the loop")
    return in_sequence(replace(first, marks=marks, recipe=recipe), renamed(only(candidate, last, scop)))


def scratch_array(
    array: Array, candidate: Candidate, scop: Scop, dependences: Dependences
) -> tuple[str, PrivateArray] | None:
    """The mark of the loop each of whose iterations could have an array for itself, with the copy; None without one."""
    if array.inside or array.name in kernel_arrays(candidate, scop) or not receives_all(array.name, scop):
        return None
    place = own_loop(candidate, uses_of(array.name, scop), flow_through(array.name, dependences))
    copy = None if place is None else private_array(array, place.child(0), scop)
    return None if place is None or copy is None else (mark_name(place), copy)


def last_iteration(band: isl.ScheduleNode, scop: Scop) -> isl.UnionSet | None:
    """The instances of the last iteration of an outermost loop; None where it is known to have few iterations."""
    partial = band.band_get_partial_schedule_union_map().intersect_domain(band.get_domain())
    values = isl.Set.from_union_set(partial.range()).intersect_params(known_beyond_types(scop))
    bounds = constant_bounds(values, 0)
    if bounds is not None and bounds[1] - bounds[0] < FEW:
        return None
    return partial.intersect_range(isl.UnionSet.from_set(values.lexmax())).domain().coalesce()


def is_rewritten(array: str, last: isl.UnionSet, scop: Scop) -> bool:
    """Whether some instances surely write every element of an array that the region writes, and somebody reads it."""
    use = array_accesses(scop, array)
    return not use.reads.is_empty() and bool(use.writes.range().is_subset(use.surely.intersect_domain(last).range()))


def only(candidate: Candidate, instances: isl.UnionSet, scop: Scop) -> Candidate:
    """The candidate for some of its instances."""
    inside = instances.intersect_params(known_beyond_types(scop)).coalesce()
    return replace(candidate, schedule=candidate.schedule.intersect_domain(inside))


def renamed(candidate: Candidate) -> Candidate:
    """The candidate with other keys for its marks, and nothing said of it."""
    marks: dict[str, Mark] = {}

    def with_names(node: isl.ScheduleNode) -> isl.ScheduleNode:
        if node_type(node) == Node.mark:
            key = f"last.{mark_name(node)}"
            marks[key] = candidate.marks[mark_name(node)]
            node = node.delete().insert_mark(isl.Id(key))
        for position in range(node.n_children()):
            node = with_names(node.child(position)).parent()
        return node

    schedule = with_names(candidate.schedule.get_root()).get_schedule()
    return Candidate(schedule, marks, ())
