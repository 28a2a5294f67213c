"""Two arrays may change places from step to step of a loop: proven from the models of the region before and after.

The source copies N to Y in each step k of a loop (statement C); the result has a loop over pairs of steps without C, in
the second of which Y stands for N and N for Y, and the source's loop for the last steps. What is proven:

- each statement but C runs for every step once, either in a pair or in the last steps, and all of them in the order of
  the source; a further statement at most copies Y to N in front of the pairs;
- in pairs, a statement differs from that of the source in the names of the two arrays, and in the step for k, only;
- each read of either array gets the value that the same instance wrote, or that the same element held before the
  region, as in the source, where copies hand on what they read;
- behind the region, each element that may be read there holds what it holds in the source;
- no element of an array that comes through a pointer is touched that the source does not touch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

import islpy as isl

from polyxform.affine import affine_on
from polyxform.codegen.aliasing import is_pointer
from polyxform.polyhedra import constant_bounds
from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import Access, AccessKind, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.rewrites.scalar_uses import order_of, reads, writes

COPIES_IN_TURN = 3
"""Copies that a value may pass through: the one in front of the pairs and one of the last steps, at most."""


@dataclass(frozen=True)
class Exchange:
    """What a result claims to be: pairs of steps of a loop of the source.

    source  the model of the region before
    result  the model after
    counter counts the pairs
    copy    C
    loop    the statements in the same loop, C among them
    """

    source: Scop
    result: Scop
    counter: str
    copy: Statement
    loop: tuple[Statement, ...]

    def require(self, holds: bool, reason: str) -> None:
        """ValidationFailure (PX505) unless a condition holds."""
        if not holds:
            raise refusal(self.counter, reason)

    @property
    def kept(self) -> str:
        """Y."""
        return writes(self.copy)[0].array

    @property
    def other(self) -> str:
        """N."""
        return next(access.array for access in self.copy.accesses if access.kind is AccessKind.READ)

    @property
    def first(self) -> int:
        """The first step."""
        bounds = [constant_bounds(statement.domain, 0) for statement in self.loop]
        self.require(None not in bounds, "the steps are not known")
        return min(found[0] for found in bounds if found is not None)

    @property
    def paired(self) -> list[Statement]:
        """The statements in pairs."""
        return [one for one in self.result.statements if one.iterators[:1] == (self.counter,)]

    @cached_property
    def apart(self) -> tuple[list[Statement], list[Statement]]:
        """The other statements, and the copies in front of the pairs."""
        others = [one for one in self.result.statements if one not in self.paired]
        extra = len(others) - len(self.source.statements)
        place = next(i for i, one in enumerate(self.result.statements) if one in self.paired)
        self.require(0 <= extra <= place, "the result has another number of statements")
        front = others[place - extra : place]
        return [one for one in others if one not in front], front


def refusal(counter: str, reason: str) -> ValidationFailure:
    """The exception for arrays that stay in their places."""
    return failure("PX505", f"no arrays change places in '{counter}': {reason}")


def check_alternating(source: ExtractedRegion, result: ExtractedRegion, counter: str) -> None:
    """Returns when `result`, in which `counter` counts pairs of steps, is proven to do what `source` does.

    ValidationFailure (PX505) otherwise.
    """
    refused = refusal(counter, "nothing copies one array to another")
    for copy in (one for one in source.scop.statements if one.iterators and is_copy(one)):
        own = source.loops[copy.name][:1]
        loop = tuple(one for one in source.scop.statements if source.loops[one.name][:1] == own)
        try:
            return check_exchange(Exchange(source.scop, result.scop, counter, copy, loop))
        except ValidationFailure as reason:
            refused = reason
    raise refused


def is_copy(statement: Statement) -> bool:
    """Whether a statement sets an element of one array to that of another one with the same subscripts."""
    tree = tree_of(statement.body)
    if tree.operator != "=" or len(statement.accesses) != 2:
        return False
    target, value = tree.operands
    elements = target.operator == value.operator == "index" and target.base != value.base
    return elements and target.subscripts == value.subscripts


def check_exchange(exchange: Exchange) -> None:
    """Returns when a claim is proven. ValidationFailure otherwise."""
    check_arrays(exchange)
    counterparts = moves(exchange)
    check_instances(exchange, counterparts)
    check_order(exchange, counterparts)
    check_values(exchange, counterparts)
    check_elements(exchange)


def check_arrays(exchange: Exchange) -> None:
    """Both arrays are of one type, and all that is read from them and written to them is known exactly."""
    source, result = exchange.source, exchange.result
    kept, other = (source.arrays[name] for name in (exchange.kept, exchange.other))
    alike = kept.element == other.element and len(kept.extents) == len(other.extents) > 0
    exchange.require(alike and not (kept.linear or other.linear or kept.const or other.const), "the arrays differ")
    for scop in (source, result):
        for access in uses(scop, (kept.name, other.name)):
            exact = access.relation.is_single_valued() and (access.must or access.kind is AccessKind.READ)
            exchange.require(bool(exact), f"which elements {access.text} reaches is not known")


def uses(scop: Scop, arrays: Iterable[str]) -> Iterator[Access]:
    """The accesses to some arrays."""
    return (access for statement in scop.statements for access in statement.accesses if access.array in arrays)


@dataclass(frozen=True)
class Move:
    """What a statement of the result is in the source.

    own      the statement of the source
    found    that of the result
    onto     { instance of the result -> instance of the source }
    """

    own: Statement
    found: Statement
    onto: isl.Map


def moves(exchange: Exchange) -> list[Move]:
    """The statements of the result but for copies in front. ValidationFailure where one differs from the source's."""
    apart, front = exchange.apart
    exchange.require(all(is_copy_of(one, exchange.other, exchange.kept) for one in front), "more than a copy in front")
    found = []
    for own, one in zip(exchange.source.statements, apart, strict=True):
        same = tree_of(own.body) == tree_of(one.body) and own.iterators == one.iterators
        exchange.require(same, f"{own.name} has no counterpart")
        found.append(Move(own, one, at_step(own, one, {0: 1}, 0) if own.iterators else plain(own, one)))
    steps = [one for one in exchange.loop if one is not exchange.copy]
    paired = exchange.paired
    exchange.require(len(paired) == 2 * len(steps), "pairs have another number of statements")
    exchange.require(all(one.whole is None for one in steps), "it is not known what a step does")
    for second, part in enumerate((paired[: len(steps)], paired[len(steps) :])):
        for own, one in zip(steps, part, strict=True):
            exchange.require(tree_of(one.body) == in_pair(exchange, own, second), f"{own.name} has no counterpart")
            exchange.require(own.iterators[1:] == one.iterators[1:], f"{own.name} has other loops")
            found.append(Move(own, one, at_step(own, one, {0: 2}, exchange.first + second)))
    return found


