"""Tile a contraction for registers and caches around a microkernel.

Before                                   After

    for (i ...)                              for (j_tile ...)          // columns: vectors
      for (j ...)                              for (i_tile ...)        // rows: registers
        for (k ...)                              px_kernel_6x64(...);  // all of k, accumulators in registers
          C[i][j] += A[i][k] * B[k][j];

Every element keeps its order of additions: the reductions run inside the kernel in the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from polyxform.machine import Machine
from polyxform.microkernels.shapes import register_tiles
from polyxform.polyhedra import constant_bounds
from polyxform.reuse.cost import estimate
from polyxform.reuse.model import Estimate, LoopKind, Work
from polyxform.schedule.costing import extents, kernel_shape, kernel_use, nested, operation, representative_sizes
from polyxform.schedule.model import Candidate, Contraction, KernelMark
from polyxform.schedule.nest import NestBuilder, PlannedLoop, TileRun, exact_runs
from polyxform.schedule.parallelize import TASKS_PER_CORE
from polyxform.scop.model import Scop, Statement

ELEMENT_BYTES = {"float": 4, "double": 8}


@dataclass(frozen=True)
class ContractionPlan:
    """One way to run a contraction.

    contraction  roles of its dimensions
    row          dimension of the register tile's rows, None for one row
    rows         rows of the register tile
    vectors      vector registers along the columns
    order        outer dimensions, outermost first; the column dimension stands for its tile loop
    """

    contraction: Contraction
    row: int | None
    rows: int
    vectors: int
    order: tuple[int, ...]


def plans(contraction: Contraction, statement: Statement, scop: Scop, machine: Machine) -> Iterable[ContractionPlan]:
    """Plans with the best register tiles and every order of the outer loops that keeps the row tile innermost."""
    element_bytes = ELEMENT_BYTES[scop.arrays[contraction.target.array].element]
    columns = extent(statement, contraction.column)
    for row in contraction.rows or (None,):
        known_rows = 1 if row is None else extent(statement, row)
        for rows, vectors in register_tiles(machine, element_bytes, columns, known_rows)[:3]:
            outer = [d for d in contraction.outer if d != row]
            inner = () if row is None else (row,)
            for order in permutations((*outer, contraction.column)):
                yield ContractionPlan(contraction, row, rows, vectors, (*order, *inner))


def extent(statement: Statement, dimension: int) -> int | None:
    """Points along a dimension when they are a known number."""
    bounds = constant_bounds(statement.domain, dimension)
    return None if bounds is None else bounds[1] - bounds[0] + 1


def estimated(plan: ContractionPlan, statement: Statement, scop: Scop, machine: Machine, threads: int) -> Estimate:
    """What the reuse model predicts for a plan at representative sizes."""
    sizes = representative_sizes(scop)
    points = extents(statement, sizes)
    contraction = plan.contraction
    element = scop.arrays[contraction.target.array].element
    width = min(plan.vectors * machine.lanes(ELEMENT_BYTES[element]), points[contraction.column])
    steps = {contraction.column: width} | ({} if plan.row is None else {plan.row: plan.rows})
    names = statement.iterators
    loops = [
        (names[d], points[d], steps.get(d, 1), LoopKind.TILE, position in shared_levels(plan, points, steps, threads))
        for position, d in enumerate(plan.order)
    ]
    inside = [(names[d], points[d], 1, LoopKind.KERNEL, False) for d in contraction.reductions]
    inside += [(names[d], step, 1, LoopKind.KERNEL, False) for d, step in reversed(steps.items())]
    shape = kernel_shape(element, plan.rows, width, (points[d] for d in contraction.reductions))
    row = "" if plan.row is None else names[plan.row]
    use = kernel_use(shape, machine, row, names[contraction.column])
    nest = nested([*loops, *inside], Work(operation(statement, scop, sizes), use))
    return estimate((nest,), machine, threads)


def shared_levels(
    plan: ContractionPlan, points: Sequence[int], steps: Mapping[int, int], threads: int
) -> tuple[int, ...]:
    """Positions of the outer loops that are divided among threads, as `parallelize` will choose them."""
    if threads <= 1:
        return ()
    tasks, chosen = 1, []
    for position, dimension in enumerate(plan.order):
        chosen.append(position)
        tasks *= -(-points[dimension] // steps.get(dimension, 1))
        if tasks >= threads * TASKS_PER_CORE:
            break
    return tuple(chosen)


def build(plan: ContractionPlan, statement: Statement, scop: Scop, machine: Machine) -> Candidate:
    """The schedule tree of a plan."""
    contraction = plan.contraction
    element_bytes = ELEMENT_BYTES[scop.arrays[contraction.target.array].element]
    width = plan.vectors * machine.lanes(element_bytes)
    loops = tuple(PlannedLoop(dimension, runs_of(plan, statement, dimension, width)) for dimension in plan.order)
    row = () if plan.row is None else (plan.row,)
    point = (*contraction.reductions, *row, contraction.column)
    builder = NestBuilder(statement, KernelMark(contraction, plan.row), point)
    return builder.build(loops, recipe_of(plan, statement, width))


def runs_of(plan: ContractionPlan, statement: Statement, dimension: int, width: int) -> tuple[TileRun, ...]:
    """Tiles along an outer dimension."""
    points = extent(statement, dimension)
    if dimension == plan.contraction.column:
        return column_runs(points, width)
    if dimension == plan.row:
        return (TileRun(plan.rows, None),) if points is None else exact_runs(points, plan.rows)
    return (TileRun(1, None),)


def column_runs(points: int | None, width: int) -> tuple[TileRun, ...]:
    """Full-width tiles and, where the number of columns is known, one narrower tile for the rest."""
    if points is None:
        return (TileRun(width, None),)
    full, rest = divmod(points, width)
    runs = (TileRun(width, full), TileRun(rest, 1 if rest else 0))
    return tuple(run for run in runs if run.count)


def recipe_of(plan: ContractionPlan, statement: Statement, width: int) -> tuple[str, ...]:
    """What the plan does, in words."""
    names = statement.iterators
    order = ", ".join(names[dimension] for dimension in plan.order)
    reductions = ", ".join(names[dimension] for dimension in plan.contraction.reductions)
    rows = f"{plan.rows} x {names[plan.row]}" if plan.row is not None else "1"
    return (
        f"interchange to {order}",
        f"microkernel of {rows} rows and {width} x {names[plan.contraction.column]} columns over {reductions}",
    )
