"""Divisors that stay the same along a vector loop are multiplied by as reciprocals, by consent only."""

import pytest
from polyxform import optimize

TEXT = """
#include <math.h>
void normalize(int n, int m, const float x[restrict n][m], const float v[restrict n], const int c[restrict n],
               float y[restrict n][m])
{
#pragma polyxform CONSENT
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            y[i][j] = x[i][j] / DIVISOR;
#pragma endscop
}
"""


def emitted(divisor, consent="reassociate"):
    """The text that becomes of a quotient."""
    return optimize(TEXT.replace("DIVISOR", divisor).replace("CONSENT", consent)).text


@pytest.mark.parametrize(
    ("divisor", "wanted"),
    [
        ("sqrtf(v[i] + 1e-5f)", "x[i][j] * (1.0f / px_sqrtf(v[i] + 1e-5f))"),
        ("(v[i] * v[i])", "x[i][j] * (1.0f / (v[i] * v[i]))"),
    ],
)
def test_what_is_computed_from_steady_elements_is_steady(divisor, wanted):
    assert wanted in emitted(divisor)


@pytest.mark.parametrize("divisor", ["(v[i] + x[i][j])", "(v[i] + c[i])", "powf(v[i], 2.0f)", "c[i]"])
def test_other_divisors_stay(divisor):
    assert "(1.0f /" not in emitted(divisor)


def test_quotients_stay_without_consent():
    assert "(1.0f /" not in emitted("sqrtf(v[i] + 1e-5f)", "target(x86-64-v4)")
