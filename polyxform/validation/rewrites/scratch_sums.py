"""An element of an array that the source does not have may stand for a scalar: proven from the models of the region.

The scalar x becomes T[p], where p are values of counters. K is the last statement that uses x. What is proven:

- both regions hold the same statements over the same instances in the same order, with T[p] for x;
- T is an array of its own, of the type of x, that nobody reads behind the region;
- all uses of x inside the same loops as K come before K in the same iteration, and each read after a write there;
- no use of x outside these loops reads what is written inside, and nobody reads x behind the region;
- T has memory for every p: the counters stay within its extents, which are numbers or unchanging names.

An iteration is executed as a whole before the next, so that x and the element hold the same value wherever x is read.
"""

from __future__ import annotations

import islpy as isl

from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import Array, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.rewrites.accumulators import check_last, check_values
from polyxform.validation.rewrites.scalar_uses import (
    Uses,
    check_apart,
    check_known_names,
    check_local,
    check_statements,
    refusal,
    stored_values,
)


def check_scratch(source: ExtractedRegion, result: ExtractedRegion, scalar: str) -> None:
    """Returns when `result` is proven to do what `source` does, with an array of its own in place of a scalar.

    ValidationFailure (PX505) otherwise.
    """
    news = [array for name, array in result.scop.arrays.items() if name not in source.scop.arrays]
    if len(news) != 1 or news[0].name in source.scop.identifiers:
        raise refusal(scalar, "there is not one array that is new")
    stored_values(source, scalar, lambda uses: check_range(uses, news[0], result))


def check_range(uses: Uses, array: Array, result: ExtractedRegion) -> None:
    """`check_scratch` for the values that the scalar holds until K uses one of them."""
    check_local(uses)
    own = array.storage == "local" and array.extents and not (array.live_out or array.inside or array.linear)
    uses.require(bool(own) and not array.const, "the array is not one of the function")
    uses.require(array.element == uses.scop.arrays[uses.scalar].element, "the array has another type")
    element = element_at(uses, array, result.scop)
    check_known_names(uses, element, frozenset({array.name}))
    check_statements(uses, element, result.scop, [])
    uses.require(uses.users[-1] is uses.anchor, "it is used after it is stored")
    check_apart(uses)
    check_last(uses)
    check_values(uses)
    for user in uses.users:
        check_memory(user, uses, array, element)


def element_at(uses: Uses, array: Array, result: Scop) -> Expression:
    """The element that the result has in the scalar's place: its subscripts are counters around K."""
    trees = (tree_of(statement.body) for statement in result.statements)
    places = (part for tree in trees for part in tree.walk() if part.operator == "index")
    count = len(array.extents)
    found = {place for place in places if place.base.text == array.name and len(place.subscripts) == count}
    uses.require(len(found) == 1, "there is not one element of the array in its place")
    element = found.pop()
    around = {*uses.anchor.iterators}
    plain = all(one.operator == "name" and one.text in around for one in element.subscripts)
    uses.require(plain, "a subscript is no counter around it")
    return element


def check_memory(user: Statement, uses: Uses, array: Array, element: Expression) -> None:
    """The counters in the subscripts stay within the extents wherever the scalar is used."""
    places = [uses.anchor.iterators.index(subscript.text) for subscript in element.subscripts]
    runs = uses.iteration(user).range().intersect_params(uses.scop.context.params())
    for place, extent in zip(places, array.extents, strict=True):
        uses.require(bool(runs.is_subset(below(runs.get_space(), place, extent, uses))), "it has no memory for all")


def below(space: isl.Space, place: int, extent: str, uses: Uses) -> isl.Set:
    """The points whose value at a place is at least 0 and below an extent."""
    known = extent.isdecimal() or extent in {parameter.name for parameter in uses.scop.parameters}
    uses.require(known, "an extent is neither a number nor a parameter")
    names = [] if extent.isdecimal() else [extent]
    dims = ", ".join(f"i{d}" for d in range(space.dim(isl.dim_type.set)))
    text = f"[{', '.join(names)}] -> {{ [{dims}] : 0 <= i{place} < {extent} }}"
    return isl.Set(text)
