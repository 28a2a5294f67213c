"""Let an element gather the terms of a scalar that is multiplied and added to it in the end.

Before                                          After

    for (i ...)                                     for (i ...)
      for (j ...) {                                   for (j ...) {
        double sum = 0;                                 C[i][j] = beta * C[i][j];
        for (k < i)                                     for (k < i)
          sum += A[i][k] * B[k][j];                       C[i][j] += alpha * A[i][k] * B[k][j];
        C[i][j] = beta * C[i][j] + alpha * sum;       }
      }

The element is a place of its own for each sum, as in `scop.accumulators`; here it holds something else already. The
additions come in another order, and the factor is multiplied to each term, so there must be consent. Only forms are
looked at here; whether the region still computes the same sums is for `validation.scaled_sums` to prove.

Refused: scalars that do not begin with zero in the block in which they are stored, that gather anything else than
products of two elements in loops further inside, or that are no plain factor of one summand.
"""

from __future__ import annotations

from collections.abc import Iterator

from pycparser import c_ast

from polyxform.scop.names import walk
from polyxform.scop.rewrites.scalars import Block, Replacement, assigned_first, blocks, mentions
from polyxform.scop.rewrites.terms import Term, factors_of, product_of, sum_of, terms_of, times
from polyxform.syntax.printing import expression_text, rebuild
from polyxform.syntax.tree import RegionTree


def scaled_sums(tree: RegionTree) -> Iterator[Replacement]:
    """The scalars of a region that are added to an element at the end of a block, each replaced on its own."""
    for block in blocks(tree):
        for last in block.node.block_items:
            if isinstance(last, c_ast.Assignment) and last.op == "=" and isinstance(last.lvalue, c_ast.ArrayRef):
                yield from gathered(last, block)


def gathered(last: c_ast.Assignment, block: Block) -> Iterator[Replacement]:
    """The replacements of scalars that an assignment adds to its element."""
    names = dict.fromkeys(part.name for part in walk(last.rvalue) if isinstance(part, c_ast.ID))
    for name in (name for name in names if block.is_local(name)):
        users, terms = block.own_users(name), list(terms_of(last.rvalue))
        own = [term for term in terms if mentions(term[1], name)]
        scale = scale_of(own, name)
        if scale is None or not users or users[-1] is not last or not starts_at_zero(users, name):
            continue
        if not all(adds_products(item, name, block.counters) for item in users[1:-1] if not is_bare(item)):
            continue
        others = sum_of([term for term in terms if term not in own])
        first = c_ast.Assignment("=", last.lvalue, others, last.coord)
        items = [changed(item, name, last, first, own[0][0], scale) for item in block.node.block_items]
        tree = block.with_items([item for item in items if item is not None])
        yield Replacement(name, expression_text(last.lvalue), tree)


def scale_of(own: list[Term], name: str) -> list[c_ast.Node] | None:
    """What a scalar is multiplied by in the only term that holds it; None where it is no plain factor of one."""
    if len(own) != 1:
        return None
    factors = factors_of(own[0][1])
    scale = [factor for factor in factors if not (isinstance(factor, c_ast.ID) and factor.name == name)]
    plain = all(isinstance(factor, c_ast.ID | c_ast.Constant) for factor in scale)
    return scale if plain and len(scale) == len(factors) - 1 else None


def starts_at_zero(users: list[c_ast.Node], name: str) -> bool:
    """Whether the first statement that uses a scalar sets it to zero."""
    value = assigned_first(users, name)
    return isinstance(value, c_ast.Constant) and not value.value.strip("0.fF")


def is_bare(item: c_ast.Node) -> bool:
    """Whether a statement sets a variable, or declares one."""
    return isinstance(item, c_ast.Decl) or (isinstance(item, c_ast.Assignment) and isinstance(item.lvalue, c_ast.ID))


def adds_products(item: c_ast.Node, name: str, counters: frozenset[str]) -> bool:
    """Whether a loop uses a scalar for sums of products of two elements only."""
    sums = [part for part in walk(item) if is_sum(part, name)]
    products = all(product_of(part.rvalue, counters) is not None for part in sums)
    return isinstance(item, c_ast.For) and bool(sums) and products and mentions(item, name) == len(sums)


def is_sum(node: c_ast.Node, name: str) -> bool:
    """Whether a statement adds to a scalar or subtracts from it."""
    plain = isinstance(node, c_ast.Assignment) and node.op in ("+=", "-=") and isinstance(node.lvalue, c_ast.ID)
    return plain and node.lvalue.name == name


def changed(
    item: c_ast.Node, name: str, last: c_ast.Node, first: c_ast.Node, sign: int, scale: list[c_ast.Node]
) -> c_ast.Node | None:
    """A statement of the block after the replacement; None for one that is gone.

    first  stands in the place of the statement that sets the scalar to zero
    sign   of the term that holds the scalar, and `scale` what it is multiplied by
    """
    if item is last or (isinstance(item, c_ast.Decl) and item.name == name and item.init is None):
        return None
    if is_bare(item) and mentions(item, name):
        return first

    def change(node: c_ast.Node) -> c_ast.Node:
        if not is_sum(node, name):
            return rebuild(node, change)
        operator = "+=" if (sign > 0) == (node.op == "+=") else "-="
        return c_ast.Assignment(operator, first.lvalue, times(scale, node.rvalue), node.coord)

    return change(item)
