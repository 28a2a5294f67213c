"""Enumerators and their values."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping

from pycparser import c_ast

OPERATIONS: Mapping[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "|": operator.or_,
    "&": operator.and_,
}
LARGEST_SHIFT = 31


def enumerators(declarations: Iterable[c_ast.Node]) -> dict[str, int]:
    """Values of the enumerators that declarations bring; those whose value cannot be computed are left out."""
    found: dict[str, int] = {}
    for declaration in declarations:
        for enumeration in enumerations(declaration):
            found |= values_of(enumeration, found)
    return found


def enumerations(node: c_ast.Node) -> Iterator[c_ast.EnumeratorList]:
    """The lists of enumerators in a declaration; functions hold none that count here."""
    if isinstance(node, c_ast.FuncDef):
        return
    if isinstance(node, c_ast.EnumeratorList):
        yield node
    for _, child in node.children():
        yield from enumerations(child)


def values_of(enumeration: c_ast.EnumeratorList, known: Mapping[str, int]) -> dict[str, int]:
    """Values of one list: as written, or one more than the one before."""
    found: dict[str, int] = {}
    following: int | None = 0
    for enumerator in enumeration.enumerators:
        if enumerator.value is not None:
            following = evaluate(enumerator.value, {**known, **found})
        if following is None:
            continue
        found[enumerator.name] = following
        following += 1
    return found


def evaluate(node: c_ast.Node, known: Mapping[str, int]) -> int | None:
    """Value of a constant expression of `int`s; None where it is none that is understood."""
    match node:
        case c_ast.Constant(type="int"):
            return int(node.value, 8 if node.value.isdecimal() and node.value[:1] == "0" else 0)
        case c_ast.ID():
            return known.get(node.name)
        case c_ast.UnaryOp(op="-"):
            value = evaluate(node.expr, known)
            return None if value is None else -value
        case c_ast.BinaryOp():
            return combined(node.op, evaluate(node.left, known), evaluate(node.right, known))
    return None


def combined(symbol: str, left: int | None, right: int | None) -> int | None:
    """The result of an operation; None for operations that are not understood."""
    if left is None or right is None:
        return None
    if symbol == "<<":
        return left << right if left >= 0 and 0 <= right < LARGEST_SHIFT else None
    if symbol in ("/", "%"):
        return None if left < 0 or right <= 0 else left // right if symbol == "/" else left % right
    return OPERATIONS[symbol](left, right) if symbol in OPERATIONS else None
