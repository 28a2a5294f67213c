"""C text that moves vectors of the operands between memory and registers, whole or in part.

With an open number of rows, those that are missing have offset 0 in A and in C: they compute the first row again and
store the same values to the same place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from polyxform.machine import Machine
from polyxform.microkernels.column_reads import WIDEST
from polyxform.microkernels.model import Shape
from polyxform.microkernels.partial import load_name, store_name
from polyxform.microkernels.turn import turn_name
from polyxform.microkernels.vectors import NARROWEST, STORED_BYTES, Vector, cover, split, type_name


def vectors_of(shape: Shape, machine: Machine) -> tuple[Vector, ...]:
    """The vectors of each row of the register tile."""
    size = STORED_BYTES[shape.element]
    lanes = machine.lanes(size)
    if shape.factors:
        return split(shape.columns, lanes, shape.element, masked=False)
    if shape.columns_apart:
        lanes = min(lanes, WIDEST // size)
    if shape.columns_open:
        return cover(shape.columns, lanes, shape.element)
    return split(shape.columns, lanes, shape.element, masked=machine.vector_bytes > NARROWEST)


def open_row_constants(shape: Shape) -> list[str]:
    """Offsets of the rows that may be missing."""
    if not shape.rows_open:
        return []
    return [
        f"const long {operand}_row{row} = rows > {row} ? {scaled(row, f'{operand}_row')} : 0;"
        for operand, row in product(moving_operands(shape), range(1, shape.rows))
    ]


def moving_operands(shape: Shape) -> tuple[str, ...]:
    """Operands with rows that are apart in memory, as far as is known."""
    strides = dict(shape.quantities)
    return tuple(name for name in shape.arrays if name != "b" and strides[f"{name}_row"] != 0)


def row_offset(shape: Shape, operand: str, row: int) -> str:
    """C text of the offset of a row of an operand, "" for none."""
    if operand not in moving_operands(shape):
        return ""
    return f"{operand}_row{row}" if shape.rows_open and row else scaled(row, f"{operand}_row")


def element_of(shape: Shape, operand: str, row: int, column: int = 0) -> str:
    """C text of an element of an operand with rows."""
    return f"{operand}[{total([row_offset(shape, operand, row), str(column)])}]"


def load_row(shape: Shape, operand: str, row: int, vector: Vector, register: str) -> str:
    """Declaration of a register with elements of a row of an operand."""
    place = element_of(shape, operand, row, vector.column)
    if vector.partial:
        return load_part(shape, register, place, vector)
    return f"{type_name(shape.element, vector.lanes)} {register} = {view(shape, place, vector, 'const ')};"


def gather_c(shape: Shape, row: int, vector: Vector, register: str) -> str:
    """Declaration of a register with elements of a row of C whose columns are apart in memory."""
    last = shape.columns - 1
    places = (min(vector.column + lane, last) for lane in range(vector.lanes))
    elements = [f"c[{turned_offset(shape, row, place)}]" for place in places]
    value = elements[0] if vector.lanes == 1 else f"{{{', '.join(elements)}}}"
    return f"{type_name(shape.element, vector.lanes)} {register} = {value};"


def turned_offset(shape: Shape, row: int, column: int) -> str:
    """C text of the offset of an element of C whose columns are apart in memory."""
    return total([row_offset(shape, "c", row), scaled(column, "c_column")])


def turn_c(shape: Shape, rows: Sequence[int], vector: Vector, registers: Sequence[str]) -> str:
    """Statement that puts accumulators of neighboring rows back into C, whose columns are apart in memory."""
    place = f"c[{turned_offset(shape, rows[0], vector.column)}]"
    function = turn_name(shape.element, vector.lanes, len(rows))
    count = columns_from(shape, vector) if vector.partial else str(vector.lanes)
    return f"{function}(&{place}, {', '.join(f'&{register}' for register in registers)}, c_column, {count});"


def store_c(shape: Shape, row: int, vector: Vector, register: str) -> str:
    """Statement that puts an accumulator back into its elements of C."""
    place = element_of(shape, "c", row, vector.column)
    if vector.partial:
        function = store_name(shape.element, vector.lanes)
        return f"{function}(&{place}, &{register}, {columns_from(shape, vector)});"
    return f"{view(shape, place, vector)} = {register};"


def load_b(shape: Shape, vector: Vector, register: str) -> str:
    """Declaration of a register with elements of B, scaled where the shape says so."""
    place = f"bt[{vector.column}]"
    if vector.partial:
        scaling = f" {register} = alpha * {register};" if shape.scaled_early == "b" else ""
        return load_part(shape, register, place, vector) + scaling
    factor = "alpha * " if shape.scaled_early == "b" else ""
    qualifiers = "const volatile " if shape.rows > 1 else "const "
    value = view(shape, place, vector, qualifiers)
    return f"const {type_name(shape.element, vector.lanes)} {register} = {factor}{value};"


def load_a(shape: Shape, row: int, vector: Vector, register: str) -> str:
    """Declaration of a register with elements of a row of A, which is contiguous along columns."""
    place = f"at[{total([row_offset(shape, 'a', row), str(vector.column)])}]"
    if vector.partial:
        return load_part(shape, register, place, vector)
    return f"const {type_name(shape.element, vector.lanes)} {register} = {view(shape, place, vector, 'const ')};"


def load_part(shape: Shape, register: str, place: str, vector: Vector) -> str:
    """Declaration of a register with the columns that there are from `place` on, and zeros."""
    kind, function = type_name(shape.element, vector.lanes), load_name(shape.element, vector.lanes)
    return f"{kind} {register}; {function}(&{register}, &{place}, {columns_from(shape, vector)});"


def columns_from(shape: Shape, vector: Vector) -> str:
    """C text of how many columns there are from the vector's first one on."""
    if not shape.columns_open:
        return str(shape.columns - vector.column)
    return f"columns - {vector.column}" if vector.column else "columns"


def view(shape: Shape, place: str, vector: Vector, qualifiers: str = "") -> str:
    """C text of the vector at `place`, an element."""
    if vector.lanes == 1:
        return place
    return f"*({qualifiers}{type_name(shape.element, vector.lanes)} *)&{place}"


def scaled(factor: int, name: str) -> str:
    """C text of factor * name, "" for nothing."""
    if factor == 0:
        return ""
    return name if factor == 1 else f"{factor} * {name}"


def total(terms: Iterable[str]) -> str:
    """C text of a sum; terms that are nothing are left out."""
    return " + ".join(term for term in terms if term not in ("", "0")) or "0"
