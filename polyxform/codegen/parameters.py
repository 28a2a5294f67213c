"""How generated code computes with the parameters of a region."""

from __future__ import annotations

from polyxform.codegen.expressions import Sum, variable
from polyxform.scop.model import Scop

WRAPPING = ("unsigned int", "unsigned long", "unsigned long long")


def wide_parameters(scop: Scop) -> dict[str, Sum]:
    """What stands for the parameters of unsigned types, whose differences would wrap around below zero."""
    return {p.name: variable(f"(long){p.name}") for p in scop.parameters if p.c_type in WRAPPING}
