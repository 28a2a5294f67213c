"""The only place for islpy's positional dimension arithmetic, its global options and its operation budget.

isl keeps its options and its budget on a context; the package works in isl.DEFAULT_CONTEXT only, because
objects of two contexts do not mix.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import islpy as isl

SCHEDULER_OPTIONS = {
    "schedule_maximize_band_depth": 1,
    "schedule_outer_coincidence": 0,
    "schedule_maximize_coincidence": 0,
    "schedule_serialize_sccs": 0,
    "schedule_whole_component": 0,
    "schedule_treat_coalescing": 1,
    "tile_scale_tile_loops": 0,
    "tile_shift_point_loops": 0,
    "ast_build_detect_min_max": 1,
    "ast_build_atomic_upper_bound": 1,
    "ast_build_exploit_nested_bounds": 1,
}


@contextmanager
def isl_options(**changes: int) -> Iterator[None]:
    """Set every option that the package depends on, with `changes` on top, and put the old values back."""
    context = isl.DEFAULT_CONTEXT
    wanted = {**SCHEDULER_OPTIONS, **changes}
    known = {name: value for name, value in wanted.items() if hasattr(context, f"set_{name}")}
    before = {name: getattr(context, f"get_{name}")() for name in known}
    try:
        for name, value in known.items():
            getattr(context, f"set_{name}")(value)
        yield
    finally:
        for name, value in before.items():
            getattr(context, f"set_{name}")(value)


@contextmanager
def operation_budget(operations: int) -> Iterator[None]:
    """Let isl raise isl.Error once it has done `operations` elementary operations (0: no bound)."""
    context = isl.DEFAULT_CONTEXT
    context.reset_operations()
    context.set_max_operations(operations)
    try:
        yield
    finally:
        context.set_max_operations(0)
        context.reset_operations()


def dimension_names(space: isl.Space, kind: isl.dim_type) -> tuple[str, ...]:
    """Names of the dimensions of one kind, "" where a dimension has none."""
    return tuple(space.get_dim_name(kind, i) or "" for i in range(space.dim(kind)))


def parameter_names(space: isl.Space) -> tuple[str, ...]:
    """Names of the parameters of a space."""
    return dimension_names(space, isl.dim_type.param)


def fix_parameters(subject: isl.Set, values: Sequence[tuple[str, int]]) -> isl.Set:
    """The set with the named parameters fixed to values; names that it does not have are passed over."""
    for name, value in values:
        position = subject.find_dim_by_name(isl.dim_type.param, name)
        if position >= 0:
            subject = subject.fix_val(isl.dim_type.param, position, isl.Val(value))
    return subject
