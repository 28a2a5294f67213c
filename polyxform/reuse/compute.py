"""Cycles that a statement's instructions need when every operand is in the nearest cache, and what loops cost on top.

Inside a microkernel the kernel's own efficiency counts, lowered where tiles are cut off at the edges. Elsewhere the
busiest of four resources counts: arithmetic units, load ports, store ports, and the chain of additions into one target.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, prod

from polyxform.machine import Machine
from polyxform.reuse.model import KernelUse, Loop, LoopKind, Operation, Reference, Work

FMA_LATENCY = 4
"""Cycles from a fused multiply-add to one that needs its result: 4 on Intel since Skylake and AMD since Zen 1."""

SCALAR_LOADS = 2
"""Loads a cycle that do not fill a vector, the least of current x86 and Arm cores."""

ENTRY_CYCLES = 6
"""Cycles to set up and to leave a loop, a part of a mispredicted branch included; measured on Zen 4."""

ITERATION_CYCLES = 1
"""Cycles of counting and branching in an iteration of a loop that stays a loop."""


def leaf_cycles(work: Work, loops: tuple[Loop, ...], machine: Machine) -> float:
    """Cycles of one visit to a leaf below `loops` (outermost first), operands in the nearest cache."""
    if work.kernel is not None:
        return kernel_cycles(work.operation, work.kernel, loops, machine)
    cycles = visit_instances(loops) * instance_cycles(work.operation, loops, machine)
    return cycles * vector_factor(vector_axis(loops), loops, machine.lanes(work.operation.element))


def visit_instances(loops: tuple[Loop, ...]) -> int:
    """Points that one visit covers: the product of the innermost steps."""
    steps = {loop.axis: loop.step for loop in loops}
    points = 1
    for step in steps.values():
        points *= step
    return points


def vector_axis(loops: tuple[Loop, ...]) -> str:
    """Axis of the VECTOR loop, "" for none."""
    for loop in loops:
        if loop.kind is LoopKind.VECTOR:
            return loop.axis
    return ""


def instance_cycles(operation: Operation, loops: tuple[Loop, ...], machine: Machine) -> float:
    """Cycles of one instance outside any kernel, for full vectors."""
    vector = vector_axis(loops)
    lanes = machine.lanes(operation.element) if vector else 1
    arithmetic = operation.instructions / machine.fma_per_cycle / lanes
    loads = stores = 0.0
    for reference in operation.references:
        executed = executed_part(reference, loops, lanes) / lanes
        width = access_width(reference, vector, lanes)
        if reference.reads:
            loads += executed * reference.copies * transfer_cycles(width, reference.element, machine.load_bytes)
        if reference.writes:
            stores += executed * transfer_cycles(width, reference.element, machine.store_bytes, 1)
    return max(arithmetic, loads, stores, chain_cycles(operation, loops, lanes))


def access_width(reference: Reference, vector: str, lanes: int) -> int:
    """Elements that one instruction moves: `lanes` when contiguous, 1 for a broadcast, -lanes for a gather."""
    strides = [term.stride for term in reference.terms if term.axis == vector]
    if not strides:
        return 1
    return lanes if abs(strides[0]) == reference.element else -lanes


def transfer_cycles(width: int, element: int, port_bytes: int, at_once: int = SCALAR_LOADS) -> float:
    """Cycles of the load or store ports for one access of `width` elements (see access_width)."""
    if width < 0:
        return -width / at_once
    return max(1 / at_once, width * element / port_bytes)


def executed_part(reference: Reference, loops: tuple[Loop, ...], lanes: int) -> float:
    """Accesses executed for each instance (each vector of instances): less than 1 when a register serves several.

    Loops that are written out share what does not depend on them; the innermost loop that remains a loop keeps what
    does not depend on it in a register.
    """
    part = 1.0
    for loop in inner_loops(loops, lanes):
        if loop.axis not in reference.axes:
            part /= ceil(loop.extent / lanes) if loop.kind is LoopKind.VECTOR else loop.trips
    return part


def chain_cycles(operation: Operation, loops: tuple[Loop, ...], lanes: int) -> float:
    """Cycles an instance waits for the one before it: a target that the innermost loop updates again and again."""
    inner = inner_loops(loops, lanes)
    if not inner:
        return 0.0
    independent = prod(loop.trips for loop in inner[1:])
    if inner[0].kind is LoopKind.VECTOR:
        independent *= lanes
    for reference in operation.references:
        if reference.reads and reference.writes and inner[0].axis not in reference.axes:
            return FMA_LATENCY / independent
    return 0.0


def inner_loops(loops: tuple[Loop, ...], lanes: int) -> tuple[Loop, ...]:
    """The innermost loop that remains a loop, and those inside it, which are written out.

    A vector loop is written out when it is one vector long, or within a loop that is written out.
    """
    for position in reversed(range(len(loops))):
        loop = loops[position]
        short = loop.extent <= lanes or (position > 0 and loops[position - 1].kind is LoopKind.UNROLLED)
        if loop.kind is LoopKind.UNROLLED or (loop.kind is LoopKind.VECTOR and short):
            continue
        return loops[position:]
    return loops


def kernel_cycles(operation: Operation, kernel: KernelUse, loops: tuple[Loop, ...], machine: Machine) -> float:
    """Cycles of one visit to a leaf that a kernel computes; the call's own cycles are shared by a call's visits."""
    lanes = machine.lanes(operation.element)
    visits = 1
    for loop in loops:
        visits *= loop.trips if loop.kind is LoopKind.KERNEL else 1
    peak = machine.fma_per_cycle * lanes
    steady = visit_instances(loops) * operation.instructions / peak / kernel.efficiency
    return (steady + kernel.call_cycles / visits) * kernel_edges(kernel, loops, lanes)


def kernel_edges(kernel: KernelUse, loops: tuple[Loop, ...], lanes: int) -> float:
    """How much longer the kernel's tiles take because some are cut off, 1 for none."""
    columns = tile_sizes(kernel.columns, loops)

    def column_cycles(size: int) -> float:
        return ceil(size / lanes)

    return row_factor(kernel, loops, columns, lanes) * overrun(columns, column_cycles)


