"""How much work a parallel loop divides among threads: to start threads for a few microseconds of it does not pay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import prod

import islpy as isl

from polyxform.affine import extent_of, function_of
from polyxform.parametric import constant_of
from polyxform.polyhedra import loop_step, node_type, sets_of, value_of
from polyxform.schedule.costing import element_bytes
from polyxform.schedule.model import LoopMark
from polyxform.schedule.orders.interchange import steps_along
from polyxform.scop.model import AccessKind, Scop, Statement

ENOUGH_INSTANCES = 10_000
"""Statement instances that take about the time to start threads and to wait for them."""
ENOUGH_CYCLES = 32_000
"""Cycles of a loop in vector lanes from which on a region that one thread runs alone costs less than 3%."""
VECTOR_BYTES = 64
"""What the lanes of the widest vectors hold."""
ARRAY_CYCLES = 2
"""For a vector of one array to come from the second cache."""
SLOW_CYCLES = 10
"""Of a division, or of a function, for a vector of elements."""
CLOSE = 4
"""Elements from one access to the next that compilers still put into lanes by shuffles."""
SLOW = re.compile(r"/|\b(?!if\b)[A-Za-z_]\w*\s*\(")
"""A division or a call in a statement's text."""

SUBSCRIPT = re.compile(r"\[[^][]*\]")
"""A subscript, whose value is computed once for a vector: its divisions are not those of elements."""


