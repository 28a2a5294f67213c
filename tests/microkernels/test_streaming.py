"""Copies past the caches copy what they should, wherever the arrays begin, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from polyxform.microkernels.streaming import STREAMS
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

PROGRAM = """
#include <stdio.h>
%s
enum { ROOM = 160 };
int main(void)
{
    static T memory[ROOM] __attribute__((aligned(64)));
    int different = 0;
    for (int start = 0; start <= 17; start++)
        for (int count = 0; count <= 100; count++) {
            T from[ROOM];
            for (int i = 0; i < ROOM; i++) {
                from[i] = (T)(i + 1);
                memory[i] = 0;
            }
            px_stream_T(&memory[start], &from[start], count);
            px_stream_end();
            for (int i = 0; i < ROOM; i++)
                different += memory[i] != (i >= start && i < start + count ? (T)(i + 1) : 0);
        }
    printf("%%d\\n", different);
    return 0;
}
"""
FLAGS = {"native": ("-O3", "-march=native", "-Wall", "-Wextra", "-Werror"), "any": ("-O1",)}


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
@pytest.mark.parametrize("flags", FLAGS.values(), ids=FLAGS)
@pytest.mark.parametrize("element", ["float", "double"])
def test_each_element_is_copied(element: str, flags: tuple[str, ...], compiler: str, tmp_path: Path) -> None:
    source, binary = tmp_path / "copies.c", tmp_path / "copies"
    functions = [one.text for one in STREAMS if one.name in (f"px_stream_{element}", "px_stream_end")]
    source.write_text(f"typedef {element} T;\n#define px_stream_T px_stream_{element}\n" + PROGRAM % "".join(functions))
    build(find_compiler(compiler), [source], binary, flags, product=Product.EXECUTABLE)
    assert run([str(binary)], Limits(wall_seconds=60.0)).stdout.strip() == b"0"
