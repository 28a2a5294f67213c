"""What one kernel call computes: the nest of sums below a kernel mark, and the nests of its companions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.codegen.expressions import Sum, variable
from polyxform.codegen.loops import below, kind_of
from polyxform.codegen.operand_layout import OperandLayout
from polyxform.codegen.point_loops import (
    IDENTIFIER,
    BorderRows,
    PointLoop,
    PointNest,
    Stem,
    border_rows,
    read_nest,
    with_parts,
)
from polyxform.codegen.scope import Scope
from polyxform.schedule.model import Companion, KernelMark
from polyxform.scop.model import Scop


@dataclass(frozen=True)
class CompanionTile:
    """The work of a companion on a tile.

    companion  the statement's role
    nest       loops over rows, if there are any, and columns
    """

    companion: Companion
    nest: PointNest

    @property
    def starts(self) -> tuple[Sum, ...]:
        """Values of the statement's dimensions at the tile's first element."""
        return at_starts(self.nest.values, {loop.name: loop.loop.first for loop in self.nest.loops})


@dataclass(frozen=True)
class Tile:
    """The work of one kernel call.

    mark    roles of the loops
    nest    loops over reductions, over lines and rows if there are any, and over columns
    border  set when the bounds of the row loop depend on a reduction
    edge    the same for the loop over lines
    before  what is done to the elements first
    after   what is done to them last
    """

    mark: KernelMark
    nest: PointNest
    border: BorderRows | None = None
    edge: BorderRows | None = None
    before: tuple[CompanionTile, ...] = ()
    after: tuple[CompanionTile, ...] = ()

    @property
    def reductions(self) -> tuple[PointLoop, ...]:
        """The loops over reductions, outermost first."""
        return self.nest.loops[: len(self.mark.contraction.reductions)]

    @property
    def row(self) -> PointLoop | None:
        """The loop over rows, None for a tile of one row."""
        return None if self.mark.row is None else self.nest.loops[-2]

    @property
    def line(self) -> PointLoop | None:
        """The loop over lines, None where there is none."""
        return None if self.mark.line is None else self.nest.loops[-3]

    @property
    def lines(self) -> int | None:
        """Lines of the tile when they are a known number."""
        if self.edge is not None:
            return self.edge.count
        return 1 if self.line is None else self.line.count

    @property
    def borders(self) -> tuple[tuple[PointLoop, BorderRows], ...]:
        """The loops whose bounds depend on a reduction."""
        pairs = ((self.row, self.border), (self.line, self.edge))
        return tuple((loop, border) for loop, border in pairs if loop is not None and border is not None)

    @property
    def column(self) -> PointLoop:
        """The loop along contiguous elements."""
        return self.nest.loops[-1]

    @property
    def rows(self) -> int | None:
        """Rows of the tile when they are a known number."""
        if self.border is not None:
            return self.border.count
        return 1 if self.row is None else self.row.count

    @property
    def columns(self) -> int:
        """Columns of the tile, the most that there may be where the number is not known."""
        return self.mark.columns if self.column.count is None else self.column.count

    @property
    def starts(self) -> tuple[Sum, ...]:
        """Values of the statement's dimensions where the addresses that the kernel is given lie: at the first point, or
        at the first iteration in which the first row and line take part."""
        found = {loop.name: loop.loop.first for loop in self.nest.loops}
        for loop, border in self.borders:
            tap = self.reductions[border.reduction]
            found[loop.name] = border.first
            found[tap.name] = tap.loop.first.plus(Sum((), border.origin))
        return at_starts(self.nest.values, found)

    @property
    def is_rectangular(self) -> bool:
        """Whether no loop's bounds depend on another loop of the tile, but for rows and lines at a border."""
        own = {loop.name for loop in self.nest.loops}
        free = [loop for loop, _ in self.borders]
        bound = [loop for loop in self.nest.loops if not any(loop is one for one in free)]
        bounds = " ".join(f"{loop.loop.first.text.text} {loop.loop.last.text.text}" for loop in bound)
        return own.isdisjoint(IDENTIFIER.findall(bounds))


def at_starts(values: tuple[Sum, ...], starts: Mapping[str, Sum]) -> tuple[Sum, ...]:
    """The values with the tile's loop variables at their first values."""
    found = []
    for value in values:
        total = Sum((), value.constant)
        for atom, weight in value.terms:
            total = total.plus(starts.get(atom) or variable(atom), weight)
        found.append(total)
    return tuple(found)


