"""The source's execution order as an isl schedule tree."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence as Items

import islpy as isl

from polyxform.scop.model import Statement
from polyxform.scop.walk import Draft, Piece, Repetition, Sequence


def original_schedule(body: Sequence, drafts: Mapping[str, Draft], statements: Items[Statement]) -> isl.Schedule:
    """Domain, sequences and one band with one member for each loop."""
    names = {id(draft): name for name, draft in drafts.items()}
    by_name = {statement.name: statement for statement in statements}
    by_draft = {key: by_name[name] for key, name in names.items()}
    schedule = schedule_of(body, 0, by_draft)
    return schedule if schedule is not None else isl.Schedule.from_domain(isl.UnionSet("{ }"))


def schedule_of(piece: Piece, depth: int, statements: Mapping[int, Statement]) -> isl.Schedule | None:
    """The schedule of a piece that stands in `depth` loops; None for nothing."""
    if isinstance(piece, Draft):
        return isl.Schedule.from_domain(isl.UnionSet.from_set(statements[id(piece)].domain))
    if isinstance(piece, Sequence):
        return in_sequence([schedule_of(part, depth, statements) for part in piece.pieces])
    inner = schedule_of(piece.body, depth + 1, statements)
    return inner.insert_partial_schedule(loop_band(inner, depth, piece)) if inner is not None else None


def in_sequence(schedules: Items[isl.Schedule | None]) -> isl.Schedule | None:
    """The schedules one after the other."""
    result: isl.Schedule | None = None
    for schedule in schedules:
        if schedule is not None:
            result = schedule if result is None else result.sequence(schedule)
    return result


def loop_band(inner: isl.Schedule, depth: int, loop: Repetition) -> isl.MultiUnionPwAff:
    """{ S[..., i, ...] -> [i] } for every statement in a loop, or [-i] where the loop counts down."""
    total = isl.UnionPwAff("{ }")
    sets = inner.get_domain().get_set_list()
    for position in range(sets.n_set()):
        local = isl.LocalSpace.from_space(sets.get_at(position).get_space())
        value = isl.PwAff.from_aff(isl.Aff.var_on_domain(local, isl.dim_type.set, depth))
        total = total.union_add(isl.UnionPwAff.from_pw_aff(value if loop.step > 0 else value.neg()))
    return isl.MultiUnionPwAff.from_union_pw_aff(total)
