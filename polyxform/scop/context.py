"""What is known about the parameters: the ranges of their types and what the user vouches for."""

from __future__ import annotations

from collections.abc import Iterable

import islpy as isl
from pycparser import c_ast

from polyxform.diagnostics import Unsupported, unsupported
from polyxform.parametric import constant_value, everywhere, parameter_value
from polyxform.polyhedra import parameter_names
from polyxform.scop.affine import condition
from polyxform.scop.environment import Environment
from polyxform.scop.integers import in_range, wraps
from polyxform.scop.model import Parameter, Statement
from polyxform.scop.names import walk
from polyxform.syntax.c_types import INTEGER_BITS, integer_range

LARGEST = 2**63 - 1


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
        if exact and name in array_extents(start):
            # C11 6.5.6: the distance of two elements of an object fits ptrdiff_t.
            known = known.intersect(in_range(parameter_value(name), "long"))
        if exact or INTEGER_BITS[element] <= 32:
            known = known.intersect(in_range(parameter_value(name), element))
        elif element.startswith("unsigned"):
            known = known.intersect(parameter_value(name).ge_set(constant_value(0)))
    for node in start.tree.assumptions:
        known = known.intersect(condition(node, start))
    return known if exact else known.params()


def check_signed_range(parameters: Iterable[Parameter], start: Environment) -> None:
    """Unsupported for a parameter that may be beyond what generated code, which counts in long, can hold.

    The guard keeps it in range: no loop over memory runs so far.
    """
    for parameter in parameters:
        if integer_range(parameter.c_type) in (None, integer_range("long")) or not wraps(parameter.c_type):
            continue
        if not start.context.is_subset(in_range(parameter_value(parameter.name), "long")):
            message = f"'{parameter.name}' of type '{parameter.c_type}' may be larger than a 'long' can be"
            refusal = unsupported("PX143", message, start.names.declarations[parameter.name].span)
            raise Unsupported(*refusal.diagnostics, guards=(f"{parameter.name} <= {LARGEST}",))


def array_extents(start: Environment) -> frozenset[str]:
    """Texts of the extents of all arrays that are declared around the region."""
    return frozenset(text for declaration in start.names.declarations.values() for text in declaration.type.extents)


def make_parameters(statements: Iterable[Statement], start: Environment) -> tuple[Parameter, ...]:
    """Parameters of domains and accesses, in order of first use in the text."""
    used: set[str] = set()
    for statement in statements:
        used.update(parameter_names(statement.domain.get_space()))
        for access in statement.accesses:
            used.update(parameter_names(access.relation.get_space()))
    nodes = (node for root in start.tree.statements for node in walk(root))
    ordered = dict.fromkeys(node.name for node in nodes if isinstance(node, c_ast.ID) and node.name in used)
    return tuple(Parameter(name, start.names.declarations[name].type.element) for name in ordered)
