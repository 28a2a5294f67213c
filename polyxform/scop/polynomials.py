"""Polynomials over named numbers: sums of weighted products of names."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

Monomial = tuple[str, ...]
"""The names that are multiplied, in order; () for the constant."""
Polynomial = Mapping[Monomial, int]
"""The weight of each product."""


def scaled(terms: Polynomial, factor: int) -> Polynomial:
    """factor * terms."""
    return {monomial: factor * weight for monomial, weight in terms.items()}


def added(left: Polynomial, right: Polynomial) -> Polynomial:
    """left + right."""
    result = dict(left)
    for monomial, weight in right.items():
        result[monomial] = result.get(monomial, 0) + weight
    return {monomial: weight for monomial, weight in result.items() if weight}


def multiplied(left: Polynomial, right: Polynomial) -> Polynomial:
    """left * right."""
    result: Polynomial = {}
    for (first, weight), (second, other) in product(left.items(), right.items()):
        result = added(result, {tuple(sorted(first + second)): weight * other})
    return result


def quotient(monomial: Monomial, divisor: Monomial) -> Monomial | None:
    """monomial / divisor; None where it does not divide."""
    rest = list(monomial)
    for name in divisor:
        if name not in rest:
            return None
        rest.remove(name)
    return tuple(rest)
