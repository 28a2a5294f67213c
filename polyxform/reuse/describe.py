"""Estimates as rows of text for reports."""

from __future__ import annotations

from collections.abc import Iterable

from polyxform.reuse.model import Estimate, LevelTraffic, WorkingSet

SECONDS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns"))
SHOWN = 2.0
"""Times as long as a cause counts for that it takes by itself, from which on that is worth a word."""
BYTES = ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB"))

Row = tuple[str, ...]


def describe(estimate: Estimate) -> tuple[Row, ...]:
    """Rows (subject, quantity, remark): the time and its causes, traffic by level, and the working sets."""
    return (
        ("time", seconds_text(estimate.seconds), f"{estimate.efficiency:.0%} of the multiply-add peak"),
        *cause_rows(estimate),
        *(traffic_row(level) for level in estimate.traffic),
        *working_set_rows(estimate),
    )


def cause_rows(estimate: Estimate) -> tuple[Row, ...]:
    """The causes that make up at least a hundredth of the time, in the order of the estimate."""
    alone = dict(estimate.alone)
    return tuple(
        (
            f"  {cause}",
            seconds_text(seconds),
            f"{seconds / estimate.seconds:.0%} of the time{hidden(seconds, alone.get(cause, 0))}",
        )
        for cause, seconds in estimate.causes
        if seconds >= 0.01 * estimate.seconds
    )


def hidden(seconds: float, alone: float) -> str:
    """What a cause would take by itself, where another one hides most of that."""
    return f"; {seconds_text(alone)} by itself" if alone > SHOWN * seconds else ""


def traffic_row(level: LevelTraffic) -> Row:
    """What comes from one level, the arrays with the most bytes first."""
    total = level.fetched + level.stored
    parts = sorted(level.arrays, key=lambda part: -part[1])
    shares = (
        ", ".join(f"{array} {share:.0%}" for array, size in parts if (share := size / total) >= 0.005) if total else ""
    )
    return (f"from {level.source}", bytes_text(total), shares)


def working_set_rows(estimate: Estimate) -> tuple[Row, ...]:
    """For each array and each level that holds something, the reuse that saves most there."""
    best: dict[tuple[str, str], WorkingSet] = {}
    for candidate in estimate.working_sets:
        key = (candidate.holder, candidate.array)
        if key not in best or candidate.reused > best[key].reused:
            best[key] = candidate
    return tuple(working_set_row(chosen) for chosen in sorted(best.values(), key=lambda chosen: chosen.size))


def working_set_row(chosen: WorkingSet) -> Row:
    """One reuse in words."""
    return (
        f"{chosen.array} over '{chosen.axis}'",
        f"{bytes_text(chosen.size)} in {chosen.holder}",
        f"{bytes_text(chosen.reused)} used again",
    )


def compare(chosen: Estimate, other: Estimate) -> tuple[Row, ...]:
    """Rows (subject, chosen, runner-up): time, causes and traffic of two candidates side by side."""
    rows: list[Row] = [("time", seconds_text(chosen.seconds), seconds_text(other.seconds))]
    for (cause, one), (_, two) in zip(chosen.causes, other.causes, strict=True):
        rows.append((f"  {cause}", seconds_text(one), seconds_text(two)))
    for near, far in zip(chosen.traffic, other.traffic, strict=True):
        rows.append((f"from {near.source}", *(bytes_text(level.fetched + level.stored) for level in (near, far))))
    return tuple(rows)


def seconds_text(seconds: float) -> str:
    """A time with three digits and a fitting unit: "1.25 ms"."""
    return scaled_text(seconds, SECONDS, "s")


def bytes_text(size: float) -> str:
    """An amount of data with three digits and a fitting unit: "1.5 MiB"."""
    return scaled_text(size, BYTES, "B")


def scaled_text(value: float, units: Iterable[tuple[float, str]], smallest: str) -> str:
    """The value in the largest unit that it reaches."""
    for size, unit in units:
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value:.3g} {smallest}"


def comparison(apart: Estimate, together: Estimate, sharing: str) -> str:
    """Two ways to run nests in one clause: time, and bytes from behind the nearest cache."""
    return f"joined {sharing} {in_short(together)}; apart {in_short(apart)}"


def in_short(estimate: Estimate) -> str:
    """Time and traffic of an estimate in one clause."""
    moved = ", ".join(f"{bytes_text(level.fetched + level.stored)} from {level.source}" for level in estimate.traffic)
    return f"{seconds_text(estimate.seconds)}, {moved}"
