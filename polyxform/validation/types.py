"""When two integer expressions of equal value may stand for each other although their C types differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from polyxform.scop.environment import Loop
from polyxform.scop.integers import common_type, parse_constant, promote
from polyxform.scop.model import Scop
from polyxform.scop.renaming import rename_apart
from polyxform.syntax.c_types import INTEGER_BITS
from polyxform.syntax.structure import Expression, counter_types
from polyxform.syntax.tree import RegionTree

FLOATING = frozenset({"float", "double", "long double"})
REAL = frozenset({"sqrt", "sqrtf", "px_sqrtf", "exp", "expf", "px_expf", "fabs", "fabsf"})
"""Functions, of the C library and in their place, whose result is floating."""
SIGNED = ("int", "long", "long long")


class Use(Enum):
    """What becomes of a value."""

    ADDRESS = "a subscript: only the value counts"
    OFFSET = "an operand of arithmetic in a subscript: the value counts, and that the result has room"
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
        return operator == "call" and operands[0].text in REAL


def source_types(scop: Scop, tree: RegionTree) -> NameTypes:
    """Types of the names of a region; counters that loops declare with different types are left out."""
    ambiguous = {name for name, kinds in counter_types(rename_apart(tree)).items() if len(kinds) > 1}
    counters = {counter.name: counter.c_type for counter in scop.iterators if counter.name not in ambiguous}
    return named_types(scop, counters)


def emitted_types(scop: Scop, loops: Sequence[Loop]) -> NameTypes:
    """Types of the names that an emitted statement inside some loops sees."""
    return named_types(scop, {loop.iterator: loop.c_type for loop in loops})


def named_types(scop: Scop, counters: Mapping[str, str]) -> NameTypes:
    """Types of parameters, arrays and the given loop counters."""
    parameters = {parameter.name: parameter.c_type for parameter in scop.parameters}
    return NameTypes({**parameters, **counters}, {name: array.element for name, array in scop.arrays.items()})


def use_of_operand(expression: Expression, position: int, use: Use, types: NameTypes) -> Use:
    """What becomes of the operand at a position of an expression whose own value goes into `use`."""
    if expression.operator == "index" and position == 1:
        return Use.ADDRESS
    if expression.operator == "=" and position == 1:
        return Use.FLOATING
    if expression.operator in ("+", "-", "*", "prefix-") and use in (Use.ADDRESS, Use.OFFSET):
        return Use.OFFSET
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


def has_room(source: str, emitted: str) -> bool:
    """Whether a type holds all that another one of the same values does, as far as addresses go; "" is unknown."""
    if not source or not emitted:
        return False
    return source == emitted or INTEGER_BITS[emitted] > INTEGER_BITS[source] or INTEGER_BITS[emitted] == 64
