"""Sizes of the tiles of a stencil, from the caches.

A tile of w points along each side of the wave holds w rows of space at its widest, and makes w * w / 2 updates of each
column: the larger, the more often data is used while it is near. It must fit into the second-level cache, and leave
enough tiles in a wave for all cores. Where the rows around an update do not fit into the nearest cache, they are cut
into parts that do. The choice minimizes an estimate of the time for one update.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, product, repeat
from math import prod

from polyxform.machine import Machine
from polyxform.polyhedra import loop_step
from polyxform.schedule.costing import element_bytes, extents
from polyxform.schedule.time_tiling.skew import TimeNest
from polyxform.scop.model import Scop

USUAL_CELLS = 4e6
WAVE_SIZES = (8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024)
INNER_SIZES = (0, 8, 16, 32, 64)
LAST_SIZES = (0, 128, 256, 512)
NEAR_ROWS = 4
"""Rows of each array that updates of a row come back to: above, at and below it, and one that is on its way."""
ACCESS_NANOSECONDS = 0.06
ROW_NANOSECONDS = 10.0
BYTE_NANOSECONDS = 0.03
NEAR_BYTE_NANOSECONDS = 0.006
BARRIER_NANOSECONDS = 2000.0
SHORT_NANOSECONDS = 2e6
"""Work in cached data that is over too soon for threads that meet after each wave."""


@dataclass(frozen=True)
class TileSizes:
    """Points of a tile along each row of a band.

    wave   along the two rows of the wave
    inner  along the further rows, 0 to leave one alone
    asked  a person wants these
    """

    wave: int
    inner: tuple[int, ...]
    asked: bool = False


@dataclass(frozen=True)
class Grid:
    """What a stencil works on.

    steps       time steps
    extents     points along each axis of space
    cell_bytes  bytes of all arrays for one point
    updates     statements that run once a point and step
    accesses    of such a statement, on average
    steepness   factor of time in the rows of the wave
    drift       points by which a tile of the last axis moves along it in a time step
    stride      what rows go on by: a red-black order computes every second point
    """

    steps: int
    extents: tuple[int, ...]
    cell_bytes: int
    updates: int
    accesses: float
    steepness: int
    drift: int = 1
    stride: int = 1

    @property
    def instances(self) -> int:
        """Updates in all."""
        return self.steps * self.updates * prod(self.extents)

    @property
    def update_nanoseconds(self) -> float:
        """Time of one update of cached data."""
        return ACCESS_NANOSECONDS * self.accesses


def grid_of(nest: TimeNest, steepness: int, scop: Scop, drift: int = 1) -> Grid:
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
        drift=drift,
        stride=max(loop_step(statement.domain, len(statement.iterators) - 1) for statement in full),
    )


def best_sizes(grid: Grid, inner: int, machine: Machine, cores: int) -> TileSizes:
    """The sizes with the least estimated time; `inner`: how many axes behind the first may be tiled."""
    return min(choices(grid, inner), key=lambda sizes: nanoseconds(sizes, grid, machine, cores))


def choices(grid: Grid, inner: int) -> Iterator[TileSizes]:
    """Sizes worth comparing."""
    last = len(grid.extents) - 1
    along = [LAST_SIZES if axis == last else INNER_SIZES for axis in range(1, inner + 1)]
    for wave, *further in product(WAVE_SIZES, *along):
        yield TileSizes(wave, tuple(further))


def nanoseconds(sizes: TileSizes, grid: Grid, machine: Machine, cores: int) -> float:
    """Estimated time of one update in tiles, on all cores together."""
    wave_steps = max(sizes.wave / grid.steepness, 1.0)
    held = grid.cell_bytes * min(sizes.wave + 2, grid.extents[0]) * prod(widths(sizes, grid, wave_steps))
    volume = sizes.wave * wave_steps / 2 * grid.updates * prod(inner_points(sizes, grid))
    traffic = held / volume if held <= near_bytes(machine) else grid.cell_bytes
    tiles = max(grid.extents[0] / sizes.wave, 1.0)
    rounds = -(-tiles // cores) * cores / tiles
    barriers = 2 * grid.steps / wave_steps * BARRIER_NANOSECONDS / grid.instances if cores > 1 else 0.0
    work = grid.update_nanoseconds + BYTE_NANOSECONDS * traffic + ROW_NANOSECONDS / row_points(sizes, grid)
    return (work + nearest_nanoseconds(sizes, grid, machine)) * rounds / cores + barriers


def widths(sizes: TileSizes, grid: Grid, wave_steps: float) -> list[float]:
    """Points that a tile passes over along each axis but the first: its own, and those that it moves by in its steps.

    Along the last axis it moves by whole vectors, and half of the points are done with before the others are reached.
    """
    sizes_along = inner_sizes(sizes, grid)
    moved = [wave_steps] * (len(sizes_along) - 1) + [wave_steps * grid.drift / 2]
    along = zip(sizes_along, moved, grid.extents[1:], strict=True) if sizes_along else ()
    return [min(size + move, points) if 0 < size < points else points for size, move, points in along]


def nearest_nanoseconds(sizes: TileSizes, grid: Grid, machine: Machine) -> float:
    """Estimated time an update waits for rows that have left the nearest cache since the row before."""
    if len(grid.extents) < 2:
        return 0.0
    rows = NEAR_ROWS * grid.cell_bytes * prod(inner_points(sizes, grid))
    return 0.0 if rows < machine.caches[0].size else NEAR_BYTE_NANOSECONDS * grid.cell_bytes / grid.updates


def nanoseconds_untiled(grid: Grid, machine: Machine, cores: int) -> float:
    """Estimated time of one update in the order of the source, each step in space divided among the cores."""
    everything = grid.cell_bytes * prod(grid.extents)
    traffic = 0 if everything <= waiting_bytes(grid, machine) else grid.cell_bytes
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


def waiting_bytes(grid: Grid, machine: Machine) -> int:
    """Bytes from which on updates wait for what they read.

    Vectors of every second point are put together from several; in that time, the last cache brings what they need.
    Red and black points, 514 x 514, 20 steps: 4.5 ms in tiles and 4.0 in rows; 2050 x 2050: 82 and 197.
    """
    return near_bytes(machine) if grid.stride == 1 else machine.caches[-1].size // 2


def inner_points(sizes: TileSizes, grid: Grid) -> list[int]:
    """Points of a tile along every axis but the first."""
    along = zip(inner_sizes(sizes, grid), grid.extents[1:], strict=True)
    return [min(size or points, points) for size, points in along]


def inner_sizes(sizes: TileSizes, grid: Grid) -> tuple[int, ...]:
    """A size for every axis but the first, 0 for those that are not tiled."""
    return tuple(islice(chain(sizes.inner, repeat(0)), len(grid.extents) - 1))


def row_points(sizes: TileSizes, grid: Grid) -> float:
    """Iterations of an innermost loop."""
    return float(inner_points(sizes, grid)[-1] if len(grid.extents) > 1 else sizes.wave / 2)
