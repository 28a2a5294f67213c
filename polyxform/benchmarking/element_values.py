"""What an element of each array holds behind a region, as an expression of elements that were there before it.

Statements are taken in textual order, each over its whole domain, as a person who thinks in operators reads them. That
is a hypothesis about fused loops, and good enough here: results are compared before anything is timed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from polyxform.benchmarking.problem import Unrecognized
from polyxform.benchmarking.value import Value, number
from polyxform.scop.model import AccessKind, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import ExpressionError, parse_expression

Place = tuple[str, tuple[str, ...]]
"""An array, and the numbers among the subscripts of its elements, "" for iterators."""
MAXIMA, MINIMA = frozenset({"fmaxf", "fmax"}), frozenset({"fminf", "fmin"})
GATHERED = {"+": "sum", "max": "greatest"}
SIDES = {"<": "<", "<=": "<", ">": ">", ">=": ">"}


ITSELF = Value("itself")
"""What a statement's target holds before it, while the statement is read."""


def call(name: str, *arguments: Value) -> Value:
    """A call."""
    return Value("call", arguments, name)


@dataclass
class Memory:
    """What arrays hold so far.

    values  by array and the numbers among its subscripts: the iterators of its elements, and their value
    around  iterators of the loops in which a scalar is set
    fresh   names of iterators that sums were given
    """

    values: dict[Place, tuple[tuple[str, ...], Value]] = field(default_factory=dict)
    around: dict[str, frozenset[str]] = field(default_factory=dict)
    fresh: int = 0

    def element(self, array: str, subscripts: tuple[str, ...]) -> Value:
        """What an element holds now."""
        for key in ((array, fixed_part(subscripts)), (array, ("",) * len(subscripts))):
            if key in self.values:
                iterators, value = self.values[key]
                return value.renamed(dict(zip(iterators, subscripts, strict=True)) if subscripts else {})
        return Value("element", name=array, subscripts=subscripts)

    def settled(self, found: Value, array: str, place: tuple[str, ...], over: Sequence[str]) -> Value:
        """A new value of an element without its old one in it; a sum or maximum where loops that it has not run."""
        before = self.element(array, place)
        if not over:
            return with_itself(found, before)
        step = next((part for part in found.parts if not contains_itself(part)), None)
        if found.kind not in GATHERED or ITSELF not in found.parts or len(over) != 1 or step is None:
            raise Unrecognized("a loop gathers something that is neither a sum nor a maximum")
        self.fresh += 1
        name = f"r{self.fresh}"
        whole = Value(GATHERED[found.kind], (step.renamed({over[0]: name}),), name)
        if before == step.renamed({over[0]: "0"}) or (found.kind == "+" and is_number(before, 0.0)):
            return whole
        return Value(found.kind, (before, whole))


def fixed_part(subscripts: Sequence[str]) -> tuple[str, ...]:
    """The numbers among subscripts, "" for iterators."""
    return tuple(one if one.isdigit() else "" for one in subscripts)


def values_behind(scops: Iterable[Scop], names: Mapping[str, str]) -> dict[Place, Value]:
    """The value of every array that is read behind the regions, by array and numbers among its subscripts.

    Elements have the iterators "$0", "$1", ... for their subscripts.

    names  numbers in the place of names

    Raises Unrecognized for statements that this reading does not know.
    """
    memory = Memory()
    outlive: set[str] = set()
    for scop in scops:
        outlive |= {array.name for array in scop.arrays.values() if array.live_out and array.extents}
        for statement in scop.statements:
            execute(statement, memory, names, scop)
    return {key: value for key, (_, value) in memory.values.items() if key[0] in outlive}


def execute(statement: Statement, memory: Memory, names: Mapping[str, str], scop: Scop) -> None:
    """Let a statement change the memory."""
    reader = ValueReader(memory, names, frozenset(statement.iterators), scop)
    target, value = reader.assignment(statement)
    place = tuple(one if one.isdigit() else f"${d}" for d, one in enumerate(target.subscripts))
    found = value.renamed(dict(zip(target.subscripts, place, strict=True)))
    if not place and not contains_itself(found):
        memory.around[target.name] = frozenset(statement.iterators)
    own = frozenset(place) | memory.around.get(target.name, frozenset())
    over = [one for one in statement.iterators if one in found.iterators and one not in own]
    memory.values[target.name, fixed_part(place)] = (place, memory.settled(found, target.name, place, over))


