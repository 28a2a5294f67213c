"""Operands of a microkernel call: where each iteration finds them, beside where the plain loops do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polyxform.codegen.model import KernelCall
from polyxform.microkernels.model import Elementwise, Shape
from polyxform.scop.model import Array
from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import ExpressionError, parse_expression
from polyxform.validation.kernels.copies import Copies
from polyxform.validation.kernels.widths import stays_wide
from polyxform.validation.plain_nests import PlainLoop, PlainNest, Values, extent, require
from polyxform.validation.polynomials import Polynomial, atomic, constant, polynomial

ZERO = re.compile(r"0+(\.0*)?[fFlL]?|\.0+[fFlL]?")
ANY = 1 << 62
"""A limit that no loop reaches."""
Place = tuple[str, Polynomial]
"""An array and an offset in elements."""


@dataclass(frozen=True)
class Dimension:
    """One loop of a kernel.

    count    iterations
    strides  elements that each operand in memory moves in one iteration, by name; none for those that stand still
    origin   iteration that the addresses passed belong to
    limit    most iterations that the kernel has registers for, 0 where it runs along no side of the tile
    is_column  the loop runs along vectors
    """

    count: Polynomial
    strides: Values
    origin: int = 0
    limit: int = 0
    is_column: bool = False


Loops = tuple[tuple[PlainLoop, Dimension], ...]


@dataclass(frozen=True)
class Surroundings:
    """What is known where a call stands.

    arrays  the region's arrays by name
    fixed   parameters that have one known value there
    wide    names of type `long`
    copies  of arrays that the call may read in their place, None for none
    widening  functions of the source that turn bfloat16 numbers into floats
    """

    arrays: Mapping[str, Array]
    fixed: Mapping[str, int]
    wide: frozenset[str]
    copies: Copies | None = None
    widening: frozenset[str] = frozenset()

    @property
    def values(self) -> Values:
        """The fixed parameters as polynomials."""
        return {name: constant(value) for name, value in self.fixed.items()}

    @property
    def computed(self) -> frozenset[Expression]:
        """Expressions that the source computes where it declares its arrays, with all parts."""
        texts = {text for array in self.arrays.values() for text in array.extents if text}
        return frozenset(part for text in texts for part in parse_expression(text).walk())


@dataclass(frozen=True)
class Operands:
    """What a call passes.

    memory   by the kernel's name, the element that is the first of an operand
    scalars  by the kernel's name
    """

    memory: Mapping[str, Expression]
    scalars: Mapping[str, Expression]


def argument_values(call: KernelCall, surroundings: Surroundings) -> dict[str, Polynomial]:
    """Every stride and count of the kernel, constant or as the call passes it."""
    shape = call.kernel.shape
    passed = {}
    for name, text in zip(shape.arguments, call.arguments[len(shape.arrays) + len(shape.scalars) :], strict=True):
        expression = parse_expression(text)
        is_safe = stays_wide(expression, surroundings.wide, surroundings.values, surroundings.computed)
        require(is_safe, f"'{text}' may overflow an int")
        passed[name] = polynomial(expression, surroundings.values)
    constants = {name: constant(value) for name, value in shape.quantities if value is not None}
    return {**constants, **passed}


def kernel_dimensions(shape: Shape, quantities: Values) -> tuple[Dimension, ...]:
    """The kernel's loops, outermost first: reductions, line, row, column."""
    reductions = [
        Dimension(
            quantities[f"count{depth}"],
            {"a": quantities[f"a_stride{depth}"], "b": quantities[f"b_stride{depth}"]},
            loop.origin,
        )
        for depth, loop in enumerate(shape.reductions)
    ]
    tall, wide = tile_limits(shape)
    row = Dimension(quantities["rows"], {"a": quantities["a_row"], "c": quantities["c_row"]}, limit=tall)
    steps = {"b": quantities["b_column"], "c": quantities["c_column"]}
    if shape.a_column:
        steps["a"] = constant(1)
    column = Dimension(quantities["columns"], steps, limit=wide, is_column=True)
    moved = {"a": constant(shape.a_line), "c": constant(shape.c_line)}
    return (*reductions, *line_dimensions(shape, moved), row, column)


