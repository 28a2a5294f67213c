"""Arithmetic on addresses is exact, and does as C does."""

import pytest
from polyxform.validation.expressions import ExpressionError, parse_expression
from polyxform.validation.polynomials import constant, polynomial


@pytest.mark.parametrize(("left", "right", "quotient"), [(7, 2, 3), (-7, 2, -3), (7, -2, -3), (-7, -2, 3), (0, 5, 0)])
def test_divisions_of_constants_round_to_zero(left, right, quotient):
    assert polynomial(parse_expression(f"({left}) / ({right})"), {}) == constant(quotient)
    assert polynomial(parse_expression(f"({left}) % ({right})"), {}) == constant(left - right * quotient)


def test_a_constant_divided_by_zero_is_refused():
    with pytest.raises(ExpressionError):
        polynomial(parse_expression("1 / 0"), {})
