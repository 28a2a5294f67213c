"""Which statements are matrix multiplications, and which dimension plays which part."""

from __future__ import annotations

import pytest
from polyxform.options import Options
from polyxform.schedule.contractions.match_microkernel import match
from polyxform.schedule.model import Contraction
from polyxform.scop.extract import extract
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile


def matched(loops: str, arrays: str) -> tuple[Contraction, ...]:
    """The contractions that the one statement of a region is."""
    text = f"void f(int n, {arrays})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    scop = extract(parse_region(source, find_regions(source)[0], Options()))
    (statement,) = scop.statements
    found = match(scop, statement)
    return found if isinstance(found, tuple) else ()


LOOPS = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) for (int k = 0; k < n; k++)"


def test_rows_and_columns_of_a_product() -> None:
    arrays = "float A[restrict n][n], float B[restrict n][n], float C[restrict n][n]"
    (found,) = matched(f"{LOOPS} C[i][j] += A[i][k] * B[k][j];", arrays)
    assert (found.column, found.rows, found.reductions) == (1, (0,), (2,))


@pytest.mark.parametrize(
    ("target", "size", "rows"),
    [("C[i + j]", "[2 * n]", ()), ("C[j + n - i]", "[2 * n]", ()), ("C[i][j + i]", "[n][2 * n]", ())],
)
def test_rows_that_share_elements_are_no_rows(target: str, size: str, rows: tuple[int, ...]) -> None:
    found = matched(f"{LOOPS} {target} += A[i][k] * B[k][j];", f"float A[n][n], float B[n][n], float C{size}")
    assert [one.rows for one in found if one.column == 1] == [rows]


PIXELS = "float O[4][96][40], float I[4][8][40], float F[96][8]"
CHANNELS = (
    "for (int b = 0; b < 4; b++) for (int k = 0; k < 96; k++) for (int p = 0; p < 40; p++) "
    "for (int c = 0; c < 8; c++) O[b][k][p] += I[b][c][p] * F[k][c];"
)


def test_channels_of_an_image_can_be_columns_that_are_apart_in_the_result() -> None:
    found = matched(CHANNELS, PIXELS)
    assert [(one.column, one.rows, one.turned) for one in found] == [(2, (1,), False), (1, (2,), True)]
    assert found[1].vector.array == "F"


def test_wide_images_keep_their_pixels_as_columns() -> None:
    wide = matched(CHANNELS.replace("p < 40", "p < 400"), PIXELS.replace("[40]", "[400]"))
    assert [one.turned for one in wide] == [False]


def test_rows_that_are_not_contiguous_are_not_stored_as_columns() -> None:
    found = matched(CHANNELS.replace("O[b][k][p]", "O[b][k][2 * p]"), PIXELS.replace("[96][40]", "[96][80]"))
    assert found == ()


def test_channels_with_filters_of_their_own_are_columns_of_products_column_by_column() -> None:
    loops = (
        "for (int p = 0; p < 40; p++) for (int t = 0; t < 3; t++) for (int c = 0; c < 96; c++) "
        "O[p][c] += I[p + t][c] * F[t][c];"
    )
    (found,) = matched(loops, "float O[40][96], float I[42][96], float F[3][96]")
    assert (found.column, found.rows, found.reductions, found.lanewise) == (2, (0,), (1,), True)
    assert found.vector.array == "F"
    assert matched(loops.replace("F[t][c]", "F[t][2 * c]"), "float O[40][96], float I[42][96], float F[3][200]") == ()


def few_outputs(outputs: int, pad: int) -> tuple[str, str]:
    """A convolution of few output channels on images channel by channel, and its arrays."""
    width, reach = 40, f"x + k - {pad}"
    loops = (
        f"for (int o = 0; o < {outputs}; o++) for (int y = 0; y < 30; y++) for (int x = 0; x < {width}; x++) "
        "for (int c = 0; c < 8; c++) for (int r = 0; r < 3; r++) for (int k = 0; k < 3; k++) "
        f"if ({reach} >= 0 && {reach} < {width}) O[o][y][x] += I[c][y + r][{reach}] * F[o][c][r][k];"
    )
    return loops, f"float O[{outputs}][30][40], float I[8][32][{width}], float F[{outputs}][8][3][3]"


def test_pixels_at_a_border_are_columns_where_few_channels_come_out() -> None:
    found = [one for one in matched(*few_outputs(4, 1)) if not one.turned]
    assert [(one.column, one.rows, one.broadcast.array, one.uniform) for one in found] == [(2, (0,), "F", False)]


def test_a_single_channel_comes_out_of_one_factor_for_all_rows_and_columns() -> None:
    found = [one for one in matched(*few_outputs(1, 1)) if one.uniform]
    assert [(one.column, one.rows, one.broadcast.array, one.vector.array) for one in found] == [(2, (1,), "I", "F")]


def test_many_channels_leave_pixels_at_a_border_alone() -> None:
    assert all(one.turned for one in matched(*few_outputs(32, 1)))
