"""The microkernel for a tile: its shape, its arguments, and the kernels of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import gcd, prod

from polyxform.codegen.expressions import ATOM, Sum
from polyxform.codegen.kernel_tiles import CompanionTile, Tile, companion_order, open_extents
from polyxform.codegen.operand_layout import OperandLayout
from polyxform.codegen.point_loops import in_long
from polyxform.machine import Machine
from polyxform.microkernels.features import kept_apart, with_features
from polyxform.microkernels.generate import generate, user_kernel
from polyxform.microkernels.model import Elementwise, Kernel, Reduction, Shape
from polyxform.microkernels.prefetches import LINE_BYTES
from polyxform.microkernels.slides import slide_of
from polyxform.microkernels.user_kernels import UserKernel, mismatch
from polyxform.microkernels.vectors import ELEMENT_BYTES
from polyxform.schedule.model import Contraction

KernelKey = tuple[Shape, int, tuple[str, ...], bool]
"""What tells kernels apart: the shape, the width of vectors in bytes, features of the processor or who is called."""
ROLES = {"broadcast": "a", "vector": "b", "": ""}
"""What a kernel calls the factor that is scaled."""


@dataclass
class KernelLibrary:
    """The kernels of one file, each generated once.

    taken    identifiers that a kernel must not be called by
    kernels  in order of first use
    """

    taken: frozenset[str]
    kernels: dict[KernelKey, Kernel] = field(default_factory=dict)

    def kernel(self, shape: Shape, machine: Machine, user: UserKernel | None = None, apart: bool = False) -> Kernel:
        """The kernel for a shape on a machine. It calls the function of `user` where that means the same.

        apart  it is not to be inlined where it is called
        """
        called = user if user is not None and not mismatch(shape, user) else None
        apart = apart and not (called or shape.backend)
        features = (*machine.features, called.declared.name) if called else machine.features
        key = (shape, machine.vector_bytes, features, apart)
        if key not in self.kernels:
            name = self.name(shape)
            kernel = user_kernel(shape, name, called) if called else generate(shape, name, machine)
            # Other people's code asks the processor itself.
            foreign = called or shape.backend
            kernel = kept_apart(kernel) if apart else kernel
            self.kernels[key] = kernel if foreign else with_features(kernel, machine.features)
        return self.kernels[key]

    def name(self, shape: Shape) -> str:
        """A fresh name that tells the register tile: px_kernel_6x64, then px_kernel_6x64_2; px_edge_3x16 at an edge."""
        used = self.taken | {kernel.name for kernel in self.kernels.values()}
        kind = "edge" if shape.rows_open or shape.columns_open else "kernel"
        stem = f"px_{kind}_{shape.rows}x{shape.columns}"
        if shape.backend:
            stem = f"px_{shape.backend}_{shape.rows or 'm'}x{shape.columns or 'n'}"
        number, name = 1, stem
        while name in used:
            number += 1
            name = f"{stem}_{number}"
        return name


def shape_of(tile: Tile, layout: OperandLayout) -> tuple[Shape, tuple[str, ...]]:
    """The kernel's shape and the C text of the arguments for what it leaves open."""
    contraction = tile.mark.contraction
    row = None if tile.rows == 1 else tile.mark.row
    line = None if tile.lines == 1 else tile.mark.line
    a_row, c_row = (layout.stride(access, row) for access in (contraction.broadcast, contraction.target))
    column = None if tile.columns == 1 else contraction.column
    c_column = layout.stride(contraction.target, column) if column is not None else 1
    b_column = column_stride(tile, layout)
    companions = companion_order(tile)
    d_rows = [companion_stride(companion, row, layout) for companion in companions]
    d_lines = [companion_stride(companion, line, layout) for companion in companions]
    loops = [loop_quantities(tile, depth, layout) for depth in range(len(tile.reductions))]
    extents = open_extents(tile)
    before, after = len(tile.before), len(companions)
    operations = [
        replace(operation(one, known(d_row), tile, layout), line=known(d_line) or 0)
        for one, d_row, d_line in zip(companions, d_rows, d_lines, strict=True)
    ]
    shape = Shape(
        element=layout.arrays[contraction.target.array].element,
        operator=contraction.operator,
        rows=tile.mark.rows if tile.rows is None else tile.rows,
        columns=tile.columns,
        a_row=known(a_row),
        c_row=known(c_row),
        reductions=tuple(reduction_of(tile, depth, loop) for depth, loop in enumerate(loops)),
        rows_open="rows" in extents,
        columns_open="columns" in extents,
        before=tuple(operations[:before]),
        after=tuple(operations[before:after]),
        scaled=ROLES[contraction.scaled],
        c_column=known(c_column),
        b_column=known(b_column),
        a_column=1 if contraction.lanewise or contraction.uniform else 0,
        factors=narrow_factors(contraction, layout),
        loose=contraction.loose,
        backend=contraction.backend,
        along=along(tile, b_column),
        b_ahead=lines_ahead(tile, layout),
        c_next=next_tile(tile, known(c_row)),
        lines=tile.lines or 1,
        a_line=known(layout.stride(contraction.broadcast, line)) or 0,
        c_line=known(layout.stride(contraction.target, line)) or 0,
        relay=tile.mark.relay if tile.columns > tile.mark.relay and line is not None else 0,
        a_ahead=0 if line is None else tile.mark.a_ahead,
    )
    settled = (a_row, c_row, c_column, b_column, *d_rows, *(quantity for loop in loops for quantity in loop))
    if shape.b_ahead:
        settled = (*settled, place_ahead(tile, layout))
    return shape, (*extents.values(), *(value for value in settled if isinstance(value, str)))


