"""C's integer types: constants, promotions, conversions, and what wraps around."""

from __future__ import annotations

import re

import islpy as isl
from pycparser import c_ast

from polyxform.diagnostics import unsupported
from polyxform.parametric import constant_value
from polyxform.scop.environment import Environment, Value
from polyxform.syntax.c_types import INTEGER_BITS, integer_range

RANK = ("int", "unsigned int", "long", "unsigned long", "long long", "unsigned long long")
CONSTANT = re.compile(r"(?P<digits>0[xX][0-9a-fA-F]+|0[bB][01]+|\d+)(?P<suffix>[uUlL]*)\Z")


def promote(c_type: str) -> str:
    """The type after integer promotion."""
    return c_type if c_type in RANK else "int"


def common_type(left: str, right: str) -> str:
    """The type that C's usual arithmetic conversions give two promoted integer operands."""
    return RANK[max(RANK.index(promote(left)), RANK.index(promote(right)))]


def parse_constant(text: str) -> tuple[int, str] | None:
    """Value and type of an integer constant; None for anything else, and for values beyond 64 bits."""
    match = CONSTANT.match(text)
    if match is None:
        return None
    digits, suffix = match["digits"], match["suffix"].lower()
    octal = len(digits) > 1 and digits.isdecimal() and digits[0] == "0"
    if octal and not set(digits) <= set("01234567"):
        return None
    value = int(digits, 8) if octal else int(digits, 0)
    decimal = digits.isdecimal() and not octal
    for c_type in RANK:
        if "u" in suffix and not c_type.startswith("unsigned"):
            continue
        if "u" not in suffix and decimal and c_type.startswith("unsigned"):
            continue
        if c_type.count("long") < suffix.count("l"):
            continue
        low, high = integer_range(c_type) or (0, 0)
        if low <= value <= high:
            return value, c_type
    return None


def wraps(c_type: str) -> bool:
    """Whether a value out of range wraps around in this type; overflow of the other types is undefined in C."""
    return c_type.startswith("unsigned") or INTEGER_BITS.get(c_type, 64) < 32


def in_range(aff: isl.PwAff, c_type: str) -> isl.Set:
    """The condition that a value lies in the range of a type."""
    low, high = integer_range(c_type) or (0, 0)
    return aff.ge_set(constant_value(low)).intersect(aff.le_set(constant_value(high)))


def checked(aff: isl.PwAff, c_type: str, node: c_ast.Node, environment: Environment) -> Value:
    """The value of an operation in a type. Unsupported where it cannot be proved that it does not wrap around."""
    if wraps(c_type) and not environment.proves(in_range(aff, c_type)):
        raise unsupported(
            "PX143",
            f"this may wrap around in '{c_type}'",
            environment.span(node),
            help="use a signed type, or tell the range with '#pragma polyxform assume(...)'",
        )
    return Value(aff, c_type)


def convert(value: Value, c_type: str, node: c_ast.Node, environment: Environment) -> Value:
    """The value converted to a type. Unsupported where the conversion may change it."""
    if value.c_type == c_type or keeps_values(value.c_type, c_type):
        return Value(value.aff, c_type)
    if environment.proves(in_range(value.aff, c_type)):
        return Value(value.aff, c_type)
    message = f"the conversion from '{value.c_type}' to '{c_type}' may change the value"
    raise unsupported("PX143", message, environment.span(node), "tell the range with '#pragma polyxform assume(...)'")


def keeps_values(source: str, target: str) -> bool:
    """Whether every value of one type is a value of the other."""
    low, high = integer_range(source) or (0, 0)
    target_low, target_high = integer_range(target) or (0, 0)
    return target_low <= low and high <= target_high
