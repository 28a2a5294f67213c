"""Give inner loops copies of arrays of which only what the last iteration of an outer loop writes is read behind it.

Before                                   After

    for (t ...)                              for (t but the last)
      for (j ...) {                            for (j ...) {                  // parallel
        p[j][0] = 0;                             double px_p[n];
        for (i ...)                              px_p[0] = 0;
          p[j][i] = f(p[j][i - 1]);              for (i ...)
        for (i down ...)                           px_p[i] = f(px_p[i - 1]);
          v[i][j] = g(p[j][i], v[i + 1][j]);     for (i down ...)
      }                                            v[i][j] = g(px_p[i], v[i + 1][j]);
                                               }
                                             t = the last:
                                               ...                            // as before, in p

Rows that are written and read back within one iteration of an inner loop then stay in the nearest caches instead of
passing through the array. Each nest has a copy of its own. Where eight iterations run at once, the copy has their
elements side by side, so that they can run in the lanes of a vector.

Refused: arrays of which a value passes from one inner iteration to another or of which an iteration before the last may
write elements that the last one does not, copies that are too large, of unknown size, or not much smaller than the
array, and outer loops of few iterations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import prod

import islpy as isl

from polyxform.dependences.legality import parallel_violations
from polyxform.dependences.model import Dependences
from polyxform.polyhedra import linear_subscripts, maps_of, node_type
from polyxform.schedule.costing import elements
from polyxform.schedule.lanes.split_last import is_rewritten, last_iteration, only, renamed
from polyxform.schedule.lanes.vectorize import innermost_loops
from polyxform.schedule.model import Candidate, LoopMark, PrivateArray, in_sequence, mark_name
from polyxform.schedule.threads.privatize import (
    fits,
    flow_through,
    has_hole,
    is_loop,
    private_array,
    reaching,
    receives_all,
    uses_of,
)
from polyxform.scop.model import Array, Scop

Node = isl.schedule_node_type
SMALLER = 16
"""How many times the size of a copy the array must have to be worth leaving."""


def scratch_apart(candidate: Candidate, scop: Scop, dependences: Dependences) -> Candidate:
    """The candidate with copies in the inner loops of all iterations of its outermost loop but the last."""
    top = candidate.schedule.get_root().child(0)
    if node_type(top) != Node.mark or any(not isinstance(mark, LoopMark) for mark in candidate.marks.values()):
        return candidate
    if parallel_violations(top.child(0), 0, dependences.conflicts).is_empty():
        return candidate
    arrays = [array for array in scop.arrays.values() if array.extents and array.live_out and not array.inside]
    last = last_iteration(top.child(0), scop) if arrays else None
    if last is None:
        return candidate
    first = only(candidate, candidate.schedule.get_domain().subtract(last), scop)
    copied = first
    for array in arrays:
        if is_rewritten(array.name, last, scop) and receives_all(array.name, scop):
            copied = with_copies(copied, array, scop, dependences)
    if copied is first:
        return candidate
    recipe = (*candidate.recipe, "copies of what only the last iteration leaves behind, which is apart")
    return in_sequence(replace(copied, recipe=recipe), renamed(only(candidate, last, scop)))


def with_copies(candidate: Candidate, array: Array, scop: Scop, dependences: Dependences) -> Candidate:
    """The candidate with copies of an array noted at all loops that need them; unchanged where that does not pay."""
    uses = uses_of(array.name, scop)
    places = own_loops(candidate.schedule.get_root().child(0), candidate, uses, flow_through(array.name, dependences))
    copies = [(mark_name(place), copy_at(place, array, candidate, scop)) for place in places or ()]
    whole = elements(array, dict(scop.fixed))
    marks = dict(candidate.marks)
    for key, copy in copies:
        mark = marks[key]
        if copy is None or size_of(copy) * SMALLER > whole:
            return candidate
        if not isinstance(mark, LoopMark) or not fits(mark, copy):
            return candidate
        marks[key] = replace(mark, private=(*mark.private, copy))
    return replace(candidate, marks=marks) if copies else candidate


def own_loops(
    node: isl.ScheduleNode, candidate: Candidate, uses: isl.UnionMap, flow: isl.UnionMap
) -> tuple[isl.ScheduleNode, ...] | None:
    """The innermost marked loops below a node that hold all uses there, each value within one iteration of one of them.

    None where there are no such loops.
    """
    touching = uses.domain().intersect(reaching(node))
    if touching.is_empty():
        return ()
    deeper: tuple[isl.ScheduleNode, ...] | None = () if node.n_children() else None
    for position in range(node.n_children()):
        found = own_loops(node.child(position), candidate, uses, flow) if deeper is not None else None
        deeper = None if found is None or deeper is None else (*deeper, *found)
    if deeper is not None or not is_loop(node, candidate):
        return deeper
    inside = node.child(0).child(0).get_prefix_schedule_multi_union_pw_aff()
    passing = flow.intersect_domain(touching).union(flow.intersect_range(touching))
    stays = passing.is_subset(passing.eq_at_multi_union_pw_aff(inside))
    return (node,) if stays and not has_hole(node.child(0)) else None


def copy_at(place: isl.ScheduleNode, array: Array, candidate: Candidate, scop: Scop) -> PrivateArray | None:
    """The copy that each iteration of a marked loop has, its last dimension the one that innermost loops run along."""
    copy = private_array(array, place.child(0), scop)
    if copy is None:
        return None
    along = list(moving_dimensions(place.child(0).child(0), array.name, candidate, scop))
    last = max(along, key=along.count, default=-1)
    return replace(copy, slices=tuple(sorted(copy.slices, key=lambda one: one.dimension == last)))


def size_of(copy: PrivateArray) -> int:
    """Elements of a copy."""
    return prod(one.extent for one in copy.slices)


def moving_dimensions(node: isl.ScheduleNode, array: str, candidate: Candidate, scop: Scop) -> Iterator[int]:
    """The dimensions of an array that innermost loops below a node run along, once for each access."""
    for mark in innermost_loops(node, candidate):
        partial = mark.child(0).band_get_partial_schedule_union_map().intersect_domain(mark.child(0).get_domain())
        for relation in maps_of(partial):
            statement = scop.statement(relation.get_tuple_name(isl.dim_type.in_))
            loop = linear_subscripts(relation)
            used = [d for d in range(len(statement.iterators)) if loop is not None and loop[0].uses(d)]
            for access in (one for one in statement.accesses if one.array == array):
                forms = linear_subscripts(access.relation) or ()
                yield from (at for at, form in enumerate(forms) if any(form.uses(d) for d in used))
