"""C text of a kernel that calls a library: loops for what the library does not do, around one call.

    static void px_kernel_64x64(const float *restrict a, const float *restrict b, float *restrict c)
    {
        const long rows = 64;
        ...
        px_libxsmm_f32(rows, columns, count1, count0, 1, 0, a, a_row, a_stride1, a_stride0, ...);
    }

Its extents may be any numbers: the text is the same code for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyxform.microkernels.choices import choice_name
from polyxform.microkernels.libraries import LIBRARIES, product_name, shape_refusal
from polyxform.microkernels.model import CHOICES, Elementwise, Shape

INDENT = "    "


def library_lines(shape: Shape) -> list[str]:
    """The statements of the kernel's body. ValueError where its library does not compute what the shape means."""
    reason = shape_refusal(shape)
    if reason:
        raise ValueError(reason)
    operations = shape.operations
    first = operations[: len(shape.before)]
    beta = folded_start(shape)
    lines: list[str] = []
    for name, operation in first if beta is None else ():
        lines += over_tile(elementwise(shape, name, operation))
    lines += product_lines(shape, beta or "1")
    for name, operation in operations[len(shape.before) :]:
        lines += over_tile(elementwise(shape, name, operation))
    return lines


def folded_start(shape: Shape) -> str | None:
    """What the library multiplies C by first, where that is all that stands before the sums; None else."""
    if not shape.before:
        return "1"
    outer = shape.reductions[:-1]
    if len(shape.before) > 1 or len(outer) > 1 or any((loop.count or 0) < 1 for loop in outer):
        return None
    name, operation = shape.operations[0]
    if operation.operator == "=" and operation.value == "zero":
        return "0"
    is_scale = operation.operator == "*" and operation.value == "scalar" and LIBRARIES[shape.backend].general
    return name if is_scale else None


def product_lines(shape: Shape, beta: str) -> list[str]:
    """Loops over outer reductions around the call, which runs over the two innermost ones."""
    depths = len(shape.reductions)
    steps, batch, outer = depths - 1, depths - 2, range(max(depths - 2, 0))
    at, bt = (" + ".join([name, *(f"r{depth} * {name}_stride{depth}" for depth in outer)]) for name in "ab")
    alpha = f"{'-' if shape.operator == '-' else ''}{'alpha' if shape.scaled else '1'}"
    count, a_next, b_next = ("1", "0", "0") if batch < 0 else (f"count{batch}", f"a_stride{batch}", f"b_stride{batch}")
    call = (
        f"{product_name(shape.backend, shape.element)}(rows, columns, count{steps}, {count}, {alpha}, {beta},",
        f"{INDENT}{at}, a_row, a_stride{steps}, {a_next}, {bt}, b_stride{steps}, b_column, {b_next}, c, c_row);",
    )
    lines: Sequence[str] = call
    for depth in reversed(outer):
        head = f"for (long r{depth} = 0; r{depth} < count{depth}; r{depth}++) {{"
        lines = [head, *(INDENT + line for line in lines), "}"]
    return list(lines)


def over_tile(body: Sequence[str]) -> list[str]:
    """Loops over rows and columns."""
    return [
        "for (long row = 0; row < rows; row++) {",
        f"{INDENT}for (long column = 0; column < columns; column++) {{",
        *(INDENT * 2 + line for line in body),
        f"{INDENT}}}",
        "}",
    ]


def elementwise(shape: Shape, name: str, operation: Elementwise) -> list[str]:
    """Statements that do an operation to the element of C of a row and a column."""
    place, value = "c[row * c_row + column]", name or "0"
    if operation.value == "array":
        value = f"{name}[row * {name}_row{' + column' if operation.column else ''}]"
    if operation.operator in CHOICES:
        return list(choice(shape, operation, place, value))
    if operation.operator == "*":
        return [f"{place} = {place} * {value};"]
    return [f"{place} {operation.operator.strip('=')}= {value};"]


def choice(shape: Shape, operation: Elementwise, place: str, value: str) -> Iterator[str]:
    """Statements that leave an element as it is or give it a value."""
    yield f"{shape.element} it = {place};"
    yield f"{shape.element} other = {value};"
    yield f"{choice_name(operation.operator, shape.element, 1)}(&it, &other);"
    yield f"{place} = it;"
