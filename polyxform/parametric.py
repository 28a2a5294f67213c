"""isl sets and expressions of no dimension, in which every name is a parameter, and how names turn into dimensions.

The front end reads C in this form, since isl aligns parameters by name: `i < n` is [i, n] -> { [] : i < n }, and turns
the iterators into dimensions of a statement's tuple at the end.
"""

from __future__ import annotations

from collections.abc import Sequence

import islpy as isl

POINT = isl.Space.set_alloc(isl.DEFAULT_CONTEXT, 0, 0)


def everywhere() -> isl.Set:
    """{ [] }: the set without dimensions that holds for all values of the parameters."""
    return isl.Set.universe(POINT)


def parameter_value(name: str) -> isl.PwAff:
    """[name] -> { [] -> [name] }.

    By name and not by isl.Id(name): isl takes that for another parameter than the same name in isl's text format.
    """
    space = POINT.insert_dims(isl.dim_type.param, 0, 1).set_dim_name(isl.dim_type.param, 0, name)
    return isl.PwAff.from_aff(isl.Aff.var_on_domain(isl.LocalSpace.from_space(space), isl.dim_type.param, 0))


def constant_value(value: int) -> isl.PwAff:
    """{ [] -> [value] }."""
    return isl.PwAff.from_aff(isl.Aff.val_on_domain_space(POINT, isl.Val(str(value))))


def constant_of(value: isl.PwAff) -> int | None:
    """The integer that a piecewise expression is everywhere; None where it varies."""
    if not value.is_cst() or value.n_piece() != 1:
        return None
    return int(value.max_val().to_python())


def bind_set(subject: isl.Set, dimensions: Sequence[str], tuple_name: str) -> isl.Set:
    """[i, j, ...] -> { [] : ... } to { tuple_name[i, j] : ... }: the named parameters turn into set dimensions."""
    for place, name in enumerate(dimensions):
        position = subject.find_dim_by_name(isl.dim_type.param, name)
        if position < 0:
            subject = subject.insert_dims(isl.dim_type.set, place, 1)
        else:
            subject = subject.move_dims(isl.dim_type.set, place, isl.dim_type.param, position, 1)
        subject = subject.set_dim_name(isl.dim_type.set, place, name)
    return subject.set_tuple_name(tuple_name)


def bind_map(subject: isl.Map, dimensions: Sequence[str], tuple_name: str) -> isl.Map:
    """[i, j, ...] -> { [] -> A[...] } to { tuple_name[i, j] -> A[...] }: parameters turn into input dimensions."""
    target = subject.get_tuple_name(isl.dim_type.out)
    for place, name in enumerate(dimensions):
        position = subject.find_dim_by_name(isl.dim_type.param, name)
        if position < 0:
            subject = subject.insert_dims(isl.dim_type.in_, place, 1)
        else:
            subject = subject.move_dims(isl.dim_type.in_, place, isl.dim_type.param, position, 1)
        subject = subject.set_dim_name(isl.dim_type.in_, place, name)
    subject = subject.set_tuple_name(isl.dim_type.in_, tuple_name)
    return subject.set_tuple_name(isl.dim_type.out, target) if target else subject


def map_to_values(values: Sequence[isl.PwAff | None], tuple_name: str) -> isl.Map:
    """{ [] -> tuple_name[v0, v1, ...] }; a dimension given as None may have any value."""
    result = isl.Map.from_domain_and_range(everywhere(), everywhere())
    for value in values:
        one = any_value() if value is None else isl.Map.from_pw_aff(value)
        result = result.flat_range_product(one)
    return result.set_tuple_name(isl.dim_type.out, tuple_name)


def any_value() -> isl.Map:
    """{ [] -> [x] } for all x."""
    return isl.Map.universe(isl.Space.alloc(isl.DEFAULT_CONTEXT, 0, 0, 1))


def eliminate_parameter(subject: isl.Set, name: str) -> isl.Set:
    """The set with nothing known any more about one parameter."""
    position = subject.find_dim_by_name(isl.dim_type.param, name)
    return subject if position < 0 else subject.project_out(isl.dim_type.param, position, 1)


def rename_parameter(subject: isl.Set, name: str, new_name: str) -> isl.Set:
    """The set with one parameter called otherwise."""
    position = subject.find_dim_by_name(isl.dim_type.param, name)
    return subject if position < 0 else subject.set_dim_name(isl.dim_type.param, position, new_name)


def involves_parameter(value: isl.PwAff, name: str) -> bool:
    """Whether a piecewise expression depends on the parameter."""
    position = value.find_dim_by_name(isl.dim_type.param, name)
    return position >= 0 and bool(value.involves_dims(isl.dim_type.param, position, 1))
