"""Columns of a register tile on vectors."""

from __future__ import annotations

import pytest
from polyxform.microkernels.vectors import Vector, cover, split


@pytest.mark.parametrize("masked", [True, False])
@pytest.mark.parametrize("columns", range(1, 70))
def test_vectors_cover_the_columns_once_in_order(columns: int, masked: bool) -> None:
    vectors = split(columns, 16, "float", masked)
    covered = [column for vector in vectors for column in range(vector.column, vector.column + vector.lanes)]
    assert covered[:columns] == list(range(columns))
    assert len(covered) == columns or vectors[-1].partial
    assert all(vector.lanes in (16, 8, 4, 2, 1) for vector in vectors)
    assert not any(vector.partial for vector in vectors[:-1])


def test_without_masks_narrow_tails_are_split_into_powers_of_two() -> None:
    assert split(23, 16, "float", False) == (Vector(0, 16), Vector(16, 4), Vector(20, 2), Vector(22, 1))


def test_with_masks_a_narrow_tail_is_one_vector() -> None:
    assert split(23, 16, "float", True) == (Vector(0, 16), Vector(16, 8, partial=True))
    assert split(11, 16, "double", True) == (Vector(0, 16, partial=True),)
    assert split(18, 16, "float", True) == (Vector(0, 16), Vector(16, 2))
    assert split(19, 16, "float", True) == (Vector(0, 16), Vector(16, 4, partial=True))


def test_open_columns_are_partial_vectors() -> None:
    assert cover(20, 16, "float") == (Vector(0, 16, partial=True), Vector(16, 4, partial=True))
    assert cover(1, 16, "float") == (Vector(0, 4, partial=True),)
    assert cover(3, 4, "double") == (Vector(0, 4, partial=True),)
