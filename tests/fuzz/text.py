"""Programs as C text: functions, and a driver that runs them on small integers and prints what the arrays hold."""

from __future__ import annotations

from collections.abc import Sequence

from tests.fuzz.programs import LARGEST, LOCAL, Access, Loop, Node, Program, Statement

SIZES = ((0, 0), (1, 1), (2, 5), (7, 4), (16, 17), (LARGEST, 13), (LARGEST - 1, 1), (33, LARGEST))

DRIVER = """
#include <stdio.h>
#include <string.h>

static unsigned state;
static int small(void) {{ state = state * 1664525u + 1013904223u; return (int)(state >> 29) - 3; }}
static void show(const void *data, unsigned long size)
{{
    unsigned long hash = 1469598103934665603ul;
    for (unsigned long at = 0; at < size; at++) hash = (hash ^ ((const unsigned char *)data)[at]) * 1099511628211ul;
    printf(" %016lx", hash);
}}
{declarations}
int main(void)
{{
    static const int sizes[][2] = {{ {sizes} }};
    for (unsigned at = 0; at < sizeof sizes / sizeof sizes[0]; at++) {{
        const int n = sizes[at][0], m = sizes[at][1];
{calls}    }}
    return 0;
}}
"""


def source(programs: Sequence[Program]) -> str:
    """The functions of the programs, for the tool to rewrite."""
    return "\n".join(function(program) for program in programs)


def function(program: Program) -> str:
    """One function."""
    body = "".join(lines(node, program, "    ") for node in program.nodes)
    local = f"    {program.element} {LOCAL} = 1;\n" if any(a.array == LOCAL for a in program.accesses) else ""
    return (
        f"void {program.name}(int n, int m{''.join(f', {parameter(program, name)}' for name in program.arrays)})\n"
        f"{{\n{local}{program.pragma}#pragma scop\n{body}#pragma endscop\n}}\n"
    )


def parameter(program: Program, name: str) -> str:
    """Declaration of an array parameter; a scalar is an array of one element."""
    extents = program.arrays[name]
    if program.linear or not extents:
        return f"{program.type_of(name)} *restrict {name}"
    first, *others = extents
    return f"{program.type_of(name)} {name}[restrict {first}]{''.join(f'[{extent}]' for extent in others)}"


def lines(node: Node, program: Program, indent: str) -> str:
    """C text of a node."""
    if isinstance(node, Statement):
        return indent + statement(node, program) + "\n"
    body = "".join(lines(child, program, indent + "    ") for child in node.body)
    return f"{indent}{head(node)} {{\n{body}{indent}}}\n"


def head(loop: Loop) -> str:
    """The head of a loop."""
    if loop.step < 0:
        return f"for (int {loop.counter} = {loop.upper} - 1; {loop.counter} >= {loop.lower}; {loop.counter}--)"
    step = "++" if loop.step == 1 else f" += {loop.step}"
    return f"for (int {loop.counter} = {loop.lower}; {loop.counter} < {loop.upper}; {loop.counter}{step})"


def statement(node: Statement, program: Program) -> str:
    """An assignment, kept small where values are signed."""
    value = element(node.left, program)
    if node.right is not None:
        value = f"{value} * {element(node.right, program)}"
    if program.element == "int":
        value = small_product(node, program)
    if program.element in ("double", "float") and not node.operator:
        value = f"0.5{'f' if program.element == 'float' else ''} * {value}"
    text = f"{element(node.target, program)} {node.operator}= {value};"
    return f"if ({node.guard}) {text}" if node.guard else text


def small_product(node: Statement, program: Program) -> str:
    """A product of signed numbers that cannot overflow."""
    factors = (node.left, *([node.right] if node.right is not None else []))
    return " * ".join(f"({element(factor, program)} % 97)" for factor in factors)


def element(access: Access, program: Program) -> str:
    """An element as the program's arrays are declared."""
    if not access.subscripts and access.array != LOCAL:
        return f"{access.array}[0]"
    if not program.linear or access.array == LOCAL:
        return access.text
    index = access.subscripts[0].text
    for extent, subscript in zip(program.arrays[access.array][1:], access.subscripts[1:], strict=True):
        index = f"({index}) * {extent} + {subscript.text}"
    return f"{access.array}[{index}]"


def driver(programs: Sequence[Program]) -> str:
    """A main program that runs every function for every size and prints a line for each."""
    return DRIVER.format(
        declarations="".join(declaration(program) for program in programs),
        sizes=", ".join(f"{{ {n}, {m} }}" for n, m in SIZES),
        calls="".join(call(program) for program in programs),
    )


def declaration(program: Program) -> str:
    """Arrays of a program and the prototype of its function."""
    arrays = "".join(
        f"static {program.type_of(name)} {program.name}_{name}{''.join(f'[{e}]' for e in extents or (1,))};\n"
        for name, extents in program.arrays.items()
    )
    return f"{arrays}{function(program).partition('{')[0].rstrip()};\n"


def call(program: Program) -> str:
    """Fill the arrays, run the function, show the arrays."""
    types = {f"{program.name}_{name}": program.type_of(name) for name in program.arrays}
    names = list(types)
    indent = "        "
    text = f"{indent}state = 1;\n"
    for name in names:
        pointer = f"(({types[name]} *){name})"
        count = f"sizeof {name} / sizeof({types[name]})"
        text += f"{indent}for (unsigned long e = 0; e < {count}; e++) {pointer}[e] = ({types[name]})small();\n"
    arguments = ", ".join(
        f"({types[name]} *){name}" if program.linear or not extents else name
        for name, extents in zip(names, program.arrays.values(), strict=True)
    )
    text += f'{indent}{program.name}(n, m, {arguments});\n{indent}printf("{program.name} %d %d", n, m);\n'
    text += "".join(f"{indent}show({name}, sizeof {name});\n" for name in names)
    return f'{text}{indent}printf("\\n");\n'
