"""Generated kernels compile cleanly everywhere and agree with their loops bit by bit."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polyxform.machine import named
from polyxform.microkernels.check import check
from polyxform.microkernels.features import with_features, without_features
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Elementwise, Reduction, Shape
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

from tests.microkernels.programs import program

OPEN = Reduction(None, None, None)
MATMUL = Shape("float", "+", 6, 64, 500, 512, (Reduction(40, 1, 512),))
SHAPES = (
    MATMUL,
    Shape("double", "+", 6, 32, None, None, (OPEN,)),
    Shape("float", "-", 3, 31, None, None, (OPEN, Reduction(3, 1, 33))),
    Shape("double", "-", 5, 15, 40, 17, (Reduction(3, 250, 1000), Reduction(3, 10, 330), Reduction(7, 1, 47))),
    Shape("float", "+", 28, 16, 16, 16, (Reduction(9, 7, 700), Reduction(64, 1, 16))),
    Shape("float", "+", 1, 1, None, None, (OPEN, Reduction(1, None, None))),
    Shape("float", "+", 4, 2, 1, -3, (Reduction(None, -4, 0),)),
    Shape("double", "+", 2, 9, -30, 64, ()),
    Shape("float", "+", 5, 17, 40, 64, (OPEN, Reduction(3, 8, 99, ((2, 5), (0, 5), (0, 4))), Reduction(4, 1, 17))),
    Shape("float", "+", 3, 8, 40, 64, (Reduction(4, 8, 99, ((0, 0), (1, 2), (0, 3), (0, 3))),)),
    Shape("float", "+", 2, 9, 30, 64, (Reduction(0, 1, 1),)),
    Shape("float", "+", 3, 40, 30, 64, (OPEN,), c_next=192),
    Shape("float", "+", 3, 40, 30, 64, (OPEN,), b_ahead=1),
    Shape("float", "+", 3, 40, 30, None, (OPEN,), c_next=None),
    Shape("float", "+", 3, 40, 30, 64, (OPEN,), before=(Elementwise("=", "zero"),), scaled="a"),
    Shape(
        "double",
        "-",
        2,
        21,
        30,
        None,
        (OPEN,),
        before=(Elementwise("=", "array", None, 0), Elementwise("*", "scalar")),
        after=(Elementwise("+", "array", None, 1), Elementwise("*", "array", 0, 1), Elementwise("-", "array", 5, 0)),
        scaled="b",
    ),
    Shape("float", "+", 3, 17, 30, 64, (OPEN,), before=(Elementwise("=", "array", 0, 1),)),
    Shape("float", "+", 2, 5, 30, 64, (OPEN,), before=(Elementwise("*", "scalar"),)),
    Shape("float", "+", 3, 43, 30, 64, (OPEN,), after=(Elementwise("<", "zero"), Elementwise("!<=", "scalar"))),
    Shape("double", "+", 2, 13, 30, 64, (OPEN,), after=(Elementwise(">", "array", 0, 1), Elementwise("!>=", "zero"))),
    Shape("float", "+", 4, 16, None, None, (OPEN,), rows_open=True, columns_open=True),
    Shape("float", "-", 3, 40, 700, 81, (Reduction(3, 1, 81), OPEN), rows_open=True, columns_open=True),
    Shape("double", "+", 5, 13, None, 81, (OPEN,), rows_open=True),
    Shape("double", "-", 2, 3, 700, None, (OPEN,), columns_open=True),
    Shape("float", "+", 1, 1, 700, None, (), rows_open=True, columns_open=True),
    *(Shape("float", "+", rows, 39, 30, 1, (OPEN,), c_column=90) for rows in (1, 3, 7, 8, 9)),
    *(Shape("float", "+", rows, 16, 30, 1, (OPEN,), c_column=90) for rows in (12, 14)),
    Shape("float", "+", 3, 39, 60, 64, (Reduction(3, 60, 60, ((1, 3), (0, 3), (0, 2))), OPEN), a_column=1),
    Shape("double", "-", 4, 16, None, 64, (OPEN,), a_column=1, rows_open=True),
    Shape("float", "+", 4, 39, 64, 64, (OPEN, Reduction(3, 64, 80, ((1, 4), (0, 4), (0, 3)))), a_column=1),
    Shape("double", "-", 3, 39, 90, 64, (OPEN, Reduction(5, 45, 5), Reduction(3, 1, 1)), a_column=1, b_column=0),
    Shape("float", "+", 9, 7, 64, 64, (Reduction(3, 64, 5), OPEN), a_column=1, b_column=0),
    Shape("float", "+", 4, 1, 64, 64, (Reduction(3, 64, 5), OPEN), a_column=1, b_column=0),
    Shape("float", "+", 3, 31, None, 64, (OPEN,), a_column=1, b_column=0, rows_open=True, columns_open=True),
    Shape("float", "-", 6, 32, 1, 1, (Reduction(3, 8, 99, ((2, 6), (0, 6), (0, 4))),), c_column=None),
    Shape("double", "+", 5, 23, 30, 1, (OPEN,), before=(Elementwise("=", "zero"),), c_column=-70),
    Shape(
        "float",
        "+",
        6,
        31,
        1,
        1,
        (OPEN,),
        before=(Elementwise("=", "array", 0, 1),),
        after=(Elementwise("+", "array", 1, 0),),
        c_column=90,
    ),
    Shape("float", "+", 1, 32, 0, 0, (Reduction(75, 1, 1),), b_column=99),
    Shape("double", "-", 2, 19, 300, 64, (Reduction(3, 80, 2000), Reduction(None, 3, 1)), b_column=None, scaled="b"),
    Shape("float", "+", 3, 22, None, None, (Reduction(None, 1, 1),), b_column=None, scaled="a"),
    Shape("float", "+", 2, 24, 40, 64, (Reduction(37, 1, 1),), b_column=40, rows_open=True, columns_open=True),
    Shape("float", "+", 3, 19, 700, 81, (OPEN,), rows_open=True, columns_open=True, before=(Elementwise("=", "zero"),)),
)
COMPILERS = [
    pytest.param(name, marks=pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed"))
    for name in ("gcc", "clang")
]
GCC_FIRST = [COMPILERS[0], pytest.param(*COMPILERS[1].values, marks=[*COMPILERS[1].marks, pytest.mark.long])]
"""The second compiler takes 15 s for all kernels."""
WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Werror")


@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("standard", ["c99", "gnu11"])
@pytest.mark.parametrize("target", ["native", "x86-64-v3", "x86-64-v2"])
def test_no_warning_even_for_vectors_wider_than_the_target(
    compiler: str, standard: str, target: str, tmp_path: Path
) -> None:
    source = tmp_path / "kernels.c"
    source.write_text(program(SHAPES[:4], named("x86-64-v4")))
    flags = (*WARNINGS, f"-std={standard}", f"-march={target}", "-O1")
    build(find_compiler(compiler), [source], tmp_path / "kernels.o", flags)


def differences(compiler: str, folder: Path, flags: tuple[str, ...], arguments: tuple[str, ...]) -> str:
    """What the program that compares kernels with loops prints: nothing when they agree."""
    source, binary = folder / "kernels.c", folder / "kernels"
    source.write_text(program(SHAPES, named("native")))
    build(find_compiler(compiler), [source], binary, (*WARNINGS, *flags), product=Product.EXECUTABLE)
    finished = run([str(binary), *arguments], Limits(wall_seconds=20.0))
    return finished.stdout.decode() if finished.status in (0, 1) else finished.outcome


@pytest.mark.parametrize("compiler", GCC_FIRST)
def test_without_contraction_results_are_identical_on_all_data(compiler: str, tmp_path: Path) -> None:
    flags = ("-std=c99", "-O2", "-march=native", "-ffp-contract=off")
    assert differences(compiler, tmp_path, flags, ("any",)) == ""


@pytest.mark.parametrize(
    "compiler", [COMPILERS[0], pytest.param("clang", marks=[*COMPILERS[1].marks, pytest.mark.long])]
)
def test_with_contraction_results_are_identical_where_sums_are_exact(compiler: str, tmp_path: Path) -> None:
    flags = ("-std=gnu11", "-O3", "-march=native", "-ffp-contract=fast")
    assert differences(compiler, tmp_path, flags, ()) == ""


def test_the_comparison_of_kernels_with_loops_can_fail(tmp_path: Path) -> None:
    source, binary = tmp_path / "kernels.c", tmp_path / "kernels"
    source.write_text(program([MATMUL], named("native")).replace("c5_0 += a5 * b0;", "c5_0 += a4 * b0;"))
    build(find_compiler(), [source], binary, ("-O1",), product=Product.EXECUTABLE)
    finished = run([str(binary)], Limits(wall_seconds=20.0))
    assert (finished.status, finished.stdout) == (1, b"case 0 differs\n")


def test_text_does_not_depend_on_anything_but_the_shape_and_the_vector_width() -> None:
    first, second = (generate(MATMUL, "px_kernel", named(name)).text for name in ("x86-64-v2", "armv8-a"))
    assert first == second
    assert "px_f32x4" in first
    assert "px_f32x8" not in first


def test_only_a_next_tile_is_prefetched() -> None:
    quiet = generate(MATMUL, "px_kernel", named("x86-64-v4")).text
    ahead = generate(replace(MATMUL, c_next=3072), "px_kernel", named("x86-64-v4")).text
    assert "__builtin_prefetch" not in quiet
    assert ahead.count("__builtin_prefetch") == 24
    assert "__builtin_prefetch(&c[c_next + 5 * c_row + 48], 1, 2);" in ahead


@pytest.mark.parametrize(
    ("row", "reductions", "ahead"),
    [
        (1, (Reduction(64, 3136, 32),), ["27"]),
        (2, (Reduction(64, 3136, 32),), []),
        (1, (Reduction(64, 49, 32),), []),
        (1, (Reduction(64, 3136, 32), Reduction(3, 56, 32)), []),
        (64, (Reduction(64, 3136, 32),), []),
    ],
    ids=["side by side", "two apart", "within a page", "taps", "lines apart"],
)
def test_rows_that_follow_are_prefetched_where_steps_are_planes_apart(row, reductions, ahead) -> None:
    kernel = generate(Shape("float", "+", 14, 32, row, 1, reductions, c_column=784), "px_kernel", named("x86-64-v4"))
    check(kernel)
    assert re.findall(r"prefetch\(&at\[(\d+)\], 0, 3\)", kernel.text) == ahead


def test_the_lines_of_a_bias_are_prefetched_once() -> None:
    steps = Reduction(256, 1, 64)
    bias, residual = Elementwise("+", "array", 0, 1), Elementwise("+", "array", 64, 1)
    shape = Shape("float", "+", 6, 32, 256, 64, (steps,), after=(bias, residual))
    text = generate(shape, "px_kernel", named("x86-64-v4")).text
    assert [text.count(f"prefetch(&{name}[") for name in ("d0", "d1", "c")] == [2, 12, 12]


def test_columns_of_a_next_turned_tile_are_prefetched() -> None:
    shape = Shape("float", "+", 4, 32, 1, 1, (Reduction(64, 49, 32),), c_next=4, c_column=784)
    kernel = generate(shape, "px_kernel", named("x86-64-v4"))
    assert kernel.text.count("__builtin_prefetch") == 32
    assert "__builtin_prefetch(&c[c_next + 3 * c_row + 31 * c_column], 1, 2);" in kernel.text
    check(kernel)


@pytest.mark.parametrize(
    ("rows", "columns", "steps", "apart"), [(8, 48, 256, True), (8, 16, 256, False), (8, 48, 64, False)]
)
def test_compilers_leave_large_tiles_of_long_sums_where_they_are(rows, columns, steps, apart) -> None:
    shape = Shape("float", "+", rows, columns, 1024, 4096, (Reduction(steps, 1, columns),))
    kernel = generate(shape, "px_kernel", named("x86-64-v4"))
    assert ("static __attribute__((noinline)) void px_kernel(" in kernel.text) == apart
    check(kernel)
    featured = with_features(kernel, ("avx512f", "fma"))
    attributes = 'noinline, target("avx512f,fma")' if apart else 'target("avx512f,fma")'
    assert f"static __attribute__(({attributes})) void px_kernel(" in featured.text
    assert without_features(featured) == kernel
    check(featured)


def test_columns_that_are_apart_come_near_while_long_sums_are_added_up() -> None:
    shape = Shape(
        "float", "+", 14, 32, 1, 1, (Reduction(256, 784, 32),), before=(Elementwise("=", "zero"),), c_column=784
    )
    kernel = generate(shape, "px_kernel", named("x86-64-v4"))
    assert kernel.text.count("__builtin_prefetch(&c[") == 64
    assert "__builtin_prefetch(&c[13 * c_row + 31 * c_column], 1, 3);" in kernel.text
    check(kernel)
    short = replace(shape, reductions=(Reduction(64, 784, 32),))
    for other in (short, replace(shape, before=())):
        assert "prefetch(&c[" not in generate(other, "px_kernel", named("x86-64-v4")).text


def test_a_residual_comes_near_while_long_sums_are_added_up():
    residual = Elementwise("+", "array", 64, 1)
    shape = Shape("float", "+", 4, 32, 64, 64, (Reduction(512, 1, 64),), after=(residual,))
    text = generate(shape, "px_kernel", named("x86-64-v4")).text
    assert text.count("__builtin_prefetch(&d0[") == text.count("__builtin_prefetch(&c[") == 8
    assert text.index("__builtin_prefetch(&d0[3 * d0_row + 16], 0, 3);") < text.index("for (long r0")
    short = replace(shape, reductions=(Reduction(64, 1, 64),))
    bias = replace(shape, after=(replace(residual, column=0),))
    for other in (short, bias, replace(shape, rows_open=True)):
        assert "prefetch" not in generate(other, "px_kernel", named("x86-64-v4")).text


def test_each_step_prefetches_lines_of_the_next_columns() -> None:
    shape = replace(MATMUL, b_ahead=2)
    text = generate(shape, "px_kernel", named("x86-64-v4")).text
    assert shape.arguments[-1] == "b_next"
    assert text.count("__builtin_prefetch") == 2
    assert "__builtin_prefetch(&bt[b_next + 16], 0, 3);" in text
    check(generate(shape, "px_kernel", named("x86-64-v4")))


def test_arguments_are_what_the_shape_leaves_open() -> None:
    shape = Shape("float", "+", 2, 8, None, 16, (Reduction(None, 1, 16), Reduction(3, None, None)))
    text = generate(shape, "px_kernel", named("x86-64-v3")).text
    assert shape.arguments == ("a_row", "count0", "a_stride1", "b_stride1")
    assert "float *restrict c, long a_row, long count0, long a_stride1, long b_stride1)" in text


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (Shape("int", "+", 2, 8, 1, 8, ()), "elements of type 'int'"),
        (Shape("float", "*", 2, 8, 1, 8, ()), "operator"),
        (Shape("float", "+", 0, 8, 1, 8, ()), "empty"),
        (Shape("float", "+", 2, 0, 1, 8, ()), "empty"),
        (Shape("float", "+", 2, 8, 1, 7, ()), "rows of C overlap"),
        (Shape("float", "+", 2, 8, 1, 0, ()), "rows of C overlap"),
        (Shape("float", "+", 2, 8, 1, 8, (Reduction(-1, 1, 1),)), "negative"),
        (Shape("float", "+", 2, 8, 1, 8, (), after=(Elementwise("=", "zero"),)), "assignment after"),
        (Shape("float", "+", 2, 8, 1, 8, (), before=(Elementwise("=", "zero"),) * 2), "assignment after"),
        (Shape("float", "+", 2, 8, 1, 8, (), before=(Elementwise("+", "zero"),)), "zero is only assigned"),
        (Shape("float", "+", 2, 8, 1, 8, (), before=(Elementwise("/", "scalar"),)), "does"),
        (Shape("float", "+", 2, 8, 1, 8, (), before=(Elementwise("+", "array", 0, 2),)), "between columns"),
        (Shape("float", "+", 2, 8, 1, 8, (), scaled="c"), "no factor"),
    ],
)
def test_shapes_without_meaning_are_refused(shape: Shape, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        generate(shape, "px_kernel", named("x86-64-v3"))


STRIDES = st.none() | st.integers(-40, 40)
REDUCTIONS = st.builds(Reduction, st.none() | st.integers(0, 5), STRIDES, STRIDES)


@pytest.mark.parametrize(
    ("rows", "apart", "in_turns"), [(1, 1000, True), (1, 1024, False), (1, None, False), (4, 1000, False)]
)
def test_columns_in_one_set_of_the_cache_are_read_line_by_line(rows: int, apart: int | None, in_turns: bool) -> None:
    shape = Shape("float", "+", rows, 32, 99, 64, (Reduction(None, 1, 1),), b_column=apart)
    kernel = generate(shape, "px_kernel", named("x86-64-v4"))
    check(kernel)
    check(generate(replace(shape, element="double", columns=19), "px_kernel", named("x86-64-v4")))
    text = kernel.text
    assert ("at = a + 4 * block0" in text) == in_turns
    assert ("c0_0 += at[4 * a_stride0]" in text) != in_turns


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["float", "double"]),
    st.sampled_from("+-"),
    st.integers(1, 7),
    st.integers(1, 40),
    STRIDES,
    st.sampled_from([None, 40, 64, -41]),
    st.lists(REDUCTIONS, max_size=3).map(tuple),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["x86-64-v2", "x86-64-v3", "x86-64-v4"]),
)
def test_every_shape_yields_a_kernel_that_passes_the_check(
    element: str,
    operator: str,
    rows: int,
    columns: int,
    a_row: int | None,
    c_row: int | None,
    reductions: tuple[Reduction, ...],
    rows_open: bool,
    columns_open: bool,
    machine: str,
) -> None:
    shape = Shape(
        element, operator, rows, columns, a_row, c_row, reductions, rows_open=rows_open, columns_open=columns_open
    )
    check(generate(shape, "px_kernel", named(machine)))
