"""Footprints counted exactly through isl: the general path, for any schedule, beside the box form of `footprints`.

Counting uses barvinok's `card` where islpy was built with it, and enumeration-free counting of isl itself otherwise.
Both need sets without free parameters; fix them first (`operations.parameter_values`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import islpy as isl

from polyxform.polyhedra import at_value, constant_bounds, count_points, sets_of


def count(subject: isl.Set) -> int:
    """Points of a bounded set whose parameters are fixed. Raises isl.Error when the operation budget ends."""
    fixed = subject.project_out_all_params()
    card = getattr(fixed, "card", None)
    return count_points(fixed) if card is None else int(card().eval_with_dict({}))


def touched(accesses: isl.UnionMap, instances: isl.UnionSet) -> dict[str, isl.Set]:
    """Elements of each array that the instances access, by name of the array."""
    reached = accesses.intersect_domain(instances).range()
    return {part.get_tuple_name() or "": part for part in sets_of(reached)}


def elements(accesses: isl.UnionMap, instances: isl.UnionSet) -> dict[str, int]:
    """Number of different elements of each array that the instances access."""
    return {array: count(part) for array, part in touched(accesses, instances).items()}


def lines(
    accesses: isl.UnionMap,
    instances: isl.UnionSet,
    strides: Mapping[str, Sequence[int]],
    line: int = 64,
) -> dict[str, int]:
    """Number of different cache lines of each array that the instances access.

    `strides` gives the bytes between neighbors along each subscript of each array; arrays start on a line, and no
    element crosses one.
    """
    found = {}
    for array, part in touched(accesses, instances).items():
        found[array] = count(part.apply(line_of(part, strides[array], line)))
    return found


def line_of(part: isl.Set, strides: Sequence[int], line: int) -> isl.Map:
    """{ A[i, j] -> [number of the line] } for elements of one array."""
    subscripts = [f"s{level}" for level in range(len(strides))]
    address = " + ".join(f"{stride}*{name}" for stride, name in zip(strides, subscripts, strict=True)) or "0"
    return isl.Map(f"{{ {part.get_tuple_name()}[{', '.join(subscripts)}] -> [floor(({address})/{line})] }}")


def prefix(schedule: isl.UnionMap, depth: int, at: Sequence[int] | None = None) -> isl.UnionSet:
    """The instances that run in one iteration of the loops down to `depth`.

    `schedule` maps every statement to the same time tuple; the iteration is the one whose first `depth` dimensions
    are `at`, by default the middle of each dimension's range given the ones before.
    ValueError when a dimension has no constant bounds, because a parameter is not fixed.
    """
    times = whole(schedule)
    for dimension in range(depth):
        times = at_value(times, dimension, middle(times, dimension) if at is None else at[dimension])
    return schedule.intersect_range(isl.UnionSet.from_set(times)).domain()


def footprint_of_prefix(
    schedule: isl.UnionMap, depth: int, accesses: isl.UnionMap, at: Sequence[int] | None = None
) -> dict[str, int]:
    """Elements of each array accessed by one iteration of the loops of a schedule down to `depth` (see prefix)."""
    return elements(accesses, prefix(schedule, depth, at))


def middle(times: isl.Set, dimension: int) -> int:
    """The value half way along a dimension of the time tuple, among the times at which something runs."""
    bounds = constant_bounds(times, dimension)
    if bounds is None:
        raise ValueError(f"dimension {dimension} of the schedule has no constant bounds: a parameter is not fixed")
    return sum(bounds) // 2


def whole(schedule: isl.UnionMap) -> isl.Set:
    """The set of times. ValueError unless all statements are mapped to one tuple."""
    return only_set(schedule.range())


def only_set(union: isl.UnionSet) -> isl.Set:
    """The only set of a union. ValueError when it has several tuples, or none."""
    sets = list(sets_of(union))
    if len(sets) != 1:
        raise ValueError(f"{len(sets)} tuples where all times should have one; pad the schedule")
    return sets[0]
