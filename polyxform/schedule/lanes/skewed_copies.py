"""Copies of a stencil's arrays in which the points that are updated at once are neighbors.

Before                                       After

    for (t ...)                                  for (i ...) for (j ...)
      for (i ...)                                  copy[j + 2 * i][i] = A[i][j];
        for (j ...)                              for (t ...)
          A[i][j] = f(A[i - 1][j + 1],             for (j ...)                        // j + 2 * i of the source
                      A[i][j - 1], ...);             for (i ...)                      // in the lanes of vectors
                                                       copy[j][i] = f(copy[j - 1][i - 1], copy[j - 1][i], ...);
                                                 for (i ...) for (j ...)
                                                   A[i][j] = copy[j + 2 * i][i];

The region moves its arrays before and after all time steps, once each; what it takes is small beside many steps. The
copy has three times as many places as the array for a factor of two, of which two in three are never touched.

Refused: statements beside the stencil's only one, sizes that are not known, few time steps, arrays of other than two
dimensions along rows and columns, and reads of others that jump from row to row.
"""

from __future__ import annotations

from collections.abc import Sequence

import islpy as isl

from polyxform.polyhedra import Affine, boxes_of, constant_bounds, linear_subscripts
from polyxform.schedule.model import Skewing
from polyxform.scop.model import Access, AccessKind, Array, Scop, Statement

LEAST_STEPS = 16
"""Time steps from which on copies pay: moving an element there and back takes as long as three updates of it."""
ELEMENTS = ("float", "double")
ROW, COLUMN = 1, 2
"""Dimensions of the statement."""
CONDITIONAL = ("?", "&&", "||", "if")
"""What may keep a statement from reading an element."""


def skewed_copies(scop: Scop, factor: int) -> tuple[Skewing, ...]:
    """The arrays to make copies of, () where that is not possible or does not pay."""
    (statement, *others) = scop.statements
    if others or scop.parameters or not is_plain(statement):
        return ()
    steps = constant_bounds(statement.domain, 0)
    if steps is None or steps[1] - steps[0] < LEAST_STEPS:
        return ()
    moved = sorted({access.array for access in statement.accesses if moves_along(access, COLUMN)})
    rest = [access for access in statement.accesses if access.array not in moved]
    possible = all(can_be_copied(scop.arrays[name], statement) for name in moved)
    return tuple(Skewing(name, factor) for name in moved) if possible and all(map(is_near, rest)) else ()


def is_plain(statement: Statement) -> bool:
    """Whether a statement in loops over time, rows and columns surely makes all of its accesses."""
    if len(statement.iterators) != 3 or statement.whole is not None or statement.obstacles:
        return False
    text = statement.body.render({name: name for name in statement.iterators})
    sure = all(access.must or access.kind is AccessKind.READ for access in statement.accesses)
    return sure and not any(operator in text for operator in CONDITIONAL)


def moves_along(access: Access, dimension: int) -> bool:
    """Whether the element depends on a dimension of the statement, as far as is known."""
    forms = linear_subscripts(access.relation)
    return forms is None or any(form.uses(dimension) for form in forms)


def can_be_copied(array: Array, statement: Statement) -> bool:
    """Whether all accesses to an array have the row and the column as subscripts, but for what is added to them."""
    if array.element not in ELEMENTS or array.linear or array.inside or len(array.extents) != 2:
        return False
    accesses = [access for access in statement.accesses if access.array == array.name]
    if any(boxes_of(access.relation.range()) is None for access in accesses):
        return False
    return all(is_place(linear_subscripts(access.relation), (ROW, COLUMN)) for access in accesses)


def is_place(forms: Sequence[Affine] | None, dimensions: Sequence[int]) -> bool:
    """Whether each subscript is one of the dimensions, with a number added to it."""
    if forms is None or len(forms) != len(dimensions):
        return False
    return all(
        not form.parameters and form.coefficients[own] == 1 and sum(map(abs, form.coefficients)) == 1
        for form, own in zip(forms, dimensions, strict=True)
    )


def is_near(access: Access) -> bool:
    """Whether an access stays, or moves to a neighbor, from row to row."""
    forms = linear_subscripts(access.relation)
    if not forms:
        return forms is not None
    return not any(form.uses(ROW) for form in forms[:-1]) and abs(forms[-1].coefficients[ROW]) <= 1


def runs_along_copy(access: Access, band: isl.ScheduleNode, skewings: Sequence[Skewing]) -> bool:
    """Whether an access to an array with a skewed copy stays in one row of the copy while a loop runs."""
    factor = next(one.factor for one in skewings if one.array == access.array)
    relation = access.relation.reset_tuple_id(isl.dim_type.out)
    rows = isl.UnionMap.from_map(relation.apply_range(isl.Map(f"{{ [i, j] -> [j + {factor} * i] }}")))
    around = band.get_prefix_schedule_union_map().intersect_domain(band.get_domain())
    return bool(around.reverse().apply_range(rows).is_single_valued())
