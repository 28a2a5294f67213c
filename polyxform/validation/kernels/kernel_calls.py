"""A microkernel call means exactly the loops that the emitted record claims for it.

What a kernel computes is defined by its shape (`microkernels.model`); the loops are read from their C text, and so
are the call's arguments. Addresses of both sides are compared as polynomials in the loops' iterators, the strides of
the arrays and whatever stands around the call.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from polyxform.codegen.model import Emitted, KernelCall
from polyxform.microkernels.check import check
from polyxform.microkernels.model import Kernel
from polyxform.scop.model import Statement
from polyxform.syntax.c_types import INTEGER_BITS
from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import ExpressionError, parse_expression, reader
from polyxform.validation.failure import failure
from polyxform.validation.kernels.copies import Copies
from polyxform.validation.kernels.kernel_operands import (
    ANY,
    Loops,
    Surroundings,
    argument_values,
    compare_operation,
    compare_sums,
    kernel_dimensions,
    loop_dimensions,
    passed_operands,
    tile_dimensions,
)
from polyxform.validation.kernels.kernel_tiles import reads_own_results, runs_at_most, writes_distinct_elements
from polyxform.validation.kernels.panels import Panels
from polyxform.validation.plain_nests import parse_nests, rectangular, require
from polyxform.validation.reading import Reading
from polyxform.validation.witness import Occurrence


def check_kernel_calls(
    emitted: Emitted, reading: Reading, copies: Sequence[Panels] = (), proven: Collection[Kernel] = ()
) -> None:
    """Returns when every call does what its nest says. ValidationFailure (PX506) otherwise.

    copies  of arrays that calls may read in their place
    proven  kernels whose own texts are known to do what their shapes say
    MicrokernelMismatch when a kernel's own text does not do what its shape says.
    """
    for kernel in {call.kernel.name: call.kernel for call in emitted.calls}.values():
        if kernel not in proven:
            check_once(kernel)
        declared = kernel.declared
        if declared is not None and (declared.name, declared.text) not in reading.scop.directives.declared:
            raise failure("PX506", f"the region names no kernel '{declared.name}' that means this")
    for call, first, last in nests(emitted):
        if call.kernel.shape.loose and not reading.consent:
            raise failure("PX506", f"the call '{call.text.strip()}' adds in an order of its own")
        inside = [place for place in reading.places if first <= position(place) < last]
        shape = call.kernel.shape
        if len(inside) != 1 + len(shape.operations):
            raise failure("PX506", f"the loops behind '{call.text.strip()}' hold another number of statements")
        sums = inside[len(shape.before)]
        loops = check_kernel_call(call, with_copies(surroundings(reading, sums), copies, sums))
        check_tile(call, loops, sums.emitted)


def check_tile(call: KernelCall, loops: Loops, statement: Statement) -> None:
    """Returns when the kernel has registers for the call's tile, each for an element of its own that is no factor.

    ValidationFailure (PX506) otherwise. `statement` is the one inside the nest.
    """
    name = call.text.strip()
    for loop, dimension in loops:
        if 0 < dimension.limit < ANY and not runs_at_most(statement, loop.iterator, dimension.limit):
            raise failure("PX506", f"the call '{name}' may have more than {dimension.limit} '{loop.iterator}'")
    moving = [loop.iterator for loop, dimension in loops if dimension.limit]
    if not writes_distinct_elements(statement, moving):
        raise failure("PX506", f"the call '{name}' may compute one element in two registers")
    if reads_own_results(statement, [loop.iterator for loop, _ in loops]):
        raise failure("PX506", f"the call '{name}' may read an element that it has in a register")


@lru_cache(maxsize=256)
def check_once(kernel: Kernel) -> None:
    """Check a kernel's text, which the versions of a region and the regions of a file have in common, only once."""
    check(kernel)


def nests(emitted: Emitted) -> Iterator[tuple[KernelCall, tuple[int, int], tuple[int, int]]]:
    """Each kernel call with the places (line, column) where its nest begins and ends in `emitted.meaning`."""
    text = ""
    for piece in emitted.pieces:
        start = text
        text += piece if isinstance(piece, str) else piece.nest
        if isinstance(piece, KernelCall):
            yield piece, end_of(start), end_of(text)


def end_of(text: str) -> tuple[int, int]:
    """Line and column of the character that would follow the text."""
    return text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1


def position(place: Occurrence) -> tuple[int, int]:
    """Line and column of a statement in the emitted code."""
    return place.emitted.span.line, place.emitted.span.column


def surroundings(reading: Reading, place: Occurrence) -> Surroundings:
    """What is known where the nest of a statement stands."""
    counters = {loop.iterator: loop.c_type for loop in reading.loops[place.emitted.name]}
    types = {parameter.name: parameter.c_type for parameter in reading.scop.parameters} | counters
    wide = frozenset(name for name, c_type in types.items() if INTEGER_BITS.get(c_type) == 64)
    return Surroundings(reading.scop.arrays, dict(reading.scop.fixed), wide, widening=reading.widening)


def with_copies(surroundings: Surroundings, copies: Sequence[Panels], place: Occurrence) -> Surroundings:
    """The surroundings with copies that a call may read; `place` is the statement inside the nest of sums."""
    if not copies:
        return surroundings
    found = Copies({copy.name: copy for copy in copies}, place)
    return replace(surroundings, arrays={**surroundings.arrays, **found.arrays}, copies=found)


def check_kernel_call(call: KernelCall, surroundings: Surroundings) -> Loops:
    """Returns when a call's arguments make its kernel do what its nest says. ValidationFailure (PX506) otherwise."""
    try:
        return prove(call, surroundings)
    except ExpressionError as reason:
        raise failure("PX506", f"the call '{call.text.strip()}' cannot be proven right: {reason}") from reason


def prove(call: KernelCall, surroundings: Surroundings) -> Loops:
    """The nest's loops with the kernel's. ExpressionError unless text, arguments, shape and nest all agree."""
    require_text(call)
    shape = call.kernel.shape
    nests = parse_nests(call.nest)
    require(len(nests) == 1 + len(shape.operations), "another number of nests")
    sums = rectangular(nests[len(shape.before)], shape, surroundings.values)
    operands = passed_operands(call, surroundings)
    quantities = argument_values(call, surroundings)
    loops = loop_dimensions(sums, kernel_dimensions(shape, quantities), surroundings.values)
    compare_sums(sums, loops, operands, shape, surroundings)
    others = (*nests[: len(shape.before)], *nests[len(shape.before) + 1 :])
    for nest, (name, operation) in zip(others, shape.operations, strict=True):
        dimensions = tile_dimensions(shape, quantities, name, operation)
        compare_operation(
            nest, loop_dimensions(nest, dimensions, surroundings.values), operands, name, operation, surroundings
        )
    return loops


def require_text(call: KernelCall) -> None:
    """ExpressionError unless the call's text is `kernel(arguments);`."""
    source = reader(call.text)
    found = source.expression()
    source.expect(";")
    require(not source.next, "text after the call")
    wanted = (Expression("name", text=call.kernel.name), *(parse_expression(text) for text in call.arguments))
    require(found == Expression("call", wanted), "its text has other arguments")
    shape = call.kernel.shape
    wanted_number = len(shape.arrays) + len(shape.scalars) + len(shape.arguments)
    require(len(call.arguments) == wanted_number, "wrong number of arguments")