def contains_itself(value: Value) -> bool:
    """Whether the target's old value is a part."""
    return value == ITSELF or any(contains_itself(part) for part in value.parts)


def with_itself(value: Value, before: Value) -> Value:
    """The value with the target's old one in its place."""
    if value == ITSELF:
        return before
    return replace(value, parts=tuple(with_itself(part, before) for part in value.parts))


def is_number(value: Value, wanted: float) -> bool:
    """Whether the value is that constant."""
    return value.kind == "number" and float(value.name) == wanted


@dataclass(frozen=True)
class ValueReader:
    """Reads a statement's text.

    memory     what arrays hold before the statement
    names      numbers in the place of names
    iterators  around the statement
    scop       that it is in
    """

    memory: Memory
    names: Mapping[str, str]
    iterators: frozenset[str]
    scop: Scop

    def assignment(self, statement: Statement) -> tuple[Value, Value]:
        """The element that a statement sets, and to what, with ITSELF for its old value."""
        try:
            text = parse_expression(statement.body.render({}).strip().rstrip(";"))
        except ExpressionError as reason:
            raise Unrecognized(f"statement {statement.name} is not read: {reason}") from None
        operator = text.operator
        if not operator.endswith("=") or operator in ("==", "<=", ">=", "!="):
            raise Unrecognized(f"statement {statement.name} sets nothing")
        target = self.place(text.operands[0])
        value = self.value(text.operands[1], target)
        written = [access.array for access in statement.accesses if access.kind is AccessKind.WRITE]
        if written != [target.name]:
            raise Unrecognized(f"statement {statement.name} sets several elements")
        return target, value if operator == "=" else Value(operator[0], (ITSELF, value))

    def place(self, text: Expression) -> Value:
        """An element by its subscripts."""
        if text.base.operator != "name":
            raise Unrecognized("an element of no array")
        return Value("element", name=text.base.text, subscripts=tuple(self.subscript(s) for s in text.subscripts))

    def subscript(self, text: Expression) -> str:
        """An iterator or a number."""
        if text.operator == "name" and text.text in self.iterators:
            return text.text
        if text.operator == "number" and text.text.isdigit():
            return text.text
        raise Unrecognized("a subscript is neither an iterator nor a number")

    def value(self, text: Expression, target: Value) -> Value:
        """What an expression is worth."""
        parts = text.operands
        if text.operator == "number":
            return number(text.text)
        if text.operator in ("name", "index"):
            return self.stored(text, target)
        if text.operator == "cast":
            return self.value(parts[0], target)
        if text.operator == "prefix-":
            return Value("negated", (self.value(parts[0], target),))
        if text.operator == "?":
            return self.choice(text, target)
        if text.operator == "call":
            return self.called(text, target)
        if text.operator in ("+", "-", "*", "/"):
            return Value(text.operator, tuple(self.value(part, target) for part in parts))
        raise Unrecognized(f"'{text.operator}' is no operator of a library")

    def stored(self, text: Expression, target: Value) -> Value:
        """What a variable holds."""
        if text.operator == "name" and text.text in self.names:
            return number(self.names[text.text])
        place = self.place(text)
        if place == target:
            return ITSELF
        if text.operator == "name" and text.text not in self.scop.arrays:
            return Value("scalar", name=text.text)
        return self.memory.element(place.name, place.subscripts)

    def called(self, text: Expression, target: Value) -> Value:
        """A function of the C library."""
        name = text.operands[0].text
        arguments = tuple(self.value(part, target) for part in text.operands[1:])
        if name in MAXIMA or name in MINIMA:
            return Value("max" if name in MAXIMA else "min", arguments)
        return Value("call", arguments, name)

    def choice(self, text: Expression, target: Value) -> Value:
        """`a < b ? a : b` and its like, as minimum or maximum."""
        condition = text.operands[0]
        if condition.operator not in SIDES:
            raise Unrecognized("a choice that is neither minimum nor maximum")
        left, right = (self.value(part, target) for part in condition.operands)
        chosen, other = (self.value(part, target) for part in text.operands[1:])
        if (chosen, other) == (left, right):
            return Value("min" if SIDES[condition.operator] == "<" else "max", (left, right))
        if (chosen, other) == (right, left):
            return Value("max" if SIDES[condition.operator] == "<" else "min", (left, right))
        raise Unrecognized("a choice that is neither minimum nor maximum")
