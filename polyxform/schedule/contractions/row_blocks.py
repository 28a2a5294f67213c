"""Loops over blocks of an array's rows, and over strips of columns in them, around nests that all go through the array.

Before                                   After

    for (i ...) for (j ...)                  for (i_block ...)
      s[j] += r[i] * A[i][j];                  for (j_strip ...) {
    for (i ...) for (j ...)                      px_kernel_1x120(...);    // s, for one piece of the array
      q[i] += A[i][j] * p[j];                    px_kernel_1x16(...);     // q, for the same piece
                                               }

The rows that fill no block, and the columns that fill no strip, follow in nests of their own.

Where a nest needs what another one makes of a whole row, as in A^T * (A * x), a block has no strips.

Refused: kernels whose tiles do not fit a piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import islice

import islpy as isl

from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.polyhedra import instances_below, tile_start
from polyxform.schedule.contractions import contract
from polyxform.schedule.contractions.companions import Gathering, Group
from polyxform.schedule.contractions.contraction_loops import column_loop
from polyxform.schedule.contractions.contraction_plan import ContractionPlan, Workload, workload
from polyxform.schedule.lanes.jam_recurrences import recurrences_jammed
from polyxform.schedule.model import Candidate, Contraction, LoopMark, Mark, in_sequence, with_names
from polyxform.schedule.source_order import in_source_order
from polyxform.scop.model import Scop, Statement

BLOCKS = (64, 32, 16, 8, 4)
"""Rows of a block that are tried."""
BLOCKS_PER_CORE = 8
"""Blocks for each core from which on they are shared evenly enough."""
NEAR = 0.3
"""Part of the second cache that whole rows may fill: half of it took as long as to read the array twice."""
NARROW = 64
"""Columns of a strip where no kernel asks for another number."""

Range = tuple[int, int]
"""The first value, and the one behind the last."""


@dataclass(frozen=True)
class Nest:
    """A nest that goes through an array of two dimensions.

    group      its statements
    statement  the one that reads the array
    row        the dimension of this statement that runs over rows
    column     the dimension that runs over columns
    extents    rows and columns, from 0 on
    across     all rows add to the same sums
    """

    group: Group | Gathering
    statement: Statement
    row: int
    column: int
    extents: tuple[int, int]
    across: bool

    @property
    def inside(self) -> tuple[tuple[Statement, int], ...]:
        """The statements that run in blocks, each with its dimension that runs over rows."""
        own = ((self.statement, self.row),)
        if self.across or not isinstance(self.group, Gathering):
            return own
        companions = {one.statement: one for one in (*self.group.before, *self.group.after)}
        others = [one for one in self.group.statements if one.name in companions]
        return (*own, *((one, companions[one.name].dimensions[self.row]) for one in others))


@dataclass(frozen=True)
class Piece:
    """A part of the array that all nests go through before the next one.

    rows     of a block
    columns  of a strip
    """

    rows: int
    columns: int


@dataclass(frozen=True)
class RowBlocks:
    """What the nests are built from.

    scop          the region
    dependences   between its instances
    contractions  the ways to run a statement in kernels, by its name
    machine       the target
    threads       that will share the work
    element       bytes of an element of the array
    """

    scop: Scop
    dependences: Dependences
    contractions: Mapping[str, tuple[Contraction, ...]]
    machine: Machine
    threads: int
    element: int

    def candidates(self, nests: Sequence[Nest]) -> Iterator[Candidate]:
        """The nests in blocks of rows, and what is left over: in strips of columns, and row by row."""
        near, far = self.machine.caches[0].size // 2, self.machine.caches[1].size * NEAR
        columns = nests[0].extents[1]
        for pieces, size in (
            ([Piece(rows, self.width(nests, rows)) for rows in BLOCKS], near),
            (rows_of(columns), far),
        ):
            fitting = (one for one in pieces if one.rows * one.columns * self.element <= size)
            enough = (one for one in fitting if nests[0].extents[0] // one.rows >= BLOCKS_PER_CORE * self.threads)
            found = (self.in_pieces(nests, one) for one in enough)
            yield from islice((one for one in found if one is not None), 1)

    def width(self, nests: Sequence[Nest], rows: int) -> int:
        """Columns of a strip: those of the register tiles of a kernel that has them along the columns of the array."""
        all_columns = (0, nests[0].extents[1])
        plans = ((nest, self.plan(nest, (0, rows), all_columns)) for nest in nests)
        wanted = [p.vectors * p.lanes(w) for n, found in plans if found for p, w in [found] if is_along(n, p)]
        return min(max(wanted, default=NARROW), nests[0].extents[1])

    def in_pieces(self, nests: Sequence[Nest], piece: Piece) -> Candidate | None:
        """The nests in pieces of a size; None where their kernels do not fit."""
        rows, columns = nests[0].extents
        end, edge = rows - rows % piece.rows, columns - columns % piece.columns
        bodies = [self.body(nests, piece, end, (0, edge))]
        if edge < columns:
            bodies.append(self.body(nests, Piece(piece.rows, columns - edge), end, (edge, columns)))
        found = [one for one in bodies if one is not None]
        if len(found) < len(bodies):
            return None
        strips = [(nest.statement, nest.column) for nest in nests]
        if piece.columns < columns:
            found[0] = in_loop(found[0], strips, piece.columns, f"{iterator(*strips[0])}_strip")
        before, after = (self.companions(nests, end, last) for last in (False, True))
        parts = [*before, found[0], *(renamed(one, "edge") for one in found[1:]), *after]
        blocks = [pair for nest in nests for pair in nest.inside]
        inside = in_loop(reduce(in_sequence, parts), blocks, piece.rows, f"{iterator(*blocks[0])}_block")
        rest = self.rest(nests, (end, rows))
        if rest is None:
            return None
        across = f" and {piece.columns} x {iterator(*strips[0])}" if piece.columns < columns else ""
        words = f"go through {piece.rows} x {iterator(*blocks[0])}{across} at a time"
        whole = reduce(in_sequence, [inside, *rest])
        return replace(whole, recipe=(f"{words}, once for {len(nests)} nests", *found[0].recipe), predictions=())

    def body(self, nests: Sequence[Nest], piece: Piece, end: int, columns: Range) -> Candidate | None:
        """The nests for the rows of all blocks and some columns, in kernels for single pieces."""
        parts = [self.part(nest, piece, end, columns) for nest in nests]
        found = [one for one in parts if one is not None]
        return reduce(in_sequence, found) if len(found) == len(parts) else None

    def part(self, nest: Nest, piece: Piece, end: int, columns: Range) -> Candidate | None:
        """One nest of a body; None where its kernels do not fit pieces."""
        scop = self.cut_down(nest, (0, end), columns)
        statement = scop.statement(nest.statement.name)
        if not isinstance(nest.group, Gathering):
            return recurrences_jammed(in_source_order(scop, [statement]), scop, self.dependences)
        found = self.plan(nest, (0, piece.rows), (columns[0], columns[0] + piece.columns))
        whole = columns == (0, nest.extents[1])
        if found is None or not fits(nest.row, piece.rows, *found):
            return None
        if not whole and not fits(nest.column, piece.columns, *found):
            return None
        plan, work = found
        return contract.build(plan, replace(work, statement=statement, scop=scop))

    def plan(self, nest: Nest, rows: Range, columns: Range) -> tuple[ContractionPlan, Workload] | None:
        """The best way to run a part of a nest's sums in kernels; None for other statements."""
        if not isinstance(nest.group, Gathering):
            return None
        scop = self.cut_down(nest, rows, columns)
        work = workload(scop.statement(nest.statement.name), scop, self.machine, 1)
        found = contract.ranked(self.contractions[nest.statement.name], work)
        return next(((plan, work) for plan, _ in found if not plan.depth and plan.packing is None), None)

    def companions(self, nests: Sequence[Nest], end: int, last: bool) -> Iterator[Candidate]:
        """What stands before or after the sums of each block."""
        for nest in nests:
            if nest.across or not isinstance(nest.group, Gathering):
                continue
            scop = self.cut_down(nest, (0, end), None)
            for one in nest.group.after if last else nest.group.before:
                yield in_source_order(scop, [scop.statement(one.statement)])

    def rest(self, nests: Sequence[Nest], rows: Range) -> list[Candidate] | None:
        """The nests for the last rows; None where kernels do not compute them."""
        found = [self.alone(nest, rows) for nest in nests] if rows[0] < rows[1] else []
        known = [renamed(one, "rest") for one in found if one is not None]
        return known if len(known) == len(found) else None

    def alone(self, nest: Nest, rows: Range) -> Candidate | None:
        """One nest for some rows."""
        scop = self.cut_down(nest, rows, None)
        statement = scop.statement(nest.statement.name)
        if not isinstance(nest.group, Gathering):
            return recurrences_jammed(in_source_order(scop, [statement]), scop, self.dependences)
        work = workload(statement, scop, self.machine, self.threads)
        if not nest.across:
            work = replace(work, before=nest.group.before, after=nest.group.after)
        return contract.best(self.contractions[statement.name], work)

    def cut_down(self, nest: Nest, rows: Range, columns: Range | None) -> Scop:
        """The region with the nest's statements for some rows, and the one that reads the array for some columns."""
        dimensions = {statement.name: dimension for statement, dimension in nest.inside}
        statements = []
        for one in self.scop.statements:
            cut = within(one, dimensions[one.name], rows) if one.name in dimensions else one
            is_own = columns is not None and one.name == nest.statement.name
            statements.append(within(cut, nest.column, columns) if is_own and columns is not None else cut)
        return replace(self.scop, statements=tuple(statements))


