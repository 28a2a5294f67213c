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
set of the cache do not evict each other. Every accumulator adds in the order of the source.
"""

from __future__ import annotations

from collections.abc import Iterable

from polyxform.microkernels.column_reads import column_name, columns_name, steps_of
from polyxform.microkernels.model import Shape
from polyxform.microkernels.operands import columns_from, row_offset, scaled, total
from polyxform.microkernels.vectors import ELEMENT_BYTES, Vector, type_name

LINE_BYTES = 64


def block_steps(shape: Shape) -> int:
    """Iterations of the innermost reduction that are computed together: a cache line of every column."""
    return LINE_BYTES // ELEMENT_BYTES[shape.element]


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
        *(line for index, vector in enumerate(vectors) for line in block_lines(shape, index, vector)),
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


def block_lines(shape: Shape, index: int, vector: Vector) -> list[str]:
    """What a vector of columns adds to its accumulators in a block of iterations."""
    together = steps_of(shape.element)
    if vector.partial or vector.lanes * ELEMENT_BYTES[shape.element] < 16:
        return [line for step in range(block_steps(shape)) for line in single_lines(shape, index, vector, step)]
    lines = []
    for first in range(0, block_steps(shape), together):
        names = [f"t{index}_{step}" for step in range(first, first + together)]
        place = f"bt[{total([scaled(vector.column, 'b_column'), str(first)])}]"
        function = columns_name(shape.element, vector.lanes)
        lines.append(f"{type_name(shape.element, vector.lanes)} {', '.join(names)};")
        lines.append(f"{function}({', '.join('&' + name for name in names)}, &{place}, b_column);")
        lines += [products(shape, index, first + offset, name) for offset, name in enumerate(names)]
    return lines


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
