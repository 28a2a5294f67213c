"""Variables that hold a part of a subscript."""

import pytest
from polyxform.options import Options
from polyxform.scop.plain_c.inline import read_region
from polyxform.syntax.printing import statement_text
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

PARAMETERS = "int n, int m, long l, unsigned u, unsigned long z, float *a, int *p"


def body(loops):
    text = f"void f({PARAMETERS})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
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
