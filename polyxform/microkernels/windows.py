"""The reduction of a kernel whose rows are windows that overlap: every vector of A is loaded once for all its taps.

    const px_f32x16 b0_0 = bt[0], b1_0 = ..., b2_0 = ...;       // the taps stay in registers
    const px_f32x16 a0_0 = at[0];             c0_0 += a0_0 * b0_0;
    const px_f32x16 a1_0 = at[a_stride1];     c1_0 += a1_0 * b0_0;  c0_0 += a1_0 * b1_0;
    const px_f32x16 a2_0 = at[2 * a_stride1]; c2_0 += a2_0 * b0_0;  c1_0 += a2_0 * b1_0;  c0_0 += a2_0 * b2_0;

Row r and tap k meet A at place s * r + k, s being the stride of the convolution: places ascend with taps for each row,
so every accumulator adds in the order of the source. Reductions inside the taps are loops at each place.

Where B is one element for all columns, it is read again for each place: sixteen copies of a tap in a register are worth
no register, and through `volatile`, lest the compiler makes them anyway and spills accumulators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from polyxform.machine import Machine
from polyxform.microkernels.model import Reduction, Shape
from polyxform.microkernels.operands import load_part, scaled, total, view
from polyxform.microkernels.vectors import Vector, type_name

NO_UNROLL = "#pragma GCC unroll 1"
LONGEST = 256
"""Multiply-adds that are written out at most, about 2 KB of instructions."""


def window_depth(shape: Shape, vectors: int, machine: Machine) -> int | None:
    """Depth of the reduction along which the rows of A are windows that overlap; None where there is none.

    None also where its iterations are too many to be written out, or taps do not fit in registers.
    """
    if not shape.a_column or shape.factors or shape.rows_open or shape.scaled or min(shape.rows, shape.columns) < 2:
        return None
    for depth, loop in enumerate(shape.reductions):
        if loop.count is None or not overlaps(loop, shape.a_row):
            continue
        if any(inner.rows for at, inner in enumerate(shape.reductions) if at != depth):
            continue
        held = 1 if shape.b_column == 0 else loop.count
        fits = (shape.rows + held) * vectors + 1 < machine.vector_registers
        inside = all(inner.count == 1 for inner in shape.reductions[depth + 1 :])
        if fits and (inside or shape.b_column == 0) and shape.rows * vectors * loop.count <= LONGEST:
            return depth
    return None


def overlaps(loop: Reduction, a_row: int | None) -> bool:
    """Whether the rows of A along a reduction share elements, at whole numbers of its steps."""
    step = loop.a_stride
    if not step or not a_row or loop.count is None:
        return False
    return a_row % step == 0 and 0 < a_row // step < loop.count


def window_lines(shape: Shape, vectors: tuple[Vector, ...], depth: int, terms: Sequence[tuple[str, str]]) -> list[str]:
    """The reduction at `depth`, written out, and those inside it as loops at each place.

    terms  what every reduction adds to the index of A and of B, "" for nothing
    """
    uniform = shape.b_column == 0
    a_outer, b_outer = ([term[side] for term in terms[:depth]] for side in (0, 1))
    qualifiers = "const volatile" if uniform else "const"
    lines = [
        f"const {shape.element} *at = a + {total(a_outer)};",
        f"{qualifiers} {shape.element} *bt = b + {total(b_outer)};",
    ]
    if not uniform:
        taps = product(range(shape.reductions[depth].count or 0), enumerate(vectors))
        lines += [held(shape, depth, tap, index, vector) for tap, (index, vector) in taps]
    inner = [level for level in range(depth + 1, len(shape.reductions)) if shape.reductions[level].count != 1]
    for place, meeting in meetings(shape, depth):
        body = list(place_lines(shape, vectors, depth, place, meeting, [terms[level] for level in inner]))
        lines += in_loops(inner, body)
    return lines


def in_loops(levels: Sequence[int], body: list[str]) -> list[str]:
    """Lines in loops over the reductions at some depths, the innermost of which compilers leave as it is."""
    for level in reversed(levels):
        pragma = [NO_UNROLL] if level == levels[-1] else []
        head = f"for (long r{level} = 0; r{level} < count{level}; r{level}++) {{"
        body = [*pragma, head, *(f"    {line}" for line in body), "}"]
    return body


def meetings(shape: Shape, depth: int) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Every place of A that is read, counted in steps of the taps, with the (tap, row) that meet there."""
    loop = shape.reductions[depth]
    count, stride = loop.count or 0, (shape.a_row or 0) // (loop.a_stride or 1)
    for place in range(stride * (shape.rows - 1) + count):
        pairs = [(tap, (place - tap) // stride) for tap in range(count) if (place - tap) % stride == 0]
        taking = [(tap, row) for tap, row in pairs if takes_part(loop, tap, row, shape.rows)]
        if taking:
            yield place, taking


def takes_part(loop: Reduction, tap: int, row: int, rows: int) -> bool:
    """Whether a row adds the product of a tap."""
    first, beyond = loop.rows[tap] if loop.rows else (0, rows)
    return first <= row < beyond


def place_of(shape: Shape, operand: str, depth: int, steps: int, others: Iterable[str]) -> str:
    """C text of an element of A or B so many steps along the taps from the first one, and other summands further."""
    steps -= shape.reductions[depth].origin
    return f"{operand}t[{total([scaled(steps, f'{operand}_stride{depth}'), *others])}]"


def held(shape: Shape, depth: int, tap: int, index: int, vector: Vector) -> str:
    """Declaration of a register with a vector of B, which stays there for all rows."""
    register, place = f"b{tap}_{index}", place_of(shape, "b", depth, tap, [str(vector.column)])
    if vector.partial:
        return load_part(shape, register, place, vector)
    return (
        f"const {type_name(shape.element, vector.lanes)} {register} = {view(shape, place, vector, 'const volatile ')};"
    )


def place_lines(
    shape: Shape,
    vectors: tuple[Vector, ...],
    depth: int,
    place: int,
    meeting: Iterable[tuple[int, int]],
    inner: Sequence[tuple[str, str]],
) -> Iterator[str]:
    """Everything that is multiplied by the vectors of A at one place; `inner`: summands of the loops around."""
    for index, vector in enumerate(vectors):
        where = place_of(shape, "a", depth, place, [*(term for term, _ in inner), str(vector.column)])
        if vector.partial:
            yield load_part(shape, f"a{place}_{index}", where, vector)
        else:
            kind = type_name(shape.element, vector.lanes)
            yield f"const {kind} a{place}_{index} = {view(shape, where, vector, 'const ')};"
    for tap, row in meeting:
        factors = [f"b{tap}_{index}" for index in range(len(vectors))]
        if shape.b_column == 0:
            factors = [f"tap{tap}"] * len(vectors)
            where = place_of(shape, "b", depth, tap, [term for _, term in inner])
            yield f"const {shape.element} tap{tap} = {where};"
        products = (
            f"c{row}_{index} {shape.operator}= a{place}_{index} * {factor};" for index, factor in enumerate(factors)
        )
        yield " ".join(products)
