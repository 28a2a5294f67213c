"""A call that copies a panel stands for loops over its columns and rows, and these copy what they must.

`px_panel(to, from, rows, columns, width, distance)` means `to[row * width + column] = from[column * distance + row]`
for row < rows and column < columns. Several subscripts of the array may be such rows: as one they count from 0 to the
product of their extents, the last one fastest. That is right where a step along each of them is a step of as many
elements in the array, and of `width` times as many in the copy: both follow from the arrays' extents alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import parse_expression
from polyxform.validation.kernels.panels import Panels, Run, linear_position
from polyxform.validation.kernels.widths import stays_wide
from polyxform.validation.plain_nests import Values, require
from polyxform.validation.polynomials import Polynomial, atomic, constant, polynomial

COLUMN = atomic("column of the panel")
FUNCTIONS = {"float": "px_panel_f32x", "double": "px_panel_f64x"}
"""How the names of functions begin that copy elements of a type."""


def check_call(
    call: Expression,
    run: Run,
    first: Sequence[Polynomial],
    rows: Sequence[int],
    panels: Panels,
    values: Values,
) -> None:
    """ExpressionError unless a call copies a panel whose first element has the subscripts `first`.

    rows  subscripts that the call runs over as one, slowest first
    """
    function, *arguments = call.operands
    counted = arguments[2:]
    require(function.text.startswith(FUNCTIONS.get(panels.array.element, "?")), "elements of another type")
    require(len(set(rows)) == len(rows) and panels.column not in rows, "a subscript is copied twice")
    require(all(stays_wide(one, frozenset(), values) for one in counted), "a number may overflow an int")
    count, _, width, distance = (polynomial(one, values) for one in counted)
    row, total = constant(0), constant(1)
    moved = list(first)
    for subscript in rows:
        step = atomic(f"row {subscript}")
        moved[subscript] = moved[subscript] + step
        row, total = row * panels.extents[subscript] + step, total * panels.extents[subscript]
    moved[panels.column] = moved[panels.column] + COLUMN
    require(count == total, "rows are left out, or there are too many")
    extents = [polynomial(parse_expression(extent), values) for extent in panels.array.extents[1:]]
    read = linear_position(moved, extents) - linear_position(first, extents)
    require(read == COLUMN * distance + row, "rows or columns lie otherwise in the array")
    start = first[panels.column]
    written = panels.position(moved, start, run.width) - panels.position(first, start, run.width)
    require(written == row * width + COLUMN, "rows or columns lie otherwise in the copy")
