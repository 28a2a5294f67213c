"""How far a way is ahead of the cost model's choice, as processes in which both take turns agree on it.

Where pages of arrays come to lie moves the ratio of two ways by some percent from one process to the next, and large
results wait for the memory's other users for seconds at a time. So the ratio of each process is one number, and a lead
counts where it exceeds what these numbers differ by.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from dataclasses import dataclass

FEWEST, MOST = 3, 9
"""Processes for one way."""
LEVEL = 1.005
"""Leads that are surely smaller than this are not looked at any longer."""
STUDENT = (math.inf, 12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31)
"""Two-sided 95% limits of Student's distribution for 0, 1, 2, ... degrees of freedom."""


@dataclass(frozen=True)
class Lead:
    """How many times as fast as the choice a way was.

    gains  one a process, not empty, above 0
    """

    gains: tuple[float, ...]

    @property
    def gain(self) -> float:
        """The geometric mean."""
        return statistics.geometric_mean(self.gains)

    @property
    def noise(self) -> float:
        """Half of the 95% confidence interval of the mean, as a logarithm: nearly a relative difference."""
        if len(self.gains) < 2:
            return math.inf
        deviation = statistics.stdev(math.log(gain) for gain in self.gains)
        return STUDENT[len(self.gains) - 1] * deviation / math.sqrt(len(self.gains))

    @property
    def is_proven(self) -> bool:
        """Whether the way is faster than the choice, beyond noise."""
        return math.log(self.gain) > self.noise

    @property
    def is_settled(self) -> bool:
        """Whether it is, or cannot be by more than what is level."""
        return self.is_proven or math.log(self.gain) + self.noise < math.log(LEVEL)


def lead(measured_again: Callable[[], float]) -> Lead | None:
    """Measure in one process after the other until the lead is settled; None where a process brings no gain."""
    gains: list[float] = []
    while len(gains) < FEWEST or (len(gains) < MOST and not Lead(tuple(gains)).is_settled):
        gains.append(measured_again())
        if gains[-1] <= 0:
            return None
    return Lead(tuple(gains))
