"""A nest of point loops below a kernel mark -> calls of a microkernel, each with the loops that it means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import islpy as isl

from polyxform.codegen.expressions import ATOM, Sum, evaluate, operands, operator_of, subscript, variable
from polyxform.codegen.loops import Loop, upper_condition
from polyxform.codegen.names import fresh
from polyxform.machine import Machine
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Kernel, Reduction, Shape
from polyxform.polyhedra import Affine, linear_subscripts
from polyxform.schedule.model import KernelMark
from polyxform.scop.layout import element_stride, extent_value
from polyxform.scop.model import Access, Array, Statement

IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
PRODUCT = re.compile(r"\b(\d+) \* ([A-Za-z_]\w*)")


@dataclass(frozen=True)
class PointLoop:
    """A loop that a kernel call stands for.

    name  of its variable in the plain loops
    loop  its bounds
    """

    name: str
    loop: Loop

    @property
    def count(self) -> int | None:
        """Iterations when they are a known number."""
        return self.loop.count.constant if self.loop.count.is_constant else None

    @property
    def count_text(self) -> str:
        """C text of the number of iterations, which may be negative for none."""
        return without_parentheses(self.loop.count_text)

    @property
    def header(self) -> str:
        """C text of the loop's head."""
        first = self.loop.first.text.text
        return f"for (long {self.name} = {first}; {upper_condition(self.name, self.loop)}; {self.name}++)"


@dataclass(frozen=True)
class BorderRows:
    """Rows of a tile of which not all take part in every iteration of one reduction.

    reduction  its position among the tile's reductions
    first      value of the row dimension in the tile's first row
    count      rows
    active     for each iteration the rows first <= row < beyond that take part, counted from the tile's first
    """

    reduction: int
    first: Sum
    count: int
    active: tuple[tuple[int, int], ...]

    @property
    def origin(self) -> int:
        """The first iteration in which the tile's first row takes part: its elements surely lie inside the arrays."""
        return next(at for at, (first, beyond) in enumerate(self.active) if first == 0 < beyond)


@dataclass(frozen=True)
class Tile:
    """The work of one kernel call.

    mark        roles of the loops
    reductions  outermost first
    row         None for a tile of one row
    column      the loop along contiguous elements
    values      what each statement dimension is, in terms of the loops' names and of outer loops
    border      set when the bounds of `row` depend on a reduction
    """

    mark: KernelMark
    reductions: tuple[PointLoop, ...]
    row: PointLoop | None
    column: PointLoop
    values: tuple[Sum, ...]
    border: BorderRows | None = None

    @property
    def loops(self) -> tuple[PointLoop, ...]:
        """All loops in the kernel's order."""
        rows = (self.row,) if self.row is not None else ()
        return (*self.reductions, *rows, self.column)

    @property
    def rows(self) -> int | None:
        """Rows of the tile when they are a known number."""
        if self.border is not None:
            return self.border.count
        return 1 if self.row is None else self.row.count

    @property
    def starts(self) -> Mapping[str, Sum]:
        """Value of every loop's variable where the addresses that the kernel is given lie: at the first point, or at
        the first iteration in which the first row takes part."""
        found = {loop.name: loop.loop.first for loop in self.loops}
        if self.row is None or self.border is None:
            return found
        tap = self.reductions[self.border.reduction]
        return found | {
            self.row.name: self.border.first,
            tap.name: tap.loop.first.plus(Sum((), self.border.origin)),
        }

    @property
    def is_rectangular(self) -> bool:
        """Whether no loop's bounds depend on another loop of the tile, but for rows at a border."""
        own = {loop.name for loop in self.loops}
        bound = [loop for loop in self.loops if self.border is None or loop is not self.row]
        bounds = " ".join(f"{loop.loop.first.text.text} {loop.loop.last.text.text}" for loop in bound)
        return own.isdisjoint(IDENTIFIER.findall(bounds))


def tile_of(
    mark: KernelMark,
    loops: Sequence[PointLoop],
    values: tuple[Sum, ...],
    iterators: Sequence[str],
    taken: frozenset[str],
    border: BorderRows | None,
) -> Tile | None:
    """The tile that point loops make, outermost first; None when one plays no part, or not in the kernel's order.

    values     of the statement's dimensions in the loops
    iterators  their names
    taken      identifiers that a loop must not have
    """
    contraction = mark.contraction
    played = list(loops)
    points: list[PointLoop] = []
    for dimension in (*contraction.reductions, *(() if mark.row is None else (mark.row,)), contraction.column):
        if played and values[dimension] == variable(played[0].name):
            points.append(played.pop(0))
            continue
        # A loop of one iteration may be missing: outer loops tell its value.
        name = fresh(iterators[dimension], taken | {point.name for point in points})
        points.append(PointLoop(name, Loop("", values[dimension], values[dimension], 1, single=True)))
        values = (*values[:dimension], variable(name), *values[dimension + 1 :])
    if played:
        return None
    row = None if mark.row is None else points[-2]
    return Tile(mark, tuple(points[: len(contraction.reductions)]), row, points[-1], values, border)


