"""Successive halving: everything is measured shortly, the better half longer, and so on.

Source: Jamieson, Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", AISTATS 2016.
"""

from __future__ import annotations

from collections.abc import Mapping

FIRST_SECONDS = 0.15
LAST_SECONDS = 2.4


def seconds_of(rung: int) -> float:
    """Effort for one measurement in a round, twice that of the round before, up to a limit."""
    return min(FIRST_SECONDS * 2.0**rung, LAST_SECONDS)


def better_half(gains: Mapping[str, float]) -> list[str]:
    """Names with the higher gains, half of them rounded up, best first; those that never ran (0) are left out."""
    running = sorted((name for name in gains if gains[name] > 0), key=lambda name: -gains[name])
    return running[: -(-len(running) // 2)]
