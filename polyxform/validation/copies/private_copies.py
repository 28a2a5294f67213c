"""A variable in the body of a loop may stand for an array, or for a slice of it.

What is proven for each such variable: nothing reads the array behind the region, or whatever is read there was written
last outside of the loop; no read in the region sees a value from before it; all accesses to the array in the loop go to
the variable; within one iteration of the loops around the declaration, two accesses reach the same element of the
variable exactly when they reach the same element of the array; and no access leaves the variable. That no value passes
from one iteration to the next is proven with the order of the array's accesses, as for any variable that is declared in
a loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.codegen.model import PrivateCopy
from polyxform.diagnostics import Span
from polyxform.scop.model import Access, AccessKind, Scop
from polyxform.validation.failure import failure
from polyxform.validation.reading import Reading
from polyxform.validation.witness import Occurrence


@dataclass(frozen=True)
class Pair:
    """An access to an array beside the access to its copy that stands for it.

    place    the statements
    source   in the source
    emitted  in the emitted code
    """

    place: Occurrence
    source: Access
    emitted: Access


def check_private_copies(copies: Sequence[PrivateCopy], reading: Reading, kept: frozenset[str] = frozenset()) -> None:
    """Returns when each variable may stand for its array. ValidationFailure (PX512) otherwise.

    kept  arrays that the variables are written to in the end; that this is done right is proven elsewhere
    """
    arrays = {copy.name: copy.array for copy in copies}
    if len(arrays) < len(copies):
        raise failure("PX512", "one variable stands for two arrays")
    unclaimed = (
        one for found in reading.declarations.values() for one in found if one.loops and one.name not in arrays
    )
    for name in (one.name for one in unclaimed):
        if name in reading.scop.arrays and not reading.scop.arrays[name].inside:
            raise failure("PX512", f"a variable hides '{name}'")
    for copy in copies:
        check_copy(copy, reading, copy.array in kept)


def check_copy(copy: PrivateCopy, reading: Reading, is_kept: bool) -> None:
    """`check_private_copies` for one variable."""
    array, variable = reading.scop.arrays.get(copy.array), reading.emitted.arrays.get(copy.name)
    pairs = list(pairs_of(copy, reading))
    if array is None or variable is None or copy.name not in reading.variables:
        raise failure("PX512", f"'{copy.name}' is not declared in the emitted code")
    if copy.name != copy.array and copy.name in reading.scop.identifiers:
        raise failure("PX512", f"'{copy.name}' means something else in the source")
    if variable.element != array.element:
        raise failure("PX512", f"'{copy.name}' has another type than '{copy.array}'")
    outside = [place for place in reading.places if place.touches(copy.array) and not is_copied(place, copy, reading)]
    loops = loops_around(copy, reading)
    if outside and (is_kept or copy.name == copy.array):
        raise failure("PX512", f"'{copy.name}' does not stand for '{copy.array}' everywhere")
    leaves = array.live_out and not is_kept and not is_written_again(copy, outside, reading)
    if leaves or not receives_all(array.name, reading.scop):
        raise failure("PX512", f"values of '{copy.array}' come from outside the region, or leave it")
    places = elements(pairs, len(loops))
    if not (places.is_single_valued() and places.is_injective()):
        raise failure("PX512", f"'{copy.name}' mixes up elements of '{copy.array}'")
    if not all(stays_inside(pair.emitted, variable.extents) for pair in pairs):
        raise failure("PX512", f"a subscript may leave '{copy.name}'")


def loops_around(copy: PrivateCopy, reading: Reading) -> tuple[Span, ...]:
    """The places of the loops around the declaration of a variable."""
    return next(one.loops for one in reading.declarations[copy.array] if one.name == copy.name)


def is_copied(place: Occurrence, copy: PrivateCopy, reading: Reading) -> bool:
    """Whether a statement stands in the loop that declares a variable for the array, this one or another."""
    return reading.has_copies_of(copy.array, place.emitted.name)


def has_copy(place: Occurrence, copy: PrivateCopy, reading: Reading) -> bool:
    """Whether a statement stands in the loop that declares a variable."""
    declared = reading.declared_for(copy.array, place.emitted.name)
    return declared is not None and declared.name == copy.name


def is_written_again(copy: PrivateCopy, outside: Sequence[Occurrence], reading: Reading) -> bool:
    """Whether each element that is written in the loop of a variable is surely written later, outside of it."""
    inside = [place for place in reading.places if has_copy(place, copy, reading)]
    written = written_by(inside, copy.array, reading.scop)
    later = written_by(outside, copy.array, reading.scop, surely=True)
    info = isl.UnionAccessInfo.from_sink(later).set_may_source(written).set_schedule(reading.scop.schedule)
    again = info.compute_flow().get_full_may_dependence().range_factor_range()
    return bool(written.is_subset(again))


def written_by(places: Sequence[Occurrence], array: str, scop: Scop, surely: bool = False) -> isl.UnionMap:
    """{ source instance -> element } of the writes to an array that are executed at some places, or surely are."""
    total = isl.UnionMap("{ }")
    for place in places:
        for access in place.source.accesses:
            if access.array == array and access.kind is AccessKind.WRITE and (access.must or not surely):
                relation = access.relation.intersect_domain(place.executed).intersect_params(scop.context.params())
                total = total.union(isl.UnionMap.from_map(relation))
    return total


def pairs_of(copy: PrivateCopy, reading: Reading) -> Iterator[Pair]:
    """The accesses to an array in a variable's loop with those of the variable; others are compared elsewhere."""
    for place in (place for place in reading.places if has_copy(place, copy, reading)):
        for source, emitted in zip(place.source.accesses, place.emitted.accesses, strict=True):
            if source.array == copy.array:
                yield Pair(place, source, emitted)


