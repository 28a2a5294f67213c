"""Dependences that `independent` rules out.

Before: for (i ...) A[P[i]] += B[i];      any two iterations may write the same element
After:  no dependence between different i, by the promise that the elements differ

`independent(A)`, and `independent` for every array, promise that subscripts read from memory differ where the iterators
in them do. `independent(i)`, or the pragma in front of the loop, promises that no iteration of the loop meets another
one through such subscripts. Other accesses, and the order within an iteration, stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import product

import islpy as isl

from polyxform.dependences.model import ArrayDependences
from polyxform.scop.model import Access, Scop, Statement

IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
ALL = "*"


def without_promised(scop: Scop, found: ArrayDependences) -> ArrayDependences:
    """The dependences through an array without those that the region's `independent` rules out."""
    promised = set(scop.directives.independent)
    if not promised:
        return found
    apart = isl.UnionMap("{ }")
    places = [(statement, names_in_indirect(statement, found.array)) for statement in scop.statements]
    for (one, names), (other, others) in product([place for place in places if place[1]], repeat=2):
        if promised & {ALL, found.array}:
            apart = apart.union(differing(one, other, names & others))
        for name in sorted(promised & set(one.iterators) & set(other.iterators)):
            apart = apart.union(carried(one, other, name))
    keep: Callable[[isl.UnionMap], isl.UnionMap] = lambda pairs: pairs.subtract(apart).coalesce()  # noqa: E731
    return replace(
        found,
        flow=keep(found.flow),
        anti=keep(found.anti),
        output=keep(found.output),
        relaxed=keep(found.relaxed),
        exact=None if found.exact is None else keep(found.exact),
        exchanged=None if found.exchanged is None else keep(found.exchanged),
    )


def names_in_indirect(statement: Statement, array: str) -> frozenset[str]:
    """The iterators in the subscripts that are read from memory by which a statement reaches an array; none without."""
    indirect = [a for a in statement.accesses if a.array == array and is_indirect(a)]
    return frozenset(
        name for access in indirect for name in IDENTIFIER.findall(access.text) if name in statement.iterators
    )


def is_indirect(access: Access) -> bool:
    """Whether an access may reach several elements."""
    return not access.relation.is_single_valued()


def differing(one: Statement, other: Statement, names: frozenset[str]) -> isl.UnionMap:
    """Pairs of instances in which an iterator of the same name has different values."""
    total = isl.Map.empty(pairs_of(one, other).get_space())
    for name in sorted(names):
        total = total.union(unequal(one, other, name))
    return isl.UnionMap.from_map(total)


def carried(one: Statement, other: Statement, name: str) -> isl.UnionMap:
    """Pairs of instances in the same iterations of the loops around a loop, and in different ones of that loop."""
    pairs = unequal(one, other, name)
    for outer in one.iterators[: one.iterators.index(name)]:
        if outer not in other.iterators:
            return isl.UnionMap("{ }")
        places = one.iterators.index(outer), other.iterators.index(outer)
        pairs = pairs.equate(isl.dim_type.in_, places[0], isl.dim_type.out, places[1])
    return isl.UnionMap.from_map(pairs)


def unequal(one: Statement, other: Statement, name: str) -> isl.Map:
    """Pairs of instances in which an iterator has different values."""
    every = pairs_of(one, other)
    places = one.iterators.index(name), other.iterators.index(name)
    return every.subtract(every.equate(isl.dim_type.in_, places[0], isl.dim_type.out, places[1]))


def pairs_of(one: Statement, other: Statement) -> isl.Map:
    """All pairs of instances of two statements."""
    return isl.Map.from_domain_and_range(one.domain, other.domain)
