"""Where an array's elements lie: strides of statement dimensions, as numbers where they are known, else as C text."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from polyxform.polyhedra import Affine
from polyxform.scop.model import Array


def extent_value(text: str, sizes: Mapping[str, int]) -> int | None:
    """Value of an extent written in C, with parameters replaced by known sizes; None when that does not settle it."""
    try:
        return evaluate(ast.parse(text, mode="eval").body, sizes)
    except (SyntaxError, KeyError, ZeroDivisionError):
        return None


def evaluate(node: ast.expr, sizes: Mapping[str, int]) -> int:
    """Integer value of an arithmetic expression; KeyError for a name without a size or for any other operation."""
    match node:
        case ast.Constant(value=int(value)):
            return value
        case ast.Name(id=name):
            return sizes[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -evaluate(operand, sizes)
        case ast.BinOp(left=left, op=operator, right=right):
            return combine(operator, evaluate(left, sizes), evaluate(right, sizes))
    raise KeyError(ast.dump(node))


def combine(operator: ast.operator, left: int, right: int) -> int:
    """left operator right as C computes it on non-negative integers; KeyError for other operators or operands."""
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.FloorDiv() | ast.Div() if left >= 0 and right > 0:
            return left // right
        case ast.Mod() if left >= 0 and right > 0:
            return left % right
    raise KeyError(ast.dump(operator))


def element_stride(array: Array, forms: tuple[Affine, ...], dimension: int, sizes: Mapping[str, int]) -> int | str:
    """Elements between neighbors along a statement dimension: an integer where known, else C text of a `long`."""
    weights = [(form.coefficients[dimension], level) for level, form in enumerate(forms)]
    return stride_sum(stride_part(weight, array.extents[level + 1 :], sizes) for weight, level in weights if weight)


def stride_sum(parts: Iterable[int | str]) -> int | str:
    """The sum of strides: an integer where all are known, else C text."""
    found = list(parts)
    known = sum(part for part in found if isinstance(part, int))
    symbolic = [part for part in found if isinstance(part, str)]
    if not symbolic:
        return known
    return " + ".join([*symbolic, str(known)] if known else symbolic)


def stride_part(weight: int, inner: tuple[str, ...], sizes: Mapping[str, int]) -> int | str:
    """weight * product(inner extents)."""
    factor, symbols = weight, []
    for extent in inner:
        value = extent_value(extent, sizes)
        if value is None:
            symbols.append(extent if extent.isidentifier() else f"({extent})")
        else:
            factor *= value
    if not symbols:
        return factor
    text = symbols[0] if len(symbols) == 1 and factor == 1 else " * ".join(["(long)" + symbols[0], *symbols[1:]])
    return text if factor == 1 else f"{factor} * {text}"
