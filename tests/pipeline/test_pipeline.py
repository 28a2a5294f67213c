"""The whole way of a file: what is rewritten, what stays, and what happens when a stage fails."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform import pipeline
from polyxform.options import Options
from polyxform.pipeline import Compilation, compile_source, optimize
from polyxform.syntax.source import SourceFile
from polyxform.validation.failure import failure

HEAD = "/* kept: \xc3\xa4 */\n#include <math.h>\n#define ROWS 40\n\n"

MATMUL = """void NAME(int n, const float A[restrict n][n], const float B[restrict n][n], float C[restrict n][n])
{
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < n; k++)
                C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}
"""

WHILE = """void search(int n, float *a)
{
    int i = 0;
#pragma scop
    while (i < n && a[i] > 0)
        i++;
#pragma endscop
}
"""


def compiled(text: str, options: Options | None = None) -> Compilation:
    return compile_source(SourceFile.from_text(text, "k.c"), options or Options())


def matmul(name: str) -> str:
    return MATMUL.replace("NAME", name)


def test_only_the_lines_between_the_pragmas_change_and_functions_come_before() -> None:
    result = compiled(HEAD + matmul("product"))
    before, _, rest = result.text.partition("void product(")
    assert before.startswith(HEAD)
    assert "static void px_kernel_" in before[len(HEAD) :]
    assert rest.endswith("#pragma endscop\n}\n")


def test_line_ends_of_the_file_are_kept() -> None:
    text = (HEAD + matmul("product")).replace("\n", "\r\n")
    result = compiled(text)
    assert result.regions[0].transformed
    assert result.text.count("\n") == result.text.count("\r\n")


def test_two_regions_share_a_kernel() -> None:
    result = compiled(matmul("first") + matmul("second"))
    assert [region.transformed for region in result.regions] == [True, True]
    names = [line.split("(")[0] for line in result.text.splitlines() if line.startswith("static void px_kernel_")]
    assert len(names) == len(set(names))
    assert not result.regions[1].functions


def test_a_region_out_of_reach_is_kept_byte_for_byte_and_its_neighbor_is_rewritten() -> None:
    result = compiled(WHILE + matmul("product"))
    assert [region.transformed for region in result.regions] == [False, True]
    assert result.text.startswith(WHILE)
    refusal = result.regions[0].diagnostics[0]
    assert (refusal.span.line, refusal.span.column) == (5, 5)
    assert refusal.code.startswith("PX1")


def test_a_region_can_be_switched_off() -> None:
    text = matmul("product").replace("#pragma scop", "#pragma polyxform off\n#pragma scop")
    result = compiled(text)
    assert result.text == text
    assert result.diagnostics[0].code == "PX302"


def test_sizes_make_a_version_of_their_own() -> None:
    text = matmul("product").replace("#pragma scop", "#pragma polyxform size(n = 64)\n#pragma scop")
    result = compiled(text)
    assert [version.scop.fixed for version in result.regions[0].versions] == [(("n", 64),), ()]
    assert "if (n == 64) {" in result.text


def test_pointers_that_may_overlap_are_checked_at_run_time() -> None:
    text = matmul("product").replace("restrict ", "")
    result = compiled(text)
    assert result.regions[0].transformed
    assert "(const char *)(A + (n)) <= (const char *)C" in result.text
    original = text.partition("#pragma scop\n")[2].partition("#pragma endscop")[0]
    assert " ".join(original.split()) in " ".join(result.text.split())


def test_what_fails_validation_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise failure("PX503", "a dependence is broken")

    monkeypatch.setattr(pipeline, "validate", refuse)
    result = compiled(matmul("product"))
    assert result.text == matmul("product")
    assert result.diagnostics[0].code == "PX503"


def test_what_does_not_compile_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "with_regions", lambda source, _compiled: source.text + "undeclared_type name;\n")
    result = compiled(matmul("product"))
    assert result.text == matmul("product")
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["PX510"]
    assert "undeclared_type" in result.diagnostics[0].help


def test_a_budget_that_is_too_small_leaves_the_region_alone() -> None:
    result = compiled(matmul("product"), replace(Options(), max_operations=10))
    assert result.text == matmul("product")
    assert result.diagnostics[0].code == "PX303"


def test_sums_of_products_without_a_kernel_say_why() -> None:
    text = matmul("product").replace("float", "int")
    codes = [diagnostic.code for diagnostic in compiled(text).diagnostics]
    assert "PX402" in codes


COUNTED = """void scale(double A[restrict 90][90])
{
    int i, j;
#pragma scop
    for (i = 0; i < 90; i++)
        for (j = 0; j < 90; j++)
            A[i][j] *= 2.0;
#pragma endscop
}
"""


def test_variables_that_nothing_uses_any_more_are_named_so_that_no_compiler_warns() -> None:
    assert "    (void)i, (void)j;\n#pragma endscop" in compiled(COUNTED).text
    own = COUNTED.replace("    int i, j;\n", "").replace("(i =", "(int i =").replace("(j =", "(int j =")
    assert "(void)" not in compiled(own).text
    read = compiled(COUNTED.replace("#pragma endscop\n", "#pragma endscop\n    A[0][0] = i;\n")).text
    assert "    (void)j;\n#pragma endscop" in read


IDLE = """void idle(int n, float A[restrict n][n], float B[restrict n])
{
    int zeta, eta, theta, iota, kappa, lambda, mu, nu;
#pragma scop
    for (zeta = 0; zeta < n; zeta++) for (eta = 0; eta < n; eta++) A[zeta][eta] *= 2.0f;
    for (theta = 0; theta < n; theta++) for (iota = 0; iota < n; iota++) A[theta][iota] += 2.0f;
    for (kappa = 0; kappa < n; kappa++) B[kappa] = 1.0f;
    for (lambda = 0; lambda < n; lambda++) B[lambda] += 3.0f;
    for (mu = 0; mu < n; mu++) B[mu] *= 3.0f;
    for (nu = 0; nu < n; nu++) B[nu] -= A[0][nu];
#pragma endscop
}
"""


def test_the_order_of_names_is_their_own():
    text = optimize(IDLE, Options(target="x86-64-v3")).text
    assert "(void)eta, (void)iota, (void)kappa, (void)lambda, (void)mu, (void)nu, (void)theta, (void)zeta;" in text
