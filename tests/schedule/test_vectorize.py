"""Loops whose statements compilers do not put into vector lanes are not marked for it."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.options import Options
from polyxform.schedule.lanes.vectorize import vectorize
from polyxform.schedule.model import LoopMark
from polyxform.schedule.source_order import in_source_order
from polyxform.scop.extract import extract
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile

FUNCTION = """#include <complex.h>
#include <math.h>
static inline float sigmoid(float x) {{ return 1.0f / (1.0f + expf(-x)); }}
static inline float square(float x) {{ return x * x; }}
void f(int n, float A[restrict n], const float B[restrict n], unsigned char C[restrict n],
       double _Complex D[restrict n])
{{
#pragma scop
    {loop}
        {statement}
#pragma endscop
}}
"""
IN_LANES = (
    "A[i] = fabsf(B[i]) + fmaxf(A[i], floorf(B[i]));",
    "A[i] = square(B[i]);",
    "if (B[i] > 0) A[i] = B[i];",
    "C[i] = C[i] > 3 ? 3 : C[i];",
)
NOT_IN_LANES = (
    "A[i] = sqrtf(B[i]);",
    "A[i] = expf(B[i]);",
    "A[i] = sigmoid(B[i]);",
    "A[i] = pow(B[i], 2.0);",
    "D[i] = D[i] * D[i];",
    "if (C[i] > 3) C[i] = 3;",
    "switch (C[i]) { case 1: A[i] = 2; break; default: A[i] = 3; }",
    "for (int k = 0; k < C[i]; k++) A[i] += 1;",
)


def is_in_lanes(statement: str, consent: bool = False, loop: str = "for (int i = 0; i < n; i++)") -> bool:
    source = SourceFile.from_text(FUNCTION.format(loop=loop, statement=statement), "k.c")
    scop = extract(parse_region(source, find_regions(source)[0], Options()), {"n": 400})
    found = vectorize(in_source_order(scop, scop.statements), scop, analyze(scop), consent)
    return any(isinstance(mark, LoopMark) and mark.simd for mark in found.marks.values())


@pytest.mark.parametrize("statement", IN_LANES)
def test_in_lanes(statement):
    assert is_in_lanes(statement)


@pytest.mark.parametrize("statement", NOT_IN_LANES)
def test_not_in_lanes(statement):
    assert not is_in_lanes(statement)


def test_approximated_functions_go_into_lanes():
    assert is_in_lanes("A[i] = expf(B[i]);", consent=True)
    assert not is_in_lanes("A[i] = logf(B[i]);", consent=True)


def test_loops_that_leave_elements_out_are_no_loops_along_memory():
    assert is_in_lanes("A[i] = B[i];", loop="for (int i = 0; i < n; i++)")
    assert not is_in_lanes("A[i] = B[i];", loop="for (int i = 0; i < n; i += 5)")
