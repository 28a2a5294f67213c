"""The model against a run of the region: same instances, same order, same elements."""

import pytest
from polyxform.scop.model import AccessKind

from tests.scop.oracle import check
from tests.syntax.pieces import function, tree

KERNELS = {
    "one loop": ("for (int i = 0; i < n; i++) A[i] = B[i] + 1;", "int n, float *A, float *B"),
    "inclusive": ("for (int i = 1; i <= n; ++i) A[i] = A[i - 1];", "int n, float *A"),
    "down": ("for (int i = n - 1; i >= 0; i--) A[i] = A[i + 1];", "int n, float *A"),
    "strided": ("for (int i = 1; i < n; i += 3) A[i] = 0;", "int n, float *A"),
    "strided down": ("for (int i = n; i > m; i -= 2) A[i] = 0;", "int n, int m, float *A"),
    "step written out": ("for (int i = 0; i < n; i = 2 + i) A[i] = 0;", "int n, float *A"),
    "mirrored test": ("for (int i = 0; n > i; i++) A[i] = 0;", "int n, float *A"),
    "two tests": ("for (int i = 0; i < n && i < 4; i++) A[i] = 0;", "int n, float *A"),
    "test with an or": ("for (int i = 0; i < n || i < 2; i++) A[i] = 0;", "int n, float *A"),
    "test that comes back": ("for (int i = 0; i < 2 || (i > 3 && i < n); i++) A[i] = 0;", "int n, float *A"),
    "test on twice the counter": ("for (int i = 0; 2 * i < n; i++) A[i] = 0;", "int n, float *A"),
    "reversed bounds": ("for (int i = m; i < n; i++) A[i] = 0;", "int n, int m, float *A"),
    "triangle": ("for (int i = 0; i < n; i++) for (int j = i; j < n; j++) A[i][j] = 0;", "int n, float A[9][9]"),
    "skewed": ("for (int i = 0; i < n; i++) for (int j = 2 * i; j < 2 * i + 3; j++) A[j - i] = j;", "int n, int *A"),
    "imperfect": (
        "for (int i = 0; i < n; i++) { s = 0; for (int j = 0; j < m; j++) s += A[i][j]; B[i] = s; C[i] = s; }",
        "int n, int m, float A[9][9], float *B, float *C, float s",
    ),
    "two nests": (
        "for (int i = 0; i < n; i++) A[i] = 0; for (int i = 0; i < m; i++) { A[i] += B[i]; B[i] *= 2; }",
        "int n, int m, float *A, float *B",
    ),
    "affine if": (
        "for (int i = 0; i < n; i++) if (i >= m && !(i == 3) || i == 0) A[i] = 1; else { B[i] = 2; C[i] = 3; }",
        "int n, int m, float *A, float *B, float *C",
    ),
    "remainder test": ("for (int i = -4; i < n; i++) if (i % 3 == 1) A[i + 4] = 1;", "int n, float *A"),
    "truth of a number": ("for (int i = 0; i < n; i++) if (i - m) A[i] = 1;", "int n, int m, float *A"),
    "division truncates": ("for (int i = -5; i < n; i++) A[i / 2 + 5] = A[i % 3 + 5];", "int n, float *A"),
    "division of sizes": ("for (int i = 0; i < (n + 1) / 2; i++) A[i] = A[n / 3];", "int n, float *A"),
    "shifts and masks": ("for (int i = 0; i < n; i++) A[i >> 1] = A[i << 2] + A[i & 3];", "int n, float *A"),
    "minimum in a bound": ("for (int i = 0; i < (n < m ? n : m); i++) A[i] = 0;", "int n, int m, float *A"),
    "maximum in a start": ("for (int i = (n > m ? n : m); i < 9; i++) A[i] = 0;", "int n, int m, float *A"),
    "helpers of generated code": (
        "for (int i = px_max(0, -m); i <= px_min(n, px_floordiv(m - 7, 2)); i++) A[i] = A[px_mod(i - 5, 4)];",
        "int n, int m, float *A",
    ),
    "tiled": (
        "for (int t = 0; t < n; t += 4) for (int i = t; i < (t + 4 < n ? t + 4 : n); i++) A[i] = t;",
        "int n, int *A",
    ),
    "substituted scalar": (
        "for (int i = 0; i < n; i++) { int k = 2 * i + m; k = k + 1; A[k] = k; if (k > 4) A[k + 1] = A[k - 1]; }",
        "int n, int m, int *A",
    ),
    "scalar that the caller sees": ("for (int i = 0; i < n; i++) { *p = i; A[i] = *p; }", "int n, int *p, int *A"),
    "counter scalar": ("k = 0; for (int i = 0; i < n; i++) { k++; A[i] = k; }", "int n, int k, int *A"),
    "data-dependent if": (
        "for (int i = 0; i < n; i++) if (A[i] > 0) { B[i] = 1; s += A[i]; } else C[i] = 2;",
        "int n, int *A, int *B, int *C, int s",
    ),
    "indirect": ("for (int i = 0; i < n; i++) A[B[i] + 1] = C[B[i + 1] + 1];", "int n, int *A, int *B, int *C"),
    "squared subscript": ("for (int i = 0; i < n; i++) A[i * i] = B[i];", "int n, int *A, int *B"),
    "chained": ("for (int i = 0; i < n; i++) A[i] = B[i] = C[i];", "int n, int *A, int *B, int *C"),
    "choice": ("for (int i = 0; i < n; i++) A[i] = B[i] > 1 ? C[i] : B[i + 1];", "int n, int *A, int *B, int *C"),
    "counters of different types": (
        "for (int i = 0; i < n; i++) A[i] = 0; for (long i = 0; i < n; i++) A[i] += 1;",
        "int n, int *A",
    ),
    "counter from outside": (
        "for (i = 0; i < n; i++) for (j = 0; j < i; j++) A[i][j] = 0;",
        "int n, int i, int j, int A[9][9]",
    ),
    "unsigned": (
        "#pragma polyxform assume(n < 1000)\n"
        "for (unsigned i = 0; i < n; i++) for (unsigned char j = 0; j < 5; j++) A[i + j] = 0;",
        "unsigned n, int *A",
    ),
    "size_t": ("for (size_t i = 0; i < n; i++) A[i] = B[i + 1];", "size_t n, int *A, int *B"),
    "int up to size_t": ("for (int i = 0; i < n; i++) A[i] = 0;", "size_t n, int *A"),
    "hidden counter": (
        "for (int i = 0; i < n; i++) { A[i] = 0; for (int i = 0; i < m; i++) A[i] = 1; }",
        "int n, int m, int *A",
    ),
    "hidden variables": (
        "for (int i = 0; i < n; i++) { int t = A[i]; B[i] = t; { float t = B[i]; C[i] = t; } }",
        "int n, int *A, int *B, int *C",
    ),
    "hidden parameter": ("for (int m = 0; m < n; m++) A[m] = 0; B[m] = 1;", "int n, int m, int *A, int *B"),
    "counter here, variable there": (
        "for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) A[i] = j;"
        "for (int i = 0; i < n; i++) { int j = i / 2; if (j >= 0) A[j] = 1; }",
        "int n, int m, int *A",
    ),
    "depth": ("for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) A[i][j]++;", "int A[2][2]"),
    "constant conditions": ("if (0) A[0] = 1; if (1) A[1] = 1; for (int i = 5; i < 3; i++) A[i] = 1;", "int *A"),
    "fields": ("for (int i = 0; i < n; i++) p[i].x = p[i].y;", "int n, struct point *p"),
}
TYPES = "typedef unsigned long size_t;\nstruct point { int x, y; };\n"


