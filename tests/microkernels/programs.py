"""C programs that run generated kernels beside the plain loops that they mean."""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.machine import Machine
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Shape

OPEN_VALUES = {"a_row": 700, "c_row": 81, "count": 5, "a_stride": 9, "b_stride": 83, "c_next": 640}

HEAD = """
#include <stdio.h>
#include <string.h>
enum { SIZE = 100000 };
"""

FILL = """
static unsigned state = 12345;
static double next(int integral)
{
    state = state * 1664525u + 1013904223u;
    return integral ? (double)(int)(state >> 28) - 8.0 : (double)(state >> 8) / 16777216.0 - 0.5;
}
"""

CASE = """
static int case_{number}(int integral)
{{
    static {element} a[SIZE], b[SIZE], c[SIZE], expected[SIZE];
    for (int i = 0; i < SIZE; i++) {{ a[i] = ({element})next(integral); b[i] = ({element})next(integral); }}
    for (int i = 0; i < SIZE; i++) expected[i] = c[i] = ({element})next(integral);
    {{ {element} *a_ = a, *b_ = b, *c_ = expected; nest_{number}(a_ + 50000, b_ + 50000, c_ + 50000); }}
    px_kernel{number}(a + 50000, b + 50000, c + 50000{arguments});
    if (memcmp(c, expected, sizeof c) == 0) return 0;
    printf("case {number} differs\\n");
    return 1;
}}
"""


def value(name: str, given: int | None) -> int:
    """The value of a stride or count: as the shape says, or a choice for the open ones."""
    return OPEN_VALUES[name.rstrip("0123456789")] if given is None else given


def active(shape: Shape) -> list[str]:
    """Conditions on the row i, for reductions in which not every row takes part."""
    return [
        f"if (({' || '.join(f'(r{depth} == {t} && i >= {low} && i < {high})' for t, (low, high) in enumerate(loop.rows))}))"
        for depth, loop in enumerate(shape.reductions)
        if loop.rows
    ]


def nest(shape: Shape, number: int) -> str:
    """The meaning of a shape as plain loops."""
    known = {name: value(name, given) for name, given in shape.quantities}
    depths = range(len(shape.reductions))
    loops = [f"for (long r{d} = 0; r{d} < {known[f'count{d}']}; r{d}++)" for d in depths]
    loops += [f"for (long i = 0; i < {shape.rows}; i++)", *active(shape), f"for (long j = 0; j < {shape.columns}; j++)"]
    a_index = " + ".join([f"i * {known['a_row']}", *(f"r{d} * {known[f'a_stride{d}']}" for d in depths)])
    b_index = " + ".join(["j", *(f"r{d} * {known[f'b_stride{d}']}" for d in depths)])
    body = f"c[i * {known['c_row']} + j] {shape.operator}= a[{a_index}] * b[{b_index}];"
    element = shape.element
    head = f"static void nest_{number}(const {element} *a, const {element} *b, {element} *c)"
    return "\n".join([head, "{", *loops, body, "}", ""])


def program(shapes: Sequence[Shape], machine: Machine) -> str:
    """A program that prints which kernels differ from their nests, on integral data and, with an argument, on any."""
    parts = [HEAD, FILL]
    for number, shape in enumerate(shapes):
        passed = "".join(f", {value(name, None)}" for name in shape.arguments)
        parts += [generate(shape, f"px_kernel{number}", machine).text, nest(shape, number)]
        parts.append(CASE.format(number=number, element=shape.element, arguments=passed))
    calls = " | ".join(f"case_{number}(argc == 1)" for number in range(len(shapes)))
    parts.append(f"int main(int argc, char **argv) {{ (void)argv; return {calls}; }}\n")
    return "".join(parts)
