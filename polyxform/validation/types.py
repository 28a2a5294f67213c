"""When two integer expressions of equal value may stand for each other although their C types differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from polyxform.scop.integers import common_type, parse_constant, promote
from polyxform.syntax.structure import Expression

FLOATING = frozenset({"float", "double", "long double"})
SIGNED = ("int", "long", "long long")


class Use(Enum):
    """What becomes of a value."""

    ADDRESS = "a subscript: only the value counts"
    FLOATING = "converted to a floating type or to the type of a variable"
    VALUE = "an operand of integer arithmetic, whose type counts"


@dataclass(frozen=True)
class NameTypes:
    """C types of names.

    integers  of iterators and parameters
    elements  of arrays and scalars
    """

    integers: Mapping[str, str]
    elements: Mapping[str, str]

    def of(self, expression: Expression) -> str:
        """C type of an affine integer expression, "" where it is not known."""
        operator, operands = expression.operator, expression.operands
        if operator == "number":
            value = parse_constant(expression.text)
            return value[1] if value is not None else ""
        if operator == "name":
            return promote(self.integers[expression.text]) if expression.text in self.integers else ""
        if operator == "cast":
            return promote(expression.text)
        if operator == "call":
            return "long"
        parts = [self.of(operand) for operand in operands]
        if not all(parts):
            return ""
        return common_type(parts[0], parts[-1])

    def is_floating(self, expression: Expression) -> bool:
        """Whether the expression surely has a floating type."""
        operator, operands = expression.operator, expression.operands
        if operator in ("name", "index"):
            return self.elements.get(expression.base.text) in FLOATING
        if operator == "number":
            return parse_constant(expression.text) is None and expression.text[:1] != "'"
        if operator == "cast":
            return expression.text in FLOATING
        if operator in ("+", "-", "*", "/", "prefix-"):
            return any(self.is_floating(operand) for operand in operands)
        return False


def use_of_operand(expression: Expression, position: int, use: Use, types: NameTypes) -> Use:
    """What becomes of the operand at a position of an expression whose own value goes into `use`."""
    if expression.operator == "index" and position == 1:
        return Use.ADDRESS
    if expression.operator == "=" and position == 1:
        return Use.FLOATING
    if expression.operator in ("+", "-", "*", "prefix-") and use is Use.ADDRESS:
        return Use.ADDRESS
    if expression.operator in ("+", "-", "*", "/", "+=", "-=", "*=", "/="):
        others = (operand for place, operand in enumerate(expression.operands) if place != position)
        return Use.FLOATING if any(types.is_floating(other) for other in others) else Use.VALUE
    return Use.VALUE


def interchangeable(source: str, emitted: str, use: Use) -> bool:
    """Whether a value of type `emitted` may stand for the same value of type `source`; "" means an unknown type."""
    if not source or not emitted:
        return False
    if use is Use.FLOATING and source in SIGNED and emitted in SIGNED:
        return SIGNED.index(emitted) >= SIGNED.index(source)
    return source == emitted
