"""Forms of values that are operators of libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polyxform.benchmarking.element_values import is_number
from polyxform.benchmarking.value import Value, number

ONE = number("1")
ZERO = number("0")


def softmax_of(value: Value, iterators: Sequence[str]) -> tuple[Value, int] | None:
    """x and its axis where the value is exp(x - max(x)) / sum(exp(x - max(x))); None for anything else."""
    if value.kind != "/" or value.parts[1].kind != "sum":
        return None
    weight, total = value.parts
    if weight.kind != "call" or weight.name != "expf" or weight.parts[0].kind != "-":
        return None
    logit, largest = weight.parts[0].parts
    if largest.kind != "greatest":
        return None
    for axis, iterator in enumerate(iterators):
        same_sum = weight.renamed({iterator: total.name}) == total.parts[0]
        if same_sum and logit.renamed({iterator: largest.name}) == largest.parts[0]:
            return logit, axis
    return None


@dataclass(frozen=True)
class Normalized:
    """(source - mean) / sqrt(variance + epsilon) * factor + shift, mean and variance over the last axis."""

    source: Value
    factor: Value
    shift: Value
    epsilon: float


def normalized(value: Value, iterators: Sequence[str]) -> Normalized | None:
    """The parts of a layer normalization; None for anything else."""
    scaled, shift = value.parts if value.kind == "+" else (value, ZERO)
    factors, divisors = quotient(scaled)
    channel = frozenset(iterators[-1:])
    centered = [one for one in factors if one.kind == "-"]
    others = [one for one in factors if one.kind != "-"]
    if len(centered) != 1 or len(divisors) != 1 or not all(v.iterators <= channel for v in (*others, shift)):
        return None
    source, mean = centered[0].parts
    root = divisors[0]
    if root.kind != "call" or root.name != "sqrtf" or root.parts[0].kind != "+":
        return None
    variance, epsilon = root.parts[0].parts
    deviation = mean_of(variance)
    average = mean_of(mean)
    if deviation is None or average is None or epsilon.kind != "number":
        return None
    last = iterators[-1]
    apart = centered[0].renamed({last: deviation.name})
    if deviation.parts[0] != Value("*", (apart, apart)) or average.parts[0] != source.renamed({last: average.name}):
        return None
    factor = ONE
    for other in others:
        factor = other if factor == ONE else Value("*", (factor, other))
    return Normalized(source, factor, shift, float(epsilon.name))


def mean_of(value: Value) -> Value | None:
    """The sum in a quotient of a sum and a number."""
    if value.kind == "/" and value.parts[0].kind == "sum" and value.parts[1].kind == "number":
        return value.parts[0]
    return None


def quotient(value: Value) -> tuple[list[Value], list[Value]]:
    """Factors and divisors of a product."""
    if value.kind not in ("*", "/"):
        return [value], []
    (left, under), (right, below) = (quotient(part) for part in value.parts)
    return ([*left, *right], [*under, *below]) if value.kind == "*" else ([*left, *below], [*under, *right])


def gelu_of(value: Value) -> tuple[Value, str] | None:
    """x and the name where the value is x * (1 + erf(c x)) / 2, or the same with tanh(c (x + d x^3))."""
    factors, divisors = quotient(value)
    gates = [one for one in factors if is_gate(one)]
    if value.kind != "*" or len(gates) != 1 or divisors:
        return None
    inputs = [one for one in factors if one.kind != "number" and one is not gates[0]]
    function = next(part for part in gates[0].parts if part.kind == "call")
    if len(inputs) != 1 or inputs[0] not in parts_of(function):
        return None
    return inputs[0], "gelu_erf" if function.name == "erff" else "gelu_tanh"


def is_gate(value: Value) -> bool:
    """Whether the value is 1 + erf(...) or 1 + tanh(...)."""
    functions = [part for part in value.parts if part.kind == "call" and part.name in ("erff", "tanhf")]
    return value.kind == "+" and len(functions) == 1 and any(is_number(part, 1.0) for part in value.parts)


def parts_of(value: Value) -> list[Value]:
    """The value and everything below it."""
    return [value, *(below for part in value.parts for below in parts_of(part))]


def affine_steps(steps: Sequence[tuple[str, Value]], channel: str) -> list[tuple[str, Value]]:
    """The steps with runs of more than two that depend on the channel alone as one multiplication and one addition.

    A person who calls a library computes both vectors beforehand, as the statistics of inference do not change.
    """
    found: list[tuple[str, Value]] = []
    run: list[tuple[str, Value]] = []
    for step in (*steps, ("end", Value("none"))):
        if step[0] in ("+", "-", "*", "/") and step[1].iterators <= {channel}:
            run.append(step)
            continue
        found += folded(run) if len(run) > 2 else run
        run = []
        found.append(step)
    return found[:-1]


def folded(run: Sequence[tuple[str, Value]]) -> list[tuple[str, Value]]:
    """Steps on channels as x * factor + shift."""
    factor, shift = ONE, ZERO
    for name, value in run:
        if name in ("+", "-"):
            shift = Value(name, (shift, value))
        else:
            factor, shift = Value(name, (factor, value)), Value(name, (shift, value))
    return [("*", factor), ("+", shift)]


def sigmoid_of(value: Value) -> Value | None:
    """x where the value is 1 / (1 + exp(-x)); None for anything else."""
    if value.kind != "/" or not is_number(value.parts[0], 1.0) or value.parts[1].kind != "+":
        return None
    power = [part for part in value.parts[1].parts if part.kind == "call" and part.name == "expf"]
    if len(power) != 1 or power[0].parts[0].kind != "negated":
        return None
    (inner,) = power[0].parts[0].parts
    return inner if any(is_number(part, 1.0) for part in value.parts[1].parts) else None
