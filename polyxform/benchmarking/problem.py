"""What a library has to compute to do the same as a kernel, and how its tensors lie in the kernel's arrays."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from polyxform.benchmarking.value import Value

ELEMENT_BYTES = {"float": 4, "double": 8}


class Unrecognized(Exception):
    """The kernel is not known to be what a library offers; the text says why."""


@dataclass(frozen=True)
class Axis:
    """A dimension of a tensor, made of nested dimensions of an array (a channel = tile of channels, channel in it).

    components  (extent, stride in elements), outermost first
    """

    components: tuple[tuple[int, int], ...]

    @property
    def extent(self) -> int:
        """How many indices it has."""
        return math.prod(extent for extent, _ in self.components)

    def merged(self) -> Axis:
        """The same axis with as few components as possible: neighbors that lie contiguously become one."""
        parts: list[tuple[int, int]] = []
        for extent, stride in (part for part in self.components if part[0] != 1):
            if parts and parts[-1][1] == extent * stride:
                parts[-1] = (parts[-1][0] * extent, stride)
            else:
                parts.append((extent, stride))
        return Axis(tuple(parts) or ((1, 0),))

    def numbers(self) -> tuple[int, ...]:
        """As native/problem.h reads it."""
        return (len(self.components), *(number for part in self.components for number in part))


POINT = Axis(((1, 0),))
"""A dimension of one index."""


@dataclass(frozen=True)
class Tensor:
    """A tensor in one of the kernel's arrays.

    array   name of the array
    offset  elements before its first one
    axes    outermost first
    """

    array: str
    offset: int
    axes: tuple[Axis, ...]

    def numbers(self, buffer: int) -> tuple[int, ...]:
        """As native/problem.h reads it; `buffer` is the array's position among the arguments."""
        return (buffer, len(self.axes), self.offset, *(number for axis in self.axes for number in axis.numbers()))


@dataclass(frozen=True)
class Convolution:
    """Forward convolution in two spatial dimensions (cross-correlation, as deep learning has it).

    element     "float" or "double"
    groups      independent slices of the channels
    stride      in rows and columns; likewise the next two
    dilation    distance of neighboring taps, 1 for dense filters
    padding     zero rows and columns before the first of the source
    source      axes (image, channel, row, column)
    weights     axes (output channel, input channel of a group, tap row, tap column)
    target      axes (image, channel, row, column)
    accumulate  added to the target, else stored
    rectify     negative results become 0 at the end
    narrow      types of the two factors where they are narrower than the sums: "unsigned char", "bfloat16", ...
    bias        added to each channel, axis (channel); None for none
    residual    added to the target before it is rectified, axes as the target's; None for none
    limit       rectified results above it become it, 0 for no such limit
    folded      factor and shift of each channel before it is rectified, from the kernel's vectors; None for none
    """

    element: str
    groups: int
    stride: tuple[int, int]
    dilation: tuple[int, int]
    padding: tuple[int, int]
    source: Tensor
    weights: Tensor
    target: Tensor
    accumulate: bool
    rectify: bool = False
    narrow: tuple[str, ...] = ()
    bias: Tensor | None = None
    residual: Tensor | None = None
    limit: int = 0
    folded: tuple[Value, Value] | None = None

    @property
    def padding_after(self) -> tuple[int, int]:
        """Zero rows and columns behind the last of the source; negative when not all of the source is used."""
        rows, columns = (self.padding_after_in(dimension) for dimension in (0, 1))
        return rows, columns

    def padding_after_in(self, dimension: int) -> int:
        """What the last window reaches beyond the source."""
        source, taps, target = (t.axes[2 + dimension].extent for t in (self.source, self.weights, self.target))
        reached = (target - 1) * self.stride[dimension] + (taps - 1) * self.dilation[dimension] + 1
        return reached - source - self.padding[dimension]

    @property
    def multiply_adds(self) -> int:
        """Those that are needed: taps that fall into the padding do not count."""
        images, channels = (self.target.axes[d].extent for d in (0, 1))
        inputs = self.weights.axes[1].extent
        return images * channels * inputs * self.valid_taps(0) * self.valid_taps(1)

    def valid_taps(self, dimension: int) -> int:
        """Pairs of a target position and a tap that lie inside the source."""
        source, taps, target = (t.axes[2 + dimension].extent for t in (self.source, self.weights, self.target))
        stride, dilation, padding = (pair[dimension] for pair in (self.stride, self.dilation, self.padding))
        places = (o * stride + t * dilation - padding for o in range(target) for t in range(taps))
        return sum(0 <= place < source for place in places)


@dataclass(frozen=True)
class MatrixMultiplication:
    """target = left * right, or += with `accumulate`.

    element     "float" or "double"
    left        axes (row, sum); with a leading batch axis in all three for a batch of products
    right       axes (sum, column)
    target      axes (row, column)
    accumulate  added to the target, else stored
    rectify     negative results become 0 at the end
    narrow      types of the two factors where they are narrower than the sums: "unsigned char", "bfloat16", ...
    bias        added to each column, axis (column); None for none
    residual    added to the target before it is rectified, axes as the target's; None for none
    limit       rectified results above it become it, 0 for no such limit
    """

    element: str
    left: Tensor
    right: Tensor
    target: Tensor
    accumulate: bool
    rectify: bool = False
    narrow: tuple[str, ...] = ()
    bias: Tensor | None = None
    residual: Tensor | None = None
    limit: int = 0

    @property
    def multiply_adds(self) -> int:
        """Of all products."""
        return math.prod(axis.extent for axis in self.target.axes) * self.left.axes[-1].extent


@dataclass(frozen=True)
class Pooling:
    """The greatest element of each window of a convolution's result; windows leave out what lies outside of it.

    element   "float" or "double"
    window    rows and columns; likewise the next three
    stride    between windows
    dilation  distance of neighboring elements
    padding   rows and columns before the first of the source
    source    axes (image, channel, row, column)
    target    axes (image, channel, row, column)
    """

    element: str
    window: tuple[int, int]
    stride: tuple[int, int]
    dilation: tuple[int, int]
    padding: tuple[int, int]
    source: Tensor
    target: Tensor

    @property
    def padding_after(self) -> tuple[int, int]:
        """Rows and columns that the last window reaches beyond the source."""
        rows, columns = (self.padding_after_in(dimension) for dimension in (0, 1))
        return rows, columns

    def padding_after_in(self, dimension: int) -> int:
        """What the last window reaches beyond the source."""
        source, target = (tensor.axes[2 + dimension].extent for tensor in (self.source, self.target))
        reach = (target - 1) * self.stride[dimension] + (self.window[dimension] - 1) * self.dilation[dimension] + 1
        return reach - source - self.padding[dimension]


Single = Convolution | MatrixMultiplication


@dataclass(frozen=True)
class Chain:
    """Problems one after another, of which each takes as its source (left factor) the target of the one before.

    problems  all of one kind
    pooling   what is done to the last one's result, None for nothing
    """

    problems: tuple[Single, ...]
    pooling: Pooling | None = None

    @property
    def element(self) -> str:
        """Of all tensors."""
        return self.problems[0].element

    @property
    def multiply_adds(self) -> int:
        """Of all problems."""
        return sum(problem.multiply_adds for problem in self.problems)


Problem = Single | Chain


def number_words(numbers: Iterable[int]) -> str:
    """Numbers with blanks between them."""
    return " ".join(str(number) for number in numbers)
