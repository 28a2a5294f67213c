"""Emitted code executes the source of every dependence before its target."""

from __future__ import annotations

from collections.abc import Sequence

import islpy as isl

from polyxform.dependences.explain import describe
from polyxform.dependences.legality import violations
from polyxform.dependences.model import Dependences
from polyxform.diagnostics import Note, Span
from polyxform.scop.model import Scop
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.witness import Occurrence


def check_order(
    scop: Scop, emitted: Scop, occurrences: Sequence[Occurrence], dependences: Dependences, reassociate: bool
) -> None:
    """Returns when the emitted code keeps every dependence. ValidationFailure (PX503) with the pair otherwise."""
    witness = whole_witness(occurrences)
    wanted = dependences.relaxed if reassociate else dependences.validity
    broken = violations(emitted.schedule, emitted_pairs(wanted, witness))
    if not broken.is_empty():
        raise pair_failure(
            "PX503", "emitted code breaks a dependence", scop, dependences, source_pairs(broken, witness)
        )


def whole_witness(occurrences: Sequence[Occurrence]) -> isl.UnionMap:
    """{ emitted instance -> source instance } of all statements together."""
    total = isl.UnionMap("{ }")
    for occurrence in occurrences:
        total = total.union(isl.UnionMap.from_map(occurrence.witness))
    return total


def emitted_pairs(pairs: isl.UnionMap, witness: isl.UnionMap) -> isl.UnionMap:
    """Pairs of source instances as pairs of emitted instances."""
    back = witness.reverse()
    return pairs.apply_domain(back).apply_range(back)


def source_pairs(pairs: isl.UnionMap, witness: isl.UnionMap) -> isl.UnionMap:
    """Pairs of emitted instances as pairs of source instances."""
    return pairs.apply_domain(witness).apply_range(witness)


def pair_failure(
    code: str, message: str, scop: Scop, dependences: Dependences, pairs: isl.UnionMap
) -> ValidationFailure:
    """A failure that names the accesses behind a pair of source instances."""
    conflicts = describe(scop, dependences, pairs)
    if not conflicts:
        return failure(code, message, scop.span)
    first = conflicts[0]
    note = Note(f"{first.first.text} is the other access", first.first.span)
    return failure(code, f"{message}: {first}", first.second.span or Span(), (note,))
