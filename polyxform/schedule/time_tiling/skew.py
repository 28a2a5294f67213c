"""Rows of a schedule that mix time and one space dimension, along which no dependence points backward.

Before                                   After, with the row t + i

    for (t ...)                              for (r = ...)              // r = t + i
      for (i ...)                              for (t = ...)
        A[i] = f(A[i - 1], A[i + 1]);            A[r - t] = f(...);     // t and r may be tiled together

A row is a weighted sum of time and space with one shift a statement. The shifts are longest paths in the graph of the
statements, whose edges are weighted by the least step of each dependence along the row: a system of difference
constraints, which has a solution unless the steps around some cycle go backward.

Refused: statements without a common outermost loop, dependences that go backward without bound along every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

import islpy as isl

from polyxform.affine import affine_on, difference_set, least_value, union_function
from polyxform.polyhedra import maps_of
from polyxform.scop.model import Statement

LARGEST_TIME_FACTOR = 4
ALIGNMENTS = 16


@dataclass(frozen=True)
class Step:
    """How far a dependence leads.

    source   statement that comes first
    target   statement that depends on it
    offsets  { [dt, dx0, dx1, ...] } over all its instances and all parameters
    """

    source: str
    target: str
    offsets: isl.Set


@dataclass(frozen=True)
class TimeNest:
    """Statements inside one time loop, as points of a common space (t, x0, x1, ...).

    statements  in textual order; dimension 0 of each is the time loop
    axes        for each statement, its dimension along each axis of space; None where it stays at 0
    steps       of the dependences among them
    """

    statements: tuple[Statement, ...]
    axes: Mapping[str, tuple[int | None, ...]]
    steps: tuple[Step, ...]

    @property
    def depth(self) -> int:
        """Number of axes of space."""
        return max(len(axes) for axes in self.axes.values())


@dataclass(frozen=True)
class Row:
    """sum(weights[k] * k-th of (t, x0, x1, ...)) + shift.

    weights  of time, then of each axis
    shifts   by statement
    """

    weights: tuple[int, ...]
    shifts: Mapping[str, int]


def time_nests(statements: Sequence[Statement], validity: isl.UnionMap) -> Iterator[TimeNest]:
    """The ways to place the statements' loops along common axes, the textual one first."""
    depth = max(len(statement.iterators) for statement in statements) - 1
    choices = [placements(len(statement.iterators) - 1, depth) for statement in statements]
    for chosen in islice(product(*choices), ALIGNMENTS):
        axes = {statement.name: placed for statement, placed in zip(statements, chosen, strict=True)}
        yield TimeNest(tuple(statements), axes, steps_of(axes, validity))


def placements(loops: int, depth: int) -> list[tuple[int | None, ...]]:
    """Ways to lay `loops` dimensions, which begin behind time, on `depth` axes in order; innermost axes first."""
    found = []
    for used in combinations(reversed(range(depth)), loops):
        dimension = {axis: position + 1 for position, axis in enumerate(sorted(used))}
        found.append(tuple(dimension.get(axis) for axis in range(depth)))
    return found


def steps_of(axes: Mapping[str, tuple[int | None, ...]], validity: isl.UnionMap) -> tuple[Step, ...]:
    """The steps of all dependences between the statements of `axes`."""
    found = []
    for pairs in maps_of(validity):
        source, target = pairs.get_tuple_name(isl.dim_type.in_), pairs.get_tuple_name(isl.dim_type.out)
        if source in axes and target in axes:
            offsets = difference_set(pairs, (0, *axes[source]), (0, *axes[target]))
            found.append(Step(source, target, offsets))
    return tuple(found)


def least_row(nest: TimeNest, axis: int, direction: int, first_time: int = 0, unit: int = 1) -> Row | None:
    """The row time * t + direction * x[axis] with the smallest time from `first_time` on that nothing goes back on.

    unit  what the factor of time and the shifts are multiples of
    """
    for time in range(first_time, LARGEST_TIME_FACTOR + 1):
        along = tuple(direction if k == axis else 0 for k in range(nest.depth))
        row = row_along(nest, (time * unit, *along), unit)
        if row is not None:
            return row
    return None


def row_along(nest: TimeNest, weights: tuple[int, ...], unit: int = 1) -> Row | None:
    """The row with the least shifts from 0 up that keep every step from going back, None when there are none.

    unit  what the shifts are multiples of
    """
    bounds = [(step.source, step.target, least_value(step.offsets, weights)) for step in nest.steps]
    known = [(source, target, least // unit) for source, target, least in bounds if least is not None]
    if len(known) < len(bounds):
        return None
    shifts = longest_paths([statement.name for statement in nest.statements], known)
    return None if shifts is None else Row(weights, {name: shift * unit for name, shift in shifts.items()})


def longest_paths(names: Sequence[str], bounds: Iterable[tuple[str, str, int]]) -> Mapping[str, int] | None:
    """The least non-negative values with value[target] >= value[source] - least; None when a cycle forbids any.

    Source: Bellman-Ford on difference constraints, as in Cormen et al., "Introduction to Algorithms".
    """
    values = dict.fromkeys(names, 0)
    edges = list(bounds)
    for _ in range(len(names) + 1):
        before = dict(values)
        for source, target, least in edges:
            values[target] = max(values[target], values[source] - least)
        if values == before:
            return values
    return None


def time_row(nest: TimeNest) -> Row:
    """Time alone."""
    return Row((1, *(0 for _ in range(nest.depth))), {statement.name: 0 for statement in nest.statements})


def row_function(nest: TimeNest, row: Row) -> isl.UnionPwAff:
    """The row as a function of the statements' instances."""
    functions = []
    for statement in nest.statements:
        dimensions = (0, *nest.axes[statement.name])
        weights = {d: weight for d, weight in zip(dimensions, row.weights, strict=True) if d is not None and weight}
        functions.append(affine_on(statement.domain.get_space(), weights, row.shifts[statement.name]))
    return union_function(functions)


def tile_index(function: isl.UnionPwAff, size: int) -> isl.UnionPwAff:
    """floor(function / size)."""
    return function.scale_down_val(isl.Val(size)).floor() if size > 1 else function


def axis_names(nest: TimeNest) -> tuple[str, ...]:
    """What to call the axes: the iterators of the first statement that runs along all of them."""
    full = next(statement for statement in nest.statements if len(statement.iterators) == nest.depth + 1)
    return full.iterators[1:]
