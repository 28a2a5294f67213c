"""One loop for the rows and columns of images: what is found, what is proven, and what is not."""

from __future__ import annotations

import pytest
from polyxform.diagnostics import Unsupported
from polyxform.options import Options
from polyxform.preparation import prepared_models
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.flat_rows import flat_rows
from polyxform.scop.rewrites.flat_loops import flat_loops
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.flat_loops import check_flat

SIZES = {"k": 5, "c": 3, "h": 4, "w": 7, "v": 9, "pad": 0}
ARGUMENTS = (
    "int k, int c, int h, int w, int v, int pad, const float in[restrict c][h][w], const float f[restrict k][c], "
    "float out[restrict k][h][w], float wide[restrict k][h][v], const float bias[restrict k]"
)
FILTERS = "for (int o = 0; o < k; o++)"
ROWS = "for (int y = 0; y < h; y++)"
COLUMNS = "for (int x = 0; x < w; x++)"
CHANNELS = "for (int i = 0; i < c; i++)"
SUM = "out[o][y][x] += in[i][y][x] * f[o][i];"
NEST = f"{FILTERS} {ROWS} {COLUMNS} {{ out[o][y][x] = 0.0f; {CHANNELS} {SUM} }}"
PADDED = (
    f"{FILTERS} {ROWS} {COLUMNS} {CHANNELS} {{ int row = y - pad; "
    "if (0 <= row && row < h && 0 <= x - pad && x - pad < w) out[o][y][x] += in[i][row][x - pad] * f[o][i]; }"
)
BIAS = f"{FILTERS} {ROWS} {COLUMNS} out[o][y][x] += bias[o];"
FLAT = (
    f"{FILTERS} for (int y_x = 0; y_x < 28; y_x++) "
    f"{{ out[o][0][y_x] = 0.0f; {CHANNELS} out[o][0][y_x] += in[i][0][y_x] * f[o][i]; }}"
)


def region(body: str) -> RegionTree:
    """A region of these statements."""
    sizes = ", ".join(f"{name} = {value}" for name, value in SIZES.items())
    head = f"void g({ARGUMENTS})\n{{\n#pragma polyxform size({sizes})\n#pragma scop\n"
    source = SourceFile.from_text(f"{head}{body}\n#pragma endscop\n}}\n", "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def flat_arrays(body: str) -> dict[str, int]:
    """The arrays whose rows follow one another in the end."""
    (model,) = prepared_models(region(body), Options(general=False))
    return dict(flat_rows(model.scop))


def is_right(before: str, after: str) -> bool:
    """Whether the second text is proven to do what the first one does."""
    old, new = (extract_with_loops(region(text), SIZES) for text in (before, after))
    try:
        check_flat(old, new, "y_x")
    except (ValidationFailure, Unsupported):
        return False
    return True


@pytest.mark.parametrize(
    "body",
    [
        NEST,
        PADDED,
        NEST + BIAS,
        f"{FILTERS} {ROWS} {{ {COLUMNS} {{ {CHANNELS} {{ {SUM} }} }} }}",
        NEST + BIAS.replace("y", "line").replace("x", "pixel"),
        NEST + "wide[0][0][0] = 1.0f;",
    ],
)
def test_rows_and_columns_are_one_loop(body: str) -> None:
    assert flat_arrays(body) == {"in": 1, "out": 1}


@pytest.mark.parametrize(
    "body",
    [
        BIAS,
        NEST.replace("x < w", "x < w - y"),
        NEST.replace("x < w", "x < w - 1"),
        NEST.replace("in[i][y][x]", "in[i][h - 1 - y][x]"),
        NEST.replace("f[o][i]", "bias[o]").replace("in[i][y][x]", "wide[o][y][x]"),
        NEST.replace("out[o]", "wide[o]"),
        NEST.replace("f[o][i]", "f[o][i] * y"),
        NEST + "out[0][0][0] = 1.0f;",
        NEST + f"{FILTERS} {COLUMNS} {ROWS} out[o][y][x] += bias[o];",
        NEST + f"{FILTERS} {ROWS} {COLUMNS} if (x != 3) out[o][y][x] += bias[o];",
        f"{FILTERS} {ROWS} {{ wide[o][y][0] = 0.0f; {COLUMNS} {CHANNELS} {SUM} }}",
        f"{ROWS} {COLUMNS} {CHANNELS} out[0][y][x] += in[i][y][x] * in[i][x][y];",
    ],
)
def test_everything_else_stays(body: str) -> None:
    assert flat_arrays(body) == {}


def test_sizes_have_to_be_known() -> None:
    assert list(flat_loops(region(NEST), {})) == []


@pytest.mark.parametrize("before", [NEST, NEST.replace("in[i][y][x]", "in[i][y - pad][x]")])
def test_one_loop_for_the_same_elements_is_right(before: str) -> None:
    assert is_right(before, FLAT)


@pytest.mark.parametrize(
    "after",
    [
        FLAT.replace("y_x < 28", "y_x < 27"),
        FLAT.replace("out[o][0][y_x] = 0.0f", "out[o][0][27 - y_x] = 0.0f"),
        FLAT.replace("in[i][0][y_x]", "in[i][1][y_x]"),
        FLAT.replace("in[i][0][y_x]", "in[i][0][2 * y_x]"),
        FLAT.replace("out[o][0][y_x] += in", "out[o][0][y_x] -= in"),
        FLAT.replace("f[o][i]", "f[o][c - 1 - i]"),
        FLAT.replace("0.0f", "1.0f"),
        FLAT.replace("y_x = 0; y_x < 28; y_x++", "y_x = 27; y_x >= 0; y_x--"),
        FLAT.replace("i = 0; i < c; i++", "i = c - 1; i >= 0; i--"),
        f"{FILTERS} for (int y_x = 0; y_x < 28; y_x++) out[o][0][y_x] = 0.0f; {FLAT.replace('= 0.0f', '+= 0.0f')}",
    ],
)
def test_other_loops_are_not(after: str) -> None:
    assert not is_right(NEST, after)


def test_elements_are_the_same_everywhere() -> None:
    assert is_right(NEST + BIAS, FLAT + BIAS.replace("y", "a").replace("x", "b")) is False
    flat_bias = f"{FILTERS} for (int y_x = 0; y_x < 28; y_x++) out[o][0][y_x] += bias[o];"
    assert is_right(NEST + BIAS, FLAT + flat_bias)


def test_rows_of_another_length_do_not_follow_one_another() -> None:
    before, after = (text.replace("out[o]", "wide[o]") for text in (NEST, FLAT))
    assert not is_right(before, after)


def test_counters_used_elsewhere_are_seen() -> None:
    assert not is_right(NEST.replace("= 0.0f", "= y"), FLAT.replace("= 0.0f", "= y_x / 7"))