def rows_of(columns: int) -> list[Piece]:
    """Pieces that are whole rows."""
    return [Piece(rows, columns) for rows in BLOCKS]


def is_along(nest: Nest, plan: ContractionPlan) -> bool:
    """Whether the lanes of a plan's kernels lie along the columns of the array."""
    return plan.contraction.column == nest.column


def iterator(statement: Statement, dimension: int) -> str:
    """Name of a dimension."""
    return statement.iterators[dimension]


def within(statement: Statement, dimension: int, values: Range) -> Statement:
    """The statement for some values of a dimension."""
    domain = instances_below(statement.domain, dimension, values[1])
    return replace(statement, domain=domain.lower_bound_val(isl.dim_type.set, dimension, isl.Val(values[0])))


def fits(dimension: int, extent: int, plan: ContractionPlan, work: Workload) -> bool:
    """Whether tiles of one size cover a piece along a dimension."""
    runs = column_loop(plan, work).runs
    sizes = {run.size for run in runs if plan.contraction.column == dimension}
    sizes |= {one.size for run in runs for loop in run.inside for one in loop.runs if plan.row == dimension}
    return len(sizes) <= 1 and all(extent % size == 0 for size in sizes)


def in_loop(candidate: Candidate, along: Sequence[tuple[Statement, int]], size: int, name: str) -> Candidate:
    """The candidate inside a loop over parts of so many values of one dimension of each statement."""
    starts = [tile_start(statement.domain, dimension, size).get_at(0) for statement, dimension in along]
    parts = isl.MultiUnionPwAff.from_union_pw_aff(reduce(isl.UnionPwAff.union_add, starts))
    marks: dict[str, Mark] = {
        key: replace(mark, depth=mark.depth + 1) if isinstance(mark, LoopMark) else mark
        for key, mark in candidate.marks.items()
    }
    key = f"{along[0][0].name}.{name}"
    marks[key] = LoopMark(name, 0)
    node = candidate.schedule.get_root().child(0).insert_partial_schedule(parts).insert_mark(isl.Id(key))
    return replace(candidate, schedule=node.get_schedule(), marks=marks)


def renamed(candidate: Candidate, suffix: str) -> Candidate:
    """The candidate with other names of its marks, for statements that have marks already; without its recipe."""
    names = {key: f"{key}.{suffix}" for key in candidate.marks}
    schedule = with_names(candidate.schedule.get_root(), names).get_schedule()
    marks = {names[key]: mark for key, mark in candidate.marks.items()}
    return replace(candidate, schedule=schedule, marks=marks, recipe=(), predictions=())