def can_run_lines(tile: Tile, layout: OperandLayout) -> bool:
    """Whether one call can compute all lines of the tile, if there are several."""
    if tile.mark.line is None or tile.lines == 1:
        return True
    if tile.lines is None or None in (tile.rows, tile.column.count):
        return False
    contraction = tile.mark.contraction
    accesses = [(access, tile.mark.line) for access in (contraction.broadcast, contraction.target)]
    others = [one.companion for one in companion_order(tile) if one.companion.load is not None]
    accesses += [(one.load, one.dimensions[tile.mark.line]) for one in others if one.load is not None]
    known_strides = all(isinstance(layout.stride(access, line), int) for access, line in accesses)
    return known_strides and slide_of(shape_of(tile, layout)[0]) is not None


def along(tile: Tile, b_column: int | str) -> int:
    """Lanes of vectors along the reduction, 0 where kernels have none: columns side by side, or an open tile."""
    is_open = tile.rows is None or tile.column.count is None
    return 0 if is_open or b_column == 1 else tile.mark.contraction.along


def narrow_factors(contraction: Contraction, layout: OperandLayout) -> tuple[str, ...]:
    """Element types of the factors where they meet in dot products."""
    if not contraction.dots:
        return ()
    return tuple(layout.arrays[factor.array].element for factor in (contraction.broadcast, contraction.vector))


def next_tile(tile: Tile, c_row: int | None) -> int:
    """Elements from a tile of the result to the next one along the rows, 0 where it is not to be prefetched."""
    return tile.rows * c_row if tile.mark.fetches and tile.rows is not None and c_row is not None else 0


