"""Cycles of instructions, for operands in the nearest cache."""

from __future__ import annotations

from math import ceil

import pytest
from polyxform.reuse.compute import (
    chain_cycles,
    executed_part,
    instance_cycles,
    leaf_cycles,
    pieces_cost,
    tile_sizes,
    vector_factor,
)
from polyxform.reuse.model import KernelUse, Loop, LoopKind, Operation, Work

from tests.reuse.trees import FLOAT, machine, product, reference

TARGET = machine(32 << 10, 1 << 20)
"""512-bit vectors, one multiply-add, 64 bytes loaded and 32 stored in a cycle."""


def path(*loops: tuple[str, int, LoopKind]) -> tuple[Loop, ...]:
    """Enclosing loops with step 1, outermost first."""
    return tuple(Loop(axis, extent, 1, (), kind) for axis, extent, kind in loops)


def test_a_row_update_is_bound_by_its_loads() -> None:
    loops = path(("i", 64, LoopKind.POINT), ("k", 64, LoopKind.POINT), ("j", 64, LoopKind.VECTOR))
    # for each vector: C and B, a cycle each, and a quarter of a broadcast of A; storing C takes two cycles
    assert instance_cycles(product(64, 64, 64), loops, TARGET) == 2.125 / 16


def test_a_register_tile_shares_its_loads() -> None:
    loops = path(("k", 64, LoopKind.POINT), ("i", 6, LoopKind.UNROLLED), ("j", 64, LoopKind.VECTOR))
    c, a, b = product(6, 64, 64).references
    assert executed_part(c, loops, 16) == 1 / 64
    assert executed_part(a, loops, 16) == 1 / 4
    assert executed_part(b, loops, 16) == 1 / 6


def test_a_dot_product_waits_for_its_own_additions() -> None:
    loops = path(("i", 64, LoopKind.POINT), ("j", 64, LoopKind.POINT), ("k", 64, LoopKind.POINT))
    assert chain_cycles(product(64, 64, 64), loops, 1) == 4
    assert instance_cycles(product(64, 64, 64), loops, TARGET) == 4


def test_independent_sums_wait_less() -> None:
    loops = path(("k", 64, LoopKind.POINT), ("i", 4, LoopKind.UNROLLED), ("j", 32, LoopKind.VECTOR))
    assert chain_cycles(product(4, 32, 64), loops, 16) == 4 / (4 * 32)


def test_a_column_in_a_vector_is_gathered() -> None:
    column = Operation("S0", (reference("B", ("j", 64)),), 1.0, 1.0, FLOAT)
    row = Operation("S0", (reference("B", ("j", 1)),), 1.0, 1.0, FLOAT)
    loops = path(("i", 64, LoopKind.POINT), ("j", 64, LoopKind.VECTOR))
    assert instance_cycles(column, loops, TARGET) == 8 * instance_cycles(row, loops, TARGET)


def test_vectors_that_do_not_divide_the_loop_take_longer() -> None:
    assert vector_factor("j", path(("j", 64, LoopKind.VECTOR)), 16) == 1
    assert vector_factor("j", path(("j", 20, LoopKind.VECTOR)), 16) == 32 / 20
    assert vector_factor("", path(("j", 20, LoopKind.POINT)), 16) == 1


@pytest.mark.parametrize(("extent", "tiles"), [(100, (32, 8)), (7, (32, 8)), (96, (96, 6)), (1000, (96, 14))])
def test_pieces_are_those_of_the_loops(extent: int, tiles: tuple[int, int]) -> None:
    def cost(size: int) -> float:
        return 3.0 + size**0.5

    expected = 0.0
    for outer in range(0, extent, tiles[0]):
        inside = min(tiles[0], extent - outer)
        expected += sum(cost(min(tiles[1], inside - inner)) for inner in range(0, inside, tiles[1]))
    assert pieces_cost((extent, *tiles), cost) == pytest.approx(expected)


def kernel_path(extent: int, rows: int) -> tuple[Loop, ...]:
    """A loop over row tiles around a kernel of rows x 64 columns x 256 steps."""
    inner = path(("k", 256, LoopKind.KERNEL), ("i", rows, LoopKind.KERNEL), ("j", 64, LoopKind.KERNEL))
    return (Loop("i", extent, rows, (), LoopKind.TILE), *inner)


def test_a_kernel_runs_at_its_efficiency() -> None:
    work = Work(product(48, 64, 256), KernelUse("i", "j", 0.9, 0.0))
    assert leaf_cycles(work, kernel_path(48, 6), TARGET) == pytest.approx(1 / 16 / 0.9)


def test_a_cut_off_tile_costs_more_than_its_share() -> None:
    work = Work(product(49, 64, 256), KernelUse("i", "j", 0.9, 0.0))
    # 8 tiles of 6 rows and one of 1 row, which is bound by its 5 loads instead of 4 multiply-adds
    assert leaf_cycles(work, kernel_path(49, 6), TARGET) == pytest.approx(1 / 16 / 0.9 * (8 * 24 + 5) / (49 * 4))


def test_calls_are_shared_by_the_points_of_a_call() -> None:
    loops = kernel_path(48, 6)
    free = leaf_cycles(Work(product(48, 64, 256), KernelUse("i", "j", 1.0, 0.0)), loops, TARGET)
    dear = leaf_cycles(Work(product(48, 64, 256), KernelUse("i", "j", 1.0, 100.0)), loops, TARGET)
    assert dear - free == pytest.approx(100 / (6 * 64 * 256))


def test_a_leaf_may_stand_for_a_whole_call() -> None:
    loops = (Loop("i", 48, 6, ()), Loop("j", 128, 64, ()), Loop("k", 256, 256, ()))
    call = leaf_cycles(Work(product(48, 128, 256), KernelUse("i", "j", 1.0, 100.0)), loops, TARGET)
    assert call == pytest.approx(6 * 64 * 256 / 16 + 100)
    assert tile_sizes("i", loops) == (48, 6)


def test_columns_beyond_the_last_full_vector_count_whole() -> None:
    loops = (Loop("j", 80, 64, ()), *path(("k", 8, LoopKind.KERNEL), ("j", 64, LoopKind.KERNEL)))
    work = Work(product(1, 80, 8), KernelUse("", "j", 1.0, 0.0))
    assert leaf_cycles(work, loops, TARGET) == pytest.approx(1 / 16 * ceil(80 / 16) / (80 / 16))
