"""The forms of a region for the answers to its tests of pointers."""

import subprocess

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.scop.plain_c.inline import read_region
from polyxform.scop.plain_c.null_tests import answered_forms
from polyxform.syntax.printing import statement_text
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

PARAMETERS = "int n, int k, float x, float *a, float *b, double *d, int *p, float A[n], float *volatile v"


def forms(loops, front=""):
    text = f"float *outside;\nvoid f({PARAMETERS})\n{{\n{front}\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    found = answered_forms(read_region(source, find_regions(source)[0], Options()))
    return {form.guards: " ".join(" ".join(map(statement_text, form.statements)).split()) for form in found}


@pytest.mark.parametrize(
    ("loops", "given", "null"),
    [
        ("x = b ? b[n] : x;", "x = b[n];", "x = x;"),
        ("x = b != 0 ? b[n] : 0;", "x = b[n];", "x = 0.0f;"),
        ("x = (void *)0 == b ? 2 : b[n];", "x = b[n];", "x = (float)2;"),
        ("if (b) a[n] = 0;", "a[n] = 0;", ";"),
        ("if (!b) a[n] = 0; else a[n] = b[0];", "a[n] = b[0];", "a[n] = 0;"),
        ("if (b && n > 0) a[n] = 0;", "if (n > 0) { a[n] = 0; }", ";"),
        ("if (b || k) a[n] = 0;", "a[n] = 0;", "if (k != 0) { a[n] = 0; }"),
        ("if (n > 0) { if (b == 0) a[n] = 0; else a[n] = 1; }", "if (n > 0) { a[n] = 1; }", "if (n > 0) { a[n] = 0; }"),
        ("p[0] = b != 0;", "p[0] = 1;", "p[0] = 0;"),
    ],
)
def test_a_test_is_what_it_comes_out_as(loops, given, null):
    assert forms(loops) == {("b != 0",): given, ("b == 0",): null}


def test_two_pointers_are_told_apart():
    found = forms("if (a) a[n] = 0; if (b) b[n] = 1;")
    assert found == {
        ("a != 0", "b != 0"): "a[n] = 0; b[n] = 1;",
        ("a != 0", "b == 0"): "a[n] = 0; ;",
        ("a == 0", "b != 0"): "; b[n] = 1;",
        ("a == 0", "b == 0"): "; ;",
    }


def test_three_pointers_are_all_null_or_none_is():
    found = forms("if (a) a[n] = 0; if (b) b[n] = 1; if (d) d[n] = 2;")
    assert list(found) == [("a != 0", "b != 0", "d != 0"), ("a == 0", "b == 0", "d == 0")]


@pytest.mark.parametrize(
    "loops",
    [
        "if (n) a[n] = 0;",
        "if (x) a[n] = 0;",
        "if (b != a) a[n] = 0;",
        "if (b == b + 1) a[n] = 0;",
        "if (b) { a[n] = 0; b = a; }",
        "if (b) b++;",
        "if (v) a[n] = 0;",
        "if (outside) a[n] = 0;",
        "{ float *b = a; if (b) a[n] = 0; b = 0; }",
        "p[0] = n == 0;",
    ],
)
def test_other_tests_stay(loops):
    assert list(forms(loops)) == [()]


def test_a_pointer_that_something_else_may_set_stays():
    assert list(forms("if (b) a[n] = 0;", "float **q = &b;")) == [()]


def test_a_choice_of_unknown_type_stays():
    assert forms("x = b ? f(n) : 0;")[("b != 0",)] == "x = b ? f(n) : 0;"


PROGRAM = """#include <stdio.h>
#include <stddef.h>
void dense(float *y, const float *x, const float *w, const float *bias, int n, int m)
{
#pragma polyxform size(n = 40, m = 33)
#pragma scop
    for (int j = 0; j < m; j++) {
        float sum = bias == NULL ? 0 : bias[j];
        for (int k = 0; k < n; k++)
            sum += w[j * n + k] * x[k];
        y[j] = sum;
    }
#pragma endscop
}
int main(void)
{
    float x[40], w[40 * 33], bias[33], y[33];
    for (int i = 0; i < 40 * 33; i++) { w[i] = i % 7 - 3; x[i % 40] = i % 5; bias[i % 33] = i % 11; }
    for (int round = 0; round < 4; round++) {
        dense(y, x, w, round & 1 ? bias : NULL, round & 2 ? 40 : 9, 33);
        for (int j = 0; j < 33; j++) printf("%a ", y[j]);
    }
}
"""


def test_each_answer_runs_its_own_form(tmp_path):
    compiled = optimize(PROGRAM)
    assert compiled.regions[0].transformed
    assert compiled.text.count("bias != 0") == compiled.text.count("bias == 0") == 2
    outputs = []
    for name, text in (("original", PROGRAM), ("result", compiled.text)):
        (tmp_path / f"{name}.c").write_text(text)
        subprocess.run(["gcc", "-O1", "-march=native", "-w", f"{name}.c", "-o", name, "-lm"], cwd=tmp_path, check=True)
        outputs.append(subprocess.run([tmp_path / name], capture_output=True, check=True).stdout)
    assert outputs[0] == outputs[1]
