"""The records of the reuse analysis: what a schedule candidate looks like to it, and what it answers.

A candidate is a tree. A `Loop` scans the values of one *axis*; a `Work` at the leaves is a statement. An axis is a
name for one dimension of the candidate's schedule: a source iterator, or an affine combination of iterators when the
band is skewed. Tiling an axis means several loops on the same axis, each one's `step` being the `extent` of the next
one inside. Statements that share loops share the axes of those loops. Addresses are affine in the axes and counted in
bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property


class LoopKind(Enum):
    """How a loop is executed.

    TILE      steps over tiles
    POINT     visits the values of a tile one step after another
    UNROLLED  written out, so that operands stay in registers over it
    VECTOR    runs in vector instructions
    KERNEL    happens inside a microkernel call
    """

    TILE = "tile"
    POINT = "point"
    UNROLLED = "unrolled"
    VECTOR = "vector"
    KERNEL = "kernel"


@dataclass(frozen=True)
class Term:
    """What one axis adds to an address: stride * ((value // unit) % limit).

    axis    name of the axis
    stride  bytes, not 0; the sign is of no account for a footprint
    unit    values of the axis that share one position (for blocked layouts)
    limit   positions before the address wraps, 0 for none
    """

    axis: str
    stride: int
    unit: int = 1
    limit: int = 0

    def positions(self, values: int) -> int:
        """Number of different addresses that `values` consecutive values of the axis reach, from an aligned start."""
        reached = values if self.unit == 1 else -(-values // self.unit)
        return min(reached, self.limit) if self.limit else reached

    def shift(self, values: int) -> int:
        """Bytes that the address moves when the axis advances by `values` from an aligned start; 0 when it wraps."""
        if self.unit == 1 and not self.limit:
            return abs(self.stride) * values
        if self.limit and values >= self.unit * self.limit:
            return 0
        return abs(self.stride) * (values // self.unit)


@dataclass(frozen=True)
class Spread:
    """Constant offsets of several accesses in one dimension: `positions` addresses, `stride` bytes apart."""

    stride: int
    positions: int


@dataclass(frozen=True)
class Reference:
    """Accesses of one statement to one array whose addresses differ by constants only.

    array    name
    element  bytes of one element
    terms    by ascending |stride|
    spreads  box of the constant offsets, by ascending stride; () for a single access
    copies   different constant offsets in the group
    reads    some access of the group reads
    writes   some access of the group writes
    size     bytes of the whole array, 0 when unknown
    """

    array: str
    element: int
    terms: tuple[Term, ...]
    spreads: tuple[Spread, ...] = ()
    copies: int = 1
    reads: bool = True
    writes: bool = False
    size: int = 0

    @cached_property
    def axes(self) -> frozenset[str]:
        """The axes that the address changes with."""
        return frozenset(term.axis for term in self.terms)

    def shift(self, axis: str, step: int) -> int:
        """Bytes by which the accesses move when the axis advances by `step`."""
        if axis not in self.axes:
            return 0
        return sum([term.shift(step) for term in self.terms if term.axis == axis])


@dataclass(frozen=True)
class Operation:
    """What one instance of a statement does.

    statement     name of the statement, or of the copy that a packing step makes
    references    its accesses, grouped
    flops         floating-point operations that count as useful
    instructions  arithmetic instructions (a fused multiply-add is one)
    element       bytes of the type that is computed with
    density       instances of the statement over points that the loops' box holds; 1/2 for a triangle
    """

    statement: str
    references: tuple[Reference, ...]
    flops: float
    instructions: float
    element: int
    density: float = 1.0


@dataclass(frozen=True)
class KernelUse:
    """How a statement's KERNEL loops run.

    rows         axis of the register tile's rows, "" for none
    columns      axis of the register tile's columns, along the vectors, "" for none
    efficiency   fraction of the FMA peak on a full tile whose operands are in the nearest cache
    call_cycles  cycles to enter and to leave the kernel, loads and stores of the tile included
    """

    rows: str
    columns: str
    efficiency: float
    call_cycles: float


@dataclass(frozen=True)
class Work:
    """A leaf: instances of a statement.

    One visit covers, on each axis, the step of the innermost loop around it (so a kernel call may also be written as a
    leaf below loops with the register tile's steps).
    """

    operation: Operation
    kernel: KernelUse | None = None


@dataclass(frozen=True)
class Loop:
    """A loop of the candidate.

    axis      what it scans
    extent    consecutive values of the axis covered by one execution, over-long last step not counted
    step      values covered by one iteration, at most `extent`
    body      what an iteration does, in order
    kind      how it is executed
    parallel  iterations are divided among threads; nested directly below another parallel loop it is collapsed with it
    """

    axis: str
    extent: int
    step: int
    body: tuple[Loop | Work, ...]
    kind: LoopKind = LoopKind.POINT
    parallel: bool = False

    def __post_init__(self) -> None:
        """ValueError unless 1 <= step <= extent."""
        if not 1 <= self.step <= self.extent:
            raise ValueError(f"loop on '{self.axis}' with extent {self.extent} and step {self.step}")

    @property
    def trips(self) -> int:
        """Iterations of one execution, a partial last one included."""
        return -(-self.extent // self.step)


Node = Loop | Work


@dataclass(frozen=True)
class LevelTraffic:
    """Bytes that all threads together move from one storage level towards the core.

    source   "L2", "L3", "memory": where the bytes come from
    fetched  bytes read, among them the lines fetched because they are written
    stored   bytes written back
    seconds  time of the busiest thread if nothing else took time
    arrays   (array, bytes fetched and stored), in order of first access
    """

    source: str
    fetched: float
    stored: float
    seconds: float
    arrays: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class WorkingSet:
    """One reuse: data that an iteration of a loop shares with the iteration before.

    axis    axis of the loop that carries the reuse
    depth   loops around that loop
    array   what is used again
    size    bytes touched in between, by all arrays: what a cache must hold for the reuse to hit
    reused  bytes used again in the whole run of one thread
    holder  nearest level that holds the working set: "L1", ..., "memory"
    """

    axis: str
    depth: int
    array: str
    size: int
    reused: int
    holder: str


@dataclass(frozen=True)
class Estimate:
    """What the model predicts for one candidate.

    seconds       wall-clock time
    causes        (cause, seconds), adding up to `seconds`: "compute", what comes from "L2", "L3" and "memory",
                  addresses of "pages", setting up "loops", starting "parallel" regions
    traffic       bytes from each level, nearest first
    working_sets  reuses carried by loops outside kernels, innermost loop first
    flops         useful floating-point operations
    efficiency    flops over what the threads' FMA units could do in `seconds`
    alone         (cause, seconds) as each would take by itself, not hidden behind another one
    """

    seconds: float
    causes: tuple[tuple[str, float], ...]
    traffic: tuple[LevelTraffic, ...]
    working_sets: tuple[WorkingSet, ...]
    flops: float
    efficiency: float
    alone: tuple[tuple[str, float], ...] = ()
