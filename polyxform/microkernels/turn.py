"""C functions that store rows of registers as columns of memory: for results whose columns are apart in memory.

    row0  a0 a1 a2 ...          to[0 * distance] = a0 b0 c0 d0
    row1  b0 b1 b2 ...    ->    to[1 * distance] = a1 b1 c1 d1
    row2  c0 c1 c2 ...          ...
    row3  d0 d1 d2 ...

Four rows are interleaved in two steps of shuffles, after which the four elements of each column lie side by side and
are stored together. Compilers without `__builtin_shufflevector` (GCC before 12) store element by element.
"""

from __future__ import annotations

import re
from string import Template

from polyxform.microkernels.model import Function
from polyxform.microkernels.vectors import ELEMENT_BYTES

NAME = re.compile(r"px_turn(?P<rows>[1-4])_f(?P<bits>32|64)x(?P<lanes>\d+)")
ELEMENTS = {str(8 * size): element for element, size in ELEMENT_BYTES.items()}
MOST_ROWS = 4
"""Rows that one function stores."""

TURN = Template(
    """\
/* to[lane * distance + row] = lane of row, for the first `count` of $lanes lanes of $rows rows. */
static inline __attribute__((always_inline)) void $name($element *to, $parameters, long distance, long count)
{
$body}
"""
)
LOOP = """\
    for (int lane = 0; lane < $lanes; lane++) {
        if (lane < count) {
$stores        }
    }
"""
STORE = "            to[lane * distance + $row] = ((const $element *)row$row)[lane];\n"
SHUFFLES = Template(
    """\
    typedef $element vector __attribute__((vector_size($bytes), aligned($size), may_alias));
    typedef $element column __attribute__((vector_size($quad), aligned($size), may_alias));
    const vector r0 = *(const vector *)row0, r1 = *(const vector *)row1;
    const vector r2 = *(const vector *)row2, r3 = *(const vector *)row3;
    const vector even0 = __builtin_shufflevector(r0, r2, $low);
    const vector even1 = __builtin_shufflevector(r0, r2, $high);
    const vector odd0 = __builtin_shufflevector(r1, r3, $low);
    const vector odd1 = __builtin_shufflevector(r1, r3, $high);
    const vector columns[4] = {
        __builtin_shufflevector(even0, odd0, $low),
        __builtin_shufflevector(even0, odd0, $high),
        __builtin_shufflevector(even1, odd1, $low),
        __builtin_shufflevector(even1, odd1, $high),
    };
#pragma GCC unroll 16
    for (int lane = 0; lane < $lanes; lane++) {
        if (lane < count) {
            *(column *)&to[lane * distance] = ((const column *)columns)[lane];
        }
    }
"""
)


def turn_name(element: str, lanes: int, rows: int) -> str:
    """Name of the function that stores some lanes of `rows` vectors of `lanes` elements as columns."""
    return f"px_turn{rows}_f{8 * ELEMENT_BYTES[element]}x{lanes}"


def turn(name: str) -> Function:
    """The function of a name that `turn_name` made. ValueError for any other name."""
    found = NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"no function {name!r} stores rows as columns")
    element, lanes, rows = ELEMENTS[found["bits"]], int(found["lanes"]), int(found["rows"])
    stores = "".join(Template(STORE).substitute(row=row, element=element) for row in range(rows))
    body = Template(LOOP).substitute(lanes=lanes, stores=stores)
    if rows == MOST_ROWS and lanes >= MOST_ROWS:
        body = with_shuffles(element, lanes, body)
    parameters = ", ".join(f"const void *row{row}" for row in range(rows))
    words = {"name": name, "element": element, "lanes": lanes, "rows": rows, "parameters": parameters}
    return Function(name, TURN.substitute(words, body=body))


def with_shuffles(element: str, lanes: int, plain: str) -> str:
    """The body with shuffles where the compiler has them, else the plain one."""
    size = ELEMENT_BYTES[element]
    low, high = (
        ", ".join(f"{lane}, {lane + lanes}" for lane in range(first, first + lanes // 2)) for first in (0, lanes // 2)
    )
    fast = SHUFFLES.substitute(
        element=element, lanes=lanes, bytes=lanes * size, quad=4 * size, size=size, low=low, high=high
    )
    return f"#if defined(__clang__) || __GNUC__ >= 12\n{fast}#else\n{plain}#endif\n"
