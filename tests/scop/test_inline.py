"""Bodies of small functions in the place of their calls."""

import pytest
from polyxform.options import Options
from polyxform.scop.plain_c.inline import read_region
from polyxform.syntax.printing import statement_text
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

HEAD = "float G[9];\nint H;\n"
PARAMETERS = (
    "int n, int m, float A[restrict n][m], float B[restrict n][m], float *restrict x, int *restrict p, double d"
)


def read(functions, loops, parameters=PARAMETERS):
    text = f"{HEAD}{functions}\nvoid f({parameters})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    return read_region(source, find_regions(source)[0], Options())


def body(functions, loops):
    return " ".join(" ".join(statement_text(node) for node in read(functions, loops).statements).split())


@pytest.mark.parametrize(
    ("function", "call", "expected"),
    [
        ("static void g(float *a, float v) { *a += v; }", "g(&x[3], x[4]);", "x[3] += x[4];"),
        ("static void g(float *a, float v) { *a += v; }", "g(&x[3], d);", "x[3] += (float)d;"),
        ("static void g(float *a, int i) { a[i] = 0; }", "g(A[2], n);", "A[2][n] = 0;"),
        ("static void g(float *a, int i) { a[i] = 0; }", "g(&A[2][0], n + m);", "A[2][n + m] = 0;"),
        ("static void g(float *a, int i) { a[i] = 0; }", "g(x + 5, n);", "x[5 + n] = 0;"),
        ("static void g(int k, float a[][k]) { a[1][2] = 0; }", "g(m, A);", "A[1][2] = 0;"),
        ("static void g(float *a) { a[-1] = a[1]; }", "g(&A[n][m]);", "A[n][m - 1] = A[n][m + 1];"),
        ("static int at(int i, int k) { return 2 * i + k; }", "x[at(n, 1)] = 0;", "x[2 * n + 1] = 0;"),
        ("static float get(const float *a) { return a[0]; }", "x[0] = 2 * get(&x[n]) + 1;", "x[0] = 2 * x[n] + 1;"),
        ("static float half(float v) { return v / 2; }", "x[0] = half(x[1]);", "x[0] = half(x[1]);"),
        # Only a choice: kernels can end with it.
        (
            "static float relu(float v) { return v > 0 ? v : 0; }",
            "x[0] = relu(x[1] + 2);",
            "x[0] = x[1] + 2 > 0 ? x[1] + 2 : 0;",
        ),
        (
            "static float cut(float v) { if (v < 0.0f) return 0.0f; return fminf(v, 6.0f); }",
            "x[0] += cut(x[1]);",
            "x[0] += x[1] < 0.0f ? 0.0f : fminf(x[1], 6.0f);",
        ),
        # The target converts to its type by itself; compilers see the bounds where nothing converts before.
        (
            "static int cut(double v) { return v < 0 ? 0 : v > 255 ? 255 : v; }",
            "p[0] = cut(d); p[1] += cut(d); x[0] = cut(d);",
            "p[0] = d < 0 ? 0 : (d > 255 ? 255 : d); p[1] += (int)(d < 0 ? 0 : (d > 255 ? 255 : d)); "
            "x[0] = (int)(d < 0 ? 0 : (d > 255 ? 255 : d));",
        ),
        ("static float leak(float v) { return v > 0 ? v : v / 8; }", "x[0] = leak(x[1]);", "x[0] = leak(x[1]);"),
        # The body writes what the argument reads: its value is kept.
        (
            "static void g(float *a, float v) { a[0] = v; a[1] = v; }",
            "g(x, x[0]);",
            "{ float v = x[0]; x[0] = v; x[1] = v; }",
        ),
        # A parameter that changes, and names that are taken.
        (
            "static void g(float *a, int n) { n += 2; a[n] = 0; }",
            "g(x, m);",
            "{ int n_2 = m; n_2 += 2; x[n_2] = 0; }",
        ),
        (
            "static int g(int *a) { int m = a[0]; a[0] = 1; return m; }",
            "p[5] = g(&p[n]);",
            "{ int m_2; m_2 = p[n]; p[n] = 1; p[5] = m_2; }",
        ),
        (
            "static int g(int *a) { int t = *a; return t; }",
            "{ int k = g(p); p[1] = k; }",
            "{ int k; { int t = *p; k = t; } p[1] = k; }",
        ),
        ("static int g(float *a) { a[0] = 1; return 2.5; }", "p[0] = g(x);", "x[0] = 1; p[0] = (int)2.5;"),
        (
            "static void h(float *b) { *b = 1; } static void g(float *a) { h(a + 1); h(a); }",
            "g(x);",
            "x[1] = 1; *x = 1;",
        ),
        ("static void g(int *a) { *a = 1; a[0] = 2; }", "int t; g(&t);", "int t; t = 1; t = 2;"),
        ("static void g(float *a) { *a = G[2]; }", "g(x);", "*x = G[2];"),
        (
            "struct s { float v; };static void g(struct s *a) { a->v = 1; }",
            "struct s t; g(&t);",
            "struct s t; t.v = 1;",
        ),
    ],
)
def test_a_call_gives_way_to_the_body(function, call, expected):
    assert body(function, call).replace("int m_2 = p[n];", "int m_2; m_2 = p[n];") == expected


