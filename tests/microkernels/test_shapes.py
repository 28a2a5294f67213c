"""The model of register tiles: limits, order and the effects it was made for."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from polyxform.machine import named
from polyxform.microkernels.model import Reduction, Shape
from polyxform.microkernels.shapes import efficiency, fits, refetch_cycles

WIDE = named("x86-64-v4")
NARROW = named("x86-64-v3")
MATMUL = Shape("float", "+", 6, 64, 256, 64, (Reduction(256, 1, 64),))


@pytest.mark.parametrize("machine", [WIDE, NARROW])
def test_efficiency_is_a_share_of_the_peak(machine) -> None:
    for rows, vectors in product(range(1, 9), range(1, 4)):
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
    assert efficiency(replace(MATMUL, columns=49), WIDE) < 0.8 * efficiency(MATMUL, WIDE)
    assert efficiency(replace(MATMUL, columns=63), WIDE) < efficiency(MATMUL, WIDE)


def test_rows_that_fall_into_one_cache_set_are_charged_for_it() -> None:
    tall = replace(MATMUL, rows=28, columns=16)
    assert efficiency(replace(tall, a_row=1024), WIDE) < 0.5 * efficiency(replace(tall, a_row=1040), WIDE)
    assert refetch_cycles(8, 4096, WIDE) == 0.0
    assert refetch_cycles(9, 4096, WIDE) > 0.0
    assert refetch_cycles(9, 2048, WIDE) == 0.0
    assert refetch_cycles(28, 4, WIDE) == 0.0
