"""Products over triangles and trapezoids run in kernels, whole tiles at once and the others row by row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform import machine
from polyxform.dependences.analysis import analyze
from polyxform.dependences.legality import is_legal
from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.schedule.contractions.ragged import pieces_of, plan_of, ragged
from polyxform.syntax.source import SourceFile

from tests.schedule.regions import scop_of

TARGET = machine.named("x86-64-v4")
TEXT = """void product(int n, double A[restrict n][n], double B[restrict n][n], double C[restrict n][n])
{{
#pragma polyxform size(n = 120)
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < n; i++)
        {nest}
#pragma endscop
}}
"""
ARGUMENTS = "int n, double A[n][n], double B[n][n], double C[n][n], double x[n]"
NESTS = {
    "below the diagonal": "for (int k = 0; k < n; k++) for (int j = 0; j <= i; j++) C[i][j] += A[i][k] * B[k][j];",
    "above the diagonal": "for (int j = i; j < n; j++) for (int k = 0; k < n; k++) C[i][j] -= A[k][i] * B[k][j];",
    "packed": "for (int k = 0; k < n; k++) for (int j = 0; j <= i; j++) C[i][j] += 2.0 * A[i][k] * A[j][k];",
    "longer sums": "for (int j = 0; j < n; j++) for (int k = i + 1; k < n; k++) B[i][j] += A[k][i] * B[k][j];",
}


@pytest.mark.parametrize("nest", NESTS.values(), ids=NESTS.keys())
def test_whole_tiles_and_rows_have_kernels(nest):
    compilation = compile_source(SourceFile.from_text(TEXT.format(nest=nest), "k.c"), Options())
    for compiled in compilation.regions[0].versions:
        shapes = {call.kernel.shape.rows for call in compiled.version.emitted.calls}
        assert shapes == {1, 8}
        assert any("whole tiles" in step for step in compiled.version.recipe)


@pytest.mark.parametrize(
    ("factors", "is_split"), [("A[k][i] * B[k][j]", True), ("A[i][k] * B[k][j]", False), ("A[k][i] * B[j][k]", False)]
)
def test_long_sums_of_factors_that_jump_are_split(factors, is_split):
    loops = "for (int i = 0; i < n; i++) for (int j = i; j < n; j++) for (int k = 0; k < n; k++)"
    scop = scop_of(f"{loops} C[i][j] += {factors};", ARGUMENTS)
    (statement,) = scop.statements
    for size, wanted in ((100, False), (1000, is_split)):
        sized = replace(scop, directives=replace(scop.directives, sizes=(("n", size),)))
        candidate = ragged(statement, sized, TARGET)
        assert candidate is not None
        assert is_legal(candidate.schedule, analyze(sized).validity)
        assert any(step.startswith("split") for step in candidate.recipe) == wanted


def test_every_instance_is_in_one_piece_and_sums_stay_in_order():
    loops = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) for (int k = i; k < n; k++)"
    scop = scop_of(f"{loops} C[i][j] += A[i][k] * B[k][j];", ARGUMENTS)
    (statement,) = scop.statements
    plan = plan_of(statement, scop, TARGET)
    assert plan is not None
    (first, _), (full, whole), (last, _) = pieces_of(plan, statement.domain)
    assert whole
    assert first.union(full).union(last).is_equal(statement.domain)
    assert first.is_disjoint(full)
    assert last.is_empty()


@pytest.mark.parametrize(
    "nest",
    [
        "for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) C[i][j] += A[i][j];",
        "for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) C[i][j] *= A[i][j] * x[j];",
        "for (int j = 0; j < n; j++) for (int k = 0; k <= j; k++) x[j] += A[0][k] * B[k][j];",
    ],
)
def test_other_statements_are_refused(nest):
    scop = scop_of(nest, ARGUMENTS)
    assert ragged(scop.statements[0], scop, TARGET) is None


@pytest.mark.parametrize(("size", "depth"), [(1400, 350), (1000, 334), (768, 384), (None, 256)])
def test_parts_of_long_sums_are_equal_where_their_number_is_known(size, depth):
    loops = "for (int i = 0; i < n; i++) for (int j = i; j < n; j++) for (int k = 0; k < n; k++)"
    scop = scop_of(f"{loops} C[i][j] += A[k][i] * B[k][j];", ARGUMENTS, {"n": size} if size else {})
    sized = replace(scop, directives=replace(scop.directives, sizes=(("n", size or 1000),)))
    candidate = ragged(sized.statements[0], sized, TARGET)
    assert candidate is not None and candidate.recipe[0] == f"split k by {depth}"
