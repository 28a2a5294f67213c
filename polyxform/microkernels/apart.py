"""The reduction of a kernel whose B is contiguous along the innermost reduction, and not along columns.

    for (long block = 0; block < blocks; block++) {     // a cache line of every column
        px_columns_f32x8(&t0_0, &t0_1, &t0_2, &t0_3, &bt[0], b_column);
        c0_0 += at[0] * t0_0;
        c0_0 += at[1] * t0_1;
        ...
    }
    for (long r0 = 16 * blocks; r0 < count0; r0++) {    // what is left of every column
        px_column_f32x8(&t0, &bt[0], b_column, 8);
        c0_0 += at[0] * t0;
    }

A whole line of a column is used before the next columns are read, so that columns at a distance that maps them to one
set of the cache do not evict each other. Where they are known not to, and a vector has hardly a chain of additions of
its own, a block is as much as is turned at once: 16 additions to one register take longer than the processor looks
ahead.

    for (long block = 0; block < blocks; block++) {
        px_columns_f32x8(&t0_0, &t0_1, &t0_2, &t0_3, &bt[0], b_column);
        c0_0 += at[0] * t0_0; ... c0_0 += at[3] * t0_3;
        px_columns_f32x8(&t1_0, &t1_1, &t1_2, &t1_3, &bt[8 * b_column], b_column);
        c0_1 += at[0] * t1_0; ... c0_1 += at[3] * t1_3;
    }

Each column is then read by one instruction all along, by whose address the hardware knows what to prefetch: 1000 x 1000
numbers from the third cache take 64 to 68 us, and 69 to 70 where four blocks are written out (Zen 4).

Every accumulator adds in the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import gcd

from polyxform.microkernels.column_reads import column_name, columns_name, steps_of
from polyxform.microkernels.model import Shape
from polyxform.microkernels.operands import columns_from, row_offset, scaled, total
from polyxform.microkernels.vectors import ELEMENT_BYTES, Vector, type_name

LINE_BYTES = 64
WAY_BYTES, WAYS = 4096, 8
"""What caches that are read before an address is translated have: a way is a page. More ways do not hurt here."""
ENOUGH_CHAINS = 4
"""Rows whose additions to a vector hide the latency of one another."""


def block_steps(shape: Shape) -> int:
    """Iterations of the innermost reduction that are computed together."""
    return steps_of(shape.element) if takes_turns(shape) else LINE_BYTES // ELEMENT_BYTES[shape.element]


def apart_loops(
    shape: Shape, vectors: tuple[Vector, ...], a_outer: Iterable[str], b_outer: Iterable[str], bound: str
) -> list[str]:
    """The innermost reduction loop in two parts.

    a_outer, b_outer  summands that the loops around it add to the index of A and B
    bound             C text of its count
    """
    depth, steps = len(shape.reductions) - 1, block_steps(shape)
    blocks, block = f"blocks{depth}", f"block{depth}"
    whole = [
        *addresses(shape, depth, a_outer, b_outer, f"{steps} * {block}"),
        *(
            line
            for first, index in turns(shape, len(vectors))
            for line in part_lines(shape, index, vectors[index], first)
        ),
    ]
    rest = [
        *addresses(shape, depth, a_outer, b_outer, f"r{depth}"),
        *(line for index, vector in enumerate(vectors) for line in single_lines(shape, index, vector, 0)),
    ]
    return [
        f"const long {blocks} = {bound} / {steps};",
        f"for (long {block} = 0; {block} < {blocks}; {block}++) {{",
        *(f"    {line}" for line in whole),
        "}",
        f"for (long r{depth} = {steps} * {blocks}; r{depth} < {bound}; r{depth}++) {{",
        *(f"    {line}" for line in rest),
        "}",
    ]


def addresses(shape: Shape, depth: int, a_outer: Iterable[str], b_outer: Iterable[str], at: str) -> list[str]:
    """Declarations of where A and B are read in an iteration."""
    a_index, b_index = (
        " + ".join([operand, *outer, f"{at} * {operand}_stride{depth}"])
        for operand, outer in (("a", a_outer), ("b", b_outer))
    )
    return [f"const {shape.element} *at = {a_index};", f"const {shape.element} *bt = {b_index};"]


def turns(shape: Shape, vectors: int) -> Iterable[tuple[int, int]]:
    """Every first iteration of a part of a block with the index of every vector, in the order of the text."""
    parts = range(0, block_steps(shape), steps_of(shape.element))
    return ((first, index) for index, first in product(range(vectors), parts))


def takes_turns(shape: Shape) -> bool:
    """Whether vectors take turns within a line."""
    return shape.rows < ENOUGH_CHAINS and keeps_lines(shape)


def keeps_lines(shape: Shape) -> bool:
    """Whether the nearest cache is known to hold a line of every column at once."""
    if not shape.b_column:
        return False
    apart = gcd(WAY_BYTES, shape.b_column * ELEMENT_BYTES[shape.element])
    return shape.columns <= WAYS * (WAY_BYTES // max(apart, LINE_BYTES))


def part_lines(shape: Shape, index: int, vector: Vector, first: int) -> list[str]:
    """What a vector of columns adds to its accumulators in a part of a block, from an iteration of it on."""
    steps = range(first, first + steps_of(shape.element))
    if vector.partial or vector.lanes * ELEMENT_BYTES[shape.element] < 16:
        return [line for step in steps for line in single_lines(shape, index, vector, step)]
    names = [f"t{index}_{step}" for step in steps]
    place = f"bt[{total([scaled(vector.column, 'b_column'), str(first)])}]"
    function = columns_name(shape.element, vector.lanes)
    return [
        f"{type_name(shape.element, vector.lanes)} {', '.join(names)};",
        f"{function}({', '.join('&' + name for name in names)}, &{place}, b_column);",
        *(products(shape, index, step, name) for step, name in zip(steps, names, strict=True)),
    ]


def single_lines(shape: Shape, index: int, vector: Vector, step: int) -> list[str]:
    """What a vector of columns adds in one iteration."""
    place = f"bt[{total([scaled(vector.column, 'b_column'), str(step)])}]"
    if vector.lanes == 1:
        return [products(shape, index, step, place)]
    name, kind = f"t{index}_{step}", type_name(shape.element, vector.lanes)
    if vector.lanes * ELEMENT_BYTES[shape.element] < 16:
        lanes = ", ".join(
            f"bt[{total([scaled(vector.column + lane, 'b_column'), str(step)])}]" for lane in range(vector.lanes)
        )
        return [f"const {kind} {name} = {{{lanes}}};", products(shape, index, step, name)]
    count = columns_from(shape, vector) if vector.partial else str(vector.lanes)
    function = column_name(shape.element, vector.lanes)
    return [f"{kind} {name}; {function}(&{name}, &{place}, b_column, {count});", products(shape, index, step, name)]


def products(shape: Shape, index: int, step: int, value: str) -> str:
    """Statements that add a column of B times each row's element of A."""
    stride = f"a_stride{len(shape.reductions) - 1}"
    found = []
    for row in range(shape.rows):
        factor = f"at[{total([row_offset(shape, 'a', row), scaled(step, stride)])}]"
        left = f"(alpha * {factor})" if shape.scaled_early == "a" else factor
        right = f"(alpha * {value})" if shape.scaled_early == "b" else value
        found.append(f"c{row}_{index} {shape.operator}= {left} * {right};")
    return " ".join(found)
