"""Short loops around conditions keep the source's form: compilers write them out and settle the conditions."""

from __future__ import annotations

import pytest
from polyxform.pipeline import optimize

RING = """
void ring(int reach, const unsigned char a[restrict 512][512], unsigned char b[restrict 512][512])
{
#pragma scop
    for (int y = 8; y < 504; y++)
        for (int x = 8; x < 504; x++) {
            int sum = 0;
            for (int i = FIRST; i <= LAST; i++)
                for (int j = FIRST; j <= LAST; j++)
                    if (i != 0 || j != 0)
                        sum += a[y + i][x + j];
            b[y][x] = sum == 3;
        }
#pragma endscop
}
"""


@pytest.mark.parametrize(("reach", "places"), [("1", 1), ("4", 1), ("8", 4), ("reach", 4)])
def test_a_gap_in_a_short_loop_stays_a_condition(reach, places):
    text = optimize(RING.replace("FIRST", f"-{reach}").replace("LAST", reach)).text
    assert text.count("sum += a[") == places