@pytest.mark.parametrize(
    ("function", "call", "words"),
    [
        ("static void g(float *a, int k) { a[k] = 0; if (k > 0) g(a, k - 1); }", "g(x, n);", "calls itself"),
        ("static void g(float *a, ...) { *a = 0; }", "g(x, 1);", "any number of arguments"),
        ("static void g(float *a, int k) { if (k) return; *a = 0; }", "g(x, n);", "'return' that is not at its end"),
        ("static void g(float *a, int k) { while (k) *a = 0; }", "g(x, n);", "a 'while' loop"),
        ("static void g(float *a) { static int k; *a = k; }", "g(x);", "a 'static' variable"),
        ("static void g(float *a) { *a++ = 0; }", "g(x);", "moves its parameter 'a'"),
        ("static void g(int k, float a[][k]) { a[1][2] = 0; }", "g(n, A);", "rows of its parameter 'a'"),
        ("static void g(float *a) { *a = 0; }", "g(n > 1 ? x : A[0]);", "what 'n > 1 ? x : A[0]' points to"),
        ("static void g(double *a) { *a = 0; }", "g((double *)x);", "points to"),
        ("static void g(float *a, int k) { a[k] = 0; }", "g(x, p[0]++);", "an argument changes a variable"),
        ("static void g(float *a) { *a = H; }", "{ int H = 1; p[0] = H; g(x); }", "'H', which it uses"),
        (
            "static void g(float *a, int k) { { int k = 1; a[k] = 2; } }",
            "g(x, n);",
            "same name as a parameter",
        ),
        ("static int g(int *a) { *a = 1; return 2; }", "p[0] = 1 + g(p);", "more than one expression"),
        ("static void g(float *a) { " + "*a += 1; " * 200 + "}", "g(x);", "too large"),
    ],
)
def test_why_a_call_stays(function, call, words):
    tree = read(function, call)
    assert words in tree.kept_calls["g"]
    assert "g(" in " ".join(statement_text(node) for node in tree.statements)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(&B[n][0])[m] = 0;", "B[n][m] = 0;"),
        ("*(*(B + n) + m) = 0;", "B[n][m] = 0;"),
        ("(*(B + n))[m] = 0;", "B[n][m] = 0;"),
        ("*(x + n * m + 1) = 0;", "x[n * m + 1] = 0;"),
        ("(&x[n])[m] = 0;", "x[n + m] = 0;"),
        ("*&x[n] = 0;", "x[n] = 0;"),
        ("x[0] = *&n;", "x[0] = *(&n);"),
        ("(&B[0][0])[n * m] = 0;", "(&B[0][0])[n * m] = 0;"),
        ("(&B[n][m])[n] = 0;", "(&B[n][m])[n] = 0;"),
        ("(&B[n][m])[2] = 0;", "B[n][m + 2] = 0;"),
    ],
)
def test_pointers_to_elements_become_subscripts(text, expected):
    assert body("", text) == expected
