"""Kernels that scale their sums as a whole, which takes consent, are held against their meaning."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.model import Shape

from tests.microkernels.test_check import APART, CHOOSING, FUSED, LANEWISE, TURNED, kernel

LATE = replace(FUSED, loose=True)
SHAPES = {
    "first factor": LATE,
    "second factor": replace(LATE, scaled="b", operator="-"),
    "open extents": replace(LATE, before=(), rows_open=True, columns_open=True),
    "choices": replace(CHOOSING, loose=True),
    "columns of B apart": replace(APART, scaled="a", loose=True),
    "columns of C apart": replace(TURNED, scaled="a", loose=True),
    "products column by column": replace(LANEWISE, scaled="b", loose=True),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_generated_kernels_pass(shape: Shape) -> None:
    check(kernel(shape))


LATE_FAULTS = {
    "sums not scaled": ("c1_0 = old1_0 + alpha * c1_0;", "c1_0 = old1_0 + c1_0;"),
    "sums scaled by another scalar": ("c1_0 = old1_0 + alpha * c1_0;", "c1_0 = old1_0 + s1 * c1_0;"),
    "what came before scaled": ("c1_0 = old1_0 + alpha * c1_0;", "c1_0 = c1_0 + alpha * old1_0;"),
    "another row": ("c1_0 = old1_0 + alpha * c1_0;", "c1_0 = old0_0 + alpha * c1_0;"),
    "not begun at zero": ("c1_0 = {0};", "c1_0 = *(const px_f32x16 *)&d0[d0_row];"),
    "scaled twice": ("const float a1 = at[a_row]", "const float a1 = alpha * at[a_row]"),
}


@pytest.mark.parametrize(("right", "wrong"), LATE_FAULTS.values(), ids=LATE_FAULTS.keys())
def test_seeded_faults_in_late_scaling_are_caught(right: str, wrong: str) -> None:
    sound = kernel(LATE)
    assert right in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(right, wrong, 1)))


def test_sums_are_scaled_late_by_consent_only() -> None:
    with pytest.raises(MicrokernelMismatch):
        check(replace(kernel(LATE), shape=FUSED))
