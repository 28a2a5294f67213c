"""Run sums of products over triangles and trapezoids in kernels: whole tiles at once, what is left row by row.

Before                                   After

    for (i ...)                              for (j_tile ...)
      for (j = 0; j <= i; j++)                 for (i_tile ...) {
        for (k ...)                              kernel_8x24(...);      // tiles that lie in the triangle
          C[i][j] += A[i][k] * B[k][j];          for (i ...)            // tiles that the diagonal cuts
                                                   kernel_1x24(...);
                                               }

Where the sums of a tile begin or end at different places, the products that all of its elements have are computed by
one kernel, those before and behind them row by row: every element keeps its order of additions.

Where both factors jump in memory from one step of a long sum to the next, all tiles go through some steps first.

Refused: statements whose factors are not linear; no loop along contiguous elements of the target during which one
factor stays and the other one is contiguous, can be packed, or can be turned in registers; a target whose elements no
second loop runs over.
Whether the order is legal is for the caller to find out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.affine import instances_in_full_groups, selected, set_list
from polyxform.machine import Machine
from polyxform.microkernels.tilings import near_equal, register_tiles
from polyxform.polyhedra import Affine, constant_bounds, equal_dimensions, is_independent, linear_subscripts, tile_start
from polyxform.schedule.contractions.columns_apart import blocked_tile, can_turn
from polyxform.schedule.contractions.contraction_loops import DEPTH
from polyxform.schedule.contractions.match_microkernel import form_refusal, scaled_role, uses
from polyxform.schedule.contractions.pack import packable, panel_runs
from polyxform.schedule.costing import extents, representative_sizes
from polyxform.schedule.model import Candidate, Contraction, KernelMark
from polyxform.schedule.source_order import LoopMarker
from polyxform.scop.model import Access, Scop, Statement, Update

ELEMENT_BYTES = {"float": 4, "double": 8}
LONGEST_PART = 384
"""Steps of a long sum in one part, at most: a short part at the end costs more than strips that are a third longer."""


@dataclass(frozen=True)
class RaggedPlan:
    """How a sum of products over any domain runs in kernels.

    mark     the kernel of whole tiles
    columns  of a tile
    """

    mark: KernelMark
    columns: int

    @property
    def contraction(self) -> Contraction:
        """The roles of the statement's dimensions."""
        return self.mark.contraction

    @property
    def row(self) -> int:
        """The dimension of the tile's rows."""
        assert self.mark.row is not None
        return self.mark.row

    @property
    def row_mark(self) -> KernelMark:
        """The kernel of one row."""
        return replace(self.mark, row=None, rows=1)


def plan_of(statement: Statement, scop: Scop, machine: Machine) -> RaggedPlan | None:
    """The way to run a statement in kernels over whatever domain it has; None where there is none."""
    update = statement.step
    if update is None or form_refusal(update, scop.arrays):
        return None
    for contraction in contractions(statement, update, scop.directives.reassociate):
        element = scop.arrays[contraction.target.array].element
        rows, vectors = register_tiles(machine, ELEMENT_BYTES[element])[0]
        lanes = machine.lanes(ELEMENT_BYTES[element])
        mark = KernelMark(contraction, contraction.rows[0], rows, vectors * lanes)
        if contiguous(linear_subscripts(contraction.vector.relation) or (), contraction.column):
            return RaggedPlan(mark, vectors * lanes)
        copied = packable(contraction, statement, scop)
        if copied is not None:
            packing = copied.panels(
                panel_runs([(vectors * lanes, panels(statement, contraction, vectors * lanes))], lanes)
            )
            return RaggedPlan(replace(mark, packing=packing), vectors * lanes)
        if can_turn(contraction, None, statement, scop):
            height, columns = blocked_tile(machine, ELEMENT_BYTES[element])
            return RaggedPlan(replace(mark, rows=height, columns=columns), columns)
    return None


def contiguous(forms: tuple[Affine, ...], dimension: int) -> bool:
    """Whether a step along the dimension moves the last subscript by one, and no other."""
    return bool(forms) and forms[-1].coefficients[dimension] == 1 and not uses(forms[:-1], dimension)


