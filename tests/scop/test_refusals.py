"""What the model does not take: the construct's own place, a stable code, and help."""

import pytest
from polyxform.diagnostics import PolyxformError, SourceError
from polyxform.scop.extract import extract

from tests.syntax.pieces import function, tree

PARAMETERS = (
    "int n, int m, int k, unsigned u, float *A, float *B, int *X, float **P, volatile int *V, struct s *q, "
    "float x, float y, union w *o"
)
TYPES = "float E[4];\nstruct s { int a; };\nunion w { int a; };\nint unknown(int);\n"

CASES = [
    ("while (k < n) k++;", "PX120", "while", ""),
    ("do A[0] = 0; while (0);", "PX120", "do", ""),
    ("for (int i = 0; i < n; i++) { if (A[i] > 0) break; B[i] = 0; }", "PX121", "break", ""),
    (
        "for (int i = 0; i < n; i++) { if (i > 3) { if (i < 9) continue; B[i] = 1; } }",
        "PX121",
        "continue",
        "",
    ),
    ("for (int i = 0; i < n; i++) return;", "PX121", "return", ""),
    ("for (int i = 0; i < n; i++) goto end; end: A[0] = 0;", "PX121", "goto", ""),
    ("switch (n) { case 1: A[0] = 0; }", "PX121", "switch", ""),
    ("for (int i = 0; i < n; i++) A[i] = unknown(i);", "PX122", "unknown", "pure(unknown)"),
    ("unknown(n);", "PX122", "unknown", "pure(unknown)"),
    ("int t[2] = {[1] = 2}; A[0] = t[0];", "PX123", "t[2]", ""),
    ("for (int i = 0; i < n; i++) for (int j = 0; A[j] > 0; ) { float *p = A; A[j] = *p; }", "PX128", "for (int j", ""),
    ('asm("nop");', "PX123", "asm", ""),
    ('A[0] = 1; __asm__ volatile("nop" ::: "memory");', "PX123", "__asm__", ""),
    ("A[0] = ({ int t = 1; t; });", "PX123", "{ int t", ""),
    ("A[0] = B[k++];", "PX124", "k++", ""),
    ("A[0] = (B[0], B[1]);", "PX124", "B[0], ", ""),
    ("if ((k = n)) A[0] = 0;", "PX124", "k = n", ""),
    ("*A++ = 0;", "PX125", "A++", ""),
    ("A = B;", "PX125", "A = B", ""),
    ("X[0] = *&n;", "PX125", "n;", ""),
    ("float *p = A; p++; p[0] = 0;", "PX125", "*p = A", ""),
    ("for (int i = 0, j = n; i < j; i++) A[i] = 0;", "PX126", "for", ""),
    ("for (; k < n; k++) A[k] = 0;", "PX126", "for", ""),
    ("for (int i = 0; ; i++) A[i] = 0;", "PX127", "for", ""),
    ("for (int i = 0; n > 3; i++) A[i] = 0;", "PX127", "n > 3", ""),
    ("for (int i = 0; i != n; i++) A[i] = 0;", "PX127", "i != n", "assume"),
    ("for (int i = 0; i < n; i += k) A[i] = 0;", "PX128", "k) A", "size"),
    ("for (int i = 1; i < n; i *= 2) A[i] = 0;", "PX128", "i *= 2", ""),
    ("for (int i = 0; i < n; ) A[i] = 0;", "PX128", "for", ""),
    ("for (int i = 0; i < n; i++) { A[i] = 0; i += 1; }", "PX129", "i += 1", ""),
    ("for (k = 0; k < n; k++) for (k = 0; k < n; k++) A[k] = 0;", "PX129", "k = 0; k < n; k++) A", ""),
    ("for (x = 0; x < 1; x += 1) A[0] = x;", "PX130", "x = 0", ""),
    ("A[k] = 1; for (k = 0; k < n; k++) A[k] = 0;", "PX131", "k] = 1", ""),
    ("for (k = 0; k < n && k < m; k++) A[k] = 0; A[k] = 1;", "PX131", "for", "declare the counter"),
    ("for (int i = 0; i < 4; i++) A[i] = E[i + 1];", "PX147", "E[i + 1]", ""),
    ("for (int i = 0; i < n; i++) A[i] = E[n - n - 1];", "PX147", "E[n - n", ""),
    ("for (int i = 0; i <= 2147483647; i++) A[0] = i;", "PX143", "for", ""),
    ("for (int i = 0; i < X[0]; i++) A[i] = 0;", "PX140", "X[0]", ""),
    ("for (int i = 0; i * i < n; i++) A[i] = 0;", "PX140", "i * i", ""),
    ("for (int i = 0; i < n; i++) A[i * k] = 0;", "PX146", "A[i * k]", "size"),
    ("for (int i = 0; i < n; i++) A[i * k % 3] = 0;", "PX141", "i * k", "size(k = 1)"),
    ("for (int i = 0; i * k < n; i++) A[i] = 0;", "PX141", "i * k", "size(k = 1)"),
    ("m = X[0]; for (int i = 0; i < m; i++) A[i] = 0;", "PX142", "m; i++", ""),
    ("for (int i = 0; i < n; i++) { A[i] = 0; n = n - 1; }", "PX142", "n; i++", ""),
    ("for (unsigned i = 0; i < u - 1; i++) A[i] = 0;", "PX143", "u - 1", "assume"),
    ("for (unsigned i = u; i >= 0; i--) A[i] = 0;", "PX143", "for", ""),
    ("for (unsigned char i = 0; i < n; i++) A[i] = 0;", "PX143", "for", ""),
    ("for (int i = -1; i < u; i++) A[i] = 0;", "PX143", "i < u", ""),
    ("V[0] = 1;", "PX144", "V[0]", ""),
    ("A[0] = o->a;", "PX144", "o->a", ""),
    ("P[0][1] = 1;", "PX145", "P[0]", "(*)[columns])P[0];"),
    ("for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) A[i * k + j] = 0;", "PX146", "A[i * k + j]", "assume"),
    ("for (int i = 0; i < n; i++) *A++ = 0;", "PX125", "A++", "write 'A[i]'"),
    ("A[0] = nowhere;", "PX148", "nowhere", ""),
    ("for (int i = 0; i < nowhere; i++) A[i] = 0;", "PX140", "nowhere", ""),
]


