"""Formulas for a number of each channel, as native/problem.h reads them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from polyxform.benchmarking.value import Value
from polyxform.harness.entry import Entry

FORMULA = {"+": 2, "-": 3, "*": 4, "/": 5, "sqrtf": 6, "negated": 7}


def formula_numbers(value: Value, entry: Entry) -> Iterator[int]:
    """How many numbers follow, and the formula in postfix order."""
    code = tuple(postfix(value, entry))
    yield from (len(code), *code)


def postfix(value: Value, entry: Entry) -> Iterator[int]:
    """0 and the bits of a number, 1 and the buffer of a vector, or an operator behind its operands."""
    if value.kind == "number":
        yield from (0, bits_of(float(value.name)))
    elif value.kind == "element":
        yield from (1, entry.buffer_index(value.name))
    else:
        for part in value.parts:
            yield from postfix(part, entry)
        yield FORMULA[value.name or value.kind]


def bits_of(value: float) -> int:
    """A float's bits."""
    return int(struct.unpack("<I", struct.pack("<f", value))[0])
