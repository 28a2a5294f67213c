"""Sizes that are macros in the source are macros in generated code."""

import pytest
from polyxform.codegen.macros import Sizes
from polyxform.options import Options
from polyxform.pipeline import optimize

SIZES = Sizes({"N": 100, "M": 64, "K": 3}, {"i": ("N",), "j": ("M",), "k": ("K",)})

SUMS = """#define ROWS 40
#define COLS 60
#define TAPS 3
#define SCALE 0.25f
void blur(float out[restrict ROWS][COLS], const float in[restrict ROWS][COLS])
{
#pragma scop
    for (int i = 1; i < ROWS - 1; i++)
        for (int j = 0; j <= COLS - TAPS; j++) {
            out[i][j] = 0;
            for (int t = 0; t < TAPS; t++)
                out[i][j] += SCALE * (in[ROWS - 1 - i][j + t] + COLS);
        }
#pragma endscop
}
"""

PRODUCT = """#define N 100
void product(float C[restrict N][N], const float A[restrict N][N], const float B[restrict N][N])
{
#pragma scop
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            for (int k = 0; k < N; k++)
                C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("for (int i = 0; i < 100; i++) {", "for (int i = 0; i < N; i++) {"),
        ("for (int i = 1; i < 99; i++) {", "for (int i = 1; i < N - 1; i++) {"),
        ("for (int i = 0; i <= 102; i++) {", "for (int i = 0; i <= N + 2; i++) {"),
        ("for (long i_tile = 96; i_tile < 100; i_tile += 4) {", "for (long i_tile = N - 4; i_tile < N; i_tile += 4) {"),
        ("for (long i_tile = 0; i_tile < 90; i_tile += 6) {", "for (long i_tile = 0; i_tile < 90; i_tile += 6) {"),
        ("for (int j = 0; j < 100; j++) {", "for (int j = 0; j < 100; j++) {"),
        ("for (int k = 0; k < 3; k++) {", "for (int k = 0; k < K; k++) {"),
        ("for (int k = 0; k < 2; k++) {", "for (int k = 0; k < 2; k++) {"),
        ("for (int j = j_tile; j <= j_tile + 63; j++) {", "for (int j = j_tile; j <= j_tile + 63; j++) {"),
        ("for (int j = 64 * t; j < 64 * t + 64; j++) {", "for (int j = 64 * t; j < 64 * t + M; j++) {"),
        (
            "for (long i = 0; i < px_min(32, 100 - i_tile); i++) {",
            "for (long i = 0; i < px_min(32, N - i_tile); i++) {",
        ),
        ("for (int i = 0; i < -j + 100; i++) {", "for (int i = 0; i < -j + N; i++) {"),
        ("for (int i = -99; i < 1; i++) {", "for (int i = -99; i < 1; i++) {"),
        ("for (int i = -100; i < 1; i++) {", "for (int i = -N; i < 1; i++) {"),
        ("if (i == 99) {", "if (i == N - 1) {"),
        ("float px_t[32][64];", "float px_t[32][M];"),
        ("x[100] = 64;", "x[100] = 64;"),
    ],
)
def test_a_line(line, expected):
    assert SIZES.in_code(f"    {line}\n") == f"    {expected}\n"


def test_bounds_subscripts_and_values_are_as_written():
    text = optimize(SUMS, Options(target="x86-64-v3")).text
    assert "i < ROWS - 1" in text
    assert "t < TAPS" in text
    assert "in[ROWS - 1 - i][j + t] + COLS" in text
    assert "SCALE * " in text
    assert "/* for COLS = 60, ROWS = 40, TAPS = 3: " in text


def test_tiles_have_numbers_of_their_own():
    compilation = optimize(PRODUCT, Options(target="x86-64-v3"))
    assert compilation.regions[0].transformed
    assert "_tile < N;" in compilation.text
    assert "_tile += N" not in compilation.text
