"""A packed copy of an array whose contents are proven: panels of columns, and where an element lies in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polyxform.scop.model import Array
from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import ExpressionError
from polyxform.validation.polynomials import Polynomial, constant


@dataclass(frozen=True)
class Run:
    """Panels of one width, side by side.

    width   columns of each
    first   the first column
    beyond  the column behind the last: of the array, where the last panel of all is cut off
    """

    width: int
    first: Expression
    beyond: Expression


@dataclass(frozen=True)
class Panels:
    """A copy of an array.

    name     of the pointer to it
    array    what was copied
    extents  elements along each subscript of the array, from the first one on
    column   subscript that is cut into panels
    outer    subscripts that change more slowly than panels, slowest first
    inner    subscripts inside a panel, slowest first; its columns change fastest
    columns  no fewer than all panels have together
    runs     first to last; they cover the columns without gaps
    """

    name: str
    array: Array
    extents: tuple[Polynomial, ...]
    column: int
    outer: tuple[int, ...]
    inner: tuple[int, ...]
    columns: Polynomial
    runs: tuple[Run, ...]

    @property
    def size(self) -> Polynomial:
        """Elements of the copy."""
        total = self.columns
        for subscript in (*self.outer, *self.inner):
            total = total * self.extents[subscript]
        return total

    def position(self, subscripts: Sequence[Polynomial], first: Polynomial, width: int) -> Polynomial:
        """Where the copy holds an element whose panel has a width and a first column."""
        total = constant(0)
        for outer in self.outer:
            total = total * self.extents[outer] + subscripts[outer]
        total = total * self.columns + first
        inside = constant(0)
        for inner in self.inner:
            total = total * self.extents[inner]
            inside = inside * self.extents[inner] + subscripts[inner]
        return total + inside * constant(width) + subscripts[self.column] - first


def linear_position(subscripts: Sequence[Polynomial], extents: Sequence[Polynomial]) -> Polynomial:
    """Where an array itself holds an element; `extents` are those of all dimensions but the outermost."""
    if len(subscripts) != len(extents) + 1:
        raise ExpressionError("another number of dimensions")
    total = subscripts[0]
    for extent, subscript in zip(extents, subscripts[1:], strict=True):
        total = total * extent + subscript
    return total
