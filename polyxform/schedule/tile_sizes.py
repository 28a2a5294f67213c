"""Sizes of the tiles of a stencil, from the caches.

A tile of w points along each side of the wave holds w rows of space at its widest, and makes w * w / 2 updates of each
column: the larger, the more often data is used while it is near. It must fit into the second-level cache, and leave
enough tiles in a wave for all cores. The choice minimizes an estimate of the time for one update.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from polyxform.machine import Machine
from polyxform.schedule.costing import element_bytes, extents
from polyxform.schedule.skew import TimeNest
from polyxform.scop.model import Scop

USUAL_CELLS = 4e6
WAVE_SIZES = (8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024)
INNER_SIZES = (0, 8, 16, 32, 64)
ACCESS_NANOSECONDS = 0.06
ROW_NANOSECONDS = 10.0
BYTE_NANOSECONDS = 0.03
BARRIER_NANOSECONDS = 2000.0
SHORT_NANOSECONDS = 2e6
"""Work in cached data that is over too soon for threads that meet after each wave."""


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
    accesses    of such a statement, on average
    steepness   factor of time in the rows of the wave
    """

    steps: int
    extents: tuple[int, ...]
    cell_bytes: int
    updates: int
    accesses: float
    steepness: int

    @property
    def instances(self) -> int:
        """Updates in all."""
        return self.steps * self.updates * prod(self.extents)

    @property
    def update_nanoseconds(self) -> float:
        """Time of one update of cached data."""
        return ACCESS_NANOSECONDS * self.accesses


def grid_of(nest: TimeNest, steepness: int, scop: Scop) -> Grid:
    """The grid of a nest; what is not known of it is taken to be usual."""
    full = [statement for statement in nest.statements if len(statement.iterators) == nest.depth + 1]
    usual = int(USUAL_CELLS ** (1 / nest.depth))
    expected = {**{parameter.name: usual for parameter in scop.parameters}, **dict(scop.directives.sizes)}
    points = extents(full[0], expected)
    arrays = {access.array for statement in nest.statements for access in statement.accesses}
    spatial = [scop.arrays[name] for name in arrays if len(scop.arrays[name].extents) >= nest.depth]
    return Grid(
        steps=points[0],
        extents=points[1:],
        cell_bytes=sum(element_bytes(array.element) for array in spatial),
        updates=len(full),
        accesses=sum(len(statement.accesses) for statement in full) / len(full),
        steepness=steepness,
    )


def best_sizes(grid: Grid, middle: int, machine: Machine, cores: int) -> TileSizes:
    """The sizes with the least estimated time; `middle`: how many further rows may be tiled."""
    return min(choices(middle), key=lambda sizes: nanoseconds(sizes, grid, machine, cores))


def choices(middle: int) -> Iterator[TileSizes]:
    """Sizes worth comparing."""
    for wave, *inner in product(WAVE_SIZES, *([INNER_SIZES] * middle)):
        yield TileSizes(wave, tuple(inner))


def nanoseconds(sizes: TileSizes, grid: Grid, machine: Machine, cores: int) -> float:
    """Estimated time of one update in tiles, on all cores together."""
    wave_steps = max(sizes.wave / grid.steepness, 1.0)
    across = [
        min(size or points, points) + (wave_steps if 0 < size < points else 0)
        for size, points in zip((*sizes.inner, 0), grid.extents[1:], strict=False)
    ]
    held = grid.cell_bytes * min(sizes.wave + 2, grid.extents[0]) * prod(across)
    volume = sizes.wave * wave_steps / 2 * grid.updates * prod(inner_points(sizes, grid))
    traffic = held / volume if held <= near_bytes(machine) else grid.cell_bytes
    tiles = max(grid.extents[0] / sizes.wave, 1.0)
    rounds = -(-tiles // cores) * cores / tiles
    barriers = 2 * grid.steps / wave_steps * BARRIER_NANOSECONDS / grid.instances if cores > 1 else 0.0
    work = grid.update_nanoseconds + BYTE_NANOSECONDS * traffic + ROW_NANOSECONDS / row_points(sizes, grid)
    return work * rounds / cores + barriers


def nanoseconds_untiled(grid: Grid, machine: Machine, cores: int) -> float:
    """Estimated time of one update in the order of the source, each step in space divided among the cores."""
    everything = grid.cell_bytes * prod(grid.extents)
    traffic = 0 if everything <= near_bytes(machine) else grid.cell_bytes
    alone = grid.update_nanoseconds + BYTE_NANOSECONDS * traffic
    shared = alone / cores + BARRIER_NANOSECONDS / prod(grid.extents)
    return min(alone, shared)


def pays(sizes: TileSizes, grid: Grid, machine: Machine, cores: int) -> bool:
    """Whether tiles are worth their loops."""
    before, after = nanoseconds_untiled(grid, machine, cores), nanoseconds(sizes, grid, machine, cores)
    return after < before and before * grid.instances > SHORT_NANOSECONDS


def near_bytes(machine: Machine) -> int:
    """Size of the cache that a tile is to stay in."""
    return next((cache.size for cache in machine.caches if cache.level == 2), machine.caches[-1].size)


def inner_points(sizes: TileSizes, grid: Grid) -> list[int]:
    """Points of a tile along every axis but the first."""
    return [min(size or points, points) for size, points in zip((*sizes.inner, 0), grid.extents[1:], strict=False)]


def row_points(sizes: TileSizes, grid: Grid) -> float:
    """Iterations of an innermost loop."""
    return float(grid.extents[-1] if len(grid.extents) > 1 else sizes.wave / 2)
