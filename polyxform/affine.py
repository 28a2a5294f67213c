"""Affine functions of statement instances: rows of a schedule, indices of tiles, and the values that they take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import islpy as isl

from polyxform.polyhedra import maps_of, value_of


def difference_set(pairs: isl.Map, source: Sequence[int | None], target: Sequence[int | None]) -> isl.Set:
    """{ [target dimension - source dimension, ...] } of all pairs, for any parameters; a missing dimension counts 0."""
    places = selected(pairs.get_space().domain(), source)
    ends = selected(pairs.get_space().range(), target)
    offsets = pairs.apply_domain(places).apply_range(ends).deltas()
    return offsets.project_out(isl.dim_type.param, 0, offsets.dim(isl.dim_type.param))


def selected(space: isl.Space, dimensions: Sequence[int | None]) -> isl.Map:
    """{ S[...] -> [chosen dimensions] }, 0 for None."""
    parts = isl.AffList.alloc(isl.DEFAULT_CONTEXT, len(dimensions))
    for dimension in dimensions:
        parts = parts.add(affine_on(space, {} if dimension is None else {dimension: 1}, 0))
    target = space.params().set_from_params().add_dims(isl.dim_type.set, len(dimensions))
    return isl.Map.from_multi_aff(isl.MultiAff.from_aff_list(space.map_from_domain_and_range(target), parts))


def affine_on(space: isl.Space, weights: Mapping[int, int], constant: int) -> isl.Aff:
    """constant + sum(weights[d] * dimension d) on a set space."""
    total = isl.Aff.val_on_domain(isl.LocalSpace.from_space(space), isl.Val(constant))
    for dimension, weight in weights.items():
        total = total.set_coefficient_val(isl.dim_type.in_, dimension, isl.Val(weight))
    return total


def least_value(points: isl.Set, weights: Sequence[int]) -> int | None:
    """The smallest sum(weights[d] * dimension d) over the points; None where there is none, or no points."""
    objective = affine_on(points.get_space(), dict(enumerate(weights)), 0)
    least = points.min_val(objective)
    return value_of(least) if least.is_int() else None


def union_function(functions: Sequence[isl.Aff]) -> isl.UnionPwAff:
    """One function of the instances of several statements."""
    first, *others = (isl.UnionPwAff.from_pw_aff(isl.PwAff.from_aff(function)) for function in functions)
    for other in others:
        first = first.union_add(other)
    return first


def band_of(members: Sequence[isl.UnionPwAff]) -> isl.MultiUnionPwAff:
    """The schedule of a band with the given members."""
    space = members[0].get_space().params().set_from_params().add_dims(isl.dim_type.set, len(members))
    parts = isl.UnionPwAffList.alloc(isl.DEFAULT_CONTEXT, len(members))
    for member in members:
        parts = parts.add(member)
    return isl.MultiUnionPwAff.from_union_pw_aff_list(space, parts)


def points_with_values(functions: isl.MultiUnionPwAff, parameters: Sequence[str]) -> isl.UnionSet:
    """The points at which the functions have the values of the named parameters."""
    values = isl.Set.universe(functions.get_space())
    for position, name in enumerate(parameters):
        values = values.add_dims(isl.dim_type.param, 1).set_dim_name(
            isl.dim_type.param, values.dim(isl.dim_type.param), name
        )
        values = values.equate(isl.dim_type.param, values.dim(isl.dim_type.param) - 1, isl.dim_type.set, position)
    relation = isl.UnionMap.from_multi_union_pw_aff(functions)
    return relation.intersect_range(isl.UnionSet.from_set(values)).domain()


def surrounding_values(functions: isl.MultiUnionPwAff, context: isl.Set) -> isl.Set:
    """A set without divisions around the values that the functions take, convex for each tuple of their domain."""
    total = isl.Set.empty(functions.get_space())
    for part in maps_of(isl.UnionMap.from_multi_union_pw_aff(functions)):
        values = part.range().intersect_params(context.params())
        total = total.union(isl.Set.from_basic_set(values.remove_divs().simple_hull()))
    return total.coalesce()


def instances_in_full_groups(domain: isl.Set, groups: isl.Map) -> isl.Set:
    """Points of a set whose whole group, the points anywhere with the same value under `groups`, lies in the set."""
    broken = domain.complement().apply(groups)
    return domain.subtract(groups.intersect_range(broken).domain())


def behind_in_last(values: isl.Set) -> isl.Set:
    """The points that agree with one of the given ones in all dimensions but the last, in which they are greater."""
    last = values.dim(isl.dim_type.set) - 1
    later = isl.Map.universe(values.get_space().map_from_set())
    for dimension in range(last):
        later = later.equate(isl.dim_type.in_, dimension, isl.dim_type.out, dimension)
    return values.apply(later.order_lt(isl.dim_type.in_, last, isl.dim_type.out, last))


def set_list(sets: Sequence[isl.Set]) -> isl.UnionSetList:
    """The sets as the filters of a sequence."""
    total = isl.UnionSetList.alloc(isl.DEFAULT_CONTEXT, len(sets))
    for item in sets:
        total = total.add(isl.UnionSet.from_set(item))
    return total


def as_parameters(values: isl.Set, names: Sequence[str]) -> isl.Set:
    """The set of parameters that says that the named parameters are a point of the set."""
    first = values.dim(isl.dim_type.param)
    values = values.move_dims(isl.dim_type.param, first, isl.dim_type.set, 0, len(names))
    for position, name in enumerate(names):
        values = values.set_dim_name(isl.dim_type.param, first + position, name)
    return values.params()


def function_of(functions: isl.UnionPwAff, instances: isl.Set) -> isl.PwAff:
    """The function of one statement's instances, without regard to where it is defined."""
    space = isl.UnionSet.from_set(isl.Set.universe(instances.get_space()))
    parts = functions.intersect_domain(space).get_pw_aff_list()
    return parts.get_at(0).gist(parts.get_at(0).domain())


def function_to_values(values: Sequence[isl.PwAff]) -> isl.PwMultiAff:
    """{ S[i] -> [value, ...] }."""
    space = values[0].get_domain_space()
    target = space.params().set_from_params().add_dims(isl.dim_type.set, len(values))
    parts = isl.PwAffList.alloc(isl.DEFAULT_CONTEXT, len(values))
    for value in values:
        parts = parts.add(value)
    both = isl.Space.map_from_domain_and_range(space, target)
    return isl.PwMultiAff.from_multi_pw_aff(isl.MultiPwAff.from_pw_aff_list(both, parts))


def extent_of(instances: isl.Set, dimension: int) -> isl.PwAff:
    """Points of the box around a set along one dimension, as a function of the parameters where the set has points."""
    length = instances.dim_max(dimension).sub(instances.dim_min(dimension)).add_constant_val(isl.Val(1))
    return length.coalesce().gist(instances.params())
