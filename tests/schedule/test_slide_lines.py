"""Depthwise convolutions with channels innermost run in kernels of whole strips; others do not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.reporting.explanation import explanation
from polyxform.schedule.contractions.slide_lines import strip
from polyxform.syntax.source import SourceFile

DEPTHWISE = """void depthwise(const float I[restrict HIGH][WIDE][CHANNELS], const float F[restrict TAPS][3][CHANNELS],
               const float bias[restrict CHANNELS], float O[restrict LINES][28][CHANNELS])
{
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < LINES; i++)
        for (int x = 0; x < 28; x++) {
            for (int c = 0; c < CHANNELS; c++)
                O[i][x][c] = 0.0f;
            for (int r = 0; r < TAPS; r++)
                for (int s = 0; s < 3; s++)
                    if (LOW)
                        for (int c = 0; c < CHANNELS; c++)
                            O[i][x][c] += I[i * STEP + r][x + s][c] * F[r][s][c];
        }
#pragma endscop
}
"""
KERNEL = Path(__file__).parents[2] / "input_kernels" / "conv2d_depthwise.c"
SIZES = {"HIGH": 64, "WIDE": 30, "CHANNELS": 128, "TAPS": 3, "LINES": 28, "STEP": 1, "LOW": "i + r >= 1 && i + r < 29"}


def emitted(text: str = DEPTHWISE, **changes: object) -> str:
    """The code of a convolution."""
    for name, value in {**SIZES, **changes}.items():
        text = text.replace(name, str(value))
    return compile_source(SourceFile.from_text(text, "k.c"), Options(parallel=False)).text


def lines(text: str) -> list[str]:
    """How many lines each kernel computes, () for none."""
    return re.findall(r"line < (\d+), row < (\d+), column < (\d+):", text)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({}, ("28", "7", "16")), ({"STEP": 2}, ("28", "7", "16")), ({"CHANNELS": 60}, ("28", "7", "16"))],
    ids=["neighbors share two rows", "neighbors share one row", "a part of a vector"],
)
def test_strips_in_one_call(changes: dict[str, int], expected: tuple[str, ...]) -> None:
    assert expected in lines(emitted(**changes))


@pytest.mark.parametrize(
    "changes",
    [{"STEP": 3}, {"TAPS": 9}, {"LINES": 4, "LOW": "i + r >= 1 && i + r < 5"}],
    ids=["lines share nothing", "a filter larger than the registers", "hardly any lines"],
)
def test_other_convolutions_take_a_line_at_a_time(changes: dict[str, object]) -> None:
    assert not lines(emitted(**changes))


@pytest.mark.parametrize("channels", [512, 1024])
def test_neighbors_in_the_same_sets_of_the_cache_are_copied_ahead(channels: int) -> None:
    text = emitted(CHANNELS=channels)
    assert ("28", "7", "256") in lines(text)
    assert "copy I a vector ahead" in text


@pytest.mark.parametrize("channels", [256, 384, 640, 1030])
def test_neighbors_in_other_sets_are_not_copied(channels: int) -> None:
    assert "a vector ahead" not in emitted(CHANNELS=channels)


@pytest.mark.parametrize(("wide", "fetched"), [(30, False), (3000, True)])
def test_images_that_do_not_fit_the_last_cache_are_prefetched(wide: int, fetched: bool) -> None:
    assert ("__builtin_prefetch(&at[" in emitted(WIDE=wide)) == fetched


def test_sums_that_begin_with_values_from_memory_take_a_line_at_a_time() -> None:
    text = DEPTHWISE.replace("= 0.0f", "= bias[c]")
    assert not lines(emitted(text))


def test_sums_end_with_what_the_source_does_to_them() -> None:
    relu = "O[i][x][c] = O[i][x][c] < 0.0f ? 0.0f : O[i][x][c];"
    loop = f"            for (int c = 0; c < CHANNELS; c++)\n                {relu}\n        }}\n#pragma endscop"
    text = emitted(DEPTHWISE.replace("        }\n#pragma endscop", loop))
    assert ("28", "7", "16") in lines(text)
    assert "px_if_lt_f32x16(&c0_0, &other" in text


@pytest.mark.parametrize(("points", "most", "rows"), [(14, 7, 7), (56, 10, 8), (28, 10, 7), (13, 7, 7), (5, 7, 5)])
def test_strips_are_of_one_size_where_that_costs_little(points: int, most: int, rows: int) -> None:
    assert strip(points, min(points, most)) == rows


@pytest.mark.parametrize("parallel", [False, True])
def test_strips_are_taken_where_one_core_gains_more_than_cores_that_share_the_memory_lose(parallel: bool) -> None:
    pixels = {"channels": 64, "height": 112, "width": 112, "out_h": 56, "out_w": 56, "stride": 2}
    options = Options(parallel=parallel, general=False, sizes=tuple(pixels.items()))
    compilation = compile_source(SourceFile.from_text(KERNEL.read_text(), "k.c"), options)
    (prediction,) = compilation.regions[1].versions[0].candidate.predictions
    assert lines(compilation.text)
    assert prediction.next_best is not None
    behind = prediction.chosen.seconds > prediction.next_best[1].seconds
    assert behind == parallel
    assert ("as good as the fastest on all cores" in explanation(compilation)) == behind
