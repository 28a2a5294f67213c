"""Which operands can be copied into panels, how far, and in which order."""

from __future__ import annotations

import pytest
from polyxform.schedule.contractions.match_microkernel import match
from polyxform.schedule.contractions.pack import Packable, box_read, packable, panel_runs

from tests.schedule.regions import scop_of

PRODUCT = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) for (int k = 0; k < n; k++)"
ARRAYS = "int n, float A[restrict n][n], float B[restrict n][n], float C[restrict n][n]"
CONVOLUTION = """
    for (int k = 0; k < 40; k++) for (int y = 0; y < 6; y++) for (int x = 0; x < 6; x++)
        for (int c = 0; c < 8; c++) for (int r = 0; r < 3; r++) for (int s = 0; s < 3; s++)
            out[y][x][k] += in[y + r][x + s][c] * filter[k][c][r][s];"""
TENSORS = "float in[restrict 8][8][8], float filter[restrict 40][8][3][3], float out[restrict 6][6][40]"


def packed(loops: str, arguments: str) -> Packable | None:
    """How the vector operand of a region's only statement can be packed."""
    scop = scop_of(loops, arguments)
    (statement,) = scop.statements
    (found, *_) = match(scop, statement)
    return packable(found, statement, scop)


def test_a_transposed_operand_makes_a_multiplication_that_a_kernel_can_compute() -> None:
    found = packed(f"{PRODUCT} C[i][j] += A[i][k] * B[j][k];", ARRAYS)
    assert found is not None
    assert (found.array, found.column, found.outer, found.inner) == ("B", 0, (), (1,))


def test_panels_of_a_filter_hold_channels_and_taps_in_the_order_of_the_sums() -> None:
    found = packed(CONVOLUTION, TENSORS)
    assert found is not None
    assert (found.column, found.inner) == (0, (1, 2, 3))
    assert [extent.constant for extent in found.box.extents] == [40, 8, 3, 3]


def test_what_no_sum_moves_changes_more_slowly_than_panels() -> None:
    loops = f"for (int b = 0; b < n; b++) {PRODUCT} C[b][i][j] += A[b][i][k] * B[b][j][k];"
    found = packed(loops, "int n, float A[restrict n][n][n], float B[restrict n][n][n], float C[restrict n][n][n]")
    assert found is not None
    assert (found.column, found.outer, found.inner) == (1, (0,), (2,))


@pytest.mark.parametrize(
    ("widths", "panels"),
    [
        (((64, None), (16, None)), ((64, None), (16, None))),
        (((64, 1), (36, 1)), ((64, 1), (48, 1))),
        (((48, 2), (36, 1)), ((48, 3),)),
        (((20, 1),), ((32, 1),)),
    ],
)
def test_panels_begin_with_whole_vectors(
    widths: tuple[tuple[int, int | None], ...], panels: tuple[tuple[int, int | None], ...]
) -> None:
    assert [(run.width, run.count) for run in panel_runs(widths, 16)] == list(panels)


@pytest.mark.parametrize(
    ("loops", "array"),
    [
        (f"{PRODUCT} {{ C[i][j] += A[i][k] * B[j][k]; B[0][0] = 0; }}", "B"),
        (PRODUCT.replace("k < n", "k < j") + " C[i][j] += A[i][k] * B[k][j];", "B"),
        (PRODUCT.replace("k = 0", "k = 1") + " C[i][j] += A[i][k] * B[k][j];", "B"),
        (f"{PRODUCT} if (A[i][k] > 0) C[i][j] += B[k][j];", "B"),
    ],
    ids=["written", "triangle", "first row left out", "perhaps not read"],
)
def test_what_is_surely_read_is_no_box_or_changes(loops: str, array: str) -> None:
    assert box_read(array, scop_of(loops, ARRAYS)) is None


def test_parameters_for_which_nothing_is_read_are_told() -> None:
    scop = scop_of(PRODUCT.replace("i < n", "i < m") + " C[i][j] += A[i][k] * B[k][j];", f"int m, {ARRAYS}")
    found = box_read("B", scop)
    assert found is not None
    assert str(found.needed).count("m > 0") == 1