def enough_instances(node: isl.ScheduleNode, scop: Scop, mark: LoopMark) -> int:
    """Instances of a loop's statements from which on threads are worth starting.

    An instance that is one lane of many takes a small part of a cycle: as many as fill vectors for the time of a start
    are wanted. 32000 elements of `a[i] = b[i] + 1` take 2 us, of which a region of one thread alone takes 0.25.
    Compilers also find lanes for `t[i] = x[2 * i] + x[2 * i + 1]`, where nothing asks for them.
    Loops inside serial ones are left apart: what they start is mostly started once for all of them.
    """
    statements = [scop.statement(instances.get_tuple_name()) for instances in sets_of(node.get_domain())]
    if mark.depth or not (mark.simd or all(map(finds_lanes, statements))):
        return ENOUGH_INSTANCES
    names = {access.array for statement in statements for access in statement.accesses}
    arrays = [array for array in map(scop.arrays.get, sorted(names)) if array is not None and array.extents]
    lanes = VECTOR_BYTES // max([element_bytes(array.element) for array in arrays], default=VECTOR_BYTES)
    cycles = max(ARRAY_CYCLES * len(arrays), sum(map(operation_cycles, statements)), 1)
    return max(ENOUGH_INSTANCES, ENOUGH_CYCLES * lanes // cycles // 1000 * 1000)


def finds_lanes(statement: Statement) -> bool:
    """Whether a statement of one loop goes through memory by a few elements at a time, so that compilers find lanes."""
    written = [access for access in statement.accesses if access.kind is AccessKind.WRITE]
    if len(statement.iterators) != 1 or statement.obstacles or not all(access.must for access in written):
        return False
    moves = [steps_along(access.relation, 0) for access in statement.accesses]
    return all(steps is not None and not any(steps[:-1]) and abs(last_of(steps)) <= CLOSE for steps in moves)


def last_of(steps: Sequence[int]) -> int:
    """What the last subscript changes by, 0 for a scalar."""
    return steps[-1] if steps else 0


def operation_cycles(statement: Statement) -> int:
    """Cycles that the operations of one vector of instances take, about: one joins each value read."""
    text = statement.body.render({name: name for name in statement.iterators})
    return len(statement.accesses) + SLOW_CYCLES * len(SLOW.findall(SUBSCRIPT.sub("", text)))


def region_extents(node: isl.ScheduleNode, context: isl.Set, in_tiles: bool = False) -> tuple[isl.PwAff, ...] | None:
    """Points along each dimension of the largest statement that one execution of a loop runs through.

    node      the band of the loop
    context   what is known about the parameters
    in_tiles  loops around it may hold tiles still, as around kernels; else each is taken to hold one dimension: the box
              around triangles says little of the largest piece of one

    None where a number of points is not one function of the parameters.
    """
    outside = list(members_above(node))
    statements = [instances.intersect_params(context.params()) for instances in sets_of(node.get_domain())]
    found = [dimension_extents(instances, outside, in_tiles) for instances in statements if not instances.is_empty()]
    known = [extents for extents in found if extents is not None]
    return max(known, key=weight) if known and len(known) == len(found) else None


def members_above(node: isl.ScheduleNode) -> Iterator[isl.UnionPwAff]:
    """What the loops around a node run over, innermost first."""
    while node.has_parent():
        node = node.parent()
        if node_type(node) == isl.schedule_node_type.band:
            partial = node.band_get_partial_schedule()
            yield from (partial.get_at(member) for member in range(node.band_n_member()))


def dimension_extents(
    instances: isl.Set, outside: Sequence[isl.UnionPwAff], in_tiles: bool
) -> tuple[isl.PwAff, ...] | None:
    """Points along each dimension within one iteration of the loops outside, None where one of them is piecewise.

    A dimension that the ones before it settle has one point and is left out.
    A hull without divisions answers at once where the set itself, with the borders of a padded image, takes seconds.
    """
    convex = instances.remove_divs().simple_hull()
    within = points_within(instances, outside) if in_tiles else behind(instances, len(outside))
    dimensions = [d for d, points in within.items() if points != 1 and not is_settled(convex, d)]
    hull = isl.Set.from_basic_set(convex)
    extents = tuple(least_of(points_along(hull, instances, d), within[d]) for d in dimensions)
    return None if any(extent.n_piece() > 1 for extent in extents) else extents


def points_along(hull: isl.Set, instances: isl.Set, dimension: int) -> isl.PwAff:
    """Points along a dimension within a hull: a fifth of a known number in a loop that goes on by five (`i += 5`)."""
    extent = extent_of(alone(hull, dimension), 0)
    number, step = constant_of(extent), loop_step(instances, dimension)
    return extent if number is None else constant_like(extent, -(-number // step))


def points_within(instances: isl.Set, outside: Sequence[isl.UnionPwAff]) -> dict[int, int | None]:
    """For each dimension of a statement the most points in one iteration of the loops outside; None for all of them.

    A loop over more than one dimension at once is taken to hold the first one still that no other loop does.
    """
    within: dict[int, int | None] = dict.fromkeys(range(instances.dim(isl.dim_type.set)))
    skewed = 0
    for member in outside:
        function = function_of(member, instances)
        used = [d for d in within if function.involves_dims(isl.dim_type.in_, d, 1)]
        points = spread(function, used[0]) if len(used) == 1 else None
        if points is None:
            skewed += 1
        else:
            known = within[used[0]]
            within[used[0]] = points if known is None else min(points, known)
    for dimension in [d for d, points in within.items() if points is None][:skewed]:
        within[dimension] = 1
    return within


def behind(instances: isl.Set, count: int) -> dict[int, int | None]:
    """`points_within` where each of some loops holds one dimension still, the first one the first."""
    return {d: 1 if d < count else None for d in range(instances.dim(isl.dim_type.set))}


def spread(function: isl.PwAff, dimension: int) -> int | None:
    """The most values of a dimension for which a function of it has one value; None where there is no bound."""
    relation = isl.Map.from_pw_aff(function).reset_tuple_id(isl.dim_type.in_)
    behind = relation.dim(isl.dim_type.in_) - dimension - 1
    relation = relation.project_out(isl.dim_type.in_, dimension + 1, behind).project_out(isl.dim_type.in_, 0, dimension)
    values = relation.reverse()
    longest = values.dim_max(0).sub(values.dim_min(0)).max_val()
    return value_of(longest) + 1 if longest.is_int() else None


def least_of(extent: isl.PwAff, points: int | None) -> isl.PwAff:
    """An extent, or a number of points that is known to be less or taken to be."""
    if points is None:
        return extent
    number = constant_of(extent)
    return extent if number is not None and number <= points else constant_like(extent, points)


def constant_like(extent: isl.PwAff, points: int) -> isl.PwAff:
    """A number of points in the place of an extent."""
    return extent.sub(extent).add_constant_val(isl.Val(points)).coalesce()


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


def is_small(extents: Sequence[isl.PwAff] | None, enough: int) -> bool:
    """Whether a loop is known to be too short for threads, which take so many instances to be worth starting."""
    return extents is not None and weight(extents) < (1, 0) and weight(extents)[1] < enough


def is_large(extents: Sequence[isl.PwAff] | None, enough: int) -> bool:
    """Whether a loop is known to be long enough for threads."""
    return extents is not None and weight(extents) < (1, 0) and not is_small(extents, enough)
