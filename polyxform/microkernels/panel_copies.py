"""C functions that copy a panel of columns which are apart in memory: blocks of it are turned in registers.

    from: column 0: r0 r1 r2 ...                  to:  c0 c1 c2 ...  (row 0)
          column 1: r0 r1 r2 ...        ->             c0 c1 c2 ...  (row 1)

Four columns by as many rows as a vector has lanes are loaded, interleaved and stored at a time; eight columns are read
at once, few enough for the hardware to prefetch them, so that a line of the copy is written in two passes. On Zen 4
9.4 MB take 0.4 ms from the third cache (four columns at once 0.65, sixteen 0.32) and 0.9 ms from memory (1.3 and 1.0);
plain loops along columns 4096 bytes apart take ten times as long.
"""

from __future__ import annotations

import re
from string import Template

from polyxform.machine import Machine
from polyxform.microkernels.model import Function
from polyxform.microkernels.turn import MOST_ROWS, turn, turn_name
from polyxform.microkernels.vectors import ELEMENT_BYTES

NAME = re.compile(r"px_panel_f(?P<bits>32|64)x(?P<lanes>\d+)")
ELEMENTS = {str(8 * size): element for element, size in ELEMENT_BYTES.items()}
PANEL = Template(
    """\
/* to[row * width + column] = from[column * distance + row] for row < rows, column < columns. */
static inline void $name($element *to, const $element *from, long rows, long columns, long width, long distance)
{
    const long whole = rows - rows % $lanes, blocks = columns - columns % 4;
    for (long first = 0; first < blocks; first += 8) {
        const long end = first + 8 < blocks ? first + 8 : blocks;
        for (long row = 0; row < whole; row += $lanes) {
            for (long column = first; column < end; column += 4) {
                const $element *at = from + column * distance + row;
                $turn(to + row * width + column, at, at + distance, at + 2 * distance,
                      at + 3 * distance, width, $lanes);
            }
        }
    }
    for (long column = 0; column < columns; column++) {
        for (long row = column < blocks ? whole : 0; row < rows; row++) {
            to[row * width + column] = from[column * distance + row];
        }
    }
}
"""
)


def panel_name(element: str, machine: Machine) -> str:
    """Name of the function for panels of an element type. ValueError where there is none for it.

    The vectors are those of the machine, but hold no fewer elements than are turned at once.
    """
    if element not in ELEMENT_BYTES:
        raise ValueError(f"no function copies panels of elements of type {element!r}")
    size = ELEMENT_BYTES[element]
    return f"px_panel_f{8 * size}x{max(machine.lanes(size), MOST_ROWS)}"


def panel_copy(name: str) -> tuple[Function, ...]:
    """The function of a name that `panel_name` made, behind what it calls. ValueError for any other name."""
    found = NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"no function {name!r} copies panels")
    element, lanes = ELEMENTS[found["bits"]], int(found["lanes"])
    inner = turn(turn_name(element, lanes, MOST_ROWS))
    text = PANEL.substitute(name=name, element=element, lanes=lanes, turn=inner.name)
    return inner, Function(name, text)


def panel_copies_in(text: str) -> tuple[Function, ...]:
    """The functions that C text calls and what these call, each once, in order of first use."""
    names = dict.fromkeys(found.group() for found in NAME.finditer(text))
    return tuple(dict.fromkeys(function for name in names for function in panel_copy(name)))
