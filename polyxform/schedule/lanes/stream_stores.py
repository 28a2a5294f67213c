"""Write results that nobody will find in a cache past the caches.

Before                                   After

    for (i ...)                              for (i ...)
      for (j ...)                              for (j_tile ...) {
        b[i][j] = f(a[i][j]);                    float px_b[64];
                                                 for (j = j_tile; j < j_tile + 64; j++)
                                                   px_b[j - j_tile] = f(a[i][j]);
                                                 px_stream_float(&b[i][j_tile], px_b, 64);
                                               }

A store that goes past the caches does not read the line that it fills, which is a third of the traffic of an
element-wise loop. It pays where the region touches more memory than the last cache holds: what it writes first would
be gone from there at its end.

Refused: loops whose length is not a known multiple of the tile, arrays that anything else in the region touches, or of
which an iteration touches more than one element, results that are read before they are written.
"""

from __future__ import annotations

from dataclasses import replace

import islpy as isl

from polyxform.machine import Machine
from polyxform.microkernels.streaming import VECTOR_BYTES
from polyxform.polyhedra import constant_bounds, linear_subscripts, maps_of, sets_of
from polyxform.schedule.costing import element_bytes, elements
from polyxform.schedule.lanes.vectorize import innermost_loops, runs_along_memory
from polyxform.schedule.model import Candidate, LoopMark, PrivateArray, mark_name
from polyxform.schedule.orders.interchange import steps_along
from polyxform.schedule.threads.privatize import is_surely_written, receives_all, slice_of, uses_of
from polyxform.scop.model import AccessKind, Array, Scop, Statement

TILE = 64
"""Elements that are gathered before they are written: enough for whole lines, few enough to overlap with reading.

Compilers write such a loop out as a whole, and no processor guesses its end wrong: bias + gelu + residual (4096 x 3072)
takes 5.3 ms and not 6.0 with 256 elements, where all is in the caches 4.3 and not 5.0 (Zen 4).
"""
SUM_TILE = 256
"""The same where sums are added up beside: their lanes are, at the end of each tile."""


def stream_stores(candidate: Candidate, scop: Scop, machine: Machine) -> Candidate:
    """The candidate with those innermost loops cut into tiles whose results are written past the caches."""
    if machine.vector_bytes != VECTOR_BYTES or not exceeds_caches(scop, machine):
        return candidate
    for key in [mark_name(node) for node in innermost_loops(candidate.schedule.get_root(), candidate)]:
        marks = {mark_name(node): node for node in innermost_loops(candidate.schedule.get_root(), candidate)}
        node = marks[key]
        statements = [scop.statement(instances.get_tuple_name()) for instances in sets_of(node.get_domain())]
        if is_regular(node.child(0), scop):
            candidate = with_tiles(candidate, node, statements, scop)
    return candidate


def exceeds_caches(scop: Scop, machine: Machine) -> bool:
    """Whether what a region reads from before it and leaves behind it, of known size, is larger than the last cache."""
    touched = [array for array in scop.arrays.values() if array.live_out or not is_written(array.name, scop)]
    sizes = [elements(array, dict(scop.fixed)) * element_bytes(array.element) for array in touched]
    return sum(sizes) > machine.caches[-1].size


def is_written(array: str, scop: Scop) -> bool:
    """Whether the region writes an array."""
    accesses = (access for statement in scop.statements for access in statement.accesses)
    return any(access.array == array and access.kind is AccessKind.WRITE for access in accesses)


def is_regular(band: isl.ScheduleNode, scop: Scop) -> bool:
    """Whether a loop over contiguous elements always runs over the same whole tiles."""
    if not runs_along_memory(band, scop):
        return False
    bounds = bounds_of(band)
    if len(bounds) != 1:
        return False
    (found,) = bounds
    tile = SUM_TILE if adds_up(band, scop) else TILE
    return found is not None and found[0] % tile == 0 and (found[1] + 1) % tile == 0 and found[1] > found[0]


