"""Kernels that go through tiles of columns copy what the next tile reads, and compute what others do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.machine import named
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Elementwise, Kernel, Reduction, Shape

MACHINE = named("x86-64-v4")
ZERO = Elementwise("=", "zero")
TAPS = Reduction(3, 5120, 1536), Reduction(3, 512, 512)
TILES = Shape(
    *("float", "+", 4, 48, 512, 512, TAPS), before=(ZERO,), a_column=1, lines=6, a_line=5120, c_line=4096, relay=16
)
PADDED = (
    replace(TAPS[0], lines=((1, 6), (0, 6), (0, 5)), origin=1),
    replace(TAPS[1], rows=((1, 4), (0, 4), (0, 3)), origin=1),
)


def kernel(shape: Shape) -> Kernel:
    """A correct kernel for a 16-lane machine."""
    return generate(shape, "px_kernel", MACHINE)


SHAPES = {
    "whole image": TILES,
    "two tiles": replace(TILES, columns=32),
    "border on all sides": replace(TILES, reductions=PADDED),
    "lines two places apart": replace(TILES, a_line=10240, a_row=1024),
    "wide border": replace(
        TILES, reductions=(Reduction(5, 5120, 1536, lines=((2, 6), (1, 6), (0, 6), (0, 5), (0, 4)), origin=2), TAPS[1])
    ),
    "one reduction": replace(TILES, reductions=TAPS[:1]),
    "begins and ends with numbers": replace(
        TILES, before=(Elementwise("=", "scalar"),), after=(Elementwise("*", "scalar"), Elementwise("<", "zero"))
    ),
    "doubles": replace(TILES, element="double", operator="-", relay=8),
    "tiles of two vectors": replace(TILES, columns=64, relay=32),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_generated_kernels_pass(shape: Shape) -> None:
    check(kernel(shape))


def test_all_that_is_multiplied_comes_from_the_array() -> None:
    text = kernel(TILES).text
    assert "float near[768] __attribute__((aligned(64)));" in text
    assert "const float *next = a + (2 > tile ? column + 16 : column);" in text
    assert "= *(const px_f32x16 *)&a[" not in text


FAULTS = {
    "copy left out": ("*(px_f32x16 *)&near[16] = *(const px_f32x16 *)&next[a_stride1];", ""),
    "copy of another place": (
        "&near[16] = *(const px_f32x16 *)&next[a_stride1];",
        "&near[16] = *(const px_f32x16 *)&next[0];",
    ),
    "copy of the same tile": ("column + 16 : column", "column : column"),
    "a copy behind the last tile": ("(2 > tile ?", "(3 > tile ?"),
    "first copy too short": ("place < 8;", "place < 7;"),
    "first copy of another place": ("near + place * 96", "near + place * 80"),
    "array too small": ("near[768]", "near[752]"),
    "another array": ("float near[768]", "double near[768]"),
    "a tile too few": ("tile < 3;", "tile < 2;"),
    "tiles that overlap": ("column = tile * 16;", "column = tile * 8;"),
    "taps of another tile": ("&b[column]", "&b[0]"),
    "result of another tile": ("c + column + line", "c + line"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_faults_are_caught(fault: tuple[str, str]) -> None:
    sound = kernel(TILES)
    assert fault[0] in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(*fault)))


REFUSED = {
    "columns left over": replace(TILES, columns=40),
    "a single tile": replace(TILES, columns=16),
    "a single line": replace(TILES, lines=1),
    "lines that share nothing": replace(TILES, a_line=3 * 5120),
    "an operand that tiles would have to move along": replace(TILES, after=(Elementwise("+", "array", 512, 1, 4096),)),
}


@pytest.mark.parametrize("shape", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_go_through_tiles_is_refused(shape: Shape) -> None:
    with pytest.raises(ValueError, match="lines"):
        kernel(shape)
