"""A vector may hold what a statement would compute in each iteration of an outer loop: proven from both models.

The result has one statement H more, `v[i] = e`. What is proven:

- the other statements are those of the source, over the same instances in the same order, with v[i] for e;
- v is an array of the region's own, large enough, of the type in which C computes e throughout;
- e is made of counters around H, elements and what the region never changes, and each use of v[i] stood for a surely
  computed e of the source in which i is the counter of a loop around it;
- H runs for those i only for which the source computes e, and before every use of v[i];
- from H to a use, nothing writes an array that e reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import islpy as isl

from polyxform.affine import selected
from polyxform.polyhedra import constant_bounds
from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import AccessKind, Array, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.rewrites.scalar_uses import order_of, renaming, touches, writes
from polyxform.validation.rewrites.substitution import TYPES, subscripts_of

FUNCTION_LIST = "acos asin atan atan2 cbrt cos cosh erf erfc exp exp2 log log10 log2 pow sin sinh sqrt tan tanh"
FUNCTIONS = frozenset(FUNCTION_LIST.split())
"""Functions from double to double; those from float to float have an f behind their names."""
CONDITIONAL = ("?", "&&", "||")


@dataclass(frozen=True)
class Vector:
    """A vector of the result.

    before  the region's model without it
    after   the model with it
    name    of the vector
    setter  the statement H
    """

    before: Scop
    after: Scop
    name: str
    setter: Statement

    @property
    def value(self) -> Expression:
        """What H computes."""
        return tree_of(self.setter.body).operands[1]

    @property
    def element(self) -> Expression:
        """What stands for it."""
        return tree_of(self.setter.body).operands[0]

    @cached_property
    def order(self) -> isl.UnionMap:
        """{ instance -> instance that is executed later }."""
        return order_of(self.after)

    @property
    def pairs(self) -> list[tuple[Statement, Statement]]:
        """The statements of the source with those of the result."""
        others = [statement for statement in self.after.statements if statement is not self.setter]
        self.require(len(others) == len(self.before.statements), "the result has another number of statements")
        return list(zip(self.before.statements, others, strict=True))

    def require(self, holds: bool, reason: str) -> None:
        """ValidationFailure (PX505) unless a condition holds."""
        if not holds:
            raise refusal(self.name, reason)


def refusal(name: str, reason: str) -> ValidationFailure:
    """The exception for what is computed in each iteration."""
    return failure("PX505", f"'{name}' holds nothing: {reason}")


def check_steady(source: ExtractedRegion, result: ExtractedRegion, name: str) -> None:
    """Returns when `result` is proven to do what `source` does, with the vector `name` in place of an expression.

    ValidationFailure (PX505) otherwise.
    """
    setters = [s for s in result.scop.statements if any(access.array == name for access in writes(s))]
    if len(setters) != 1 or name in source.scop.arrays or name in source.scop.identifiers:
        raise refusal(name, "it is not set by one statement, or not new")
    vector = Vector(source.scop, result.scop, name, setters[0])
    check_setter(vector)
    check_value(vector)
    check_others(vector)
    users = [pair for pair in vector.pairs if touches(pair[1], name)]
    vector.require(bool(users), "nothing uses it")
    for own, user in users:
        check_use(vector, own, user)
    check_instances(vector, [user for _, user in users])
    check_unchanged(vector, [user for _, user in users])


def check_setter(vector: Vector) -> None:
    """H sets each element of an array of the region's own, which is large enough, once."""
    tree, array = tree_of(vector.setter.body), vector.after.arrays[vector.name]
    counters = tuple(Expression("name", text=name) for name in vector.setter.iterators)
    plain = tree.operator == "=" and tree.operands[0].base == Expression("name", text=vector.name)
    vector.require(plain and len(writes(vector.setter)) == 1, "it is not just assigned to")
    vector.require(bool(counters) and tree.operands[0].subscripts == counters, "its subscripts are no counters")
    own = array.inside and not array.live_out and not array.linear and array.element in TYPES
    vector.require(own and len(array.extents) == len(counters), "it is no array of the region's own")
    for dimension, extent in enumerate(array.extents):
        bounds = constant_bounds(vector.setter.domain.intersect_params(vector.after.context.params()), dimension)
        fits = bounds is not None and extent.isdigit() and bounds[0] >= 0 and bounds[1] < int(extent)
        vector.require(fits, "it may be too small")


def check_value(vector: Vector) -> None:
    """What H computes has the vector's type, and is made of what means the same at every use."""
    array = vector.after.arrays[vector.name]
    vector.require(has_type(vector.value, array.element, vector.after.arrays), "it has another type")
    read = {access.array for access in vector.setter.accesses if access.kind is AccessKind.READ}
    changing = {access.array for statement in vector.after.statements for access in writes(statement)}
    changing |= {iterator.name for iterator in vector.after.iterators}
    free = vector.value.names - read - {*vector.setter.iterators}
    vector.require(changing.isdisjoint(free) and vector.name not in read, "a name in it may change")