def lines_ahead(tile: Tile, layout: OperandLayout) -> int:
    """Lines of the next columns of the vector operand that a call prefetches for each row, 0 for none."""
    total = prod(points for _, points in tile.mark.ahead)
    packing = tile.mark.packing
    if not tile.mark.ahead or tile.rows is None or column_stride(tile, layout) != 1:
        return 0
    if packing is not None and not all(layout.copies[packing].extent(one).is_constant for one in packing.inner):
        return 0
    size = ELEMENT_BYTES[layout.arrays[tile.mark.contraction.vector.array].element]
    lines = -(-tile.columns * size // LINE_BYTES)
    return -(-lines * tile.rows // total)


def place_ahead(tile: Tile, layout: OperandLayout) -> str:
    """C text of how far behind the columns of a call those lie that it prefetches: each call its share of them.

    The next columns are beside those of the call, or at the same place in the next panel of a copy. The last call's
    share ends with the last column: rows that begin within a line reach into one line more than they fill.
    """
    position, total = Sum(), 1
    for dimension, points in tile.mark.ahead:
        position, total = position.times(points).plus(tile.starts[dimension]), total * points
    apart, reach, last = panel_elements(tile, layout), last_share(tile, layout), total - (tile.rows or 0)
    if position.is_constant or last < 1 or not reach:
        return str(apart + (reach * position.constant // last if last > 0 else 0))
    wide = Sum(tuple((f"(long){atom}", weight) for atom, weight in position.terms), position.constant)
    common = gcd(reach, last)
    share = f"{reach // common} * {wide.text.inside(ATOM)}"
    return f"{apart} + {share} / {last // common}" if last != common else f"{apart} + {share}"


def last_share(tile: Tile, layout: OperandLayout) -> int:
    """The column at which the lines begin that the last call prefetches."""
    line = LINE_BYTES // ELEMENT_BYTES[layout.arrays[tile.mark.contraction.vector.array].element]
    return max(0, tile.columns - 1 - (lines_ahead(tile, layout) - 1) * line)


def panel_elements(tile: Tile, layout: OperandLayout) -> int:
    """Elements from the columns of a call to the next ones; all extents are known where these are prefetched."""
    packing = tile.mark.packing
    if packing is None:
        return tile.columns
    copy = layout.copies[packing]
    return copy.width(tile.columns) * prod(copy.extent(position).constant for position in packing.inner)


def known(quantity: int | str) -> int | None:
    """The number that a stride or count is, None for C text."""
    return quantity if isinstance(quantity, int) else None


def loop_quantities(tile: Tile, depth: int, layout: OperandLayout) -> tuple[int | str, ...]:
    """Count and strides in A and B of a reduction, as numbers or as C text."""
    loop, dimension = tile.reductions[depth], tile.mark.contraction.reductions[depth]
    count = in_long(loop.count_text) if loop.count is None else loop.count
    return count, layout.stride(tile.mark.contraction.broadcast, dimension), vector_stride(tile, dimension, layout)


def vector_stride(tile: Tile, dimension: int, layout: OperandLayout) -> int | str:
    """Elements between neighbors of the vector operand along a dimension, where the kernel reads it."""
    vector, packing = tile.mark.contraction.vector, tile.mark.packing
    if packing is None:
        return layout.stride(vector, dimension)
    return layout.stride_in_copy(packing, vector, dimension, tile.columns)


def column_stride(tile: Tile, layout: OperandLayout) -> int | str:
    """Elements between columns of the vector operand, where the kernel reads it."""
    contraction = tile.mark.contraction
    if contraction.dots:
        return contraction.dots
    if contraction.uniform:
        return 0
    in_copy = tile.mark.packing is not None or tile.columns == 1
    return 1 if in_copy else layout.stride(contraction.vector, contraction.column)


def reduction_of(tile: Tile, depth: int, quantities: Sequence[int | str]) -> Reduction:
    """The kernel's loop for a reduction."""
    count, a_stride, b_stride = (known(quantity) for quantity in quantities)
    found = Reduction(count, a_stride, b_stride)
    if tile.border is not None and tile.border.reduction == depth:
        found = replace(found, rows=tile.border.active, origin=tile.border.origin)
    if tile.edge is not None and tile.edge.reduction == depth:
        found = replace(found, lines=tile.edge.active, origin=tile.edge.origin)
    return found


def companion_stride(tile: CompanionTile, row: int | None, layout: OperandLayout) -> int | str:
    """Elements of a companion's array between rows, 0 where it reads none."""
    companion = tile.companion
    if companion.load is None or row is None:
        return 0
    return layout.stride(companion.load, companion.dimensions[row])


def operation(tile: CompanionTile, row: int | None, whole: Tile, layout: OperandLayout) -> Elementwise:
    """What a companion does to every element."""
    companion = tile.companion
    if companion.load is None:
        return Elementwise(companion.operator, "scalar" if companion.scalar else "zero")
    column = layout.stride(companion.load, companion.dimensions[whole.mark.contraction.column])
    return Elementwise(companion.operator, "array", row, 1 if column == 1 else 0)


def operand_arguments(tile: Tile, layout: OperandLayout) -> Iterator[str]:
    """C text of the operands in memory, by their addresses at the tile's first point, and of the scalars."""
    contraction, packing = tile.mark.contraction, tile.mark.packing
    yield layout.address(contraction.broadcast, tile.starts)
    if packing is None:
        yield layout.address(contraction.vector, tile.starts)
    else:
        yield layout.address_in_copy(packing, contraction.vector, tile.starts, tile.columns)
    yield layout.address(contraction.target, tile.starts)
    for companion in companion_order(tile):
        if companion.companion.load is not None:
            yield layout.address(companion.companion.load, companion.starts)
    if contraction.scale:
        yield contraction.scale
    yield from (companion.companion.scalar for companion in companion_order(tile) if companion.companion.scalar)
