"""Which functions of a file count as pure."""

import pytest
from polyxform.diagnostics import Unsupported
from polyxform.scop.extract import extract

from tests.syntax.pieces import function, tree

CALL = function("for (int i = 0; i < n; i++) A[i] = g(A[i]);", "int n, float *A")

PURE = [
    "static inline float g(float x) { return 1 / (1 + expf(-x)); }",
    "static float g(float x) { float y = x; if (y < 0) { y = -y; } return y; }",
    "static float h(float x) { return x; } static float g(float x) { return h(x) > 0 ? x : (float)2; }",
    "typedef float real; static real g(const real x) { return fmaxf(x, 0); }",
]
IMPURE = [
    "float g(float x);",
    "static int total; static float g(float x) { total++; return x; }",
    "static int total; static float g(float x) { return x + total; }",
    "static float g(float x) { static int calls; return x + calls++; }",
    "static float g(float x) { return g(x - 1); }",
    "static float h(float x); static float g(float x) { return h(x); }",
    "static float g(float x) { float *p = &x; *p = 1; return x; }",
    "static float g(float x) { while (x > 1) x /= 2; return x; }",
    'static float g(float x) { __asm__ volatile(""); return x; }',
    "static float g(float x) { goto out; out: return x; }",
]


@pytest.mark.parametrize("definitions", PURE)
def test_pure(definitions):
    assert len(extract(tree(definitions + "\n" + CALL)).statements) == 1


@pytest.mark.parametrize("definitions", IMPURE)
def test_impure(definitions):
    with pytest.raises(Unsupported) as caught:
        extract(tree(definitions + "\n" + CALL))
    assert caught.value.diagnostics[0].code == "PX122"


def test_a_definition_behind_the_region_does_not_count():
    with pytest.raises(Unsupported):
        extract(tree("float g(float x);\n" + CALL + PURE[0]))
