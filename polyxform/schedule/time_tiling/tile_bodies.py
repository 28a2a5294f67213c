"""Orders of the points inside a tile of a stencil.

    source     as the source runs them
    fused      time, then rows of space shifted so that each statement finds its data ready; the statements side by
               side, so that a row is used again while it is still in the nearest cache
    jammed     for one statement whose updates need others of the same time step: several rows of the next loop at
               once, each one skewed behind the row before it, so that independent chains of operations run at the same
               time

        for (i ...)                              for (i_block ...)
          for (j ...)                              for (j ...)
            A[i][j] = f(A[i][j - 1], ...);           for (i = i_block; i < i_block + 10; i++)   // unrolled
                                                       A[i][j - 2 * i] = f(A[i][j - 2 * i - 1], ...);

    in lanes   the same with the rows at once in the lanes of vectors, where the region has enough time steps to move
               its arrays into copies in which these lanes are neighbors (`skewed_copies`)

Source of the jammed rows: unroll-and-jam after skewing, as in Callahan, Carr, Kennedy, "Improving register allocation
for subscripted variables", PLDI 1990.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import islpy as isl

from polyxform.affine import band_of, instances_in_full_groups, set_list
from polyxform.schedule.lanes.skewed_copies import skewed_copies
from polyxform.schedule.model import Skewing
from polyxform.schedule.source_order import LoopMarker
from polyxform.schedule.time_tiling.skew import Row, TimeNest, axis_names, row_function, tile_index, time_row
from polyxform.scop.model import Scop, union_set

Grow = Callable[[LoopMarker, isl.ScheduleNode], isl.ScheduleNode]
CHAINS = 10
"""Rows at once: with those above and below, their addresses just fit the 16 general registers. On Zen 4 fewer wait for
their own results (8: a tenth slower for nine points), and more spill addresses (12: slower still)."""
LARGEST_SKEW = 3
LEAST_IN_LANES = 32
VECTORS = 4
"""Rows in lanes, and vectors of them, that are enough to wait for none: with 16 rows in two vectors, nine points take
1.7 times as long on Zen 4, and 48 rows gain nothing."""


@dataclass(frozen=True)
class Body:
    """An order of the points inside a tile.

    words  what it is, for the report
    start  tree that the loops over tiles are put on top of
    grow   finishes the tree below a node: inserts the loops and their marks, and returns a node of the tree
    rows   that run at once: tiles hold whole blocks of them
    skewed arrays that the region uses copies of
    """

    words: str
    start: isl.Schedule
    grow: Grow
    rows: int = 1
    skewed: tuple[Skewing, ...] = ()


@dataclass(frozen=True)
class Block:
    """Rows that run at once.

    rows   how many
    lanes  in the lanes of vectors, else written out side by side
    """

    rows: int
    lanes: bool = False


def bodies(nest: TimeNest, rising: Row, scop: Scop, lanes: int) -> Iterator[Body]:
    """Orders that are worth considering, most promising first.

    rising  a row that ascends along the first axis: its shifts put the statements' rows side by side
    lanes   elements in a vector
    """
    bare = isl.Schedule.from_domain(union_set(statement.domain for statement in nest.statements))
    if nest.depth > 1 and (len(nest.statements) > 1 or not depends_within_a_step(nest)):
        words = "statements fused row by row" if len(nest.statements) > 1 else "row by row"
        yield Body(words, bare, partial(grow_fused, nest, rising))
    elif nest.depth > 1:
        rows = max(VECTORS * lanes, LEAST_IN_LANES)
        for skew in range(LARGEST_SKEW + 1):
            skewed = skewed_copies(scop, skew) if nest.depth == 2 and lanes > 1 else ()
            if skewed:
                grow = partial(grow_jammed, nest, rising, skew, Block(rows, lanes=True))
                yield Body(f"{rows} rows at once in lanes, in skewed copies", bare, grow, rows, skewed)
            grow = partial(grow_jammed, nest, rising, skew, Block(CHAINS))
            yield Body(f"{CHAINS} rows at once", bare, grow, CHAINS)
    yield Body("tile bodies in source order", scop.schedule.intersect_domain(bare.get_domain()), grow_source)


def depends_within_a_step(nest: TimeNest) -> bool:
    """Whether an update needs another one of the same time step: rows are chains then, and no vectors."""
    return any(not step.offsets.fix_val(isl.dim_type.set, 0, isl.Val(0)).is_empty() for step in nest.steps)


def grow_source(marker: LoopMarker, node: isl.ScheduleNode) -> isl.ScheduleNode:
    """Mark the loops of the source."""
    return marker.mark_below(node)


def grow_fused(nest: TimeNest, rising: Row, marker: LoopMarker, node: isl.ScheduleNode) -> isl.ScheduleNode:
    """Insert time, rows, and the statements with the rest of their loops."""
    names = axis_names(nest)
    node = marker.insert_loop(node, row_function(nest, time_row(nest)), nest.statements[0].iterators[0])
    along = Row((0, 1, *(0 for _ in names[1:])), rising.shifts)
    node = marker.insert_loop(node, row_function(nest, along), names[0])
    node = node.insert_sequence(set_list([statement.domain for statement in nest.statements]))
    for position, statement in enumerate(nest.statements):
        inner = node.child(position).child(0)
        for dimension in nest.axes[statement.name][1:]:
            if dimension is not None:
                inner = marker.insert_dimension(inner, statement, dimension)
        node = inner.ancestor(inner.get_tree_depth() - node.get_tree_depth())
    return node


def grow_jammed(
    nest: TimeNest, rising: Row, skew: int, together: Block, marker: LoopMarker, node: isl.ScheduleNode
) -> isl.ScheduleNode:
    """Insert time, blocks of rows, and the skewed loop with a row of each chain inside it."""
    statement = nest.statements[0]
    names = axis_names(nest)
    still = (0,) * (nest.depth - 2)
    time = row_function(nest, time_row(nest))
    block = tile_index(row_function(nest, rising), together.rows)
    across = row_function(nest, Row((0, skew, 1, *still), dict.fromkeys(rising.shifts, 0)))
    node = marker.insert_loop(node, time, statement.iterators[0])
    node = marker.insert_loop(node, block, f"{names[0]}_block")
    node = marker.insert_loop(node, across, names[1])
    groups = isl.Map.from_union_map(isl.UnionMap.from_multi_union_pw_aff(band_of([time, block, across])))
    full = instances_in_full_groups(statement.domain, groups)
    node = node.insert_sequence(set_list((full.coalesce(), statement.domain.subtract(full).coalesce())))
    for position, rows in enumerate((together.rows, 0)):
        unroll = 0 if together.lanes else rows
        inner = marker.insert_dimension(node.child(position).child(0), statement, 1, unroll)
        marker.change(inner.ancestor(2), lambda mark: replace(mark, simd=together.lanes))
        node = inner.ancestor(inner.get_tree_depth() - node.get_tree_depth())
    return node
