"""C text that brings near what is needed later: tiles of C, what is combined with them, rows of A.

It changes no result.
"""

from __future__ import annotations

from math import prod

from polyxform.microkernels.model import Shape
from polyxform.microkernels.operands import element_of, row_offset, scaled, total, turned_offset
from polyxform.microkernels.vectors import STORED_BYTES

LINE_BYTES = 64
LONG_SUMS = 128
"""Steps of a reduction from which on lines can come from memory while it runs."""
HIDDEN = 16
"""Products of a step, in vectors, from which on they hide a load."""
FAR_BYTES = 2048
"""Distance of lines from which on hardware does not prefetch the next one: it stays within a page."""


def next_rows(shape: Shape, vectors: int) -> list[str]:
    """The rows of A behind those of this tile come near, where each step of the only reduction reads another line.

    Pixels lie side by side, and channels planes apart: 256 channels of 56 x 56 pixels times 64 take 3.7 ms instead of
    4.5, 64 channels times 256 take 3.9 instead of 4.2. Every second pixel, and so two lines: 1% slower (Zen 4).
    """
    moving = [loop for loop in shape.loops if loop.count != 1]
    if len(moving) != 1 or moving[0].rows or shape.rows_open or shape.a_column or shape.factors:
        return []
    size, apart, stride = STORED_BYTES[shape.element], shape.a_row or 0, moving[0].a_stride or 0
    fits = 0 < shape.rows * abs(apart) * size <= LINE_BYTES
    if not fits or abs(stride) * size < FAR_BYTES or shape.rows * vectors < HIDDEN:
        return []
    return [f"__builtin_prefetch(&at[{(2 * shape.rows - 1) * apart}], 0, 3);"]


def next_tile(shape: Shape) -> list[str]:
    """The lines of the next tile of C are brought near while this one is computed."""
    if shape.c_next == 0:
        return []
    if shape.turned:
        ends = (
            total(["c_next", row_offset(shape, "c", shape.rows - 1), scaled(column, "c_column")])
            for column in range(shape.columns)
        )
        return [f"__builtin_prefetch(&c[{place}], 1, 2);" for place in ends]
    columns = range(0, shape.columns, LINE_BYTES // STORED_BYTES[shape.element])
    places = [
        total(["c_next", row_offset(shape, "c", row), str(column)]) for row in range(shape.rows) for column in columns
    ]
    return [f"__builtin_prefetch(&c[{place}], 1, 2);" for place in places]


def own_tile(shape: Shape) -> list[str]:
    """Arrays that the sums are changed with at the end, and the tile of C, come near while long sums are added up.

    A residual is read once and C is written once: a kernel would wait for each line of both behind its last step. 64
    channels of 56 x 56 pixels with a residual take 8.0 ms instead of 8.2 (Zen 4). A bias is the same for all rows.
    """
    if shape.turned:
        return own_columns(shape)
    tiles = [name for name, one in shape.operations[len(shape.before) :] if one.value == "array" and one.column]
    if not tiles or shape.rows_open or shape.columns_apart or steps_of(shape) < LONG_SUMS:
        return []
    columns = range(0, shape.columns, LINE_BYTES // STORED_BYTES[shape.element])
    places = [(name, row, column) for name in (*tiles, "c") for row in range(shape.rows) for column in columns]
    texts = (f"__builtin_prefetch(&{element_of(shape, *at)}, {int(at[0] == 'c')}, 3);" for at in places)
    return list(dict.fromkeys(texts))


def own_columns(shape: Shape) -> list[str]:
    """The tile of C comes near while long sums are added up, where its columns lie apart: each is a line of its own.

    The stores of all columns would wait for their lines at once: 64 channels of 56 x 56 pixels, channels before pixels,
    take 7.9 ms instead of 8.1 (Zen 4). A tile that is read first, or that the one before it prefetched, is there.
    """
    begins = bool(shape.before) and shape.before[0].operator == "="
    if not begins or shape.c_next != 0 or steps_of(shape) < LONG_SUMS:
        return []
    ends = (0, shape.rows - 1) if shape.rows > 1 else (0,)
    places = ((row, column) for column in range(shape.columns) for row in ends)
    return [f"__builtin_prefetch(&c[{turned_offset(shape, *place)}], 1, 3);" for place in places]


def steps_of(shape: Shape) -> int:
    """Steps of the reduction, as far as they are known."""
    return prod(loop.count or 1 for loop in shape.reductions)
