"""Emitted code executes the source of every dependence before its target."""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.dependences.legality import unordered
from polyxform.dependences.model import union_map
from polyxform.validation.constraints import Constraints
from polyxform.validation.reading import Reading


def check_order(reading: Reading, constraints: Sequence[Constraints]) -> None:
    """Returns when the emitted code keeps every constraint. ValidationFailure (PX503) with the pair otherwise."""
    broken = unordered(reading.emitted.schedule.get_root(), union_map(constraint.order for constraint in constraints))
    if not broken.is_empty():
        broken = broken.intersect_params(reading.scop.context)
    if not broken.is_empty():
        raise reading.pair_failure("PX503", "emitted code breaks a dependence", broken)
