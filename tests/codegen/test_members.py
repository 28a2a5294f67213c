"""Code on members of structures computes what the source does, also where structures are one and the same."""

from pathlib import Path

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

SOURCE = """
typedef struct {
    int rows, cols;
    float scale;
    float *data;
    float border[64];
} matrix;

void kernel(matrix *to, const matrix *from)
{
#pragma scop
    for (int i = 0; i < to->rows; i++) {
        to->border[i] = from->border[i + 1] * from->scale;
        for (int j = 1; j < to->cols; j++)
            to->data[i * to->cols + j] = from->data[i * from->cols + j - 1] + to->scale;
    }
#pragma endscop
}
"""
MAIN = """
#include <stdio.h>
#include <string.h>
enum { SIZE = 64 * 64 };
static float memory[2][4 * SIZE];
static matrix make(int set, int at, int rows, int cols)
{
    matrix made = {.rows = rows, .cols = cols, .scale = 3.0f, .data = memory[set] + at * SIZE};
    for (int i = 0; i < 64; i++) made.border[i] = (float)i;
    return made;
}
static int differs(int rows, int cols, int apart)
{
    matrix one[2] = {make(0, 0, rows, cols), make(0, apart, rows, cols)};
    matrix other[2] = {make(1, 0, rows, cols), make(1, apart, rows, cols)};
    for (int set = 0; set < 2; set++)
        for (int i = 0; i < 4 * SIZE; i++) memory[set][i] = (float)(i % 17);
    original(&one[0], &one[apart > 1]);
    kernel(&other[0], &other[apart > 1]);
    if (memcmp(one[0].border, other[0].border, sizeof one[0].border)) return 1;
    return memcmp(memory[0], memory[1], sizeof memory[0]);
}
int main(void)
{
    for (int apart = 0; apart < 3; apart++)
        if (differs(50, 60, apart) || differs(0, 5, apart) || differs(63, 2, apart)) return apart + 1;
    return 0;
}
"""


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
def test_members_are_computed_as_in_the_source(compiler: str, tmp_path: Path) -> None:
    compilation = optimize(SOURCE, Options(target="x86-64-v3"))
    assert compilation.regions[0].transformed, compilation.diagnostics
    plain = SOURCE.replace("void kernel", "static void original").partition("} matrix;")[2]
    source, binary = tmp_path / "members.c", tmp_path / "members"
    source.write_text(f"{compilation.text}\n{plain}\n{MAIN}")
    flags = ("-std=c11", "-O2", "-march=x86-64-v3", "-Wall", "-Wextra", "-Wno-unknown-pragmas", "-Werror")
    build(find_compiler(compiler), [source], binary, flags, product=Product.EXECUTABLE)
    assert run([str(binary)], Limits(wall_seconds=10.0)).status == 0
