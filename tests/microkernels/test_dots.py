"""Kernels of narrow elements add the products that their loops add, with and without the instructions for it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import product
from pathlib import Path
from string import Template

import pytest
from polyxform.machine import named
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.dots import dot_function
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Elementwise, Reduction, Shape
from polyxform.toolchain.compiler import Product, accepts, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

BYTES = ("signed char", "unsigned char")
TARGET = named("x86-64-v4")
QUADS = (Reduction(3, 90, 300, ((1, 5), (0, 5), (0, 4))), Reduction(None, 4, 172), Reduction(4, 1, 1))
PAIRS = (Reduction(None, 2, 86), Reduction(2, 1, 1))
INTEGERS = Shape("int", "+", 5, 43, 40, 64, QUADS, b_column=4, factors=("unsigned char", "signed char"))
NUMBERS = Shape("float", "+", 5, 43, 40, 64, PAIRS, b_column=2, factors=("unsigned short", "unsigned short"))
PROGRAM = Template("""
#include <stdio.h>
#include <string.h>
$functions
static $left a[100];
static $right b[100 * $lanes];
static $sum found[$lanes], wanted[$lanes];
static inline float widened(unsigned short x)
{
    unsigned int bits = (unsigned int)x << 16;
    float f;
    memcpy(&f, &bits, 4);
    return f;
}
static unsigned draw(void)
{
    static unsigned state = 1;
    state = state * 1664525u + 1013904223u;
    return state >> 24;
}
int main(void)
{
    if (widened(0) != 0) return 2;
    for (int round = 0; round < 1000; round++) {
        for (int k = 0; k < 100; k++) a[k] = ($left)($drawn);
        for (int k = 0; k < 100 * $lanes; k++) b[k] = ($right)($drawn);
        for (int lane = 0; lane < $lanes; lane++) found[lane] = wanted[lane] = lane;
        for (int lane = 0; lane < $lanes; lane++)
            for (int q = 0; q < $group; q++) wanted[lane] += $widen(a[q]) * $widen(b[$group * lane + q]);
        $name(found, a, b);
        if (memcmp(found, wanted, sizeof found) != 0) { printf("%s differs in round %d", "$name", round); return 1; }
    }
    return 0;
}
""")


@pytest.mark.parametrize(("left", "right"), list(product(BYTES, BYTES)))
def test_kernels_of_bytes_do_what_they_mean(left: str, right: str) -> None:
    check(generate(replace(INTEGERS, factors=(left, right), before=(Elementwise("=", "zero"),)), "k", TARGET))


@pytest.mark.parametrize("loose", [False, True])
def test_kernels_of_bfloat16_do_what_they_mean(loose: bool) -> None:
    check(generate(replace(NUMBERS, loose=loose, after=(Elementwise("+", "array", 0, 1),)), "k", TARGET))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("&a1, &b0", "&a0, &b0"),
        ("&c1_0, &a1", "&c1_0, &a2"),
        ("&bt[64]", "&bt[60]"),
        ("u8s8x16(&c1_1", "s8s8x16(&c1_1"),
    ],
)
def test_another_dot_product_is_found(old: str, new: str) -> None:
    kernel = generate(INTEGERS, "k", TARGET)
    assert old in kernel.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(kernel, text=kernel.text.replace(old, new)))


def test_an_order_that_nobody_consented_to_is_found() -> None:
    kernel = generate(replace(NUMBERS, loose=True), "k", TARGET)
    with pytest.raises(MicrokernelMismatch, match="order"):
        check(replace(kernel, shape=NUMBERS))


@pytest.mark.parametrize(
    "changes",
    [
        {"b_column": 2},
        {"operator": "-"},
        {"factors": ("int", "int")},
        {"element": "float"},
        {"loose": True},
        {"rows_open": True},
        {"reductions": (Reduction(None, 4, 172), Reduction(3, 1, 1))},
        {"reductions": (Reduction(None, 4, 172), Reduction(4, 2, 1))},
    ],
)
def test_other_shapes_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        generate(replace(INTEGERS, **changes), "k", TARGET)  # type: ignore[arg-type]


@pytest.mark.parametrize("flags", [("-O2",), ("-O3", "-march=x86-64-v3"), ("-O2", "-march=native")])
@pytest.mark.parametrize("name", ["gcc", pytest.param("clang", marks=pytest.mark.long)])
def test_functions_add_the_same_bits_whatever_the_target(name: str, flags: tuple[str, ...], tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    compiler = find_compiler(name)
    if not all(accepts(compiler, flag) for flag in flags):
        pytest.skip(f"{name} does not take {' '.join(flags)}")
    for kind, lanes in product(("u8s8", "s8u8", "s8s8", "u8u8", "bf16", "loose_bf16"), (1, 2, 4, 8, 16)):
        source, output = tmp_path / "k.c", tmp_path / "k"
        source.write_text(program(kind, lanes))
        strict = ("-Wall", "-Wextra", "-Werror", "-ffp-contract=off")
        build(compiler, [source], output, (*flags, *strict), product=Product.EXECUTABLE)
        finished = run([str(output)], Limits(wall_seconds=20))
        assert finished.succeeded, finished.stdout


def program(kind: str, lanes: int) -> str:
    """A program that holds one function against plain loops; its bfloat16 numbers are such that nothing is rounded."""
    name = f"px_dot_{kind}x{lanes}"
    types = {"u8": "unsigned char", "s8": "signed char"}
    narrow = "bf16" in kind
    left, right = ("unsigned short",) * 2 if narrow else (types[kind[:2]], types[kind[2:]])
    return PROGRAM.substitute(
        functions=dot_function(name).text,
        left=left,
        right=right,
        sum="float" if narrow else "int",
        lanes=lanes,
        group=2 if narrow else 4,
        name=name,
        widen="widened" if narrow else "",
        drawn="0x3f80 + 16 * (draw() >> 5)" if narrow else "draw()",
    )