def panels(statement: Statement, contraction: Contraction, width: int) -> int | None:
    """How many panels hold all columns, None where that is not known."""
    bounds = constant_bounds(statement.domain, contraction.column)
    return None if bounds is None else -(-(bounds[1] + 1) // width)


def contractions(statement: Statement, update: Update, loose: bool = False) -> Iterator[Contraction]:
    """The roles that a statement's dimensions can play, whatever its domain. `loose`: sums may be scaled as a whole."""
    left, right = update.factors
    for broadcast, vector in ((left, right), (right, left)):
        yield from with_roles(statement, update, broadcast, vector, loose)


def with_roles(
    statement: Statement, update: Update, broadcast: Access, vector: Access, loose: bool
) -> Iterator[Contraction]:
    """The contractions in which the two factors play the given parts. `loose`: their sums may be scaled as a whole."""
    target, fixed, moved = (linear_subscripts(a.relation) or () for a in (update.target, broadcast, vector))
    dimensions = range(len(statement.iterators))
    for column in dimensions:
        if not contiguous(target, column) or not uses(moved, column) or uses(fixed, column):
            continue
        kept = [d for d in dimensions if d != column and uses(target, d)]
        rows = [d for d in kept if not uses(moved, d) and not target[-1].uses(d)]
        reductions = tuple(d for d in dimensions if d != column and not uses(target, d))
        if not rows or not reductions:
            continue
        yield Contraction(
            statement=statement.name,
            operator=update.operator,
            target=update.target,
            broadcast=broadcast,
            vector=vector,
            column=column,
            rows=tuple(reversed(rows)),
            outer=tuple(kept),
            reductions=reductions,
            scale=" * ".join(update.scale),
            scaled=scaled_role(update, broadcast),
            loose=loose and bool(update.scale),
        )


def ragged(statement: Statement, scop: Scop, machine: Machine) -> Candidate | None:
    """The statement in kernels; None where it has no form for them, or a domain for which others do better."""
    plan = plan_of(statement, scop, machine)
    if plan is None or (statement.update is not None and is_even(statement, plan.row, plan.contraction.column)):
        return None
    node = isl.Schedule.from_domain(isl.UnionSet.from_set(statement.domain)).get_root().child(0)
    marker = LoopMarker((statement,))
    if not jumps_in_memory(plan, statement, scop):
        node = insert_tiles(plan, statement, statement.domain, marker, node)
        return Candidate(node.get_schedule(), dict(marker.marks), recipe_of(plan, statement))
    (reduction,) = plan.contraction.reductions
    depth = steps_of_part(statement, reduction)
    part = tile_start(statement.domain, reduction, depth)
    node = marker.insert_loop(node, part.get_at(0), f"{statement.iterators[reduction]}_part")
    around = isl.Map.from_union_map(isl.UnionMap.from_multi_union_pw_aff(part))
    node = insert_tiles(plan, statement, statement.domain, marker, node, around)
    recipe = (f"split {statement.iterators[reduction]} by {depth}", *recipe_of(plan, statement))
    return Candidate(node.get_schedule(), dict(marker.marks), recipe)


def steps_of_part(statement: Statement, reduction: int) -> int:
    """Steps of a long sum that all tiles go through before the next ones: equal parts where their number is known."""
    bounds = constant_bounds(statement.domain, reduction)
    if bounds is None:
        return DEPTH
    return near_equal(bounds[1] - bounds[0] + 1, LONGEST_PART)[0][0]


def jumps_in_memory(plan: RaggedPlan, statement: Statement, scop: Scop) -> bool:
    """Whether each step of a long sum reads lines of both factors far from those of the step before.

    Few steps at a time for all tiles then find the lines in a near cache, and few pages in use.
    """
    contraction = plan.contraction
    if plan.mark.packing is not None or len(contraction.reductions) != 1:
        return False
    (reduction,) = contraction.reductions
    factors = (contraction.broadcast, contraction.vector)
    near = any(contiguous(linear_subscripts(factor.relation) or (), reduction) for factor in factors)
    is_long = extents(statement, representative_sizes(scop))[reduction] >= 2 * DEPTH
    return is_long and not near and is_independent(statement.domain, reduction)


def is_even(statement: Statement, row: int, column: int) -> bool:
    """Whether all elements along a row and a column have the same sums, so that others do better."""
    return is_independent(statement.domain, row) and is_independent(statement.domain, column)


def has_uneven_rows(statement: Statement, scop: Scop) -> bool:
    """Whether the statement is a sum of products for kernels whose rows differ in length."""
    update = statement.step
    if update is None or form_refusal(update, scop.arrays):
        return False
    return any(not is_independent(statement.domain, one.rows[0]) for one in contractions(statement, update))


def recipe_of(plan: RaggedPlan, statement: Statement) -> tuple[str, ...]:
    """What the plan does, in words."""
    names, contraction = statement.iterators, plan.contraction
    packing = plan.mark.packing
    packed = () if packing is None else (f"pack {packing.array} in panels of {plan.columns} columns",)
    reductions = ", ".join(names[dimension] for dimension in contraction.reductions)
    tile = f"{plan.mark.rows} x {names[plan.row]} rows and {plan.columns} x {names[contraction.column]} columns"
    return (*packed, f"microkernel of {tile} over {reductions} in whole tiles, row by row in others")


def insert_tiles(
    plan: RaggedPlan,
    statement: Statement,
    instances: isl.Set,
    marker: LoopMarker,
    node: isl.ScheduleNode,
    around: isl.Map | None = None,
) -> isl.ScheduleNode:
    """Insert loops over tiles, and the kernels inside them. The node that is returned stands where `node` stood.

    around  { instance -> iteration of the loops around the tiles }, where there are any
    """
    depth = node.get_tree_depth()
    names, contraction = statement.iterators, plan.contraction
    for dimension in (d for d in contraction.outer if d != plan.row):
        node = marker.insert_dimension(node, statement, dimension)
    for dimension, size in ((contraction.column, plan.columns), (plan.row, plan.mark.rows)):
        start = tile_start(statement.domain, dimension, size).get_at(0)
        node = marker.insert_loop(node, start, f"{names[dimension]}_tile")
    pieces = [piece for piece in pieces_of(plan, instances, around) if not piece[0].is_empty()]
    if len(pieces) == 1:
        node = insert_piece(plan, statement, pieces[0][1], marker, node)
    else:
        node = node.insert_sequence(set_list([piece for piece, _ in pieces]))
        for position, (_, whole) in enumerate(pieces):
            node = insert_piece(plan, statement, whole, marker, node.child(position).child(0)).parent().parent()
    return node.ancestor(node.get_tree_depth() - depth)


def pieces_of(plan: RaggedPlan, instances: isl.Set, around: isl.Map | None = None) -> tuple[tuple[isl.Set, bool], ...]:
    """The instances of a tile in the order in which they run; True with those that all of its elements have."""
    tile, step = tile_functions(plan, instances)
    tile = tile if around is None else around.flat_range_product(tile)
    full = instances_in_full_groups(instances, tile.flat_range_product(step)).coalesce()
    rest = instances.subtract(full).coalesce()
    last = rest.intersect(behind(tile, step, full)).coalesce()
    return (rest.subtract(last).coalesce(), False), (full, True), (last, False)


def tile_functions(plan: RaggedPlan, instances: isl.Set) -> tuple[isl.Map, isl.Map]:
    """{ instance -> tile } and { instance -> step of its sum }."""
    contraction = plan.contraction
    tile = selected(instances.get_space(), [d for d in contraction.outer if d != plan.row])
    for dimension, size in ((contraction.column, plan.columns), (plan.row, plan.mark.rows)):
        start = isl.Map.from_union_map(isl.UnionMap.from_multi_union_pw_aff(tile_start(instances, dimension, size)))
        tile = tile.flat_range_product(start)
    return tile, selected(instances.get_space(), contraction.reductions)


def behind(tile: isl.Map, step: isl.Map, instances: isl.Set) -> isl.Set:
    """What is summed in a tile after one of the given instances."""
    both = tile.flat_range_product(step)
    outer, total = tile.dim(isl.dim_type.out), both.dim(isl.dim_type.out)
    found = both.intersect_domain(instances).range()
    same = equal_dimensions(isl.Map.universe(found.get_space().map_from_set()), 0, outer)
    later = isl.Map.empty(same.get_space())
    for position in range(outer, total):
        later = later.union(same.order_lt(isl.dim_type.in_, position, isl.dim_type.out, position))
        same = equal_dimensions(same, position, 1)
    return found.apply(later).apply(both.reverse())


def insert_piece(
    plan: RaggedPlan, statement: Statement, whole: bool, marker: LoopMarker, node: isl.ScheduleNode
) -> isl.ScheduleNode:
    """Insert the kernel of a tile, or the one of a row in a loop over its rows. It stands where `node` stood."""
    contraction = plan.contraction
    if not whole:
        below = marker.insert_dimension(node, statement, plan.row)
        return insert_points(plan.row_mark, statement, contraction.reductions, marker, below).parent().parent()
    return insert_points(plan.mark, statement, (*contraction.reductions, plan.row), marker, node)


def insert_points(
    mark: KernelMark, statement: Statement, outer: Sequence[int], marker: LoopMarker, node: isl.ScheduleNode
) -> isl.ScheduleNode:
    """Insert the loops that a kernel computes, those over columns last, and its mark above them."""
    for dimension in (mark.contraction.column, *reversed(outer)):
        node = node.insert_partial_schedule(tile_start(statement.domain, dimension, 1))
    return marker.insert_mark(node, mark)
