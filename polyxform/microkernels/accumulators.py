"""C text of what happens to the accumulators before and after the reduction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from polyxform.microkernels.choices import choice_name
from polyxform.microkernels.model import CHOICES, Elementwise, Shape
from polyxform.microkernels.operands import element_of, gather_c, load_row, store_c, turn_c, view
from polyxform.microkernels.turn import MOST_ROWS, rows_together
from polyxform.microkernels.vectors import Vector, type_name

REGISTER = re.compile(r"\bc(\d+_\d+)\b")
Accumulator = tuple[int, int, Vector]
"""Row, number of the vector, and the vector."""


def accumulators(shape: Shape, vectors: tuple[Vector, ...]) -> list[Accumulator]:
    """All accumulators, row by row."""
    return [(row, index, vector) for row, (index, vector) in product(range(shape.rows), enumerate(vectors))]


def starts(shape: Shape, vectors: tuple[Vector, ...]) -> list[str]:
    """Every accumulator gets its first value: what C holds before the sums, or zero where they are scaled later."""
    if not shape.scaled_late:
        return firsts(shape, accumulators(shape, vectors))
    tile = accumulators(shape, vectors)
    return [f"{type_name(shape.element, vector.lanes)} c{row}_{index} = {{0}};" for row, index, vector in tile]


def scaled_sums(shape: Shape, vectors: tuple[Vector, ...]) -> list[str]:
    """Every accumulator is scaled, and added to what C holds before the sums."""
    lines = []
    for row, index, vector in accumulators(shape, vectors):
        begun = firsts(shape, [(row, index, vector)])
        lines += [REGISTER.sub(r"old\1", line) for line in begun]
        lines.append(f"c{row}_{index} = old{row}_{index} + alpha * c{row}_{index};")
    return lines


def firsts(shape: Shape, tile: list[Accumulator]) -> list[str]:
    """Accumulators get their elements of C, or what takes their place; then what else comes before the sums."""
    assigned = shape.before[:1] if shape.before and shape.before[0].operator == "=" else ()
    if assigned:
        name, operation = shape.operations[0]
        lines = [line for place in tile for line in assignment(shape, name, operation, place)]
    else:
        lines = [start(shape, place) for place in tile]
    return lines + [
        line
        for number in range(len(assigned), len(shape.before))
        for place in tile
        for line in change(shape, number, place)
    ]


def ends(shape: Shape, vectors: tuple[Vector, ...]) -> list[str]:
    """What is done to every accumulator last; then it goes to its elements of C."""
    tile = accumulators(shape, vectors)
    changes = scaled_sums(shape, vectors) if shape.scaled_late else []
    changes += [
        line
        for number in range(len(shape.before), len(shape.operations))
        for place in tile
        for line in change(shape, number, place)
    ]
    if shape.turned:
        return [*changes, *turned(shape, vectors)]
    return [*changes, *(store_c(shape, row, vector, f"c{row}_{index}") for row, index, vector in tile)]


def start(shape: Shape, place: Accumulator) -> str:
    """Declaration of an accumulator with its elements of C."""
    row, index, vector = place
    if shape.turned:
        return gather_c(shape, row, vector, f"c{row}_{index}")
    return load_row(shape, "c", row, vector, f"c{row}_{index}")


def turned(shape: Shape, vectors: tuple[Vector, ...]) -> list[str]:
    """Every accumulator goes to its elements of C, rows as columns; the last rows may go there twice."""
    return [
        turn_c(shape, rows, vector, [f"c{row}_{index}" for row in rows])
        for index, vector in enumerate(vectors)
        for rows in turned_groups(shape.rows, rows_together(shape.element, vector.lanes))
    ]


def turned_groups(rows: int, most: int) -> Iterator[range]:
    """Rows that are turned together, up to `most` at once: fewer where these suffice for what is left."""
    first = 0
    while first < rows:
        size = most if rows >= most and rows - first > MOST_ROWS else MOST_ROWS
        start = max(min(first, rows - size), 0)
        yield range(start, min(start + size, rows))
        first = start + size


def assignment(shape: Shape, name: str, operation: Elementwise, place: Accumulator) -> Iterator[str]:
    """Declaration of an accumulator with the value of an operation `c = value`."""
    row, index, vector = place
    kind, register = type_name(shape.element, vector.lanes), f"c{row}_{index}"
    if operation.value == "array" and operation.column:
        yield load_row(shape, name, row, vector, register)
        return
    if operation.value == "zero":
        yield f"{kind} {register} = {{0}};"
        return
    value = name
    if operation.value == "array":
        value = f"{name}_{row}"
        if index == 0:
            yield f"const {shape.element} {value} = {element_of(shape, name, row)};"
    yield f"{kind} {register} = {{{', '.join([value] * vector.lanes)}}};"


def change(shape: Shape, number: int, place: Accumulator) -> Iterator[str]:
    """Statements that change an accumulator. A vector of which a part is read passes through a register of its own."""
    name, operation = shape.operations[number]
    if operation.operator in CHOICES:
        yield from choice(shape, number, place)
        return
    row, index, vector = place
    value = name
    if operation.value == "array" and operation.column and vector.partial:
        value = f"{name}_{row}_{index}"
        yield load_row(shape, name, row, vector, value)
    elif operation.value == "array":
        at = element_of(shape, name, row, vector.column * operation.column)
        value = view(shape, at, vector, "const ") if operation.column else at
    register = f"c{row}_{index}"
    if operation.operator == "*":
        yield f"{register} = {register} * {value};"
    else:
        yield f"{register} {operation.operator.strip('=')}= {value};"


def choice(shape: Shape, number: int, place: Accumulator) -> Iterator[str]:
    """Statements that leave an accumulator as it is or give it the value of an operation, lane by lane."""
    row, index, vector = place
    name, operation = shape.operations[number]
    register = f"c{row}_{index}"
    other = f"other{number}_{row}_{index}"
    for line in assignment(shape, name, operation, place):
        yield line.replace(f" {register}", f" {other}", 1).replace(f"&{register},", f"&{other},", 1)
    yield f"{choice_name(operation.operator, shape.element, vector.lanes)}(&{register}, &{other});"
