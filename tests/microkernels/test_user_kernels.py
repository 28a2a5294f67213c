"""Functions that a person declares as microkernels: what is read of their meaning, and where they are called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.generate import user_kernel
from polyxform.microkernels.model import Elementwise, Function, Reduction, Shape
from polyxform.microkernels.user_kernels import mismatch, read_user_kernel
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.verification.model import Request
from polyxform.verification.verify import verify

MEANING = """
static inline void means(long k, const float *a, const float *b, float *c, long ldb)
{
    for (long p = 0; p < k; p++)
        for (long i = 0; i < 6; i++)
            for (long j = 0; j < 16; j++)
                c[i * 96 + j] += a[50 * i + p] * b[p * ldb + j];
}
"""
DECLARED = Function("fast", MEANING)
TILE = Shape("float", "+", 6, 16, 50, 96, (Reduction(50, 1, 96),))
FUSED = replace(
    TILE, before=(Elementwise("=", "zero"),), after=(Elementwise("!>", "zero"), Elementwise("+", "array", 0, 1))
)
TAPS = replace(TILE, reductions=(Reduction(3, 50, 4800), Reduction(None, 1, None)))


def declared(old: str = "", new: str = "") -> Function:
    assert old in MEANING
    return Function("fast", MEANING.replace(old, new) if old else MEANING)


@pytest.mark.parametrize("shape", [TILE, FUSED, TAPS], ids=["plain", "with companions", "inside a loop"])
def test_calls_are_right(shape):
    kernel = user_kernel(shape, "px_kernel", read_user_kernel(DECLARED))
    assert "fast(" in kernel.text
    check(kernel)


@pytest.mark.parametrize(
    ("old", "new"),
    [("fast(count0", "fast(a_row"), (", a, b, c", ", b, a, c"), ("b_stride0);", "c_row);"), ("fast(", "slow(")],
)
def test_wrong_calls_are_found(old, new):
    kernel = user_kernel(replace(TILE, reductions=(Reduction(None, 1, 90),)), "px_kernel", read_user_kernel(DECLARED))
    assert old in kernel.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(kernel, text=kernel.text.replace(old, new)))


def test_another_meaning_is_found():
    kernel = user_kernel(TILE, "px_kernel", read_user_kernel(DECLARED))
    for old, new in (("i * 96", "i * 95"), ("+=", "-="), ("p * ldb", "p * 16"), ("p < k", "p < 49")):
        with pytest.raises(MicrokernelMismatch):
            check(replace(kernel, declared=declared(old, new)))


MISMATCHES = {
    "rows of the result": ("i * 96", "i * 95", "c_row is 95"),
    "rows of a": ("50 * i", "51 * i", "a_row is 51"),
    "size": ("i < 6", "i < 4", "computes 4 x 16 elements, and the tile has 6 x 16"),
    "count": ("p < k", "p < 49", "count0 is 49"),
    "operator": ("+=", "-=", "c -= a * b"),
    "element": ("float", "double", "in double"),
    "columns": ("p * ldb + j", "p + j * ldb", "b_stride0 is 1"),
    "one parameter for two things": ("i * 96", "i * k", "its parameter k"),
}


@pytest.mark.parametrize(("old", "new", "reason"), MISMATCHES.values(), ids=MISMATCHES)
def test_a_mismatch_is_named(old, new, reason):
    assert reason in mismatch(TILE, read_user_kernel(declared(old, new)))


UNREADABLE = {
    "another statement": ("+= a[50 * i + p] * b[p * ldb + j]", "= a[50 * i + p]", "innermost statement"),
    "a loop from 1": ("p = 0", "p = 1", "begin at 0"),
    "an int": ("long ldb", "int ldb", "type long"),
    "an unknown size": ("i < 6", "i < k", "number of its rows"),
    "no tile": ("i * 96 + j", "i * 96 + j * 2", "no tile"),
    "a call": ("c[i * 96 + j] += a[50 * i + p] * b[p * ldb + j];", "step(c);", "innermost statement"),
}


@pytest.mark.parametrize(("old", "new", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_product_is_refused(old, new, reason):
    with pytest.raises(ValueError, match=reason):
        read_user_kernel(declared(old, new))


FILE = (
    MEANING.replace("inline void means", "void fast")
    + "\n#pragma polyxform microkernel(fast)"
    + MEANING
    + """
void f(const float A[restrict 70][50], const float B[restrict 50][96], float C[restrict 70][96])
{
#pragma polyxform microkernel(fast) target(x86-64-v3)
#pragma scop
    for (int i = 0; i < 70; i++)
        for (int j = 0; j < 96; j++) {
            C[i][j] = 0.0f;
            for (int k = 0; k < 50; k++) C[i][j] += A[i][k] * B[k][j];
        }
#pragma endscop
}
"""
)


def test_a_file_calls_its_own_function():
    compilation = optimize(FILE)
    assert "fast(count0, a, b, c, b_stride0);" in compilation.text
    assert not [one for one in compilation.diagnostics if one.code == "PX405"]
    assert verify(compilation, Request(threads=(2,))).passed


def test_a_file_is_told_why_its_function_is_not_called():
    told = [
        one.message
        for text in (
            FILE.replace("c[i * 96", "c[i * 90"),
            FILE.replace("p = 0", "p = 1"),
            FILE.replace("#pragma polyxform microkernel(fast)\nstatic", "static"),
        )
        for one in optimize(text, Options()).diagnostics
        if one.code == "PX405"
    ]
    assert ["c_row is 90" in told[0], "begin at 0" in told[1], "stands in front" in told[2]] == [True] * 3
