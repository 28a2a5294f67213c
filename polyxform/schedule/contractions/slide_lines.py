"""Let one kernel call compute all lines of a strip of pixels, where lines share rows of a factor.

Before (depthwise, 3 x 3 taps)                   After, one call a strip of 7 pixels and 16 channels

    for (oj ...)                                     for (c_tile ...)
      for (oi ...)                                     for (oi_tile ...)
        for (kj ...)                                     px_kernel_7x16(...);   // all oj: each row of pixels of the
          for (ki ...)                                                          // image is read once for three lines
            for (c ...)
              O[oj][oi][c] += I[oj + kj][oi + ki][c] * F[kj][ki][c];

A kernel of one line reads each pixel three times, from cache lines that are 2048 bytes apart with 512 channels and so
push each other out of the first cache. Every element keeps its order of additions (`microkernels.slides`).

Where neighbors along the strip share few sets of the first cache, calls may go through several tiles of columns and
copy what the next one reads (`microkernels.relays`).

Refused: factors that are not both contiguous along columns, extents that are not known, other than one or two
reductions of known steps, of which lines depend on the outer one at most and rows on the inner one, a filter that
does not fit into registers beside the sums, sums that begin with what the result holds or with values from memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import gcd

from polyxform.microkernels.slides import slides
from polyxform.microkernels.tilings import near_equal
from polyxform.reuse.model import KernelUse
from polyxform.schedule.contractions.contraction_plan import ContractionPlan, Workload, row_bytes
from polyxform.schedule.contractions.match_microkernel import coupled_reductions, element_stride_of, fits_rows
from polyxform.schedule.model import Contraction

CALL_CYCLES = 40.0
"""To enter and leave a kernel and load its taps."""
RELAYED = 16
"""Tiles of columns in a call that copies what the next one reads, at most: what the first one reads is waited for."""
FEW_PLACES = 2
"""Places in a way of the first cache that neighbors along a strip lie at, up to which such copies may pay."""
FIRST_COPY_CYCLES = 6.0
"""To copy a vector of what the first tile of columns reads."""
AHEAD = 4
"""Lines ahead of which an image is prefetched: 2 to 8 are much the same."""
FAR_SHARE = 0.25
"""Of the last cache; operands that are larger together are taken not to be there when they are needed."""
EVEN = 0.7
"""Share of the rows that fit which strips have at least, where all of them are of one size and so take one kernel."""


def sliding_plans(first: ContractionPlan, work: Workload) -> Iterator[ContractionPlan]:
    """Plans without order of outer loops whose kernels compute all lines of a strip; `first`: roles and rows."""
    contraction, row = first.contraction, first.row
    if row is None or not is_plain(contraction, work):
        return
    for line in contraction.outer:
        live = lines_at_once(contraction, line, row, work)
        points = work.known[row]
        if not live or points is None:
            continue
        taps = taps_of(contraction, work)
        fitting = [rows for rows in range(2, points + 1) if slides(live, rows, 1, taps, work.machine)]
        if fitting:
            plan = replace(first, line=line, rows=strip(points, fitting[-1]), vectors=1)
            yield plan
            yield from relayed(plan, work)


def relayed(plan: ContractionPlan, work: Workload) -> Iterator[ContractionPlan]:
    """The same with copies, where these may pay."""
    contraction, lanes = plan.contraction, work.lanes(plan.contraction)
    cache, apart = work.machine.caches[0], row_bytes(contraction, plan.row, work)
    way = cache.size // cache.associativity
    tiles, rest = divmod(work.points[contraction.column], lanes)
    loads = any(one.load is not None for one in (*work.before, *work.after))
    if apart and way <= FEW_PLACES * gcd(way, apart) and tiles > 1 and not rest and not loads:
        yield replace(plan, vectors=near_equal(tiles, RELAYED)[0][0], relay=True)


def strip(points: int, most: int) -> int:
    """Rows of a strip: as many as fit, or somewhat fewer where strips of one size then cover all."""
    even = (rows for rows in range(most, int(EVEN * most) - 1, -1) if points % rows == 0)
    return next(even, near_equal(points, most)[0][0])


def is_plain(contraction: Contraction, work: Workload) -> bool:
    """Whether both factors run along columns, all is known, and sums begin with one value for all."""
    every = (*contraction.outer, contraction.column, *contraction.reductions)
    if not contraction.lanewise or contraction.scaled or None in (work.known[d] for d in every):
        return False
    starts = len(work.before) == 1 and work.before[0].operator == "=" and work.before[0].load is None
    return starts and 1 <= len(contraction.reductions) <= 2


def taps_of(contraction: Contraction, work: Workload) -> int:
    """Vectors of the filter for each vector of columns."""
    total = 1
    for reduction in contraction.reductions:
        total *= work.points[reduction]
    return total


def lines_at_once(contraction: Contraction, line: int, row: int, work: Workload) -> int:
    """How many lines along a dimension use a row of the image, 0 where kernels cannot share it among them."""
    outer, *inner = contraction.reductions
    domain, kept = work.statement.domain, (*contraction.outer, contraction.column)
    if line == row or not fits_rows(domain, line, kept, contraction.reductions):
        return 0
    if not set(coupled_reductions(domain, line, contraction.reductions)) <= {outer}:
        return 0
    if not set(coupled_reductions(domain, row, contraction.reductions)) <= set(inner):
        return 0
    image, filters = contraction.broadcast, contraction.vector
    apart, step = (element_stride_of(image, d, work.scop) for d in (line, outer))
    strides = [element_stride_of(image, d, work.scop) for d in (row, *contraction.reductions)]
    if not isinstance(apart, int) or not all(isinstance(one, int) and one > 0 for one in strides):
        return 0
    if not isinstance(step, int) or element_stride_of(filters, line, work.scop) != 0 or apart % step:
        return 0
    taps, places = work.points[outer], apart // step
    live = -(-taps // places) if 0 < places < taps else 0
    return live if work.points[line] > 2 * live else 0


def lines_ahead(plan: ContractionPlan, work: Workload) -> int:
    """How many lines ahead kernels prefetch an image, 0 where it is expected in the caches.

    The distances from pixel to pixel and from line to line are nothing that the hardware prefetches.
    """
    sizes = {one.array: one.size for one in work.operation.references}
    far = sum(sizes.values()) > FAR_SHARE * work.machine.caches[-1].size
    return AHEAD if plan.line is not None and not plan.relay and far else 0


def sliding_use(plan: ContractionPlan, work: Workload) -> KernelUse:
    """How well such a kernel runs: beside its products, each line loads a row of pixels and stores one."""
    contraction, line, row = plan.contraction, plan.line, plan.row
    assert line is not None and row is not None
    outer, inner = work.points[contraction.reductions[0]], taps_of(contraction, work)
    places = element_stride_of(contraction.broadcast, line, work.scop)
    step = element_stride_of(contraction.broadcast, contraction.reductions[0], work.scop)
    ratio = places // step if isinstance(places, int) and isinstance(step, int) else 1
    products = plan.rows * inner / work.machine.fma_per_cycle
    read = ratio * (plan.rows + inner // outer - 1)
    copies = read * (1 + FIRST_COPY_CYCLES / plan.vectors) if plan.relay else 0
    lines = work.points[line]
    efficiency = products / (max(products, read + plan.rows) + copies) * lines / (lines + outer // ratio - 1)
    names = work.statement.iterators
    return KernelUse(names[row], names[contraction.column], min(efficiency, 1.0), CALL_CYCLES)
