"""An array element may stand for a scalar: proven from the models of the region before and after.

The scalar x is stored to the element C[f(p)] by a last statement K in each iteration p of some loops. What is proven:

- both regions hold the same statements over the same instances in the same order, with C[f(p)] for x, but for copies of
  the element to itself;
- the scalar and the elements have one type, so that no value is rounded on the way;
- all uses of x inside the same loops as K come before K in the same iteration, and K runs in each of these iterations;
- no use of x outside these loops, which stays as it is, reads what is written inside;
- each read of x comes after a write in its own iteration, and nobody reads x behind the region;
- from the first write to x in an iteration until K, nothing else touches the iteration's element.

An iteration p is executed as a whole before the next, so that x and the element hold the same value wherever x is read,
and the element holds what K leaves when anything else looks.
"""

from __future__ import annotations

import islpy as isl

from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import Access, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.rewrites.scalar_uses import (
    Uses,
    check_apart,
    check_known_names,
    check_local,
    check_statements,
    reads,
    stored_values,
    with_value,
    writes,
)


def check_accumulator(source: ExtractedRegion, result: ExtractedRegion, scalar: str) -> None:
    """Returns when `result` is proven to do what `source` does, with an element in place of a scalar.

    ValidationFailure (PX505) otherwise.
    """
    stored_values(source, scalar, lambda uses: check_range(uses, result))


def check_range(uses: Uses, result: ExtractedRegion) -> None:
    """`check_accumulator` for the values that the scalar holds until K stores one of them."""
    check_local(uses)
    stored, element = stored_element(uses)
    check_known_names(uses, element, frozenset({stored.array}))
    copies = Expression("=", (element, element))
    dropped = [s for s in uses.users if with_value(tree_of(s.body), uses.scalar, element) == copies]
    check_statements(uses, element, result.scop, dropped)
    uses.require(uses.users[-1] is uses.anchor, "it is used after it is stored")
    check_apart(uses)
    check_last(uses)
    check_values(uses)
    check_element(uses, stored)


def stored_element(uses: Uses) -> tuple[Access, Expression]:
    """The element that K stores to and nothing else: a place of the scalar's own type."""
    tree, stored = tree_of(uses.anchor.body), writes(uses.anchor)
    uses.require(tree.operator == "=" and len(stored) == 1, "its last statement does not assign to one element")
    element, array = tree.operands[0], uses.scop.arrays[stored[0].array]
    whole = element.operator == "index" and element.base == Expression("name", text=array.name) and stored[0].must
    same = array.element == uses.scop.arrays[uses.scalar].element and not array.const
    uses.require(whole and same, "the element has another type")
    return stored[0], element


def check_last(uses: Uses) -> None:
    """K runs once in each iteration in which the scalar is used, after every use."""
    runs = uses.iteration(uses.anchor).range()
    for user in uses.users[:-1]:
        stored = uses.iteration(user).range().is_subset(runs)
        uses.require(stored, "it is not stored in every iteration in which it is used")
        early = user.domain.is_subset(uses.before(user, uses.anchor).domain())
        uses.require(early, "it is used after it is stored")


def check_values(uses: Uses) -> None:
    """Each read of the scalar comes after a write in the same iteration."""
    writers = [s for s in uses.users if any(a.array == uses.scalar and a.must for a in writes(s))]
    for user in (s for s in uses.users if reads(s, uses.scalar)):
        written = isl.Set.empty(user.domain.get_space())
        for writer in writers:
            written = written.union(uses.before(writer, user).range())
        uses.require(user.domain.is_subset(written), "it may be read before it is written")


def check_element(uses: Uses, stored: Access) -> None:
    """From the first write to the scalar in an iteration until K, nothing else touches the element."""
    for statement in uses.inside:
        window = held(statement, uses)
        own = uses.at_anchor(statement, stored).intersect_domain(window)
        for access in statement.accesses:
            if access.array == stored.array and access is not stored:
                apart = access.relation.intersect_domain(window).is_disjoint(own)
                uses.require(apart, "its element is used before it is stored")


def held(statement: Statement, uses: Uses) -> isl.Set:
    """The instances of a statement during which the element holds what the scalar held."""
    if statement is uses.anchor:
        return statement.domain
    written = isl.Set.empty(statement.domain.get_space())
    for writer in uses.inside:
        if any(access.array == uses.scalar for access in writes(writer)):
            written = written.union(uses.before(writer, statement).range())
    return written.intersect(uses.before(statement, uses.anchor).domain())
