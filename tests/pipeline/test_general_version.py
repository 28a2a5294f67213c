"""The version for all values fixes the sizes without which nobody knows what is read, and no others."""

from __future__ import annotations

import pytest
from polyxform.pipeline import optimize

WINDOWS = """void windows(int n, int m, int stride, float in[restrict n][512],
             float w[restrict m][64], float out[restrict n][64])
{{
#pragma polyxform size(n = 256, m = 8, stride = 2)
#pragma scop
    for (int i = 0; i < n; i++)
        for (int k = 0; k < m; k++)
            for (int j = 0; j < 64; j++)
                out[i][j] += in[i][{subscript}] * w[k][j];
#pragma endscop
}}
"""


@pytest.mark.parametrize(
    ("subscript", "fixed"), [("k * stride + 1", (("stride", 2),)), ("k + stride", ()), ("(int)w[k][0]", ())]
)
def test_a_size_that_tells_what_is_read_is_fixed(subscript: str, fixed: tuple[tuple[str, int], ...]) -> None:
    (region,) = optimize(WINDOWS.format(subscript=subscript)).regions
    assert region.versions[-1].scop.fixed == fixed


def test_the_general_version_of_a_strided_sum_has_a_kernel() -> None:
    (region,) = optimize(WINDOWS.format(subscript="k * stride + 1")).regions
    assert all(version.version.emitted.calls for version in region.versions)
