"""Rankings that are learned from measurements: linear in the features, so that a person can read them.

A ranking orders the ways of one statement, so only differences of features within a statement count.

regression  weights that predict the logarithm of the gain (ridge regression)
pairwise    weights that predict which of two ways is faster, as PolyDL's tournament does (logistic regression)

Both shrink towards nothing at all; with features scaled to unit deviation within a statement, one strength suits all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Examples = Sequence[tuple[Array, Array]]
"""For each statement the features of its ways, a row a way, and the logarithms of their gains."""
SHIPPED = Path(__file__).with_name("data") / "ranking.json"
RIDGE = 100.0
PENALTY = 30.0
NEWTON_STEPS = 20
NOISE = 0.01
"""Logarithmic gains that differ by less are equal: no pair of such ways is a right or a wrong answer."""


@dataclass(frozen=True)
class Ranking:
    """A learned ranking.

    kind      "regression" or "pairwise"
    features  names, in the order of the weights
    weights   for each feature
    """

    kind: str
    features: tuple[str, ...]
    weights: tuple[float, ...]

    def scores(self, ways: Sequence[Mapping[str, float]]) -> Array:
        """A number for each way, higher is better; it compares with other ways of the same statement only."""
        return np.asarray(matrix(ways, self.features) @ np.array(self.weights), dtype=np.float64)


def matrix(ways: Sequence[Mapping[str, float]], names: Sequence[str]) -> Array:
    """Features as an array, a row a way; a feature that a way does not have is 0."""
    return np.array([[way.get(name, 0.0) for name in names] for way in ways], dtype=np.float64)


def regression(examples: Examples) -> Array:
    """Weights that predict how far a way's gain lies above the mean of its statement's."""
    rows = np.vstack([centered(features) for features, _ in examples])
    gains = np.concatenate([centered(gains) for _, gains in examples])
    scale = deviations(rows)
    rows = rows / scale
    solved = np.linalg.solve(rows.T @ rows + RIDGE * np.eye(rows.shape[1]), rows.T @ gains)
    return np.asarray(solved / scale, dtype=np.float64)


def pairwise(examples: Examples) -> Array:
    """Weights whose difference between two ways tells which one is faster."""
    scale = deviations(np.vstack([centered(features) for features, _ in examples]))
    rows = np.vstack([differences(features, gains) for features, gains in examples]) / scale
    weights = np.zeros(rows.shape[1])
    for _ in range(NEWTON_STEPS):
        odds = 1.0 / (1.0 + np.exp(-np.clip(rows @ weights, -30, 30)))
        gradient = rows.T @ (1.0 - odds) - PENALTY * weights
        curvature = (rows * (odds * (1.0 - odds))[:, None]).T @ rows + PENALTY * np.eye(len(weights))
        weights = weights + np.linalg.solve(curvature, gradient)
    return np.asarray(weights / scale, dtype=np.float64)


def differences(features: Array, gains: Array) -> Array:
    """Features of the faster way less those of the slower one, for each pair that is no tie."""
    pairs = [features[i] - features[j] for i in range(len(gains)) for j in range(len(gains)) if faster(gains, i, j)]
    return np.array(pairs).reshape(len(pairs), features.shape[1])


def faster(gains: Array, one: int, other: int) -> bool:
    """Whether one way is faster than another by more than noise."""
    return bool(gains[one] - gains[other] > NOISE)


def centered(values: Array) -> Array:
    """Values less their mean within the statement."""
    return np.asarray(values - values.mean(axis=0), dtype=np.float64)


def deviations(rows: Array) -> Array:
    """Standard deviation of each feature, 1 for one that is the same everywhere."""
    found = rows.std(axis=0)
    return np.where(found > 1e-9, found, 1.0)


FITS = {"regression": regression, "pairwise": pairwise}


def read_ranking(path: Path = SHIPPED) -> Ranking | None:
    """The ranking that was found to be better than the cost model's on networks that it had not seen, if one was."""
    if not path.is_file():
        return None
    content = json.loads(path.read_text())
    best = content["best"]
    return Ranking(best, tuple(content["features"]), tuple(content["weights"][best])) if best in FITS else None
