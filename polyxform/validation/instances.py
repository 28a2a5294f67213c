"""Emitted code executes every instance of the source exactly once, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import islpy as isl

from polyxform.scop.model import Scop, Statement
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.witness import Occurrence

SMALL = (4, 64, 1024)


def check_instances(scop: Scop, occurrences: Sequence[Occurrence]) -> None:
    """Returns when the witness maps emitted instances one to one onto the source's. ValidationFailure (PX502) else."""
    for statement in scop.statements:
        check_statement(statement, scop.context, [o for o in occurrences if o.source is statement])


def check_statement(statement: Statement, context: isl.Set, places: Sequence[Occurrence]) -> None:
    """`check_instances` for one source statement and the places where it is emitted."""
    for place in places:
        if not is_injective(place, context):
            raise miscounted(statement, "more than once", repeated(place.witness.intersect_params(context)))
    # What the context says of every parameter would be taken apart again and again by differences of sets.
    domain = statement.domain.gist_params(context)
    executed = [place.executed.gist_params(context) for place in places]
    for one, other in combinations(executed, 2):
        require_empty(one.intersect(other), context, statement, "more than once")
    total = isl.Set.empty(statement.domain.get_space())
    for part in executed:
        total = total.union(part)
    require_empty(total.subtract(domain), context, statement, "although the source does not execute it")
    require_empty(domain.subtract(total), context, statement, "never")


def is_injective(place: Occurrence, context: isl.Set) -> bool:
    """Whether different emitted instances are different source instances."""
    if place.inverse is not None or place.witness.is_injective():
        return True
    return bool(place.witness.intersect_params(context).is_injective())


def require_empty(instances: isl.Set, context: isl.Set, statement: Statement, how: str) -> None:
    """ValidationFailure when there is such an instance for some values of the parameters."""
    if not instances.is_empty():
        found = instances.intersect_params(context)
        if not found.is_empty():
            raise miscounted(statement, how, found)


def repeated(witness: isl.Map) -> isl.Set:
    """Source instances that several emitted instances claim to be."""
    same = witness.apply_range(witness.reverse())
    return witness.intersect_domain(same.subtract(isl.Map.identity(same.get_space())).domain()).range()


def miscounted(statement: Statement, how: str, instances: isl.Set) -> ValidationFailure:
    """The failure for source instances that are executed wrongly."""
    example = instance_text(small_point(instances))
    return failure("PX502", f"emitted code executes {example} of statement {statement.name} {how}", statement.span)


def small_point(instances: isl.Set) -> isl.Point:
    """A point of a set that is not empty, for small values of the parameters if possible."""
    for limit in SMALL:
        bounded = instances
        for place in range(instances.dim(isl.dim_type.param)):
            bounded = bounded.upper_bound_val(isl.dim_type.param, place, isl.Val(limit))
        if not bounded.is_empty():
            return bounded.sample_point()
    return instances.sample_point()


def instance_text(point: isl.Point) -> str:
    """A point as "instance (0, 3) with N = 4"."""
    space = point.get_space()
    values = [point.get_coordinate_val(isl.dim_type.set, i).to_python() for i in range(space.dim(isl.dim_type.set))]
    sizes = [
        f"{space.get_dim_name(isl.dim_type.param, i)} = {point.get_coordinate_val(isl.dim_type.param, i).to_python()}"
        for i in range(space.dim(isl.dim_type.param))
    ]
    where = f" with {', '.join(sizes)}" if sizes else ""
    return f"instance ({', '.join(map(str, values))}){where}"
