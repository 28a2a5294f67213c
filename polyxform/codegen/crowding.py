"""Loops in which kernels and vector loops that approximate functions of the library need registers for themselves.

Compilers move the constants of an exponential in front of the loops around a kernel that they inlined: the kernel is
then called (`features.kept_apart`).
"""

from __future__ import annotations

import islpy as isl

from polyxform.codegen.loops import marks_below
from polyxform.microkernels.approximations import APPROXIMATIONS
from polyxform.schedule.model import Candidate, KernelMark, LoopMark
from polyxform.scop.model import Scop
from polyxform.syntax.tokens import names_in


def is_crowded(node: isl.AstNode, candidate: Candidate, scop: Scop) -> bool:
    """Whether kernels stand below a node beside vector loops that may approximate functions of many constants."""
    marks = [candidate.marks[name] for name in marks_below(node)]
    loose = any(isinstance(mark, LoopMark) and mark.loose for mark in marks)
    return loose and any(isinstance(mark, KernelMark) for mark in marks) and approximates(scop)


def approximates(scop: Scop) -> bool:
    """Whether a region calls functions that take many constants in vectors."""
    called = {name for statement in scop.statements for name in names_in(statement.body.render({}))}
    return not called.isdisjoint(name for name, one in APPROXIMATIONS.items() if one.error)
