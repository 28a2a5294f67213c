"""Few rows of a product prefetch the columns that are read next, each call its share; many rows do not."""

from __future__ import annotations

import re

import pytest
from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.syntax.source import SourceFile

PRODUCT = """void product(const float A[restrict ROWS][DEPTH], const float B[restrict DEPTH][COLUMNS],
             float C[restrict ROWS][COLUMNS])
{
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < ROWS; i++)
        for (int j = 0; j < COLUMNS; j++)
            for (int k = 0; k < DEPTH; k++)
                C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}
"""


def emitted(rows: int, columns: int, depth: int) -> str:
    """The code of a product."""
    text = PRODUCT.replace("ROWS", str(rows)).replace("COLUMNS", str(columns)).replace("DEPTH", str(depth))
    return compile_source(SourceFile.from_text(text, "k.c"), Options(parallel=False)).text


def test_calls_share_the_columns_that_are_read_next_up_to_the_last_one() -> None:
    text = emitted(40, 960, 300)
    rows = int(re.findall(r"i_tile < 40; i_tile \+= (\d+)\)", text)[0])
    width, factor, divisor = re.findall(r"&C\[i_tile\]\[j_tile\], (\d+) \+ (\d+) \* \(long\)i_tile / (\d+)\)", text)[0]
    assert int(factor) * (40 - rows) == (int(width) - 1) * int(divisor)
    assert "__builtin_prefetch(&bt[b_next], 0, 3);" in text


def test_short_sums_prefetch_the_next_tile_of_a_large_result() -> None:
    assert "__builtin_prefetch(&c[c_next]" in emitted(1000, 1000, 32)
    assert "__builtin_prefetch(&c[" not in emitted(100, 100, 32)
    assert "__builtin_prefetch(&c[" not in emitted(1000, 1000, 2000)


@pytest.mark.parametrize(
    ("rows", "columns", "depth"), [(4000, 960, 300), (40, 32, 300)], ids=["many rows", "one panel"]
)
def test_nothing_is_prefetched(rows: int, columns: int, depth: int) -> None:
    assert "b_next" not in emitted(rows, columns, depth)


POINTWISE = """void pointwise(const float in[restrict IMAGES][64][IFMS], const float W[restrict IFMS][256],
               float out[restrict IMAGES][64][256])
{
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int n = 0; n < IMAGES; n++)
        for (int p = 0; p < 64; p++)
            for (int k = 0; k < 256; k++)
                for (int c = 0; c < IFMS; c++)
                    out[n][p][k] += in[n][p][c] * W[c][k];
#pragma endscop
}
"""


@pytest.mark.parametrize(("channels", "ahead"), [(128, False), (1024, True)])
def test_an_operand_that_stays_in_the_second_cache_is_not_prefetched(channels: int, ahead: bool) -> None:
    text = POINTWISE.replace("IMAGES", "50").replace("IFMS", str(channels))
    code = compile_source(SourceFile.from_text(text, "k.c"), Options(parallel=False)).text
    assert ("&bt[b_next]" in code) == ahead
