"""An element may gather what a scalar is a summand of in the end, where sums may be reordered.

The scalar x is set to zero by a statement D, gathers terms, and is stored by K, `C[f(p)] = g + c * x`, in each
iteration p of some loops. In the result, `C[f(p)] = g` stands for D, and each `x += e` is `C[f(p)] += c * e`. What is
proven:

- both regions hold the same other statements, over the same instances in the same order; K is gone;
- D comes before all other uses of x in its iteration and K behind them, once each, and no other use of x, in the region
  or behind it, sees these values;
- from D to K, nothing else touches the iteration's element, and nothing writes what g reads;
- c is made of constants and of what the region never changes;
- all is computed in one type. As real numbers, g + c * (e1 + e2 + ...) is g + c * e1 + c * e2 + ...
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import AccessKind, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.rewrites.accumulators import stored_element
from polyxform.validation.rewrites.scalar_uses import (
    Uses,
    check_apart,
    check_known_names,
    check_local,
    check_pairs,
    stored_values,
    touches,
)
from polyxform.validation.rewrites.sums import SIGNS, Term, computed_in, in_order, is_zero, terms_of


@dataclass(frozen=True)
class Scaling:
    """What K stores, `element = rest + sign * scale * x`, beside D, which sets x to zero."""

    first: Statement
    element: Expression
    rest: tuple[Term, ...]
    sign: int
    scale: tuple[Expression, ...]


def check_scaled(source: ExtractedRegion, result: ExtractedRegion, scalar: str) -> None:
    """Returns when `result` is proven to compute the sums of `source`, with elements in place of a scalar.

    ValidationFailure (PX505) otherwise.
    """
    stored_values(source, scalar, lambda uses: check_range(uses, result))


def check_range(uses: Uses, result: ExtractedRegion) -> None:
    """`check_scaled` for the values that the scalar holds until K stores one of them."""
    check_local(uses)
    stored, element = stored_element(uses)
    scaling = scaling_of(uses, element)
    check_known_names(uses, element, frozenset({stored.array}))
    for factor in scaling.scale:
        check_known_names(uses, factor, frozenset())
    check_pairs(uses, list(pairs_of(uses, scaling, result)), result.scop)
    check_apart(uses)
    check_places(uses, scaling.first)
    check_between(uses, scaling.first)


def scaling_of(uses: Uses, element: Expression) -> Scaling:
    """What K stores. ValidationFailure where it is no sum with the scalar as a factor of one term."""
    scalar, arrays = Expression("name", text=uses.scalar), uses.scop.arrays
    value = tree_of(uses.anchor.body).operands[1]
    uses.require(computed_in(value, arrays[uses.scalar].element, arrays), "a term has another type")
    terms = list(terms_of(value))
    own = [term for term in terms if any(uses.scalar in factor.names for factor in term[1])]
    uses.require(len(own) == 1 and own[0][1].count(scalar) == 1, "it is no factor of one summand")
    sign, factors = own[0]
    scale = tuple(factor for factor in factors if factor != scalar)
    uses.require(all(uses.scalar not in factor.names for factor in scale), "it is no factor of one summand")
    first = uses.users[0]
    tree = tree_of(first.body)
    starts = tree.operator == "=" and tree.operands[0] == scalar and is_zero(tree.operands[1])
    uses.require(starts and first is not uses.anchor, "it does not begin with zero")
    rest = tuple(term for term in terms if term is not own[0])
    return Scaling(first, element, rest, sign, scale)


def pairs_of(uses: Uses, scaling: Scaling, result: ExtractedRegion) -> Iterator[tuple[Statement, Statement]]:
    """Each statement but K with the one of the result in its place."""
    kept = [statement for statement in uses.scop.statements if statement is not uses.anchor]
    uses.require(len(kept) == len(result.scop.statements), "the result has another number of statements")
    for own, other in zip(kept, result.scop.statements, strict=True):
        same = own.iterators == other.iterators and is_counterpart(own, tree_of(other.body), uses, scaling)
        uses.require(same, f"{own.name} has no counterpart")
        yield own, other


def is_counterpart(own: Statement, found: Expression, uses: Uses, scaling: Scaling) -> bool:
    """Whether a statement of the result does to the element what a statement of the source does to the scalar."""
    tree, arrays = tree_of(own.body), uses.scop.arrays
    element = arrays[uses.scalar].element
    if own not in uses.users:
        return found == tree
    if len(found.operands) != 2 or found.operands[0] != scaling.element:
        return False
    value = found.operands[1]
    if own is scaling.first:
        return found.operator == "=" and sorted_terms(terms_of(value)) == sorted_terms(iter(scaling.rest))
    if tree.operator not in SIGNS or found.operator not in SIGNS or tree.operands[0].text != uses.scalar:
        return False
    if uses.scalar in tree.operands[1].names or not computed_in(tree.operands[1], element, arrays):
        return False
    wanted = (
        (sign * scaling.sign, in_order([*factors, *scaling.scale]))
        for sign, factors in terms_of(tree.operands[1], SIGNS[tree.operator])
    )
    return sorted_terms(terms_of(value, SIGNS[found.operator])) == sorted_terms(wanted)


def sorted_terms(terms: Iterator[Term]) -> list[Term]:
    """Terms in an order that does not depend on that of the text."""
    return sorted(terms, key=repr)


def check_places(uses: Uses, first: Statement) -> None:
    """D comes before every other use of the scalar in its iteration, and K behind, once in each iteration of D."""
    uses.require(first.iterators == uses.anchor.iterators, "it begins in other loops than those in which it is stored")
    same = uses.iteration(first).range().is_equal(uses.iteration(uses.anchor).range())
    uses.require(same, "it is not stored in every iteration in which it begins")
    for user in uses.users:
        later = user is first or user.domain.is_subset(uses.before(first, user).range())
        uses.require(later, "it may be used before it begins")
        earlier = user is uses.anchor or user.domain.is_subset(uses.before(user, uses.anchor).domain())
        uses.require(earlier, "it is used after it is stored")


def check_between(uses: Uses, first: Statement) -> None:
    """Between D and K, nothing but K touches its element, and nothing writes what K reads."""
    for other in (statement for statement in uses.inside if statement is not uses.anchor):
        between = uses.before(first, other).range().intersect(uses.before(other, uses.anchor).domain())
        between = other.domain if other is first else between
        for access in (a for a in uses.anchor.accesses if a.array != uses.scalar and touches(other, a.array)):
            reached = uses.at_anchor(other, access).intersect_domain(between)
            is_stored = access.kind is AccessKind.WRITE
            for one in (a for a in other.accesses if a.array == access.array):
                harmless = not is_stored and one.kind is AccessKind.READ
                apart = harmless or one.relation.intersect_domain(between).is_disjoint(reached)
                uses.require(apart, "what it is stored with changes before, or its element is used")
