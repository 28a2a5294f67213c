"""Run the sums of a solver in blocks of rows: what a block needs of the rows in front of it in kernels.

Before                                   After

    for (i ...) {                            for (i_block ...) {
      for (j = 0; j < i; j++)                  for (i_tile ...)               // in parallel
        x[i] -= L[i][j] * x[j];                  px_kernel_1x8(...);          // j < 64 * i_block
      x[i] /= L[i][i];                         for (i in the block) {
    }                                            for (j = 64 * i_block; j < i; j++)
                                                   x[i] -= L[i][j] * x[j];
                                                 x[i] /= L[i][i];
                                               }
                                             }

The matrix passes by once, as fast as the caches or the memory give it, on all cores; a row at a time waits for each of
its additions. Each element keeps its order of additions where kernels turn columns of the matrix in registers; with
consent they have vectors along the rows.

Refused: nests that are not two loops deep, outer loops that carry no dependence, matrices that are not contiguous along
the sums, and few rows. Rows that fill no tile stay in the loop over the block.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import islpy as isl

from polyxform.affine import affine_on, instances_in_full_groups, selected, set_list, union_function
from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.polyhedra import constant_bounds, linear_subscripts, tile_start
from polyxform.schedule.contractions.columns_apart import can_turn, rows_along, turned_tiles
from polyxform.schedule.contractions.match_microkernel import form_refusal, scaled_role, uses
from polyxform.schedule.contractions.ragged import ELEMENT_BYTES, contiguous, insert_points
from polyxform.schedule.lanes.jam_sums import waits_for_itself
from polyxform.schedule.model import Candidate, Contraction, KernelMark
from polyxform.schedule.source_order import LoopMarker
from polyxform.scop.known import known_beyond_types
from polyxform.scop.model import Scop, Statement, union_set

ROWS = 64
"""Rows of a block: tiles for all cores, and short sums that wait for each other."""
LEAST_BLOCKS = 8
"""Blocks from which on they pay."""
ROW, REDUCTION = 0, 1
"""Dimensions of the sums."""


def solved_in_blocks(
    group: Sequence[Statement], scop: Scop, dependences: Dependences, machine: Machine
) -> Candidate | None:
    """The group in blocks of rows; None where that is not possible or does not pay."""
    deepest = [statement for statement in group if len(statement.iterators) == 2]
    if len(deepest) != 1 or any(len(statement.iterators) not in (1, 2) for statement in group):
        return None
    (sums,) = deepest
    mark = kernel_of(sums, scop, machine)
    rows = constant_bounds(sums.domain, ROW)
    if mark is None or (rows is not None and rows[1] - rows[0] < LEAST_BLOCKS * ROWS):
        return None
    instances = union_set(statement.domain for statement in group)
    source, order = scop.schedule.intersect_domain(instances), within(dependences.order, instances)
    if not waits_for_itself(source, sums, group, order):
        return None
    candidate = in_blocks(source, sums, mark, group, scop)
    return candidate if candidate is not None and is_legal(candidate.schedule, order) else None


def kernel_of(sums: Statement, scop: Scop, machine: Machine) -> KernelMark | None:
    """The kernel for the sums of some rows; None where there is none."""
    update = sums.step
    if update is None or form_refusal(update, scop.arrays):
        return None
    size = ELEMENT_BYTES[scop.arrays[update.target.array].element]
    left, right = update.factors
    for broadcast, vector in ((left, right), (right, left)):
        target, fixed, moved = (linear_subscripts(one.relation) or () for one in (update.target, broadcast, vector))
        if not contiguous(target, ROW) or uses(target, REDUCTION) or uses(fixed, ROW) or not uses(moved, ROW):
            continue
        contraction = Contraction(
            statement=sums.name,
            operator=update.operator,
            target=update.target,
            broadcast=broadcast,
            vector=vector,
            column=ROW,
            rows=(),
            outer=(),
            reductions=(REDUCTION,),
            scale=" * ".join(update.scale),
            scaled=scaled_role(update, broadcast),
        )
        if can_turn(contraction, None, sums, scop):
            return with_width(contraction, size, scop, machine, contiguous(fixed, REDUCTION))
    return None


def with_width(contraction: Contraction, size: int, scop: Scop, machine: Machine, along: bool) -> KernelMark:
    """The kernel with vectors along the sums, where that is possible, else with columns turned in registers."""
    lanes = machine.lanes(size)
    if along and scop.directives.reassociate and rows_along(machine, lanes, 1):
        return KernelMark(replace(contraction, loose=True, along=lanes), None, columns=lanes)
    ((_, vectors),) = turned_tiles(machine, size, 1)
    return KernelMark(contraction, None, columns=vectors * lanes)


def in_blocks(
    source: isl.Schedule, sums: Statement, mark: KernelMark, group: Sequence[Statement], scop: Scop
) -> Candidate | None:
    """The tree; None where no tile is full."""
    full = in_front(sums, mark.columns, sums.domain.intersect_params(known_beyond_types(scop)))
    if full.is_empty():
        return None
    others = [statement.domain for statement in group if statement is not sums]
    rest = union_set([*others, sums.domain.subtract(full).coalesce()])
    marker = LoopMarker(tuple(group))
    name = sums.iterators[ROW]
    blocks = union_function([block_index(statement) for statement in group])
    node = marker.insert_loop(source.get_root().child(0), blocks, f"{name}_block")
    node = node.insert_sequence(set_list([full]).add(rest))
    inner = node.child(0).child(0).cut()
    inner = marker.insert_loop(inner, tile_start(sums.domain, ROW, mark.columns).get_at(0), f"{name}_tile")
    inner = insert_points(mark, sums, (REDUCTION,), marker, inner)
    node = inner.ancestor(inner.get_tree_depth() - node.get_tree_depth())
    node = marker.mark_below(node.child(1).child(0))
    kind = "vectors along" if mark.contraction.along else "sums over"
    words = f"blocks of {ROWS} rows, microkernel of {mark.columns} rows with {kind} {sums.iterators[REDUCTION]}"
    return Candidate(node.get_schedule(), dict(marker.marks), (words,))


def block_index(statement: Statement) -> isl.Aff:
    """Number of an instance's block."""
    return affine_on(statement.domain.get_space(), {ROW: 1}, 0).scale_down_val(isl.Val(ROWS)).floor()


def in_front(sums: Statement, columns: int, domain: isl.Set) -> isl.Set:
    """The instances that add what rows in front of the block have, in tiles of which all rows exist."""
    first = isl.PwAff.from_aff(block_index(sums).scale_val(isl.Val(ROWS)))
    reduction = isl.PwAff.from_aff(affine_on(domain.get_space(), {REDUCTION: 1}, 0))
    before = domain.intersect(reduction.lt_set(first))
    tile = isl.Map.from_union_map(isl.UnionMap.from_multi_union_pw_aff(tile_start(before, ROW, columns)))
    step = selected(before.get_space(), (REDUCTION,))
    return instances_in_full_groups(before, tile.flat_range_product(step)).coalesce()
