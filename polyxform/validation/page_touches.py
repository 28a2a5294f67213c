"""Calls that touch pages ahead mean nothing: what they compute has no effect and cannot fail.

What is proven: such a call names the function and takes the address of an element, by subscripts that are sums and
products of variables of loops and parameters. That it reads nothing is a matter of the function's text.
"""

from __future__ import annotations

from collections.abc import Collection

from polyxform.codegen.model import Emitted, PageTouch
from polyxform.validation.expressions import ExpressionError, reader
from polyxform.validation.failure import failure
from polyxform.validation.plain_nests import require
from polyxform.validation.polynomials import polynomial
from polyxform.validation.reading import Reading


def check_touches(emitted: Emitted, reading: Reading) -> None:
    """Returns when no call that is meant to touch pages does anything else. ValidationFailure (PX506) otherwise."""
    counting = {loop.iterator for loops in reading.loops.values() for loop in loops}
    known = counting | {parameter.name for parameter in reading.scop.parameters}
    for touch in emitted.touches:
        try:
            check_touch(touch, known, reading)
        except ExpressionError as reason:
            raise failure("PX506", f"'{touch.text.strip()}' may do something: {reason}") from reason


def check_touch(touch: PageTouch, known: Collection[str], reading: Reading) -> None:
    """ExpressionError unless a call takes the address of an element."""
    require(not touch.nest, "it stands for something")
    source = reader(touch.text)
    found = source.expression()
    source.expect(";")
    require(not source.next, "text after the call")
    require(found.operator == "call" and len(found.operands) == 3, "it is no such call")
    function, target, extent = found.operands
    require(function.text in ("px_page_ahead", "px_lines_ahead"), "it calls another function")
    require(polynomial(extent, {}).value is not None, "its extent is no number")
    require(target.operator == "prefix&", "it takes no address")
    element = target.operands[0]
    array = reading.scop.arrays.get(element.base.text)
    require(array is not None and len(element.subscripts) == len(array.extents), "it takes the address of no element")
    for subscript in element.subscripts:
        strange = polynomial(subscript, {}).names - set(known)
        require(not strange, "a subscript uses something else than loops and parameters")
