"""How much one execution of a loop runs through, whatever the loops around it hold still."""

from __future__ import annotations

import islpy as isl
import pytest
from polyxform.schedule.threads.work import dimension_extents, points_within

INSTANCES = isl.Set("{ S[i, j, k] : 0 <= i < 2000 and 0 <= j < 1000 and 0 <= k < 100 }")


@pytest.mark.parametrize(
    ("outside", "points"),
    [
        ([], [None, None, None]),
        (["i"], [1, None, None]),
        (["k"], [None, None, 1]),
        (["256*floor(j/256)"], [None, 256, None]),
        (["floor((i + 3)/8)"], [8, None, None]),
        (["j", "32*floor(j/32)"], [None, 1, None]),
        (["i + j"], [1, None, None]),
        (["i + j", "i"], [1, 1, None]),
    ],
)
def test_loops_outside_hold_dimensions_or_tiles_of_them(outside, points):
    functions = [isl.UnionPwAff(f"{{ S[i, j, k] -> [({text})] }}") for text in outside]
    assert list(points_within(INSTANCES, functions).values()) == points


def test_a_loop_that_goes_on_by_several_has_so_many_points_less():
    instances = isl.Set("{ S[i, j] : 0 <= i < 32000 and i mod 5 = 0 and 0 <= j < 10 }")
    found = dimension_extents(instances, [], in_tiles=False)
    assert [str(extent) for extent in found] == ["{ [(6400)] }", "{ [(10)] }"]
