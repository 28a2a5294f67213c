"""How near a register tile comes to the multiply-add peak.

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

from math import gcd, prod

from polyxform.machine import Machine
from polyxform.microkernels.column_reads import WIDEST
from polyxform.microkernels.model import Shape
from polyxform.microkernels.operands import vectors_of
from polyxform.microkernels.vectors import ELEMENT_BYTES, STORED_BYTES

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
TURN_CYCLES = {4: 1.1, 8: 0.7}  # to turn columns of B into one vector, by the bytes of an element
SUM_CYCLES = 4.0  # to add up the lanes of a vector, many side by side
ELEMENT_CYCLES = 1.0  # to put one element of a column into a vector
NARROW_RATE = 2  # multiply-adds a cycle of vectors narrower than the machine's, at most
TYPICAL_STEPS = 256  # reduction steps a tile is judged by when nothing is known


def fits(rows: int, vectors: int, machine: Machine) -> bool:
    """Whether a tile of rows x vectors stays in registers."""
    return rows * vectors + vectors + 1 < machine.vector_registers


def efficiency(shape: Shape, machine: Machine) -> float:
    """Predicted share of the multiply-add peak, between 0 and 1, for operands in the nearest caches."""
    size = STORED_BYTES[shape.element]
    lanes = machine.lanes(size)
    vectors = len(vectors_of(shape, machine))
    counts = tuple(TYPICAL_STEPS if loop.count is None else loop.count for loop in shape.reductions) or (1,)
    if shape.along:
        return along_efficiency(shape, counts, machine)
    if shape.columns_apart:
        return apart_efficiency(shape, vectors, counts, machine)
    step = step_in_memory(shape.rows, vectors, (shape.a_row or 0) * size, machine)
    useful = shape.rows * shape.columns * prod(counts)
    return useful / (tile_cycles(shape.rows, vectors, step, counts) * lanes * machine.fma_per_cycle)


def along_efficiency(shape: Shape, counts: tuple[int, ...], machine: Machine) -> float:
    """The same for a kernel whose vectors run along the innermost reduction: every element is loaded, none turned."""
    products = shape.rows * shape.columns
    loads = (shape.rows + shape.columns) * VECTOR_LOAD_SLOTS
    step = max(products, loads, FMA_LATENCY) / machine.fma_per_cycle
    blocks = -(-counts[-1] // shape.along)
    cycles = TILE_CYCLES + prod(counts[:-1]) * (blocks * step + LOOP_CYCLES + products * SUM_CYCLES)
    return products * prod(counts) / (cycles * shape.along * machine.fma_per_cycle)


def apart_efficiency(shape: Shape, vectors: int, counts: tuple[int, ...], machine: Machine) -> float:
    """The same for a kernel that turns columns of B in registers: its vectors may be narrower than the machine's.

    What is left of the innermost reduction after blocks of a cache line is read element by element.
    """
    size = ELEMENT_BYTES[shape.element]
    rate = min(machine.fma_per_cycle * max(1, machine.vector_bytes // WIDEST), NARROW_RATE)
    multiply = vectors * shape.rows / rate
    turned = max(multiply + vectors * TURN_CYCLES[size], FMA_LATENCY)
    single = max(multiply + shape.columns * ELEMENT_CYCLES, FMA_LATENCY)
    rest = counts[-1] % (machine.caches[0].line // size)
    step = (turned * (counts[-1] - rest) + single * rest) / counts[-1]
    useful = shape.rows * shape.columns * prod(counts)
    cycles = tile_cycles(shape.rows, vectors, step, counts)
    return useful / (cycles * machine.lanes(size) * machine.fma_per_cycle)


def tile_cycles(rows: int, vectors: int, step: float, counts: tuple[int, ...]) -> float:
    """Cycles of one tile whose reduction loops run `counts` times and spend `step` cycles in the innermost one."""
    loops = prod(counts[:-1]) * (counts[-1] * step + LOOP_CYCLES)
    return loops + TILE_CYCLES + ACCUMULATOR_CYCLES * rows * vectors


def step_in_memory(rows: int, vectors: int, apart: int, machine: Machine) -> float:
    """Cycles of one reduction step with rows of A `apart` bytes from each other, 0: packed, or not known."""
    refetch = refetch_cycles(rows, apart, machine)
    return max(step_cycles(rows, vectors, machine), refetch) + REFETCH_EXPOSED * refetch


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
