"""Kernels of several lines of register tiles, where lines share rows of A: each of these is read once for all lines.

    const px_f32x16 b0_0_0 = b[0], ..., b2_2_0 = ...;           // all taps stay in registers
    for (long line = 0; line < 13; line++) {
        const px_f32x16 a2_0_0 = at[2 * a_stride0];             // a row of the image that three lines of pixels use
        c0_0 += a2_0_0 * b2_0_0;                                // pixels of this line, which are complete behind it,
        n1_0_0 += a2_0_0 * b1_0_0;                              // of the next one
        n2_0_0 += a2_0_0 * b0_0_0;                              // and of the one behind that
        ...
        ct[0] = c0_0;
        c0_0 = n1_0_0; n1_0_0 = n2_0_0; n2_0_0 = first_0;
    }

Line l and tap k of the outermost reduction meet A at place s * l + k, s being the stride of the convolution: places
ascend with taps for each line, and rows of the tile meet the taps of the inner reduction in ascending order within
each place. So every element adds up in the order of the source. Sums of lines behind the last one are begun with what
the lines before them read anyway, and dropped.

Where the image comes from beyond the caches, a line's elements are prefetched some lines before they are read.

Refused: reductions other than one or two of known counts, steps backwards in A, lines that share nothing, rows or lines
that sit out of taps other than at the ends, and sums that begin with what C holds or with a value of each line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from polyxform.machine import Machine
from polyxform.microkernels.accumulators import REGISTER, ends, firsts
from polyxform.microkernels.model import Reduction, Shape
from polyxform.microkernels.operands import load_part, scaled, total, view
from polyxform.microkernels.vectors import Vector, type_name

OPERAND = re.compile(r"\b(c|d\d+)\[")
LONGEST = 128
"""Multiply-adds that are written out for one line at most."""
NEAR, NEXT, COLUMN = "near", "next", "column"
"""What kernels that go through tiles of columns call their array, A at the next tile, and a tile's first column."""
Meeting = tuple[int, tuple[tuple[int, int], ...]]
"""A place of A along the outermost reduction, with the taps that meet there and how many lines ahead each one does."""


