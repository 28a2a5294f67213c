"""A microkernel call means exactly the loops that the emitted record claims for it.

What a kernel computes is defined by its shape (`microkernels.model`); the loops are read from their C text, and so
are the call's arguments. Addresses of both sides are compared as polynomials in the loops' iterators, the strides of
the arrays and whatever stands around the call.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from polyxform.codegen.model import Emitted, KernelCall
from polyxform.microkernels.check import check
from polyxform.microkernels.model import Kernel, Shape
from polyxform.scop.model import Array, Statement
from polyxform.syntax.c_types import INTEGER_BITS
from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import ExpressionError, parse_expression, reader
from polyxform.validation.failure import failure
from polyxform.validation.kernel_tiles import runs_at_most, writes_distinct_elements
from polyxform.validation.plain_nests import PlainLoop, PlainNest, Values, extent, parse_nest, rectangular, require
from polyxform.validation.polynomials import Polynomial, atomic, constant, polynomial
from polyxform.validation.reading import Reading
from polyxform.validation.witness import Occurrence


@dataclass(frozen=True)
class Dimension:
    """One loop of a kernel.

    count    iterations
    strides  elements that A, B and C move in one iteration
    rows     for a reduction at a border, the rows first <= row < beyond that take part in each iteration
    origin   iteration that the addresses passed belong to
    limit    most iterations that the kernel has registers for, 0 where any number is right
    """

    count: Polynomial
    strides: tuple[Polynomial, Polynomial, Polynomial]
    rows: tuple[tuple[int, int], ...] = ()
    origin: int = 0
    limit: int = 0


Loops = tuple[tuple[PlainLoop, Dimension], ...]


@dataclass(frozen=True)
class Surroundings:
    """What is known where a call stands.

    arrays  the region's arrays by name
    fixed   parameters that have one known value there
    wide    names of type `long`
    """

    arrays: Mapping[str, Array]
    fixed: Mapping[str, int]
    wide: frozenset[str]

    @property
    def values(self) -> Values:
        """The fixed parameters as polynomials."""
        return {name: constant(value) for name, value in self.fixed.items()}

    @property
    def computed(self) -> frozenset[Expression]:
        """Expressions that the source computes where it declares its arrays, with all parts."""
        texts = {text for array in self.arrays.values() for text in array.extents if text}
        return frozenset(part for text in texts for part in parse_expression(text).walk())


def check_kernel_calls(emitted: Emitted, reading: Reading) -> None:
    """Returns when every call does what its nest says. ValidationFailure (PX506) otherwise.

    MicrokernelMismatch when a kernel's own text does not do what its shape says.
    """
    for kernel in {call.kernel.name: call.kernel for call in emitted.calls}.values():
        check_once(kernel)
    for call, first, last in nests(emitted):
        inside = [place for place in reading.places if first <= position(place) < last]
        if len(inside) != 1:
            raise failure("PX506", f"the loops behind '{call.text.strip()}' hold another number of statements")
        loops = check_kernel_call(call, surroundings(reading, inside[0]))
        check_tile(call, loops, inside[0].emitted)


def check_tile(call: KernelCall, loops: Loops, statement: Statement) -> None:
    """Returns when the kernel has registers for the call's tile, and each stands for an element of its own.

    ValidationFailure (PX506) otherwise. `statement` is the one inside the nest.
    """
    name = call.text.strip()
    for loop, dimension in loops:
        if dimension.limit and not runs_at_most(statement, loop.iterator, dimension.limit):
            raise failure("PX506", f"the call '{name}' may have more than {dimension.limit} '{loop.iterator}'")
    moving = [loop.iterator for loop, dimension in loops if dimension.limit]
    if not writes_distinct_elements(statement, moving):
        raise failure("PX506", f"the call '{name}' may compute one element in two registers")


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
    return Surroundings(reading.scop.arrays, dict(reading.scop.fixed), wide)


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
    nest = rectangular(parse_nest(call.nest), shape, surroundings.values)
    require(nest.operator == shape.operator + "=", "the operator differs")
    addresses = [parse_expression(text) for text in call.arguments[:3]]
    require_elements(addresses, surroundings, shape)
    dimensions = kernel_dimensions(shape, argument_values(call, surroundings))
    loops = loop_dimensions(nest, dimensions, surroundings.values)
    compare_operands(nest, loops, addresses, surroundings)
    return loops


def require_text(call: KernelCall) -> None:
    """ExpressionError unless the call's text is `kernel(arguments);`."""
    source = reader(call.text)
    found = source.expression()
    source.expect(";")
    require(not source.next, "text after the call")
    wanted = (Expression("name", text=call.kernel.name), *(parse_expression(text) for text in call.arguments))
    require(found == Expression("call", wanted), "its text has other arguments")
    require(len(call.arguments) == 3 + len(call.kernel.shape.arguments), "wrong number of arguments")


def argument_values(call: KernelCall, surroundings: Surroundings) -> dict[str, Polynomial]:
    """Every stride and count of the kernel, constant or as the call passes it."""
    shape = call.kernel.shape
    passed = {}
    for name, text in zip(shape.arguments, call.arguments[3:], strict=True):
        expression = parse_expression(text)
        require(stays_wide(expression, surroundings), f"'{text}' may overflow an int")
        passed[name] = polynomial(expression, surroundings.values)
    constants = {name: constant(value) for name, value in shape.quantities if value is not None}
    return {**constants, **passed}


