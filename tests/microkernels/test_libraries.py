"""Kernels that call libraries: the check, and the functions that they call on the real libraries."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from polyxform.machine import named
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.generate import generate
from polyxform.microkernels.libraries import LIBRARIES, links_of, product_function, product_name
from polyxform.microkernels.model import Elementwise, Kernel, Reduction, Shape

OPEN = Reduction(None, None, None)
ZERO = Elementwise("=", "zero")
TILE = Shape("float", "+", 64, 48, 100, 60, (Reduction(90, 1, 60),), backend="cblas", loose=True)
BATCH = replace(TILE, reductions=(Reduction(3, 64, 4096), Reduction(90, 1, 60)), before=(ZERO,))
TAPS = replace(TILE, reductions=(Reduction(3, 64, 4096), Reduction(None, 7, 9), Reduction(90, 1, 60)), before=(ZERO,))
ALL = replace(
    TILE,
    rows=0,
    columns=0,
    rows_open=True,
    columns_open=True,
    a_row=None,
    c_row=None,
    reductions=(OPEN,),
    before=(ZERO,),
)
FUSED = replace(
    BATCH,
    before=(Elementwise("=", "array", None, 1), Elementwise("*", "scalar")),
    after=(Elementwise("+", "array", 0, 1), Elementwise("!>", "zero"), Elementwise("<", "scalar")),
    scaled="a",
)
SHAPES = {
    "a tile": TILE,
    "a batch from zero": BATCH,
    "loops around a batch": TAPS,
    "extents as arguments": ALL,
    "with companions": FUSED,
    "scaled result": replace(TILE, before=(Elementwise("*", "scalar"),), scaled="b"),
    "subtracted": replace(TILE, operator="-"),
    "columns apart": replace(TILE, reductions=(Reduction(90, 1, 1),), b_column=90),
    "one row": replace(TILE, rows=1, a_row=0, c_row=0),
    "oneDNN": replace(ALL, backend="onednn"),
    "LIBXSMM": replace(BATCH, backend="libxsmm"),
    "doubles": replace(BATCH, backend="libxsmm", element="double"),
}


def kernel(shape: Shape = BATCH) -> Kernel:
    return generate(shape, "px_kernel", named("x86-64-v4"))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_generated_calls_are_right(shape):
    check(kernel(shape))


WRONG = {
    "another stride": ("a, a_row", "a, c_row"),
    "another number of steps": ("columns, count1", "columns, count0"),
    "too many rows": ("(rows, columns", "(rows + 1, columns"),
    "beta": ("1, 0,", "1, 1,"),
    "alpha": (", 1, 0,", ", -1, 0,"),
    "factors swapped": ("a, a_row, a_stride1, a_stride0, b,", "b, a_row, a_stride1, a_stride0, a,"),
    "a constant for the rows": ("(rows, columns", "(64, columns"),
    "another constant": ("const long rows = 64", "const long rows = 63"),
    "another element": ("px_cblas_f32", "px_cblas_f64"),
}


@pytest.mark.parametrize(("old", "new"), WRONG.values(), ids=WRONG)
def test_wrong_calls_are_found(old, new):
    right = kernel()
    assert old in right.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(right, text=right.text.replace(old, new)))


def test_a_call_adds_in_an_order_of_its_own():
    right = kernel()
    with pytest.raises(MicrokernelMismatch, match="order"):
        check(replace(right, shape=replace(right.shape, loose=False)))


REFUSED = {
    "narrow elements": replace(TILE, element="int", factors=("unsigned char", "signed char"), b_column=4),
    "turned": replace(TILE, c_row=1, c_column=100),
    "a row that sits out": replace(TILE, rows=2, reductions=(Reduction(2, 1, 60, ((0, 1), (0, 2))),)),
    "scaled by LIBXSMM": replace(TILE, backend="libxsmm", scaled="a"),
    "doubles by oneDNN": replace(TILE, backend="onednn", element="double"),
    "columns apart for LIBXSMM": replace(TILE, backend="libxsmm", reductions=(Reduction(90, 1, 1),), b_column=90),
}


@pytest.mark.parametrize("shape", REFUSED.values(), ids=REFUSED)
def test_what_a_library_does_not_compute_is_refused(shape):
    with pytest.raises(ValueError, match=r"\w"):
        kernel(shape)


def test_linker_words_follow_from_the_text():
    assert links_of(kernel(SHAPES["LIBXSMM"]).text) == LIBRARIES["libxsmm"].links
    assert links_of("int main(void) { return 0; }") == ()


PROGRAM = """
%(function)s
#include <stdio.h>
static %(element)s a[4000], b[4000], c[4000], d[4000];
static int wrong(long rows, long columns, long steps, long count, int alpha, int beta, long a_row, long a_step,
                 long b_step, long b_column, long c_row)
{
    for (int i = 0; i < 4000; i++) a[i] = i * 7 %% 11 - 5, b[i] = i * 5 %% 13 - 6, c[i] = d[i] = i %% 17;
    %(name)s(rows, columns, steps, count, alpha, beta, a, a_row, a_step, 300, b, b_step, b_column, 400, c, c_row);
    for (long i = 0; i < rows; i++)
        for (long j = 0; j < columns; j++)
            for (long n = 0; n < count; n++) {
                %(element)s sum = 0;
                for (long k = 0; k < steps; k++)
                    sum += a[n * 300 + i * a_row + k * a_step] * b[n * 400 + k * b_step + j * b_column];
                d[i * c_row + j] = d[i * c_row + j] * (n == 0 ? beta : 1) + alpha * sum;
            }
    for (int i = 0; i < 4000; i++)
        if (c[i] != d[i]) return 1;
    return 0;
}
int main(void)
{
    const long extents[] = {0, 1, 2, 5, 16, 17};
    long failures = 0, cases = 0;
    for (int r = 0; r < 6; r++)
        for (int m = 0; m < 6; m++)
            for (int s = 0; s < 6; s++)
                for (int kind = 0; kind < 64; kind++) {
                    const long rows = extents[r], columns = extents[m], steps = extents[s];
                    const long tall = kind & 1 ? 1 : 18, wide = kind & 1 ? 18 : kind & 2 ? 3 : 1;
                    failures += wrong(rows, columns, steps, kind & 4 ? 3 : 1, kind & 8 ? -2 : 1, kind & 16 ? 0 : 1,
                                      kind & 2 && rows > 1 ? tall + 40 : tall, wide, kind & 32 ? 1 : 20,
                                      kind & 32 ? 20 : 1, 20);
                    cases++;
                }
    printf("%%ld of %%ld\\n", failures, cases);
    return failures != 0;
}
"""


def built(folder: Path, compiler: str, library: str, element: str) -> Path:
    """The program that tries a library's function. Skips the test, with the reason, where it cannot be built."""
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is not installed")
    own = LIBRARIES[library]
    name = product_name(library, element)
    wheel = Path(sys.prefix)
    places = ["-isystem", str(wheel / "include"), f"-L{wheel / 'lib'}", f"-Wl,-rpath,{wheel / 'lib'}"]
    there, source, program = folder / "there.c", folder / "try.c", folder / "try"
    there.write_text(f"#include <{own.header}>\nint main(void) {{ return 0; }}\n")
    if subprocess.run([compiler, there, *places, "-o", program, *own.links], capture_output=True).returncode:
        pytest.skip(f"{own.title} is not installed")
    source.write_text(PROGRAM % {"function": product_function(name).text, "name": name, "element": element})
    warnings = ["-std=c99", "-O1", "-Wall", "-Wextra", "-Werror"]
    subprocess.run([compiler, *warnings, source, *places, "-o", program, *own.links], check=True)
    return program


@pytest.mark.parametrize("element", ["float", "double"])
@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("compiler", ["gcc", pytest.param("clang", marks=pytest.mark.long)])
def test_functions_multiply_any_matrices(tmp_path, compiler, library, element):
    if element not in LIBRARIES[library].elements:
        with pytest.raises(ValueError, match="no function"):
            product_function(product_name(library, element))
        return
    ran = subprocess.run([built(tmp_path, compiler, library, element)], capture_output=True, text=True, timeout=60)
    assert ran.stdout == "0 of 13824\n", ran.stdout + ran.stderr
