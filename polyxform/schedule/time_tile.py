"""Tile the time loop of a stencil together with space, so that data stays in cache for many time steps.

Before                                   After: diamonds in (t, i), all of one wave at the same time

    for (t ...)                              for (wave ...)
      for (i ...)                              for (i_tile ...)            // parallel
        for (j ...)                              for (t in the diamond)
          B[i][j] = f(A[i - 1][j], ...);           for (i in the diamond at t)
      for (i ...)                                    for (j ...) B[i][j] = ...;
        ...                                          for (j ...) A[i - 1][j] = ...;

The sides of a diamond are the rows t * s + i and t * s - i, on which no dependence goes back: tiles whose indices on the
two rows have the same sum do not depend on each other, and there is a full set of them from the first wave on
(concurrent start). Where the row that descends in space does not exist, time itself takes its place; the waves then
begin with one tile (skewed tiling). Further axes of space are tiled by a skewed row inside the diamond, in order.

Source: Bandishti, Pananilath, Bondhugula, "Tiling stencil computations to maximize parallelism", SC 2012.

Refused: groups without rows in two directions, dependences that only time orders being broken by the tiles' bodies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.dependences.legality import is_legal
from polyxform.polyhedra import affine_on
from polyxform.schedule.model import Candidate, LoopMark, TileMark
from polyxform.schedule.skew import Row, TimeNest, least_row, row_along
from polyxform.schedule.source_order import LoopMarker
from polyxform.scop.model import Scop, Statement, union_set


@dataclass(frozen=True)
class TimeBand:
    """Rows that can be tiled together.

    nest    the statements
    first   row of the tiles' first index
    second  row of their second index: tiles with the same sum of both are independent
    inner   one row for each axis of space but the first and the last, tiled in order; the last axis stays whole
    """

    nest: TimeNest
    first: Row
    second: Row
    inner: tuple[Row, ...]


@dataclass(frozen=True)
class TileSizes:
    """Points of a tile along each row of a band.

    first, second  along the two rows of the wave
    inner          along the further rows, 0 to leave one alone
    """

    first: int
    second: int
    inner: tuple[int, ...]


def time_bands(nest: TimeNest) -> Iterator[TimeBand]:
    """The bands of a nest, the one with concurrent start first."""
    up, down = least_row(nest, 0, 1, 1), least_row(nest, 0, -1, 1)
    inner = [least_row(nest, axis, 1) for axis in range(1, nest.depth)]
    rows = tuple(row for row in inner if row is not None)
    if len(rows) < len(inner):
        rows = ()
    if up is not None and down is not None:
        steepest = max(up.weights[0], down.weights[0])
        yield TimeBand(nest, *diamond_rows(nest, steepest), rows)
    elif up is not None:
        time = row_along(nest, (1, *(0 for _ in range(nest.depth))))
        if time is not None:
            yield TimeBand(nest, time, up, rows)


def diamond_rows(nest: TimeNest, steepness: int) -> tuple[Row, Row]:
    """The rows steepness * t + x0 and steepness * t - x0, known to exist."""
    rows = [least_row(nest, 0, direction, steepness) for direction in (1, -1)]
    up, down = (row for row in rows if row is not None)
    return up, down


def tiled(band: TimeBand, sizes: TileSizes, scop: Scop, validity: isl.UnionMap) -> Candidate | None:
    """The tiled group, None when no order of the points inside a tile keeps the dependences."""
    for body, how in bodies(band.nest, scop):
        candidate = with_tiles(band, sizes, body, how)
        if is_legal(candidate.schedule, among(band.nest.statements, validity)):
            return candidate
    return None


def among(statements: Sequence[Statement], validity: isl.UnionMap) -> isl.UnionMap:
    """Dependences between the statements."""
    instances = union_set(statement.domain for statement in statements)
    return validity.intersect_domain(instances).intersect_range(instances)


def bodies(nest: TimeNest, scop: Scop) -> Iterator[tuple[isl.Schedule, str]]:
    """Orders of the points of a tile, most promising first."""
    if len(nest.statements) > 1:
        yield fused_body(nest), "statements fused row by row"
    instances = union_set(statement.domain for statement in nest.statements)
    yield scop.schedule.intersect_domain(instances), "source order"