def is_copy_of(statement: Statement, target: str, source: str) -> bool:
    """Whether a statement sets an element of one array to that of another."""
    return is_copy(statement) and [a.array for a in writes(statement)] == [target] and reads(statement, source)


def plain(own: Statement, one: Statement) -> isl.Map:
    """{ the only instance of one -> the only instance of own }."""
    return isl.Map.from_domain_and_range(one.domain, isl.Set.universe(own.domain.get_space()))


def at_step(own: Statement, one: Statement, weights: Mapping[int, int], offset: int) -> isl.Map:
    """{ instance -> that of the source in the step weights * its first iterator + offset }."""
    space = one.domain.get_space()
    subscripts = isl.AffList.alloc(isl.DEFAULT_CONTEXT, len(own.iterators))
    subscripts = subscripts.add(affine_on(space, weights, offset))
    for dimension in range(1, len(own.iterators)):
        subscripts = subscripts.add(affine_on(space, {dimension: 1}, 0))
    target = space.map_from_domain_and_range(own.domain.get_space())
    return isl.Map.from_multi_aff(isl.MultiAff.from_aff_list(target, subscripts)).intersect_domain(one.domain)


def in_pair(exchange: Exchange, own: Statement, second: int) -> Expression:
    """The tree of a statement in the first or second step of a pair."""
    begins, ends = exchange.kept, exchange.other
    if second:
        begins, ends = ends, begins
    position = exchange.loop.index(own)
    here = begins if position < exchange.loop.index(exchange.copy) else ends
    step = Expression("*", (Expression("number", text="2"), Expression("name", text=exchange.counter)))
    if exchange.first + second:
        step = Expression("+", (step, Expression("number", text=str(exchange.first + second))))
    names = {exchange.kept: Expression("name", text=here), exchange.other: Expression("name", text=ends)}
    return substituted(tree_of(own.body), {**names, own.iterators[0]: step})


