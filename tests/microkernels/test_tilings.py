"""Register tiles and how they cover a result."""

from __future__ import annotations

import pytest
from polyxform.machine import NAMED, named
from polyxform.microkernels.shapes import fits
from polyxform.microkernels.tilings import Strip, near_equal, register_tiles, strips

WIDE = named("x86-64-v4")
NARROW = named("x86-64-v3")


@pytest.mark.parametrize("machine", NAMED.values(), ids=NAMED.keys())
def test_candidates_leave_registers_for_b_the_broadcast_and_a_product(machine) -> None:
    tiles = register_tiles(machine, 4)
    assert tiles
    assert all(rows * vectors + vectors + 2 <= machine.vector_registers for rows, vectors in tiles)
    assert len(set(tiles)) == len(tiles)


def test_the_best_tile_uses_most_registers() -> None:
    rows, vectors = register_tiles(WIDE, 4)[0]
    assert rows * vectors >= 20
    assert register_tiles(NARROW, 4)[0] == (6, 2)


def test_tiles_do_not_exceed_known_extents() -> None:
    tiles = register_tiles(WIDE, 4, columns=20, rows=3)
    assert max(rows for rows, _ in tiles) == 3
    assert max(vectors for _, vectors in tiles) == 2


def test_edge_tiles_count() -> None:
    tiles = register_tiles(WIDE, 4, columns=32, rows=56)
    assert tiles.index((14, 2)) < tiles.index((13, 2))
    assert tiles[0] == (14, 2)


def test_pieces_are_nearly_equal() -> None:
    assert near_equal(56, 6) == ((6, 6), (5, 4))
    assert near_equal(56, 14) == ((14, 4),)
    assert near_equal(5, 6) == ((5, 1),)


@pytest.mark.parametrize("machine", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("rows", [1, 7, 100, None])
@pytest.mark.parametrize("total", [1, 2, 3, 5, 7, 8, 25, 63])
def test_strips_cover_all_vectors_with_tiles_that_fit(machine, rows: int | None, total: int) -> None:
    for height, vectors in register_tiles(machine, 4, total * machine.lanes(4), rows)[:3]:
        cover = strips(total, Strip(vectors, 1, height), rows, machine)
        assert sum(strip.vectors * strip.count for strip in cover) == total
        assert all(fits(strip.rows, strip.vectors, machine) for strip in cover)
        assert vectors in {strip.vectors for strip in cover}
        assert rows is None or all(strip.rows <= rows for strip in cover)


def test_a_narrow_edge_has_taller_tiles() -> None:
    """100 columns are 64 in tiles of 5 rows and 36 in tiles of up to 9."""
    assert strips(7, Strip(4, 1, 5), 100, WIDE) == (Strip(4, 1, 5), Strip(3, 1, 9))


def test_tiles_of_one_height_are_preferred() -> None:
    """5 divides 100, so that one kernel does what 6 would take two for."""
    assert register_tiles(WIDE, 4, 96, 100)[0][0] in (4, 5, 10)


def test_an_edge_of_one_vector_is_avoided() -> None:
    """Nine vectors are 3 + 3 + 3, and not 4 + 4 + 1, where few rows keep one vector from filling the registers."""
    assert strips(9, Strip(3, 1, 7), 7, WIDE) == (Strip(3, 3, 7),)
    assert register_tiles(WIDE, 4, 144, 7)[0] == (7, 3)


def test_a_tile_that_divides_the_width_covers_it_alone() -> None:
    for rows in (6, 5, 4):
        assert strips(4, Strip(4, 1, rows), 56, WIDE) == (Strip(4, 1, rows),)
