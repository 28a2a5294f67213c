"""Library problems one after another: what a chain of operators is to a library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from polyxform.benchmarking.problem import (
    POINT,
    Axis,
    Chain,
    Convolution,
    MatrixMultiplication,
    Pooling,
    Problem,
    Single,
    Tensor,
    Unrecognized,
)


def linked(problems: Sequence[Single]) -> Chain:
    """Problems that each take the target of the one before; products around a convolution are convolutions of 1 x 1."""
    found = list(problems)
    for at in range(1, len(found)):
        before, after = found[at - 1], found[at]
        if isinstance(before, Convolution) and isinstance(after, MatrixMultiplication):
            found[at] = pointwise(after, before.target)
    for at in reversed(range(1, len(found))):
        before, after = found[at - 1], found[at]
        if isinstance(before, MatrixMultiplication) and isinstance(after, Convolution):
            found[at - 1] = pointwise(before, after.source)
    for before, after in pairwise(found):
        source = after.source if isinstance(after, Convolution) else after.left
        same = [axis.merged() for axis in source.axes] == [axis.merged() for axis in before.target.axes]
        if source.array != before.target.array or not same or after.accumulate or before.accumulate:
            raise Unrecognized("its products are no chain in which each takes what the one before makes")
    return Chain(tuple(found))


def pooled(problem: Problem, found: Sequence[Pooling]) -> Chain:
    """The problem with the windows behind it that take its result."""
    chain = problem if isinstance(problem, Chain) else Chain((problem,))
    last, first = chain.problems[-1].target, found[0].source
    same = [axis.merged() for axis in last.axes] == [axis.merged() for axis in first.axes]
    if len(found) > 1 or last.array != first.array or last.offset != first.offset or not same:
        raise Unrecognized("its windows are not over what its products make")
    return replace(chain, pooling=found[0])


def pointwise(product: MatrixMultiplication, image: Tensor) -> Convolution:
    """The product as a convolution of 1 x 1, where its rows are the pixels of images that have these sizes."""
    images, _, rows, columns = (axis.extent for axis in image.axes)

    def pixels(tensor: Tensor) -> Tensor:
        pixel, channel = tensor.axes
        if len(pixel.components) != 1 or pixel.extent != images * rows * columns:
            raise Unrecognized("its products are over other pixels than its convolutions")
        step = pixel.components[0][1]
        sides = (Axis(((rows, columns * step),)), Axis(((columns, step),)))
        return Tensor(tensor.array, tensor.offset, (Axis(((images, rows * columns * step),)), channel, *sides))

    if len(product.target.axes) != 2:
        raise Unrecognized("its products are of several matrices")
    inputs, outputs = product.right.axes
    return Convolution(
        element=product.element,
        groups=1,
        stride=(1, 1),
        dilation=(1, 1),
        padding=(0, 0),
        source=pixels(product.left),
        weights=Tensor(product.right.array, product.right.offset, (outputs, inputs, POINT, POINT)),
        target=pixels(product.target),
        accumulate=product.accumulate,
        rectify=product.rectify,
        bias=product.bias,
        residual=None if product.residual is None else pixels(product.residual),
        limit=product.limit,
    )
