"""C functions that move only the first lanes of a vector: what a kernel needs at the edge of an array.

Where the target has masked loads and stores the functions are one instruction each, and a masked vector costs what a
whole one does. Elsewhere a loop moves lane after lane, which the compilers turn into a few branches. No header is
included, and vectors travel through memory that exists only until the functions are inlined: a vector that is wider
than the target's registers can be neither an argument nor a result without a warning about the calling convention.
"""

from __future__ import annotations

import re
from string import Template

from polyxform.microkernels.model import Function
from polyxform.microkernels.vectors import ELEMENT_BYTES

NAME = re.compile(r"px_(?P<kind>load|store)_f(?P<bits>32|64)x(?P<lanes>\d+)")
ELEMENTS = {str(8 * size): element for element, size in ELEMENT_BYTES.items()}

LOAD = Template(
    """\
/* to = the first `count` of $lanes elements; the other lanes are 0, and nothing else is read. */
static inline __attribute__((always_inline)) void $name(void *to, const $element *from, long count)
{
#if defined($feature)
$fast
#else
    $element *lanes = ($element *)to;
    for (int lane = 0; lane < $lanes; lane++) {
        lanes[lane] = lane < count ? from[lane] : 0;
    }
#endif
}
"""
)
STORE = Template(
    """\
/* The first `count` of $lanes elements become those of `from`; nothing else is written. */
static inline __attribute__((always_inline)) void $name($element *to, const void *from, long count)
{
#if defined($feature)
$fast
#else
    const $element *lanes = (const $element *)from;
    for (int lane = 0; lane < $lanes; lane++) {
        if (lane < count) {
            to[lane] = lanes[lane];
        }
    }
#endif
}
"""
)
BITS = Template(
    """\
    typedef $element vector __attribute__((vector_size($bytes), aligned($size), may_alias));
    const $mask chosen = ($mask)(count >= $lanes ? $all : count > 0 ? (1 << count) - 1 : 0);
    $move"""
)
BITS_MOVES = {
    "load": "*(vector *)to = __builtin_ia32_loadup${letter}512_mask(from, (vector){0}, chosen);",
    "store": "__builtin_ia32_storeup${letter}512_mask(to, *(const vector *)from, chosen);",
}
SIGNS = Template(
    """\
    typedef $element vector __attribute__((vector_size($bytes), may_alias));
    typedef vector unaligned __attribute__((aligned($size)));
    typedef $integer numbers __attribute__((vector_size($bytes)));
    const numbers lane = {$numbers};
    $move"""
)
SIGNS_MOVES = {
    "load": "*(unaligned *)to = __builtin_ia32_maskloadp$letter$suffix((const vector *)from, lane < ($integer)count);",
    "store": "__builtin_ia32_maskstorep$letter$suffix((vector *)to, lane < ($integer)count, *(const unaligned *)from);",
}


def load_name(element: str, lanes: int) -> str:
    """Name of the function that loads some of `lanes` elements."""
    return f"px_load_f{8 * ELEMENT_BYTES[element]}x{lanes}"


def store_name(element: str, lanes: int) -> str:
    """Name of the function that stores some of `lanes` elements."""
    return f"px_store_f{8 * ELEMENT_BYTES[element]}x{lanes}"


def function(name: str) -> Function:
    """The function of a name that `load_name` or `store_name` made. ValueError for any other name."""
    found = NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"no function {name!r} moves a part of a vector")
    element, lanes = ELEMENTS[found["bits"]], int(found["lanes"])
    size = ELEMENT_BYTES[element]
    width = lanes * size
    if width not in (16, 32, 64):
        raise ValueError(f"no target has vectors of {lanes} elements of type {element}")
    whole = LOAD if found["kind"] == "load" else STORE
    inner, moves = (BITS, BITS_MOVES) if width == 64 else (SIGNS, SIGNS_MOVES)
    words = vocabulary(element, lanes)
    fast = inner.substitute(words, move=Template(moves[found["kind"]]).substitute(words))
    return Function(name, whole.substitute(words, name=name, fast=fast))


def vocabulary(element: str, lanes: int) -> dict[str, str]:
    """What the templates are filled with."""
    size = ELEMENT_BYTES[element]
    return {
        "element": element,
        "lanes": str(lanes),
        "size": str(size),
        "bytes": str(lanes * size),
        "feature": "__AVX512F__" if lanes * size == 64 else "__AVX__",
        "mask": f"unsigned {'short' if lanes == 16 else 'char'}",
        "all": hex((1 << lanes) - 1),
        "integer": "int" if size == 4 else "long long",
        "letter": "s" if size == 4 else "d",
        "suffix": "256" if lanes * size == 32 else "",
        "numbers": ", ".join(str(lane) for lane in range(lanes)),
    }
