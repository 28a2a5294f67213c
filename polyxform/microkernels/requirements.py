"""What a shape has to be for a kernel to compute it."""

from __future__ import annotations

from itertools import pairwise

from polyxform.microkernels.dots import require_dots
from polyxform.microkernels.model import CHOICES, Elementwise, Shape
from polyxform.microkernels.relays import can_relay
from polyxform.microkernels.slides import slide_of
from polyxform.microkernels.vectors import ELEMENT_BYTES


def require_meaningful(shape: Shape) -> None:
    """ValueError unless a kernel can compute what the shape says."""
    if shape.factors:
        require_dots(shape)
    elif shape.element not in ELEMENT_BYTES:
        raise ValueError(f"no microkernel for elements of type {shape.element!r}")
    if shape.operator not in ("+", "-"):
        raise ValueError(f"no microkernel for the operator {shape.operator!r}")
    least_rows, least_columns = (shape.rows_open, shape.columns_open) if shape.backend else (False, False)
    if shape.rows < 1 - least_rows or shape.columns < 1 - least_columns:
        raise ValueError(f"a register tile of {shape.rows} x {shape.columns} elements is empty")
    if any(loop.count is not None and loop.count < 0 for loop in shape.reductions):
        raise ValueError("a reduction loop with a negative count")
    if shape.turned:
        require_turnable(shape)
    elif shape.rows > 1 and shape.c_row is not None and abs(shape.c_row) < (1 if shape.columns_open else shape.columns):
        raise ValueError(f"rows of C overlap: {shape.columns} columns at a distance of {shape.c_row}")
    if shape.rows_open and any(loop.rows for loop in shape.reductions):
        raise ValueError("an open number of rows of which some sit out")
    require_columns_apart(shape)
    for number, (_, operation) in enumerate(shape.operations):
        require_operation(operation, is_first=number == 0 and bool(shape.before))
    require_lines(shape)
    require_factors(shape)


def require_lines(shape: Shape) -> None:
    """ValueError unless a kernel can compute as many lines as the shape has, whose elements of C are apart."""
    if shape.lines == 1 and not shape.relay:
        return
    if shape.c_row is None or slide_of(shape) is None:
        raise ValueError(f"{shape.lines} lines that share nothing, or begin or sit out in other ways")
    if shape.relay and not can_relay(shape):
        raise ValueError(f"lines that go through {shape.columns} columns {shape.relay} at a time")
    begins = {line * shape.c_line + row * shape.c_row for line in range(shape.lines) for row in range(shape.rows)}
    ordered = sorted(begins)
    apart = min((after - before for before, after in pairwise(ordered)), default=shape.columns)
    if len(begins) != shape.lines * shape.rows or apart < shape.columns:
        raise ValueError("lines of C overlap")


def require_factors(shape: Shape) -> None:
    """ValueError unless a kernel can read the factors as the shape says."""
    if shape.scaled not in ("", "a", "b"):
        raise ValueError(f"no factor is called {shape.scaled!r}")
    if shape.a_column not in (0, 1) or (shape.a_column and (shape.scaled == "a" or shape.columns_apart)):
        raise ValueError(f"{shape.a_column} elements between columns of A, scaled: {shape.scaled!r}")
    if shape.b_ahead < 0 or (shape.b_ahead and shape.columns_apart):
        raise ValueError(f"prefetches of {shape.b_ahead} lines of B")


def require_turnable(shape: Shape) -> None:
    """ValueError unless rows of registers can be stored as columns of C."""
    if shape.rows_open or shape.columns_open:
        raise ValueError("an open number of rows or columns whose columns are apart in memory")
    if shape.rows > 1 and shape.c_row != 1:
        raise ValueError("neither rows nor columns of C are contiguous")
    if shape.c_column is not None and abs(shape.c_column) < shape.rows:
        raise ValueError(f"columns of C overlap: {shape.rows} rows at a distance of {shape.c_column}")


def require_columns_apart(shape: Shape) -> None:
    """ValueError unless columns of B are adjacent or can be turned in registers."""
    if not shape.columns_apart:
        return
    if not shape.reductions or shape.reductions[-1].b_stride != 1:
        raise ValueError("columns of B are apart, and the innermost reduction does not run along them")
    if any(loop.rows for loop in shape.reductions):
        raise ValueError("columns of B are apart, and some rows sit out")
    if shape.along and (not shape.loose or shape.reductions[-1].a_stride != 1 or shape.rows_open or shape.columns_open):
        raise ValueError("the order of additions counts, A is not contiguous, or the tile is not known")


def require_operation(operation: Elementwise, is_first: bool) -> None:
    """ValueError unless a kernel can do an operation at its place."""
    if operation.operator not in ("=", "+", "-", "*", *CHOICES) or operation.value not in ("zero", "scalar", "array"):
        raise ValueError(f"no microkernel does {operation}")
    if operation.operator == "=" and not is_first:
        raise ValueError("an assignment after work on C")
    if operation.value == "zero" and operation.operator not in ("=", *CHOICES):
        raise ValueError(f"zero is only assigned or compared, not combined by {operation.operator!r}")
    if operation.column not in (0, 1):
        raise ValueError(f"{operation.column} elements between columns")