@dataclass(frozen=True)
class Slide:
    """How the lines of a kernel run.

    step    places of A between lines
    taps    places of a line
    first   line that the loop begins with
    beyond  line behind the loop's last; lines outside the loop are written out
    """

    step: int
    taps: int
    first: int
    beyond: int

    @property
    def live(self) -> int:
        """Lines that are added up at once."""
        return -(-self.taps // self.step)


def slides(live: int, rows: int, vectors: int, taps: int, machine: Machine) -> bool:
    """Whether tiles of so many lines, with `taps` vectors of B for each vector of columns, stay in registers."""
    products = rows * vectors * taps
    return (live * rows + taps) * vectors + 1 < machine.vector_registers and products <= LONGEST


def slide_of(shape: Shape) -> Slide | None:
    """How the lines of a shape run; None where a kernel cannot run them together."""
    if not (has_plain_factors(shape) and has_plain_start(shape) and has_plain_loops(shape.reductions)):
        return None
    outer = shape.reductions[0]
    taps, stride = outer.count or 0, outer.a_stride or 1
    step = shape.a_line // stride
    if shape.a_row is None or shape.a_line % stride or not 0 < step < taps:
        return None
    whole = Slide(step, taps, 0, shape.lines)
    regular = [line for line in range(shape.lines) if is_regular(shape, whole, line)]
    if not regular or regular[-1] - regular[0] + 1 != len(regular) or shape.lines - len(regular) > whole.live:
        return None
    return Slide(step, taps, regular[0], regular[-1] + 1)


def has_plain_factors(shape: Shape) -> bool:
    """Whether A and B are contiguous along columns and the tile is known."""
    is_open = shape.rows_open or shape.columns_open
    named = shape.scaled or shape.factors or shape.backend or shape.along
    return shape.a_column == 1 and shape.b_column == 1 and not (is_open or named or shape.turned or shape.b_ahead)


def has_plain_start(shape: Shape) -> bool:
    """Whether all rows of all lines begin with the same values, which are not those of C."""
    if len(shape.before) != 1 or shape.before[0].operator != "=":
        return False
    return shape.before[0].row == 0 and shape.before[0].line == 0


def has_plain_loops(reductions: Sequence[Reduction]) -> bool:
    """Whether one or two reductions step forwards in A; lines sit out of taps of the outer one, rows of the inner."""
    if not 1 <= len(reductions) <= 2 or any(None in (one.count, one.a_stride, one.b_stride) for one in reductions):
        return False
    if any((one.a_stride or 0) <= 0 or (one.count or 0) < 1 for one in reductions):
        return False
    outer, *inner = reductions
    return not outer.rows and not any(one.lines for one in inner)


def is_regular(shape: Shape, slide: Slide, line: int) -> bool:
    """Whether the lines from `line` on that there are take part in all taps at the places that complete it."""
    for place in completing(slide, line):
        there = [(tap, ahead) for tap, ahead in meeting(slide, line, place) if line + ahead < shape.lines]
        if not there or not all(takes_part(shape.reductions[0], tap, line + ahead) for tap, ahead in there):
            return False
    return True


def completing(slide: Slide, line: int) -> range:
    """The places that complete a line."""
    beyond = slide.step * line + slide.taps
    return range(beyond - slide.step, beyond)


def meeting(slide: Slide, line: int, place: int) -> list[tuple[int, int]]:
    """Taps with the lines that meet at a place, counted from `line`."""
    pairs = [(place - slide.step * (line + ahead), ahead) for ahead in range(slide.live)]
    return [(tap, ahead) for tap, ahead in pairs if 0 <= tap < slide.taps]


def takes_part(loop: Reduction, tap: int, line: int) -> bool:
    """Whether a line adds the products of a tap."""
    first, beyond = loop.lines[tap] if loop.lines else (line, line + 1)
    return first <= line < beyond


def slide_lines(shape: Shape, vectors: tuple[Vector, ...], slide: Slide) -> list[str]:
    """All lines of the kernel: what is begun, the lines before the loop, those in it and those behind it."""
    lines = [*taps_held(shape, vectors), *beginnings(shape, vectors, slide), ""]
    for place in range(slide.taps - slide.step):
        lines += place_lines(shape, vectors, exact(shape, slide, 0, place), "a")
    for line in range(slide.first):
        lines += apart(shape, vectors, slide, line)
    body = list(loop_body(shape, vectors, slide))
    lines += [
        f"for (long line = {slide.first}; line < {slide.beyond}; line++) {{",
        *(f"    {one}" for one in body),
        "}",
    ]
    for line in range(slide.beyond, shape.lines):
        lines += apart(shape, vectors, slide, line)
    return lines


def taps_held(shape: Shape, vectors: tuple[Vector, ...]) -> Iterator[str]:
    """Declarations of registers with the vectors of B, which stay there."""
    for outer, inner, (index, vector) in product(*taps_of(shape), enumerate(vectors)):
        register = f"b{outer}_{inner}_{index}"
        terms = [*offsets(shape, "b", outer, inner), str(vector.column)]
        place = f"b[{total([COLUMN, *terms] if shape.relay else terms)}]"
        if vector.partial:
            yield load_part(shape, register, place, vector)
        else:
            kind = type_name(shape.element, vector.lanes)
            yield f"const {kind} {register} = {view(shape, place, vector, 'const volatile ')};"


def taps_of(shape: Shape) -> tuple[range, range]:
    """Iterations of the outer and of the inner reduction."""
    counts = [loop.count or 0 for loop in shape.reductions]
    return range(counts[0]), range(counts[1] if len(counts) > 1 else 1)


def offsets(shape: Shape, operand: str, outer: int, inner: int) -> Iterator[str]:
    """What iterations of both reductions add to the index of A or B."""
    for depth, at in zip(range(len(shape.reductions)), (outer, inner), strict=False):
        yield scaled(at - shape.reductions[depth].origin, f"{operand}_stride{depth}")


def beginnings(shape: Shape, vectors: tuple[Vector, ...], slide: Slide) -> Iterator[str]:
    """The value that all sums begin with, and the sums of the first lines."""
    one_row = [(0, index, vector) for index, vector in enumerate(vectors)]
    for line in firsts(shape, one_row):
        yield REGISTER.sub(lambda found: f"first{found[1].removeprefix('0')}", line)
    for ahead in range(slide.live):
        for index, vector in enumerate(vectors):
            kind = type_name(shape.element, vector.lanes)
            named = (f"{sums(ahead, row, index)} = first_{index}" for row in range(shape.rows))
            yield from (f"{kind} {one};" for one in named)


def sums(ahead: int, row: int, index: int) -> str:
    """The register with sums of a row of the line so many lines ahead."""
    return f"n{ahead}_{row}_{index}" if ahead else f"c{row}_{index}"


def exact(shape: Shape, slide: Slide, line: int, place: int) -> Meeting:
    """What meets at a place of the lines from `line` on that there are."""
    there = meeting(slide, line, place)
    kept = (
        (tap, ahead)
        for tap, ahead in there
        if line + ahead < shape.lines and takes_part(shape.reductions[0], tap, line + ahead)
    )
    return place, tuple(kept)


def apart(shape: Shape, vectors: tuple[Vector, ...], slide: Slide, line: int) -> list[str]:
    """A line that is written out."""
    lines: list[str] = []
    for place in completing(slide, line):
        lines += place_lines(shape, vectors, exact(shape, slide, line, place), "a")
    suffix = f"t{line}"
    lines += [*pointers(shape, str(line), suffix), *at_line(ends(shape, vectors), suffix)]
    return [*lines, *(advance(shape, vectors, slide) if line + 1 < shape.lines else ())]


def loop_body(shape: Shape, vectors: tuple[Vector, ...], slide: Slide) -> Iterator[str]:
    """One line of the loop."""
    if shape.relay:
        yield f"const {shape.element} *{NEXT}_at = {NEXT} + line * a_line;"
        yield f"{shape.element} *{NEAR}_at = {NEAR} + line * {slide.step * near_place(shape)};"
    else:
        yield f"const {shape.element} *at = a + line * a_line;"
    for place in completing(slide, 0):
        yield from place_lines(shape, vectors, (place, tuple(meeting(slide, 0, place))), "at")
    yield from pointers(shape, "line", "t")
    yield from at_line(ends(shape, vectors), "t")
    yield from advance(shape, vectors, slide)


def pointers(shape: Shape, line: str, suffix: str) -> Iterator[str]:
    """Declarations of where the elements of a line begin in C and in what it is combined with."""
    start = f"c + {COLUMN}" if shape.relay else "c"
    yield f"{shape.element} *c{suffix} = {start} + {line} * c_line;"
    for name, _ in shape.operations[len(shape.before) :]:
        if name.startswith("d"):
            yield f"const {shape.element} *{name}{suffix} = {name} + {line} * {name}_line;"


def at_line(lines: Sequence[str], suffix: str) -> Iterator[str]:
    """Statements with a line's own pointers in place of the operands."""
    return (OPERAND.sub(rf"\1{suffix}[", line) for line in lines)


def advance(shape: Shape, vectors: tuple[Vector, ...], slide: Slide) -> Iterator[str]:
    """Sums of each line become those of the one before it, and new ones begin."""
    for row, index in product(range(shape.rows), range(len(vectors))):
        names = [*(sums(ahead, row, index) for ahead in range(slide.live)), f"first_{index}"]
        yield " ".join(f"{to} = {value};" for to, value in pairwise(names))


def place_lines(shape: Shape, vectors: tuple[Vector, ...], met: Meeting, base: str) -> Iterator[str]:
    """Everything that is multiplied by the vectors of A at one place of the outer reduction."""
    place, pairs = met
    if not pairs:
        return
    for offset, users in read_together(shape):
        row, inner = users[0]
        terms = [*offsets(shape, "a", place, inner), scaled(row, "a_row")]
        for index, vector in enumerate(vectors):
            register = f"a{place}_{offset}_{index}"
            slot = place * near_place(shape) + offset * shape.relay + vector.column
            yield from read(shape, register, (slot, total([*terms, str(vector.column)])), base, vector)
        for tap, ahead in pairs:
            yield " ".join(
                f"{sums(ahead, row, index)} {shape.operator}= a{place}_{offset}_{index} * b{tap}_{inner}_{index};"
                for row, inner in users
                for index in range(len(vectors))
            )


def near_place(shape: Shape) -> int:
    """Elements of a kernel's own array for one place of the outer reduction."""
    return len(read_together(shape)) * shape.relay


def read(shape: Shape, register: str, places: tuple[int, str], base: str, vector: Vector) -> Iterator[str]:
    """A register gets elements of A; `places`: in the kernel's own array, if there is one, and in A."""
    if shape.relay:
        yield from handed_on(shape, register, places, base, vector)
        return
    if shape.a_ahead and base == "at":
        yield f"__builtin_prefetch(&at[{places[1]} + {shape.a_ahead} * a_line], 0, 2);"
    yield loaded(shape, register, f"{base}[{places[1]}]", vector)


def handed_on(shape: Shape, register: str, places: tuple[int, str], base: str, vector: Vector) -> Iterator[str]:
    """A register gets elements of A from the kernel's own array, and the array those of the next tile of columns.

    places  in the array, and in A
    """
    slot, index = places
    suffix = base.removeprefix("a")
    here = f"{NEAR}{'_' + base if suffix else ''}[{slot}]"
    there = f"{NEXT}{'_' + base if suffix else ''}[{index}]"
    yield loaded(shape, register, here, vector)
    yield f"{view(shape, here, vector, '')} = {view(shape, there, vector, 'const ')};"


def loaded(shape: Shape, register: str, place: str, vector: Vector) -> str:
    """Declaration of a register with elements of A."""
    if vector.partial:
        return load_part(shape, register, place, vector)
    return f"const {type_name(shape.element, vector.lanes)} {register} = {view(shape, place, vector, 'const ')};"


def read_together(shape: Shape) -> list[tuple[int, list[tuple[int, int]]]]:
    """Numbered elements of A within a place, in ascending order, with the (row, inner tap) that use each of them."""
    inner = shape.reductions[1] if len(shape.reductions) > 1 else Reduction(1, 0, 0)
    found: dict[int, list[tuple[int, int]]] = {}
    for row, tap in product(range(shape.rows), taps_of(shape)[1]):
        first, beyond = inner.rows[tap] if inner.rows else (0, shape.rows)
        if first <= row < beyond:
            found.setdefault(row * (shape.a_row or 0) + tap * (inner.a_stride or 0), []).append((row, tap))
    return [(number, found[address]) for number, address in enumerate(sorted(found))]
