"""C functions that store rows of registers as columns of memory: for results whose columns are apart in memory.

    row0  a0 a1 a2 ...          to[0 * distance] = a0 b0 c0 d0
    row1  b0 b1 b2 ...    ->    to[1 * distance] = a1 b1 c1 d1
    row2  c0 c1 c2 ...          ...
    row3  d0 d1 d2 ...

Four rows are interleaved in two steps of shuffles, after which the four elements of each column lie side by side and
are stored together. Elements of 4 bytes stay in their quarter of a vector meanwhile, which takes no indices of lanes in
registers; the wider vectors of eight rows then change quarters, and half as many stores follow: a kernel with sums of
64 steps takes 2 to 3% less time (Zen 4). Compilers without `__builtin_shufflevector` (GCC before 12) store element by
element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from string import Template

from polyxform.microkernels.model import Function
from polyxform.microkernels.vectors import ELEMENT_BYTES

NAME = re.compile(r"px_turn(?P<rows>[1-48])_f(?P<bits>32|64)x(?P<lanes>\d+)")
ELEMENTS = {str(8 * size): element for element, size in ELEMENT_BYTES.items()}
MOST_ROWS = 4
"""Rows that one function stores, of vectors of any type."""
WIDE_ROWS, WIDE_LANES = 8, 16
"""Rows that one function stores of vectors of so many floats."""
PIECE, QUAD = 16, 4
"""Bytes within which shuffles are cheapest, and how many floats these are."""

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
PAIRS = Template(
    """\
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
"""
)
QUARTERS = Template(
    """\
    const vector r$a = *(const vector *)row$a, r$b = *(const vector *)row$b;
    const vector r$c = *(const vector *)row$c, r$d = *(const vector *)row$d;
    const vector low$a = __builtin_shufflevector(r$a, r$b, $low);
    const vector high$a = __builtin_shufflevector(r$a, r$b, $high);
    const vector low$c = __builtin_shufflevector(r$c, r$d, $low);
    const vector high$c = __builtin_shufflevector(r$c, r$d, $high);
    const vector quads$a[4] = {
        __builtin_shufflevector(low$a, low$c, $left),
        __builtin_shufflevector(low$a, low$c, $right),
        __builtin_shufflevector(high$a, high$c, $left),
        __builtin_shufflevector(high$a, high$c, $right),
    };
"""
)
HALVES = Template(
    """\
    const vector columns[8] = {
$halves
    };
"""
)
STORES = Template(
    """\
    typedef $element vector __attribute__((vector_size($bytes), aligned($size), may_alias));
    typedef $element column __attribute__((vector_size($together), aligned($size), may_alias));
$shuffles#pragma GCC unroll 16
    for (int lane = 0; lane < $lanes; lane++) {
        if (lane < count) {
            *(column *)&to[lane * distance] = $place;
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
    if rows in (MOST_ROWS, WIDE_ROWS) and lanes >= MOST_ROWS:
        body = with_shuffles(element, lanes, rows, body)
    parameters = ", ".join(f"const void *row{row}" for row in range(rows))
    words = {"name": name, "element": element, "lanes": lanes, "rows": rows, "parameters": parameters}
    return Function(name, TURN.substitute(words, body=body))


def rows_together(element: str, lanes: int) -> int:
    """Most rows of vectors that one function stores."""
    return WIDE_ROWS if element == "float" and lanes == WIDE_LANES else MOST_ROWS


def with_shuffles(element: str, lanes: int, rows: int, plain: str) -> str:
    """The body with shuffles where the compiler has them, else the plain one."""
    size = ELEMENT_BYTES[element]
    if size != PIECE // QUAD:
        shuffles, place = in_pairs(lanes), "((const column *)columns)[lane]"
    elif rows == MOST_ROWS:
        shuffles, place = in_quarters(0, lanes), "((const column *)&quads0[lane % 4])[lane / 4]"
    else:
        shuffles = in_quarters(0, lanes) + in_quarters(4, lanes) + in_halves(lanes)
        place = "((const column *)&columns[lane % 4 * 2 + lane / 8])[lane / 4 % 2]"
    fast = STORES.substitute(
        element=element,
        lanes=lanes,
        bytes=lanes * size,
        together=rows * size,
        size=size,
        shuffles=shuffles,
        place=place,
    )
    return f"#if defined(__clang__) || __GNUC__ >= 12\n{fast}#else\n{plain}#endif\n"


def in_pairs(lanes: int) -> str:
    """Statements that interleave four vectors as wholes: `columns` then holds the columns one after the other."""
    low, high = (
        listed(side for lane in range(first, first + lanes // 2) for side in (lane, lane + lanes))
        for first in (0, lanes // 2)
    )
    return PAIRS.substitute(low=low, high=high)


def in_quarters(first: int, lanes: int) -> str:
    """Statements that turn four vectors, from `first` on, within groups of four lanes.

    Vector k of `quads` then holds columns k, k + 4, k + 8, ...
    """
    groups = range(0, lanes, QUAD)
    orders = ((0, lanes, 1, lanes + 1), (2, lanes + 2, 3, lanes + 3), (0, 1, lanes, lanes + 1))
    low, high, left = (listed(group + at for group in groups for at in order) for order in orders)
    right = listed(group + at for group in groups for at in (2, 3, lanes + 2, lanes + 3))
    names = dict(zip("abcd", range(first, first + QUAD), strict=True))
    return QUARTERS.substitute(names, low=low, high=high, left=left, right=right)


def in_halves(lanes: int) -> str:
    """Statements that join columns of four rows and the same columns of the four rows behind them, two in a vector."""
    halves = []
    for column, pair in product(range(QUAD), range(0, lanes, 2 * QUAD)):
        starts = (pair, pair + lanes, pair + QUAD, pair + QUAD + lanes)
        places = listed(start + at for start in starts for at in range(QUAD))
        halves.append(f"        __builtin_shufflevector(quads0[{column}], quads4[{column}], {places}),")
    return HALVES.substitute(halves="\n".join(halves))


def listed(lanes: Iterable[int]) -> str:
    """C text of indices of lanes."""
    return ", ".join(map(str, lanes))
