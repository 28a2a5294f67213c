"""Which statements are reduction steps, and what they combine."""

import pytest
from polyxform.scop.extract import extract

from tests.syntax.pieces import function, tree

PARAMETERS = "int n, int m, float A[9][9], float B[9][9], float C[9][9], float *s, float *x, float alpha, float e"

STEPS = [
    ("C[i][j] += A[i][j] * B[j][i];", "+", ["A[i][j]", "B[j][i]"], [], True),
    ("C[i][j] -= A[i][j] * B[j][i];", "-", ["A[i][j]", "B[j][i]"], [], True),
    ("C[i][j] *= x[i];", "*", ["x[i]"], [], True),
    ("C[i][j] = C[i][j] + A[i][j] * B[j][i];", "+", ["A[i][j]", "B[j][i]"], [], True),
    ("C[i][j] = A[i][j] * B[j][i] + C[i][j];", "+", ["A[i][j]", "B[j][i]"], [], True),
    ("C[i][j] = C[i][j] - x[i];", "-", ["x[i]"], [], True),
    ("C[i][j] += alpha * A[i][j] * -2.0f * B[j][i];", "+", ["A[i][j]", "B[j][i]"], ["alpha", "-2.0f"], True),
    ("s[i] = s[i] + x[i] + x[j];", "+", ["x[i]", "x[j]"], [], False),
    ("s[i] = s[i] + x[i] - x[j];", "+", ["x[i]", "x[j]"], [], False),
    ("s[i] += sqrtf(x[j]);", "+", ["x[j]"], [], False),
    ("s[i] += (double)x[j] * x[i];", "+", ["x[j]", "x[i]"], [], False),
    ("s[i] += i * x[j];", "+", ["x[j]"], [], False),
    ("s[i]++;", "+", [], ["1"], True),
    ("s[i] = s[i] < x[j] ? x[j] : s[i];", "max", ["x[j]", "x[j]"], [], None),
    ("s[i] = x[j] < s[i] ? x[j] : s[i];", "min", ["x[j]", "x[j]"], [], None),
    ("s[i] = s[i] > x[j] ? s[i] : x[j];", "max", ["x[j]", "x[j]"], [], None),
    ("if (x[j] > s[i]) s[i] = x[j];", "max", ["x[j]", "x[j]"], [], None),
    ("if (s[i] >= x[j]) { s[i] = x[j]; }", "min", ["x[j]", "x[j]"], [], None),
    ("s[i] = fmaxf(s[i], x[j]);", "max", ["x[j]"], [], True),
    ("s[i] = fminf(x[j], s[i]);", "min", ["x[j]"], [], True),
    ("e += x[i];", "+", ["x[i]"], [], True),
]
OTHERS = [
    "s[i] = x[i];",
    "s[i] = x[i] - s[i];",
    "s[i] += s[j];",
    "s[i] = s[i] + s[i];",
    "s[i] = s[j] + x[i];",
    "s[i] = s[i] / x[i];",
    "s[i] = s[i] < x[j] ? x[i] : s[i];",
    "if (x[j] > s[i]) s[i] = x[i];",
    "if (x[j] > s[i]) s[i] = x[j]; else s[i] = 0;",
    "if (x[j] > s[i]) { s[i] = x[j]; x[i] = 0; }",
    "s[i] = x[j] = 0;",
    "s[i] += x[(int)s[i]];",
    "s[i] -= x[i] - s[i];",
]


def update(statement):
    loops = f"for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) {statement}"
    return extract(tree(function(loops, PARAMETERS))).statements[0].update


@pytest.mark.parametrize(("statement", "operator", "factors", "scale", "product"), STEPS, ids=[s[0] for s in STEPS])
def test_steps(statement, operator, factors, scale, product):
    found = update(statement)
    assert found is not None
    assert (found.operator, found.target.must) == (operator, not statement.startswith("if"))
    if product is None:
        assert {factor.text for factor in found.factors} == set(factors)
        return
    assert ([factor.text for factor in found.factors], list(found.scale)) == (factors, scale)
    assert found.product is product


@pytest.mark.parametrize("statement", OTHERS)
def test_other_statements_are_no_steps(statement):
    assert update(statement) is None


SCALED = {
    "alpha * A[i][j] * B[j][i]": 0,
    "A[i][j] * alpha * B[j][i]": 0,
    "A[i][j] * (alpha * B[j][i])": 1,
    "A[i][j] * (B[j][i] * alpha)": 1,
    "(alpha * A[i][j]) * B[j][i]": 0,
    "2.0f * alpha * A[i][j] * B[j][i]": 0,
    "A[i][j] * B[j][i]": None,
    "A[i][j] * B[j][i] * alpha": None,
    "alpha * (A[i][j] * B[j][i])": None,
    "alpha * A[i][j] * 2.0f * B[j][i]": None,
    "alpha * (2.0f * A[i][j]) * B[j][i]": None,
    "alpha * A[i][j] * (2.0f * B[j][i])": None,
    "alpha * A[i][j]": None,
    "alpha * A[i][j] * B[j][i] * x[i]": None,
}


@pytest.mark.parametrize(("value", "position"), SCALED.items(), ids=SCALED.keys())
def test_the_factor_that_is_scaled_before_it_meets_the_other(value, position):
    found = update(f"C[i][j] += {value};")
    assert found is not None
    assert found.scaled == position


COPIES = {
    "C[i][j] = 0;": (None, "0"),
    "C[i][j] = 0.0f;": (None, "0.0f"),
    "C[i][j] = x[j];": ("x[j]", ""),
    "C[i][j] = alpha;": ("alpha", ""),
    "C[i][j] = A[i][j];": ("A[i][j]", ""),
}


@pytest.mark.parametrize(("statement", "source"), COPIES.items(), ids=COPIES.keys())
def test_copies(statement, source):
    loops = f"for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) {statement}"
    found = extract(tree(function(loops, PARAMETERS))).statements[0].assignment
    assert found is not None
    assert found.target.text == "C[i][j]"
    assert (found.load.text if found.load else None, found.constant) == source


@pytest.mark.parametrize(
    "statement", ["C[i][j] += 0;", "C[i][j] = -x[j];", "C[i][j] = x[j] + 0;", "C[i][j] = (float)e;"]
)
def test_no_copies(statement):
    loops = f"for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) {statement}"
    assert extract(tree(function(loops, PARAMETERS))).statements[0].assignment is None
