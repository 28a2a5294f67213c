"""See which operators of a library do the same as a kernel, by the values that it leaves in its arrays.

As with products, no name counts, and a hypothesis is enough: results are compared before anything is timed.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from polyxform.benchmarking.element_values import is_number, values_behind
from polyxform.benchmarking.initial_values import initial_values
from polyxform.benchmarking.lstm_values import LstmOperands, lstm_operands
from polyxform.benchmarking.operators import Operand, Operator, OperatorChain, Step
from polyxform.benchmarking.problem import Axis, Tensor, Unrecognized
from polyxform.benchmarking.value import Value, number
from polyxform.benchmarking.value_patterns import affine_steps, gelu_of, normalized, softmax_of
from polyxform.harness.expressions import evaluate
from polyxform.harness.subject import Subject, models_at
from polyxform.scop.model import Array
from polyxform.syntax.structure import Expression

FUNCTIONS = frozenset({"tanhf", "expf"})
SWAPPED = frozenset({"+", "*", "max", "min"})
ARITHMETIC = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b}


def recognize_operators(subject: Subject) -> OperatorChain:
    """The operators that a function consists of at its sizes. Raises Unrecognized with the reason."""
    sizes = dict(subject.sizes)
    scops = models_at(subject, sizes)
    arrays = {name: array for scop in scops for name, array in scop.arrays.items()}
    if any(array.element != "float" for array in arrays.values() if array.extents):
        raise Unrecognized("its operators are not on floats")
    results = values_behind(scops, known_names(subject))
    builder = Builder(arrays, sizes)
    cell = lstm_operands(results)
    if cell is not None:
        builder.lstm(cell)
    elif len(results) == 1:
        ((array, fixed), value) = next(iter(results.items()))
        builder.result(Value("element", name=array, subscripts=tuple(f"${d}" for d in range(len(fixed)))), value)
    else:
        raise Unrecognized("it leaves several results")
    return OperatorChain("float", tuple(builder.operands), tuple(builder.operators))


def known_names(subject: Subject) -> dict[str, str]:
    """Numbers that names of the regions stand for: macros, and constants computed in front of them."""
    names: dict[str, str] = {}
    for tree in (region.tree for region in subject.regions if region.tree is not None):
        names |= tree.macros
        for name, text in initial_values(tree).items():
            worth = number_of(text, dict(subject.sizes))
            if worth is not None:
                names[name] = repr(worth)
    return names


def number_of(text: Expression, sizes: Mapping[str, int]) -> float | None:
    """What an expression of sizes is worth; None for anything else."""
    parts = [number_of(part, sizes) for part in text.operands if part.operator != "name" or part.text in sizes]
    if text.operator == "number":
        return float(text.text.rstrip("fFlL"))
    if text.operator == "name":
        return float(sizes[text.text]) if text.text in sizes else None
    if any(part is None for part in parts):
        return None
    known = [part for part in parts if part is not None]
    if text.operator == "cast":
        return known[0]
    if text.operator == "call" and text.operands[0].text in ("sqrtf", "sqrt") and len(known) == 1:
        return math.sqrt(known[0])
    return ARITHMETIC[text.operator](*known) if text.operator in ARITHMETIC and len(known) == 2 else None


@dataclass
class Builder:
    """Operators and operands so far.

    arrays  of the kernel
    sizes   values of its parameters
    row     iterator of rows that do not depend on each other, "" for none
    """

    arrays: Mapping[str, Array]
    sizes: Mapping[str, int]
    row: str = ""
    operands: list[Operand] = field(default_factory=list)
    operators: list[Operator] = field(default_factory=list)

    def result(self, place: Value, value: Value) -> None:
        """Make the operators that compute an array."""
        iterators = place.subscripts
        self.row = iterators[-2] if len(iterators) > 1 else ""
        target = self.add(replace(self.operand(place, iterators), written=True))
        self.lower(value, iterators, target)

    def lstm(self, cell: LstmOperands) -> None:
        """The one operator of a recurrent cell."""
        read = [self.add(self.operand(*one)) for one in cell.read]
        written = [self.add(replace(self.operand(*one), written=True)) for one in cell.written]
        self.operators.append(Operator("lstm", (*read, *written)))

    def add(self, operand: Operand) -> int:
        """The position of a new operand, or of an equal one."""
        if operand in self.operands and (operand.tensor or operand.formula):
            return self.operands.index(operand)
        self.operands.append(operand)
        return len(self.operands) - 1

    def operand(self, element: Value, iterators: Sequence[str]) -> Operand:
        """An array's elements with these iterators as axes."""
        extents = self.extents(element.name)
        strides = [math.prod(extents[d + 1 :]) for d in range(len(extents))]
        offset = sum(int(s) * stride for s, stride in zip(element.subscripts, strides, strict=True) if s.isdigit())
        at = [element.subscripts.index(one) for one in iterators]
        axes = tuple(Axis(((extents[d], strides[d]),)) for d in at)
        return Operand(tuple(extents[d] for d in at), Tensor(element.name, offset, axes), row=self.row_of(iterators))

    def row_of(self, iterators: Sequence[str]) -> int:
        """The axis of independent rows, -1 for none."""
        return list(iterators).index(self.row) if self.row in iterators else -1

    def extents(self, array: str) -> list[int]:
        """Of an array."""
        found = [evaluate(text, self.sizes) for text in self.arrays[array].extents]
        if None in found:
            raise Unrecognized(f"the extents of '{array}' are not simple expressions")
        return [extent for extent in found if extent is not None]

    def extent(self, value: Value, iterator: str) -> int:
        """How many values an iterator takes."""
        for element in value.elements():
            if iterator in element.subscripts:
                return self.extents(element.name)[element.subscripts.index(iterator)]
        raise Unrecognized("a result that does not depend on all of its subscripts")

    def scratch(self, value: Value, iterators: Sequence[str]) -> int:
        """An operand of the library's own."""
        extents = tuple(self.extent(value, one) for one in iterators)
        return self.add(Operand(extents, row=self.row_of(iterators)))

    def lower(self, value: Value, iterators: Sequence[str], into: int | None = None) -> int:
        """The operand that holds a value, made by further operators where it is no array of the kernel."""
        if value.kind == "element" and into is None:
            if set(value.subscripts) != set(iterators) or len(value.subscripts) != len(iterators):
                raise Unrecognized(f"'{value.name}' has other subscripts than the result")
            return self.add(self.operand(value, iterators))
        target = self.scratch(value, iterators) if into is None else into
        logits = softmax_of(value, iterators)
        if logits is not None:
            source = self.in_place(logits[0], iterators, target)
            self.operators.append(Operator("softmax", (source, target), logits[1]))
            return target
        normal = normalized(value, iterators)
        if normal is not None:
            source = self.in_place(normal.source, iterators, target)
            scales = (self.vector(normal.factor, iterators[-1]), self.vector(normal.shift, iterators[-1]))
            self.operators.append(Operator("normalize", (source, *scales, target), normal.epsilon))
            return target
        base, steps = self.spine(value, iterators)
        if base.kind == "sum":
            self.product(base, iterators, target, steps)
        else:
            self.pointwise(base, steps, iterators, target)
        return target

    def in_place(self, value: Value, iterators: Sequence[str], target: int) -> int:
        """The source of an operator that may overwrite it: the target itself for what operators make."""
        return self.lower(value, iterators, None if value.kind == "element" else target)

    def vector(self, value: Value, iterator: str) -> int:
        """An operand with one number a channel."""
        return self.add(Operand((self.extent_of_channels(value, iterator),), formula=value))

    def extent_of_channels(self, value: Value, iterator: str) -> int:
        """Channels of a formula, 1 for a constant."""
        return self.extent(value, iterator) if iterator in value.iterators else 1

    def pointwise(self, base: Value, steps: Sequence[tuple[str, Value]], iterators: Sequence[str], target: int) -> None:
        """One primitive that begins with an operator of two operands."""
        source = self.lower(base, iterators)
        found = self.steps(steps, iterators)
        if found[0].operand < 0 and len(found) > 1:
            zero = self.add(Operand((1,) * len(iterators), formula=number("0")))
            found = (Step("+", zero), *found)
        self.operators.append(Operator("pointwise", (source, target), steps=found))

    def product(self, total: Value, iterators: Sequence[str], target: int, steps: Sequence[tuple[str, Value]]) -> None:
        """A matrix product, or a batch of them, with what follows it."""
        (term,) = total.parts
        if term.kind != "*" or len(term.parts) != 2 or len(iterators) not in (2, 3):
            raise Unrecognized("a sum of something that is no product")
        *batch, row, column = iterators
        left, right = term.parts if row in term.parts[0].iterators else term.parts[::-1]
        operands = (
            self.lower(left, (*batch, row, total.name)),
            self.lower(right, (*batch, total.name, column)),
            target,
        )
        self.operators.append(Operator("product", operands, steps=self.steps(steps, iterators) if steps else ()))

    def steps(self, steps: Sequence[tuple[str, Value]], iterators: Sequence[str]) -> tuple[Step, ...]:
        """Steps with operands of their own, those on channels alone as one multiplication and one addition."""
        if not steps:
            raise Unrecognized("it only copies")
        found = []
        for name, value in affine_steps(steps, iterators[-1]):
            if name == "*" and value.kind == "number":
                found.append(Step("linear", factor=float(value.name)))
            elif value.kind == "none":
                found.append(Step(name))
            else:
                found.append(Step(name, self.second(value, iterators)))
        return tuple(found)

    def second(self, value: Value, iterators: Sequence[str]) -> int:
        """The second operand of a step: as large as the result, or one number a channel."""
        if value.iterators <= {iterators[-1]} and len(iterators) > 1:
            channels = self.extent_of_channels(value, iterators[-1])
            return self.add(Operand((*(1,) * (len(iterators) - 1), channels), formula=value))
        return self.lower(value, iterators)

    def spine(self, value: Value, iterators: Sequence[str]) -> tuple[Value, list[tuple[str, Value]]]:
        """What a value is made from by operators on each element, and these in order."""
        none = Value("none")
        inner = gelu_of(value)
        if inner is not None:
            base, steps = self.spine(inner[0], iterators)
            return base, [*steps, (inner[1], none)]
        if value.kind == "max" and any(is_number(part, 0.0) for part in value.parts):
            base, steps = self.spine(next(p for p in value.parts if not is_number(p, 0.0)), iterators)
            return base, [*steps, ("relu", none)]
        if value.kind == "call" and value.name in FUNCTIONS:
            base, steps = self.spine(value.parts[0], iterators)
            return base, [*steps, (value.name, none)]
        if value.kind not in ("+", "-", "*", "/", "max", "min") or softmax_of(value, iterators):
            return value, []
        left, right = value.parts
        if is_simple(right, iterators) and set(iterators) <= left.iterators:
            base, steps = self.spine(left, iterators)
            return base, [*steps, (value.kind, right)]
        if is_simple(left, iterators) and value.kind in SWAPPED:
            base, steps = self.spine(right, iterators)
            return base, [*steps, (value.kind, left)]
        raise Unrecognized(f"'{value.kind}' of two values that are both computed")


def is_simple(value: Value, iterators: Sequence[str]) -> bool:
    """Whether a library takes the value as a second operand: an array, or one number a channel."""
    return value.kind == "element" or (value.iterators <= {iterators[-1]} and not gathers(value))


def gathers(value: Value) -> bool:
    """Whether a sum or maximum is a part."""
    return value.kind in ("sum", "greatest") or any(gathers(part) for part in value.parts)
