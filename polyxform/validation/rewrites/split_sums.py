"""Several statements may add the terms that one statement adds, where sums may be reordered.

What is proven, from the models of the region before and after: both hold the same statements over the same instances in
the same order, but for sums `x += p + q` of the source that are neighbors `x += p; x += q` in the result; the terms are
the same, compute in the type of x, and read nothing of the array of x.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import islpy as isl

from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import Array, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.rewrites.scalar_uses import order_of, renaming
from polyxform.validation.rewrites.sums import SIGNS, Term, computed_in, terms_of

TYPES = ("float", "double")


def check_split(source: ExtractedRegion, result: ExtractedRegion, target: str) -> None:
    """Returns when `result` is proven to add what `source` adds to the element whose text is `target`.

    ValidationFailure (PX505) otherwise.
    """
    check_neighbors(split(source.scop, result.scop, target), source.scop, result.scop, lambda why: refusal(target, why))


def check_neighbors(
    pairs: Iterable[tuple[Statement, Sequence[Statement]]],
    source: Scop,
    result: Scop,
    refused: Callable[[str], ValidationFailure],
) -> None:
    """Returns when statements run where those of the source do that they are parts of, one part after the other.

    What `refused` makes of the reason otherwise.
    """
    moved, within = isl.UnionMap("{ }"), isl.UnionMap("{ }")
    for whole, parts in pairs:
        onto = [renaming(whole, part) for part in parts]
        for part, renamed in zip(parts, onto, strict=True):
            if part.iterators != whole.iterators or not whole.domain.apply(renamed).is_equal(part.domain):
                raise refused("a part has other instances")
            moved = moved.union(isl.UnionMap.from_map(renamed.intersect_domain(whole.domain)))
        for position, first in enumerate(onto):
            for later in onto[position + 1 :]:
                same = first.intersect_domain(whole.domain).reverse().apply_range(later)
                within = within.union(isl.UnionMap.from_map(same))
    order = order_of(source).apply_domain(moved).apply_range(moved).union(within)
    if not order.is_equal(order_of(result)):
        raise refused("the order of the statements differs")


def refusal(target: str, reason: str) -> ValidationFailure:
    """The exception for a sum that stays whole."""
    return failure("PX505", f"the sum in '{target}' is not split: {reason}")


def split(source: Scop, result: Scop, target: str) -> Iterator[tuple[Statement, Sequence[Statement]]]:
    """Each statement of the source with those of the result that do the same together."""
    left = list(result.statements)
    for statement in source.statements:
        tree = tree_of(statement.body)
        if left and tree_of(left[0].body) == tree:
            yield statement, [left.pop(0)]
            continue
        parts: list[Statement] = []
        wanted = added(tree, source.arrays, target)
        found: list[Term] = []
        while left and len(found) < len(wanted):
            parts.append(left.pop(0))
            part = tree_of(parts[-1].body)
            if part.operator not in SIGNS or part.operands[0] != tree.operands[0]:
                raise refusal(target, "a part has another target")
            found += added(part, source.arrays, target)
        if found != wanted or len(parts) < 2:
            raise refusal(target, "the parts are another sum")
        yield statement, parts
    if left:
        raise refusal(target, "the result has further statements")


def added(tree: Expression, arrays: Mapping[str, Array], target: str) -> list[Term]:
    """What a statement adds to its element. ValidationFailure for what is no sum, or reads what it changes."""
    array = arrays.get(tree.operands[0].base.text) if tree.operator in SIGNS else None
    if array is None or array.element not in TYPES or not array.extents:
        raise refusal(target, "a statement is no sum of an array")
    value = tree.operands[1]
    if array.name in value.names or not computed_in(value, array.element, arrays):
        raise refusal(target, "a term has another type, or reads the array")
    return list(terms_of(value, SIGNS[tree.operator]))
