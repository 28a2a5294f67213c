"""The functions that copy panels write what they mean to write, nothing else, and read nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from polyxform.machine import named
from polyxform.microkernels.panel_copies import panel_copies_in, panel_copy, panel_name
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

from tests.microkernels.programs import FENCE, HEAD

MAIN = """
int main(void)
{
    char *ends[2] = {fence(), fence()};
    if (ends[0] == 0 || ends[1] == 0) return 2;
    for (long rows = 0; rows < 37; rows++) {
        for (long columns = 0; columns < 14; columns++) {
            const long width = columns + rows % 3, distance = rows + columns % 2;
            const long last = columns > 0 && rows > 0 ? (columns - 1) * distance + rows : 0;
            T *from = (T *)(ends[0] - last * sizeof(T)), *to = (T *)(ends[1] - rows * width * sizeof(T));
            for (long i = 0; i < last; i++) from[i] = i + 1;
            for (long i = 0; i < rows * width; i++) to[i] = -7;
            NAME(to, from, rows, columns, width, distance);
            for (long row = 0; row < rows; row++)
                for (long column = 0; column < width; column++) {
                    const T wanted = column < columns ? from[column * distance + row] : -7;
                    if (to[row * width + column] != wanted) return 1;
                }
        }
    }
    return 0;
}
"""


@pytest.mark.parametrize("target", ["x86-64-v4", "x86-64-v3", "portable"])
@pytest.mark.parametrize("element", ["float", "double"])
def test_every_small_panel_is_copied(element: str, target: str, tmp_path: Path) -> None:
    name = panel_name(element, named(target))
    functions = "".join(function.text for function in panel_copy(name))
    source, binary = tmp_path / "panel.c", tmp_path / "panel"
    main = MAIN.replace("NAME", name)
    source.write_text("\n".join([HEAD, FENCE, f"typedef {element} T;", functions, main]))
    flags = ("-std=c99", "-O1", "-march=native", "-Wall", "-Wextra", "-Wno-unknown-pragmas", "-Werror")
    build(find_compiler(), [source], binary, flags, product=Product.EXECUTABLE)
    assert run([str(binary)], Limits(wall_seconds=10.0)).status == 0


def test_functions_come_once_and_behind_what_they_call() -> None:
    name = panel_name("float", named("x86-64-v4"))
    first, second = panel_copies_in(f"{name}(a); {name}(b);")
    assert (first.name, second.name) == ("px_turn4_f32x16", name)


def test_other_names_are_refused() -> None:
    with pytest.raises(ValueError, match="copies panels"):
        panel_copy("px_panel_f16x16")
    with pytest.raises(ValueError, match="copies panels"):
        panel_name("int", named("x86-64-v4"))
