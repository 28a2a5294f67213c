"""What is known about the parameters beyond the ranges of their types."""

from __future__ import annotations

from functools import reduce

import islpy as isl

from polyxform.parametric import everywhere, parameter_value
from polyxform.scop.integers import in_range
from polyxform.scop.model import Parameter, Scop


def known_beyond_types(scop: Scop) -> isl.Set:
    """[n, m] -> { : ... }: the region's context without the ranges of the parameters' types.

    Those are needed for proofs that nothing wraps around. They decide on no order and no amount of work, and with them
    isl takes several times as long for both.
    """
    return scop.context.params().gist_params(type_ranges(scop))


def type_ranges(scop: Scop) -> isl.Set:
    """[n, m] -> { : ... }: what the types of a region's parameters say of their values."""
    return reduce(isl.Set.intersect, map(type_range, scop.parameters), everywhere()).params()


def type_range(parameter: Parameter) -> isl.Set:
    """[n] -> { [] : ... }: what the type of a parameter says of its value."""
    return in_range(parameter_value(parameter.name), parameter.c_type)
