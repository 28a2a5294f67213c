"""Addresses and strides of the operands of a microkernel call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from polyxform.codegen.addresses import element
from polyxform.codegen.expressions import Sum, subscript
from polyxform.codegen.panel_layout import Layout, widened
from polyxform.polyhedra import Affine, linear_subscripts
from polyxform.schedule.model import Packing
from polyxform.scop.layout import element_stride
from polyxform.scop.model import Access, Array


@dataclass(frozen=True)
class OperandLayout:
    """Addresses of the operands of statements.

    arrays     by name
    sizes      parameters with known values
    parameters what parameters are written as
    copies     layouts of packed arrays
    narrow     parameters of type int
    """

    arrays: Mapping[str, Array]
    sizes: Mapping[str, int]
    parameters: Mapping[str, Sum]
    copies: Mapping[Packing, Layout] = field(default_factory=dict)
    narrow: frozenset[str] = frozenset()

    def stride(self, access: Access, dimension: int | None) -> int | str:
        """Elements between neighbors along a dimension (0 for none)."""
        if dimension is None:
            return 0
        return element_stride(self.arrays[access.array], forms_of(access), dimension, self.sizes)

    def address(self, access: Access, values: tuple[Sum, ...]) -> str:
        """C text of the address of the element accessed at given values of the statement's dimensions."""
        return f"&{element(self.arrays[access.array], self.subscripts(access, values))}"

    def stride_in_copy(self, packing: Packing, access: Access, dimension: int, columns: int) -> int | str:
        """Elements between neighbors along a dimension in the panels that a tile of up to `columns` columns reads."""
        copy = self.copies[packing]
        return copy.stride(forms_of(access), dimension, copy.width(columns))

    def address_in_copy(self, packing: Packing, access: Access, values: tuple[Sum, ...], columns: int) -> str:
        """`address` of the first column of a tile in the panels that it reads."""
        copy = self.copies[packing]
        place = widened(copy.position(self.subscripts(access, values), copy.width(columns)), self.narrow)
        return f"&{copy.name}[{place.text.text}]"

    def subscripts(self, access: Access, values: tuple[Sum, ...]) -> list[Sum]:
        """Subscripts of the element accessed at given values of the statement's dimensions."""
        return [subscript(form, values, self.parameters) for form in forms_of(access)]


def forms_of(access: Access) -> tuple[Affine, ...]:
    """Linear subscripts of an operand; a kernel has no others."""
    forms = linear_subscripts(access.relation)
    if forms is None:
        raise ValueError(f"{access.text} has no linear subscripts")
    return forms