def substituted(tree: Expression, values: Mapping[str, Expression]) -> Expression:
    """A tree with values in the place of names."""
    if tree.operator == "name":
        return values.get(tree.text, tree)
    return Expression(tree.operator, tuple(substituted(part, values) for part in tree.operands), tree.text)


def united(relations: Iterable[isl.Map]) -> isl.UnionMap:
    """The union of relations."""
    total = isl.UnionMap("{ }")
    for relation in relations:
        total = total.union(isl.UnionMap.from_map(relation))
    return total


def check_instances(exchange: Exchange, counterparts: Sequence[Move]) -> None:
    """Each instance of the source but of C has one in the result; those of C in the last steps have one."""
    onto = united(one.onto for one in counterparts)
    exchange.require(bool(onto.is_injective()), "something runs twice")
    wanted = exchange.source.domain
    reached = onto.range()
    exchange.require(bool(reached.is_subset(wanted)), "something runs that does not in the source")
    left = wanted.subtract(reached)
    copies = isl.UnionSet.from_set(exchange.copy.domain)
    exchange.require(bool(left.is_subset(copies)), "something does not run")


def check_order(exchange: Exchange, counterparts: Sequence[Move]) -> None:
    """The statements run in the order of the source, and copies in front of all that touch their arrays."""
    onto = united(one.onto for one in counterparts)
    order = order_of(exchange.result)
    kept = onto.range()
    wanted = order_of(exchange.source).intersect_domain(kept).intersect_range(kept)
    found = order.intersect_domain(onto.domain()).intersect_range(onto.domain())
    exchange.require(bool(found.apply_domain(onto).apply_range(onto).is_equal(wanted)), "the order differs")


END = "End_"
"""In front of an array's name: what reads all of it behind the region."""
START = "Start_"
"""In front of an array's name: what its elements hold before the region."""


@dataclass(frozen=True)
class Values:
    """Where the values of two arrays come from in one of the regions.

    scop     its model
    touched  the elements of each array that count
    copies   the statements that hand on what they read
    """

    scop: Scop
    touched: tuple[isl.Set, ...]
    copies: tuple[Statement, ...]

    @cached_property
    def schedule(self) -> isl.Schedule:
        """The order of the region, between statements that write both arrays and that read them."""
        around = []
        for prefix in (START, END):
            parts = [elements.set_tuple_name(f"{prefix}{elements.get_tuple_name()}") for elements in self.touched]
            around.append(isl.Schedule.from_domain(united_sets(parts)))
        return around[0].sequence(self.scop.schedule).sequence(around[1])

    @property
    def known(self) -> isl.Set:
        """What is known of the parameters."""
        return self.scop.context.params()

    def virtual(self, prefix: str) -> isl.UnionMap:
        """{ what stands in front of or behind the region -> the element that it touches }."""
        same = [isl.Map.identity(one.get_space().map_from_set()).intersect_domain(one) for one in self.touched]
        names = [f"{prefix}{one.get_tuple_name()}" for one in self.touched]
        return united(one.set_tuple_name(isl.dim_type.in_, name) for one, name in zip(same, names, strict=True))

    @cached_property
    def written(self) -> isl.UnionMap:
        """{ instance -> element that it writes }."""
        arrays = [elements.get_tuple_name() for elements in self.touched]
        real = (one.relation for one in uses(self.scop, arrays) if one.kind is AccessKind.WRITE)
        return united(real).intersect_params(self.known).union(self.virtual(START))

    def sources(self, reading: isl.UnionMap) -> isl.UnionMap:
        """{ instance that reads -> instance that wrote what it reads }, copies not counted."""
        found = self.nearest(reading)
        handing_on = united_sets(one.domain for one in self.copies)
        for _ in range(COPIES_IN_TURN):
            passed = found.intersect_range(handing_on)
            if passed.is_empty():
                return found
            found = found.subtract_range(handing_on).union(passed.apply_range(self.through))
        return found

    @cached_property
    def through(self) -> isl.UnionMap:
        """{ instance of a copy -> instance that wrote what it reads }."""
        found = isl.UnionMap("{ }")
        for one in self.copies:
            (read,) = (access.relation for access in one.accesses if access.kind is AccessKind.READ)
            found = found.union(self.nearest(united([read]).intersect_params(self.known)))
        return found

    def nearest(self, reading: isl.UnionMap) -> isl.UnionMap:
        """{ instance that reads -> instance that wrote the element last }."""
        info = isl.UnionAccessInfo.from_sink(reading).set_must_source(self.written).set_schedule(self.schedule)
        return info.compute_flow().get_must_dependence().reverse()


