"""Which statements are minima and maxima of integers, exact in any order."""

import pytest
from polyxform.scop.extract import extract

from tests.syntax.pieces import function, tree

PARAMETERS = "int n, int s[9][9], long w[9], double d[9], unsigned u[9], const char c[9], int x"

EXACT = [
    ("s[i][j] = s[i][j] > s[j][i] + 1 ? s[i][j] : s[j][i] + 1;", "max"),
    ("s[i][j] = s[i][j] < c[i] - x ? s[i][j] : c[i] - x;", "min"),
]
OTHERS = [
    "if (s[j][i] * 2 > s[i][j]) s[i][j] = s[j][i] * 2;",
    "s[i][j] = s[j][i];",
    "s[i][j] += s[j][i];",
    "s[i][j] = s[i][j] > w[i] ? s[i][j] : w[i];",
    "s[i][j] = s[i][j] > u[i] ? s[i][j] : u[i];",
    "s[i][j] = s[i][j] > d[i] ? s[i][j] : d[i];",
    "d[i] = d[i] > d[j] ? d[i] : d[j];",
    "w[i] = w[i] > w[j] ? w[i] : w[j];",
    "s[i][j] = s[i][j] > s[i][j] + x ? s[i][j] : s[i][j] + x;",
    "s[i][j] = s[i][j] > s[i][j + 0] + x ? s[i][j] : s[i][j + 0] + x;",
    "s[i][j] = s[i][j] > 3000000000 ? s[i][j] : 3000000000;",
]


def extremum(text: str) -> str:
    region = tree(function(f"for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {text}", PARAMETERS))
    (statement,) = extract(region).statements
    return statement.extremum


@pytest.mark.parametrize(("text", "operator"), EXACT)
def test_exact(text, operator):
    assert extremum(text) == operator


@pytest.mark.parametrize("text", OTHERS)
def test_others(text):
    assert extremum(text) == ""
