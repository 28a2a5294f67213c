"""Kernels whose rows are overlapping windows load each vector once, and kernels with one factor for all columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.machine import named
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Kernel, Reduction, Shape

OPEN = Reduction(None, None, None)
WINDOWS = Shape("float", "+", 4, 32, 64, 64, (OPEN, Reduction(3, 64, 32)), a_column=1)
UNIFORM = Shape("float", "+", 4, 32, 64, 64, (OPEN, Reduction(3, 128, 1)), a_column=1, b_column=0)
UNIFORM_WINDOWS = Shape(
    "float", "+", 4, 32, 64, 64, (OPEN, Reduction(3, 64, 5), Reduction(5, 1, 1)), a_column=1, b_column=0
)


def kernel(shape: Shape) -> Kernel:
    """A correct kernel for a 16-lane machine."""
    return generate(shape, "px_kernel", named("x86-64-v4"))


SHAPES = {
    "one factor for all columns": UNIFORM,
    "one factor for all columns, a partial tail": replace(UNIFORM, columns=39, rows=2),
    "one factor for all columns, open rows": replace(UNIFORM, rows_open=True),
    "one factor for all columns, windows": UNIFORM_WINDOWS,
    "one factor for all columns, windows at a border": replace(
        UNIFORM_WINDOWS,
        columns=39,
        reductions=(OPEN, Reduction(3, 64, 5, ((1, 4), (0, 4), (0, 3)), 1), Reduction(5, 1, 1)),
    ),
    "one factor for all columns, windows two steps apart": replace(UNIFORM_WINDOWS, a_row=128),
    "windows of products column by column": WINDOWS,
    "windows of products column by column, at a border": replace(
        WINDOWS, reductions=(OPEN, Reduction(3, 64, 32, ((1, 4), (0, 4), (0, 3)), 1)), columns=39
    ),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_generated_kernels_pass(shape: Shape) -> None:
    check(kernel(shape))


WINDOW_FAULTS = {
    "tap of another place": ("tap1 = bt[b_stride1 +", "tap1 = bt[0 +"),
    "place of another row": ("px_f32x16 *)&at[2 * a_stride1", "px_f32x16 *)&at[a_stride1"),
    "row left out": ("c0_0 += a2_0 * tap2;", ""),
    "places in another order": ("c0_0 += a0_0 * tap0;", "c0_0 += a1_0 * tap0;"),
    "inner loop one short": ("r2 < count2;", "r2 < 4;"),
    "inner loop at one place forgets A": ("&at[r2 * a_stride2]", "&at[0]"),
    "count that is not named": ("r0 < count0;", "r0 < 1;"),
}


@pytest.mark.parametrize("fault", WINDOW_FAULTS.values(), ids=WINDOW_FAULTS.keys())
def test_faults_of_windows_are_caught(fault: tuple[str, str]) -> None:
    sound = kernel(UNIFORM_WINDOWS)
    assert fault[0] in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(*fault, 1)))


def test_loops_that_are_written_out_are_executed_with_their_own_count() -> None:
    shape = replace(UNIFORM_WINDOWS, reductions=(OPEN, Reduction(5, 64, 1), Reduction(1, 1, 1)))
    sound = kernel(shape)
    check(sound)
    last = "c3_0 += a7_0 * tap4;"
    assert last in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(last, "")))


def test_a_vector_is_loaded_once_for_all_rows() -> None:
    assert kernel(WINDOWS).text.count("&at[") == 6 * 2


@pytest.mark.parametrize(
    ("row", "count", "reads"),
    [(2, 7, "from"), (4, 5, "from"), (4, 4, "a"), (9, 11, "a")],
    ids=["second", "fourth", "too short", "too far"],
)
def test_rows_that_overlap_after_several_steps_are_read_through_such_an_address_too(row, count, reads) -> None:
    found = kernel(Shape("float", "+", 6, 32, row, 1, (Reduction(count, 1, 32),), c_column=100))
    assert f"*at = {reads} + r0" in found.text
    check(found)
