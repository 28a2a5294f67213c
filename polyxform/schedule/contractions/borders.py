"""Tiles of rows at the border of an image, where some taps of a filter reach over the edge.

Before (pad 1, 3 taps)                         After, tiles of 14 rows

    for (oi = 0; oi < 56; oi++)                first tile: rows 1..13 take part in tap 0, all in taps 1 and 2
      for (ki = 0; ki < 3; ki++)               tiles 2 and 3: all rows in all taps
        if (0 <= oi + ki - 1 < 56)             last tile: rows 0..12 take part in tap 2, all in taps 0 and 1
          out[oi] += in[oi + ki - 1] * f[ki];

Tiles with the same taps for the same rows form a run, so that one kernel serves them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, pairwise

import islpy as isl

from polyxform.polyhedra import at_value, constant_bounds
from polyxform.schedule.nest import TileRun

Span = tuple[int, int]


def split_at_borders(runs: Iterable[TileRun], domain: isl.Set, row: int, reduction: int) -> tuple[TileRun, ...]:
    """Runs of tiles along `row`, split wherever the rows that take part in the values of `reduction` change.

    Both dimensions have known bounds. Raises ValueError otherwise.
    """
    spans = active_rows(domain, row, reduction)
    start = bounds_of(domain, row)[0]
    tiles = ((size, signature(spans, first, size)) for first, size in tiles_of(runs, start))
    return tuple(TileRun(size, len(list(group))) for (size, _), group in groupby(tiles))


def active_rows(domain: isl.Set, row: int, reduction: int) -> Mapping[int, Span]:
    """For each value of the reduction the first and last row that takes part; values without any are left out."""
    first, last = bounds_of(domain, reduction)
    found = {value: at_value(domain, reduction, value) for value in range(first, last + 1)}
    return {value: bounds_of(part, row) for value, part in found.items() if not part.is_empty()}


def parts_alike(domain: isl.Set, dimension: int, reduction: int) -> tuple[int, ...]:
    """How many neighbors along a dimension, from the first one on, take part in the same values of a reduction.

    Both dimensions have known bounds. Raises ValueError otherwise.
    """
    first, last = bounds_of(domain, dimension)
    spans = active_rows(domain, dimension, reduction).values()
    cuts = sorted({first, last + 1, *(low for low, _ in spans), *(high + 1 for _, high in spans)})
    return tuple(beyond - start for start, beyond in pairwise(cuts))


def bounds_of(domain: isl.Set, dimension: int) -> Span:
    """First and last value of a dimension; ValueError when they are not known."""
    bounds = constant_bounds(domain, dimension)
    if bounds is None:
        raise ValueError(f"dimension {dimension} has no constant bounds")
    return bounds


def tiles_of(runs: Iterable[TileRun], start: int) -> Iterator[tuple[int, int]]:
    """(first row, size) of every tile."""
    for run in runs:
        for _ in range(run.count or 0):
            yield start, run.size
            start += run.size


def signature(spans: Mapping[int, Span], first: int, size: int) -> tuple[tuple[int, Span], ...]:
    """The rows of a tile that take part in each value of the reduction, counted from the tile's first."""
    last = first + size - 1
    return tuple((value, (max(low, first) - first, min(high, last) - first)) for value, (low, high) in spans.items())
