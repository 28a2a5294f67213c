"""Integer arithmetic in emitted code that cannot overflow where that of the source does not."""

from __future__ import annotations

from collections.abc import Set

from polyxform.syntax.structure import Expression
from polyxform.validation.plain_nests import Values
from polyxform.validation.polynomials import polynomial

LARGEST_INT = (1 << 31) - 1


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
        wide_enough = known.count(1) > 0 or any(is_wide(side, wide) for side in expression.operands)
        if not wide_enough and not is_small(expression, values):
            return False
    return all(stays_wide(operand, wide, values, computed) for operand in expression.operands)


def is_small(product: Expression, values: Values) -> bool:
    """Whether a product is that of a constant and a remainder by another one, and so no larger than any int."""
    known = [polynomial(side, values).value for side in product.operands]
    largest = [remainder_below(side, values) for side in product.operands]
    pairs = zip(known, reversed(largest), strict=True)
    return any(
        factor is not None and below is not None and abs(factor * below) <= LARGEST_INT for factor, below in pairs
    )


def remainder_below(expression: Expression, values: Values) -> int | None:
    """The constant by which an expression is a remainder, None for any other expression."""
    if expression.operator != "%":
        return None
    return polynomial(expression.operands[1], values).value


def is_wide(expression: Expression, wide: Set[str]) -> bool:
    """Whether C computes the expression in `long`."""
    if expression.operator in ("cast", "name"):
        return expression.text == "long" or expression.text in wide
    return expression.operator in ("+", "-", "*", "prefix-") and any(
        is_wide(side, wide) for side in expression.operands
    )
