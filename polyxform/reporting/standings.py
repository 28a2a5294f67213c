"""How our results stand against each rival over all cases of a benchmark, in one sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polyxform.harness.measurements import Case
from polyxform.reporting.losses import LEVEL
from polyxform.reporting.means import Mean, geometric_means

RIVALS = {
    "gcc": "the source as it is, by gcc",
    "clang": "the source as it is, by clang",
    "polly": "the source as it is, by clang with Polly",
    "pluto": "the source as Pluto rewrites it",
    "onednn_any": "oneDNN with layouts of its own choice, made before the time is taken",
    "onednn_plain": "oneDNN on the arrays as they lie, reorders inside the time",
    "libxsmm": "loops around LIBXSMM's kernels, layouts made before the time is taken",
    "openblas": "OpenBLAS",
    "numpy": "numpy",
    "strict": "our result without reordered sums",
}
"""Who the names of implementations stand for."""


@dataclass(frozen=True)
class Standing:
    """Our results against one rival on one number of threads.

    rival   its name
    about   who that is, "" where the name says it
    threads of the cases
    mean    geometric mean of its times over ours
    ahead   cases in which ours is faster by more than measurements differ
    level   cases in which neither is
    behind  positions of the cases in which the rival is, and its ratio there, worst first
    """

    rival: str
    about: str
    threads: int
    mean: float
    ahead: int
    level: int
    behind: tuple[tuple[int, float], ...]


def standings(cases: Sequence[Case]) -> tuple[Standing, ...]:
    """One for every rival and number of threads, in the order of the summary's columns."""
    return tuple(standing(mean, cases) for mean in geometric_means(cases))


def standing(mean: Mean, cases: Sequence[Case]) -> Standing:
    """Count the cases behind a mean."""
    met = {
        position: case.ratios[mean.rival]
        for position, case in enumerate(cases)
        if case.threads == mean.threads and mean.rival in case.ratios
    }
    behind = sorted(((p, ratio) for p, ratio in met.items() if ratio < LEVEL), key=lambda pair: pair[1])
    ahead = sum(ratio > 1 / LEVEL for ratio in met.values())
    level = len(met) - len(behind) - ahead
    return Standing(mean.rival, RIVALS.get(mean.rival, ""), mean.threads, mean.ratio, ahead, level, tuple(behind))
