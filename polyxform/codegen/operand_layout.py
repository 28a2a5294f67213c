"""Addresses and strides of the operands of a microkernel call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polyxform.codegen.expressions import ATOM, Sum, subscript, variable
from polyxform.polyhedra import Affine, linear_subscripts
from polyxform.scop.layout import element_stride, extent_value
from polyxform.scop.model import Access, Array


@dataclass(frozen=True)
class OperandLayout:
    """Addresses of the operands of statements.

    arrays     by name
    sizes      parameters with known values
    parameters what parameters are written as
    """

    arrays: Mapping[str, Array]
    sizes: Mapping[str, int]
    parameters: Mapping[str, Sum]

    def stride(self, access: Access, dimension: int | None) -> int | str:
        """Elements between neighbors along a dimension (0 for none)."""
        if dimension is None:
            return 0
        return element_stride(self.arrays[access.array], forms_of(access), dimension, self.sizes)

    def address(self, access: Access, values: tuple[Sum, ...]) -> str:
        """C text of the address of the element accessed at given values of the statement's dimensions."""
        indices = [subscript(form, values, self.parameters) for form in forms_of(access)]
        array = self.arrays[access.array]
        if array.linear:
            return f"&{access.array}[{linear_index(indices, array)}]"
        return f"&{access.array}{''.join(f'[{index.text.text}]' for index in indices)}"


def linear_index(indices: Sequence[Sum], array: Array) -> str:
    """Position in memory of an element of an array that the source subscripts with one index."""
    total = indices[0]
    for extent, index in zip(array.extents[1:], indices[1:], strict=True):
        known = extent_value(extent, {})
        scaled = total.times(known) if known is not None else times_symbol(total, extent)
        total = scaled.plus(index)
    return total.text.text


def times_symbol(factor: Sum, extent: str) -> Sum:
    """factor * extent, the extent being C text; computed in long, which sums of array sizes fit."""
    if factor.is_constant and factor.constant == 0:
        return factor
    product = f"(long){factor.text.inside(ATOM)} * {extent if extent.isidentifier() else f'({extent})'}"
    return variable(product)


def forms_of(access: Access) -> tuple[Affine, ...]:
    """Linear subscripts of an operand; a kernel has no others."""
    forms = linear_subscripts(access.relation)
    if forms is None:
        raise ValueError(f"{access.text} has no linear subscripts")
    return forms
