"""Tiles at the border of an image are runs of their own."""

from __future__ import annotations

import islpy as isl
import pytest
from polyxform.schedule.contractions.borders import active_rows, parts_alike, split_at_borders
from polyxform.schedule.nest import TileRun

PADDED = isl.Set("{ S[oi, ki] : 0 <= oi < 56 and 0 <= ki < 3 and 0 <= oi + ki - 1 < 56 }")
STRIDED = isl.Set("{ S[oi, ki] : 0 <= oi < 28 and 0 <= ki < 3 and 0 <= 2oi + ki - 1 < 56 }")
WIDE = isl.Set("{ S[oi, ki] : 0 <= oi < 12 and 0 <= ki < 5 and 0 <= oi + ki - 2 < 12 }")


@pytest.mark.parametrize(
    ("domain", "runs", "expected"),
    [
        (PADDED, (TileRun(14, 4),), [(14, 1), (14, 2), (14, 1)]),
        (STRIDED, (TileRun(14, 2),), [(14, 1), (14, 1)]),
        (STRIDED, (TileRun(7, 4),), [(7, 1), (7, 3)]),
        (WIDE, (TileRun(1, 12),), [(1, 1), (1, 1), (1, 8), (1, 1), (1, 1)]),
        (WIDE, (TileRun(12, 1),), [(12, 1)]),
    ],
    ids=["pad 1", "stride 2, two tiles", "stride 2, four tiles", "pad 2, single rows", "pad 2, one tile"],
)
def test_tiles_with_the_same_taps_form_a_run(
    domain: isl.Set, runs: tuple[TileRun, ...], expected: list[tuple[int, int]]
) -> None:
    found = split_at_borders(runs, domain, 0, 1)
    assert [(run.size, run.count) for run in found] == expected


@pytest.mark.parametrize(("domain", "expected"), [(PADDED, (1, 54, 1)), (STRIDED, (1, 27)), (WIDE, (1, 1, 8, 1, 1))])
def test_neighbors_with_the_same_taps_form_a_part(domain: isl.Set, expected: tuple[int, ...]) -> None:
    assert parts_alike(domain, 0, 1) == expected


def test_rows_of_each_tap() -> None:
    assert active_rows(PADDED, 0, 1) == {0: (1, 55), 1: (0, 55), 2: (0, 54)}


def test_a_tap_that_meets_no_row_is_left_out() -> None:
    assert active_rows(isl.Set("{ S[oi, ki] : 0 <= oi < 2 and 0 <= ki < 3 and oi + ki >= 5; S[0, 0] }"), 0, 1) == {
        0: (0, 0)
    }


def test_unknown_bounds_are_refused() -> None:
    domain = isl.Set("[n] -> { S[oi, ki] : 0 <= oi < n and 0 <= ki < 3 }")
    with pytest.raises(ValueError, match="no constant bounds"):
        split_at_borders((TileRun(4, None),), domain, 0, 1)
