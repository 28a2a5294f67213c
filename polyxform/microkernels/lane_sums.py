"""Dot products along vectors: the reduction of a kernel whose factors are both contiguous along it, in any order.

    px_f32x16 s0_0 = {0}, s0_1 = {0};
    for (long block = 0; block < blocks; block++) {     // 16 iterations at once
        s0_0 += a0 * b0;                                // row 0, column 0
        s0_1 += a0 * b1;
    }
    ...                                                 // what is left of the reduction, other lanes 0
    px_sum_f32x16(&t0_0, &s0_0);                        // the sum of all lanes
    c0_0 += {t0_0, t0_1};

Nothing is turned in registers, so that elements come as fast as caches deliver them. Each sum is 16 sums, which are
added up at the end: that takes consent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import Template

from polyxform.microkernels.model import Function, Shape
from polyxform.microkernels.operands import row_offset, scaled, total
from polyxform.microkernels.partial import load_name
from polyxform.microkernels.vectors import ELEMENT_BYTES, Vector, type_name

NAME = re.compile(r"px_sum_f(?P<bits>32|64)x(?P<lanes>\d+)")
CALL = re.compile(rf"(?P<name>\b{NAME.pattern})\(")
ELEMENTS = {str(8 * size): element for element, size in ELEMENT_BYTES.items()}
SUM = Template(
    """\
/* to = the sum of $lanes lanes: halves are added until one is left. */
static inline __attribute__((always_inline)) void $name($element *to, const void *from)
{
    const $element *lanes = (const $element *)from;
$halves
}
"""
)


def sum_name(element: str, lanes: int) -> str:
    """Name of the function that adds up the lanes of a vector."""
    return f"px_sum_f{8 * ELEMENT_BYTES[element]}x{lanes}"


def sum_function(name: str) -> Function:
    """The function of a name that `sum_name` made. ValueError for any other name."""
    found = NAME.fullmatch(name)
    lanes = int(found["lanes"]) if found else 0
    if found is None or lanes < 2 or lanes & (lanes - 1):
        raise ValueError(f"no function {name!r} adds up the lanes of a vector")
    element = ELEMENTS[found["bits"]]
    size = ELEMENT_BYTES[element]
    lines, source = [], "lanes"
    half = lanes // 2
    while half > 1:
        attribute = f"__attribute__((vector_size({half * size}), aligned({size}), may_alias))"
        lines.append(f"typedef {element} half{half} {attribute};")
        lines.append(
            f"const half{half} sum{half} = *(const half{half} *){source} + *(const half{half} *)({source} + {half});"
        )
        source = f"((const {element} *)&sum{half})"
        half //= 2
    lines.append(f"*to = {source}[0] + {source}[1];")
    halves = "\n".join(f"    {line}" for line in lines)
    return Function(name, SUM.substitute(name=name, element=element, lanes=lanes, halves=halves))


def sums_in(text: str) -> tuple[Function, ...]:
    """The functions that add up lanes and that C text calls, each once."""
    found = {call["name"]: int(call["lanes"]) for call in CALL.finditer(text)}
    return tuple(sum_function(name) for name, lanes in found.items() if lanes > 1 and lanes & (lanes - 1) == 0)


def lane_loops(
    shape: Shape, vectors: tuple[Vector, ...], a_outer: Iterable[str], b_outer: Iterable[str], bound: str
) -> list[str]:
    """The innermost reduction, for vectors of `along` lanes.

    a_outer, b_outer  summands that the loops around it add to the index of A and B
    bound             C text of its count
    """
    depth, lanes = len(shape.reductions) - 1, shape.along
    kind, blocks, block = type_name(shape.element, lanes), f"blocks{depth}", f"block{depth}"
    a_start, b_start = (" + ".join([operand, *outer]) for operand, outer in (("a", a_outer), ("b", b_outer)))
    sums = [f"{kind} s{row}_{column} = {{0}};" for row in range(shape.rows) for column in range(shape.columns)]
    rest = list(rest_lines(shape, f"{a_start} + {lanes} * {blocks}", f"{b_start} + {lanes} * {blocks}", bound, blocks))
    return [
        f"const long {blocks} = {bound} / {lanes};",
        *sums,
        f"for (long {block} = 0; {block} < {blocks}; {block}++) {{",
        f"    const {shape.element} *at = {a_start} + {lanes} * {block};",
        f"    const {shape.element} *bt = {b_start} + {lanes} * {block};",
        *(f"    {line}" for line in whole_lines(shape, kind)),
        "}",
        *rest,
        *total_lines(shape, vectors),
    ]


def whole_lines(shape: Shape, kind: str) -> Iterator[str]:
    """What a block of iterations adds to all sums."""
    for row in range(shape.rows):
        yield f"const {kind} a{row} = *(const {kind} *)&at[{row_offset(shape, 'a', row) or '0'}];"
    for column in range(shape.columns):
        yield f"const {kind} b{column} = *(const {kind} *)&bt[{scaled(column, 'b_column') or '0'}];"
        yield " ".join(f"s{row}_{column} += a{row} * b{column};" for row in range(shape.rows))


def rest_lines(shape: Shape, a_place: str, b_place: str, bound: str, blocks: str) -> Iterator[str]:
    """The same for the iterations behind all blocks; lanes without one are 0."""
    kind, load = type_name(shape.element, shape.along), load_name(shape.element, shape.along)
    left = blocks.replace("blocks", "left")
    yield f"const long {left} = {bound} - {shape.along} * {blocks};"
    for row in range(shape.rows):
        place = total([a_place, row_offset(shape, "a", row)])
        yield f"{kind} last{row}; {load}(&last{row}, {place}, {left});"
    for column in range(shape.columns):
        place = total([b_place, scaled(column, "b_column")])
        yield f"{kind} right{column}; {load}(&right{column}, {place}, {left});"
        yield " ".join(f"s{row}_{column} += last{row} * right{column};" for row in range(shape.rows))


def total_lines(shape: Shape, vectors: tuple[Vector, ...]) -> Iterator[str]:
    """What the sums add to the accumulators, in which columns are lanes."""
    function = sum_name(shape.element, shape.along)
    if any(vector.column + vector.lanes > shape.columns for vector in vectors):
        yield f"const {shape.element} zero = 0;"
    for row in range(shape.rows):
        for column in range(shape.columns):
            yield f"{shape.element} t{row}_{column} = 0; {function}(&t{row}_{column}, &s{row}_{column});"
        for index, vector in enumerate(vectors):
            columns = range(vector.column, vector.column + vector.lanes)
            lanes = ", ".join(f"t{row}_{column}" if column < shape.columns else "zero" for column in columns)
            sums = f"sum{row}_{index}"
            value = f"{{{lanes}}}" if vector.lanes > 1 else lanes
            yield f"const {type_name(shape.element, vector.lanes)} {sums} = {value};"
            yield f"c{row}_{index} {shape.operator}= {sums};"
