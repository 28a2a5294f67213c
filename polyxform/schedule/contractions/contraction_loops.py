"""The loops of a plan for a contraction: parts of the reduction, strips of columns, and tiles of rows in them."""

from __future__ import annotations

from dataclasses import replace

from polyxform.microkernels.tilings import Strip, best_height, near_equal, strips
from polyxform.schedule.contractions.borders import parts_alike, split_at_borders
from polyxform.schedule.contractions.columns_apart import turned_runs
from polyxform.schedule.contractions.contraction_plan import ContractionPlan, Workload, row_bytes
from polyxform.schedule.contractions.match_microkernel import coupled_reductions
from polyxform.schedule.nest import PlannedLoop, TileRun

DEPTH = 256
"""Iterations of a reduction in one part: a strip of the vector operand then fits a near cache beside the others."""
DEPTHS = (256, 512, 1024)
"""Longer parts write the result less often."""
TILES_A_DEPTH = 8
"""Tiles of rows that read a strip of 256 iterations: with so many more, waiting for a longer one counts as little."""


def depths(plan: ContractionPlan, work: Workload) -> tuple[int, ...]:
    """Into parts of how many iterations the reduction of a plan can be cut, 0: not at all.

    Each part adds to the result in memory, in the order of the source. A copy is in the order of the reduction already.
    """
    reductions, companions = plan.contraction.reductions, work.before or work.after
    if len(reductions) != 1 or companions or plan.packing is not None or plan.turned:
        return (0,)
    count = work.known[reductions[0]]
    if count is None or count < 2 * DEPTH:
        return (0,)
    tiles = 1 if plan.row is None else work.points[plan.row] // plan.rows
    fitting = (depth for depth in DEPTHS if 2 * depth <= count and tiles * DEPTH >= TILES_A_DEPTH * depth)
    return (0, max(fitting, default=DEPTH))


def depth_loop(plan: ContractionPlan, work: Workload) -> tuple[PlannedLoop, ...]:
    """The loop over parts of the reduction, outside all others, if there is one."""
    reduction = plan.contraction.reductions[0] if plan.depth else None
    count = None if reduction is None else work.known[reduction]
    if reduction is None or count is None:
        return ()
    full, rest = divmod(count, plan.depth)
    runs = (TileRun(plan.depth, full), *((TileRun(rest, 1),) if rest else ()))
    return (PlannedLoop(reduction, runs),)


def column_loop(plan: ContractionPlan, work: Workload) -> PlannedLoop:
    """The loop over strips of columns, each with row tiles of its own height.

    Where the number of columns is not known, strips of one vector follow the full ones.
    """
    contraction, machine = plan.contraction, work.machine
    lanes, points = work.lanes(contraction), work.known[contraction.column]
    rows = 1 if plan.row is None else work.known[plan.row]
    if plan.turned:
        return turned_loop(plan, work)
    if plan.line is not None and points is not None:
        full, rest = divmod(points, plan.vectors * lanes)
        runs = [TileRun(plan.vectors * lanes, full)] if full else []
        runs += [TileRun(rest, 1)] if rest else []
        inside = () if plan.rows_first else row_loops(plan, work, plan.rows)
        return PlannedLoop(contraction.column, tuple(replace(run, inside=inside) for run in runs))
    tile, apart = Strip(plan.vectors, 1, plan.rows), row_bytes(contraction, plan.row, work)
    if points is None:
        narrow = Strip(1, 1, best_height(1, rows, machine, apart))
        runs = [
            TileRun(strip.vectors * lanes, None, inside=row_loops(plan, work, strip.rows)) for strip in (tile, narrow)
        ]
        return PlannedLoop(contraction.column, tuple(runs))
    runs = []
    for part in columns_alike(plan, work, points):
        cover = strips(-(-part // lanes), tile, rows, machine, apart)
        insides = (() if plan.rows_first else row_loops(plan, work, one.rows) for one in cover)
        found = [
            TileRun(one.vectors * lanes, one.count, inside=inside) for one, inside in zip(cover, insides, strict=True)
        ]
        runs += last_shortened(found, part)
    return PlannedLoop(contraction.column, tuple(runs))


def columns_alike(plan: ContractionPlan, work: Workload, points: int) -> tuple[int, ...]:
    """Numbers of neighboring columns, of all `points`, that take part in the same values of all reductions."""
    contraction, domain = plan.contraction, work.statement.domain
    coupled = coupled_reductions(domain, contraction.column, contraction.reductions)
    return tuple(part for reduction in coupled for part in parts_alike(domain, contraction.column, reduction)) or (
        points,
    )


def turned_loop(plan: ContractionPlan, work: Workload) -> PlannedLoop:
    """The loop over columns that are turned in registers."""
    contraction = plan.contraction
    inside = row_loops(plan, work, plan.rows)
    runs = turned_runs(plan.vectors * work.lanes(contraction), work.known[contraction.column], plan.lanes(work))
    return PlannedLoop(contraction.column, tuple(TileRun(size, count, inside=inside) for size, count in runs))


def last_shortened(runs: list[TileRun], points: int) -> tuple[TileRun, ...]:
    """The runs with the lanes that the last tile has too many taken from it."""
    *others, last = runs
    missing = sum(run.size * (run.count or 0) for run in runs) - points
    if not missing:
        return tuple(runs)
    whole = replace(last, count=(last.count or 0) - 1)
    edge = replace(last, size=last.size - missing, count=1)
    return (*others, *([whole] if whole.count else []), edge)


def row_loops(plan: ContractionPlan, work: Workload, height: int) -> tuple[PlannedLoop, ...]:
    """The loop over tiles of up to `height` rows, if there is one."""
    return () if plan.row is None else (PlannedLoop(plan.row, row_runs(plan.row, plan, work, height)),)


def row_runs(row: int, plan: ContractionPlan, work: Workload, height: int) -> tuple[TileRun, ...]:
    """Tiles along the rows; where taps reach over an edge, tiles with other taps are runs of their own.

    Where the number of rows is not known, tiles of half the height follow the full ones, if that divides evenly:
    all tiles then begin where tiles of the full height would.
    """
    points = work.known[row]
    if points is None:
        return TileRun(height, None), TileRun(height // 2 if height % 2 == 0 else height, None)
    runs = tuple(TileRun(size, count) for size, count in near_equal(points, height))
    domain = work.statement.domain
    for reduction in coupled_reductions(domain, row, plan.contraction.reductions):
        runs = split_at_borders(runs, domain, row, reduction)
    return runs
