"""What a region does to sums besides adding them up, as far as a library's call does it too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.benchmarking.problem import Unrecognized
from polyxform.scop.model import Access, AccessKind, Scop, Statement, Update


@dataclass(frozen=True)
class Surroundings:
    """What statements do with the target of sums, in this order.

    stores    it is set before the sums
    bias      what is added to each channel, None for nothing
    residual  an element of another array that is added to each element, and the element; None for nothing
    rectify   negative results are cut off
    limit     and those above this number, 0 for none
    """

    stores: bool = False
    bias: Access | None = None
    residual: tuple[Access, Access] | None = None
    rectify: bool = False
    limit: int = 0


def surroundings(others: Iterable[tuple[Scop, Statement]], target: str) -> Surroundings:
    """What the other statements do with the target of sums. Unrecognized where a library's call does not do it."""
    found = Surroundings()
    for _, other in others:
        reads = {access.array for access in other.accesses if access.kind is AccessKind.READ}
        added = added_value(other)
        if added is not None and added.array != target:
            found = with_addition(found, other, added)
        elif not reads <= {target}:
            raise refused(other)
        elif reads:
            limit = limit_of(other)
            found = replace(found, limit=limit) if limit else replace(found, rectify=True)
        if target not in reads:
            found = replace(found, stores=True)
    if found.limit and not found.rectify:
        raise Unrecognized("its results have an upper limit and no lower one")
    return found


def multiplies(statement: Statement) -> bool:
    """Whether the statement accumulates a product."""
    return statement.update is not None and len(statement.update.factors) > 1


def checked_update(statement: Statement) -> Update:
    """The statement's update, if it adds a product of two loads."""
    update = statement.update
    assert update is not None
    if update.operator != "+" or len(update.factors) != 2 or update.scale:
        raise Unrecognized("it does not add plain products of two loads")
    return update


def gathers_most(statement: Statement) -> bool:
    """Whether the statement keeps the greater one of its target and an element of another array."""
    update = statement.update
    return update is not None and update.operator == "max" and len(update.factors) == 1 and not update.scale


def refused(statement: Statement) -> Unrecognized:
    """The reason for a statement of another kind."""
    return Unrecognized(f"statement {statement.name} does something that the library call does not")


def with_addition(found: Surroundings, statement: Statement, added: Access) -> Surroundings:
    """The surroundings with an addition, of a vector or of a whole array. Unrecognized for a second one of a kind."""
    if added.relation.dim(isl.dim_type.out) == 1:
        if found.bias is not None:
            raise refused(statement)
        return replace(found, bias=added)
    target = statement.update.target if statement.update is not None else None
    if target is None or found.residual is not None or found.rectify or found.limit:
        raise refused(statement)
    return replace(found, residual=(added, target))


def added_value(statement: Statement) -> Access | None:
    """The element that a statement sets its target to, or adds to it; None for anything else."""
    update = statement.update
    if statement.assignment is not None:
        copied = statement.assignment.load
        return copied if copied is not None and copied.relation.dim(isl.dim_type.out) == 1 else None
    if update is None or update.operator != "+" or not update.product or update.scale or len(update.factors) != 1:
        return None
    return update.factors[0]


def limit_of(statement: Statement) -> int:
    """The whole number above which results are cut off; 0 for a statement that does something else."""
    update = statement.update
    if update is None or update.operator != "min" or len(update.scale) != 1:
        return 0
    try:
        value = float(update.scale[0].rstrip("fF"))
    except ValueError:
        return 0
    return int(value) if value == int(value) else 0
