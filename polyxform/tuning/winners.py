"""From measurements to choices: the fastest way of each statement, as later compilations take it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from polyxform.options import Tuned
from polyxform.tuning.database import opened
from polyxform.tuning.place import Place
from polyxform.tuning.record import Record, sizes_of

WORTH_IT = 1.02
"""A way must be so many times as fast as another that the model prefers to be taken instead: less is within the noise,
and would be another way in the next search."""
Key = tuple[str, str, str, int, str]


def tuned_at(path: Path, place: Place) -> tuple[Tuned, ...]:
    """What was measured at a place to be best; nothing when there are no measurements. EnvironmentFault PX603."""
    if not path.is_file():
        return ()
    with opened(path) as database:
        condition = "cpu = ? AND compiler = ? AND version = ?"
        found = database.select(condition, (place.cpu, place.compiler, place.version))
    return tuple(choice_of(records) for records in grouped(found).values() if any(r.seconds for r in records))


def key_of(record: Record) -> Key:
    """What a record is about."""
    return record.region, record.sizes, record.statement, record.threads, record.target


def grouped(records: Iterable[Record]) -> Mapping[Key, list[Record]]:
    """Records by what they are about, those of the same key in their order."""
    ordered = sorted(records, key=key_of)
    return {key: list(group) for key, group in groupby(ordered, key_of)}


def winner(records: Iterable[Record]) -> Record:
    """The best measurement of one key, if it is fast enough to be worth a change, else one of the model's choice.

    Only measurements beside the model's last choice can win. The fastest is looked for among those with the most
    effort; of those that are as fast within the noise, the one that the model predicts to be the fastest is taken, so
    that a search on other workers or on another day comes to the same. ValueError without a measurement.
    """
    usable = [record for record in records if record.seconds > 0]
    latest = [record for record in usable if record.baseline == usable[-1].baseline]
    others = [record for record in standing(latest) if record.recipe != record.baseline]
    most = max((record.effort for record in others), default=0.0)
    best = max((r for r in others if r.effort == most), key=lambda record: record.gain, default=None)
    if best is not None and best.gain >= WORTH_IT:
        return min((record for record in others if is_level(record, best)), key=preference)
    return next((record for record in reversed(latest) if record.recipe == record.baseline), latest[-1])


def is_level(record: Record, best: Record) -> bool:
    """Whether a way is worth a change and as fast as the best one, within the noise."""
    return record.gain >= WORTH_IT and best.gain / WORTH_IT <= record.gain <= best.gain * WORTH_IT


def preference(record: Record) -> tuple[float, float, float]:
    """Order among equally fast ways: time by the cost model, where a record has it, then what was measured."""
    return float(json.loads(record.features).get("time", math.inf)), -record.effort, -record.gain


def standing(records: Iterable[Record]) -> list[Record]:
    """For each way the measurement with the most effort, the last one of several."""
    found: dict[str, Record] = {}
    for record in records:
        known = found.get(record.recipe)
        if known is None or record.effort >= known.effort:
            found[record.recipe] = record
    return list(found.values())


def choice_of(records: list[Record]) -> Tuned:
    """The option that makes compilations follow the winner."""
    best = winner(records)
    return Tuned(
        best.region, sizes_of(best.sizes), best.threads, best.target, best.statement, best.recipe, story(best, records)
    )


def story(best: Record, records: list[Record]) -> str:
    """Where a choice comes from, in words."""
    ways = len({record.recipe for record in records})
    threads = "1 thread" if best.threads == 1 else f"{best.threads} threads"
    if best.recipe == best.baseline:
        return f"the cost model's choice, the best of {ways} on {threads}"
    return f"{best.gain:.2f} times as fast as the cost model's choice, the best of {ways} on {threads}"
