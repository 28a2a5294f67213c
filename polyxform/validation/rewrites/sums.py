"""Sums and products as parse trees, compared as real numbers: in whatever order they are added and multiplied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polyxform.scop.model import Array
from polyxform.syntax.structure import Expression

SIGNS = {"+=": 1, "-=": -1}
Term = tuple[int, tuple[Expression, ...]]
"""1 or -1, and the factors of a product, in an order that does not depend on that of the text."""


def terms_of(tree: Expression, sign: int = 1) -> Iterator[Term]:
    """The products that an expression is the sum of; zeros are left out."""
    if tree.operator in ("+", "-") and len(tree.operands) == 2:
        left, right = tree.operands
        yield from terms_of(left, sign)
        yield from terms_of(right, sign if tree.operator == "+" else -sign)
    elif tree.operator == "prefix-":
        yield from terms_of(tree.operands[0], -sign)
    elif not is_zero(tree):
        yield sign, in_order(factors_of(tree))


def factors_of(tree: Expression) -> list[Expression]:
    """The operands of a product."""
    if tree.operator == "*" and len(tree.operands) == 2:
        return [*factors_of(tree.operands[0]), *factors_of(tree.operands[1])]
    return [tree]


def in_order(factors: list[Expression]) -> tuple[Expression, ...]:
    """Factors in an order that does not depend on that of the text."""
    return tuple(sorted(factors, key=repr))


def is_zero(tree: Expression) -> bool:
    """Whether an expression is a constant zero."""
    return tree.operator == "number" and set(tree.text.rstrip("fF")) <= {"0", "."} and "0" in tree.text


def computed_in(tree: Expression, element: str, arrays: Mapping[str, Array]) -> bool:
    """Whether a sum of products computes in one floating-point type, zeros of any type aside."""
    return is_zero(tree) or all(factor_has_type(f, element, arrays) for _, factors in terms_of(tree) for f in factors)


def factor_has_type(factor: Expression, element: str, arrays: Mapping[str, Array]) -> bool:
    """Whether a factor is an element, a variable or a constant of a floating-point type."""
    if factor.operator == "number":
        return factor.text[-1] in "fF" if element == "float" else not factor.text[-1].isalpha() and "." in factor.text
    if factor.operator not in ("name", "index"):
        return False
    array = arrays.get(factor.base.text)
    subscripts = 1 if array is not None and array.linear else len(array.extents) if array is not None else -1
    return array is not None and array.element == element and len(factor.subscripts) == subscripts
