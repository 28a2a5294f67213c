"""Ways of a library that are one reading in a report: the faster one counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polyxform.benchmarking.libraries import OTHER_BUILD
from polyxform.benchmarking.onednn_builds import find_builds
from polyxform.harness.measurements import Timing

READINGS = {
    "onednn_plain": ("onednn_plain", ""),
    "onednn_reorder": ("onednn_plain", "with reorders"),
    "onednn_blocked": ("onednn_any", "channels in blocks"),
    "onednn_images": ("onednn_any", "image by image"),
    "onednn_blocked_images": ("onednn_any", "channels in blocks, image by image"),
    "onednn_rows64": ("onednn_any", ""),
    "onednn_rows256": ("onednn_any", ""),
}
"""Ways that are one reading in a report, and what to say of them."""


def with_best_readings(others: Sequence[Timing]) -> tuple[Timing, ...]:
    """Each reading of a library by the build that is faster, and one reading for plain layouts in and out.

    Plain layouts are met by the library's own way or by reorders around its best, chains of operators as a whole or by
    blocks of rows, whichever is faster.
    """
    several = any(OTHER_BUILD in other.name for other in others)
    return tuple(as_reading(name, timing, several) for name, timing in fastest_by_reading(others).items())


def fastest_by_reading(others: Sequence[Timing]) -> dict[str, Timing]:
    """The way and the build that count for each reading."""
    readings: dict[str, list[Timing]] = {}
    for other in others:
        base = other.name.partition(OTHER_BUILD)[0]
        readings.setdefault(READINGS.get(base, (base, ""))[0], []).append(other)
    return {name: min(found, key=lambda timing: timing.best) for name, found in readings.items()}


def as_reading(name: str, timing: Timing, several: bool) -> Timing:
    """The times under the reading's name, with words on the way and, where there are several, the build."""
    base, _, version = timing.name.partition(OTHER_BUILD)
    words = (timing.about, READINGS.get(base, ("", ""))[1], version_words(version, several and "onednn" in base))
    return replace(timing, name=name, about=" ".join(filter(None, words)))


def version_words(version: str, several: bool) -> str:
    """Which of several builds of oneDNN it was, "" where there is one."""
    return f"(oneDNN {version or find_builds()[0].version})" if several else ""
