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
from dataclasses import replace
from itertools import permutations, product

from polyxform.microkernels.model import CHOICES
from polyxform.microkernels.shapes import refetch_cycles
from polyxform.microkernels.tilings import register_tiles
from polyxform.options import Tuned
from polyxform.reuse.cost import estimate
from polyxform.reuse.model import Estimate, LoopKind, Node, Operation, Work
from polyxform.schedule.contractions.columns_apart import can_turn, rows_along, turned_tiles
from polyxform.schedule.contractions.companions import accompanies
from polyxform.schedule.contractions.contraction_loops import column_loop, depth_loop, depths, row_loops
from polyxform.schedule.contractions.contraction_plan import ELEMENT_BYTES, ContractionPlan, Workload, row_bytes
from polyxform.schedule.contractions.declared_kernels import declared_tile, reads_packed
from polyxform.schedule.contractions.look_ahead import fetches_results, looking_ahead, operand_bytes, reads_ahead
from polyxform.schedule.contractions.match_microkernel import coupled_reductions, element_stride_of, is_contiguous
from polyxform.schedule.contractions.pack import Packable, packable, panel_runs
from polyxform.schedule.contractions.packing_cost import Copy, copy_of, with_copy
from polyxform.schedule.contractions.preference import preferred, recipe_key, settled_on_one_core
from polyxform.schedule.contractions.slide_lines import lines_ahead, sliding_plans, sliding_use
from polyxform.schedule.costing import (
    kernel_shape,
    kernel_use,
    nested,
    reference_of,
    representative_sizes,
)
from polyxform.schedule.model import (
    Candidate,
    Companion,
    Contraction,
    KernelMark,
    Packing,
    Prediction,
)
from polyxform.schedule.nest import Member, NestBuilder, PlannedLoop, TileRun
from polyxform.schedule.threads.parallelize import is_enough
from polyxform.scop.free_layouts import is_free
from polyxform.scop.model import Scop

TURN_CYCLES = 0.4
"""To store an element of the register tile turned, besides what storing it costs anyway: shuffles and short stores."""
NEAR_SHARE = 1.5
"""How many times the vector operand fits the second cache that it stays in, beside rows and results that pass by."""
PAGE_BYTES = 4096
TILES_TRIED = 3
"""Register tiles that are ranked together with the loops around them: the best ones by their own efficiency."""
WIDE_SHARE = 0.75
"""Part of the registers that hold sums in a tile as wide as the result."""


def plans(contraction: Contraction, work: Workload) -> Iterable[ContractionPlan]:
    """Plans with the best register tiles and every order of the outer loops that keeps the row tile innermost."""
    element_bytes = ELEMENT_BYTES[work.element(contraction)]
    columns = work.known[contraction.column]
    fixed = contraction.turned or contraction.dots
    if fixed and None in (columns, *(work.known[row] for row in contraction.rows)):
        return
    if not all(accompanies(one, contraction, work.scop) for one in (*work.before, *work.after)):
        return
    copied = packable(contraction, work.statement, work.scop)
    for row in contraction.rows or (None,):
        rows_known = 1 if row is None else work.known[row]
        likely = 1 if row is None else work.points[row]
        apart = row_bytes(contraction, row, work)
        own = declared_tile(contraction, work.lanes(contraction))
        tiles = own or register_tiles(work.machine, element_bytes, columns, rows_known, apart)
        for rows, vectors in tiles_tried([tile for tile in tiles if tile[0] <= likely], contraction, work):
            first = ContractionPlan(contraction, row, rows, vectors, ())
            packings = vector_packings(first, copied, work)
            if own and contraction.user is not None:
                packings = tuple(one for one in packings if reads_packed(contraction.user, one)) or packings
            panels = next((packing for packing in packings if packing is not None), None)
            for order, packing in product(outer_orders(contraction, row, work), packings):
                plan = replace(first, order=order, packing=packing, panels=panels)
                yield from (replace(plan, depth=depth) for depth in depths(plan, work))
                yield from columns_last(plan, work)
        for plan in sliding_plans(ContractionPlan(contraction, row, 1, 1, ()), work):
            yield from (replace(plan, order=order) for order in sliding_orders(plan, work))
        yield from turned_plans(contraction, row, work)


