"""The run-time check in front of emitted code rules out that two arrays share memory where that would matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import islpy as isl

from polyxform.scop.model import AccessKind, Array, Scop
from polyxform.syntax.c_types import INTEGER_BITS
from polyxform.syntax.structure import Expression
from polyxform.validation.affine import Surface, function_of
from polyxform.validation.expressions import ExpressionError, parse_expression
from polyxform.validation.failure import failure
from polyxform.validation.polynomials import constant, polynomial

NUMBERS = frozenset({*INTEGER_BITS, "float", "double", "long double"})
BYTES = ("char", "signed char", "unsigned char", "void")


def check_overlap(scop: Scop, check: str) -> None:
    """Returns when `check` holds only where no two arrays that may share memory do. ValidationFailure (PX508) else.

    The check is a conjunction; each of its terms that has the form
    `(const char *)(A + n) <= (const char *)(B + k) || (const char *)(B + m) <= (const char *)(A + l)`,
    with n and m the outermost extents, or bounds of all rows that the region touches, keeps A and B apart. Other terms
    only narrow the condition.
    """
    apart = separated(scop, check)
    for pair in sensitive_pairs(scop):
        if pair not in apart:
            names = " and ".join(f"'{name}'" for name in sorted(pair))
            raise failure("PX508", f"nothing keeps {names} from sharing memory", scop.span)


def sensitive_pairs(scop: Scop) -> set[frozenset[str]]:
    """Pairs of arrays that may share memory, at least one of which is written."""
    written = {a.array for s in scop.statements for a in s.accesses if a.kind is AccessKind.WRITE}
    return {
        frozenset({one.name, other.name})
        for one, other in combinations(scop.arrays.values(), 2)
        if {one.name, other.name} & written and may_overlap(one, other)
    }


def may_overlap(one: Array, other: Array) -> bool:
    """Whether two names may reach the same memory: through a pointer, and by types that C lets meet."""
    pointers = [array for array in (one, other) if is_pointer(array)]
    if not pointers or any(pointer.restrict for pointer in pointers):
        return False
    own = [array for array in (one, other) if is_own(array)]
    if own and (not own[0].reachable or all(p.storage == "parameter" for p in pointers)):
        return False
    return may_meet(one.element, other.element)


def is_pointer(array: Array) -> bool:
    """Whether the name holds an address that comes from elsewhere."""
    return bool(array.extents) and (array.storage == "parameter" or not array.extents[0])


def is_own(array: Array) -> bool:
    """Whether the name is a variable of the function itself, to which a parameter cannot point."""
    return not is_pointer(array) and array.storage in ("local", "parameter")


def may_meet(one: str, other: str) -> bool:
    """Whether C lets one object be reached through both element types."""
    kinds = [element.removeprefix("unsigned ").removeprefix("signed ") for element in (one, other)]
    return kinds[0] == kinds[1] or any(kind in BYTES or kind not in NUMBERS for kind in kinds)


def separated(scop: Scop, check: str) -> set[frozenset[str]]:
    """Pairs of arrays that the check keeps apart."""
    if not check:
        return set()
    try:
        terms = conjunction(parse_expression(check))
        pairs = [separated_pair(term, scop) for term in terms]
    except ExpressionError as reason:
        raise failure("PX508", f"the overlap check cannot be read: {reason}", scop.span) from reason
    return {pair for pair in pairs if pair is not None}


def conjunction(expression: Expression) -> list[Expression]:
    """Terms joined by &&."""
    if expression.operator != "&&":
        return [expression]
    return [term for operand in expression.operands for term in conjunction(operand)]


def separated_pair(term: Expression, scop: Scop) -> frozenset[str] | None:
    """The two arrays of `end of A <= start of B || end of B <= start of A`; None for any other condition."""
    if term.operator != "||":
        return None
    halves = [ordered_arrays(half, scop) for half in term.operands]
    if None in halves or halves[0] != tuple(reversed(halves[1] or ())):
        return None
    return frozenset(halves[0] or ())


def ordered_arrays(half: Expression, scop: Scop) -> tuple[str, str] | None:
    """(A, B) for `end of A <= start of B`; None for any other condition."""
    if half.operator != "<=":
        return None
    end, start = (place(side) for side in half.operands)
    if end is None or start is None or not {end.array, start.array} <= scop.arrays.keys():
        return None
    first, second = scop.arrays[end.array], scop.arrays[start.array]
    ordered = ends_behind(end.offset, first, scop) and begins_before(start.offset, second, scop)
    return (first.name, second.name) if ordered else None


@dataclass(frozen=True)
class Place:
    """An address inside an array.

    array   its name
    offset  what is added to the address of the first element
    """

    array: str
    offset: Expression


NOTHING = Expression("number", text="0")


def place(expression: Expression) -> Place | None:
    """The place that is cast to `const char *`; None for anything else."""
    if expression.operator != "cast" or expression.text != "const char *":
        return None
    base, offset = expression.operands[0], NOTHING
    if base.operator == "+":
        base, offset = base.operands
    if base.operator == "prefix&":
        base = base.operands[0]
    return Place(base.text, offset) if base.operator == "name" else None


def ends_behind(offset: Expression, array: Array, scop: Scop) -> bool:
    """Whether an offset lies behind all elements of an array that count: those declared, or those touched."""
    if not array.extents:
        return offset == Expression("number", text="1")
    if array.extents[0] and not array.linear:
        fixed = {name: constant(value) for name, value in scop.fixed}
        return polynomial(offset, fixed) == polynomial(parse_expression(array.extents[0]), fixed)
    return bounds_rows(offset, array, scop, isl.PwAff.lt_set)


def begins_before(offset: Expression, array: Array, scop: Scop) -> bool:
    """Whether no element that counts lies in front of an offset."""
    if offset == NOTHING and (not array.extents or (array.extents[0] and not array.linear)):
        return True
    return bool(array.extents) and bounds_rows(offset, array, scop, isl.PwAff.ge_set)


def bounds_rows(
    offset: Expression, array: Array, scop: Scop, relation: Callable[[isl.PwAff, isl.PwAff], isl.Set]
) -> bool:
    """Whether every touched row is in the relation to the row that an offset stands for."""
    rows = touched_rows(array, scop)
    surface = Surface(rows.get_space(), ("",), dict(scop.fixed))
    try:
        row = row_of(offset, array.extents[1:] if array.linear else ())
        return is_in_long(row) and bool(rows.is_subset(relation(surface.variable(""), function_of(row, surface))))
    except ExpressionError:
        return False


def row_of(offset: Expression, inner: Sequence[str]) -> Expression:
    """The row that `row * extent * ...` stands for. ExpressionError where the offset has another form."""
    for extent in reversed(inner) if offset != NOTHING else ():
        wanted = polynomial(parse_expression(extent), {})
        if offset.operator != "*" or polynomial(offset.operands[1], {}) != wanted:
            raise ExpressionError(f"no multiple of '{extent}'")
        offset = offset.operands[0]
    return offset


def is_in_long(offset: Expression) -> bool:
    """Whether C computes an expression in `long` from its names on, so that no step overflows an int."""
    if offset.operator == "cast" and offset.text == "long":
        return offset.operands[0].operator == "name"
    operands = offset.operands[1:] if offset.operator == "call" else offset.operands
    return offset.operator != "name" and all(is_in_long(operand) for operand in operands)


def touched_rows(array: Array, scop: Scop) -> isl.Set:
    """[parameters] -> { [row] }: the first subscripts of all accesses to an array."""
    ranges = [a.relation.range() for s in scop.statements for a in s.accesses if a.array == array.name]
    inner = len(array.extents) - 1
    total = isl.Set(f"[{', '.join(p.name for p in scop.parameters)}] -> {{ [row] : false }}")
    for part in ranges:
        rows = part.intersect_params(scop.context).project_out(isl.dim_type.set, 1, inner)
        total = total.union(rows.reset_tuple_id())
    return total
