"""Let a kernel begin or end with what the source does to every element of a sum before or after it.

Before                                     After

    for (i ...)                                for (i_tile ...)
      for (j ...) {                              for (j_tile ...)
        C[i][j] = bias[j];            // S0        px_kernel_6x64(...);   // S0, S1 and S2 for one tile
        for (k ...)
          C[i][j] += A[i][k] * B[k][j];   // S1
        C[i][j] *= scale;             // S2
      }

The elements stay in registers from the first operation to the last: C is written once, and not read where it is
assigned first. The statements may also stand in nests of their own.

Refused: a statement on other elements than the sums, or on more of them; one that is neither a copy nor adds,
subtracts, multiplies or chooses the lesser or greater; values of another type; a loaded value that runs along columns
with a step other than 0 or 1; statements between which another one has to run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.affine import selected
from polyxform.microkernels.model import CHOICES
from polyxform.polyhedra import Affine, constant_bounds, linear_subscripts
from polyxform.schedule.contractions.match_microkernel import has_type
from polyxform.schedule.model import Companion, Contraction
from polyxform.schedule.orders.distribute import reachable
from polyxform.scop.model import Access, AccessKind, Scop, Statement

Group = tuple[Statement, ...]
OPERATORS = ("+", "-", "*")


@dataclass(frozen=True)
class Gathering:
    """A statement that a kernel may compute, with what its kernels do to their tiles besides.

    sums        the statement
    before      companions that come first, in order
    after       companions that come last, in order
    statements  all of them, in the order in which they run on a tile
    """

    sums: Statement
    before: tuple[Companion, ...]
    after: tuple[Companion, ...]
    statements: Group


def gather(
    groups: Sequence[Group],
    contractions: Mapping[str, Sequence[Contraction]],
    scop: Scop,
    dependences: isl.UnionMap,
) -> tuple[Group | Gathering, ...]:
    """The groups, with statements that can be companions taken into the one whose kernels they accompany.

    contractions  the ways to run a statement in kernels, by its name
    dependences   between instances of `scop`
    """
    reached = reachable(scop, dependences)
    left: list[Group | Gathering] = list(groups)
    for group in groups:
        if len(group) != 1 or not contractions.get(group[0].name):
            continue
        every = contractions[group[0].name]
        ways = [way for way in every if not way.turned] or every

        def role(statement: Statement, ways: Sequence[Contraction] = ways) -> Companion | None:
            found = [companion_of(statement, way, scop) for way in ways]
            return found[0] if None not in found else None

        place = left.index(group)
        before = neighbors(left[:place][::-1], role, lambda one, other: other.name in reached[one.name])
        after = neighbors(left[place + 1 :], role, lambda one, other: one.name in reached[other.name])
        gathering = Gathering(
            sums=group[0],
            before=tuple(before.values())[::-1],
            after=tuple(after.values()),
            statements=tuple(scop.statement(name) for name in (*list(before)[::-1], group[0].name, *after)),
        )
        left[place] = gathering
        left = [one for one in left if one is gathering or not set(names_of(one)) <= {*before, *after}]
    return tuple(left)


def neighbors(
    others: Sequence[Group | Gathering],
    role: Callable[[Statement], Companion | None],
    tied: Callable[[Statement, Statement], bool],
) -> dict[str, Companion]:
    """Companions, by name, among the groups on one side of the sums, the nearest first.

    tied  whether the first statement has to stay on its own side of the second one
    """
    found: dict[str, Companion] = {}
    passed: list[Statement] = []
    for group in others:
        members = statements_of(group)
        companion = role(members[0]) if len(members) == 1 else None
        if companion is None or any(tied(members[0], other) for other in passed):
            passed.extend(members)
        else:
            found[companion.statement] = companion
    return found


def statements_of(group: Group | Gathering) -> Group:
    """The statements of a group."""
    return group.statements if isinstance(group, Gathering) else group


def names_of(group: Group | Gathering) -> tuple[str, ...]:
    """Names of the statements of a group."""
    return tuple(statement.name for statement in statements_of(group))


def companion_of(statement: Statement, contraction: Contraction, scop: Scop) -> Companion | None:
    """The part that a statement can play in the kernels of a contraction; None for none."""
    sums = scop.statement(contraction.statement)
    operation = operation_of(statement, contraction, scop)
    if operation is None:
        return None
    target, operator, load, scalar = operation
    dimensions = same_dimensions(contraction.target, target, steady_pairs(sums, statement))
    if dimensions is None or not covers(statement, sums, dimensions, scop.context):
        return None
    column = dimensions[contraction.column]
    if load is not None and not runs_along(load, column, contraction, scop):
        return None
    return Companion(statement.name, operator, load, scalar, dimensions)


def accompanies(companion: Companion, contraction: Contraction, scop: Scop) -> bool:
    """Whether a companion of one way to run a contraction is one of another way, too."""
    load, column = companion.load, companion.dimensions[contraction.column]
    return load is None or runs_along(load, column, contraction, scop)


def operation_of(
    statement: Statement, contraction: Contraction, scop: Scop
) -> tuple[Access, str, Access | None, str] | None:
    """Target, operator, load and scalar of what a statement does to elements of a contraction's target."""
    written = [access.array for access in statement.accesses if access.kind is AccessKind.WRITE]
    if written != [contraction.target.array]:
        return None
    if statement.assignment is not None:
        copy = statement.assignment
        return with_scalar(copy.target, "=", copy.load, copy.constant, scop)
    update = statement.update
    operator = "" if update is None else update.choice or update.operator
    if update is None or operator not in (*OPERATORS, *CHOICES) or not update.product:
        return None
    if len(update.factors) + len(update.scale) != 1:
        return None
    if operator in CHOICES and scop.arrays[update.target.array].element == "int":
        return None
    load = update.factors[0] if update.factors else None
    return with_scalar(update.target, operator, load, "".join(update.scale), scop)