def read_tile(node: isl.AstNode, mark: KernelMark, scope: Scope, scop: Scop, stem: Stem) -> Tile | None:
    """What stands below a kernel mark as the work of a kernel; None when it is not a rectangle for a kernel."""
    kind = kind_of(node)
    parts = below(node, kind) if kind == "block" else [node]
    first = len(mark.before)
    if len(parts) != first + 1 + len(mark.after):
        return None
    tile = read_sums(parts[first], mark, scope, scop, stem)
    others = zip((*mark.before, *mark.after), (*parts[:first], *parts[first + 1 :]), strict=True)
    companions = [read_companion(part, companion, mark, scope, scop, stem) for companion, part in others]
    if tile is None or not tile.is_rectangular:
        return None
    found = tuple(companion for companion in companions if companion is not None and is_on(companion, tile))
    if len(found) != len(companions):
        return None
    return replace(tile, before=found[:first], after=found[first:])


def read_sums(node: isl.AstNode, mark: KernelMark, scope: Scope, scop: Scop, stem: Stem) -> Tile | None:
    """The nest of sums; None when it has other loops than a kernel."""
    contraction = mark.contraction
    found = read_nest(node, scope, stem)
    if found is None:
        return None
    dimensions = (*contraction.reductions, *tile_dimensions(mark))
    nest = with_parts(found, dimensions, scop.statement(contraction.statement).iterators, scope.taken)
    if nest is None:
        return None
    depth = len(contraction.reductions)
    sides = [
        border_rows(*node, found.loops[:depth]) if dimension != contraction.column else None
        for node, dimension in zip(found.nodes[depth:], tile_dimensions(mark), strict=False)
    ]
    borders = dict(zip(tile_dimensions(mark), sides, strict=False))
    row, line = (None if dimension is None else borders.get(dimension) for dimension in (mark.row, mark.line))
    return Tile(mark, nest, row, line)


def read_companion(
    node: isl.AstNode, companion: Companion, mark: KernelMark, scope: Scope, scop: Scop, stem: Stem
) -> CompanionTile | None:
    """The nest of a companion; None when it is not one over rows and columns."""
    found = read_nest(node, scope, stem)
    dimensions = [companion.dimensions[dimension] for dimension in tile_dimensions(mark)]
    if found is None:
        return None
    nest = with_parts(found, dimensions, scop.statement(companion.statement).iterators, scope.taken)
    return None if nest is None else CompanionTile(companion, nest)


def tile_dimensions(mark: KernelMark) -> tuple[int, ...]:
    """Dimensions of the contraction along the tile: lines and rows, if there are any, and columns."""
    found = (mark.line, mark.row, mark.contraction.column)
    return tuple(dimension for dimension in found if dimension is not None)


def is_on(companion: CompanionTile, tile: Tile) -> bool:
    """Whether the companion's loops run as often as the tile has rows and columns."""
    *others, column = companion.nest.loops
    sides = ((tile.line, tile.edge), (tile.row, tile.border))
    own = [(loop, border) for loop, border in sides if loop is not None]
    same = (
        one.count == border.count if border else same_count(one, loop)
        for one, (loop, border) in zip(others, own, strict=False)
    )
    return all(same) and same_count(column, tile.column)


def same_count(one: PointLoop, other: PointLoop | None) -> bool:
    """Whether two loops are written with the same number of iterations."""
    return other is not None and one.count_text == other.count_text


def can_compute(tile: Tile, layout: OperandLayout) -> bool:
    """Whether the tile's rows are apart in memory and its loops run at all, as far as numbers tell.

    Code for a tile that is larger than its array is right only because it never runs: no kernel is made for it.
    """
    if any(loop.count is not None and loop.count < 0 for loop in tile.nest.loops):
        return False
    target = tile.mark.contraction.target
    c_row, c_column = layout.stride(target, tile.mark.row), layout.stride(target, tile.mark.contraction.column)
    if c_column != 1:
        return fits_turned(tile, c_row, c_column)
    return tile.row is None or not isinstance(c_row, int) or abs(c_row) >= (tile.column.count or 1)


def fits_turned(tile: Tile, c_row: int | str, c_column: int | str) -> bool:
    """Whether a kernel can store rows of the tile as columns of the result."""
    if tile.rows is None or tile.column.count is None:
        return False
    apart = not isinstance(c_column, int) or abs(c_column) >= tile.rows
    return apart and (tile.row is None or c_row == 1)


def nest_text(nest: PointNest, body: str, indent: str) -> str:
    """The loops that a call, or a part of it, means, as C text."""
    lines = [f"{indent}{'    ' * depth}{loop.header}\n" for depth, loop in enumerate(nest.loops)]
    return "".join(lines) + f"{indent}{'    ' * len(nest.loops)}{body}\n"


def open_extents(tile: Tile) -> Mapping[str, str]:
    """C text of the numbers of rows and columns that are known at run time only, by name."""
    found = {}
    if tile.row is not None and tile.rows is None:
        found["rows"] = tile.row.count_text
    if tile.column.count is None:
        found["columns"] = tile.column.count_text
    return found


def companion_order(tile: Tile) -> Sequence[CompanionTile]:
    """The companions in the order of the kernel's operations."""
    return (*tile.before, *tile.after)
