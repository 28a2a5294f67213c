"""Kernels of several lines read each row of A once for all lines, and add up in the order of the source."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.machine import named
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Elementwise, Kernel, Reduction, Shape
from polyxform.microkernels.slides import slide_of

MACHINE = named("x86-64-v4")
ZERO = Elementwise("=", "zero")
TAPS = Reduction(3, 160, 96), Reduction(3, 16, 32)
LINES = Shape("float", "+", 4, 16, 16, 16, TAPS, before=(ZERO,), a_column=1, lines=6, a_line=160, c_line=128)
PADDED = (
    replace(TAPS[0], lines=((1, 6), (0, 6), (0, 5)), origin=1),
    replace(TAPS[1], rows=((1, 4), (0, 4), (0, 3)), origin=1),
)
STRIDED = replace(LINES, a_line=320, a_row=32)


def kernel(shape: Shape) -> Kernel:
    """A correct kernel for a 16-lane machine."""
    return generate(shape, "px_kernel", MACHINE)


SHAPES = {
    "whole image": LINES,
    "border on all sides": replace(LINES, reductions=PADDED),
    "lines two places apart": STRIDED,
    "lines two places apart, at the upper border": replace(
        STRIDED, reductions=(replace(TAPS[0], lines=((1, 6), (0, 6), (0, 6)), origin=1), TAPS[1])
    ),
    "wide border": replace(
        LINES, reductions=(Reduction(5, 160, 96, lines=((2, 6), (1, 6), (0, 6), (0, 5), (0, 4)), origin=2), TAPS[1])
    ),
    "one reduction": replace(LINES, reductions=TAPS[:1]),
    "two vectors, the last one partial": replace(LINES, columns=27, a_row=32, c_row=32, c_line=128),
    "begins with a number": replace(LINES, before=(Elementwise("=", "scalar"),)),
    "begins with a bias and ends with a residual and a bound": replace(
        LINES,
        before=(Elementwise("=", "array", 0, 1),),
        after=(Elementwise("+", "array", 16, 1, 128), Elementwise("<", "zero")),
    ),
    "prefetches": replace(LINES, reductions=PADDED, a_ahead=4),
    "differences of doubles": replace(LINES, element="double", operator="-", columns=8),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_generated_kernels_pass(shape: Shape) -> None:
    check(kernel(shape))


def test_a_row_is_loaded_once_for_all_lines() -> None:
    text = kernel(LINES).text
    assert text.count("= *(const px_f32x16 *)&at[") == 6
    assert text.count("= *(const px_f32x16 *)&a[") == 2 * 6


def test_what_lines_read_is_prefetched_some_lines_ahead() -> None:
    text = kernel(replace(LINES, a_ahead=4)).text
    assert text.count("__builtin_prefetch(&at[") == 6
    assert "__builtin_prefetch(&at[2 * a_stride0 + a_stride1 + 4 * a_line], 0, 2);" in text


FAULTS = {
    "tap of another line": ("n1_0_0 += a2_0_0 * b1_0_0;", "n1_0_0 += a2_0_0 * b2_0_0;"),
    "sums of another line": ("n1_0_0 = n2_0_0;", "n1_0_0 = c0_0;"),
    "sums that go on": ("n2_0_0 = first_0;", ""),
    "line of another place": ("a + line * a_line", "a + line * c_line"),
    "result in another line": ("c + line * c_line", "c + c_line"),
    "a line too few": ("line < 6;", "line < 5;"),
    "a line too many": ("line < 6;", "line < 7;"),
    "tap left out": ("c0_0 += a2_0_0 * b2_0_0;", ""),
    "another distance": ("const long c_line = 128;", "const long c_line = 144;"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_faults_are_caught(fault: tuple[str, str]) -> None:
    sound = kernel(LINES)
    assert fault[0] in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(*fault)))


REFUSED = {
    "begins with C": replace(LINES, before=()),
    "begins with a value of each row": replace(LINES, before=(Elementwise("=", "array", 16, 1),)),
    "begins with a value of each line": replace(LINES, before=(Elementwise("=", "array", 0, 1, 128),)),
    "lines share nothing": replace(LINES, a_line=480),
    "lines between places": replace(LINES, a_line=200),
    "backwards in A": replace(LINES, reductions=(TAPS[0], replace(TAPS[1], a_stride=-16))),
    "open count": replace(LINES, reductions=(replace(TAPS[0], count=None), TAPS[1])),
    "three reductions": replace(LINES, reductions=(*TAPS, Reduction(2, 1, 1))),
    "rows sit out of the outer reduction": replace(
        LINES, reductions=(replace(TAPS[0], rows=((1, 4), (0, 4), (0, 4))), TAPS[1])
    ),
    "a line in the middle sits out": replace(
        LINES, reductions=(replace(TAPS[0], lines=((0, 6), (0, 3), (0, 6))), TAPS[1])
    ),
    "lines of C overlap": replace(LINES, c_line=32),
    "open rows": replace(LINES, rows_open=True),
}


@pytest.mark.parametrize("shape", REFUSED.values(), ids=REFUSED.keys())
def test_what_lines_cannot_be_is_refused(shape: Shape) -> None:
    with pytest.raises(ValueError, match=r"lines|open"):
        kernel(shape)


def test_the_border_of_an_image_needs_no_line_apart_but_the_last() -> None:
    found = slide_of(replace(LINES, reductions=PADDED))
    assert found is not None
    assert (found.step, found.taps, found.first, found.beyond, found.live) == (1, 3, 0, 5, 3)
