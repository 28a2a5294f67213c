"""Operators that a library runs one after another where a kernel is more than products: softmax, normalization, ..."""

from __future__ import annotations

from dataclasses import dataclass

from polyxform.benchmarking.problem import Problem, Tensor
from polyxform.benchmarking.value import Value

BINARY = ("+", "-", "*", "/", "max", "min")
"""Operators with a second operand, in the order of native/onednn_operators.c; those of one operand follow."""
UNARY = ("relu", "gelu_erf", "gelu_tanh", "tanhf", "logistic", "linear", "expf")


@dataclass(frozen=True)
class Operand:
    """Something that operators read or write.

    extents  of its axes
    tensor   where it lies in an array of the kernel, None for one that only the library has
    formula  of each channel, from elements of the kernel's vectors; None for anything else
    written  it is a result of the kernel
    row      its axis of independent rows, -1 for none
    """

    extents: tuple[int, ...]
    tensor: Tensor | None = None
    formula: Value | None = None
    written: bool = False
    row: int = -1


@dataclass(frozen=True)
class Step:
    """What is done to each element.

    name     of BINARY or UNARY
    operand  position of the second operand, -1 for none
    factor   of "linear"
    """

    name: str
    operand: int = -1
    factor: float = 0.0


@dataclass(frozen=True)
class Operator:
    """A call of the library.

    kind      "pointwise", "softmax", "normalize", "product", "lstm"
    operands  positions: source, further ones, result
    number    of a softmax the axis, of a normalization what is added to the variance
    steps     of "pointwise" all, of "product" those that follow
    """

    kind: str
    operands: tuple[int, ...]
    number: float = 0.0
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class OperatorChain:
    """Operators one after another.

    element    "float"
    operands   of all operators
    operators  in order
    """

    element: str
    operands: tuple[Operand, ...]
    operators: tuple[Operator, ...]


Work = Problem | OperatorChain
"""What a library is asked for."""
