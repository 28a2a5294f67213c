"""How register tiles cover a result of known extents so that its edges cost least.

Columns are cut into strips, each as wide as one tile, and every strip into tiles of nearly equal height. A strip at
the edge may be narrower than the others and have a height of its own: 100 columns of 16 lanes are 64 + 36 with tiles
of 6 and of 8 rows. The strips are found by dynamic programming over the number of vectors; only the last vector of
all has lanes to spare.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from polyxform.machine import Machine
from polyxform.microkernels.shapes import FMA_LATENCY, TYPICAL_STEPS, fits, step_in_memory, tile_cycles

STRANGER = 1.003
"""What a strip of another width or tiles of two heights cost more: they need a kernel of their own."""
NEAR = 1.03
"""Where the number of rows is not known, a tile that costs no more than so much is good enough, and fits more rows."""
FLIGHTS = 2
"""How many times as many accumulators as multiply-adds in flight such a tile has."""


@dataclass(frozen=True)
class Strip:
    """Strips of one width, side by side.

    vectors  of each
    count    how many
    rows     most rows of a tile
    """

    vectors: int
    count: int
    rows: int


def register_tiles(
    machine: Machine, element_bytes: int, columns: int | None = None, rows: int | None = None, apart: int = 0
) -> tuple[tuple[int, int], ...]:
    """Candidate register tiles (rows, vectors), best first: the tiles that most of C is covered with.

    `columns` and `rows` are the extents of C in elements, None where they are not known; a tile is never larger.
    `apart` here and below is the distance of rows of A in bytes, 0 where it is not known: it decides on cache sets.
    The tiles at the lower and right edge of known extents count: for 56 rows a tile of 14 beats one of 13.
    """
    lanes = machine.lanes(element_bytes)
    total = None if columns is None else -(-columns // lanes)
    tallest, widest = (at_most(extent, machine.vector_registers) for extent in (rows, total))
    covers: dict[frozenset[Strip], tuple[float, tuple[int, int]]] = {}
    for height, vectors in product(range(tallest, 0, -1), range(1, widest + 1)):
        if fits(height, vectors, machine) and (rows is not None or is_halved(height)):
            tile = Strip(vectors, 1, height)
            cover = (tile,) if total is None else strips(total, tile, rows, machine, apart)
            if any(strip.vectors == vectors for strip in cover):
                covers.setdefault(frozenset(cover), (cover_cycles(cover, rows, machine, apart), (height, vectors)))
    ranked = sorted(covers.values()) if total is not None else sorted(covers.values(), key=cycles_a_vector)
    return tuple(tile for _, tile in ranked)


def at_most(extent: int | None, registers: int) -> int:
    """What a tile cannot exceed: an extent, None where it is not known, and the registers."""
    return registers if extent is None else min(extent, registers)


def is_halved(height: int) -> bool:
    """Whether tiles of half the height can follow tiles of this height where the number of rows is not known."""
    return height == 1 or height % 2 == 0


def cover_cycles(cover: tuple[Strip, ...], rows: int | None, machine: Machine, apart: int = 0) -> float:
    """Cycles that one row of C spends in strips."""
    return sum(strip.count * row_cycles(strip.vectors, strip.rows, rows, machine, apart) for strip in cover)


def cycles_a_vector(candidate: tuple[float, tuple[int, int]]) -> tuple[float, tuple[int, int]]:
    """Cycles of a row of one tile for each of its vectors, and the tile."""
    cycles, (height, vectors) = candidate
    return cycles / vectors, (height, vectors)


def near_equal(extent: int, largest: int) -> tuple[tuple[int, int], ...]:
    """(size, how many) of the fewest pieces, none above `largest`, that cover `extent` points (at least 1) evenly."""
    pieces = -(-extent // largest)
    size, longer = divmod(extent, pieces)
    return tuple((points, count) for points, count in ((size + 1, longer), (size, pieces - longer)) if count)


def strips(total: int, first: Strip, rows: int | None, machine: Machine, apart: int = 0) -> tuple[Strip, ...]:
    """Strips that cover `total` vectors of `rows` rows (None: not known), most of them like `first`."""
    full, rest = divmod(total, first.vectors)
    regular = full if not rest else max(full - 1, 0)
    parts = cheapest_parts(total - regular * first.vectors, first, rows, machine, apart)
    widths = [first.vectors] * regular + list(parts)
    found = []
    for vectors in sorted(set(widths), reverse=True):
        height = first.rows if vectors == first.vectors else best_height(vectors, rows, machine, apart)
        found.append(Strip(vectors, widths.count(vectors), height))
    return tuple(found)


def cheapest_parts(total: int, first: Strip, rows: int | None, machine: Machine, apart: int) -> tuple[int, ...]:
    """Widths in vectors that add up to `total` and cost least, widest first."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for covered in range(1, total + 1):
        options = (
            (best[covered - part][0] + part_cycles(part, first, rows, machine, apart), (*best[covered - part][1], part))
            for part in range(1, at_most(covered, machine.vector_registers) + 1)
            if fits(1, part, machine)
        )
        best.append(min(options))
    return tuple(sorted(best[total][1], reverse=True))


def part_cycles(vectors: int, first: Strip, rows: int | None, machine: Machine, apart: int) -> float:
    """Cycles a row of a strip, with what a kernel of its own costs."""
    if vectors == first.vectors:
        return row_cycles(vectors, first.rows, rows, machine, apart)
    height = best_height(vectors, rows, machine, apart)
    return STRANGER * row_cycles(vectors, height, rows, machine, apart)


@lru_cache(maxsize=4096)
def best_height(vectors: int, rows: int | None, machine: Machine, apart: int = 0) -> int:
    """Most rows of a tile with which a strip costs least."""
    tallest = at_most(rows or None, machine.vector_registers)
    heights = [height for height in range(1, tallest + 1) if fits(height, vectors, machine)]
    costs = {height: row_cycles(vectors, height, rows, machine, apart) for height in heights}
    best = min(heights, key=lambda height: (costs[height], -height))
    if rows is not None:
        return best
    in_flight = FLIGHTS * FMA_LATENCY * machine.fma_per_cycle
    good = (height for height in heights if costs[height] <= NEAR * costs[best] and height * vectors >= in_flight)
    return min(filter(is_halved, good), default=best - best % 2 or best)


@lru_cache(maxsize=4096)
def row_cycles(vectors: int, height: int, rows: int | None, machine: Machine, apart: int = 0) -> float:
    """Cycles a row of a strip of tiles of up to `height` rows."""
    tiles = near_equal(rows, height) if rows is not None else ((height, 1),)
    spent = sum(
        count * tile_cycles(size, vectors, step_in_memory(size, vectors, apart, machine), (TYPICAL_STEPS,))
        for size, count in tiles
    )
    return spent / (rows or height) * (STRANGER if len(tiles) > 1 else 1.0)
