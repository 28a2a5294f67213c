"""Eliminations run in blocks of steps, with kernels for what lies behind a block."""

from __future__ import annotations

import pytest
from polyxform import machine
from polyxform.dependences.analysis import analyze
from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.schedule.time_tiling.block_steps import elimination_of, trailing
from polyxform.syntax.source import SourceFile

from tests.schedule.regions import scop_of

TARGET = machine.named("x86-64-v4")
ARGUMENTS = "int n, double A[n][n], double b[n]"
LU = """
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
            for (int k = 0; k < j; k++) A[i][j] -= A[i][k] * A[k][j];
            A[i][j] /= A[j][j];
        }
        for (int j = i; j < n; j++)
            for (int k = 0; k < i; k++) A[i][j] -= A[i][k] * A[k][j];
    }"""
RIGHT_LOOKING = """
    for (int k = 0; k < n; k++) {
        for (int i = k + 1; i < n; i++) A[i][k] /= A[k][k];
        for (int i = k + 1; i < n; i++)
            for (int j = k + 1; j < n; j++) A[i][j] -= A[i][k] * A[k][j];
    }"""
CHOLESKY = """
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
            for (int k = 0; k < j; k++) A[i][j] -= A[i][k] * A[j][k];
            A[i][j] /= A[j][j];
        }
        for (int k = 0; k < i; k++) A[i][i] -= A[i][k] * A[i][k];
        A[i][i] = sqrt(A[i][i]);
    }"""


@pytest.mark.parametrize(
    "loops", [LU, RIGHT_LOOKING, CHOLESKY], ids=["left-looking", "right-looking", "transposed factor"]
)
def test_what_lies_behind_a_block_runs_in_kernels(loops):
    text = (
        f"#include <math.h>\nvoid f(int n, double A[restrict n][n])\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
    )
    compiled = compile_source(SourceFile.from_text(text, "k.c"), Options(target="x86-64-v4")).regions[0].versions[0]
    assert any(step.startswith("blocks of") for step in compiled.version.recipe)
    assert any(call.kernel.shape.rows > 1 for call in compiled.version.emitted.calls)


def test_elements_that_a_block_uses_stay_in_it():
    scop = scop_of(RIGHT_LOOKING, ARGUMENTS)
    elimination = elimination_of(scop.statements, scop, analyze(scop), TARGET)
    assert elimination is not None
    whole = {statement.name: statement.domain for statement in scop.statements}
    (name,) = elimination.plans
    behind = trailing(elimination, name, whole, 48)
    wanted = "[n] -> { S1[k, i, j] : 0 <= k < 48*floor(i/48) and k < 48*floor(j/48) and i < n and j < n }"
    assert behind.is_equal(behind.read_from_str(behind.get_ctx(), wanted))


@pytest.mark.parametrize(
    "loops",
    [
        "for (int k = 0; k < n; k++) for (int i = k + 1; i < n; i++) b[i] -= A[i][k] * b[k];",
        "for (int i = 1; i < n; i++) for (int j = 1; j < n; j++) A[i][j] += A[i - 1][j] * A[i][j - 1];",
    ],
)
def test_other_groups_are_refused(loops):
    scop = scop_of(loops, ARGUMENTS)
    assert elimination_of(scop.statements, scop, analyze(scop), TARGET) is None
