"""One array may take the place of another: proven from the models of the region before and after.

Sums are added up in the array T of the source, and in the array C of the result. What is proven:

- both regions hold the same statements over the same instances in the same order, with C for T;
- T is an array of its own, of the type of C, and nobody reads it behind the region;
- no statement that uses both does more than write C with what it read from T;
- each read of either array gets the value that the same statement's instance wrote, or the value from before the
  region, that it gets in the source; none reads what T held before;
- each element that T was written to is surely written in C later on, so that C holds the same values in the end, and
  nothing outside of C is touched.
"""

from __future__ import annotations

from collections.abc import Iterable

import islpy as isl

from polyxform.codegen.aliasing import may_overlap
from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import Access, AccessKind, Array, Scop
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.rewrites.scalar_uses import order_of, reads, renaming, touches, with_value, writes


def check_coalesced(source: ExtractedRegion, result: ExtractedRegion, array: str) -> None:
    """Returns when `result` is proven to do what `source` does, with another array in the place of `array`.

    ValidationFailure (PX505) otherwise.
    """
    before, after = source.scop, result.scop
    target = stand_in(before, after, array)
    check_arrays(before, before.arrays[array], before.arrays[target])
    check_same_statements(before, after, array, target)
    check_shared_statements(before, array, target)
    check_values(before, array, target)
    check_overwritten(before, array, target)


def refusal(array: str, reason: str) -> ValidationFailure:
    """The exception for an array that stays."""
    return failure("PX505", f"no array stands for '{array}': {reason}")


def require(holds: bool, array: str, reason: str) -> None:
    """ValidationFailure (PX505) unless a condition holds."""
    if not holds:
        raise refusal(array, reason)


def stand_in(source: Scop, result: Scop, array: str) -> str:
    """Name of the array that the result has where the source has the other one."""
    for own, other in zip(source.statements, result.statements, strict=False):
        for access, instead in zip(own.accesses, other.accesses, strict=False):
            if access.array == array and instead.array in source.arrays:
                return instead.array
    raise refusal(array, "nothing takes its place")


def check_arrays(scop: Scop, array: Array, target: Array) -> None:
    """The arrays have one type and no memory in common with any other; the first one is of no use behind the region."""
    alike = array.element == target.element and len(array.extents) == len(target.extents) > 0
    require(alike and not array.linear and not target.linear and not target.const, array.name, "it has another type")
    require(not array.live_out, array.name, "it is read behind the region")
    apart = not any(may_overlap(array, other) for other in scop.arrays.values() if other is not array)
    require(apart, array.name, "another array may overlap it")


def check_same_statements(source: Scop, result: Scop, array: str, target: str) -> None:
    """Both regions hold the same statements in the same order, with the target in place of the array."""
    require(len(source.statements) == len(result.statements), array, "the result has another number of statements")
    moved = isl.UnionMap("{ }")
    for own, other in zip(source.statements, result.statements, strict=True):
        wanted = with_value(tree_of(own.body), array, Expression("name", text=target))
        same = tree_of(other.body) == wanted and other.iterators == own.iterators
        require(same, array, f"{own.name} has no counterpart")
        onto = renaming(own, other)
        require(own.domain.apply(onto).is_equal(other.domain), array, f"{own.name} has other instances in its place")
        moved = moved.union(isl.UnionMap.from_map(onto.intersect_domain(own.domain)))
    order = order_of(source).apply_domain(moved).apply_range(moved)
    require(order.is_equal(order_of(result)), array, "the order of the statements differs")


def check_shared_statements(scop: Scop, array: str, target: str) -> None:
    """A statement that uses both arrays reads the first one and then writes one element of the second one."""
    for statement in scop.statements:
        if not (touches(statement, array) and touches(statement, target)):
            continue
        written = [access.array for access in writes(statement)]
        require(
            written == [target] and not reads(statement, target), array, f"{statement.name} uses both in other ways"
        )


def check_values(scop: Scop, array: str, target: str) -> None:
    """Each read of either array gets its value from where it gets it in the source."""
    written = {name: accesses_of(scop, name, AccessKind.WRITE) for name in (array, target)}
    together = [renamed(access, array, target) for name in written for access in written[name]]
    surely = [renamed(access, array, target) for name in written for access in written[name] if access.must]
    for name in written:
        own = [access.relation for access in written[name]]
        own_surely = [access.relation for access in written[name] if access.must]
        for read in accesses_of(scop, name, AccessKind.READ):
            wanted = sources(read.relation, own, own_surely, scop)
            found = sources(renamed(read, array, target), together, surely, scop)
            same = all(one.is_equal(other) for one, other in zip(wanted, found, strict=True))
            require(same, array, f"{read.text} gets another value")
            require(name == target or wanted[1].is_empty(), array, "it is read before it is written")


def sources(
    read: isl.Map, written: Iterable[isl.Map], surely: Iterable[isl.Map], scop: Scop
) -> tuple[isl.UnionMap, isl.UnionMap]:
    """{ instance that wrote -> instance that reads its value }, and reads that get a value from before the region."""
    info = isl.UnionAccessInfo.from_sink(within(scop, [read])).set_may_source(within(scop, written))
    flow = info.set_must_source(within(scop, surely)).set_schedule(scop.schedule).compute_flow()
    return flow.get_may_dependence(), flow.get_may_no_source().domain().identity()


def within(scop: Scop, relations: Iterable[isl.Map]) -> isl.UnionMap:
    """Relations together, under the region's context."""
    found = isl.UnionMap("{ }")
    for relation in relations:
        found = found.union(isl.UnionMap.from_map(relation.intersect_params(scop.context.params())))
    return found


def accesses_of(scop: Scop, array: str, kind: AccessKind) -> list[Access]:
    """The accesses of one kind to an array."""
    return [a for statement in scop.statements for a in statement.accesses if a.array == array and a.kind is kind]


def renamed(access: Access, array: str, target: str) -> isl.Map:
    """The elements of the target that have the subscripts of those that an access reaches in either array."""
    relation = access.relation
    return relation.set_tuple_name(isl.dim_type.out, target) if access.array == array else relation


def check_overwritten(scop: Scop, array: str, target: str) -> None:
    """Each element that is written in the array is surely written in the target later on."""
    surely = [access.relation for access in accesses_of(scop, target, AccessKind.WRITE) if access.must]
    later = order_of(scop).apply_range(within(scop, surely))
    written = within(scop, (renamed(a, array, target) for a in accesses_of(scop, array, AccessKind.WRITE)))
    require(written.is_subset(later), array, f"'{target}' would keep what only '{array}' held")
