"""How much work a parallel loop divides among threads: to start threads for a few microseconds of it does not pay."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import islpy as isl

from polyxform.affine import extent_of
from polyxform.parametric import constant_of
from polyxform.polyhedra import sets_of

ENOUGH_INSTANCES = 10_000
"""Statement instances that take about the time to start threads and to wait for them."""


def region_extents(node: isl.ScheduleNode, context: isl.Set) -> tuple[isl.PwAff, ...] | None:
    """Points along each dimension of the largest statement that one execution of a loop runs through.

    node     the band of the loop; each member of a band above it is taken to hold one dimension still
    context  what is known about the parameters

    None where a number of points is not one function of the parameters.
    """
    outside = node.get_schedule_depth()
    statements = [instances.intersect_params(context.params()) for instances in sets_of(node.get_domain())]
    found = [dimension_extents(instances, outside) for instances in statements if not instances.is_empty()]
    known = [extents for extents in found if extents is not None]
    return max(known, key=weight) if known and len(known) == len(found) else None


def dimension_extents(instances: isl.Set, first: int) -> tuple[isl.PwAff, ...] | None:
    """Points along each dimension from `first` on, None where one of them is piecewise.

    A dimension that the ones before it settle has one point and is left out.
    A hull without divisions answers at once where the set itself, with the borders of a padded image, takes seconds.
    """
    convex = instances.remove_divs().simple_hull()
    dimensions = [d for d in range(first, instances.dim(isl.dim_type.set)) if not is_settled(convex, d)]
    hull = isl.Set.from_basic_set(convex)
    extents = tuple(extent_of(alone(hull, dimension), 0) for dimension in dimensions)
    return None if any(extent.n_piece() > 1 for extent in extents) else extents


def is_settled(instances: isl.BasicSet, dimension: int) -> bool:
    """Whether the dimensions before it settle the value of a dimension."""
    behind = instances.dim(isl.dim_type.set) - dimension - 1
    constraints = instances.project_out(isl.dim_type.set, dimension + 1, behind).affine_hull().get_constraints()
    return any(c.is_equality() and c.involves_dims(isl.dim_type.set, dimension, 1) for c in constraints)


def alone(instances: isl.Set, dimension: int) -> isl.Set:
    """The values of one dimension, without divisions."""
    behind = instances.dim(isl.dim_type.set) - dimension - 1
    values = instances.project_out(isl.dim_type.set, dimension + 1, behind).project_out(isl.dim_type.set, 0, dimension)
    return values.remove_divs()


def weight(extents: Sequence[isl.PwAff]) -> tuple[int, int]:
    """Dimensions of unknown extent, then the product of the known ones."""
    numbers = [constant_of(extent) for extent in extents]
    return sum(number is None for number in numbers), prod(number for number in numbers if number is not None)


def is_small(extents: Sequence[isl.PwAff] | None) -> bool:
    """Whether a loop is known to be too short for threads."""
    return extents is not None and weight(extents) < (1, 0) and weight(extents)[1] < ENOUGH_INSTANCES


def is_large(extents: Sequence[isl.PwAff] | None) -> bool:
    """Whether a loop is known to be long enough for threads."""
    return extents is not None and weight(extents) < (1, 0) and not is_small(extents)
