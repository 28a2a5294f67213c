"""Values of the C integer expressions that array extents are made of."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping


def truncated(dividend: int, divisor: int) -> int:
    """Quotient rounded towards zero."""
    quotient = abs(dividend) // abs(divisor)
    return quotient if (dividend < 0) == (divisor < 0) else -quotient


OPERATORS: Mapping[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: truncated,
    ast.Mod: lambda a, b: a - b * truncated(a, b),
}


def evaluate(text: str, values: Mapping[str, int]) -> int | None:
    """Value of a C expression of whole numbers, names and + - * / %; None for anything else.

    Division truncates as in C.
    """
    try:
        return value_of_node(ast.parse(text.replace("/", "//"), mode="eval").body, values)
    except (SyntaxError, KeyError, ZeroDivisionError, ValueError):
        return None


def value_of_node(node: ast.expr, values: Mapping[str, int]) -> int:
    """Value of a parsed expression. KeyError for what is not a number, a known name or arithmetic of these."""
    match node:
        case ast.Constant(value=int(number)):
            return number
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -value_of_node(inner, values)
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](value_of_node(left, values), value_of_node(right, values))
    raise KeyError(ast.dump(node))
