"""Read the vector operand of a contraction where it is contiguous along the reduction, and turn it in registers.

Before                                   After

    for (i ...)                              for (i_tile ...)
      for (j ...)                              px_kernel_1x32(&x[0], &A[i_tile][0], &y[i_tile]);
        y[i] += A[i][j] * x[j];

The rows i become lanes of vectors: each y[i] keeps its order of additions, which a vector along j would not. A matrix
that is used once or a few times is not worth a copy in another layout.

Refused: an operand that is not contiguous along the innermost reduction; rows of the tile that depend on a reduction,
as pixels at the border of an image do.
"""

from __future__ import annotations

from polyxform.machine import Machine
from polyxform.microkernels.column_reads import PIECE, WIDEST
from polyxform.microkernels.tilings import near_equal
from polyxform.polyhedra import linear_subscripts
from polyxform.schedule.contractions.match_microkernel import coupled_reductions, is_contiguous
from polyxform.schedule.model import Contraction
from polyxform.scop.model import Scop, Statement

TALLEST = 4
"""Rows of a tile: with more of them, a packed copy is read more often than it costs."""
CHAINS = 4
"""Turned vectors side by side, each with a chain of additions of its own: they hide the latency of an addition."""

SHUFFLES = 3
"""To turn a vector costs as many times as much as to broadcast an element."""


def can_turn(contraction: Contraction, row: int | None, statement: Statement, scop: Scop) -> bool:
    """Whether kernels with rows along a dimension can turn the vector operand."""
    if not contraction.reductions or linear_subscripts(contraction.vector.relation) is None:
        return False
    if row is not None and coupled_reductions(statement.domain, row, contraction.reductions):
        return False
    return is_contiguous(contraction.vector, contraction.reductions[-1], scop)


def turned_tiles(machine: Machine, element_bytes: int, rows: int) -> tuple[tuple[int, int], ...]:
    """Register tiles (rows, whole vectors of the machine) for up to `rows` rows."""
    height = near_equal(max(rows, 1), TALLEST)[0][0]
    turned = CHAINS if height <= 2 else CHAINS // 2
    return ((height, max(1, turned * turned_lanes(machine, element_bytes) // machine.lanes(element_bytes))),)


def rows_along(machine: Machine, lanes: int, rows: int) -> int:
    """Rows, of so many, of a tile whose elements, `lanes` columns in each row, are vectors along the reduction."""
    fitting = (height for height in range(1, TALLEST + 1) if height * lanes + height + 1 < machine.vector_registers)
    return min(max(fitting, default=0), max(rows, 1))


def blocked_tile(machine: Machine, element_bytes: int) -> tuple[int, int]:
    """Rows and columns of the register tile that turns least for each of its products, for a result of any size."""
    lanes, registers = turned_lanes(machine, element_bytes), machine.vector_registers
    together = PIECE // element_bytes
    tiles = [
        (1 / vectors + SHUFFLES / rows, rows, vectors)
        for rows in range(1, registers)
        for vectors in range(1, registers)
        if rows % 2 == 0 and rows * vectors + together * vectors + 1 <= registers
    ]
    _, rows, vectors = min(tiles)
    return rows, vectors * lanes


def turned_lanes(machine: Machine, element_bytes: int) -> int:
    """Lanes of a vector that columns are turned into."""
    return min(machine.lanes(element_bytes), WIDEST // element_bytes)


def turned_runs(width: int, points: int | None, lanes: int) -> tuple[tuple[int, int | None], ...]:
    """Tiles (columns, how many) of up to `width` columns; where their number is not known, narrow ones follow."""
    if points is None:
        return (width, None), (lanes, None)
    full, rest = divmod(points, width)
    whole = rest // lanes * lanes
    runs = ((width, full), (whole, int(whole > 0)), (rest - whole, int(rest > whole)))
    return tuple((size, count) for size, count in runs if count)
