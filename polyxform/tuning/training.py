"""Learn rankings from measurements, and find out what they are worth on networks that they have not seen."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from polyxform.reuse.polydl_model import ranks
from polyxform.schedule.choice.alternatives import PAPER
from polyxform.tuning.database import imported
from polyxform.tuning.ranking import FITS, Array, Ranking, faster, table
from polyxform.tuning.record import Record
from polyxform.tuning.winners import grouped, standing

SHIPPED_DATA = Path(__file__).with_name("data") / "measurements.jsonl.gz"
MODEL, PUBLISHED, RANDOM = "cost model", "PolyDL's model", "random choice"
Scores = Callable[["Contest"], Array]


@dataclass(frozen=True)
class Contest:
    """The measured ways of one statement.

    network   that it belongs to
    features  of each way
    gains     logarithm of each way's gain over the cost model's choice
    """

    network: str
    features: tuple[Mapping[str, float], ...]
    gains: Array


@dataclass(frozen=True)
class Verdict:
    """What a ranking is worth on statements that it was not made from.

    name      of the ranking
    quality   speed of its choice over that of the best measured way, geometric mean; ties count by their mean
    accuracy  pairs of ways, not equal within the noise, that it puts in the right order; a tie is half right
    worst     lowest quality of a statement
    """

    name: str
    quality: float
    accuracy: float
    worst: float


def shipped_records() -> list[Record]:
    """The measurements that come with the program, in the form that `tune --export` writes."""
    return imported(gzip.decompress(SHIPPED_DATA.read_bytes()).decode(), str(SHIPPED_DATA))


def contests(records: Sequence[Record]) -> list[Contest]:
    """Statements with at least two measured ways."""
    found = []
    for group in grouped(record for record in records if record.seconds > 0).values():
        ways = standing(group)
        if len(ways) > 1:
            features = tuple(json.loads(way.features) for way in ways)
            gains = np.log([way.gain for way in ways])
            found.append(Contest(network_of(ways[0].name), features, gains))
    return found


def network_of(name: str) -> str:
    """The network that a layer belongs to: "googlenet" for "googlenetv1_05", "resnet" for "resnet50:resnet_01"."""
    return re.sub(r"(v?\d|_).*", "", name.partition(":")[0])


def feature_names(found: Sequence[Contest]) -> tuple[str, ...]:
    """Features that rankings are learned from."""
    return tuple(sorted({name for contest in found for way in contest.features for name in way} - {PAPER}))


def fitted(kind: str, found: Sequence[Contest], names: tuple[str, ...]) -> Ranking:
    """A ranking learned from some statements."""
    weights = FITS[kind]([(table(kind, contest.features, names), contest.gains) for contest in found])
    return Ranking(kind, names, tuple(float(f"{weight:.6g}") for weight in weights))


def evaluated(found: Sequence[Contest]) -> list[Verdict]:
    """Every ranking on every network, the learned ones each time made from all other networks."""
    names = feature_names(found)
    verdicts = [verdict(MODEL, found, by_model)]
    if all(PAPER in way for contest in found for way in contest.features):
        verdicts.append(verdict(PUBLISHED, found, by_paper))
    verdicts.append(verdict(RANDOM, found, lambda contest: np.zeros(len(contest.gains))))
    return [*(verdict(kind, found, held_out(kind, found, names)) for kind in FITS), *verdicts]


def by_model(contest: Contest) -> Array:
    """The cost model's order: predicted time."""
    return np.array([-way["time"] for way in contest.features])


def by_paper(contest: Contest) -> Array:
    """The order of PolyDL's model as published; equal costs are ties."""
    return -np.array(ranks([way[PAPER] for way in contest.features]))


def held_out(kind: str, found: Sequence[Contest], names: tuple[str, ...]) -> Scores:
    """A learned order that has not seen the network that it is asked about."""
    networks = sorted({contest.network for contest in found})
    made = {
        network: fitted(kind, [contest for contest in found if contest.network != network], names)
        for network in networks
    }
    return lambda contest: made[contest.network].scores(contest.features)


def verdict(name: str, found: Sequence[Contest], scores: Scores) -> Verdict:
    """How good an order is."""
    pairs = [(contest.gains, scores(contest)) for contest in found]
    qualities = [chosen_gain(gains, order) - gains.max() for gains, order in pairs]
    answers = [answer for gains, order in pairs for answer in right_answers(gains, order)]
    return Verdict(
        name,
        float(np.exp(np.mean(qualities))),
        float(np.mean(answers)) if answers else 0.0,
        float(np.exp(min(qualities))),
    )


def chosen_gain(gains: Array, order: Array) -> float:
    """Logarithmic gain of the first way; the mean over ways that share the first place."""
    return float(gains[order == order.max()].mean())


def right_answers(gains: Array, order: Array) -> list[float]:
    """For each pair that is no tie: 1 for the right order, 0 for the wrong one, 1/2 for none."""
    places = range(len(gains))
    return [
        0.5 if order[i] == order[j] else float(order[i] > order[j])
        for i in places
        for j in places
        if faster(gains, i, j)
    ]


def ranking_text(found: Sequence[Contest], verdicts: Sequence[Verdict]) -> str:
    """Weights learned from everything, and what they were found to be worth, as JSON.

    "best" names the order with the highest quality: a learned one is used only if it is better than the model's.
    """
    names = feature_names(found)
    known = sorted((one for one in verdicts if one.name in (*FITS, MODEL)), key=lambda one: one.name != MODEL)
    weights = {kind: fitted(kind, found, names).weights for kind in FITS}
    held = {one.name: {"quality": round(one.quality, 4), "accuracy": round(one.accuracy, 4)} for one in verdicts}
    best = max(known, key=lambda one: one.quality).name
    content = {"best": best, "held out": held, "statements": len(found), "features": names, "weights": weights}
    return json.dumps(content, indent=1) + "\n"
