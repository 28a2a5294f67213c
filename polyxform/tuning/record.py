"""What is remembered of a measurement."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields

Sizes = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Record:
    """One measurement of one way to run a statement, side by side with the cost model's choice.

    identifier        unique among all machines
    time              when, UTC, ISO 8601
    name              for people: function or layer
    region            fingerprint
    sizes             as JSON: {"m": 512}
    statement         "S0"
    recipe            the way
    baseline          the cost model's way
    cpu               where: processor
    compiler          its version line
    flags             it was given
    threads           that the measured code ran on
    target            name of the machine that the code was made for
    version           of polyxform
    seconds           of one call, lower quartile; 0 when the way could not be run
    baseline_seconds  of the cost model's choice in the same run
    effort            seconds that the run was allowed to take
    samples           how many
    features          of the way, as JSON, for a learned ranking
    problem           why it could not be run, "" when it could
    """

    identifier: str
    time: str
    name: str
    region: str
    sizes: str
    statement: str
    recipe: str
    baseline: str
    cpu: str
    compiler: str
    flags: str
    threads: int
    target: str
    version: str
    seconds: float
    baseline_seconds: float
    effort: float
    samples: int
    features: str = "{}"
    problem: str = ""

    @property
    def gain(self) -> float:
        """How many times as fast as the cost model's choice; 0 when it could not be run."""
        return self.baseline_seconds / self.seconds if self.seconds > 0 else 0.0

    @property
    def values(self) -> tuple[object, ...]:
        """In the order of COLUMNS."""
        return astuple(self)


COLUMNS = tuple(field.name for field in fields(Record))


def sizes_text(sizes: Sizes) -> str:
    """Sizes as they are kept, in a fixed order."""
    return json.dumps(dict(sorted(sizes)))


def features_text(features: Mapping[str, float]) -> str:
    """Features as they are kept."""
    return json.dumps({name: float(f"{value:.5g}") for name, value in features.items()})


def sizes_of(text: str) -> Sizes:
    """Sizes from their kept form."""
    return tuple(json.loads(text).items())
