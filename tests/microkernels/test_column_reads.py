"""Functions that read columns put every element where it belongs and read no other, on every target and compiler."""

from __future__ import annotations

from pathlib import Path

import pytest
from polyxform.microkernels.column_reads import column_function, column_name, columns_name, steps_of
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

from tests.microkernels.programs import FENCE, HEAD
from tests.microkernels.test_partial import COMPILERS

VECTORS = [("float", 4), ("float", 8), ("double", 2), ("double", 4)]
CASE = """
static int {element}{lanes}(void)
{{
    typedef {element} vector __attribute__((vector_size({lanes} * sizeof({element})), aligned({size}), may_alias));
    int wrong = 0;
    for (long distance = {steps}; distance < 40; distance++) {{
        {element} *from = ({element} *)fence() - ({lanes} - 1) * distance - {steps};
        for (long i = 0; i < ({lanes} - 1) * distance + {steps}; i++) from[i] = ({element})i;
        vector to[{steps}];
        {turn}({registers}, from, distance);
        for (long lane = 0; lane < {lanes}; lane++)
            for (long k = 0; k < {steps}; k++) wrong |= to[k][lane] != lane * distance + k;
        for (long count = -1; count <= {lanes}; count++) {{
            const {element} *end = ({element} *)fence() - (count < 1 ? 0 : (count - 1) * distance + 1);
            for (long i = 0; i < count; i++) (({element} *)end)[i * distance] = ({element})(7 + i);
            {column}(&to[0], end, distance, count);
            for (long lane = 0; lane < {lanes}; lane++) wrong |= to[0][lane] != (lane < count ? 7 + lane : 0);
        }}
    }}
    return wrong;
}}
"""


def program() -> str:
    """Fails when a function puts an element elsewhere; dies when it reads behind the last one."""
    parts = [HEAD, FENCE]
    for element, lanes in VECTORS:
        turn, column = columns_name(element, lanes), column_name(element, lanes)
        registers = ", ".join(f"&to[{step}]" for step in range(steps_of(element)))
        size = 4 if element == "float" else 8
        words = {"element": element, "lanes": lanes, "size": size, "steps": steps_of(element)}
        parts += [column_function(turn).text, column_function(column).text]
        parts.append(CASE.format_map({**words, "turn": turn, "column": column, "registers": registers}))
    calls = " | ".join(f"{element}{lanes}()" for element, lanes in VECTORS)
    return "".join([*parts, f"int main(void) {{ return {calls}; }}\n"])


@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("target", ["native", "x86-64-v3", "x86-64-v2"])
def test_every_element_goes_to_its_lane(compiler: str, target: str, tmp_path: Path) -> None:
    source, binary = tmp_path / "columns.c", tmp_path / "columns"
    source.write_text(program())
    flags = ("-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", f"-march={target}", "-O2")
    build(find_compiler(compiler), [source], binary, flags, product=Product.EXECUTABLE)
    assert run([str(binary)], Limits(wall_seconds=10.0)).status == 0


def test_without_the_builtin_plain_loops_do_the_same(tmp_path: Path) -> None:
    source, binary = tmp_path / "columns.c", tmp_path / "columns"
    source.write_text(program().replace("__GNUC__ >= 12", "0"))
    build(find_compiler("gcc"), [source], binary, ("-std=c99", "-Wall", "-Werror", "-O2"), product=Product.EXECUTABLE)
    assert run([str(binary)], Limits(wall_seconds=10.0)).status == 0


@pytest.mark.parametrize("name", ["px_columns_f32x16", "px_column_f64x8", "px_columns_f32x3", "px_load_f32x8"])
def test_other_names_have_no_function(name: str) -> None:
    with pytest.raises(ValueError, match="columns"):
        column_function(name)
