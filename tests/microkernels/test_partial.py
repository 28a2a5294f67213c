"""Functions that move a part of a vector touch exactly that part, on every target and compiler."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from polyxform.machine import named
from polyxform.microkernels.callees import functions_in
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Reduction, Shape
from polyxform.microkernels.partial import function, load_name, store_name
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

from tests.microkernels.programs import FENCE, HEAD

COMPILERS = [
    pytest.param(name, marks=pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed"))
    for name in ("gcc", "clang")
]
VECTORS = [("float", 4), ("float", 8), ("float", 16), ("double", 2), ("double", 4), ("double", 8)]

# Memory ends behind the last element that may be touched; the register has rubbish in it before.
CASE = """
static int {element}{lanes}(void)
{{
    typedef {element} vector __attribute__((vector_size({lanes} * sizeof({element})), aligned({size}), may_alias));
    {element} *end = ({element} *)fence();
    int wrong = 0;
    for (long count = -2; count <= {lanes} + 2; count++) {{
        const long moved = count < 0 ? 0 : count < {lanes} ? count : {lanes};
        {element} *memory = end - moved;
        vector lanes;
        for (long lane = 0; lane < {lanes}; lane++) lanes[lane] = ({element})(100 + lane);
        for (long lane = 0; lane < moved; lane++) memory[lane] = ({element})(1 + lane);
        {load}(&lanes, memory, count);
        for (long lane = 0; lane < {lanes}; lane++) wrong |= lanes[lane] != (lane < moved ? 1 + lane : 0);
        for (long lane = 0; lane < {lanes}; lane++) lanes[lane] = ({element})(-1 - lane);
        for (long lane = 1; lane <= {lanes}; lane++) memory[-lane] = 7;
        {store}(memory, &lanes, count);
        for (long lane = 0; lane < moved; lane++) wrong |= memory[lane] != -1 - lane;
        for (long lane = 1; lane <= {lanes}; lane++) wrong |= memory[-lane] != 7;
    }}
    return wrong;
}}
"""


def program() -> str:
    """Fails when a function moves other lanes than it should; dies when it touches memory behind them."""
    cases = []
    for element, lanes in VECTORS:
        load, store = load_name(element, lanes), store_name(element, lanes)
        size = 4 if element == "float" else 8
        cases += [function(load).text, function(store).text]
        cases.append(CASE.format(element=element, lanes=lanes, size=size, load=load, store=store))
    calls = " | ".join(f"{element}{lanes}()" for element, lanes in VECTORS)
    return "".join([HEAD, FENCE, *cases, f"int main(void) {{ return {calls}; }}\n"])


@pytest.mark.parametrize("compiler", COMPILERS)
@pytest.mark.parametrize("target", ["native", "x86-64-v3", "x86-64-v2"])
@pytest.mark.parametrize("level", ["-O0", "-O2", "-O3"])
def test_exactly_the_first_lanes_move(compiler: str, target: str, level: str, tmp_path: Path) -> None:
    source, binary = tmp_path / "parts.c", tmp_path / "parts"
    source.write_text(program())
    flags = ("-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror", f"-march={target}")
    build(find_compiler(compiler), [source], binary, (*flags, level), product=Product.EXECUTABLE)
    assert run([str(binary)], Limits(wall_seconds=10.0)).status == 0


def test_a_kernel_names_each_function_it_calls_once() -> None:
    shape = Shape("float", "+", 4, 24, None, None, (Reduction(None, 1, None),), rows_open=True, columns_open=True)
    kernel = generate(shape, "px_edge", named("x86-64-v4"))
    assert [one.name for one in kernel.functions] == [
        "px_load_f32x16",
        "px_load_f32x8",
        "px_store_f32x16",
        "px_store_f32x8",
    ]
    assert functions_in("px_load_f32x4(px_load_f32x4") == (function("px_load_f32x4"),)


@pytest.mark.parametrize("name", ["px_load_f32x3", "px_load_f64x16", "px_store_f16x8", "px_min", ""])
def test_other_names_have_no_function(name: str) -> None:
    with pytest.raises(ValueError, match=r"part of a vector|no target has vectors"):
        function(name)
