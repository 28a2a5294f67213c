"""What a campaign has found so far, one line of JSON a batch."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

from tests.fuzz.campaign import Batch


def append(path: Path, batch: Batch) -> None:
    """Write a batch down."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(batch)) + "\n")


def read(path: Path) -> dict[int, Batch]:
    """The batches by their first seed, the latest of each; lines that are cut off or of an older form do not count."""
    found: dict[int, Batch] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            values = json.loads(line)
            batch = Batch(**{field.name: as_tuples(values[field.name]) for field in fields(Batch)})
        except (ValueError, KeyError):
            continue
        found[batch.seed] = batch
    return found


def as_tuples(value: object) -> object:
    """JSON's lists as the tuples that they were."""
    return tuple(as_tuples(item) for item in value) if isinstance(value, list) else value


def summary(batches: Iterable[Batch]) -> str:
    """One line for the totals."""
    batches = list(batches)
    refused: Counter[str] = Counter(code for batch in batches for _, code in batch.refused)
    seconds = sum(batch.seconds / batch.jobs for batch in batches)
    codes = ", ".join(f"{code} x{times}" for code, times in sorted(refused.items())) or "none"
    return (
        f"{sum(batch.count for batch in batches)} programs, {sum(batch.rewritten for batch in batches)} rewritten, "
        f"left alone: {codes}; {sum(len(batch.unproven) for batch in batches)} unproven, "
        f"{sum(len(batch.wrong) for batch in batches)} wrong, {seconds:.0f} s"
        f" with {max((batch.jobs for batch in batches), default=1)} at once"
    )