def united_sets(sets: Iterable[isl.Set]) -> isl.UnionSet:
    """The union of sets."""
    total = isl.UnionSet("{ }")
    for one in sets:
        total = total.union(isl.UnionSet.from_set(one))
    return total


def check_values(exchange: Exchange, counterparts: Sequence[Move]) -> None:
    """Each read gets the value that it gets in the source, and so does everybody behind the region."""
    arrays = (exchange.kept, exchange.other)
    touched = tuple(elements_of(name, exchange.source, exchange.result) for name in arrays)
    before = Values(exchange.source, touched, (exchange.copy,))
    own_copies = [one.found for one in counterparts if one.own is exchange.copy]
    after = Values(exchange.result, touched, (*own_copies, *exchange.apart[1]))
    moved = united(one.onto for one in counterparts)
    ends = after.virtual(END).domain()
    starts = after.virtual(START).domain()
    moved = moved.union(starts.union(ends).identity())
    for own, one, onto in reads_in_turn(exchange, counterparts):
        wanted = before.sources(known(own, before)).intersect_domain(onto.range())
        same = after.sources(known(one, after)).apply_domain(moved).apply_range(moved).is_equal(wanted)
        exchange.require(bool(same), "a read gets another value")
    outliving = [name for name in arrays if exchange.source.arrays[name].live_out]
    for name in outliving:
        reading = isl.UnionMap.from_map(after.virtual(END).extract_map(end_space(after, name)))
        found = after.sources(reading).apply_range(moved)
        exchange.require(bool(found.is_equal(before.sources(reading))), f"'{name}' holds other values in the end")


def known(access: Access, values: Values) -> isl.UnionMap:
    """An access where parameters have the values that they can have."""
    return united([access.relation]).intersect_params(values.known)


def end_space(values: Values, name: str) -> isl.Space:
    """The space of { what reads an array behind the region -> element }."""
    elements = next(one for one in values.touched if one.get_tuple_name() == name).get_space()
    return elements.map_from_set().set_tuple_name(isl.dim_type.in_, f"{END}{name}")


def reads_in_turn(exchange: Exchange, counterparts: Sequence[Move]) -> Iterator[tuple[Access, Access, isl.UnionMap]]:
    """Each read of one of the arrays in the source and in the result, with { instance -> instance of the source }."""
    arrays = (exchange.kept, exchange.other)
    for move in counterparts:
        exchange.require(len(move.own.accesses) == len(move.found.accesses), "a statement has other accesses")
        for own, found in zip(move.own.accesses, move.found.accesses, strict=True):
            exchange.require(own.kind is found.kind, "a statement has other accesses")
            exchange.require((own.array in arrays) == (found.array in arrays), "a statement uses another array")
            if own.array in arrays and own.kind is AccessKind.READ and move.own is not exchange.copy:
                yield own, found, united([move.onto])


def check_elements(exchange: Exchange) -> None:
    """The result touches no elements that the source does not, but in arrays that are declared to have them."""
    for name in (exchange.kept, exchange.other):
        array = exchange.source.arrays[name]
        own, found = (elements_of(name, scop) for scop in (exchange.source, exchange.result))
        exchange.require(not is_pointer(array) or bool(found.is_subset(own)), f"'{name}' may be too small")


def elements_of(array: str, *scops: Scop) -> isl.Set:
    """The elements of an array that some regions touch."""
    parts = [a.relation.intersect_params(s.context.params()).range() for s in scops for a in uses(s, (array,))]
    return reduce(isl.Set.union, parts).coalesce()
