"""C programs that run generated kernels beside the plain loops that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyxform.machine import Machine
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import CHOICES, Elementwise, Shape

OPEN_VALUES = {
    "a_row": 700,
    "c_row": 81,
    "c_column": 90,
    "count": 5,
    "a_stride": 9,
    "b_stride": 83,
    "c_next": 640,
    "b_next": 40,
    "d_row": 95,
    "b_column": 61,
}
SCALAR = 3

HEAD = """
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
enum { SIZE = 100000, PAGE = 4096, ROOM = 64 * PAGE };
"""

FENCE = """
/* The end of memory behind which nothing can be touched. */
static char *fence(void)
{
    char *start = mmap(0, ROOM + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED || mprotect(start + ROOM, PAGE, PROT_NONE) != 0) return 0;
    return start + ROOM;
}
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
    static {element} memory[{operands}][SIZE], expected[SIZE];
    for (int k = 0; k < {operands}; k++)
        for (int i = 0; i < SIZE; i++) memory[k][i] = ({element})next(integral);
    memcpy(expected, memory[2], sizeof expected);
    const {element} *at[{operands}];
    for (int k = 0; k < {operands}; k++) at[k] = memory[k] + 50000;
    nest_{number}(at, expected + 50000);
    px_kernel{number}({addresses}{arguments});
    if (memcmp(memory[2], expected, sizeof expected) == 0) return 0;
    printf("case {number} differs\\n");
    return 1;
}}
"""

OPEN_CASE = """
static int case_{number}(int integral)
{{
    char *ends[] = {{fence(), fence(), fence(), fence()}};
    for (long rows = {rows[0]}; rows <= {rows[1]}; rows++)
    for (long columns = {columns[0]}; columns <= {columns[1]}; columns++) {{
        const int empty = rows < 1 || columns < 1;
        const long a_size = empty ? 0 : (rows - 1) * {a_row} + {a_span} + {a_width};
        const long b_size = empty ? 0 : {b_span} + (columns - 1) * {b_column} + 1;
        const long c_size = empty ? 0 : (rows - 1) * {c_row} + columns;
        {element} *a = ({element} *)ends[0] - a_size, *b = ({element} *)ends[1] - b_size;
        {element} *c = ({element} *)ends[2] - c_size, *expected = ({element} *)ends[3] - c_size;
        for (long i = 0; i < a_size; i++) a[i] = ({element})next(integral);
        for (long i = 0; i < b_size; i++) b[i] = ({element})next(integral);
        for (long i = 0; i < c_size; i++) expected[i] = c[i] = ({element})next(integral);
        const {element} *at[] = {{a, b}};
        nest_{number}(at, expected, rows, columns);
        px_kernel{number}(a, b, c{arguments});
        if (memcmp(c, expected, (size_t)c_size * sizeof *c) != 0) {{ printf("case {number} differs\\n"); return 1; }}
    }}
    return 0;
}}
"""


def value(name: str, given: int | None) -> int:
    """The value of a stride or count: as the shape says, or a choice for the open ones."""
    return OPEN_VALUES[re.sub(r"\d+", "", name)] if given is None else given


def known_values(shape: Shape) -> dict[str, int]:
    """Every stride and count: as the shape says, or a choice for the open ones."""
    extents = {"rows": shape.rows, "columns": shape.columns}
    return {name: extents[name] if name in extents else value(name, given) for name, given in shape.quantities}


def is_open(shape: Shape) -> bool:
    """Whether a number of rows or columns is an argument."""
    return shape.rows_open or shape.columns_open


def case(shape: Shape, number: int) -> str:
    """A C function that compares a kernel with its nest: for every extent at the end of memory where these are open."""
    arguments = "".join(f", {n if n in ('rows', 'columns') else value(n, None)}" for n in shape.arguments)
    arguments = "".join(f", {SCALAR}" for _ in shape.scalars) + arguments
    if not is_open(shape):
        operands = len(shape.arrays)
        addresses = ", ".join(f"{'(T *)' if k == 2 else ''}at[{k}]" for k in range(operands)).replace(
            "T", shape.element
        )
        return CASE.format(
            number=number, element=shape.element, arguments=arguments, operands=operands, addresses=addresses
        )
    known = known_values(shape)
    steps = [(depth, known[f"count{depth}"] - 1) for depth in range(len(shape.reductions))]
    return OPEN_CASE.format(
        number=number,
        element=shape.element,
        arguments=arguments,
        rows=(-1 if shape.rows_open else shape.rows, shape.rows),
        columns=(-1 if shape.columns_open else shape.columns, shape.columns),
        a_row=known["a_row"],
        a_width="columns" if shape.a_column else 1,
        c_row=known["c_row"],
        b_column=known["b_column"],
        a_span=sum(last * known[f"a_stride{depth}"] for depth, last in steps),
        b_span=sum(last * known[f"b_stride{depth}"] for depth, last in steps),
    )


def active(shape: Shape) -> list[str]:
    """Conditions on the row i, for reductions in which not every row takes part."""
    conditions = []
    for depth, loop in enumerate(shape.reductions):
        spans = [f"(r{depth} == {at} && i >= {low} && i < {high})" for at, (low, high) in enumerate(loop.rows)]
        conditions += [f"if (({' || '.join(spans)}))"] if spans else []
    return conditions


def nest(shape: Shape, number: int) -> str:
    """The meaning of a shape as plain loops; `at` holds the addresses of the operands."""
    known = known_values(shape)
    depths = range(len(shape.reductions))
    rows, columns = ("rows", "columns") if is_open(shape) else (shape.rows, shape.columns)
    tile = [f"for (long i = 0; i < {rows}; i++)", *active(shape), f"for (long j = 0; j < {columns}; j++)"]
    loops = [f"for (long r{d} = 0; r{d} < {known[f'count{d}']}; r{d}++)" for d in depths]
    own = [f"i * {known['a_row']}", *(["j"] if shape.a_column else [])]
    a_index = " + ".join([*own, *(f"r{d} * {known[f'a_stride{d}']}" for d in depths)])
    b_index = " + ".join([f"j * {known['b_column']}", *(f"r{d} * {known[f'b_stride{d}']}" for d in depths)])
    a, b = (f"{SCALAR} * " if shape.scaled == name else "" for name in "ab")
    element = f"c[i * {known['c_row']} + j * {known['c_column']}]"
    product = f"{element} {shape.operator}= ({a}at[0][{a_index}]) * ({b}at[1][{b_index}]);"
    every = [
        "\n".join([tile[0], tile[-1], operated(element, one.operator, operand(shape, name, one, known))])
        for name, one in shape.operations
    ]
    extents = ", long rows, long columns" if is_open(shape) else ""
    head = f"static void nest_{number}(const {shape.element} **at, {shape.element} *c{extents})"
    before, after = every[: len(shape.before)], every[len(shape.before) :]
    return "\n".join([head, "{", *before, *loops, *tile, product, *after, "}", ""])


def operated(element: str, operator: str, value: str) -> str:
    """Statement that does an operation to an element."""
    if operator not in CHOICES:
        return f"{element} {operator.strip('=')}= {value};"
    chosen = (element, value) if operator.startswith("!") else (value, element)
    return f"{element} = {element} {operator.strip('!')} {value} ? {chosen[0]} : {chosen[1]};"


def operand(shape: Shape, name: str, operation: Elementwise, known: dict[str, int]) -> str:
    """C text of what an operation on an element of C takes."""
    if operation.value == "array":
        return f"at[{shape.arrays.index(name)}][i * {known[f'{name}_row']} + j * {operation.column}]"
    return str(SCALAR if operation.value == "scalar" else 0)


def program(shapes: Sequence[Shape], machine: Machine) -> str:
    """A program that prints which kernels differ from their nests, on integral data and, with an argument, on any."""
    kernels = [generate(shape, f"px_kernel{number}", machine) for number, shape in enumerate(shapes)]
    functions = {function.name: function.text for kernel in kernels for function in kernel.functions}
    parts = [HEAD, FILL, *([FENCE] if any(map(is_open, shapes)) else []), *functions.values()]
    for number, kernel in enumerate(kernels):
        parts += [kernel.text, nest(kernel.shape, number), case(kernel.shape, number)]
    calls = " | ".join(f"case_{number}(argc == 1)" for number in range(len(shapes)))
    parts.append(f"int main(int argc, char **argv) {{ (void)argv; return {calls}; }}\n")
    return "".join(parts)