def adds_up(band: isl.ScheduleNode, scop: Scop) -> bool:
    """Whether a loop over contiguous elements changes one element again and again."""
    partial = band.band_get_partial_schedule_union_map().intersect_domain(band.get_domain())
    for relation in maps_of(partial):
        statement = scop.statement(relation.get_tuple_name(isl.dim_type.in_))
        forms = linear_subscripts(relation) or ()
        along = [d for d in range(len(statement.iterators)) for form in forms if form.uses(d)]
        reads = {access.array for access in statement.accesses if access.kind is AccessKind.READ}
        changed = [one for one in statement.accesses if one.kind is AccessKind.WRITE and one.array in reads]
        if any(not any(steps_along(one.relation, d) or (1,)) for one in changed for d in along):
            return True
    return False


def bounds_of(band: isl.ScheduleNode) -> set[tuple[int, int] | None]:
    """Least and greatest value of a loop, for each statement in it."""
    partial = band.band_get_partial_schedule_union_map().intersect_domain(band.get_domain())
    return {constant_bounds(relation.range(), 0) for relation in maps_of(partial)}


def tile_of(band: isl.ScheduleNode, scop: Scop) -> int:
    """Elements that are gathered: half as many where a loop has no more, since a loop over one tile is none."""
    (found,) = bounds_of(band)
    tile = SUM_TILE if adds_up(band, scop) else TILE
    return tile // 2 if found is not None and found[1] - found[0] + 1 == tile else tile


def with_tiles(candidate: Candidate, mark: isl.ScheduleNode, statements: list[Statement], scop: Scop) -> Candidate:
    """The candidate with a loop over tiles above a marked one; unchanged where no result can be streamed."""
    key = mark_name(mark)
    inner = candidate.marks[key]
    assert isinstance(inner, LoopMark)
    band = mark.child(0)
    point = band.band_get_partial_schedule()
    size = tile_of(band, scop)
    tile = point.scale_down_val(isl.Val(size)).floor().scale_val(isl.Val(size))
    node = mark.insert_partial_schedule(tile)
    names = dict.fromkeys(access.array for statement in statements for access in statement.accesses)
    found = (streamed(scop.arrays[name], node, size, scop) for name in names)
    arrays = tuple(one for one in found if one is not None)
    if not arrays:
        return candidate
    outer = f"{key}.tiles"
    node = node.insert_mark(isl.Id(outer))
    marks = dict(candidate.marks)
    marks[outer] = LoopMark(f"{inner.name}_tile", inner.depth, private=arrays)
    marks[key] = replace(inner, depth=inner.depth + 1)
    recipe = f"stream {', '.join(one.array for one in arrays)} past the caches"
    return replace(candidate, schedule=node.get_schedule(), marks=marks, recipe=(*candidate.recipe, recipe))


def streamed(array: Array, band: isl.ScheduleNode, size: int, scop: Scop) -> PrivateArray | None:
    """The tile of `size` elements that one iteration of a band writes and nothing else touches; None for no such."""
    if not array.live_out or array.linear or array.element not in ("float", "double") or not array.extents:
        return None
    uses = uses_of(array.name, scop)
    if not uses.domain().is_subset(band.get_domain()) or not receives_all(array.name, scop):
        return None
    if not is_surely_written(array.name, scop):
        return None
    prefix = band.child(0).get_prefix_schedule_union_map().intersect_domain(band.get_domain())
    touched = isl.Map.from_union_map(prefix.reverse().apply_range(uses)).intersect_params(scop.context.params())
    slices = [slice_of(touched, dimension) for dimension in range(touched.dim(isl.dim_type.out))]
    if any(one is None for one in slices) or not touched.is_injective():
        return None
    *others, last = [one for one in slices if one is not None]
    if any(one.extent != 1 for one in others) or last.extent != size:
        return None
    return PrivateArray(array.name, (last,), tuple(one.first for one in (*others, last)))