def with_scalar(
    target: Access, operator: str, load: Access | None, scalar: str, scop: Scop
) -> tuple[Access, str, Access | None, str] | None:
    """The operation; None where its value has another type than the elements."""
    element = scop.arrays[target.array].element
    if load is not None:
        same = scop.arrays[load.array].element == element and load.array != target.array
        return (target, operator, load, "") if same else None
    if is_zero(scalar):
        return target, operator, None, ""
    return (target, operator, None, scalar) if has_type(scalar, element, scop.arrays) else None


def is_zero(text: str) -> bool:
    """Whether the C text is a constant zero, and not negative."""
    digits = text.rstrip("fFlL")
    return bool(digits) and set(digits) <= {"0", "."} and "0" in digits


def steady_pairs(sums: Statement, statement: Statement) -> Mapping[int, int]:
    """For dimensions of the sums that have one value a dimension of the other statement that has it, too.

    Subscripts do not tell them: a loop over one image is zero in all of them.
    """
    wanted = steady_values(sums)
    found: dict[int, int] = {}
    for own, value in steady_values(statement).items():
        partner = next((d for d, other in wanted.items() if other == value and d not in found), None)
        if partner is not None:
            found[partner] = own
    return found


def steady_values(statement: Statement) -> Mapping[int, int]:
    """The dimensions of a statement that have one value, with that value."""
    bounds = ((d, constant_bounds(statement.domain, d)) for d in range(len(statement.iterators)))
    return {d: values[0] for d, values in bounds if values is not None and values[0] == values[1]}


def same_dimensions(sums: Access, other: Access, steady: Mapping[int, int]) -> tuple[int, ...] | None:
    """For each dimension of one access the dimension of the other that moves it likewise, -1 for none.

    None where they do not reach the same elements in the same way. `steady`: pairs that move nothing.
    """
    forms, others = linear_subscripts(sums.relation), linear_subscripts(other.relation)
    if forms is None or others is None or len(forms) != len(others):
        return None
    if any(
        one.constant != two.constant or one.parameters != two.parameters for one, two in zip(forms, others, strict=True)
    ):
        return None
    wanted, available = columns(forms), columns(others)
    still = tuple([0] * len(forms))
    moved = [column for own, column in enumerate(available) if column != still or own not in steady.values()]
    if len(set(moved)) != len(moved) or still in moved:
        return None
    moving = [column for column in wanted if column != still]
    if sorted(moving) != sorted(moved):
        return None
    return tuple(steady.get(d, -1) if column == still else available.index(column) for d, column in enumerate(wanted))


def columns(forms: Sequence[Affine]) -> list[tuple[int, ...]]:
    """For each dimension of the instances how it moves each subscript."""
    count = len(forms[0].coefficients) if forms else 0
    return [tuple(form.coefficients[dimension] for form in forms) for dimension in range(count)]


def covers(statement: Statement, sums: Statement, dimensions: Sequence[int], context: isl.Set) -> bool:
    """Whether the statement runs once for each element that has sums, wherever there are sums at all."""
    order = [dimensions.index(own) for own in range(len(statement.iterators))]
    summed = sums.domain.apply(selected(sums.domain.get_space(), order)).intersect_params(context)
    own = selected(statement.domain.get_space(), range(len(order)))
    touched = statement.domain.apply(own).intersect_params(context).intersect_params(summed.params())
    return bool(summed.is_equal(touched))


def runs_along(load: Access, column: int, contraction: Contraction, scop: Scop) -> bool:
    """Whether the loaded value stays, or moves to the next element, from one column to the next."""
    forms = linear_subscripts(load.relation)
    if forms is None or load.array == contraction.target.array:
        return False
    if not forms:
        return True
    fixed = all(not form.uses(column) for form in forms[:-1])
    return fixed and forms[-1].coefficients[column] in (0, 1)
