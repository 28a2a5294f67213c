"""The cost model with factors for the causes of its time, learned from which of two ways was measured to be faster.

The model's constants were fitted on single kernels; how far traffic hides behind arithmetic, and what a copy costs,
they tell only roughly. A factor for each cause keeps the model's form, so that little can go wrong on other networks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
PLAIN = ("compute", "L2", "L3", "memory", "pages", "loops")
NAMES = (*PLAIN, "rest", "L3 with copies", "memory with copies", "copies", "turned copies")
"""Causes; traffic counts apart where an operand is copied first, and a copy costs a share of the arithmetic's time."""
COPY_SHARE = 0.02
START = np.array([1.0] * 9 + [COPY_SHARE] * 2)
"""The cost model as it is, with a little for each copy."""
SPREAD = 0.03
"""Predicted times that differ by this much, as logarithms, put the right way first in 73 of 100 cases."""
LOYALTY = 1.0
"""Loss for a factor of e in one of the factors; a pair in the wrong order by SPREAD costs 1.3."""
FIRST_STEP, LAST_STEP, SWEEPS = 0.7, 0.02, 80


def causes(ways: Sequence[Mapping[str, float]]) -> Array:
    """The causes of each way's predicted time in units of the arithmetic's ideal time, a row a way."""
    return np.array([row(way) for way in ways], dtype=np.float64)


def row(way: Mapping[str, float]) -> list[float]:
    """One way's causes in the order of NAMES."""
    plain = {name: way.get(f"time {name}", 0.0) for name in PLAIN}
    rest = max(2 ** way["time"] - sum(plain.values()), 0.0)
    copied = way.get("packed", 0.0)
    turned = copied * way.get("turned", 0.0)
    apart = [copied * plain["L3"], copied * plain["memory"]]
    plain |= {name: (1 - copied) * plain[name] for name in ("L3", "memory")}
    return [*plain.values(), rest, *apart, copied, turned]


def corrections(pairs: tuple[Array, Array]) -> Array:
    """Factors that predict the faster way of each pair to be faster, at the least distance from the model's own.

    `pairs` are the causes of the faster and of the slower ways. Descent along one logarithm after the other, for which
    the loss is smooth and has few dimensions; the factor of arithmetic is 1, as only proportions count.
    """
    logs = np.log(START)
    least = loss(logs, pairs)
    steps = np.full(len(logs), FIRST_STEP)
    for _ in range(SWEEPS):
        for position in range(1, len(logs)):
            logs, least, moved = step(logs, least, position, steps[position], pairs)
            steps[position] *= 1.2 if moved else 0.6
        if steps[1:].max() < LAST_STEP:
            break
    return np.asarray(np.exp(logs), dtype=np.float64)


def step(
    logs: Array, least: float, position: int, size: float, pairs: tuple[Array, Array]
) -> tuple[Array, float, bool]:
    """A step up or down along one logarithm, if it makes the loss smaller."""
    for distance in (size, -size):
        changed = logs.copy()
        changed[position] += distance
        found = loss(changed, pairs)
        if found < least:
            return changed, found, True
    return logs, least, False


def loss(logs: Array, pairs: tuple[Array, Array]) -> float:
    """How often, and by how much, the faster way is predicted to be slower, and how far the factors are from START."""
    fast, slow = (np.log(rows @ np.exp(logs)) for rows in pairs)
    wrong = np.log1p(np.exp(np.clip((fast - slow) / SPREAD, -30, 30))).sum()
    return float(wrong + LOYALTY * ((logs - np.log(START)) ** 2).sum())
