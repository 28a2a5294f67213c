"""What the functions through which kernels call a library do (`libraries`), as loops over values."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from polyxform.microkernels.algebra import PRIME, Algebra
from polyxform.microkernels.values import KernelFault, Pointer, Value, integer, pointer, single


def multiply(arguments: Mapping[str, Value], element: str, algebra: Algebra) -> None:
    """C = beta * C + alpha * A * B, and C += alpha * A * B for each further pair. KernelFault for wrong operands."""
    a, b, c = (matrix(arguments[name], element) for name in "abc")
    alpha, beta = (scalar(arguments[name]) for name in ("alpha", "beta"))
    numbers = {name: integer(value) for name, value in arguments.items() if isinstance(value, int)}
    extents = [range(numbers[name]) for name in ("rows", "columns", "steps")]
    add, times = algebra["+"], algebra["*"]
    for pair, row, column in product(range(numbers["count"]), *extents[:2]):
        total = 0
        for step in extents[2]:
            left = a.moved(pair * numbers["a_next"] + row * numbers["a_row"] + step * numbers["a_step"])
            right = b.moved(pair * numbers["b_next"] + step * numbers["b_step"] + column * numbers["b_column"])
            total = add(total, times(single(left.load()), single(right.load())))
        place = c.moved(row * numbers["c_row"] + column)
        kept = times(beta if pair == 0 else 1, single(place.load()))
        place.store((add(kept, times(alpha, total)),))


def matrix(value: Value, element: str) -> Pointer:
    """KernelFault unless the value is the address of an element of the type."""
    found = pointer(value)
    if found.lanes != 1 or found.memory.element != element:
        raise KernelFault(f"passes {found.memory.element} elements for a matrix of {element}")
    return found


def scalar(value: Value) -> int:
    """A factor: a small whole number, or a floating-point value."""
    return value % PRIME if isinstance(value, int) else single(value)
