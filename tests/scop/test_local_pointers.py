"""Arrays in the place of the pointers that a region declares for itself."""

import pytest
from polyxform.options import Options
from polyxform.scop.plain_c.inline import read_region
from polyxform.syntax.printing import statement_text
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

PARAMETERS = "int n, int m, unsigned u, unsigned long z, float *a, double *d, float A[n][m], float *b, int *p"


def body(loops, front="", behind=""):
    text = f"void f({PARAMETERS})\n{{\n{front}\n#pragma scop\n{loops}\n#pragma endscop\n{behind}\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    tree = read_region(source, find_regions(source)[0], Options())
    return " ".join(" ".join(statement_text(node) for node in tree.statements).split())


@pytest.mark.parametrize(
    ("loops", "expected"),
    [
        ("float *r = a; r[n] = 0;", "a[n] = 0;"),
        ("float *r = a + n * m; r[2] = 0;", "a[n * m + 2] = 0;"),
        ("float *r = n * m + a; *r = 0;", "a[n * m] = 0;"),
        ("float *r = a + n * m; *(r + 2) = 0;", "a[n * m + 2] = 0;"),
        ("float *r = a + n - m; r[2] = 0;", "a[n - m + 2] = 0;"),
        ("float *r = &a[n * m]; r[-1] = 0;", "a[n * m - 1] = 0;"),
        ("float *r = a + z * 4; r[n] = 0;", "a[z * 4 + n] = 0;"),
        ("float *r = A[n]; r[m] = r[m + 1];", "A[n][m] = A[n][m + 1];"),
        ("float *r = &A[n][0]; r[m] = 0;", "A[n][m] = 0;"),
        ("float (*r)[m] = A + 1; r[n][2] = 0;", "A[1 + n][2] = 0;"),
        ("float *r = a + n; float *s = r + m; s[1] = r[1];", "a[n + m + 1] = a[n + 1];"),
        ("const float *r; r = a + n; b[0] = r[1];", "b[0] = a[n + 1];"),
        ("{ float *r = a + n; r[0] = 0; } { float *r = a + m; r[0] = 1; }", "{ a[n] = 0; } { a[m] = 1; }"),
    ],
)
def test_the_array_takes_the_pointers_place(loops, expected):
    assert body(loops) == expected


@pytest.mark.parametrize(
    "loops",
    [
        "float *r = a; r++; r[0] = 0;",
        "float *r = a; *r++ = 0;",
        "float *r = a; r += n; r[0] = 0;",
        "float *r = a; for (int i = 0; i < n; i++, r++) *r = 0;",
        "float *r = a; r[0] = 0; r = b; r[0] = 0;",
        "float *r; b[0] = r[0]; r = a; b[1] = r[0];",
        "float *r; if (n) r = a; r[0] = 0;",
        "int i = 0; float *r = a + i; i = 2; r[0] = 0;",
        "int i; i = n; float *r = a + i; for (i = 0; i < m; i++) r[i] = 0;",
        "float *r = a; { float *a = b; r[0] = a[0]; }",
        "float *r = a + p[0]; r[0] = 0;",
        "float *r = a + n; a = b; r[0] = 0;",
        "float *r = a + u; r[-1] = 0;",
        "float *r = a + 4u * n; r[-1] = 0;",
        "float *r = (float *)d; r[0] = 0;",
        "double *r = a; r[0] = 0;",
        "volatile float *r = a; r[0] = 0;",
        "float *r = &A[0][0]; r[n * m] = 0;",
        "float *r = A[0]; r[n * m] = 0;",
        "float *r = &A[n][m]; r[n] = 0;",
        "float *r = a, **q = &r; *q = b; r[0] = 0;",
        "static float *r = 0; r = a; r[0] = 0;",
    ],
)
def test_pointers_that_may_point_elsewhere_stay(loops):
    assert "*r" in body(loops)


ROWS = "for (int i = 0; i < n; i++) { r = a + i * m; r[0] = 0; }"


@pytest.mark.parametrize(
    ("loops", "expected"),
    [
        (ROWS, "for (int i = 0; i < n; i++) { a[i * m] = 0; }"),
        ("r = a + n; r[1] = 0;", "a[n + 1] = 0;"),
        ("{ r = a; r[1] = 0; } { r = b; r[2] = 0; }", "{ a[1] = 0; } { b[2] = 0; }"),
    ],
)
def test_pointers_of_the_function_that_only_the_region_uses(loops, expected):
    assert body(loops, "float *r;") == expected


@pytest.mark.parametrize(
    ("loops", "front", "behind"),
    [
        (ROWS, "float *r;", "*r = 1;"),
        (ROWS, "static float *r;", ""),
        (ROWS, "float *r, **q = &r;", "**q = 1;"),
        ("for (int i = 0; i < n; i++) { r[0] = 0; r = a + i * m; r[1] = 0; }", "float *r = b;", ""),
        ("if (n) { r = a; r[1] = 0; } r[0] = 0;", "float *r = b;", ""),
    ],
    ids=["read behind", "static", "address taken", "read in front", "read after a condition"],
)
def test_pointers_of_the_function_that_others_read_stay(loops, front, behind):
    assert "r[" in body(loops, front, behind)
