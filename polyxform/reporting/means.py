"""Geometric means of ratios over the cases of a benchmark."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from polyxform.harness.measurements import Case


@dataclass(frozen=True)
class Mean:
    """The mean ratio to one rival.

    threads  of the cases
    rival    that took part in them
    ratio    geometric mean of its times over ours: above 1, ours is faster
    cases    how many there are
    """

    threads: int
    rival: str
    ratio: float
    cases: int


def geometric_means(cases: Sequence[Case]) -> tuple[Mean, ...]:
    """A mean for every number of threads and every rival that was measured there."""
    found = []
    for threads in thread_counts(cases):
        here = [case.ratios for case in cases if case.threads == threads]
        for rival in dict.fromkeys(name for ratios in here for name in ratios):
            known = [ratios[rival] for ratios in here if rival in ratios]
            found.append(Mean(threads, rival, statistics.geometric_mean(known), len(known)))
    return tuple(found)


def thread_counts(cases: Sequence[Case]) -> tuple[int, ...]:
    """Numbers of threads in the order in which they first occur."""
    return tuple(dict.fromkeys(case.threads for case in cases))
