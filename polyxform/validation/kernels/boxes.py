"""A copied box holds all that a region reads of an array, and nothing that might not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import islpy as isl

from polyxform.scop.model import Scop
from polyxform.syntax.structure import Expression
from polyxform.validation.affine import Surface, function_of
from polyxform.validation.expressions import ExpressionError, parse_expression
from polyxform.validation.kernels.panels import Run
from polyxform.validation.plain_nests import require

COMPARISONS: Mapping[str, Callable[[isl.PwAff, isl.PwAff], isl.Set]] = {
    "<": isl.PwAff.lt_set,
    "<=": isl.PwAff.le_set,
    ">": isl.PwAff.gt_set,
    ">=": isl.PwAff.ge_set,
    "==": isl.PwAff.eq_set,
}


def check_box(scop: Scop, array: str, bounds: Sequence[Expression], condition: str) -> None:
    """ExpressionError unless the elements 0 <= subscript < bound can be read and hold all that the region reads.

    Where `condition` holds, the region reads the first and the last of them: all others lie in between.
    """
    read = [access.relation.range() for s in scop.statements for access in s.accesses if access.array == array]
    require(bool(read), "the region does not read the array")
    total = united(read).intersect_params(scop.context)
    space = total.get_space()
    require(space.dim(isl.dim_type.set) == len(bounds), "the box has another number of dimensions")
    box, first, last = corners(Surface(space, tuple(map(str, range(len(bounds)))), dict(scop.fixed)), bounds)
    require(bool(total.is_subset(box)), "the region reads elements that are not copied")
    copied = box.intersect_params(scop.context.intersect(conditions(condition, scop)))
    surely = united([isl.Set.empty(space), *surely_read(scop, array)])
    for corner in (first, last):
        require(bool(copied.intersect(corner).is_subset(surely)), "the array may end before what is copied")


def check_edges(scop: Scop, runs: Sequence[Run], condition: str) -> None:
    """ExpressionError unless the first column of each run of panels surely lies among the columns."""
    possible = scop.context.intersect(conditions(condition, scop))
    surface = parameter_surface(scop)
    beyond = function_of(runs[-1].beyond, surface)
    for run in runs:
        first = function_of(run.first, surface)
        inside = first.ge_set(surface.constant(0)).intersect(first.le_set(beyond)).params()
        require(bool(possible.is_subset(inside)), "panels may begin outside of the array")


def corners(surface: Surface, bounds: Sequence[Expression]) -> tuple[isl.Set, isl.Set, isl.Set]:
    """The box 0 <= subscript < bound, and what agrees with its first and with its last element in all subscripts."""
    box = first = last = isl.Set.universe(surface.space)
    zero, one = surface.constant(0), surface.constant(1)
    for dimension, bound in enumerate(bounds):
        place, beyond = surface.variable(str(dimension)), function_of(bound, surface)
        box = box.intersect(place.ge_set(zero)).intersect(place.lt_set(beyond))
        first = first.intersect(place.eq_set(zero))
        last = last.intersect(place.eq_set(beyond.sub(one)))
    return box, first, last


def surely_read(scop: Scop, array: str) -> Iterator[isl.Set]:
    """Elements that the region reads in any case: as factors of a product that is added to something."""
    for statement in scop.statements:
        factors = statement.update.factors if statement.update is not None and statement.update.product else ()
        yield from (factor.relation.range() for factor in factors if factor.array == array)


def united(sets: Sequence[isl.Set]) -> isl.Set:
    """The union of sets of one space, at least one."""
    total, *others = sets
    for item in others:
        total = total.union(item)
    return total


def conditions(text: str, scop: Scop) -> isl.Set:
    """The parameters for which a conjunction of comparisons holds."""
    if not text:
        return isl.Set.universe(scop.context.get_space())
    return condition_set(parse_expression(text), parameter_surface(scop))


def parameter_surface(scop: Scop) -> Surface:
    """Where expressions of parameters alone are evaluated."""
    space = isl.Space.set_alloc(isl.DEFAULT_CONTEXT, 0, 0).align_params(scop.context.get_space())
    return Surface(space, (), dict(scop.fixed))


def condition_set(condition: Expression, surface: Surface) -> isl.Set:
    """Parameters for which a condition holds. ExpressionError for anything but a conjunction of comparisons."""
    operator, operands = condition.operator, condition.operands
    if operator == "&&":
        one, other = (condition_set(operand, surface) for operand in operands)
        return one.intersect(other)
    if operator not in COMPARISONS:
        raise ExpressionError(f"'{operator}' in a condition")
    left, right = (function_of(operand, surface) for operand in operands)
    return COMPARISONS[operator](left, right).params()
