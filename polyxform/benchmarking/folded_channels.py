"""What is done to each channel of a convolution behind its sums, as factors of its weights and a bias.

The statistics of batch normalization do not change at inference, so that nobody who calls a library leaves them behind
the convolution. Both are computed before anything is timed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from polyxform.benchmarking.element_values import Memory, execute, is_number
from polyxform.benchmarking.problem import Convolution, Single, Tensor, Unrecognized
from polyxform.benchmarking.value import Value
from polyxform.benchmarking.value_patterns import ONE, ZERO, parts_of
from polyxform.harness.expressions import evaluate
from polyxform.scop.model import Array, Scop, Statement

Linear = tuple[Value, Value]
"""Factor and shift."""


def with_folded_channels(
    problem: Single, behind: Sequence[tuple[Scop, Statement]], sizes: Mapping[str, int], names: Mapping[str, str]
) -> Convolution:
    """The convolution with what statements behind it make of its results. Raises Unrecognized for anything else.

    names  numbers in the place of names
    """
    last = behind[-1][1].name
    bare = not (problem.accumulate or problem.rectify or problem.bias or problem.residual or problem.limit)
    if not isinstance(problem, Convolution) or problem.element != "float" or problem.narrow or not bare:
        raise refused(last)
    memory = Memory()
    for scop, statement in behind:
        execute(statement, memory, names, scop)
    arrays = {name: array for scop, _ in behind for name, array in scop.arrays.items()}
    results = [(key[0], *found) for key, found in memory.values.items() if arrays[key[0]].extents]
    if len(results) != 1:
        raise refused(last)
    ((array, iterators, value),) = results
    rectify = value.kind == "max" and any(is_number(part, 0.0) for part in value.parts)
    inner = next(part for part in value.parts if not is_number(part, 0.0)) if rectify else value
    folded = linear(inner, Value("element", name=problem.target.array, subscripts=iterators))
    extents, channel = extents_of(arrays[array], sizes), channel_of(problem.target, arrays[problem.target.array], sizes)
    used = frozenset[str]() if folded is None else folded[0].iterators | folded[1].iterators
    if folded is None or extents != extents_of(arrays[problem.target.array], sizes) or not used <= {iterators[channel]}:
        raise refused(last)
    return replace(problem, target=replace(problem.target, array=array), rectify=rectify, folded=folded)


def refused(statement: str) -> Unrecognized:
    """The reason for statements of another kind."""
    return Unrecognized(f"statement {statement} does something that the library call does not")


def extents_of(array: Array, sizes: Mapping[str, int]) -> list[int | None]:
    """Of an array."""
    return [evaluate(text, sizes) for text in array.extents]


def channel_of(target: Tensor, array: Array, sizes: Mapping[str, int]) -> int:
    """The dimension of an array that is a tensor's axis of channels."""
    extents = [extent or 0 for extent in extents_of(array, sizes)]
    strides = [math.prod(extents[d + 1 :]) for d in range(len(extents))]
    components = target.axes[1].components
    if len(components) != 1 or components[0] not in list(zip(extents, strides, strict=True)):
        raise Unrecognized("its channels are no dimension of its result")
    return list(zip(extents, strides, strict=True)).index(components[0])


def linear(value: Value, base: Value) -> Linear | None:
    """The factor of an element in a value, and what is left; None where it is not linear in it."""
    if value == base:
        return ONE, ZERO
    holding = [part for part in value.parts if base in parts_of(part)]
    if len(holding) != 1 or value.kind not in ("+", "-", "*", "/", "negated"):
        return None
    inner = linear(holding[0], base)
    return None if inner is None else outer(value, holding[0], inner)


def outer(value: Value, holding: Value, inner: Linear) -> Linear | None:
    """`linear` of an operation on a part that is linear."""
    factor, shift = inner
    if value.kind == "negated":
        return Value("negated", (factor,)), Value("negated", (shift,))
    left, right = value.parts
    if value.kind == "+":
        return factor, Value("+", (shift, right if left == holding else left))
    if value.kind == "-" and left == holding:
        return factor, Value("-", (shift, right))
    if value.kind == "-":
        return Value("negated", (factor,)), Value("-", (left, shift))
    other = right if left == holding else left
    if value.kind == "/" and left != holding:
        return None
    return Value(value.kind, (factor, other)), Value(value.kind, (shift, other))