@dataclass
class KernelLibrary:
    """The kernels of one file, each generated once.

    taken    identifiers that a kernel must not be called by
    kernels  by shape and vector width in bytes, in order of first use
    """

    taken: frozenset[str]
    kernels: dict[tuple[Shape, int], Kernel] = field(default_factory=dict)

    def kernel(self, shape: Shape, machine: Machine) -> Kernel:
        """The kernel for a shape on a machine."""
        key = (shape, machine.vector_bytes)
        if key not in self.kernels:
            self.kernels[key] = generate(shape, self.name(shape), machine)
        return self.kernels[key]

    def name(self, shape: Shape) -> str:
        """A fresh name that tells the register tile: px_kernel_6x64, then px_kernel_6x64_2; px_edge_3x16 at an edge."""
        used = self.taken | {kernel.name for kernel in self.kernels.values()}
        kind = "edge" if shape.rows_open or shape.columns_open else "kernel"
        stem = f"px_{kind}_{shape.rows}x{shape.columns}"
        number, name = 1, stem
        while name in used:
            number += 1
            name = f"{stem}_{number}"
        return name


@dataclass(frozen=True)
class OperandLayout:
    """Addresses of the three operands of a statement.

    arrays     by name
    sizes      parameters with known values
    parameters what parameters are written as
    """

    arrays: Mapping[str, Array]
    sizes: Mapping[str, int]
    parameters: Mapping[str, Sum]

    def stride(self, access: Access, dimension: int | None) -> int | str:
        """Elements between neighbors along a dimension (0 for none)."""
        if dimension is None:
            return 0
        return element_stride(self.arrays[access.array], forms_of(access), dimension, self.sizes)

    def address(self, access: Access, values: tuple[Sum, ...]) -> str:
        """C text of the address of the element accessed at given values of the statement's dimensions."""
        indices = [subscript(form, values, self.parameters) for form in forms_of(access)]
        array = self.arrays[access.array]
        if array.linear:
            return f"&{access.array}[{linear_index(indices, array)}]"
        return f"&{access.array}{''.join(f'[{index.text.text}]' for index in indices)}"


def linear_index(indices: Sequence[Sum], array: Array) -> str:
    """Position in memory of an element of an array that the source subscripts with one index."""
    total = indices[0]
    for extent, index in zip(array.extents[1:], indices[1:], strict=True):
        known = extent_value(extent, {})
        scaled = total.times(known) if known is not None else times_symbol(total, extent)
        total = scaled.plus(index)
    return total.text.text


def times_symbol(factor: Sum, extent: str) -> Sum:
    """factor * extent, the extent being C text; computed in long, which sums of array sizes fit."""
    if factor.is_constant and factor.constant == 0:
        return factor
    product = f"(long){factor.text.inside(ATOM)} * {extent if extent.isidentifier() else f'({extent})'}"
    return variable(product)


def forms_of(access: Access) -> tuple[Affine, ...]:
    """Linear subscripts of an operand; a contraction has no others."""
    forms = linear_subscripts(access.relation)
    if forms is None:
        raise ValueError(f"{access.text} has no linear subscripts")
    return forms


def can_compute(tile: Tile, layout: OperandLayout) -> bool:
    """Whether the tile's rows are apart in memory and its loops run at all, as far as numbers tell.

    Code for a tile that is larger than its array is right only because it never runs: no kernel is made for it.
    """
    if any(loop.count is not None and loop.count < 0 for loop in tile.loops):
        return False
    c_row = layout.stride(tile.mark.contraction.target, tile.mark.row)
    return tile.row is None or not isinstance(c_row, int) or abs(c_row) >= (tile.column.count or 1)


def in_long(text: str) -> str:
    """C text of a count with its products computed in `long`, so that none can overflow an int."""
    return PRODUCT.sub(r"\1 * (long)\2", text)


