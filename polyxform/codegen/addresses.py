"""Positions of elements in memory as C text, for arrays that are subscripted with one index."""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.codegen.expressions import ATOM, Sum, variable
from polyxform.scop.layout import extent_value
from polyxform.scop.model import Array


def linear_index(indices: Sequence[Sum], array: Array) -> str:
    """Position in memory of an element of an array that the source subscripts with one index."""
    total = indices[0]
    for extent, index in zip(array.extents[1:], indices[1:], strict=True):
        known = extent_value(extent, {})
        scaled = total.times(known) if known is not None else times_symbol(total, extent)
        total = scaled.plus(index)
    return total.text.text


def element(array: Array, indices: Sequence[Sum]) -> str:
    """C text of an element of an array as the source subscripts it."""
    if array.linear:
        return f"{array.name}[{linear_index(indices, array)}]"
    return f"{array.name}{''.join(f'[{index.text.text}]' for index in indices)}"


def times_symbol(factor: Sum, extent: str) -> Sum:
    """factor * extent, the extent being C text; computed in long, which sums of array sizes fit."""
    if factor.is_constant and factor.constant == 0:
        return factor
    product = f"(long){factor.text.inside(ATOM)} * {extent if extent.isidentifier() else f'({extent})'}"
    return variable(product)
