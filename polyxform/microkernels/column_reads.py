"""C functions that read columns of an operand whose rows are contiguous: what a kernel needs where B lies transposed.

`px_columns` reads 16 bytes of each of several columns and turns the block in registers, so that every vector holds one
element of each column: 12 instructions for 4 vectors of 8 floats. `px_column` reads one element of each column, and no
more columns than it is told. No header is included; a compiler without `__builtin_shufflevector` gets plain loops.

Two pieces are put side by side by AVX's own builtin where there is one: `vinsertf128` reads the second one from memory,
where GCC 12 loads both by itself and shuffles them, which takes the ports that turning needs.
"""

from __future__ import annotations

import re
from string import Template

from polyxform.microkernels.model import Function
from polyxform.microkernels.vectors import ELEMENT_BYTES

NAME = re.compile(r"px_(?P<kind>columns|column)_f(?P<bits>32|64)x(?P<lanes>\d+)")
ELEMENTS = {str(8 * size): element for element, size in ELEMENT_BYTES.items()}
PIECE = 16
"""Bytes of a column that are read at once."""
WIDEST = 32
"""Bytes of the widest vector that columns are turned into: wider ones take as long for every element."""

COLUMN = Template(
    """\
/* to[lane] = from[lane * distance] for the first `count` of $lanes lanes; the others are 0. Nothing else is read. */
static inline __attribute__((always_inline)) void $name(void *to, const $element *from, long distance, long count)
{
    $element *lanes = ($element *)to;
    for (int lane = 0; lane < $lanes; lane++) {
        lanes[lane] = lane < count ? from[lane * distance] : 0;
    }
}
"""
)
COLUMNS = Template(
    """\
/* tok[lane] = from[lane * distance + k] for $lanes lanes. */
static inline __attribute__((always_inline)) void $name($parameters,
    const $element *from, long distance)
{
#if defined(__clang__) || __GNUC__ >= 12
    typedef $element piece __attribute__((vector_size(16), aligned($size), may_alias));
    typedef $element vector __attribute__((vector_size($bytes), aligned($size), may_alias));
$fast
#else
    for (int lane = 0; lane < $lanes; lane++) {
$plain
    }
#endif
}
"""
)


def steps_of(element: str) -> int:
    """Elements of a column that `px_columns` reads, and so vectors that it makes."""
    return PIECE // ELEMENT_BYTES[element]


def columns_name(element: str, lanes: int) -> str:
    """Name of the function that turns a block of `lanes` columns."""
    return f"px_columns_f{8 * ELEMENT_BYTES[element]}x{lanes}"


def column_name(element: str, lanes: int) -> str:
    """Name of the function that reads one element of each of up to `lanes` columns."""
    return f"px_column_f{8 * ELEMENT_BYTES[element]}x{lanes}"


def column_function(name: str) -> Function:
    """The function of a name that `columns_name` or `column_name` made. ValueError for any other name."""
    found = NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"no function {name!r} reads columns")
    element, lanes = ELEMENTS[found["bits"]], int(found["lanes"])
    size = ELEMENT_BYTES[element]
    if lanes * size not in (PIECE, WIDEST):
        raise ValueError(f"no columns are turned into vectors of {lanes} elements of type {element}")
    words = {"element": element, "lanes": str(lanes), "size": str(size), "bytes": str(lanes * size), "name": name}
    if found["kind"] == "column":
        return Function(name, COLUMN.substitute(words))
    steps = steps_of(element)
    parameters = ", ".join(f"void *to{step}" for step in range(steps))
    plain = "\n".join(
        f"        (({element} *)to{step})[lane] = from[lane * distance + {step}];" for step in range(steps)
    )
    fast = "\n".join(line if line.startswith("#") else f"    {line}" for line in turned(lanes, steps))
    return Function(name, COLUMNS.substitute(words, parameters=parameters, plain=plain, fast=fast))


def turned(lanes: int, steps: int) -> list[str]:
    """Statements that turn `lanes` columns of `steps` elements into `steps` vectors."""
    lines = side_by_side(lanes, steps)
    if steps == 2:
        return [*lines, store(0, "r0", "r1", pairs(lanes, 0)), store(1, "r0", "r1", pairs(lanes, 1))]
    for first in (0, 2):
        low, high = (
            shuffle(f"r{first}", f"r{first + 1}", quads(lanes, order)) for order in ((0, 4, 1, 5), (2, 6, 3, 7))
        )
        lines += [f"const vector low{first} = {low};", f"const vector high{first} = {high};"]
    for step, part in enumerate(("low", "low", "high", "high")):
        order = (2, 3, 6, 7) if step % 2 else (0, 1, 4, 5)
        lines.append(store(step, f"{part}0", f"{part}2", quads(lanes, order)))
    return lines


def side_by_side(lanes: int, steps: int) -> list[str]:
    """Statements that load the pieces of all columns, those that are `steps` columns apart into one vector."""
    plain = [f"const vector r{number} = {rows(number, lanes, steps)};" for number in range(steps)]
    if lanes == steps:
        return plain
    letter, low = ("d", "0, 1, -1, -1") if steps == 2 else ("s", "0, 1, 2, 3, -1, -1, -1, -1")
    inserted = []
    for number in range(steps):
        first, second = (f"*(const piece *)&from[{column} * distance]" for column in range(number, lanes, steps))
        wide = f"__builtin_shufflevector(p{number}, p{number}, {low})"
        inserted.append(f"const piece p{number} = {first};")
        inserted.append(f"const vector r{number} = __builtin_ia32_vinsertf128_p{letter}256({wide}, {second}, 1);")
    return ["#if defined(__AVX__)", *inserted, "#else", *plain, "#endif"]


def rows(number: int, lanes: int, steps: int) -> str:
    """The pieces of column `number` and of the ones `steps`, 2 * `steps`, ... behind it, side by side."""
    places = [f"*(const piece *)&from[{column} * distance]" for column in range(number, lanes, steps)]
    if len(places) == 1:
        return places[0]
    return f"__builtin_shufflevector({', '.join(places)}, {', '.join(map(str, range(lanes)))})"


def quads(lanes: int, order: tuple[int, ...]) -> list[int]:
    """Lanes that are taken of two vectors, the same in each four; from 4 on they count the second vector's four."""
    return [base + at % 4 + (lanes if at >= 4 else 0) for base in range(0, lanes, 4) for at in order]


def pairs(lanes: int, place: int) -> list[int]:
    """The lanes at one place of each pair of two vectors in turn."""
    return [lane + place + side for lane in range(0, lanes, 2) for side in (0, lanes)]


def shuffle(left: str, right: str, lanes: list[int]) -> str:
    """C text of some lanes of two vectors."""
    return f"__builtin_shufflevector({left}, {right}, {', '.join(map(str, lanes))})"


def store(step: int, left: str, right: str, lanes: list[int]) -> str:
    """Statement that stores one of the turned vectors."""
    return f"*(vector *)to{step} = {shuffle(left, right, lanes)};"
