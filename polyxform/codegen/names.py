"""Names for generated loops: readable, and never one that the user's code could mean by something else."""

from __future__ import annotations

from collections.abc import Set
from itertools import count

from polyxform.codegen.arithmetic import FUNCTIONS


def fresh(stem: str, taken: Set[str]) -> str:
    """`stem`, or the first of stem_2, stem_3, ... that is not taken, nor called by generated code."""
    if stem not in taken and stem not in FUNCTIONS:
        return stem
    return next(name for n in count(2) if (name := f"{stem}_{n}") not in taken)
