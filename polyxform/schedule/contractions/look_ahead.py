"""Where kernels bring lines of the vector operand near that are read next: the columns beside those they read.

Before                                     After

    for (j_tile ...)                           for (j_tile ...)
      for (i_tile ...)                           for (i_tile ...)
        kernel(..., &B[0][j_tile], ...);           kernel(..., &B[0][j_tile], ..., 48 + 48 * i_tile / 128);

Rows of B are far apart, and a kernel reads a few lines of each: hardware prefetches nothing of that. Where few rows use
a panel again, waiting for it costs more than the sums. Every call prefetches its share of the next panel, spread over
the steps of its reduction; on Zen 4, 35 rows of a product gain 40% and 128 rows 10%.

Copies in panels are contiguous, and hardware prefetches them. Where few tiles read a panel that the second cache cannot
hold beside the rows of these tiles, kernels prefetch all the same: 7 x 7 pixels of four images and 512 x 512 x 9
weights take 7.0 ms and not 7.5. A panel that stays there is pushed out by the next one: 6.7 ms become 7.0.

Where sums are short, the result takes part of the time as well: a kernel then prefetches the tile that the next call
computes. A product of depth 32 whose result has 34 MB takes 6.8 ms and not 8.4.

Refused: an operand that is contiguous where it is, a copy that stays near, or an operand that stays there as a whole;
more rows than hide the loads anyway; extents that are not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from polyxform.polyhedra import linear_subscripts
from polyxform.reuse.footprints import Box, lines_in_one_set
from polyxform.schedule.contractions.contraction_plan import ELEMENT_BYTES, ContractionPlan, Workload
from polyxform.schedule.contractions.match_microkernel import is_contiguous
from polyxform.scop.layout import element_stride

FEW_TILES = 64
"""Register tiles that read a panel, up to which its loads are worth hiding."""
FEW_STEPS = 512
"""Steps of a reduction, up to which waiting for the result's lines is a part of the time."""
FEW_PARTS = 4
"""Parts of the second cache of which an operand fills one at most to stay there whatever else is read."""


def looking_ahead(plan: ContractionPlan, work: Workload) -> tuple[tuple[int, int], ...]:
    """The dimensions inside the loop over columns, outermost first, each with its points; () for no prefetches."""
    contraction = plan.contraction
    if plan.turned or contraction.lanewise or contraction.uniform or contraction.dots:
        return ()
    inside = plan.order[plan.order.index(contraction.column) + 1 :]
    extents = [(dimension, work.known[dimension]) for dimension in inside]
    found = tuple((dimension, extent) for dimension, extent in extents if extent is not None)
    columns, width = work.known[contraction.column], plan.vectors * plan.lanes(work)
    few = prod(extent for _, extent in found) <= FEW_TILES * plan.rows
    if not few or len(found) < len(extents) or columns is None or columns <= width or not contraction.reductions:
        return ()
    if plan.packing is not None:
        return () if stays_near(plan, work, inside) else found
    in_place = is_contiguous(contraction.vector, contraction.column, work.scop)
    return found if in_place and has_rows_apart(plan, work) and not comes_again(plan, work) else ()


def fetches_results(plan: ContractionPlan, work: Workload) -> bool:
    """Whether the result comes from beyond the second cache, and sums are too short to hide that."""
    contraction = plan.contraction
    counts = [plan.modelled_depth or work.known[reduction] for reduction in contraction.reductions]
    results = [work.known[dimension] for dimension in {*contraction.outer, contraction.column}]
    if plan.row is None or None in counts or None in results:
        return False
    steps, elements = (prod(one for one in extents if one is not None) for extents in (counts, results))
    return steps <= FEW_STEPS and elements * ELEMENT_BYTES[work.element(contraction)] > second_cache(work)


def stays_near(plan: ContractionPlan, work: Workload, inside: Sequence[int]) -> bool:
    """Whether the second cache holds a panel of the copy beside the rows that the loops inside read with it."""
    contraction, array = plan.contraction, plan.contraction.broadcast.array
    size = ELEMENT_BYTES[work.element(contraction)]
    steps = prod(plan.modelled_depth or work.points[reduction] for reduction in contraction.reductions)
    panel = steps * plan.vectors * plan.lanes(work)
    forms = linear_subscripts(contraction.broadcast.relation) or ()
    used = [d for d in (*inside, *contraction.reductions) if any(form.uses(d) for form in forms)]
    rows = prod(work.points[d] for d in used) * size
    whole = max((one.size for one in work.operation.references if one.array == array), default=0)
    return panel * size + min(rows, whole or rows) <= second_cache(work)


def comes_again(plan: ContractionPlan, work: Workload) -> bool:
    """Whether loops around the columns read all of the vector operand again, from the second cache.

    The filter of a convolution of 64 channels has 147 KB, which every row of pixels reads.
    """
    order, contraction = plan.order, plan.contraction
    outer = order[: order.index(contraction.column)]
    forms = linear_subscripts(contraction.vector.relation) or ()
    rounds = prod(work.points[d] for d in outer if not any(form.uses(d) for form in forms))
    return rounds > 1 and FEW_PARTS * operand_bytes(plan, work) <= second_cache(work)


def second_cache(work: Workload) -> int:
    """Bytes of the second cache, or of the only one."""
    caches = work.machine.caches
    return caches[min(1, len(caches) - 1)].size


def reads_ahead(plan: ContractionPlan, work: Workload) -> bool:
    """Whether prefetches make a plan read the vector operand as fast as if it were contiguous.

    The second cache then holds the columns that are read, those that are read next, and the rows of a tile. Rows that
    are pages apart share few of its sets: they come back from the last cache, unless the operand fills half of that.
    """
    counts = [plan.modelled_depth or work.points[reduction] for reduction in plan.contraction.reductions]
    size = ELEMENT_BYTES[work.element(plan.contraction)]
    width = plan.vectors * plan.lanes(work)
    cache = work.machine.caches[min(1, len(work.machine.caches) - 1)]
    if not looking_ahead(plan, work) or prod(counts) * (2 * width + plan.rows) * size > cache.size:
        return False
    if 2 * operand_bytes(plan, work) < work.machine.caches[-1].size:
        return True
    panel = Box(width * size, ((size * abs(row_distance(plan, work) or width), prod(counts)),))
    lines = prod(counts) * -(-width * size // cache.line)
    return lines_in_one_set(panel, lines, cache.size, cache.associativity, cache.line) <= cache.associativity


def operand_bytes(plan: ContractionPlan, work: Workload) -> int:
    """Bytes of the vector operand that a plan reads in all."""
    forms = linear_subscripts(plan.contraction.vector.relation) or ()
    used = [d for d, points in enumerate(work.points) if any(form.uses(d) for form in forms)]
    return prod(work.points[d] for d in used) * ELEMENT_BYTES[work.element(plan.contraction)]


def has_rows_apart(plan: ContractionPlan, work: Workload) -> bool:
    """Whether what a kernel reads of neighboring rows of the vector operand lies apart in memory."""
    stride = row_distance(plan, work)
    return stride is not None and abs(stride) > plan.vectors * plan.lanes(work)


def row_distance(plan: ContractionPlan, work: Workload) -> int | None:
    """Elements between what neighboring steps of a reduction read of the vector operand, None when not known."""
    vector, reduction = plan.contraction.vector, plan.contraction.reductions[-1]
    forms = linear_subscripts(vector.relation)
    if forms is None:
        return None
    stride = element_stride(work.scop.arrays[vector.array], forms, reduction, dict(work.scop.fixed))
    return stride if isinstance(stride, int) else None
