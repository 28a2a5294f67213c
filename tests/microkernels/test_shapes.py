"""The model of register tiles: limits, order and the effects it was made for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.machine import NAMED, named
from polyxform.microkernels.model import Reduction, Shape
from polyxform.microkernels.shapes import cuts, efficiency, fits, refetch_cycles, register_tiles
from polyxform.microkernels.vectors import Vector, split

WIDE = named("x86-64-v4")
NARROW = named("x86-64-v3")
MATMUL = Shape("float", "+", 6, 64, 256, 64, (Reduction(256, 1, 64),))


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


def test_cuts_cover_the_extent() -> None:
    assert cuts(56, 6) == ((6, 9), (2, 1))
    assert cuts(56, 14) == ((14, 4),)
    assert cuts(5, 6) == ((5, 1),)


@pytest.mark.parametrize("columns", range(1, 70))
def test_vectors_cover_the_columns_once_in_order(columns: int) -> None:
    vectors = split(columns, 16)
    assert [column for vector in vectors for column in range(vector.column, vector.column + vector.lanes)] == list(
        range(columns)
    )
    assert all(vector.lanes in (16, 8, 4, 2, 1) for vector in vectors)


def test_narrow_tails_are_split_into_powers_of_two() -> None:
    assert split(23, 16) == (Vector(0, 16), Vector(16, 4), Vector(20, 2), Vector(22, 1))


@pytest.mark.parametrize("machine", [WIDE, NARROW])
def test_efficiency_is_a_share_of_the_peak(machine) -> None:
    for rows, vectors in register_tiles(machine, 8):
        shape = replace(MATMUL, element="double", rows=rows, columns=vectors * machine.lanes(8))
        assert 0 < efficiency(shape, machine) < 1


def test_longer_reductions_are_more_efficient() -> None:
    shares = [efficiency(replace(MATMUL, reductions=(Reduction(n, 1, 64),)), WIDE) for n in (4, 16, 64, 1024)]
    assert shares == sorted(shares)
    assert efficiency(replace(MATMUL, reductions=()), WIDE) < shares[0]


def test_an_empty_reduction_does_nothing_useful() -> None:
    assert efficiency(replace(MATMUL, reductions=(Reduction(0, 1, 64),)), WIDE) == 0.0


def test_tiles_that_spill_are_charged_for_it() -> None:
    assert fits(6, 4, WIDE)
    assert not fits(7, 4, WIDE)
    assert efficiency(replace(MATMUL, rows=7), WIDE) < 0.6 * efficiency(MATMUL, WIDE)


def test_columns_that_leave_lanes_idle_are_charged_for_it() -> None:
    assert efficiency(replace(MATMUL, columns=63), WIDE) < 0.8 * efficiency(MATMUL, WIDE)


def test_rows_that_fall_into_one_cache_set_are_charged_for_it() -> None:
    tall = replace(MATMUL, rows=28, columns=16)
    assert efficiency(replace(tall, a_row=1024), WIDE) < 0.5 * efficiency(replace(tall, a_row=1040), WIDE)
    assert refetch_cycles(8, 4096, WIDE) == 0.0
    assert refetch_cycles(9, 4096, WIDE) > 0.0
    assert refetch_cycles(9, 2048, WIDE) == 0.0
    assert refetch_cycles(28, 4, WIDE) == 0.0