@pytest.mark.parametrize(("loops", "code", "construct", "help"), CASES, ids=[case[0][:60] for case in CASES])
def test_refusal(loops, code, construct, help):
    text = TYPES + function(loops, PARAMETERS)
    with pytest.raises(PolyxformError) as caught:
        extract(tree(text))
    (problem,) = caught.value.diagnostics
    assert problem.code == code, problem
    line = TYPES.count("\n") + 6
    assert (problem.span.line, problem.span.column) == (line, loops.index(construct) + 1), problem
    assert help in problem.help
    assert problem.message


def test_a_step_of_zero_is_an_error():
    with pytest.raises(SourceError):
        extract(tree(function("for (int i = 0; i < n; i += 0) A[i] = 0;", "int n, int *A")))


@pytest.mark.parametrize(
    ("loops", "assumption"),
    [
        ("for (unsigned i = 0; i < u - 1; i++) A[i] = 0;", "u >= 1"),
        ("for (int i = 0; i != n; i++) A[i] = 0;", "n >= 0"),
        ("for (int i = 0; i != n; i += 2) A[i] = 0;", "n >= 0 && n % 2 == 0"),
        ("for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) A[i * k + j] = 0;", "m <= k"),
        ("for (unsigned char i = 0; i < n; i++) A[i] = 0;", "n < 256"),
    ],
)
def test_an_assumption_helps(loops, assumption):
    text = TYPES + function(loops, PARAMETERS, pragmas=f"#pragma polyxform assume({assumption})")
    assert len(extract(tree(text)).statements) == 1


def test_a_function_declared_pure_is_taken():
    text = TYPES + function("X[0] = unknown(n);", PARAMETERS, pragmas="#pragma polyxform pure(unknown)")
    assert extract(tree(text)).statements[0].body.render({}) == "X[0] = unknown(n);"


def test_deep_nesting_is_a_diagnostic():
    loops = "".join(f"for (int i{k} = 0; i{k} < 2; i{k}++) " for k in range(200)) + "A[0] = 0;"
    with pytest.raises(PolyxformError):
        extract(tree(function(loops, "int *A")))


def test_a_long_sum_is_no_problem_of_depth():
    total = " + ".join(["A[1]"] * 150)
    assert len(extract(tree(function(f"A[0] = {total};", "int *A"))).statements[0].accesses) == 151
