"""Tile the time loop of a stencil together with space, so that data stays in cache for many time steps.

Before                                   After: diamonds in (t, i), all of one wave at the same time

    for (t ...)                              for (wave ...)
      for (i ...)                              for (i_tile ...)            // parallel
        for (j ...)                              for (t in the diamond)
          B[i][j] = f(A[i - 1][j], ...);           for (i in the diamond at t)
      for (i ...)                                    for (j ...) B[i][j] = ...;
        ...                                          for (j ...) A[i - 1][j] = ...;

The sides of a diamond are the rows t * s + i and t * s - i, on which no dependence goes back: tiles whose indices on
the two rows have the same sum do not depend on each other, and there is a full set of them from the first wave on
(concurrent start). Where the row that descends in space does not exist, time itself takes its place; the waves then
begin with one tile (skewed tiling). Further axes of space are tiled by a skewed row inside the diamond, in order. Along
the last axis tiles move by whole vectors: a vector that begins anywhere takes two accesses to the cache.

Source: Bandishti, Pananilath, Bondhugula, "Tiling stencil computations to maximize parallelism", SC 2012.

Refused: groups without rows in two directions, dependences that only time orders being broken by the tiles' bodies,
tables of which each step fills a row of its own in order (`F[t][i] = f(F[t][i - 1], F[t - 1][i])`): nothing comes back
that a tile could keep near, and short pieces of rows are slower.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import islpy as isl

from polyxform.dependences.explain import shared_loops
from polyxform.dependences.legality import is_legal, parallel_violations
from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.options import Options
from polyxform.polyhedra import node_type
from polyxform.schedule.costing import element_bytes
from polyxform.schedule.model import Candidate, LoopMark, TileMark, mark_name, marked_nodes
from polyxform.schedule.source_order import LoopMarker
from polyxform.schedule.time_tiling.skew import (
    Row,
    TimeNest,
    axis_names,
    least_row,
    row_along,
    row_function,
    tile_index,
    time_nests,
    time_row,
)
from polyxform.schedule.time_tiling.tile_bodies import Body, bodies, depends_within_a_step
from polyxform.schedule.time_tiling.tile_sizes import TileSizes, best_sizes, grid_of, pays
from polyxform.scop.model import AccessKind, Scop, Statement, union_set

WAVE = "wave"
"""Name of the outermost loop."""


@dataclass(frozen=True)
class TimeBand:
    """Rows that can be tiled together.

    nest    the statements
    first   row of the tiles' first index
    second  row of their second index: tiles with the same sum of both are independent
    inner   one row for each axis of space but the first, tiled in order
    """

    nest: TimeNest
    first: Row
    second: Row
    inner: tuple[Row, ...]

    @property
    def is_skewed(self) -> bool:
        """Whether the first row is time itself."""
        return not any(self.first.weights[1:])

    @property
    def rising(self) -> Row:
        """The row that ascends along the first axis of space."""
        return self.second if self.is_skewed else self.first


def time_tiled(
    group: Sequence[Statement], scop: Scop, dependences: Dependences, options: Options, machine: Machine
) -> Candidate | None:
    """The group with its time loop tiled, None where that is not possible or cannot pay."""
    if not options.tile or not has_time_loop(group, scop):
        return None
    own = among(group, dependences.validity)
    if is_parallel_outside(group, scop, own):
        return None
    for nest in time_nests(group, own):
        for band in time_bands(nest, lanes_of(nest, scop, machine)):
            sizes = sizes_for(band, scop, options, machine)
            candidate = tiled(band, sizes, scop, own, machine) if sizes is not None else None
            if candidate is not None:
                return candidate
    return None


def has_time_loop(group: Sequence[Statement], scop: Scop) -> bool:
    """Whether one loop surrounds all statements, and each of them has a loop of its own inside."""
    if any(len(statement.iterators) < 2 for statement in group):
        return False
    return all(shared_loops(scop.schedule, group[0].name, statement.name) for statement in group)


def is_parallel_outside(group: Sequence[Statement], scop: Scop, validity: isl.UnionMap) -> bool:
    """Whether the outermost loop carries no dependence: it is no time loop then, and shared among threads as it is."""
    kept = scop.schedule.intersect_domain(union_set(statement.domain for statement in group))
    node = kept.get_root().child(0)
    return node_type(node) == isl.schedule_node_type.band and parallel_violations(node, 0, validity).is_empty()


def sizes_for(band: TimeBand, scop: Scop, options: Options, machine: Machine) -> TileSizes | None:
    """The tile sizes that the person asks for, or the best ones; None where tiles do not pay."""
    asked = options.tile_sizes if "tile_sizes" in options.explicit else scop.directives.tile or options.tile_sizes
    if asked:
        return TileSizes(asked[0], (*asked[1:], *(0 for _ in band.inner))[: len(band.inner)], asked=True)
    if is_table(band.nest):
        return None
    drift = band.inner[-1].weights[0] if len(band.inner) == band.nest.depth - 1 and band.inner else 0
    grid = grid_of(band.nest, max(band.rising.weights[0], 1), scop, drift)
    cores = machine.cores if options.parallel else 1
    best = best_sizes(grid, len(band.inner), machine, cores)
    return best if pays(best, grid, machine, cores) else None


def is_table(nest: TimeNest) -> bool:
    """Whether updates wait for others of their step, and no step comes back to what an earlier one wrote."""
    accesses = (access for statement in nest.statements for access in statement.accesses)
    written = [access.relation for access in accesses if access.kind is AccessKind.WRITE]
    return depends_within_a_step(nest) and all(tells_time(relation) for relation in written)


def tells_time(relation: isl.Map) -> bool:
    """Whether each element is accessed in one step of time only."""
    instances = relation.reverse()
    further = instances.dim(isl.dim_type.out) - 1
    return bool(instances.project_out(isl.dim_type.out, 1, further).is_single_valued())


def in_whole_blocks(sizes: TileSizes, rows: int) -> TileSizes:
    """Tiles of about as many rows, none of them outside of the blocks that run at once, unless these are asked for."""
    return sizes if sizes.asked else replace(sizes, wave=max(sizes.wave // rows, 1) * rows)


def lanes_of(nest: TimeNest, scop: Scop, machine: Machine) -> int:
    """Elements of the arrays that are written in a vector register."""
    accesses = [access for statement in nest.statements for access in statement.accesses]
    written = {access.array for access in accesses if access.kind is AccessKind.WRITE}
    return max(1, *(machine.lanes(element_bytes(scop.arrays[name].element)) for name in written))


def time_bands(nest: TimeNest, lanes: int) -> Iterator[TimeBand]:
    """The bands of a nest, the one with concurrent start first.

    lanes  elements in a vector: tiles move by whole vectors along the last axis, and stay aligned. It is tiled where
           statements share rows; chains of a single statement (see `tile_bodies`) are long and keep nothing near
    """
    last = nest.depth - 1
    tiled_axes = range(1, nest.depth if len(nest.statements) > 1 else last)
    middle = (least_row(nest, axis, 1, unit=lanes if axis == last else 1) for axis in tiled_axes)
    inner = tuple(row for row in takewhile(lambda row: row is not None, middle) if row is not None)
    up, down = least_row(nest, 0, 1, 1), least_row(nest, 0, -1, 1)
    if up is not None and down is not None:
        steepest = max(up.weights[0], down.weights[0])
        yield TimeBand(nest, *diamond_rows(nest, steepest), inner)
    time, rising = row_along(nest, time_row(nest).weights), least_row(nest, 0, 1)
    if time is not None and rising is not None:
        yield TimeBand(nest, time, rising, inner)


def diamond_rows(nest: TimeNest, steepness: int) -> tuple[Row, Row]:
    """The rows steepness * t + x0 and steepness * t - x0, known to exist."""
    rows = [least_row(nest, 0, direction, steepness) for direction in (1, -1)]
    up, down = (row for row in rows if row is not None)
    return up, down


def tiled(band: TimeBand, sizes: TileSizes, scop: Scop, validity: isl.UnionMap, machine: Machine) -> Candidate | None:
    """The tiled group, None when no order of the points inside a tile keeps the dependences among its statements."""
    for body in bodies(band.nest, band.rising, scop, lanes_of(band.nest, scop, machine)):
        candidate = with_tiles(band, in_whole_blocks(sizes, body.rows), body)
        if is_legal(candidate.schedule, validity) and has_independent_chains(candidate, validity):
            return candidate
    return None


def has_independent_chains(candidate: Candidate, dependences: isl.UnionMap) -> bool:
    """Whether the loops that are to be unrolled, or to run in lanes, carry no dependence."""
    loops = {key: mark for key, mark in candidate.marks.items() if isinstance(mark, LoopMark)}
    unrolled = {key for key, mark in loops.items() if mark.unroll or mark.simd}
    bands = [node.child(0) for node in marked_nodes(candidate.schedule.get_root()) if mark_name(node) in unrolled]
    return all(parallel_violations(band, 0, dependences).is_empty() for band in bands)


def among(statements: Sequence[Statement], validity: isl.UnionMap) -> isl.UnionMap:
    """Dependences between the statements."""
    instances = union_set(statement.domain for statement in statements)
    return validity.intersect_domain(instances).intersect_range(instances)


def with_tiles(band: TimeBand, sizes: TileSizes, body: Body) -> Candidate:
    """The tree with tile loops above a body."""
    marker = LoopMarker(band.nest.statements)
    node = body.start.get_root().child(0)
    for function, name in tile_loops(band, sizes):
        node = marker.insert_loop(node, function, name)
        if name == WAVE:
            marker.change(node.ancestor(2), lambda mark: replace(mark, skewed=body.skewed))
    node = marker.insert_mark(node, TileMark(node.get_schedule_depth()))
    schedule = body.grow(marker, node.child(0)).get_schedule()
    return Candidate(schedule, dict(marker.marks), (recipe_of(band, sizes), body.words))


def tile_loops(band: TimeBand, sizes: TileSizes) -> Iterator[tuple[isl.UnionPwAff, str]]:
    """Schedule and name of each loop over tiles, outermost first."""
    first = tile_index(row_function(band.nest, band.first), sizes.wave)
    second = tile_index(row_function(band.nest, band.second), sizes.wave)
    names = axis_names(band.nest)
    yield first.add(second), WAVE
    yield second if band.is_skewed else first, f"{names[0]}_tile"
    for row, size, name in zip(band.inner, sizes.inner, names[1:], strict=False):
        if size:
            yield tile_index(row_function(band.nest, row), size), f"{name}_tile"


def recipe_of(band: TimeBand, sizes: TileSizes) -> str:
    """What was done, in words."""
    names = ", ".join((band.nest.statements[0].iterators[0], axis_names(band.nest)[0]))
    kind = "skewed tiles" if band.is_skewed else "diamond tiles"
    middle = zip(sizes.inner, axis_names(band.nest)[1:], strict=False)
    further = "".join(f", {size} along {name}" for size, name in middle if size)
    return f"{kind} of {sizes.wave} in ({names}){further}"