def receives_all(array: str, scop: Scop) -> bool:
    """Whether each read of an array sees a value that the region has surely written."""
    accesses = [access for statement in scop.statements for access in statement.accesses if access.array == array]
    reads, stores = isl.UnionMap("{ }"), isl.UnionMap("{ }")
    for access in accesses:
        relation = isl.UnionMap.from_map(access.relation.intersect_params(scop.context.params()))
        if access.kind is AccessKind.READ:
            reads = reads.union(relation)
        elif access.must:
            stores = stores.union(relation)
    info = isl.UnionAccessInfo.from_sink(reads).set_must_source(stores).set_schedule(scop.schedule)
    return bool(info.compute_flow().get_must_no_source().is_empty())


def elements(pairs: Sequence[Pair], depth: int) -> isl.Map:
    """{ [outer iterators, element of the array] -> [the same outer iterators, element of the variable] }."""
    total: isl.Map | None = None
    for pair in pairs:
        if not pair.emitted.relation.is_single_valued():
            raise failure("PX512", f"the subscripts of '{pair.emitted.text}' are not known")
        inside = pair.place.witness.domain()
        outer = iteration(inside, depth)
        source = pair.place.witness.apply_range(pair.source.relation).reset_tuple_id(isl.dim_type.out)
        emitted = pair.emitted.relation.intersect_domain(inside).reset_tuple_id(isl.dim_type.out)
        part = outer.flat_range_product(source).reverse().apply_range(outer.flat_range_product(emitted))
        total = part if total is None else total.union(part)
    if total is None:
        raise failure("PX512", "a variable stands for an array that nothing uses")
    return total.coalesce()


def iteration(instances: isl.Set, depth: int) -> isl.Map:
    """{ emitted instance -> [values of the outermost loops] }."""
    if instances.dim(isl.dim_type.set) < depth:
        raise failure("PX512", "a variable is used outside of the loop that declares it")
    identity = isl.Map.identity(instances.get_space().map_from_set()).intersect_domain(instances)
    identity = identity.reset_tuple_id(isl.dim_type.out)
    return identity.project_out(isl.dim_type.out, depth, instances.dim(isl.dim_type.set) - depth)


def stays_inside(access: Access, extents: Sequence[str]) -> bool:
    """Whether all subscripts of an access lie within constant extents."""
    reached = access.relation.range()
    if reached.dim(isl.dim_type.set) != len(extents) or not all(extent.isdecimal() for extent in extents):
        return False
    box = isl.Set.universe(reached.get_space())
    for dimension, extent in enumerate(extents):
        box = box.lower_bound_val(isl.dim_type.set, dimension, isl.Val(0))
        box = box.upper_bound_val(isl.dim_type.set, dimension, isl.Val(int(extent) - 1))
    return bool(reached.is_subset(box))
