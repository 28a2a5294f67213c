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

from itertools import product
from math import gcd, prod

from polyxform.machine import Machine
from polyxform.microkernels.model import Shape
from polyxform.microkernels.vectors import ELEMENT_BYTES, split

FMA_LATENCY = 4  # cycles, on every x86 and Arm core of the last ten years
VECTOR_LOAD_SLOTS = 1.2  # of a multiply-add, for one vector of B
BROADCAST_CYCLES = 0.55
LOAD_PRESSURE = 0.02  # share of a load that is lost even when multiply-adds are the limit
AMPLE = 1.5  # accumulators for each multiply-add in flight that keep the pipes busy
DRY = 0.2  # share of a step lost for each missing one
REFETCH_CYCLES = 2.2  # to bring an evicted element of A back, for every time over that the ways are needed
REFETCH_EXPOSED = 0.25  # share of that time that multiply-adds cannot hide
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
    The tiles at the lower and right edge of known extents count: for 56 rows a tile of 14 beats one of 13.
    """
    widest = len(split(columns, machine.lanes(element_bytes))) if columns is not None else machine.vector_registers
    tallest = rows if rows is not None else machine.vector_registers
    tiles = product(range(1, tallest + 1), range(1, widest + 1))
    candidates = [tile for tile in tiles if fits(*tile, machine)]
    return tuple(sorted(candidates, key=lambda tile: (-worth(tile, machine, element_bytes, columns, rows), tile)))


def worth(tile: tuple[int, int], machine: Machine, element_bytes: int, columns: int | None, rows: int | None) -> float:
    """Predicted share of the peak over all of C, edge tiles included."""
    height, vectors = tile
    lanes = machine.lanes(element_bytes)
    heights = cuts(rows if rows is not None else height, height)
    widths = cuts(columns if columns is not None else vectors * lanes, vectors * lanes)
    spent = 0.0
    for (count, times), (width, repeats) in product(heights, widths):
        size = (count, len(split(width, lanes)))
        spent += times * repeats * tile_cycles(*size, step_cycles(*size, machine), (TYPICAL_STEPS,))
    useful = sum(count * times for count, times in heights) * sum(width * times for width, times in widths)
    return useful * TYPICAL_STEPS / (spent * lanes * machine.fma_per_cycle)


def cuts(extent: int, size: int) -> tuple[tuple[int, int], ...]:
    """(size, how many) of the pieces that tiles of `size` cut `extent` into: full ones and the rest."""
    full, rest = divmod(extent, size)
    return tuple((piece, times) for piece, times in ((size, full), (rest, 1)) if piece and times)


def efficiency(shape: Shape, machine: Machine) -> float:
    """Predicted share of the multiply-add peak, between 0 and 1, for operands in the nearest caches."""
    size = ELEMENT_BYTES[shape.element]
    lanes = machine.lanes(size)
    vectors = len(split(shape.columns, lanes))
    counts = tuple(TYPICAL_STEPS if loop.count is None else loop.count for loop in shape.reductions) or (1,)
    step = step_cycles(shape.rows, vectors, machine)
    if shape.a_row is not None:
        refetch = refetch_cycles(shape.rows, shape.a_row * size, machine)
        step = max(step, refetch) + REFETCH_EXPOSED * refetch
    useful = shape.rows * shape.columns * prod(counts)
    return useful / (tile_cycles(shape.rows, vectors, step, counts) * lanes * machine.fma_per_cycle)


def tile_cycles(rows: int, vectors: int, step: float, counts: tuple[int, ...]) -> float:
    """Cycles of one tile whose reduction loops run `counts` times and spend `step` cycles in the innermost one."""
    loops = prod(counts[:-1]) * (counts[-1] * step + LOOP_CYCLES)
    return loops + TILE_CYCLES + ACCUMULATOR_CYCLES * rows * vectors


def refetch_cycles(rows: int, stride: int, machine: Machine) -> float:
    """Cycles a step spends on rows of A, `stride` bytes apart, that evict each other from the nearest cache.

    Rows fall into `way // gcd(way, stride)` sets; what is too much for their ways misses on every step.
    """
    nearest = machine.caches[0]
    if abs(stride) < nearest.line:
        return 0.0
    way = nearest.size // nearest.associativity
    room = nearest.associativity * (way // gcd(way, stride))
    return REFETCH_CYCLES * rows * min(2.0, max(0, rows - room) / room)


def step_cycles(rows: int, vectors: int, machine: Machine) -> float:
    """Cycles of one reduction step; doubled where the tile does not fit in registers."""
    accumulators = rows * vectors
    rate = machine.fma_per_cycle
    loads = BROADCAST_CYCLES * rows + VECTOR_LOAD_SLOTS * vectors / rate
    step = max(accumulators / rate, loads, FMA_LATENCY)
    step *= 1 + DRY * (rate - 1) * max(0.0, AMPLE - accumulators / (FMA_LATENCY * rate))
    step += LOAD_PRESSURE * loads
    return step if fits(rows, vectors, machine) else 2 * step
