"""The run-time check that arrays which might overlap do not, for pointers that are not declared restrict."""

from __future__ import annotations

from itertools import combinations

from polyxform.diagnostics import unsupported
from polyxform.scop.model import AccessKind, Array, Scop


def overlap_check(scop: Scop) -> str:
    """C text that holds when no two arrays overlap that may, "" when none may.

    Raises Unsupported when the size of such an array is not known.
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
    """Whether two names may reach the same element: a pointer from the caller and anything else, neither restrict."""
    if not (one.extents and other.extents) or one.restrict or other.restrict:
        return False
    return "parameter" in (one.storage, other.storage)


def disjoint(one: Array, other: Array, scop: Scop) -> str:
    """C text that holds when the address ranges of two arrays do not meet."""
    first, second = (end_of(array, scop) for array in (one, other))
    start = "(const char *){}".format
    return f"({first} <= {start(other.name)} || {second} <= {start(one.name)})"


def end_of(array: Array, scop: Scop) -> str:
    """C text of the address behind the last element."""
    extent = array.extents[0]
    if not extent:
        raise unsupported(
            "PX508",
            f"'{array.name}' may overlap another array and its size is not known",
            scop.span,
            help=f"declare '{array.name}' restrict, or give its extent in the parameter list",
        )
    return f"(const char *)({array.name} + ({extent}))"
