"""From measurements to choices: the fastest way of each statement, as later compilations take it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from polyxform.options import Tuned
from polyxform.tuning.database import opened
from polyxform.tuning.place import Place
from polyxform.tuning.record import Record, sizes_of

WORTH_IT = 1.01
"""A way must be so many times as fast as the model's choice to be taken instead: less is within the noise."""
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

    Only measurements with the most effort can win, and only those beside the model's last choice. ValueError without
    a measurement.
    """
    usable = [record for record in records if record.seconds > 0]
    latest = [record for record in usable if record.baseline == usable[-1].baseline]
    others = [record for record in standing(latest) if record.recipe != record.baseline]
    most = max((record.effort for record in others), default=0.0)
    best = max((r for r in others if r.effort == most), key=lambda record: record.gain, default=None)
    if best is not None and best.gain >= WORTH_IT:
        return best
    return next((record for record in reversed(latest) if record.recipe == record.baseline), latest[-1])


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
