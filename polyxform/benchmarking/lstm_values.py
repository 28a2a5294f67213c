"""The form of one step of long short-term memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from polyxform.benchmarking.element_values import Place
from polyxform.benchmarking.value import Value
from polyxform.benchmarking.value_patterns import sigmoid_of

GATE = "$g"
"""The iterator of the gates: input, forget, candidate, output."""
Elements = tuple[Value, tuple[str, ...]]
"""An array's element, and the iterators that are its axes."""


@dataclass(frozen=True)
class LstmOperands:
    """Arrays of a step.

    read     input, state before, cell before, weights of the input and of the state, bias
    written  state and cell behind the step
    """

    read: tuple[Elements, ...]
    written: tuple[Elements, ...]


def lstm_operands(results: Mapping[Place, Value]) -> LstmOperands | None:
    """The arrays of a step whose results these are; None for anything else."""
    for hidden_place, hidden in results.items():
        for cell_place, cell in results.items():
            found = matched(hidden, cell) if hidden_place != cell_place else None
            if found is not None:
                places = tuple(Value("element", (), place[0], ("$0", "$1")) for place in (hidden_place, cell_place))
                return LstmOperands(found, tuple((place, ("$0", "$1")) for place in places))
    return None


def matched(hidden: Value, cell: Value) -> tuple[Elements, ...] | None:
    """What is read where hidden = sigmoid(o) * tanh(cell) and cell = sigmoid(f) * before + sigmoid(i) * tanh(c)."""
    outer = gated_tanh(hidden)
    if outer is None or outer[1] != cell or cell.kind != "+":
        return None
    gated = (gated_tanh(part) for part in cell.parts)
    fresh = next((found for found in gated if found is not None), None)
    kept = next((part for part in cell.parts if gated_tanh(part) is None and part.kind == "*"), None)
    if fresh is None or kept is None:
        return None
    forget = next((found for part in kept.parts if (found := sigmoid_of(part)) is not None), None)
    before = next((part for part in kept.parts if part.kind == "element"), None)
    if forget is None or before is None:
        return None
    inputs = gate_inputs((fresh[0], forget, fresh[1], outer[0]))
    if inputs is None:
        return None
    source, weights, state, recurrent, bias = inputs
    axes = ("$0", "$1")
    return (source, state, (before, axes), weights, recurrent, (bias, (GATE, "$1")))


def gated_tanh(value: Value) -> tuple[Value, Value] | None:
    """a and b where the value is sigmoid(a) * tanh(b)."""
    if value.kind != "*":
        return None
    for gate, other in (value.parts, value.parts[::-1]):
        opened = sigmoid_of(gate)
        if opened is not None and other.kind == "call" and other.name == "tanhf":
            return opened, other.parts[0]
    return None


def gate_inputs(gates: tuple[Value, ...]) -> tuple[Elements, Elements, Elements, Elements, Value] | None:
    """(input, weights, state, weights, bias) where gates are bias + sum + sum, each with its number as a subscript."""
    merged = [with_gate(gate, str(place)) for place, gate in enumerate(gates)]
    if any(one != merged[0] for one in merged):
        return None
    terms = list(terms_of(merged[0]))
    sums = [term for term in terms if term.kind == "sum"]
    bias = [term for term in terms if term.kind == "element"]
    if len(terms) != 3 or len(sums) != 2 or len(bias) != 1:
        return None
    (source, weights), (state, recurrent) = (factors_of(term) for term in sums)
    return source, weights, state, recurrent, bias[0]


def with_gate(value: Value, place: str) -> Value:
    """The value with the iterator of the gates where a subscript is the gate's number."""
    subscripts = tuple(GATE if one == place else one for one in value.subscripts)
    return Value(value.kind, tuple(with_gate(part, place) for part in value.parts), value.name, subscripts)


def terms_of(value: Value) -> Iterator[Value]:
    """Terms of a sum."""
    if value.kind != "+":
        yield value
        return
    for part in value.parts:
        yield from terms_of(part)


def factors_of(total: Value) -> tuple[Elements, Elements]:
    """Both factors of a sum of products: rows of the batch, and weights."""
    factors = sorted(total.parts[0].parts, key=lambda one: GATE in one.subscripts)
    return (factors[0], ("$0", total.name)), (factors[1], (total.name, GATE, "$1"))
