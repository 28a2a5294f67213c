"""Sizes of the tiles of a stencil, from the caches.

A tile of w points along each side of the wave holds w rows of space at its widest, and makes w * w / 2 updates of each
column: the larger, the more often data is used while it is near. It must fit into the second-level cache, and leave
enough tiles in a wave for all cores. The choice minimizes an estimate of the time for one update.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from polyxform.machine import Machine
from polyxform.polyhedra import constant_bounds, fix_parameters
from polyxform.schedule.skew import TimeNest
from polyxform.scop.model import Scop, Statement

ELEMENT_BYTES: Mapping[str, int] = {"float": 4, "int": 4, "unsigned int": 4, "short": 2, "char": 1}
USUAL_BYTES = 8
USUAL_EXTENT = 1000
WAVE_SIZES = (8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512)
INNER_SIZES = (0, 8, 16, 32, 64)
UPDATE_NANOSECONDS = 0.35
ROW_NANOSECONDS = 6.0
BYTE_NANOSECONDS = 0.07
BARRIER_NANOSECONDS = 2000.0


@dataclass(frozen=True)
class TileSizes:
    """Points of a tile along each row of a band.

    wave   along the two rows of the wave
    inner  along the further rows, 0 to leave one alone
    """

    wave: int
    inner: tuple[int, ...]


@dataclass(frozen=True)
class Grid:
    """What a stencil works on.

    steps       time steps
    extents     points along each axis of space
    cell_bytes  bytes of all arrays for one point
    updates     statements that run once a point and step
    steepness   factor of time in the rows of the wave
    """

    steps: int
    extents: tuple[int, ...]
    cell_bytes: int
    updates: int
    steepness: int

    @property
    def bytes(self) -> int:
        """Bytes of all arrays."""
        return self.cell_bytes * prod(self.extents)


def grid_of(nest: TimeNest, steepness: int, scop: Scop, sizes: Mapping[str, int]) -> Grid:
    """The grid of a nest; what is not known is taken to be usual. `sizes`: parameters' values to expect."""
    full = next(statement for statement in nest.statements if len(statement.iterators) == nest.depth + 1)
    extents = [extent(full, dimension, sizes) for dimension in range(nest.depth + 1)]
    arrays = {access.array for statement in nest.statements for access in statement.accesses}
    spatial = [scop.arrays[name] for name in arrays if len(scop.arrays[name].extents) >= nest.depth]
    cell = sum(ELEMENT_BYTES.get(array.element, USUAL_BYTES) for array in spatial)
    updates = sum(len(statement.iterators) == nest.depth + 1 for statement in nest.statements)
    return Grid(extents[0], tuple(extents[1:]), cell or USUAL_BYTES, updates, steepness)


def extent(statement: Statement, dimension: int, sizes: Mapping[str, int]) -> int:
    """Points along a dimension of a statement, or the usual number."""
    bounds = constant_bounds(fix_parameters(statement.domain, tuple(sizes.items())), dimension)
    return USUAL_EXTENT if bounds is None else max(bounds[1] - bounds[0] + 1, 1)


def best_sizes(grid: Grid, middle: int, machine: Machine, cores: int) -> TileSizes:
    """The sizes with the least estimated time; `middle`: how many further rows may be tiled."""
    return min(choices(middle), key=lambda sizes: nanoseconds(sizes, grid, machine, cores))


def choices(middle: int) -> Iterator[TileSizes]:
    """Sizes worth comparing."""
    for wave, *inner in product(WAVE_SIZES, *([INNER_SIZES] * middle)):
        yield TileSizes(wave, tuple(inner))


def nanoseconds(sizes: TileSizes, grid: Grid, machine: Machine, cores: int) -> float:
    """Estimated time of one update on all cores together."""
    wave_steps = max(sizes.wave / grid.steepness, 1.0)
    across = [
        min(size or points, points) + (wave_steps if 0 < size < points else 0)
        for size, points in zip((*sizes.inner, 0), grid.extents[1:], strict=False)
    ]
    held = grid.cell_bytes * min(sizes.wave + 2, grid.extents[0]) * prod(across)
    fast = next((cache for cache in machine.caches if cache.level == 2), machine.caches[-1])
    volume = sizes.wave * wave_steps / 2 * grid.updates * prod(inner_points(sizes, grid))
    traffic = held / volume if held <= fast.size else grid.cell_bytes
    tiles = max(grid.extents[0] / sizes.wave, 1.0)
    rounds = -(-tiles // cores) * cores / tiles
    waves = 2 * grid.steps / wave_steps
    barriers = waves * BARRIER_NANOSECONDS / (grid.steps * grid.updates * prod(grid.extents)) if cores > 1 else 0.0
    work = UPDATE_NANOSECONDS + BYTE_NANOSECONDS * traffic + ROW_NANOSECONDS / row_points(sizes, grid)
    return work * rounds / cores + barriers


def inner_points(sizes: TileSizes, grid: Grid) -> list[int]:
    """Points of a tile along every axis but the first."""
    return [min(size or points, points) for size, points in zip((*sizes.inner, 0), grid.extents[1:], strict=False)]


def row_points(sizes: TileSizes, grid: Grid) -> float:
    """Iterations of an innermost loop."""
    return float(grid.extents[-1] if len(grid.extents) > 1 else sizes.wave / 2)
