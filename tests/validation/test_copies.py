"""Addresses inside copies of arrays."""

from types import SimpleNamespace

import pytest
from polyxform.validation.expressions import parse_expression
from polyxform.validation.kernels.copies import Copies
from polyxform.validation.polynomials import ExpressionError, Polynomial

LARGE = SimpleNamespace(panels={"px_B": SimpleNamespace(size=Polynomial(((("m", "n"), 1),)))})


def test_an_index_computed_in_int_may_overflow_in_a_large_copy():
    with pytest.raises(ExpressionError, match="overflow"):
        Copies.require_wide(LARGE, parse_expression("px_B[16 * j]"), frozenset(), {})


def test_an_index_computed_in_long_may_not():
    Copies.require_wide(LARGE, parse_expression("px_B[16 * j]"), frozenset({"j"}), {})
    Copies.require_wide(LARGE, parse_expression("A[16 * j]"), frozenset(), {})
