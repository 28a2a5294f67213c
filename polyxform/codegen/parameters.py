"""How generated code computes with the parameters of a region."""

from __future__ import annotations

import re

from polyxform.codegen.expressions import Sum, variable
from polyxform.parametric import constant_value, parameter_value
from polyxform.schedule.model import Candidate, KernelMark
from polyxform.scop.model import Scop

LEAST = -(2**30)
"""The negatives of ints above it are ints, whatever loops over elements add to them."""
NEGATED = re.compile(r"(?:^|\(|, )-([A-Za-z_]\w*)")
WRAPPING = ("unsigned int", "unsigned long", "unsigned long long")


def wide_parameters(scop: Scop) -> dict[str, Sum]:
    """What stands for the parameters of unsigned types, whose differences would wrap around below zero."""
    return {p.name: variable(f"(long){p.name}") for p in scop.parameters if p.c_type in WRAPPING}


def open_parameters(scop: Scop) -> frozenset[str]:
    """Parameters of type int that may be so far below zero that their negatives are no ints."""
    least = constant_value(LEAST)
    return frozenset(
        p.name
        for p in scop.parameters
        if p.c_type == "int" and not scop.context.params().is_subset(parameter_value(p.name).ge_set(least).params())
    )


def converts(scop: Scop, candidate: Candidate) -> bool:
    """Whether statements convert subscripts, and kernels are checked against loops that do not."""
    if not any(isinstance(mark, KernelMark) for mark in candidate.marks.values()):
        return False
    return any(s.body.render({}) != s.body.render({}, casts=False) for s in scop.statements)


def negated(names: frozenset[str], text: str) -> frozenset[str]:
    """Of which names C text has the negative, as loops begin that count down to them in the source."""
    return names.intersection(NEGATED.findall(text))
