"""Sums of C expressions, term by term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pycparser import c_ast

from polyxform.scop.names import walk

Term = tuple[int, c_ast.Node]
"""1 or -1, and what is added or subtracted."""


def terms_of(node: c_ast.Node, sign: int = 1) -> Iterator[Term]:
    """The terms of a sum, in source order."""
    if isinstance(node, c_ast.BinaryOp) and node.op in ("+", "-"):
        yield from terms_of(node.left, sign)
        yield from terms_of(node.right, sign if node.op == "+" else -sign)
    elif isinstance(node, c_ast.UnaryOp) and node.op == "-":
        yield from terms_of(node.expr, -sign)
    else:
        yield sign, node


def sum_of(terms: Sequence[Term]) -> c_ast.Node:
    """The sum of some terms; zero for none."""
    total: c_ast.Node | None = None
    for sign, term in terms:
        if total is not None:
            total = c_ast.BinaryOp("+" if sign > 0 else "-", total, term, term.coord)
        else:
            total = term if sign > 0 else c_ast.UnaryOp("-", term, term.coord)
    return total if total is not None else c_ast.Constant("int", "0")


def factors_of(node: c_ast.Node) -> list[c_ast.Node]:
    """The operands of a product, in source order."""
    if isinstance(node, c_ast.BinaryOp) and node.op == "*":
        return [*factors_of(node.left), *factors_of(node.right)]
    return [node]


def times(factors: Sequence[c_ast.Node], product: c_ast.Node) -> c_ast.Node:
    """A product with further factors in front of its first one, which is multiplied by them before anything else."""
    if isinstance(product, c_ast.BinaryOp) and product.op == "*":
        return c_ast.BinaryOp("*", times(factors, product.left), product.right, product.coord)
    total = factors[0] if factors else product
    for factor in (*factors[1:], product) if factors else ():
        total = c_ast.BinaryOp("*", total, factor, product.coord)
    return total


@dataclass(frozen=True)
class Factors:
    """A product of two elements and what no loop changes, in some loops.

    elements  the two
    counters  of the loops around
    """

    elements: tuple[c_ast.ArrayRef, c_ast.ArrayRef]
    counters: frozenset[str]

    @property
    def used_again(self) -> bool:
        """Whether each element serves in several iterations of some loop, as in a product of matrices."""
        return all(not self.counters <= names_in(element) for element in self.elements)


def product_of(node: c_ast.Node, counters: frozenset[str]) -> Factors | None:
    """The factors of a product of two elements, constants and variables other than counters; None for other terms."""
    factors = factors_of(node)
    elements = [factor for factor in factors if isinstance(factor, c_ast.ArrayRef)]
    others = [factor for factor in factors if not isinstance(factor, c_ast.ArrayRef)]
    plain = all(isinstance(one, c_ast.ID | c_ast.Constant) for one in others)
    if len(elements) != 2 or not plain or any(isinstance(o, c_ast.ID) and o.name in counters for o in others):
        return None
    return Factors((elements[0], elements[1]), counters)


def names_in(node: c_ast.Node) -> frozenset[str]:
    """Identifiers below a node."""
    return frozenset(part.name for part in walk(node) if isinstance(part, c_ast.ID))