def line_dimensions(shape: Shape, strides: Values) -> tuple[Dimension, ...]:
    """The loop over the lines of a kernel that has several."""
    return (Dimension(constant(shape.lines), strides, limit=shape.lines),) if shape.lines > 1 else ()


def tile_limits(shape: Shape) -> tuple[int, int]:
    """Most rows and columns of one call; libraries take any number of them."""
    return (ANY, ANY) if shape.backend else (shape.rows, shape.columns)


def tile_dimensions(shape: Shape, quantities: Values, name: str, operation: Elementwise) -> tuple[Dimension, ...]:
    """The kernel's loops around an operation on every element: line, row and column."""
    rows, columns = {"c": quantities["c_row"]}, {"c": quantities["c_column"]}
    lines = {"c": constant(shape.c_line)}
    if operation.value == "array":
        rows[name], columns[name] = quantities[f"{name}_row"], constant(operation.column)
        lines[name] = constant(operation.line)
    tall, wide = tile_limits(shape)
    row = Dimension(quantities["rows"], rows, limit=tall)
    return (*line_dimensions(shape, lines), row, Dimension(quantities["columns"], columns, limit=wide))


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


def compare_sums(nest: PlainNest, loops: Loops, operands: Operands, shape: Shape, surroundings: Surroundings) -> None:
    """ExpressionError unless the operands lead the kernel to the elements of the nest of sums, iteration by iteration.

    Multiplication commutes, so the factors may stand either way round. The result must be no operand of a companion,
    and no factor; whether a factor is another element of the result that the tile holds is not seen here.
    """
    require(nest.operator == shape.operator, "the operator differs")
    require(nest.value.operator == "*", "the nest does not add products")
    factors = [narrow(factor, shape, surroundings) for factor in nest.value.operands]
    scaled, plain = scaled_first(factors, operands, shape)
    found = [element(expression, nest, loops, surroundings) for expression in (scaled, plain, nest.target)]
    reached = [address(name, nest, loops, operands, surroundings) for name in "abc"]
    require(reached[2] == found[2], "the result has another address")
    wanted = (
        [found[:2]] if shape.scaled == "a" else [found[1::-1]] if shape.scaled == "b" else [found[:2], found[1::-1]]
    )
    matches = any(reads(reached[:2], factors, loops, surroundings) for factors in wanted)
    require(matches, "a factor has another address")
    others = {operands.memory[name].base.text for name in shape.arrays if name not in "abc"}
    require(found[2][0] not in others and found[2] not in found[:2], "the result is one of the operands")


def narrow(factor: Expression, shape: Shape, surroundings: Surroundings) -> Expression:
    """The element whose value, as a number of the result's type, a factor is."""
    if shape.factors and shape.element == "int":
        # Bytes are ints wherever C computes with them.
        return factor.operands[0] if factor.operator == "cast" and factor.text == "int" else factor
    if shape.factors:
        is_call = factor.operator == "call" and len(factor.operands) == 2
        require(is_call and factor.operands[0].text in surroundings.widening, "a factor is no bfloat16 number")
        return factor.operands[1]
    return factor


def reads(given: Sequence[Place], factors: Sequence[Place], loops: Loops, surroundings: Surroundings) -> bool:
    """Whether a kernel that is given two addresses reads the two factors, the first at the first address."""
    copies = surroundings.copies
    if copies is None:
        return list(given) == list(factors)
    columns = next((loop for loop, dimension in loops if dimension.is_column), None)
    if columns is None:
        raise ExpressionError("the nest has no loop over columns")
    values = nest_values(loops, surroundings.values)
    return all(copies.reads(one, other, values, columns) for one, other in zip(given, factors, strict=True))


def scaled_first(factors: Sequence[Expression], operands: Operands, shape: Shape) -> tuple[Expression, Expression]:
    """The factor that is multiplied by the scalar, without it, and the other one; as they stand where none is."""
    left, right = factors
    if not shape.scaled:
        return left, right
    alpha = operands.scalars["alpha"]
    for product, other in ((left, right), (right, left)):
        if product.operator == "*" and alpha in product.operands:
            one, another = product.operands
            return (another if one == alpha else one), other
    raise ExpressionError("no factor is scaled first")


