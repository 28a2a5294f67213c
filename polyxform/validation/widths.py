"""Integer arithmetic in emitted code that cannot overflow where that of the source does not."""

from __future__ import annotations

from collections.abc import Set

from polyxform.syntax.structure import Expression
from polyxform.validation.plain_nests import Values
from polyxform.validation.polynomials import polynomial


def stays_wide(expression: Expression, wide: Set[str], values: Values, computed: Set[Expression] = frozenset()) -> bool:
    """Whether every product is computed in `long`, or in the source itself, so that it cannot overflow an int.

    wide      names of type `long`
    values    names with known values
    computed  expressions that the source computes anyway, with all parts
    """
    if expression in computed:
        return True
    if expression.operator == "*" and expression.names:
        known = [polynomial(side, values).value for side in expression.operands]
        if known.count(1) == 0 and not any(is_wide(side, wide) for side in expression.operands):
            return False
    return all(stays_wide(operand, wide, values, computed) for operand in expression.operands)


def is_wide(expression: Expression, wide: Set[str]) -> bool:
    """Whether C computes the expression in `long`."""
    if expression.operator in ("cast", "name"):
        return expression.text == "long" or expression.text in wide
    return expression.operator in ("+", "-", "*", "prefix-") and any(
        is_wide(side, wide) for side in expression.operands
    )
