"""Kernels that may use more than the compiler's flags allow are the plain ones, and compile under any flags."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from polyxform.machine import named, targets
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.features import settled, with_features, without_features
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Elementwise, Function, Kernel, Reduction, Shape
from polyxform.toolchain.compiler import build, find_compiler

BEST, MIDDLE, _ = targets("portable,x86-64-v3,x86-64-v4")
OPEN = Reduction(None, None, None)
EDGE = Shape("float", "+", 3, 27, None, 50, (OPEN,), rows_open=True, columns_open=True)
SHAPES = {
    "whole": Shape("float", "+", 4, 32, 9, 64, (Reduction(5, 1, 32),)),
    "open": EDGE,
    "doubles": replace(EDGE, element="double", columns=13),
    "choices": replace(EDGE, after=(Elementwise("<", "zero"), Elementwise("!>", "scalar"))),
    "columns of C apart": Shape("float", "+", 6, 32, 1, 1, (OPEN,), c_column=100),
    "columns of B apart": Shape("float", "+", 2, 23, None, None, (Reduction(None, None, 1),), b_column=None),
    "bytes": Shape(
        "int", "+", 5, 43, 40, 64, (OPEN, Reduction(4, 1, 1)), b_column=4, factors=("signed char", "signed char")
    ),
    "bfloat16": Shape(
        "float", "+", 5, 43, 40, 64, (OPEN, Reduction(2, 1, 1)), b_column=2, factors=("unsigned short",) * 2, loose=True
    ),
}


def plain(name: str) -> Kernel:
    return generate(SHAPES[name], "px_kernel", named("x86-64-v4"))


def best(name: str) -> Kernel:
    return with_features(plain(name), BEST.features)


@pytest.mark.parametrize("name", SHAPES)
def test_a_kernel_with_features_is_checked_like_any_other(name: str) -> None:
    check(best(name))
    assert without_features(best(name)) == plain(name)


def test_without_features_nothing_changes() -> None:
    assert with_features(plain("open"), ()) == plain("open")
    assert "target" not in plain("open").text + "".join(one.text for one in plain("open").functions)


def test_helpers_of_two_machines_meet_in_one_file() -> None:
    other = with_features(generate(EDGE, "px_other", MIDDLE), MIDDLE.features)
    names = [one.name for kernel in (best("open"), other, plain("open")) for one in kernel.functions]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
@pytest.mark.parametrize("flags", [("-march=x86-64",), ("-march=x86-64-v3",), ("-march=native",), ("-mno-avx512f",)])
def test_every_kernel_compiles_under_any_flags(compiler: str, flags: tuple[str, ...], tmp_path: Path) -> None:
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is not installed")
    kernels = [replace(best(name), name=f"px_k{place}") for place, name in enumerate(SHAPES)]
    texts = {one.name: one.text for kernel in kernels for one in kernel.functions}
    texts |= {kernel.name: re.sub(r"\bpx_kernel\b", kernel.name, kernel.text) for kernel in kernels}
    uses = "".join(f"void *use{place} = (void *){kernel.name};\n" for place, kernel in enumerate(kernels))
    source = tmp_path / "kernels.c"
    source.write_text("".join(texts.values()) + uses)
    for level in ("-O0", "-O3"):
        build(find_compiler(compiler), [source], tmp_path / "kernels.o", (level, "-Wall", "-Wextra", "-Werror", *flags))


FAULTS = {
    "more features in the text": ('"avx512f,', '"avx512f,avx512vnni,'),
    "other features in the text": ("avx512dq", "avx512cd"),
    "a whole processor": ('target("', 'target("arch=icelake-server,'),
    "no features in the text": ('__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))) ', ""),
    "a function without the features": ("px_load_f32x16_avx512f(&b0", "px_load_f32x16(&b0"),
    "a function for others": ("px_load_f32x16_avx512f(&b0", "px_load_f32x16_avx2(&b0"),
    "another sum": ("c1_0 += a1", "c1_0 += a0"),
    "two attributes": ("static __attribute__", '__attribute__((target("avx512vnni"))) static __attribute__'),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_faults_are_found(name: str) -> None:
    old, new = FAULTS[name]
    kernel = best("open")
    assert old in kernel.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(kernel, text=kernel.text.replace(old, new, 1)))


@pytest.mark.parametrize("fault", ["avx512f,", "features of the kernel", "text"])
def test_functions_may_ask_for_nothing_else(fault: str) -> None:
    kernel = best("open")
    first, *others = kernel.functions
    wrong = {
        "avx512f,": Function(first.name, first.text.replace("avx512f,", "avx512f,avx512vnni,")),
        "features of the kernel": plain("open").functions[0],
        "text": Function(first.name, first.text.replace("1 << count", "2 << count")),
    }
    with pytest.raises(MicrokernelMismatch):
        check(replace(kernel, functions=(wrong[fault], *others)))


def test_conditions_that_hold_are_settled() -> None:
    text = "a\n#if defined(X)\nb\n#if Y\nc\n#else\nd\n#endif\n#else\n#if Z\ne\n#endif\nf\n#endif\ng\n"
    assert "".join(settled(text.splitlines(keepends=True), frozenset({"X"}))) == "a\nb\n#if Y\nc\n#else\nd\n#endif\ng\n"
    assert "".join(settled(text.splitlines(keepends=True), frozenset())) == text
    with pytest.raises(ValueError, match="behind a condition"):
        list(settled(["#if defined(X)\n", "#elif Y\n", "#endif\n"], frozenset({"X"})))