@pytest.mark.parametrize("sizes", [{"n": 7, "m": 3}, {"n": 2, "m": 5}, {"n": 0, "m": 0}], ids=str)
@pytest.mark.parametrize("name", KERNELS)
def test_model_is_what_runs(name, sizes):
    loops, parameters = KERNELS[name]
    check(tree(TYPES + function(loops, parameters)), sizes)


LINEAR = {
    "two dimensions": ("for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) A[i * m + j] += 1;", ("", "m")),
    "three dimensions": (
        "for (int i = 0; i < n; i++) for (int j = 0; j < m; j++)"
        "    for (int k = 0; k < p; k++) A[(i * m + j) * p + k] = i;",
        ("", "m", "p"),
    ),
    "last of a row": (
        "for (int i = 0; i < n; i++) for (int j = 1; j < m; j++) A[i * m + j] = A[(i + 1) * m - 1];",
        ("", "m"),
    ),
    "cast subscript": (
        "for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) A[(unsigned long)i * m + j] = 1;",
        ("", "m"),
    ),
    "offset in a scalar": (
        "for (int i = 0; i < n; i++) { int row = i * m; for (int j = 0; j < m; j++) A[row + j] = 1; }",
        ("", "m"),
    ),
}


@pytest.mark.parametrize("name", LINEAR)
def test_linearised_arrays_come_apart(name):
    loops, extents = LINEAR[name]
    region = tree(function(loops, "int n, int m, int p, int *A"))
    for sizes in ({"n": 3, "m": 4, "p": 2}, {"n": 2, "m": 2, "p": 3}):
        scop = check(region, sizes)
        assert scop.arrays["A"].extents == extents
        assert scop.arrays["A"].linear
        fixed = check(region, sizes, sizes)
        assert fixed.arrays["A"].extents == ("", *(str(sizes[name]) for name in extents[1:]))


