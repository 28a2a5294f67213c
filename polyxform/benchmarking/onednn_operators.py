"""Operators one after another as native/onednn_operators.c reads them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from polyxform.benchmarking.formulas import bits_of, formula_numbers
from polyxform.benchmarking.linked_library import Library, build_library
from polyxform.benchmarking.operators import BINARY, UNARY, Operand, Operator, OperatorChain, Step
from polyxform.benchmarking.problem import number_words
from polyxform.harness.entry import Entry
from polyxform.harness.plan import Implementation
from polyxform.toolchain.compiler import Compiler

KINDS = ("pointwise", "softmax", "normalize", "product", "lstm")
STEPS = (*BINARY, *UNARY)
BLOCKS = (64, 256)
"""Rows that are taken through all operators of a chain before the next ones, beside all at once."""


def operator_readings(
    compiler: Compiler, folder: Path, chain: OperatorChain, entry: Entry, library: Library, mark: str
) -> tuple[Implementation, ...]:
    """Each reading: layouts of the library's choice for weights, plain ones, and blocks of rows.

    Operators of one primitive that have no weights have one reading.
    """
    built = build_library(compiler, folder, f"onednn_operators{mark}", "onednn_operators.c", library)
    made = []
    for name, layout, parts in readings_of(chain):
        path = Path(shutil.copy(built, folder / f"{name}{mark}.so"))
        words = number_words((layout, parts, *chain_numbers(chain, entry)))
        made.append(Implementation(f"{name}{mark}", "candidate", path, words))
    return tuple(made)


def readings_of(chain: OperatorChain) -> Iterator[tuple[str, int, int]]:
    """(name, 1 for plain layouts, blocks of rows)."""
    has_weights = any(operator.kind in ("product", "lstm") for operator in chain.operators)
    yield "onednn_any", 0, 1
    if has_weights:
        yield "onednn_plain", 1, 1
    rows = {operand.extents[operand.row] for operand in chain.operands if operand.row >= 0}
    if len(chain.operators) > 1 and len(rows) == 1:
        (extent,) = rows
        blocks = [block for block in BLOCKS if block < extent and extent % block == 0]
        yield from ((f"onednn_rows{block}", 0, extent // block) for block in blocks)


def chain_numbers(chain: OperatorChain, entry: Entry) -> Iterator[int]:
    """Operands, then operators."""
    yield len(chain.operands)
    for operand in chain.operands:
        yield from operand_numbers(operand, entry)
    yield len(chain.operators)
    for operator in chain.operators:
        yield from operator_numbers(operator)


def operand_numbers(operand: Operand, entry: Entry) -> Iterator[int]:
    """Kind (0 array, 1 formula, 2 the library's own), written, row, extents, then what the kind needs."""
    kind = 0 if operand.tensor else 1 if operand.formula else 2
    yield from (kind, int(operand.written), operand.row, len(operand.extents), *operand.extents)
    if operand.tensor is not None:
        yield from (entry.buffer_index(operand.tensor.array), operand.tensor.offset)
        yield from (axis.components[0][1] for axis in operand.tensor.axes)
    if operand.formula is not None:
        yield from formula_numbers(operand.formula, entry)


def operator_numbers(operator: Operator) -> Iterator[int]:
    """Kind, number, operands, steps."""
    yield from (KINDS.index(operator.kind), bits_of(operator.number))
    yield from (len(operator.operands), *operator.operands, len(operator.steps))
    yield from (number for step in operator.steps for number in step_numbers(step))


def step_numbers(step: Step) -> Iterable[int]:
    """What is done, the second operand, the factor."""
    return (STEPS.index(step.name), step.operand, bits_of(step.factor))