def shape_of(tile: Tile, statement: Statement, layout: OperandLayout) -> tuple[Shape, tuple[str, ...]]:
    """The kernel's shape and the C text of the arguments for what it leaves open."""
    contraction = tile.mark.contraction
    row = None if tile.rows == 1 else tile.mark.row
    a_row, c_row = (layout.stride(access, row) for access in (contraction.broadcast, contraction.target))
    strides = [
        (layout.stride(contraction.broadcast, dimension), layout.stride(contraction.vector, dimension))
        for dimension in contraction.reductions
    ]
    settled: list[int | str] = [a_row, c_row]
    for loop, (a_stride, b_stride) in zip(tile.reductions, strides, strict=True):
        settled += [in_long(loop.count_text) if loop.count is None else loop.count, a_stride, b_stride]
    known = [value if isinstance(value, int) else None for value in settled]
    extents = open_extents(tile)
    shape = Shape(
        element=layout.arrays[contraction.target.array].element,
        operator=contraction.operator,
        rows=tile.mark.rows if tile.rows is None else tile.rows,
        columns=tile.mark.columns if tile.column.count is None else tile.column.count,
        a_row=known[0],
        c_row=known[1],
        reductions=tuple(
            reduction_of(tile, depth, known[2 + 3 * depth : 5 + 3 * depth]) for depth in range(len(tile.reductions))
        ),
        rows_open="rows" in extents,
        columns_open="columns" in extents,
        scaled={"broadcast": "a", "vector": "b", "": ""}[contraction.scaled],
    )
    return shape, (*extents.values(), *(value for value in settled if isinstance(value, str)))


def without_parentheses(text: str) -> str:
    """C text of an argument without parentheses around all of it."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return text[1:-1] if 0 < position == len(text) - 1 else text
    return text


def open_extents(tile: Tile) -> Mapping[str, str]:
    """C text of the numbers of rows and columns that are known at run time only, by name."""
    found = {}
    if tile.row is not None and tile.rows is None:
        found["rows"] = tile.row.count_text
    if tile.column.count is None:
        found["columns"] = tile.column.count_text
    return found


def reduction_of(tile: Tile, depth: int, known: Sequence[int | None]) -> Reduction:
    """The kernel's loop for a reduction, from its count and its strides in A and B."""
    count, a_stride, b_stride = known
    border = tile.border
    if border is None or border.reduction != depth:
        return Reduction(count, a_stride, b_stride)
    return Reduction(count, a_stride, b_stride, border.active, border.origin)


def border_rows(node: isl.AstNode, names: Mapping[str, Sum], reductions: tuple[PointLoop, ...]) -> BorderRows | None:
    """The rows of a for node whose bounds depend on one reduction with known values; None for any other node."""
    text = f"{node.for_get_init().to_C_str()} {node.for_get_cond().to_C_str()}"
    used = [at for at, point in enumerate(reductions) if point.loop.iterator in IDENTIFIER.findall(text)]
    if len(used) != 1:
        return None
    loop = reductions[used[0]].loop
    if not (loop.first.is_constant and loop.last.is_constant):
        return None
    values = range(loop.first.constant, loop.last.constant + 1)
    spans = [constant_span(node, {**names, loop.iterator: Sum((), value)}) for value in values]
    found = [span for span in spans if span is not None]
    if len(found) != len(values) or not found:
        return None
    first = min(low for low, high in found if low <= high)
    count = max(high for low, high in found if low <= high) - first + 1
    active = tuple((low - first, max(low, high + 1) - first) for low, high in found)
    return BorderRows(used[0], Sum((), first), count, active)


def constant_span(node: isl.AstNode, names: Mapping[str, Sum]) -> tuple[int, int] | None:
    """First and last value of a for node's variable when both are known integers."""
    condition = node.for_get_cond()
    first, bound = evaluate(node.for_get_init(), names), evaluate(operands(condition)[1], names)
    if first is None or bound is None:
        return None
    return first, bound if operator_of(condition) == "le" else bound - 1


def call_arguments(tile: Tile, layout: OperandLayout) -> tuple[str, ...]:
    """Addresses of A, B and C at the tile's first point, and what a factor is scaled by."""
    values = tuple(at_start(value, tile.starts) for value in tile.values)
    contraction = tile.mark.contraction
    operands = (contraction.broadcast, contraction.vector, contraction.target)
    addresses = (layout.address(access, values) for access in operands)
    return (*addresses, *([contraction.scale] if contraction.scale else []))


def at_start(value: Sum, starts: Mapping[str, Sum]) -> Sum:
    """The value with the tile's loop variables at their first values."""
    total = Sum((), value.constant)
    for atom, weight in value.terms:
        total = total.plus(starts.get(atom) or variable(atom), weight)
    return total


def plain_nest(tile: Tile, body: str, indent: str) -> str:
    """The loops that the call means, as C text."""
    lines = [f"{indent}{'    ' * depth}{loop.header}\n" for depth, loop in enumerate(tile.loops)]
    return "".join(lines) + f"{indent}{'    ' * len(tile.loops)}{body}\n"