def row_factor(kernel: KernelUse, loops: tuple[Loop, ...], columns: tuple[int, ...], lanes: int) -> float:
    """The same for rows: few rows leave the units waiting for loads, or for the latency of an addition.

    A step of the reduction takes max(rows * vectors, rows + vectors, latency) cycles, as measured on Zen 4.
    """
    vectors = ceil(columns[-1] / lanes) if columns else 1

    def row_cycles(rows: int) -> float:
        return max(rows * vectors, rows + vectors, FMA_LATENCY)

    return overrun(tile_sizes(kernel.rows, loops), row_cycles)


def vector_factor(axis: str, loops: tuple[Loop, ...], lanes: int) -> float:
    """How much longer vector loops on `axis` take because their extents are not multiples of the lanes, 1 for none."""
    extents = tuple(loop.extent for loop in loops if loop.axis == axis)
    if not extents:
        return 1.0
    return pieces_cost(extents, lambda size: ceil(size / lanes)) * lanes / extents[0]


def tile_sizes(axis: str, loops: tuple[Loop, ...]) -> tuple[int, ...]:
    """Extent of the axis, then the tile sizes at each loop on it, outermost first, down to the kernel's tile."""
    outside = [loop for loop in loops if loop.axis == axis and loop.kind is not LoopKind.KERNEL]
    if outside:
        return (outside[0].extent, *(loop.step for loop in outside))
    return tuple(loop.extent for loop in loops if loop.axis == axis)


def overrun(sizes: tuple[int, ...], cost: Callable[[int], float]) -> float:
    """Cost of an extent cut into nested tiles, over the cost if it held a whole number of innermost tiles."""
    if len(sizes) < 2:
        return 1.0
    return pieces_cost(sizes, cost) / (sizes[0] / sizes[-1] * cost(sizes[-1]))


def pieces_cost(sizes: tuple[int, ...], cost: Callable[[int], float]) -> float:
    """Sum of `cost` over the innermost tiles when sizes[0] is cut into tiles of sizes[1], these into sizes[2], ..."""
    if len(sizes) == 1:
        return cost(sizes[0])
    full, rest = divmod(sizes[0], sizes[1])
    total = full * pieces_cost(sizes[1:], cost) if full else 0.0
    return total + (pieces_cost((rest, *sizes[2:]), cost) if rest else 0.0)
