"""What is known about the parameters: the ranges of their types and what the user vouches for."""

from __future__ import annotations

from collections.abc import Iterable

import islpy as isl

from polyxform.polyhedra import constant_value, everywhere, parameter_names, parameter_value
from polyxform.scop.affine import condition
from polyxform.scop.environment import Environment
from polyxform.scop.integers import in_range
from polyxform.scop.model import Parameter, Statement
from polyxform.syntax.c_types import INTEGER_BITS


def make_context(start: Environment, exact: bool) -> isl.Set:
    """[n, m] -> { [] : ... }, or { : ... } for the model: what holds for the parameters before the region runs.

    exact  hold 64-bit parameters to the range of their type too. The model leaves that out, since it tells nothing that
           helps to transform loops and makes every number large.
    """
    known = everywhere()
    for name, declaration in start.names.declarations.items():
        if not start.names.is_parameter(name) or name in start.fixed:
            continue
        element = declaration.type.element
        if exact or INTEGER_BITS[element] <= 32:
            known = known.intersect(in_range(parameter_value(name), element))
        elif element.startswith("unsigned"):
            known = known.intersect(parameter_value(name).ge_set(constant_value(0)))
    for node in start.tree.assumptions:
        known = known.intersect(condition(node, start))
    return known if exact else known.params()


def make_parameters(statements: Iterable[Statement], start: Environment) -> tuple[Parameter, ...]:
    """Parameters of domains and accesses, in order of first use."""
    found: dict[str, Parameter] = {}
    for statement in statements:
        spaces = [statement.domain.get_space(), *(access.relation.get_space() for access in statement.accesses)]
        for name in (name for space in spaces for name in parameter_names(space)):
            if name not in found and name in start.names.declarations:
                found[name] = Parameter(name, start.names.declarations[name].type.element)
    return tuple(found.values())
