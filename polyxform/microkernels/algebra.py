"""Arithmetic that betrays every liberty a kernel takes: what operators do to values when its text is executed.

Floating-point values are replaced by elements of a prime field under operations with fewer laws than IEEE arithmetic
has: addition is neither commutative nor associative, multiplication is commutative only. `RING` has the laws of
integers, for sums that may be added up in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from polyxform.microkernels.model import CHOICES

PRIME = (1 << 61) - 1
ADDEND = 0x1234_5678_9ABC_DEF
SUBTRAHEND = 0x0FED_CBA9_8765_4321
FACTOR = 0x0BAD_CAFE_0123_4567
CHOICE_BASE = 0x0FAD_ED01_DEAD_BEE5


def added(left: int, right: int) -> int:
    """left + right, in an algebra where the order of operands and of additions shows."""
    return (left * ADDEND + right) % PRIME


def subtracted(left: int, right: int) -> int:
    """left - right, told apart from every sum."""
    return (left * ADDEND + right * SUBTRAHEND) % PRIME


def multiplied(left: int, right: int) -> int:
    """left * right: commutative, as IEEE multiplication is, but not associative."""
    return (left * right + FACTOR) % PRIME


def chosen(test: str, left: int, right: int) -> int:
    """What a comparison chooses, another value for every test and order of operands."""
    weight = pow(CHOICE_BASE, 1 + CHOICES.index(test), PRIME)
    return (left * weight + right * (weight + ADDEND) + left * right) % PRIME


Algebra = Mapping[str, Callable[[int, int], int]]
"""What the operators of C do to values."""
CHOSEN: Algebra = {test: partial(chosen, test) for test in CHOICES}
OPERATIONS: Algebra = {"+": added, "-": subtracted, "*": multiplied, **CHOSEN}
RING: Algebra = {
    "+": lambda left, right: (left + right) % PRIME,
    "-": lambda left, right: (left - right) % PRIME,
    "*": lambda left, right: left * right % PRIME,
    **CHOSEN,
}
"""Sums that are the same in any order: those of integers, and of numbers whose order there is consent to change."""
