"""One loop may count what two did, where arrays hold the elements of both side by side: proven from both models.

What is proven:

- the statements are those of the source in the same order, over the instances that follow when y, x with 0 <= x < w
  turn into w * y + x;
- for each array there are two subscripts of which the second stays below the declared length l of a row, and which turn
  into 0 and l * first + second in each access: the same place in memory, and another one for each element.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import islpy as isl

from polyxform.affine import affine_on
from polyxform.polyhedra import constant_bounds
from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import Access, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.rewrites.scalar_uses import order_of


@dataclass(frozen=True)
class Counterpart:
    """A statement of the source and the one of the result that does the same.

    own    of the source
    other  of the result
    place  of the first of the two counters that the result has one for; None where it has the same counters
    """

    own: Statement
    other: Statement
    place: int | None

    @cached_property
    def width(self) -> int:
        """Values of the second counter; 0 where it does not count from zero to a number."""
        bounds = constant_bounds(self.own.domain, self.place + 1) if self.place is not None else None
        return bounds[1] + 1 if bounds is not None and bounds[0] == 0 else 0

    @cached_property
    def onto(self) -> isl.Map:
        """{ instance -> instance of the result }."""
        return joining(self.own.domain.get_space(), self.other.domain.get_space(), self.place, self.width, keeps=False)


def check_flat(source: ExtractedRegion, result: ExtractedRegion, name: str) -> None:
    """Returns when `result`, with the counters `name` for two loops each, is proven to do what `source` does.

    ValidationFailure (PX505) otherwise.
    """
    before, after = source.scop, result.scop
    require(len(before.statements) == len(after.statements), name, "it has another number of statements")
    require(dict(before.arrays) == dict(after.arrays), name, "it has other arrays")
    require(bool(before.context.is_equal(after.context)), name, "other parameters are known")
    pairs = [counterpart(*pair, name) for pair in zip(before.statements, after.statements, strict=True)]
    places = {array: found for array in before.arrays for found in [place_in(array, before, pairs, name)] if found}
    for pair in pairs:
        check_instances(pair, name)
        check_body(pair, places.keys(), name)
    check_order(before, after, pairs, name)


def require(holds: bool, name: str, reason: str) -> None:
    """ValidationFailure (PX505) unless a condition holds."""
    if not holds:
        raise refusal(name, reason)


def refusal(name: str, reason: str) -> ValidationFailure:
    """The exception for loops that stay two."""
    return failure("PX505", f"'{name}' counts no two loops: {reason}")


def counterpart(own: Statement, other: Statement, name: str) -> Counterpart:
    """The two statements, with the place of the counters that differ."""
    if own.iterators == other.iterators:
        return Counterpart(own, other, None)
    for place in range(len(other.iterators)):
        same = own.iterators[:place] + own.iterators[place + 2 :]
        if same == other.iterators[:place] + other.iterators[place + 1 :] and len(own.iterators) > len(other.iterators):
            return Counterpart(own, other, place)
    raise refusal(name, f"{own.name} has other loops")


def joining(space: isl.Space, target: isl.Space, place: int | None, width: int, *, keeps: bool) -> isl.Map:
    """{ [.., a, b, ..] -> [.., width * a + b, ..] }, with a zero in front of it where it `keeps` the dimensions."""
    count = space.dim(isl.dim_type.set)
    rows: list[dict[int, int]] = [{dimension: 1} for dimension in range(count)]
    if place is not None:
        rows[place : place + 2] = [*([{}] if keeps else []), {place: width, place + 1: 1}]
    parts = isl.AffList.alloc(isl.DEFAULT_CONTEXT, len(rows))
    for row in rows:
        parts = parts.add(affine_on(space, row, 0))
    return isl.Map.from_multi_aff(isl.MultiAff.from_aff_list(space.map_from_domain_and_range(target), parts))


def check_instances(pair: Counterpart, name: str) -> None:
    """Each instance of the source is one of the result, and no other is."""
    require(pair.place is None or pair.width > 0, name, "the second loop does not count from zero to a number")
    require(bool(pair.own.domain.apply(pair.onto).is_equal(pair.other.domain)), name, "other instances run")
    require(bool(pair.onto.intersect_domain(pair.own.domain).is_injective()), name, "two instances are one")


def check_order(before: Scop, after: Scop, pairs: list[Counterpart], name: str) -> None:
    """The instances run in the order of the source."""
    moved = isl.UnionMap("{ }")
    for pair in pairs:
        moved = moved.union(isl.UnionMap.from_map(pair.onto.intersect_domain(pair.own.domain)))
    wanted = order_of(before).apply_domain(moved).apply_range(moved)
    require(bool(wanted.is_equal(order_of(after))), name, "the order of the instances differs")


def accesses_to(array: str, pairs: list[Counterpart], name: str) -> Iterator[tuple[Counterpart, Access, Access]]:
    """The accesses to an array in the source, each with that of the result."""
    for pair in pairs:
        require(len(pair.own.accesses) == len(pair.other.accesses), name, "a statement has other accesses")
        for own, other in zip(pair.own.accesses, pair.other.accesses, strict=True):
            same = (own.array, own.kind, own.must) == (other.array, other.kind, other.must)
            require(same, name, "a statement has other accesses")
            if own.array == array:
                yield pair, own, other


def place_in(array: str, scop: Scop, pairs: list[Counterpart], name: str) -> int | None:
    """The first of two subscripts of an array that turn into one; None where all elements stay where they are."""
    found = [(own, other, own.relation.apply_domain(pair.onto)) for pair, own, other in accesses_to(array, pairs, name)]
    if all(moved.is_equal(other.relation) for _, other, moved in found):
        return None
    declared = scop.arrays[array]
    require(not declared.linear, name, f"it is not known where elements of '{array}' lie")
    for place in range(1, len(declared.extents) - 1):
        length = int(declared.extents[place + 1]) if declared.extents[place + 1].isdecimal() else 0
        space = found[0][0].relation.range().get_space()
        onto = joining(space, space, place, length, keeps=True)
        moves = all(moved.apply_range(onto).is_equal(other.relation) for _, other, moved in found)
        if moves and all(is_in_row(own, place, length) for own, _, _ in found):
            return place
    raise refusal(name, f"elements of '{array}' are others")


def is_in_row(access: Access, place: int, length: int) -> bool:
    """Whether the second of two subscripts surely stays within a row."""
    bounds = constant_bounds(access.relation.range(), place + 1)
    exact = bool(access.relation.is_single_valued())
    return exact and bounds is not None and bounds[0] >= 0 and bounds[1] < length


def check_body(pair: Counterpart, arrays: Collection[str], name: str) -> None:
    """Both statements do the same, but for subscripts of arrays whose elements are compared elsewhere."""
    own, other = (masked(tree_of(one.body), arrays) for one in (pair.own, pair.other))
    require(own == other, name, f"{pair.own.name} has no counterpart")
    gone = {*pair.own.iterators} ^ {*pair.other.iterators}
    require(gone.isdisjoint(own.names), name, f"{pair.own.name} uses a counter elsewhere")


def masked(tree: Expression, arrays: Collection[str]) -> Expression:
    """A tree without the subscripts of some arrays."""
    if tree.operator == "index" and tree.base.text in arrays:
        return Expression("element", text=tree.base.text)
    return Expression(tree.operator, tuple(masked(one, arrays) for one in tree.operands), tree.text)
