"""What can be chosen for a contraction, and what every choice is judged by."""

from __future__ import annotations

from dataclasses import dataclass

from polyxform.machine import Machine
from polyxform.polyhedra import constant_bounds, linear_subscripts
from polyxform.reuse.model import Operation
from polyxform.schedule.contractions.columns_apart import turned_lanes
from polyxform.schedule.costing import element_bytes, extents, operation, representative_sizes
from polyxform.schedule.model import Companion, Contraction, Packing
from polyxform.scop.layout import element_stride
from polyxform.scop.model import Scop, Statement

ELEMENT_BYTES = {"float": 4, "double": 8, "int": 4}
MODELLED_DEPTH = 256


@dataclass(frozen=True)
class ContractionPlan:
    """One way to run a contraction.

    contraction  roles of its dimensions
    row          dimension of the register tile's rows, None for one row
    rows         rows of the register tile
    vectors      vector registers along the columns
    order        outer dimensions, outermost first; the column dimension stands for its tile loop
    packing      copy that the kernel reads the vector operand from, None for the array itself
    turned       the kernel turns columns of the vector operand in registers
    panels     the copy that the vector operand could be read from, whether it is or not; None for none
    depth        iterations of the reduction that one call runs, 0: all of them
    line         dimension along which a call computes all register tiles of a strip, None for one tile (`slide_lines`)
    relay        a call goes through its columns a vector at a time, and copies what it reads next (`relays`)
    """

    contraction: Contraction
    row: int | None
    rows: int
    vectors: int
    order: tuple[int, ...]
    packing: Packing | None = None
    turned: bool = False
    depth: int = 0
    panels: Packing | None = None
    line: int | None = None
    relay: bool = False

    @property
    def rows_first(self) -> bool:
        """Whether the loop over tiles of rows stands outside the one over columns."""
        return self.row in self.order and self.order.index(self.row) < self.order.index(self.contraction.column)

    @property
    def modelled_depth(self) -> int:
        """The depth that the reuse model ranks: it counts time for strips from the last cache that longer ones hide."""
        return min(self.depth, MODELLED_DEPTH)

    def lanes(self, work: Workload) -> int:
        """Lanes of the vectors that the kernels compute with."""
        element = work.element(self.contraction)
        return turned_lanes(work.machine, ELEMENT_BYTES[element]) if self.turned else work.lanes(self.contraction)


@dataclass(frozen=True)
class Workload:
    """What all plans for one statement share.

    scop       the region
    statement  the contraction
    machine    the target
    threads    that will share the work
    known      points along each dimension, None where that is known at run time only
    points     points along each dimension at representative sizes
    operation  the statement in the reuse model's terms
    before     companions that its kernels begin with
    after      companions that they end with
    """

    scop: Scop
    statement: Statement
    machine: Machine
    threads: int
    known: tuple[int | None, ...]
    points: tuple[int, ...]
    operation: Operation
    before: tuple[Companion, ...] = ()
    after: tuple[Companion, ...] = ()

    def element(self, contraction: Contraction) -> str:
        """C type of the elements."""
        return self.scop.arrays[contraction.target.array].element

    def lanes(self, contraction: Contraction) -> int:
        """Elements in a vector register."""
        return self.machine.lanes(ELEMENT_BYTES[self.element(contraction)])


def workload(statement: Statement, scop: Scop, machine: Machine, threads: int) -> Workload:
    """The facts of a statement."""
    sizes = representative_sizes(scop)
    dimensions = range(len(statement.iterators))
    return Workload(
        scop=scop,
        statement=statement,
        machine=machine,
        threads=threads,
        known=tuple(extent(statement, dimension) for dimension in dimensions),
        points=extents(statement, sizes),
        operation=operation(statement, scop, sizes),
    )


def extent(statement: Statement, dimension: int) -> int | None:
    """Points along a dimension when they are a known number."""
    bounds = constant_bounds(statement.domain, dimension)
    return None if bounds is None else bounds[1] - bounds[0] + 1


def row_bytes(contraction: Contraction, row: int | None, work: Workload) -> int:
    """Bytes between rows of the broadcast operand, 0 where that is not known."""
    array = work.scop.arrays[contraction.broadcast.array]
    forms = linear_subscripts(contraction.broadcast.relation)
    if row is None or forms is None:
        return 0
    stride = element_stride(array, forms, row, dict(work.scop.fixed))
    return stride * element_bytes(array.element) if isinstance(stride, int) else 0