def stays_wide(expression: Expression, surroundings: Surroundings) -> bool:
    """Whether every product is computed in `long`, or in the source itself, so that it cannot overflow an int."""
    if expression in surroundings.computed:
        return True
    if expression.operator == "*" and expression.names:
        values = [polynomial(side, surroundings.values).value for side in expression.operands]
        if values.count(1) == 0 and not any(is_wide(side, surroundings.wide) for side in expression.operands):
            return False
    return all(stays_wide(operand, surroundings) for operand in expression.operands)


def is_wide(expression: Expression, wide: frozenset[str]) -> bool:
    """Whether C computes the expression in `long`."""
    if expression.operator in ("cast", "name"):
        return expression.text == "long" or expression.text in wide
    return expression.operator in ("+", "-", "*", "prefix-") and any(
        is_wide(side, wide) for side in expression.operands
    )


def kernel_dimensions(shape: Shape, quantities: Values) -> tuple[Dimension, ...]:
    """The kernel's loops, outermost first: reductions, row, column."""
    none, one = constant(0), constant(1)
    reductions = [
        Dimension(
            quantities[f"count{depth}"],
            (quantities[f"a_stride{depth}"], quantities[f"b_stride{depth}"], none),
            loop.rows,
            loop.origin,
        )
        for depth, loop in enumerate(shape.reductions)
    ]
    row = Dimension(quantities["rows"], (quantities["a_row"], none, quantities["c_row"]), limit=shape.rows)
    column = Dimension(quantities["columns"], (none, one, one), limit=shape.columns)
    return (*reductions, row, column)


def loop_dimensions(nest: PlainNest, dimensions: tuple[Dimension, ...], values: Values) -> Loops:
    """The kernel's loop for each loop of the nest.

    ExpressionError unless the nest's loops run as often and in the same order; a loop that runs once may be left out.
    """
    iterators = frozenset(loop.iterator for loop in nest.loops)
    bounds = [bound for loop in nest.loops for bound in (loop.first, loop.beyond)]
    require(len(iterators) == len(nest.loops), "two loops share an iterator")
    require(all(iterators.isdisjoint(bound.names) for bound in bounds), "a bound depends on the nest's own loops")
    missing = len(dimensions) - len(nest.loops)
    single = [dimension for dimension in dimensions if dimension.count == constant(1)]
    require(0 <= missing <= len(single), "the nest has another number of loops")
    # Which of several loops that run once are left out does not matter: their strides are never taken.
    left_out = [id(dimension) for dimension in single[len(single) - missing :]]
    kept = [dimension for dimension in dimensions if id(dimension) not in left_out]
    for loop, dimension in zip(nest.loops, kept, strict=True):
        require(extent(loop, values) == dimension.count, f"'{loop.iterator}' does not run {dimension.count} times")
    return tuple(zip(nest.loops, kept, strict=True))


def compare_operands(
    nest: PlainNest,
    loops: Loops,
    addresses: list[Expression],
    surroundings: Surroundings,
) -> None:
    """ExpressionError unless the addresses lead the kernel to the nest's elements, iteration by iteration.

    Multiplication commutes, so the factors may stand either way round. The result must be an array of its own:
    a kernel keeps its elements in registers while it reads the factors.
    """
    iterators = frozenset(loop.iterator for loop in nest.loops)
    require(all(iterators.isdisjoint(address.names) for address in addresses), "an address uses a loop of the nest")
    require(all(address.operator == "prefix&" for address in addresses), "an operand is not passed as &A[i]")
    firsts = [operand(address.operands[0], surroundings, surroundings.values) for address in addresses]
    steps = [(atomic(loop.iterator), dimension) for loop, dimension in loops if dimension.count != constant(1)]
    reached = []
    for position, (array, first) in enumerate(firsts):
        moves = (
            dimension.strides[position] * (iteration - constant(dimension.origin)) for iteration, dimension in steps
        )
        reached.append((array, sum(moves, first)))
    left, right, target = (
        operand(expression, surroundings, nest_values(loops, surroundings.values))
        for expression in (*nest.factors, nest.target)
    )
    require(target[0] not in (left[0], right[0]), "the result is one of the factors")
    require(reached[2] == target, "the result has another address")
    require(reached[:2] in ([left, right], [right, left]), "a factor has another address")


def nest_values(loops: Loops, values: Values) -> Values:
    """What each iterator of the nest is: its first value plus an iteration number of the same name."""
    found = dict(values)
    for loop, dimension in loops:
        first = polynomial(loop.first, values)
        found[loop.iterator] = first if dimension.count == constant(1) else first + atomic(loop.iterator)
    return found


def operand(expression: Expression, surroundings: Surroundings, values: Values) -> tuple[str, Polynomial]:
    """Array and offset in elements of A[e0][e1]... . ExpressionError for anything but a whole element."""
    array = surroundings.arrays.get(expression.base.text)
    require(array is not None, f"'{expression.base.text}' is no array of the region")
    assert array is not None
    sizes = ("",) if array.linear else array.extents
    require(len(expression.subscripts) == len(sizes), f"'{array.name}' has other dimensions")
    offset = constant(0)
    for size, subscript in zip(sizes, expression.subscripts, strict=True):
        # The outermost extent multiplies nothing, and may be unknown.
        stride = polynomial(parse_expression(size), surroundings.values) if offset != constant(0) else constant(0)
        offset = offset * stride + polynomial(subscript, values)
    return array.name, offset


def require_elements(addresses: list[Expression], surroundings: Surroundings, shape: Shape) -> None:
    """ExpressionError unless all operands have the kernel's element type."""
    for address in addresses:
        array = surroundings.arrays.get(address.operands[0].base.text) if address.operands else None
        require(array is not None and array.element == shape.element, "an operand has another element type")
