"""Variables that hold a part of a subscript."""

import pytest
from polyxform.options import Options
from polyxform.scop.plain_c.inline import read_region
from polyxform.syntax.printing import statement_text
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

PARAMETERS = "int n, int m, long l, unsigned u, unsigned long z, float *a, int *p"


def body(loops, front="", behind=""):
    text = f"int g;\nvoid f({PARAMETERS})\n{{\n{front}\n#pragma scop\n{loops}\n#pragma endscop\n{behind}\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    tree = read_region(source, find_regions(source)[0], Options())
    return " ".join(" ".join(statement_text(node) for node in tree.statements).split())


@pytest.mark.parametrize(
    ("loops", "expected"),
    [
        ("int i = n * m + 2; a[i] = 0;", "a[n * m + 2] = 0;"),
        ("const int i = n; int j = i * 2; a[j + i] = 0;", "a[n * 2 + n] = 0;"),
        ("unsigned long i = z * 2; a[i * z] = i;", "a[z * 2 * z] = z * 2;"),
        ("unsigned i = u - 1; a[i] = 0;", "a[u - 1] = 0;"),
        ("int i = n / m; float *r = a + i * m; r[1] = 0;", "a[n / m * m + 1] = 0;"),
        ("for (int k = 0; k < n; k++) { int i = k % m; a[i] = k; }", "for (int k = 0; k < n; k++) { a[k % m] = k; }"),
    ],
)
def test_the_value_takes_the_variables_place(loops, expected):
    assert body(loops) == expected


@pytest.mark.parametrize(
    "loops",
    [
        "int i = n; a[0] = i;",
        "int i = n; i++; a[i] = 0;",
        "int i = n; n = 2; a[i] = 0;",
        "int i = n; p[0] = 1; for (n = 0; n < m; n++) a[i] = 0;",
        "long i = n; a[i] = 0;",
        "int i = l; a[i] = 0;",
        "unsigned i = n; a[i - 1] = 0;",
        "short i = n; a[i] = 0;",
        "int i = p[0]; a[i] = 0;",
        "int i = n; { int n = 3; a[i] = n; }",
        "int i = n; int *q = &i; a[i] = q[0];",
        "static int i = 2; a[i] = 0;",
    ],
)
def test_other_variables_stay(loops):
    assert " i = " in body(loops)


@pytest.mark.parametrize(
    ("front", "loops", "expected"),
    [
        ("int i = n + 2;", "a[i] = 0;", "a[n + 2] = 0;"),
        ("int k, i = n + 2, j = (n + 2) * m;", "a[i] = a[j];", "a[n + 2] = a[(n + 2) * m];"),
        ("int i = n; int j = i * i;", "a[j] = i;", "a[n * n] = n;"),
        ("const int i = (n) + m; if (i > 3) return;", "a[i] = 0;", "a[n + m] = 0;"),
        ("if (m > 2) { int i = n * m;", "a[i] = 0;", "a[n * m] = 0;"),
        ("int i = n; g = i + (m & 1); p[n] = m == i;", "a[i] = 0;", "a[n] = 0;"),
        ("int i = n; for (int t = 0; t < m; t++) {", "a[i] = t;", "a[n] = t;"),
    ],
)
def test_so_do_values_from_in_front_of_the_region(front, loops, expected):
    assert body(loops, front, "}" * (front.count("{") - front.count("}"))) == expected


@pytest.mark.parametrize(
    ("front", "behind"),
    [
        ("int i = n; i = m;", ""),
        ("int i = n; i += m;", ""),
        ("int i = n; (i)++;", ""),
        ("int i = n; --i;", ""),
        ("int i = n; n = m;", ""),
        ("n = m; int i = n;", ""),
        ("int i = n; ((n)) = m;", ""),
        ("int i = n; p = &i;", ""),
        ("int i = n; p = &n;", ""),
        ("int i = n; for (int t = 0; t < m; t++) {", "n--; }"),
        ("int i = n; for (int t = 0; t < m; t++) {", "i -= 1; }"),
        ("int i = g;", ""),
        ("int i = p[0];", ""),
        ("static int i = 3;", ""),
        ("volatile int i = n;", ""),
        ("int i; i = n;", ""),
        ("int j = 3, i = j + n;", ""),
        ("int i = n; { int i = m;", "}"),
        ("int i = n; { int i; i = m;", "}"),
        ("int i = n; { float n[3];", "}"),
        ("again: ; int i = n;", "if (m) goto again;"),
        ("switch (m) { int i = n; case 3:", "}"),
        ("long i = n;", ""),
        ("unsigned i = u - 1; int j = n;", "j = 2; u = 3;"),
    ],
)
def test_values_that_might_not_hold_in_the_region_do_not(front, behind):
    assert body("a[i] = 0;", front, behind) == "a[i] = 0;"
