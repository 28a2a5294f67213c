"""Products in emitted code that cannot overflow an int."""

import pytest
from polyxform.validation.expressions import parse_expression
from polyxform.validation.kernels.widths import stays_wide


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 * (long)n", True),
        ("7 * n", False),
        ("7 * wide + n", True),
        ("1 * n", True),
        ("7 * (n % 4)", True),
        ("(n + 4) % 4 * 7", True),
        ("7 * (n % 2000000000)", False),
        ("7 * (n % m)", False),
        ("m * (n % 4)", False),
        ("7 * (long)n - 7 * ((n + 4) % 4)", True),
        ("7 * (n / 4)", False),
    ],
)
def test_products(text, expected):
    assert stays_wide(parse_expression(text), {"wide"}, {}) == expected
