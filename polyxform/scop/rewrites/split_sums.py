"""Make a statement of each product that one statement adds, so that each can be a matrix multiplication.

Before                                                  After

    for (k ...)                                             for (k ...)
      for (j <= i)                                            for (j <= i) {
        C[i][j] += alpha * A[i][k] * B[j][k]                    C[i][j] += alpha * A[i][k] * B[j][k];
                 + alpha * B[i][k] * A[j][k];                   C[i][j] += alpha * B[i][k] * A[j][k];
                                                              }

The additions come in another order, so there must be consent. Only forms are looked at here; whether the region still
computes the same sums is for `validation.split_sums` to prove.

Refused: terms other than products of two elements, of which each is used in several iterations of some loop; targets
that every loop moves, or that another term reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pycparser import c_ast

from polyxform.scop.names import base_name, iterator_name
from polyxform.scop.renaming import rename_apart
from polyxform.scop.rewrites.scalars import Replacement
from polyxform.scop.rewrites.terms import Term, factors_of, names_in, product_of, terms_of, times
from polyxform.syntax.printing import expression_text, rebuild
from polyxform.syntax.tree import RegionTree


def split_sums(tree: RegionTree) -> Iterator[Replacement]:
    """The statements of a region that add several products to one element, each replaced on its own."""
    region = c_ast.Compound(list(rename_apart(tree).statements))
    for statement, counters in sums_in_loops(region):
        parts = parts_of(statement, counters)
        if parts:
            name = expression_text(statement.lvalue)
            yield Replacement(name, name, replace(tree, statements=with_parts(region, statement, parts)))


def sums_in_loops(region: c_ast.Node) -> Iterator[tuple[c_ast.Assignment, frozenset[str]]]:
    """Statements that add to an element or subtract from it, with the counters of the loops around them."""
    pending: list[tuple[c_ast.Node, frozenset[str]]] = [(region, frozenset())]
    while pending:
        node, counters = pending.pop()
        if isinstance(node, c_ast.For):
            counters = counters | {iterator_name(node) or ""}
        if isinstance(node, c_ast.Assignment) and node.op in ("+=", "-=") and isinstance(node.lvalue, c_ast.ArrayRef):
            yield node, counters
        pending += [(child, counters) for _, child in reversed(node.children())]


def parts_of(statement: c_ast.Assignment, counters: frozenset[str]) -> list[c_ast.Node]:
    """A statement for each term of a sum; none where it had better stay whole."""
    terms = list(terms_of(statement.rvalue))
    products = [product_of(term, counters) for _, term in terms]
    stays = not counters <= names_in(statement.lvalue)
    apart = base_name(statement.lvalue) not in names_in(statement.rvalue)
    if len(terms) < 2 or not stays or not apart:
        return []
    if not all(product is not None and product.used_again for product in products):
        return []
    return [part(statement, term) for term in terms]


def part(statement: c_ast.Assignment, term: Term) -> c_ast.Node:
    """The statement with one of its terms, what scales the two elements in front."""
    sign, value = term
    factors = factors_of(value)
    elements = [factor for factor in factors if isinstance(factor, c_ast.ArrayRef)]
    value = times([factor for factor in factors if factor not in elements], c_ast.BinaryOp("*", *elements, value.coord))
    operator = "+=" if (sign > 0) == (statement.op == "+=") else "-="
    return c_ast.Assignment(operator, statement.lvalue, value, statement.coord)


def with_parts(region: c_ast.Compound, whole: c_ast.Node, parts: list[c_ast.Node]) -> tuple[c_ast.Node, ...]:
    """The statements of the region with parts in the place of one statement."""

    def change(node: c_ast.Node) -> c_ast.Node:
        return c_ast.Compound(parts, node.coord) if node is whole else rebuild(node, change)

    return tuple(change(region).block_items)
