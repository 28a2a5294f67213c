"""Rooflines: what a kernel reaches over what it computes for each byte, below what the machine allows.

After Williams, Waterman and Patterson, "Roofline: an insightful visual performance model", CACM 2009. The bytes are
those of the arrays, each counted once, which is the least that has to come from memory.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from polyxform.harness.measurements import Case, Timing

WIDTH, HEIGHT = 900, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 20, 24, 44


@dataclass(frozen=True)
class Tick:
    """A line of the grid with its label; coordinates in the drawing."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float
    anchor: str
    text: str


@dataclass(frozen=True)
class Point:
    """An implementation of a case: where it is drawn, "ours" or "other", and its words."""

    x: float
    y: float
    tone: str
    text: str


@dataclass(frozen=True)
class Roofline:
    """A drawing of the cases that share element type and number of threads.

    title   which cases
    roof    corners as SVG takes them
    ticks   grid
    points  implementations
    """

    title: str
    roof: str
    ticks: tuple[Tick, ...]
    points: tuple[Point, ...]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Axis:
    """A logarithmic axis: values from `low` to `high` fall on positions from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Position of a value, those outside on the border."""
        bounded = min(max(value, self.low), self.high)
        share = math.log(bounded / self.low) / math.log(self.high / self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def decades(self) -> list[float]:
        """The powers of ten on it."""
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        return [10.0**power for power in range(first, last + 1)]


def rooflines(cases: Sequence[Case]) -> tuple[Roofline, ...]:
    """A drawing for each element type and number of threads; cases without operations or peaks are left out."""
    fit = [case for case in cases if case.operations and case.data_bytes and case.ours and case.peaks.bandwidth]
    keys = dict.fromkeys((case.element, case.threads) for case in fit)
    return tuple(roofline([c for c in fit if (c.element, c.threads) == key], *key) for key in keys)


def roofline(cases: Sequence[Case], element: str, threads: int) -> Roofline:
    """One drawing."""
    peak = max(case.peaks.gflops for case in cases)
    bandwidth = max(case.peaks.bandwidth for case in cases)
    intensities = [intensity(case) for case in cases]
    ridge = peak / bandwidth
    across = Axis(min(*intensities, ridge) / 3, max(*intensities, ridge) * 3, LEFT, WIDTH - RIGHT)
    rates = [rate(case, timing) for case in cases for timing in shown(case)]
    up = Axis(min(rates) / 2, max(peak, *rates) * 1.5, HEIGHT - BOTTOM, TOP)
    corners = [(x, min(peak, x * bandwidth)) for x in (max(across.low, up.low / bandwidth), ridge, across.high)]
    words = f"{element}, {threads} thread{'s' if threads > 1 else ''}: {peak:.0f} GFLOP/s, {bandwidth:.0f} GB/s"
    points = tuple(point(case, timing, across, up) for case in cases for timing in shown(case))
    roof = " ".join(f"{across.place(x)},{up.place(y)}" for x, y in corners)
    return Roofline(words, roof, (*columns(across), *rows(up)), points)


def intensity(case: Case) -> float:
    """Operations a byte."""
    return (case.operations or 0) / case.data_bytes


def rate(case: Case, timing: Timing) -> float:
    """GFLOP/s of an implementation."""
    return (case.operations or 0) / timing.best / 1e9


def shown(case: Case) -> tuple[Timing, ...]:
    """Ours and the fastest rival."""
    fastest = min(case.others, key=lambda timing: timing.best, default=None)
    return tuple(timing for timing in (fastest, case.ours) if timing is not None)


def point(case: Case, timing: Timing, across: Axis, up: Axis) -> Point:
    """An implementation's place."""
    tone = "ours" if timing is case.ours else "other"
    words = f"{case.name}, {timing.name}: {rate(case, timing):.1f} GFLOP/s, {intensity(case):.3g} operations a byte"
    return Point(across.place(intensity(case)), up.place(rate(case, timing)), tone, words)


def columns(across: Axis) -> list[Tick]:
    """Upright grid lines."""
    low, high = TOP, HEIGHT - BOTTOM
    places = [(across.place(value), value) for value in across.decades()]
    return [Tick(x, low, x, high, x, high + 16, "middle", f"{value:g}") for x, value in places]


def rows(up: Axis) -> list[Tick]:
    """Level grid lines."""
    places = [(up.place(value), value) for value in up.decades()]
    return [Tick(LEFT, y, WIDTH - RIGHT, y, LEFT - 6, y + 4, "end", f"{value:g}") for y, value in places]