def tiles_tried(
    tiles: Sequence[tuple[int, int]], contraction: Contraction, work: Workload
) -> tuple[tuple[int, int], ...]:
    """The first tiles, and the first one that is as wide as the result and fills the registers.

    That writes each row of the result at once, which counts where sums are short and the result is large: 64 columns
    take 6.4 ms in tiles of 6 x 64 and 7.1 in 8 x 48 and 28 x 16 (sums of 27 steps, 51 MB). By edges of rows alone, it
    would not be among the first.
    """
    columns, lanes = work.known[contraction.column], work.lanes(contraction)
    leading, others = tiles[:TILES_TRIED], tiles[TILES_TRIED:]
    if columns is None or contraction.lanewise:
        return tuple(leading)
    full = WIDE_SHARE * work.machine.vector_registers
    wide = [(rows, vectors) for rows, vectors in others if vectors == -(-columns // lanes) and rows * vectors >= full]
    return (*leading, *wide[:1])


def columns_last(plan: ContractionPlan, work: Workload) -> Iterable[ContractionPlan]:
    """The plan with its last two loops, over columns and over rows, the other way round, where that may pay.

    All columns of the vector operand then have to stay in the second cache, while lines of a large result are written
    side by side, which is what the hardware prefetches. Where rows of the result share pages, it does so either way.
    """
    *outer, column, row = plan.order if len(plan.order) > 1 else (*plan.order, -1, -1)
    if (column, row) != (plan.contraction.column, plan.row) or not fetches_results(plan, work):
        return
    apart = element_stride_of(plan.contraction.target, row, work.scop)
    if isinstance(apart, int) and apart * ELEMENT_BYTES[work.element(plan.contraction)] < PAGE_BYTES:
        return
    domain, reductions = work.statement.domain, plan.contraction.reductions
    coupled = [one for d in (row, column) for one in coupled_reductions(domain, d, reductions)]
    near = work.machine.caches[min(1, len(work.machine.caches) - 1)]
    if not coupled and NEAR_SHARE * operand_bytes(plan, work) <= near.size:
        yield replace(plan, order=(*outer, row, column))


def turned_plans(contraction: Contraction, row: int | None, work: Workload) -> Iterable[ContractionPlan]:
    """Plans whose kernels turn the vector operand in registers, but not the result as well."""
    if contraction.turned or contraction.dots or contraction.uniform:
        return
    if is_contiguous(contraction.vector, contraction.column, work.scop):
        return
    if not can_turn(contraction, row, work.statement, work.scop):
        return
    likely = 1 if row is None else work.points[row]
    for rows, vectors in turned_tiles(work.machine, ELEMENT_BYTES[work.element(contraction)], likely):
        for order in outer_orders(contraction, row, work):
            yield ContractionPlan(contraction, row, rows, vectors, order, turned=True)
    yield from plans_along(contraction, row, work)


def plans_along(contraction: Contraction, row: int | None, work: Workload) -> Iterable[ContractionPlan]:
    """Plans whose kernels have vectors along the reduction, where the order of additions is free."""
    reduction, size = contraction.reductions[-1], ELEMENT_BYTES[work.element(contraction)]
    known = [work.known[d] for d in (contraction.column, *(() if row is None else (row,)))]
    if not contraction.unordered or None in known or not is_contiguous(contraction.broadcast, reduction, work.scop):
        return
    lanes = work.machine.lanes(size)
    along = replace(contraction, loose=True, along=lanes)
    rows = rows_along(work.machine, lanes, 1 if row is None else work.points[row])
    for order in outer_orders(along, row, work) if rows else ():
        yield ContractionPlan(along, row, rows, 1, order, turned=True)


def vector_packings(plan: ContractionPlan, copied: Packable | None, work: Workload) -> tuple[Packing | None, ...]:
    """Where the kernels of a plan can read the vector operand: in place (None), or in a copy.

    How often a copy is used again, and so whether it pays, is not known where an extent is not.
    """
    contraction = plan.contraction
    in_place = bool(contraction.dots) or contraction.uniform
    in_place = in_place or is_contiguous(contraction.vector, contraction.column, work.scop)
    if contraction.lanewise or contraction.dots or contraction.uniform:
        return (None,) if in_place else ()
    if copied is None or (in_place and None in work.known):
        return (None,) if in_place else ()
    widths = ((run.size, run.count) for run in column_loop(plan, work).runs)
    packing = copied.panels(panel_runs(widths, work.lanes(contraction)))
    if is_free(copied.array, work.scop):
        # Making the copy costs nothing that counts: of two ways that are equal otherwise, it is the safer one.
        return (packing, None) if in_place else (packing,)
    return (None, packing) if in_place else (packing,)


def outer_orders(contraction: Contraction, row: int | None, work: Workload) -> Iterable[tuple[int, ...]]:
    """Orders of the outer loops; loops of one iteration stay outermost, where they cost nothing."""
    outer = [d for d in (*contraction.outer, contraction.column) if d != row]
    single = tuple(d for d in outer if work.points[d] == 1)
    moving = [d for d in outer if d not in single]
    inner = () if row is None else (row,)
    for order in permutations(moving):
        yield (*single, *order, *inner)


def sliding_orders(plan: ContractionPlan, work: Workload) -> Iterable[tuple[int, ...]]:
    """Orders of the loops around strips, tiles of columns innermost: neighbors share pages, and lines come in pairs."""
    column, row = plan.contraction.column, plan.row
    orders = outer_orders(plan.contraction, row, work)
    for others in dict.fromkeys(tuple(d for d in order if d not in (plan.line, row)) for order in orders):
        if row is not None and others[-1:] == (column,):
            yield (*others[:-1], row, column)


def ranked(contractions: Iterable[Contraction], work: Workload) -> tuple[tuple[ContractionPlan, Estimate], ...]:
    """Every plan with its estimate, the one that the reuse model prefers first."""
    found = [plan for contraction in contractions for plan in plans(contraction, work)]
    pairs = sorted(((plan, estimated(plan, work)) for plan in found), key=lambda pair: pair[1].seconds)
    one = replace(work, threads=1)
    return settled_on_one_core(pairs, lambda plan: estimated(plan, one)) if work.threads > 1 else tuple(pairs)


def best(contractions: Iterable[Contraction], work: Workload, tuned: Sequence[Tuned] = ()) -> Candidate | None:
    """The plan that was measured to be best, else the one that the reuse model ranks first; None without a plan.

    It comes with what the model says of it and of the best other one.
    """
    found = ranked(contractions, work)
    if not found:
        return None
    recipes = [recipe_of(plan, work) for plan, _ in found]
    position, about = preferred(work.statement.name, recipes, tuned)
    other = next((index for index in range(len(found)) if index != position), None)
    second = (recipes[other], found[other][1]) if other is not None else None
    plan, estimate = found[position]
    prediction = Prediction(work.statement.name, recipe_key(recipes[position]), len(found), estimate, second, about)
    return replace(build(plan, work), predictions=(prediction,))


def estimated(plan: ContractionPlan, work: Workload) -> Estimate:
    """What the reuse model predicts for a plan at representative sizes."""
    roots, fresh = nests_of(plan, work)
    return delayed(estimate(roots, work.machine, work.threads), "fresh memory", fresh)


def nests_of(plan: ContractionPlan, work: Workload) -> tuple[tuple[Node, ...], float]:
    """A plan in the reuse model's terms, a copy first and the sums last; seconds that fresh memory takes besides."""
    contraction, points, names = plan.contraction, work.points, work.statement.iterators
    width = min(plan.vectors * work.lanes(contraction), points[contraction.column])
    steps = {contraction.column: width} | ({} if plan.row is None else {plan.row: plan.rows})
    shared = shared_levels(plan, points, steps, work.threads)
    loops = [
        (names[d], points[d], steps.get(d, 1), LoopKind.TILE, position in shared)
        for position, d in enumerate(plan.order)
    ]
    if plan.modelled_depth:
        reduction = contraction.reductions[0]
        loops.insert(0, (names[reduction], points[reduction], plan.modelled_depth, LoopKind.TILE, False))
    inside = [] if plan.line is None else [(names[plan.line], points[plan.line], 1, LoopKind.KERNEL, False)]
    inside += [(names[d], plan.modelled_depth or points[d], 1, LoopKind.KERNEL, False) for d in contraction.reductions]
    inside += [(names[d], step, 1, LoopKind.KERNEL, False) for d, step in reversed(steps.items())]
    counted = contraction.reductions[:-1] if contraction.dots else contraction.reductions
    counts = (plan.modelled_depth or points[d] for d in counted)
    shape = kernel_shape(work.element(contraction), plan.rows, width, counts, plan.turned)
    shape = replace(shape, along=contraction.along)
    row = "" if plan.row is None else names[plan.row]
    use = kernel_use(shape, work.machine, row, names[contraction.column])
    use = replace(use, call_cycles=use.call_cycles + crowding_cycles(plan, work))
    if plan.line is not None:
        use = sliding_use(plan, work)
    if contraction.turned:
        use = replace(use, call_cycles=use.call_cycles + TURN_CYCLES * plan.rows * width)
    panels = plan.packing or (plan.panels if reads_ahead(plan, work) else None)
    if panels is None:
        return (nested([*loops, *inside], Work(work.operation, use)),), 0.0
    copy, reading = packed_operation(plan, panels, work)
    nest = nested([*loops, *inside], Work(reading, use))
    if plan.packing is None or is_free(panels.array, work.scop):
        return (nest,), 0.0
    return (copy.nest(parallel=work.threads > 1), nest), copy.fresh_seconds(work.threads)


def crowding_cycles(plan: ContractionPlan, work: Workload) -> float:
    """Cycles of a call that rows of the result spend on pushing each other out of a set of the nearest cache.

    Sums of 64 steps take 3% longer in tiles of 14 rows 14 pages apart than in tiles of 8, as many as a set has ways.
    """
    if plan.row is None or plan.line is not None:
        return 0.0
    element, stride = work.element(plan.contraction), element_stride_of(plan.contraction.target, plan.row, work.scop)
    apart = stride * ELEMENT_BYTES[element] if isinstance(stride, int) else 0
    return plan.vectors * refetch_cycles(plan.rows, apart, work.machine)


def delayed(found: Estimate, cause: str, seconds: float) -> Estimate:
    """The estimate with something that takes time besides."""
    if not seconds:
        return found
    total = found.seconds + seconds
    causes = (*found.causes, (cause, seconds))
    return replace(found, seconds=total, causes=causes, efficiency=found.efficiency * found.seconds / total)


def packed_operation(plan: ContractionPlan, packing: Packing, work: Workload) -> tuple[Copy, Operation]:
    """The copy, and the statement that reads its vector operand from there."""
    vector = plan.contraction.vector
    array, sizes = work.scop.arrays[vector.array], representative_sizes(work.scop)
    copy = copy_of(packing, array, sizes)
    original = reference_of(vector, array, work.statement, sizes)
    return copy, with_copy(work.operation, vector, original, copy, work.statement)


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
        if is_enough(tasks, threads):
            break
    return tuple(chosen)


def build(plan: ContractionPlan, work: Workload) -> Candidate:
    """The schedule tree of a plan."""
    contraction = plan.contraction
    columns = column_loop(plan, work)
    own = {loop.dimension: loop for loop in (columns, *(row_loops(plan, work, plan.rows) if plan.rows_first else ()))}
    others = (own.get(d, PlannedLoop(d, (TileRun(1, None),))) for d in plan.order)
    loops = (*depth_loop(plan, work), *others)
    tile = tuple(d for d in (plan.line, plan.row) if d is not None)
    point = (*contraction.reductions, *tile, contraction.column)
    mark = KernelMark(
        contraction,
        plan.row,
        before=work.before,
        after=work.after,
        packing=plan.packing,
        ahead=looking_ahead(plan, work),
        # Lines side by side need no help.
        fetches=fetches_results(plan, work) and not plan.rows_first and plan.line is None,
        line=plan.line,
        relay=work.lanes(contraction) if plan.relay else 0,
        a_ahead=lines_ahead(plan, work),
    )
    before, after = (tuple(member(one, work.scop) for one in found) for found in (work.before, work.after))
    builder = NestBuilder(work.statement, mark, point, before, after)
    return builder.build(loops, recipe_of(plan, work))


def member(companion: Companion, scop: Scop) -> Member:
    """The companion as a statement of the nest."""
    return Member(scop.statement(companion.statement), companion.dimensions)


def recipe_of(plan: ContractionPlan, work: Workload) -> tuple[str, ...]:
    """What the plan does, in words."""
    names = work.statement.iterators
    width = plan.vectors * work.lanes(plan.contraction)
    order = ", ".join(names[dimension] for dimension in plan.order)
    reductions = ", ".join(names[dimension] for dimension in plan.contraction.reductions)
    rows = f"{plan.rows} x {names[plan.row]}" if plan.row is not None else "1"
    packed = () if plan.packing is None else (f"pack {plan.packing.array} in panels of {width} columns",)
    turned = (
        (f"turn {plan.contraction.vector.array} in registers",) if plan.turned and not plan.contraction.along else ()
    )
    return (
        *packed,
        *turned,
        *((f"vectors of {plan.contraction.along} along {reductions}",) if plan.contraction.along else ()),
        *((f"split {reductions} by {plan.depth}",) if plan.depth else ()),
        *((f"all {names[plan.line]} of a strip in one call",) if plan.line is not None else ()),
        *((f"copy {plan.contraction.broadcast.array} a vector ahead",) if plan.relay else ()),
        f"interchange to {order}",
        f"microkernel of {rows} rows and {width} x {names[plan.contraction.column]} columns over {reductions}",
        *(f"which begins with {described(one, plan.contraction)}" for one in work.before),
        *(f"which ends with {described(one, plan.contraction)}" for one in work.after),
    )


def described(companion: Companion, contraction: Contraction) -> str:
    """What a companion does, in words for the recipe."""
    operator = "=" if companion.operator == "=" else f"{companion.operator}="
    value = companion.load.text if companion.load is not None else companion.scalar or "0"
    if companion.operator in CHOICES:
        name = "least" if ("<" in companion.operator) == companion.operator.startswith("!") else "greatest"
        return f"{contraction.target.array} = the {name} of itself and {value}"
    return f"{contraction.target.array} {operator} {value}"
