"""Which register tiles are worth generating, and how near each comes to the multiply-add peak.

The model counts issue slots of one reduction step of a tile of R rows and V vectors: R * V multiply-adds at
`fma_per_cycle`, against V vector loads of B at the same rate and R broadcasts of A on two load ports. Three things
lengthen a step: every load costs a little because it competes with other traffic; where there are hardly more
accumulators than multiply-adds in flight, several pipes run dry now and then; and more rows of A than the cache has
ways, at a distance that maps them to one set, evict each other. Every loop and every tile has a fixed price. The
constants were fitted to L1-resident kernels on Zen 4 with 512-bit and with 256-bit vectors.

A tile fits when R * V accumulators, V vectors of B and one broadcast have a register each and one is left over:
targets without fused multiply-add need it for the product.
"""

from __future__ import annotations

from math import ceil, gcd, prod

from polyxform.machine import Machine
from polyxform.microkernels.model import Shape
from polyxform.microkernels.vectors import ELEMENT_BYTES, split

FMA_LATENCY = 4  # cycles, on every x86 and Arm core of the last ten years
VECTOR_LOAD_SLOTS = 1.2  # of a multiply-add, for one vector of B
BROADCAST_CYCLES = 0.55
LOAD_PRESSURE = 0.02  # share of a load that is lost even when multiply-adds are the limit
AMPLE = 1.5  # accumulators for each multiply-add in flight that keep the pipes busy
DRY = 0.2  # share of a step lost for each missing one
CONFLICT = 1.25  # a step whose rows of A evict each other, against one whose rows do not
LOOP_CYCLES = 6  # to set up and leave one innermost loop
TILE_CYCLES = 10  # to enter and leave a kernel
ACCUMULATOR_CYCLES = 3  # to load and store one accumulator
TYPICAL_STEPS = 256  # reduction steps a tile is judged by when nothing is known


def fits(rows: int, vectors: int, machine: Machine) -> bool:
    """Whether a tile of rows x vectors stays in registers."""
    return rows * vectors + vectors + 1 < machine.vector_registers


def register_tiles(
    machine: Machine, element_bytes: int, columns: int | None = None, rows: int | None = None
) -> tuple[tuple[int, int], ...]:
    """Candidate register tiles (rows, vectors), best first.

    `columns` and `rows` are the extents of C in elements, None where they are not known; a tile is never larger.
    Row counts are balanced: 56 rows and at most 6 give tiles of 6 and then 4 or 5, not nine of 6 and a rest of 2.
    """
    lanes = machine.lanes(element_bytes)
    widest = len(split(columns, lanes)) if columns is not None else machine.vector_registers
    tiles = {
        (count, vectors)
        for vectors in range(1, widest + 1)
        for count in row_counts(most_rows(vectors, machine), rows)
        if fits(count, vectors, machine)
    }
    return tuple(sorted(tiles, key=lambda tile: (-worth(tile, machine, element_bytes, columns, rows), tile)))


def most_rows(vectors: int, machine: Machine) -> int:
    """Most rows that a tile of so many vectors can have; 0 when not even one fits."""
    return max((machine.vector_registers - vectors - 2) // vectors, 0)


def row_counts(most: int, rows: int | None) -> tuple[int, ...]:
    """Tile heights up to `most`: all of them, or for known `rows` those that some balanced split starts with."""
    if rows is None:
        return tuple(range(1, most + 1))
    return tuple(sorted({row_split(rows, limit)[0] for limit in range(1, most + 1)}))


def row_split(rows: int, most: int) -> tuple[int, ...]:
    """Heights of the fewest tiles of at most `most` rows that cover `rows`, as equal as can be, tallest first."""
    tiles = ceil(rows / most)
    low, taller = divmod(rows, tiles)
    return (low + 1,) * taller + (low,) * (tiles - taller)


def worth(tile: tuple[int, int], machine: Machine, element_bytes: int, columns: int | None, rows: int | None) -> float:
    """Predicted share of the peak over all of C, edge tiles included."""
    height, vectors = tile
    lanes = machine.lanes(element_bytes)
    heights = row_split(rows, height) if rows is not None else (height,)
    widths = column_widths(columns, vectors * lanes) if columns is not None else (vectors * lanes,)
    spent = sum(tile_cycles(row_count, len(split(width, lanes)), machine) for row_count in heights for width in widths)
    useful = sum(heights) * sum(widths) * TYPICAL_STEPS
    return useful / (spent * lanes * machine.fma_per_cycle)


def column_widths(columns: int, most: int) -> tuple[int, ...]:
    """Widths of the tiles that cover `columns` from the left, `most` wide, the last one narrower."""
    full, rest = divmod(columns, most)
    return (most,) * full + ((rest,) if rest else ())


def efficiency(shape: Shape, machine: Machine) -> float:
    """Predicted share of the multiply-add peak, between 0 and 1, for operands in the nearest caches."""
    size = ELEMENT_BYTES[shape.element]
    lanes = machine.lanes(size)
    counts = [TYPICAL_STEPS if loop.count is None else loop.count for loop in shape.reductions] or [1]
    useful = shape.rows * shape.columns * prod(counts)
    spent = tile_cycles(shape.rows, len(split(shape.columns, lanes)), machine, prod(counts[:-1]), counts[-1])
    if shape.a_row is not None and rows_conflict(shape.rows, shape.a_row * size, machine):
        spent *= CONFLICT
    return useful / (spent * lanes * machine.fma_per_cycle)


def rows_conflict(rows: int, stride: int, machine: Machine) -> bool:
    """Whether rows of A at a distance of `stride` bytes need more ways of one set of the nearest cache than it has."""
    nearest = machine.caches[0]
    way = nearest.size // nearest.associativity
    sets = way // gcd(way, stride) if abs(stride) >= nearest.line else rows
    return rows > nearest.associativity * sets


def tile_cycles(rows: int, vectors: int, machine: Machine, outer: int = 1, inner: int = TYPICAL_STEPS) -> float:
    """Cycles of one tile whose innermost reduction loop runs `inner` times, `outer` times over."""
    step = step_cycles(rows, vectors, machine)
    return outer * (inner * step + LOOP_CYCLES) + TILE_CYCLES + ACCUMULATOR_CYCLES * rows * vectors


def step_cycles(rows: int, vectors: int, machine: Machine) -> float:
    """Cycles of one reduction step; doubled where the tile does not fit in registers."""
    accumulators = rows * vectors
    rate = machine.fma_per_cycle
    loads = BROADCAST_CYCLES * rows + VECTOR_LOAD_SLOTS * vectors / rate
    step = max(accumulators / rate, loads, FMA_LATENCY)
    step *= 1 + DRY * (rate - 1) * max(0.0, AMPLE - accumulators / (FMA_LATENCY * rate))
    step += LOAD_PRESSURE * loads
    return step if fits(rows, vectors, machine) else 2 * step
