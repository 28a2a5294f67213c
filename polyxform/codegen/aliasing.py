"""The run-time check that arrays which might overlap do not, for pointers that are not declared restrict."""

from __future__ import annotations

from functools import reduce
from itertools import combinations

import islpy as isl

from polyxform.codegen.expressions import PRODUCT, subscript, variable
from polyxform.diagnostics import unsupported
from polyxform.polyhedra import Affine, linear_form
from polyxform.scop.model import AccessKind, Array, Scop


def overlap_check(scop: Scop) -> str:
    """C text that holds when no two arrays overlap that may, "" when none may.

    Raises Unsupported when the size of such an array is not known.
    """
    written = {
        access.array
        for statement in scop.statements
        for access in statement.accesses
        if access.kind is AccessKind.WRITE
    }
    pairs = [
        (one, other)
        for one, other in combinations(sorted(scop.arrays.values(), key=lambda array: array.name), 2)
        if may_overlap(one, other) and {one.name, other.name} & written
    ]
    return " && ".join(disjoint(one, other, scop) for one, other in pairs)


def may_overlap(one: Array, other: Array) -> bool:
    """Whether two names may reach the same element: a pointer from the caller and anything else, neither restrict."""
    if not (one.extents and other.extents) or one.restrict or other.restrict:
        return False
    return "parameter" in (one.storage, other.storage)


def disjoint(one: Array, other: Array, scop: Scop) -> str:
    """C text that holds when the address ranges of two arrays do not meet."""
    first, second = (end_of(array, scop) for array in (one, other))
    start = "(const char *){}".format
    return f"({first} <= {start(other.name)} || {second} <= {start(one.name)})"


def end_of(array: Array, scop: Scop) -> str:
    """C text of the address behind the last element that may be used."""
    extent = array.extents[0]
    if extent:
        return f"(const char *)({array.name} + ({extent}))"
    rows = rows_used(array, scop)
    if rows is None:
        raise unsupported(
            "PX508",
            f"'{array.name}' may overlap another array and its size is not known",
            scop.span,
            help=f"declare '{array.name}' restrict, or give its extent in the parameter list",
        )
    in_long = {name: variable(f"(long){name}") for name, _ in rows.parameters}
    elements = subscript(rows, (), in_long).text.inside(PRODUCT)
    inner = array.extents[1:] if array.linear else ()
    factors = [elements, *(extent if extent.isidentifier() else f"({extent})" for extent in inner)]
    return f"(const char *)({array.name} + {' * '.join(factors)})"


def rows_used(array: Array, scop: Scop) -> Affine | None:
    """One more than the largest first subscript, linear in the parameters; None where it is not, or may be negative."""
    accesses = (a for statement in scop.statements for a in statement.accesses if a.array == array.name)
    used = reduce(isl.Set.union, (access.relation.range() for access in accesses)).intersect_params(scop.context)
    first = isl.PwAff.var_on_domain(isl.LocalSpace.from_space(used.get_space()), isl.dim_type.set, 0)
    if not used.is_subset(first.nonneg_set()):
        return None
    for _, largest in used.dim_max(0).get_pieces():
        form = linear_form(largest)
        if form is not None and used.is_subset(first.le_set(everywhere(form, used.get_space()))):
            return Affine((), form.parameters, form.constant + 1)
    return None


def everywhere(form: Affine, space: isl.Space) -> isl.PwAff:
    """A linear form of parameters as a function on a space."""
    total = isl.Aff.val_on_domain(isl.LocalSpace.from_space(space), isl.Val(form.constant))
    for name, weight in form.parameters:
        position = space.find_dim_by_name(isl.dim_type.param, name)
        total = total.add_coefficient_val(isl.dim_type.param, position, isl.Val(weight))
    return isl.PwAff.from_aff(total)