def compare_operation(
    nest: PlainNest, loops: Loops, operands: Operands, name: str, operation: Elementwise, surroundings: Surroundings
) -> None:
    """ExpressionError unless the nest does the operation to every element of the tile."""
    require(nest.operator == operation.operator, "an operation has another operator")
    target = element(nest.target, nest, loops, surroundings)
    require(target == address("c", nest, loops, operands, surroundings), "an operation has another target")
    if operation.value == "zero":
        require(is_zero(nest.value), "an operation does not take zero")
    elif operation.value == "scalar":
        require(nest.value == operands.scalars[name], "an operation takes another scalar")
    else:
        found = element(nest.value, nest, loops, surroundings)
        require(found == address(name, nest, loops, operands, surroundings), "an operation takes another element")


def is_zero(expression: Expression) -> bool:
    """Whether the expression is a constant that is positive zero in every type."""
    return expression.operator == "number" and ZERO.fullmatch(expression.text) is not None


def element(expression: Expression, nest: PlainNest, loops: Loops, surroundings: Surroundings) -> Place:
    """Array and offset of an element that a nest names, in terms of its iterations."""
    return operand(expression, surroundings, nest_values(loops, surroundings.values))


def address(name: str, nest: PlainNest, loops: Loops, operands: Operands, surroundings: Surroundings) -> Place:
    """Array and offset that a kernel reaches in each iteration from the address that it is passed."""
    start = operands.memory[name]
    require(start.names.isdisjoint(loop.iterator for loop in nest.loops), "an address uses a loop of the nest")
    array, offset = operand(start, surroundings, surroundings.values)
    for loop, dimension in loops:
        if dimension.count != constant(1) and name in dimension.strides:
            offset = offset + dimension.strides[name] * (atomic(loop.iterator) - constant(dimension.origin))
    return array, offset


def nest_values(loops: Loops, values: Values) -> Values:
    """What each iterator of the nest is: its first value plus an iteration number of the same name."""
    found = dict(values)
    for loop, dimension in loops:
        first = polynomial(loop.first, values)
        found[loop.iterator] = first if dimension.count == constant(1) else first + atomic(loop.iterator)
    return found


def operand(expression: Expression, surroundings: Surroundings, values: Values) -> Place:
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


def passed_operands(call: KernelCall, surroundings: Surroundings) -> Operands:
    """What a call passes. ExpressionError unless all have the kernel's element type."""
    shape = call.kernel.shape
    expressions = [parse_expression(text) for text in call.arguments]
    memory = dict(zip(shape.arrays, expressions, strict=False))
    scalars = dict(zip(shape.scalars, expressions[len(memory) :], strict=False))
    for name, start in memory.items():
        require(start.operator == "prefix&", "an operand is not passed as &A[i]")
        array = surroundings.arrays.get(start.operands[0].base.text)
        require(array is not None and array.element == shape.element_of(name), "an operand has another element type")
        if surroundings.copies is not None:
            surroundings.copies.require_wide(start.operands[0], surroundings.wide, surroundings.values)
    require(
        all(has_type(scalar, shape.element, surroundings) for scalar in scalars.values()), "a scalar has another type"
    )
    return Operands({name: start.operands[0] for name, start in memory.items()}, scalars)


def has_type(scalar: Expression, element: str, surroundings: Surroundings) -> bool:
    """Whether C computes a scalar expression in the element type, or converts it to that where it meets an element."""
    if scalar.operator == "number":
        if element == "int":
            return scalar.text.isdecimal()
        return scalar.text.isdecimal() or element == "double" or scalar.text[-1] in "fF"
    if scalar.operator == "name":
        array = surroundings.arrays.get(scalar.text)
        return array is not None and not array.extents and array.element == element
    return scalar.operator in ("*", "prefix-") and all(has_type(o, element, surroundings) for o in scalar.operands)
