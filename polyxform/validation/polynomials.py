"""Exact polynomial arithmetic over the integers, for addresses whose strides are parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import ExpressionError

Monomial = tuple[str, ...]
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
INTEGER = re.compile(r"(0[xX][0-9a-fA-F]+|[1-9][0-9]*|0)[lL]{0,2}")
PURE = frozenset({"px_min", "px_max", "px_floordiv", "px_mod"})
FOLDED: Mapping[str, Callable[..., int]] = {
    "px_min": min,
    "px_max": max,
    "px_floordiv": lambda left, right: left // right,
    "/": lambda left, right: truncated(left, right),
    "%": lambda left, right: left - right * truncated(left, right),
}
OPAQUE = frozenset({"/", "%", "?", "<", "<=", ">", ">=", "==", "!="})


@dataclass(frozen=True)
class Polynomial:
    """sum(coefficient * product(atoms)); an atom is a C name, or the canonical text of something not polynomial.

    terms  (atoms in ascending order, coefficient other than 0), in ascending order: equal polynomials are equal
    """

    terms: tuple[tuple[Monomial, int], ...] = ()

    def __add__(self, other: Polynomial) -> Polynomial:
        return collected((*self.terms, *other.terms))

    def __neg__(self) -> Polynomial:
        return Polynomial(tuple((monomial, -weight) for monomial, weight in self.terms))

    def __sub__(self, other: Polynomial) -> Polynomial:
        return self + -other

    def __mul__(self, other: Polynomial) -> Polynomial:
        return collected(
            (tuple(sorted(left + right)), weight * factor)
            for left, weight in self.terms
            for right, factor in other.terms
        )

    def __str__(self) -> str:
        return " + ".join("*".join([str(weight), *monomial]) for monomial, weight in self.terms) or "0"

    @property
    def value(self) -> int | None:
        """The integer that it is, None when a name is left."""
        if not self.terms:
            return 0
        ((monomial, weight), *others) = self.terms
        return None if monomial or others else weight

    @property
    def names(self) -> frozenset[str]:
        """Identifiers in all atoms."""
        return frozenset(name for monomial, _ in self.terms for atom in monomial for name in IDENTIFIER.findall(atom))

    def replaced(self, values: Mapping[str, Polynomial]) -> Polynomial:
        """With the atoms that are names in `values` replaced. Names inside other atoms stay."""
        total = Polynomial()
        for monomial, weight in self.terms:
            product = constant(weight)
            for atom in monomial:
                product = product * values.get(atom, atomic(atom))
            total = total + product
        return total

    def coefficient(self, name: str) -> Polynomial:
        """The factor of the first power of `name`; terms where `name` is squared or hidden in an atom keep it."""
        return collected((without(monomial, name), weight) for monomial, weight in self.terms if name in monomial)


def without(monomial: Monomial, name: str) -> Monomial:
    """The monomial divided by one power of `name`."""
    position = monomial.index(name)
    return monomial[:position] + monomial[position + 1 :]


def collected(terms: Iterable[tuple[Monomial, int]]) -> Polynomial:
    """The polynomial that is the sum of the terms."""
    weights: dict[Monomial, int] = {}
    for monomial, weight in terms:
        weights[monomial] = weights.get(monomial, 0) + weight
    return Polynomial(tuple(sorted((monomial, weight) for monomial, weight in weights.items() if weight)))


def constant(value: int) -> Polynomial:
    """An integer."""
    return Polynomial((((), value),)) if value else Polynomial()


def atomic(atom: str) -> Polynomial:
    """A name."""
    return Polynomial((((atom,), 1),))


def polynomial(expression: Expression, values: Mapping[str, Polynomial]) -> Polynomial:
    """The value of an integer expression, with the names in `values` replaced.

    Division, comparison and the like become atoms; they are equal when their operands are. Of a minimum or maximum
    only the difference of the operands does: min(a, b) = a + min(0, b - a).
    ExpressionError for anything else, such as a call of a function that is not known to be pure.
    """
    operator, operands = expression.operator, expression.operands
    if operator == "name":
        return values.get(expression.text, atomic(expression.text))
    if operator == "number":
        return constant(integer(expression.text))
    if operator == "call" and operands[0].text in PURE:
        return opaque(operands[0].text, operands[1:], values)
    if operator in OPAQUE:
        return opaque(operator, operands, values)
    if operator not in ("+", "-", "*", "prefix+", "prefix-", "cast"):
        raise ExpressionError(f"'{operator}' in an integer expression")
    if operator == "cast" and expression.text != "long":
        raise ExpressionError(f"cast to {expression.text}")
    return combined(operator, [polynomial(operand, values) for operand in operands])


def combined(operator: str, parts: list[Polynomial]) -> Polynomial:
    """Arithmetic on polynomials."""
    if len(parts) == 1:
        return -parts[0] if operator == "prefix-" else parts[0]
    left, right = parts
    if operator == "*":
        return left * right
    return left + right if operator == "+" else left - right


def opaque(operator: str, operands: Iterable[Expression], values: Mapping[str, Polynomial]) -> Polynomial:
    """An operation that is not polynomial: its value for integers, else an atom."""
    parts = [polynomial(operand, values) for operand in operands]
    known = [part.value for part in parts if part.value is not None]
    if operator in FOLDED and len(known) == len(parts):
        return constant(FOLDED[operator](*known))
    if operator in ("px_min", "px_max") and len(parts) == 2:
        return extremum(operator, *parts)
    if operator in ("/", "%") and parts[1].value is not None and parts[1].value > 0:
        return divided(operator, parts[0], parts[1].value)
    return atomic(f"{operator}({', '.join(str(part) for part in parts)})")


def extremum(operator: str, left: Polynomial, right: Polynomial) -> Polynomial:
    """Minimum or maximum, the same whichever way round the operands stand and whatever is added to both."""
    apart = right - left
    if not apart.terms:
        return left
    if apart.terms[0][1] < 0:
        left, apart = right, -apart
    return left + atomic(f"{operator}(0, {apart})")


def truncated(left: int, right: int) -> int:
    """Quotient as C computes it. ExpressionError for a division by zero."""
    if right == 0:
        raise ExpressionError("a division by zero")
    return abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)


def divided(operator: str, value: Polynomial, divisor: int) -> Polynomial:
    """Quotient or rest of a division by a positive constant: value == value / divisor * divisor + value % divisor."""
    exact = all(weight % divisor == 0 for _, weight in value.terms)
    quotient = atomic(f"/({value}, {divisor})")
    if exact:
        quotient = collected((monomial, weight // divisor) for monomial, weight in value.terms)
    return quotient if operator == "/" else value - quotient * constant(divisor)


def integer(text: str) -> int:
    """Value of an integer constant without an unsigned suffix."""
    found = INTEGER.fullmatch(text)
    if found is None:
        raise ExpressionError(f"'{text}' in an integer expression")
    return int(found[1], 0)
