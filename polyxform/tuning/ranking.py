"""Rankings that are learned from measurements, with a weight for each of a few numbers, so that a person can read them.

A ranking orders the ways of one statement, so only differences within a statement count.

regression  weights of features that predict the logarithm of the gain (ridge regression)
pairwise    weights of features that predict which of two ways is faster, as PolyDL's tournament does (logistic
            regression)
corrected   the cost model with a factor for each of the causes that its time is made of, chosen so that of two ways the
            faster one is predicted to be faster (`corrected.py`)

The first two shrink towards nothing at all, with features scaled to unit deviation within a statement, so that one
strength suits all; the third shrinks towards the cost model.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from polyxform.tuning.corrected import causes, corrections

Array = NDArray[np.float64]
Examples = Sequence[tuple[Array, Array]]
"""For each statement the features of its ways, a row a way, and the logarithms of their gains."""
SHIPPED = Path(__file__).with_name("data") / "ranking.json"
CORRECTED = "corrected"
RIDGE = 100.0
PENALTY = 30.0
NEWTON_STEPS = 20
NOISE = 0.03
"""Logarithmic gains that differ by less are equal: no pair of such ways is a right or a wrong answer.

Twice the standard deviation of the difference of two gains, 0.014: found from 110 gains of ways that one sweep over ten
layers measured more than once.
"""


@dataclass(frozen=True)
class Ranking:
    """A learned ranking.

    kind      "regression", "pairwise" or "corrected"
    features  names, in the order of the weights; a corrected cost model has names of its own in their place
    weights   for each feature
    """

    kind: str
    features: tuple[str, ...]
    weights: tuple[float, ...]

    def scores(self, ways: Sequence[Mapping[str, float]]) -> Array:
        """A number for each way, higher is better; it compares with other ways of the same statement only."""
        rows = table(self.kind, ways, self.features) @ np.array(self.weights)
        return np.asarray(-np.log(rows) if self.kind == CORRECTED else rows, dtype=np.float64)


def table(kind: str, ways: Sequence[Mapping[str, float]], names: Sequence[str]) -> Array:
    """What a kind of ranking has weights for, a row a way."""
    return causes(ways) if kind == CORRECTED else matrix(ways, names)


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


def correction(examples: Examples) -> Array:
    """Factors for the causes of the cost model's time."""
    return corrections(paired(examples))


def paired(examples: Examples) -> tuple[Array, Array]:
    """Rows of the faster and of the slower way, for each pair that is no tie."""
    width = range(examples[0][0].shape[1])
    pairs = [
        (rows[i], rows[j])
        for rows, gains in examples
        for i in range(len(gains))
        for j in range(len(gains))
        if faster(gains, i, j)
    ]
    shape = (len(pairs), len(width))
    return np.array([one for one, _ in pairs]).reshape(shape), np.array([two for _, two in pairs]).reshape(shape)


FITS = {"regression": regression, "pairwise": pairwise, CORRECTED: correction}


def read_ranking(path: Path = SHIPPED) -> Ranking | None:
    """The ranking that was found to be better than the cost model's on networks that it had not seen, if one was."""
    if not path.is_file():
        return None
    content = json.loads(path.read_text())
    best = content["best"]
    return Ranking(best, tuple(content["features"]), tuple(content["weights"][best])) if best in FITS else None
