"""The C functions that kernels call."""

from __future__ import annotations

from polyxform.microkernels import choices, column_reads, dots, lane_sums, libraries, partial, turn
from polyxform.microkernels.model import Function


def function(name: str) -> Function:
    """The function of a name. ValueError where kernels call none of that name."""
    if column_reads.NAME.fullmatch(name):
        return column_reads.column_function(name)
    if choices.NAME.fullmatch(name):
        return choices.choice_function(name)
    if dots.NAME.fullmatch(name):
        return dots.dot_function(name)
    if lane_sums.NAME.fullmatch(name):
        return lane_sums.sum_function(name)
    if libraries.NAME.fullmatch(name):
        return libraries.product_function(name)
    return turn.turn(name) if turn.NAME.fullmatch(name) else partial.function(name)


def functions_in(text: str) -> tuple[Function, ...]:
    """The functions that C text calls, in order of first use."""
    patterns = (partial.NAME, turn.NAME, column_reads.NAME, choices.NAME, dots.NAME, libraries.NAME, lane_sums.NAME)
    found = [one for pattern in patterns for one in pattern.finditer(text)]
    names = dict.fromkeys(one.group() for one in sorted(found, key=lambda one: one.start()))
    return tuple(function(name) for name in names)