def has_type(value: Expression, element: str, arrays: Mapping[str, Array]) -> bool:
    """Whether C computes an expression of elements, variables, constants and functions in one type throughout."""
    match value.operator:
        case "number":
            text = value.text
            return text[-1] in "fF" if element == "float" else not text[-1].isalpha() and "." in text
        case "name" | "index":
            array = arrays.get(value.base.text)
            return array is not None and array.element == element and len(value.subscripts) == subscripts_of(array)
        case "call":
            function = value.operands[0].text
            stem = function.removesuffix("f") if element == "float" else function
            typed = stem in FUNCTIONS and (function == stem) == (element == "double")
            return typed and all(has_type(one, element, arrays) for one in value.operands[1:])
        case "+" | "-" | "*" | "/" | "prefix-":
            return all(has_type(one, element, arrays) for one in value.operands)
    return False


def check_others(vector: Vector) -> None:
    """All other statements run for the instances of their partners, in the same order."""
    moved = isl.UnionMap("{ }")
    for own, other in vector.pairs:
        same = own.iterators == other.iterators and own.domain.apply(renaming(own, other)).is_equal(other.domain)
        wanted = with_value(tree_of(other.body), vector.element, vector.value)
        vector.require(same and wanted == tree_of(own.body), f"{own.name} has no counterpart")
        moved = moved.union(isl.UnionMap.from_map(renaming(own, other).intersect_domain(own.domain)))
    wanted_order = order_of(vector.before).apply_domain(moved).apply_range(moved)
    known = vector.before.domain.apply(moved)
    found = vector.order.intersect_domain(known).intersect_range(known)
    vector.require(wanted_order.is_equal(found), "the order of the statements differs")


def with_value(tree: Expression, element: Expression, value: Expression) -> Expression:
    """A tree with a value in the place of an element."""
    if tree == element:
        return value
    return Expression(tree.operator, tuple(with_value(o, element, value) for o in tree.operands), tree.text)


def check_use(vector: Vector, own: Statement, user: Statement) -> None:
    """A statement uses the vector by reading the element of its own counters, surely and nothing else of it."""
    reads = [access for access in user.accesses if access.array == vector.name]
    vector.require(all(access.kind is AccessKind.READ for access in reads), "it is written where it is used")
    hidden = with_value(tree_of(user.body), vector.element, Expression("number", text="0"))
    vector.require(vector.name not in hidden.names, "another element of it is used")
    vector.require({*vector.setter.iterators} <= {*user.iterators}, "a counter is missing around a use")
    foreign = vector.value.names & ({*own.iterators} - {*vector.setter.iterators})
    vector.require(not foreign, "an inner loop hides a name")
    vector.require(vector.value in computed(tree_of(own.body)), "it is used under a condition only")


def computed(tree: Expression) -> Iterator[Expression]:
    """The parts of a statement that are surely computed."""
    yield tree
    for operand in tree.operands[:1] if tree.operator in CONDITIONAL else tree.operands:
        yield from computed(operand)


def element_of_use(vector: Vector, user: Statement) -> isl.Map:
    """{ instance of a use -> instance of H that sets its element }."""
    places = [user.iterators.index(name) for name in vector.setter.iterators]
    chosen = selected(user.domain.get_space(), places).intersect_domain(user.domain)
    every = range(len(vector.setter.iterators))
    return chosen.apply_range(selected(vector.setter.domain.get_space(), every).reverse())


def check_instances(vector: Vector, users: Iterable[Statement]) -> None:
    """Every use comes after H for its element, and H runs for no other elements."""
    needed = isl.Set.empty(vector.setter.domain.get_space())
    for user in users:
        setting = element_of_use(vector, user)
        needed = needed.union(setting.range())
        in_order = isl.UnionMap.from_map(setting.reverse()).is_subset(vector.order)
        served = user.domain.is_subset(setting.intersect_range(vector.setter.domain).domain())
        vector.require(bool(in_order and served), "it may be used before it is set")
    known = vector.setter.domain.intersect_params(vector.after.context.params())
    vector.require(bool(known.is_subset(needed)), "it is computed where the source computes nothing")


def check_unchanged(vector: Vector, users: Iterable[Statement]) -> None:
    """Nothing runs between H and a use that writes an array of which H reads."""
    read = {access.array for access in vector.setter.accesses if access.kind is AccessKind.READ}
    changing = [s for s in vector.after.statements if any(access.array in read for access in writes(s))]
    setting = isl.UnionSet.from_set(vector.setter.domain)
    for user in users:
        behind = vector.order.intersect_range(isl.UnionSet.from_set(user.domain)).domain()
        for writer in changing:
            between = vector.order.intersect_domain(setting).range().intersect(behind)
            between = between.intersect(isl.UnionSet.from_set(writer.domain))
            vector.require(bool(between.is_empty()), "what it is made of changes before it is used")
