"""The run-time check in front of emitted code rules out that two arrays share memory where that would matter."""

from __future__ import annotations

from itertools import combinations

from polyxform.scop.model import AccessKind, Array, Scop
from polyxform.syntax.structure import Expression
from polyxform.validation.affine import Surface, function_of
from polyxform.validation.expressions import ExpressionError, parse_expression
from polyxform.validation.failure import failure
from polyxform.validation.polynomials import constant, polynomial

BYTES = ("char", "signed char", "unsigned char", "void")


def check_overlap(scop: Scop, check: str) -> None:
    """Returns when `check` holds only where no two arrays that may share memory do. ValidationFailure (PX508) else.

    The check is a conjunction; each of its terms that has the form
    `(const char *)(A + n) <= (const char *)B || (const char *)(B + m) <= (const char *)A`,
    with n and m the outermost extents, or as much of the arrays as the region uses, keeps A and B apart. Other terms
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
    if any(is_own(array) for array in (one, other)) and all(p.storage == "parameter" for p in pointers):
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
    return kinds[0] == kinds[1] or any(kind in BYTES or kind.startswith(("struct", "union")) for kind in kinds)


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
    end, start = (address(side) for side in half.operands)
    if end is None or start is None or end.operator != "+" or start.operator != "name":
        return None
    array, size = end.operands
    if array.text not in scop.arrays or start.text not in scop.arrays:
        return None
    return (array.text, start.text) if covers(size, scop.arrays[array.text], scop) else None


def address(expression: Expression) -> Expression | None:
    """What is cast to `const char *`; None for anything else."""
    is_bytes = expression.operator == "cast" and expression.text == "const char *"
    return expression.operands[0] if is_bytes else None


def covers(size: Expression, array: Array, scop: Scop) -> bool:
    """Whether `size` is the number of elements, or rows, that the array is declared with, or that the region uses."""
    if not array.extents:
        return False
    fixed = {name: constant(value) for name, value in scop.fixed}
    if array.extents[0]:
        return polynomial(size, fixed) == polynomial(parse_expression(array.extents[0]), fixed)
    for extent in reversed(array.extents[1:]) if array.linear else ():
        same = size.operator == "*" and polynomial(size.operands[1], fixed) == polynomial(
            parse_expression(extent), fixed
        )
        if not same:
            return False
        size = size.operands[0]
    return is_in_long(size) and holds_all(size, array, scop)


def is_in_long(size: Expression) -> bool:
    """Whether C computes an expression in `long` from its names on, so that no step overflows an int."""
    if size.operator == "cast" and size.text == "long":
        return size.operands[0].operator == "name"
    return size.operator != "name" and all(is_in_long(operand) for operand in size.operands)


def holds_all(rows: Expression, array: Array, scop: Scop) -> bool:
    """Whether every first subscript that the region uses lies in 0 <= subscript < rows."""
    for access in (a for statement in scop.statements for a in statement.accesses if a.array == array.name):
        used = access.relation.range().intersect_params(scop.context)
        names = tuple(f"<{dimension}>" for dimension in range(len(array.extents)))
        surface = Surface(used.get_space(), names, dict(scop.fixed))
        first, beyond = surface.variable("<0>"), function_of(rows, surface)
        if not used.is_subset(first.ge_set(surface.constant(0)).intersect(first.lt_set(beyond))):
            return False
    return True
