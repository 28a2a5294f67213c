"""The order in which candidates deserve to be tried."""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.reuse.model import Estimate

SIGNIFICANT_DIGITS = 4
"""Predicted times that agree to so many digits are a tie: the model is not that exact."""


def rank(estimates: Sequence[Estimate]) -> tuple[int, ...]:
    """Positions of the estimates, most promising first.

    Shorter predicted time comes first; among ties, fewer bytes from the farthest level, then from the next nearer
    one, and so on; then the earlier position.
    """
    return tuple(sorted(range(len(estimates)), key=lambda position: (*merit(estimates[position]), position)))


def merit(estimate: Estimate) -> tuple[float, ...]:
    """What estimates are compared by, smaller is better."""
    moved = [round(level.fetched + level.stored) for level in reversed(estimate.traffic)]
    return (float(f"{estimate.seconds:.{SIGNIFICANT_DIGITS}g}"), *moved)
