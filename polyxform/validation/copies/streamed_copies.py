"""A variable of a loop's body may be written to the array that it stands for at the end of each iteration.

What is proven besides what holds for any variable that stands for an array: the call means the loop beside it; an
iteration writes to the array exactly the elements that it has surely written to the variable, each from the variable's
element that stands for it; nothing in the iteration touches the variable afterwards; no element of the array belongs to
two iterations; and the stores are complete before the code behind the region runs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import islpy as isl

from polyxform.codegen.model import Emitted, Instance, PrivateCopy, StreamedCopy
from polyxform.dependences.legality import unordered
from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import AccessKind, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.copies.private_copies import elements, iteration, pairs_of
from polyxform.validation.expressions import ExpressionError, reader
from polyxform.validation.failure import failure
from polyxform.validation.plain_nests import extent, parse_nests, require
from polyxform.validation.polynomials import constant, polynomial
from polyxform.validation.reading import Reading

KINDS = (AccessKind.WRITE, AccessKind.READ)


def without_copies(
    found: ExtractedRegion, instances: Sequence[Instance]
) -> tuple[tuple[Statement, ...], ExtractedRegion]:
    """The statements that write variables to arrays, and the emitted code's model with all others as its statements."""
    statements = found.scop.statements
    if len(statements) != len(instances):
        return (), found
    pairs = list(zip(statements, instances, strict=True))
    stored = tuple(statement for statement, instance in pairs if not instance.statement)
    others = tuple(statement for statement, instance in pairs if instance.statement)
    return stored, replace(found, scop=replace(found.scop, statements=others))


def check_streamed_copies(emitted: Emitted, stored: Sequence[Statement], reading: Reading) -> None:
    """Returns when every call writes what it should. ValidationFailure (PX512) otherwise."""
    calls = emitted.streams
    if len(calls) != len(stored) or len({call.array for call in calls}) != len(calls):
        raise failure("PX512", "calls that write variables to arrays do not fit their loops")
    # Where there are copies for kernels too, the end of the fast branch is looked at with these.
    if calls and not emitted.buffers and not emitted.body.rstrip().endswith("px_stream_end();"):
        raise failure("PX512", "stores past the caches may not be complete behind the region")
    for call, statement in zip(calls, stored, strict=True):
        try:
            check_text(call, reading.scop)
        except ExpressionError as reason:
            raise failure("PX512", f"'{call.text.strip()}' cannot be proven right: {reason}") from reason
        check_elements(call, statement, reading)


def check_text(call: StreamedCopy, scop: Scop) -> None:
    """ExpressionError unless the call copies what the loop does, one element after the other."""
    source = reader(call.text)
    found = source.expression()
    source.expect(";")
    require(not source.next, "text after the call")
    require(found.operator == "call" and len(found.operands) == 4, "it is no such call")
    function, target, origin, count = found.operands
    array = scop.arrays.get(call.array)
    require(array is not None and function.text == f"px_stream_{array.element}", "it has another element type")
    (nest,) = parse_nests(call.nest)
    require(len(nest.loops) == 1 and nest.operator == "=", "its loop does something else")
    (loop,) = nest.loops
    require(extent(loop, {}) == polynomial(count, {}), "it copies another number of elements")
    require(target.operator == "prefix&" and target.operands[0].base.text == call.array, "it has another target")
    require(origin == Expression("name", text=call.name) == nest.value.base, "it copies another variable")
    require(nest.target.base.text == call.array, "its loop has another target")
    first = {loop.iterator: polynomial(loop.first, {})}
    next_one = {loop.iterator: first[loop.iterator] + constant(1)}
    for values, step in ((first, 0), (next_one, 1)):
        wanted = [polynomial(subscript, {}) for subscript in target.operands[0].subscripts]
        reached = [polynomial(subscript, values) for subscript in nest.target.subscripts]
        require(reached == [*wanted[:-1], wanted[-1] + constant(step)], "its loop writes elsewhere")
        taken = [polynomial(subscript, values) for subscript in nest.value.subscripts]
        require(taken == [constant(step)], "its loop reads elsewhere")
    require(all(is_linear(part, loop.iterator) for part in (nest.target, nest.value)), "its loop does not step evenly")


def is_linear(access: Expression, iterator: str) -> bool:
    """Whether the subscripts of an access move with a loop by the same amount in each iteration."""
    parts = [polynomial(subscript, {}) for subscript in access.subscripts]
    return all(iterator not in part.coefficient(iterator).names for part in parts)


def check_elements(call: StreamedCopy, statement: Statement, reading: Reading) -> None:
    """`check_streamed_copies` for the elements that one call writes; `statement` is the one in its loop."""
    declared = reading.declarations.get(call.array, ()) if call.array in reading.copied else ()
    if [one.name for one in declared] != [call.name]:
        raise failure("PX512", f"'{call.name}' does not stand for '{call.array}' alone")
    depth = len(declared[0].loops)
    pairs = list(pairs_of(PrivateCopy(call.name, call.array), reading))
    outer = iteration(statement.domain, depth)
    written, read = (moved(statement, kind, name) for kind, name in zip(KINDS, (call.array, call.name), strict=True))
    stored = outer.flat_range_product(written).reverse().apply_range(outer.flat_range_product(read))
    stored = stored.intersect_params(reading.scop.context.params())
    places = elements(pairs, depth)
    certain = [pair for pair in pairs if pair.source.kind is AccessKind.WRITE and pair.source.must]
    surely = elements(certain, depth).domain()
    if not (stored.is_subset(places) and stored.domain().is_equal(surely) and places.domain().is_equal(surely)):
        raise failure("PX512", f"'{call.text.strip()}' writes other elements than the source")
    if not owners(surely, depth).is_single_valued():
        raise failure("PX512", f"two iterations write one element of '{call.array}'")
    uses = isl.UnionMap("{ }")
    for pair in pairs:
        inside = iteration(pair.place.witness.domain(), depth)
        uses = uses.union(isl.UnionMap.from_map(inside.apply_range(outer.reverse())))
    if not unordered(reading.emitted.schedule.get_root(), uses).is_empty():
        raise failure("PX512", f"'{call.name}' is used behind '{call.text.strip()}'")


def moved(statement: Statement, kind: AccessKind, array: str) -> isl.Map:
    """The elements that a copying statement reads or writes. ValidationFailure (PX512) for any other statement."""
    found = [access for access in statement.accesses if access.kind is kind and access.array == array]
    if len(statement.accesses) != 2 or len(found) != 1 or not found[0].relation.is_single_valued():
        raise failure("PX512", f"a statement that should copy to '{array}' does something else")
    return found[0].relation.reset_tuple_id(isl.dim_type.out)


def owners(touched: isl.Set, depth: int) -> isl.Map:
    """{ element -> iteration } from { [iteration, element] }."""
    identity = isl.Map.identity(touched.get_space().map_from_set()).intersect_domain(touched)
    element = identity.project_out(isl.dim_type.out, 0, depth)
    outer = identity.project_out(isl.dim_type.out, depth, touched.dim(isl.dim_type.set) - depth)
    return element.reverse().apply_range(outer)