PADDED = {
    "one more a row": (
        "for (int i = 0; i <= n; i++) for (int j = 0; j <= m; j++) A[i * (m + 1) + j] += i ? A[i * (m + 1) - 1] : 1;",
        ("", "(m + 1)"),
    ),
    "ghost cells": (
        "for (int i = 1; i <= n; i++) for (int j = 1; j <= m; j++)"
        "    for (int k = 1; k <= p; k++) A[(i * (m + 2) + j) * (p + 2) + k] ="
        "        A[(i * (m + 2) + j - 1) * (p + 2) + k + 1];",
        ("", "(m + 2)", "(p + 2)"),
    ),
    "two sizes": (
        "for (int i = 0; i < n; i++) for (int j = 0; j < m + p; j++) A[i * (m + p) + j] = i;",
        ("", "(m + p)"),
    ),
}


@pytest.mark.parametrize("name", PADDED)
def test_rows_whose_length_is_a_sum_come_apart(name):
    loops, extents = PADDED[name]
    region = tree(function(loops, "int n, int m, int p, int *A"))
    for sizes in ({"n": 3, "m": 4, "p": 2}, {"n": 2, "m": 0, "p": 3}):
        scop = check(region, sizes)
        assert scop.arrays["A"].extents == extents
        check(region, sizes, sizes)


def test_a_fixed_stride_is_a_constant():
    loops = "for (int i = 0; i < n; i++) for (int k = 0; k < 3; k++) A[i * stride + k] += B[i];"
    region = tree(function(loops, "int n, int stride, int *A, int *B"))
    scop = check(region, {"n": 4, "stride": 2}, {"stride": 2})
    assert [p.name for p in scop.parameters] == ["n"]
    assert scop.statements[0].body.render({"i": "t"}) == "A[t * 2 + k] += B[t];"


def test_a_fixed_size_of_the_last_kind_leaves_no_parameter():
    region = tree(function("for (int i = 0; i < n; i++) A[i] = 0;", "int n, int A[n]"))
    scop = check(region, {"n": 4}, {"n": 4})
    assert scop.parameters == ()
    assert scop.arrays["A"].extents == ("4",)


def test_substituted_scalars_vanish_and_others_stay():
    loops = "for (int i = 0; i < n; i++) { int k = i + 1; A[k] = k; last = 2 * i; B[i] = 0; }"
    scop = check(tree(function(loops, "int n, int *A, int *B, int *out", "int last;", "*out = last;")), {"n": 3})
    assert [s.body.render({}) for s in scop.statements] == ["A[i + 1] = i + 1;", "last = 2 * i;", "B[i] = 0;"]
    assert scop.arrays["last"].live_out
    assert "k" not in scop.arrays


def test_writes_are_must_only_where_they_surely_happen():
    loops = "for (int i = 0; i < n; i++) { A[i] = 0; if (A[i]) B[i] = 1; C[D[i]] = 1; p[i].x = 1; }"
    scop = check(tree(TYPES + function(loops, "int n, int *A, int *B, int *C, int *D, struct point *p")), {"n": 2})
    writes = {a.array: a.must for s in scop.statements for a in s.accesses if a.kind is AccessKind.WRITE}
    assert writes == {"A": True, "B": False, "C": False, "p": False}
