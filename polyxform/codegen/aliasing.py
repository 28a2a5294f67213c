"""The run-time check that arrays which might overlap do not, for pointers that are not declared restrict.

Before: for (i = 0; i < n; i++) y[i] = x[i];                    with float *x, float *y
After:  if ((const char *)(x + n) <= (const char *)y || ...)    the region in its new order
        else                                                    the region as it was

An array takes part with its declared size, or, where none is declared, with the elements that the region touches.
Refused: pointers of which it cannot be told in front of the region what it touches, as in `x[p[i]]`.
"""

from __future__ import annotations

from itertools import combinations

import islpy as isl

from polyxform.codegen.expressions import PRODUCT, Sum, to_sum, variable
from polyxform.diagnostics import unsupported
from polyxform.polyhedra import isl_options
from polyxform.scop.model import AccessKind, Array, Scop
from polyxform.syntax.c_types import FLOATING, INTEGER_BITS

BYTES = frozenset({"char", "signed char", "unsigned char", "void"})
NUMBERS = FLOATING | INTEGER_BITS.keys()


def overlap_check(scop: Scop) -> str:
    """C text that holds when no two arrays overlap that may, "" when none may.

    Raises Unsupported when it is not known which elements of such an array are touched.
    """
    written = {
        access.array
        for statement in scop.statements
        for access in statement.accesses
        if access.kind is AccessKind.WRITE
    }
    pairs = [
        (one, other)
        for one, other in combinations(sorted(scop.arrays.values(), key=lambda array: array.name), 2)
        if may_overlap(one, other) and {one.name, other.name} & written
    ]
    return " && ".join(disjoint(one, other, scop) for one, other in pairs)


def may_overlap(one: Array, other: Array) -> bool:
    """Whether two names may reach the same element: through a pointer, and by types that C lets meet."""
    pointers = [array for array in (one, other) if is_pointer(array)]
    if not pointers or any(pointer.restrict for pointer in pointers):
        return False
    own = [array for array in (one, other) if array not in pointers and array.storage in ("local", "parameter")]
    if own and (not own[0].reachable or all(pointer.storage == "parameter" for pointer in pointers)):
        return False
    kinds = [array.element.removeprefix("unsigned ").removeprefix("signed ") for array in (one, other)]
    return kinds[0] == kinds[1] or any(kind in BYTES or kind not in NUMBERS for kind in kinds)


def is_pointer(array: Array) -> bool:
    """Whether the name holds an address that comes from elsewhere."""
    return bool(array.extents) and (array.storage == "parameter" or not array.extents[0])


def disjoint(one: Array, other: Array, scop: Scop) -> str:
    """C text that holds when the address ranges of two arrays do not meet."""
    (first, behind_first), (second, behind_second) = (ends(array, scop) for array in (one, other))
    return f"({behind_first} <= {second} || {behind_second} <= {first})"


def ends(array: Array, scop: Scop) -> tuple[str, str]:
    """C texts of the address of the first element that counts, and of the one behind the last."""
    if not array.extents:
        return f"(const char *)&{array.name}", f"(const char *)(&{array.name} + 1)"
    if array.extents[0] and not array.linear:
        return f"(const char *){array.name}", f"(const char *)({array.name} + ({array.extents[0]}))"
    try:
        return touched_ends(array, scop)
    except isl.Error:
        message = f"'{array.name}' may overlap another array, and how much of it the region touches is not known"
        help = f"declare '{array.name}' restrict, or give its extent in the parameter list"
        raise unsupported("PX508", message, scop.span, help) from None


def touched_ends(array: Array, scop: Scop) -> tuple[str, str]:
    """`ends` of the elements, or rows, that the region touches. isl.Error where there is no bound."""
    rows = touched_rows(array, scop)
    lowest, highest = rows.dim_min(0), rows.dim_max(0)
    zero = isl.PwAff.zero_on_domain(isl.LocalSpace.from_space(lowest.get_domain_space()))
    starts_at_zero = lowest.domain().is_subset(lowest.ge_set(zero))
    begin = Sum() if starts_at_zero else as_sum(lowest, scop)
    return address(array, begin), address(array, as_sum(highest, scop).plus(Sum((), 1)))


def touched_rows(array: Array, scop: Scop) -> isl.Set:
    """{ [row] }: the first subscripts of all accesses to an array."""
    ranges = [a.relation.range() for s in scop.statements for a in s.accesses if a.array == array.name]
    total = ranges[0]
    for part in ranges[1:]:
        total = total.union(part)
    inner = total.dim(isl.dim_type.set) - 1
    return total.intersect_params(scop.context).project_out(isl.dim_type.set, 1, inner).coalesce()


def as_sum(value: isl.PwAff, scop: Scop) -> Sum:
    """A function of the parameters as C text, computed in long."""
    in_long = {parameter.name: variable(f"(long){parameter.name}") for parameter in scop.parameters}
    with isl_options():
        build = isl.AstBuild.from_context(scop.context)
        return to_sum(build.expr_from_pw_aff(value.coalesce()), in_long)


def address(array: Array, row: Sum) -> str:
    """C text of the address of an array's row as bytes."""
    if row == Sum():
        return f"(const char *){array.name}"
    inner = array.extents[1:] if array.linear else ()
    factors = [row.text.inside(PRODUCT), *(extent if is_factor(extent) else f"({extent})" for extent in inner)]
    return f"(const char *)({array.name} + {' * '.join(factors)})"


def is_factor(extent: str) -> bool:
    """Whether an extent can be multiplied as it stands: a name, a number, or a sum in parentheses."""
    return (
        extent.isidentifier() or extent.isdecimal() or (extent.startswith("(") and extent.find(")") == len(extent) - 1)
    )
