"""Dot products along vectors: right kernels pass, seeded faults do not, and only consent brings them about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.machine import named
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.generate import generate
from polyxform.microkernels.lane_sums import sum_function
from polyxform.microkernels.model import Elementwise, Kernel, Reduction, Shape
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.verification.model import Request
from polyxform.verification.verify import verify

ALONG = Shape("float", "+", 1, 8, 0, 0, (Reduction(1000, 1, 1),), b_column=1000, loose=True, along=16)
SCALED = replace(
    ALONG,
    rows=2,
    columns=11,
    a_row=1000,
    c_row=50,
    reductions=(Reduction(None, 1000, 77), Reduction(None, 1, 1)),
    scaled="a",
    before=(Elementwise("*", "scalar"),),
)
SHAPES = {
    "floats": ALONG,
    "scaled, part of a vector": SCALED,
    "doubles subtracted": replace(ALONG, element="double", along=8, columns=1, operator="-"),
    "narrow vectors": replace(ALONG, rows=2, a_row=None, c_row=None, along=8),
}
SOURCE = """
void f(const float A[restrict 45][70], const float x[restrict 70], float y[restrict 45])
{
#pragma scop
    for (int i = 0; i < 45; i++)
        for (int k = 0; k < 70; k++) y[i] += A[i][k] * x[k];
#pragma endscop
}
"""


def kernel(shape: Shape = ALONG) -> Kernel:
    return generate(shape, "px_kernel", named("x86-64-v4"))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_kernels_are_right(shape):
    check(kernel(shape))


WRONG = {
    "a column twice": ("bt[2 * b_column]", "bt[b_column]"),
    "a block too few": ("block0 < blocks0", "block0 + 1 < blocks0"),
    "no rest": ("count0 - 16 * blocks0", "0 * blocks0"),
    "sums in another order": ("{t0_0, t0_1", "{t0_1, t0_0"),
    "a sum left out": ("px_sum_f32x16(&t0_3, &s0_3);", ""),
    "another vector": ("&s0_3);", "&c0_0);"),
    "sums that begin with something": ("px_f32x16 s0_0 = {0}", "px_f32x16 s0_0 = *(const px_f32x16 *)&a[0]"),
}


@pytest.mark.parametrize(("old", "new"), WRONG.values(), ids=WRONG)
def test_faults_are_found(old, new):
    right = kernel()
    assert old in right.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(right, text=right.text.replace(old, new)))


def test_their_order_counts_without_consent():
    right = kernel()
    with pytest.raises(MicrokernelMismatch, match="order"):
        check(replace(right, shape=replace(ALONG, loose=False)))
    with pytest.raises(ValueError, match="order"):
        kernel(replace(ALONG, loose=False))


@pytest.mark.parametrize("name", ["px_sum_f32x1", "px_sum_f32x12", "px_sums_f32x8"])
def test_other_names_are_refused(name):
    with pytest.raises(ValueError, match="no function"):
        sum_function(name)


def test_consent_brings_them_about():
    options = Options(target="x86-64-v3", max_seconds=0)
    assert "px_sum_f32x8" not in optimize(SOURCE, options).text
    compilation = optimize(SOURCE, replace(options, reassociate=True))
    assert "px_sum_f32x8" in compilation.text
    assert verify(compilation, Request(threads=(1,))).passed
