"""A nest of point loops below a kernel mark -> calls of a microkernel, each with the loops that it means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from polyxform.codegen.expressions import ATOM, Sum, subscript, variable
from polyxform.codegen.loops import Loop, upper_condition
from polyxform.machine import Machine
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Kernel, Reduction, Shape
from polyxform.polyhedra import Affine, linear_subscripts
from polyxform.schedule.model import KernelMark
from polyxform.scop.layout import element_stride, extent_value
from polyxform.scop.model import Access, Array, Statement

IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


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
    def header(self) -> str:
        """C text of the loop's head."""
        first = self.loop.first.text.text
        return f"for (long {self.name} = {first}; {upper_condition(self.name, self.loop)}; {self.name}++)"


@dataclass(frozen=True)
class Tile:
    """The work of one kernel call.

    mark        roles of the loops
    reductions  outermost first
    row         None for a tile of one row
    column      the loop along contiguous elements
    values      what each statement dimension is, in terms of the loops' names and of outer loops
    """

    mark: KernelMark
    reductions: tuple[PointLoop, ...]
    row: PointLoop | None
    column: PointLoop
    values: tuple[Sum, ...]

    @property
    def loops(self) -> tuple[PointLoop, ...]:
        """All loops in the kernel's order."""
        rows = (self.row,) if self.row is not None else ()
        return (*self.reductions, *rows, self.column)

    @property
    def is_rectangular(self) -> bool:
        """Whether no loop's bounds depend on another loop of the tile."""
        own = {loop.name for loop in self.loops}
        bounds = " ".join(f"{loop.loop.first.text.text} {loop.loop.last.text.text}" for loop in self.loops)
        return own.isdisjoint(IDENTIFIER.findall(bounds))


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
        """A fresh name that tells the register tile: px_kernel_6x64, then px_kernel_6x64_2."""
        used = self.taken | {kernel.name for kernel in self.kernels.values()}
        stem = f"px_kernel_{shape.rows}x{shape.columns}"
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


def shape_of(tile: Tile, statement: Statement, layout: OperandLayout) -> tuple[Shape, tuple[str, ...]]:
    """The kernel's shape and the C text of the arguments for what it leaves open."""
    contraction = tile.mark.contraction
    rows = tile.row.count if tile.row is not None else 1
    a_row, c_row = (layout.stride(access, tile.mark.row) for access in (contraction.broadcast, contraction.target))
    strides = [
        (layout.stride(contraction.broadcast, dimension), layout.stride(contraction.vector, dimension))
        for dimension in contraction.reductions
    ]
    counts = [loop.loop.count for loop in tile.reductions]
    settled: list[int | str] = [a_row, c_row]
    for count, (a_stride, b_stride) in zip(counts, strides, strict=True):
        settled += [count.constant if count.is_constant else count.text.text, a_stride, b_stride]
    known = [value if isinstance(value, int) else None for value in settled]
    shape = Shape(
        element=layout.arrays[contraction.target.array].element,
        operator=contraction.operator,
        rows=rows or 1,
        columns=tile.column.count or 1,
        a_row=known[0],
        c_row=known[1],
        reductions=tuple(Reduction(*known[at : at + 3]) for at in range(2, len(known), 3)),
    )
    return shape, tuple(value for value in settled if isinstance(value, str))


def call_arguments(tile: Tile, layout: OperandLayout) -> tuple[str, ...]:
    """Addresses of A, B and C at the tile's first point."""
    starts = {loop.name: loop.loop.first for loop in tile.loops}
    values = tuple(at_start(value, starts) for value in tile.values)
    contraction = tile.mark.contraction
    operands = (contraction.broadcast, contraction.vector, contraction.target)
    return tuple(layout.address(access, values) for access in operands)


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


def one_row(tile: Tile) -> Tile:
    """The tile's first row alone: what a loop over rows repeats."""
    return replace(tile, mark=replace(tile.mark, row=None), row=None)
