"""Touch pages of arrays that come from memory, or go there, before they are needed.

Before                                   After

    for (i ...)                              for (i ...) {
      for (j = 0; j < 768; j++)                px_page_ahead(&a[i][0], 3072);
        s[i] += a[i][j];                       for (j = 0; j < 768; j++)
                                                 s[i] += a[i][j];
                                             }

Hardware fetches lines ahead within a page of 4096 bytes; at its end it waits for the first line of the next one, and
for the tables that say where that page lies. One line of each page is touched eight pages ahead, also where results are
written past the caches. One core of a Zen 4, without and with: two arrays added into a third (4096 x 3072) 4.7 ms and
4.0, bias + gelu + residual 5.3 and 5.0, residual + layer norm 1.16 and 0.98; a copy 3.7 and 2.6. Four pages ahead bring
less, sixteen no more; touching each page again for each of its parts, or every line, is slower than not at all
where the loop does little else.

Where a loop calls functions of the library, what they take keeps too few reads under way: each line of what it
reads is then touched 2048 bytes ahead, too (bias + gelu + residual 5.5 ms and 5.1; with `tanhf` 5.8 and 5.5). Where it
does little else, this is slower: four element-wise operators by 6%, and a dot product with an update takes twice
as long.

Refused: regions that fit the caches, loops with kernels, arrays that iterations share, and iterations that touch less
than a few lines or more than a few pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import islpy as isl

from polyxform.machine import Machine
from polyxform.polyhedra import sets_of
from polyxform.schedule.costing import element_bytes, elements
from polyxform.schedule.lanes.stream_stores import exceeds_caches, is_written
from polyxform.schedule.model import Candidate, KernelMark, LoopMark, Mark, PageAhead, TileMark, mark_name, marked_nodes
from polyxform.schedule.threads.privatize import private_below, slice_of, uses_of
from polyxform.scop.model import Array, Scop

FEWEST_BYTES = 256
"""Of an iteration: a touch for each line would cost more than it brings."""
MOST_BYTES = 16384
"""Of an iteration: half of the distance."""
MOST_LINES = 16
"""Of an iteration that touches each of them."""
LINE_BYTES = 64


def pages_ahead(candidate: Candidate, scop: Scop, machine: Machine) -> Candidate:
    """The candidate with what to touch noted in the marks of its loops."""
    marks = dict(candidate.marks)
    if not exceeds_caches(scop, machine) or any(isinstance(one, KernelMark | TileMark) for one in marks.values()):
        return candidate
    found = tuple(marked_nodes(candidate.schedule.get_root()))
    if any(mark.skewed for mark in marks.values() if isinstance(mark, LoopMark)):
        return candidate
    given_up = {name for node in found for name in private_below(node, candidate) if not scop.arrays[name].live_out}
    arrays = [array for name, array in scop.arrays.items() if name not in given_up and is_large(array, scop, machine)]
    for node in reversed(found):
        done = touched_below(node, marks)
        pages = [page_of(array, node.child(0), scop) for array in arrays if array.name not in done]
        mark, calls = marks[mark_name(node)], calls_functions(node, scop)
        if isinstance(mark, LoopMark):
            ahead = (page if not calls else with_lines(page, scop) for page in pages if page is not None)
            marks[mark_name(node)] = replace(mark, ahead=tuple(ahead))
    return replace(candidate, marks=marks)


def touched_below(mark: isl.ScheduleNode, marks: Mapping[str, Mark]) -> frozenset[str]:
    """Names of the arrays that loops inside of a marked one touch already."""
    below = [marks[mark_name(node)] for node in marked_nodes(mark)]
    return frozenset(page.array for one in below if isinstance(one, LoopMark) for page in one.ahead)


def calls_functions(node: isl.ScheduleNode, scop: Scop) -> bool:
    """Whether a statement below a node calls a function."""
    statements = (scop.statement(instances.get_tuple_name()) for instances in sets_of(node.get_domain()))
    return any(statement.obstacles for statement in statements)


def with_lines(page: PageAhead, scop: Scop) -> PageAhead:
    """The same where each line comes near, if the array is only read and an iteration reads few lines of it."""
    few = page.extent <= MOST_LINES * LINE_BYTES
    return replace(page, lines=few and not is_written(page.array, scop))


def is_large(array: Array, scop: Scop, machine: Machine) -> bool:
    """Whether an array of known size cannot be in the cache before the last one."""
    bytes_of_all = elements(array, dict(scop.fixed)) * element_bytes(array.element)
    return not array.linear and bool(array.extents) and bytes_of_all > machine.caches[-2].size


def page_of(array: Array, band: isl.ScheduleNode, scop: Scop) -> PageAhead | None:
    """What an iteration of a band touches of an array, where that is a run of elements that no other one touches."""
    uses = uses_of(array.name, scop).intersect_domain(band.get_domain())
    if uses.is_empty():
        return None
    prefix = band.child(0).get_prefix_schedule_union_map().intersect_domain(band.get_domain())
    touched = isl.Map.from_union_map(prefix.reverse().apply_range(uses)).intersect_params(scop.context.params())
    slices = [slice_of(touched, dimension) for dimension in range(touched.dim(isl.dim_type.out))]
    known = [one for one in slices if one is not None]
    if len(known) < len(slices) or any(one.extent != 1 for one in known[:-1]) or not touched.is_injective():
        return None
    extent = known[-1].extent * element_bytes(array.element)
    is_run = FEWEST_BYTES <= extent <= MOST_BYTES
    return PageAhead(array.name, tuple(one.first for one in known), extent) if is_run else None
