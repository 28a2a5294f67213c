"""Kernels of several lines that go through tiles of columns, and copy what the next tile reads of A meanwhile.

    float near[1792] __attribute__((aligned(64)));
    for (long place = 1; place < 16; place++) { ... }           // what the first tile reads
    for (long tile = 0; tile < 16; tile++) {
        const long column = tile * 16;
        const float *next = a + (15 > tile ? column + 16 : column);
        for (long line = 0; line < 13; line++) {
            const px_f32x16 a2_0_0 = near_at[...];              // as in `slides`, but from the array,
            near_at[...] = next_at[...];                        // which gets what stands there at the next tile
            ...
        }
    }

Where neighboring elements of a line lie a multiple of 1024 bytes apart, the lines that a tile reads and writes share a
few sets of the nearest cache, and reads wait for writes to what looks like the same place to the processor. Here,
memory is read at other columns than it is written at, and all products are made of the array. 512 channels of 14 x 14
pixels, 3 x 3 taps, one core of Zen 4: 120 us without, 85 with such tiles. Neighbors that are not so far apart do not
need it: 384 channels take 56 us without and 70 with them.

The last tile copies itself. Refused: columns that are no multiple of a tile's, lines that are all written out, and
operands beside A and B.
"""

from __future__ import annotations

from collections.abc import Iterator

from polyxform.microkernels.model import Shape
from polyxform.microkernels.operands import scaled, total, view
from polyxform.microkernels.slides import (
    COLUMN,
    NEAR,
    NEXT,
    Slide,
    near_place,
    offsets,
    read_together,
    slide_lines,
    slide_of,
    takes_part,
)
from polyxform.microkernels.vectors import Vector

LINE_BYTES = 64


def can_relay(shape: Shape) -> bool:
    """Whether a kernel of several lines can go through its columns tile by tile."""
    slide = slide_of(shape) if shape.lines > 1 else None
    if slide is None or slide.first == slide.beyond or shape.columns % shape.relay:
        return False
    return shape.columns > shape.relay and not any(one.value == "array" for _, one in shape.operations)


def relay_lines(shape: Shape, vectors: tuple[Vector, ...], slide: Slide) -> list[str]:
    """The statements of a kernel; `vectors` are those of one tile."""
    tiles, used = shape.columns // shape.relay, places_used(shape, slide)
    return [
        f"{shape.element} {NEAR}[{used.stop * near_place(shape)}] __attribute__((aligned({LINE_BYTES})));",
        f"for (long place = {used.start}; place < {used.stop}; place++) {{",
        *(f"    {line}" for line in first_tile(shape, vectors)),
        "}",
        f"for (long tile = 0; tile < {tiles}; tile++) {{",
        f"    const long {COLUMN} = tile * {shape.relay};",
        f"    const {shape.element} *{NEXT} = a + ({tiles - 1} > tile ? {COLUMN} + {shape.relay} : {COLUMN});",
        *(f"    {line}" if line else "" for line in slide_lines(shape, vectors, slide)),
        "}",
    ]


def places_used(shape: Shape, slide: Slide) -> range:
    """Places of A along the outer reduction from the first to the last one that a line meets."""
    outer = shape.reductions[0]
    met = [
        slide.step * line + tap
        for line in range(shape.lines)
        for tap in range(slide.taps)
        if takes_part(outer, tap, line)
    ]
    return range(min(met), max(met) + 1)


def first_tile(shape: Shape, vectors: tuple[Vector, ...]) -> Iterator[str]:
    """What the first tile reads at a place goes into the array."""
    origin = shape.reductions[0].origin
    yield f"const {shape.element} *at = a + {f'(place - {origin})' if origin else 'place'} * a_stride0;"
    yield f"{shape.element} *to = {NEAR} + place * {near_place(shape)};"
    for number, users in read_together(shape):
        row, inner = users[0]
        own = [*offsets(shape, "a", origin, inner), scaled(row, "a_row")]
        for vector in vectors:
            to = view(shape, f"to[{number * shape.relay + vector.column}]", vector, "")
            yield f"{to} = {view(shape, f'at[{total([*own, str(vector.column)])}]', vector, 'const ')};"
