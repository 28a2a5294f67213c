"""Integers that the region only reads, such as bounds, and that one of its stores might change through a pointer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pycparser import c_ast

from polyxform.diagnostics import unsupported
from polyxform.scop.arrays import is_reachable
from polyxform.scop.environment import Environment
from polyxform.scop.model import Access, AccessKind, Array, Scop
from polyxform.scop.names import walk
from polyxform.syntax.c_types import Declaration

BYTES = frozenset({"char", "signed char", "unsigned char"})


def refuse_changeable(scop: Scop, start: Environment) -> None:
    """Unsupported PX142 where a pointer that is written through may lead to an integer that must stay the same."""
    nodes = (node for statement in start.tree.statements for node in walk(statement))
    used = dict.fromkeys(node.name for node in nodes if isinstance(node, c_ast.ID))
    integers = [start.names.declarations[name] for name in used if start.names.is_parameter(name)]
    for access in writes(scop):
        array = scop.arrays[access.array]
        for integer in integers:
            if may_lead_to(array, integer, start):
                message = f"'{array.name}' may point to '{integer.name}', whose value must stay the same"
                help_text = (
                    f"copy '{integer.name}' to a local variable in front of the region, or declare a restrict pointer"
                )
                raise unsupported("PX142", message, access.span, help=help_text)


def writes(scop: Scop) -> Iterator[Access]:
    """The first write of each pointer that nothing is promised of."""
    accesses: Sequence[Access] = [one for statement in scop.statements for one in statement.accesses]
    found = {one.array: one for one in reversed(accesses) if one.kind is AccessKind.WRITE}
    return (one for one in found.values() if is_open_pointer(scop.arrays[one.array]))


def is_open_pointer(array: Array) -> bool:
    """Whether the name holds an address from elsewhere that other pointers may hold too."""
    return bool(array.extents) and not array.restrict and (array.storage == "parameter" or not array.extents[0])


def may_lead_to(array: Array, integer: Declaration, start: Environment) -> bool:
    """Whether C lets a pointer reach a variable: by its type, and because somebody may have taken the address."""
    if array.storage == "parameter" and integer.storage in ("local", "parameter"):
        return False
    kinds = [kind.removeprefix("unsigned ") for kind in (array.element, integer.type.element)]
    return is_reachable(integer, start) and (kinds[0] == kinds[1] or array.element in BYTES)
