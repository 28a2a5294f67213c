"""Each test of arguments at run time chooses the original where it has to, and both branches are right.

What happens without memory for a copy is tested with packing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

HEAD = """
#include <stdio.h>
#include <string.h>
static int otherwise;
static float one[4096], other[4096];
static void fill(void)
{
    for (int i = 0; i < 4096; i++) one[i] = other[i] = (float)(i % 13 - 6);
}
static int wrong(const char *call, int expected)
{
    int found = memcmp(one, other, sizeof one) != 0 || otherwise != expected;
    if (found) printf("%s: the other branch ran %d times\\n", call, otherwise);
    otherwise = 0;
    return found;
}
"""


@dataclass(frozen=True)
class Guarded:
    """A function with a guard.

    condition  a part of the guard's text
    source     the function, called "kernel"
    calls      (how often the other branch runs, arguments in terms of the memory `m` that it works on)
    """

    condition: str
    source: str
    calls: tuple[tuple[int, str], ...]


OVERLAP = """
void kernel(float *y, const float *x, int n)
{
#pragma scop
    for (int i = 0; i < n; i++)
        y[i] = 2.0f * x[i];
#pragma endscop
}
"""
ROWS = """
void kernel(float *restrict C, int rows, int n, int ld)
{
#pragma scop
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < n; j++)
            C[i * ld + j] = 2.0f * C[i * ld + j] + 1.0f;
#pragma endscop
}
"""
WRAPPING = """
void kernel(float *restrict a, unsigned long n)
{
#pragma scop
    for (unsigned long i = n; i < 50; i++)
        a[i] += 1.0f;
#pragma endscop
}
"""
SIZES = """
void kernel(float *restrict a, int n)
{
#pragma polyxform size(n = 50)
#pragma scop
    for (int i = 0; i < n; i++)
        a[i] += 1.0f;
#pragma endscop
}
"""
GUARDS = {
    "pointers that overlap": Guarded(
        "(const char *)",
        OVERLAP,
        (
            (0, "m, m + 100, 100"),
            (0, "m + 100, m, 100"),
            (1, "m, m + 99, 100"),
            (1, "m + 1, m, 100"),
            (1, "m, m, 100"),
            (0, "m, m, 0"),
        ),
    ),
    "rows that overlap": Guarded(
        "n <= ld", ROWS, ((0, "m, 7, 9, 9"), (0, "m, 7, 9, 20"), (1, "m, 7, 9, 8"), (1, "m, 5, 3, 0"))
    ),
    "a size beyond long": Guarded(
        "n <= 9223372036854775807",
        WRAPPING,
        ((0, "m, 3"), (0, "m, 50"), (1, "m, 0x8000000000000000ul"), (1, "m, -1ul")),
    ),
    "another size": Guarded("n == 50", SIZES, ((0, "m, 50"), (1, "m, 49"), (1, "m, 0"))),
}


@pytest.mark.parametrize("name", GUARDS)
@pytest.mark.parametrize("compiler", ["gcc", "clang"])
def test_both_branches_are_right(name: str, compiler: str, tmp_path: Path) -> None:
    guarded = GUARDS[name]
    compilation = optimize(guarded.source, Options(target="x86-64-v3", parallel=False))
    text = compilation.text
    assert all(region.transformed for region in compilation.regions), compilation.diagnostics
    assert guarded.condition in text
    text = text.replace("} else {\n", "} else {\notherwise++;\n")
    calls = [
        f"fill(); m = one; original({arguments}); m = other; kernel({arguments});"
        f' found |= wrong("{arguments}", {expected});'
        for expected, arguments in guarded.calls
    ]
    plain = guarded.source.replace("void kernel", "static void original")
    main = (
        "int main(void)\n{\n    float *m;\n    int found = 0;\n    " + "\n    ".join(calls) + "\n    return found;\n}\n"
    )
    source, binary = tmp_path / "guards.c", tmp_path / "guards"
    source.write_text("\n".join([HEAD, plain, text, main, ""]))
    flags = ("-std=c11", "-O2", "-march=x86-64-v3", "-Wall", "-Wextra", "-Wno-unknown-pragmas", "-Werror")
    build(find_compiler(compiler), [source], binary, flags, product=Product.EXECUTABLE)
    finished = run([str(binary)], Limits(wall_seconds=10.0))
    assert (finished.status, finished.stdout.decode()) == (0, "")
