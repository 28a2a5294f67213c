"""Kernels prefetch the next panel of a copy where a panel does not stay near, and only there."""

import pytest
from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.syntax.source import SourceFile

PRODUCT = """
void f(int m, int n, int p, const float A[restrict m][p], const float B[restrict n][p], float C[restrict m][n])
{
#pragma polyxform target(x86-64-v4) size(m = 28, n = 480, p = STEPS) layout(B = free)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < p; k++)
                C[i][j] += A[i][k] * B[j][k];
#pragma endscop
}
"""


@pytest.mark.parametrize(("steps", "prefetched"), [(9000, True), (500, False)])
def test_panels_that_do_not_stay_near_are_prefetched(steps, prefetched):
    source = SourceFile.from_text(PRODUCT.replace("STEPS", str(steps)), "product.c")
    region = compile_source(source, Options(microkernels=True, specialize=True)).regions[0]
    assert "px_B" in region.text
    assert ("__builtin_prefetch(&bt[b_next]" in region.functions) == prefetched
