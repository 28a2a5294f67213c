"""Measurements and a kernel for the tests."""

from dataclasses import replace

from polyxform.syntax.source import SourceFile
from polyxform.tuning.record import Record

PRODUCT = """void product(int m, int n, int p, const float A[restrict m][p], const float B[restrict p][n],
             float C[restrict m][n])
{
#pragma polyxform size(m = 96, n = 64, p = 48) target(x86-64-v3)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < p; k++)
                C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}
"""
SOURCE = SourceFile.from_text(PRODUCT, "product.c")
RECORD = Record(
    identifier="0",
    time="2024-05-01T12:00:00+00:00",
    name="product",
    region="abc",
    sizes='{"m": 96}',
    statement="S0",
    recipe="first",
    baseline="first",
    cpu="a processor",
    compiler="gcc 12",
    flags="-O3",
    threads=1,
    target="x86-64-v3",
    version="1",
    seconds=1.0,
    baseline_seconds=1.0,
    effort=0.15,
    samples=9,
)


def record(number, recipe, gain, effort=0.15, **changes):
    """A measurement of a way that is `gain` times as fast as the first."""
    seconds = 1.0 / gain if gain else 0.0
    return replace(RECORD, identifier=str(number), recipe=recipe, seconds=seconds, effort=effort, **changes)
