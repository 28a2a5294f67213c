"""What a node of a loop tree does to one array: addresses, order and traffic, and how two such accounts become one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from polyxform.reuse.footprints import Box, box_of, grain_of, lines_of
from polyxform.reuse.levels import Level
from polyxform.reuse.model import Loop, Reference

MOST_STREAMS = 16
"""Streams that hardware prefetchers keep up with when each advances by a line or two at a time."""

LONG_STREAMS = 64
"""The same when each advances by LONG_BYTES at a time (stencils with 32 rows in turn on Zen 4)."""

LONG_BYTES = 512

GAP_BYTES = 256
"""Bytes left out that do not end a stream: the rim of a grid between its rows."""


class Footprint(NamedTuple):
    """What a reference touches while the axes of its terms run over `ranges`.

    ranges  values that the axis of each term takes
    box     addresses
    units   for each level, expected number of lines or pages
    grain   bytes by which the box moves inside a line (see footprints.grain_of)
    room    for each level, the part of the box that finds room when its rows fall on few sets
    """

    ranges: tuple[int, ...]
    box: Box
    units: tuple[float, ...]
    grain: int
    room: tuple[float, ...]

    @property
    def lines(self) -> float:
        """Expected number of lines of the nearest cache."""
        return self.units[0]


def footprint_of(
    reference: Reference, ranges: tuple[int, ...], steps: dict[str, int], levels: tuple[Level, ...]
) -> Footprint:
    """The footprint inside loops with the given steps; the last level holds addresses of pages, the others lines."""
    line, page = levels[0].unit, levels[-1].unit
    grain = grain_of(reference, steps, line)
    box, times = box_of(reference, ranges, line), 1
    lines = lines_of(box, line, grain)
    if reference.copies > 1:
        apart = box_of(reference, ranges, line, spread=False)
        separately = reference.copies * lines_of(apart, line, grain)
        if separately < lines:
            box, lines, times = apart, separately, reference.copies
    if reference.size and lines * line > reference.size:
        lines = max(1.0, reference.size / line)
    pages = min(lines, times * lines_of(box, page, grain))
    caches = len(levels) - 1
    room = tuple([level.room(box, lines) for level in levels]) if box.levels else (1.0,) * len(levels)
    return Footprint(ranges, box, (lines,) * caches + (pages,), grain, room)


class Cluster(NamedTuple):
    """Accesses to one array below a node.

    reference  the accesses with the largest footprint
    footprint  what one execution touches
    run        contiguous bytes that are accessed in order, in each of `streams` places in turn
    streams    places; runs in too many places do not grow any more
    crowded    for each level, whether lines are fetched again for want of room in their sets
    age        for each level, bytes touched between the last use of a line and its next one when the node runs again
    copies     threads that each have their own such box at the same time
    owners     leaves that the traffic belongs to
    traffic    [level][owner] lines or pages fetched into the level by one execution
    """

    reference: Reference
    footprint: Footprint
    run: int
    streams: float
    crowded: tuple[bool, ...]
    age: tuple[float, ...]
    copies: float
    owners: tuple[int, ...]
    traffic: tuple[tuple[float, ...], ...]

    def repeated(
        self, wide: Footprint, shift: int, trips: float, traffic: Sequence[float], sizes: tuple[float, ...]
    ) -> Cluster:
        """The cluster over `trips` iterations, each `shift` bytes further, which touch `sizes` bytes in all.

        Lines that every iteration uses are as young after the last one as after any other.
        """
        run, streams = self.run, self.streams
        if shift > run + GAP_BYTES:
            streams *= trips
        elif streams <= (LONG_STREAMS if run >= LONG_BYTES else MOST_STREAMS):
            run += shift * int(trips - 1)
        age = sizes if shift else self.age
        parts: tuple[tuple[float, ...], ...] = tuple([(total,) for total in traffic])
        if len(self.owners) > 1:
            parts = tuple([scaled(part, total) for part, total in zip(self.traffic, traffic, strict=True)])
        return Cluster(self.reference, wide, run, streams, self.crowded, age, self.copies, self.owners, parts)


def widened(cluster: Cluster, loop: Loop, values: int, steps: dict[str, int], levels: tuple[Level, ...]) -> Footprint:
    """The cluster's footprint over `values` consecutive values of the loop's axis."""
    reference, inner = cluster.reference, cluster.footprint
    if loop.axis not in reference.axes:
        return inner
    ranges = tuple(
        [
            values + max(0, covered - loop.step) if term.axis == loop.axis else covered
            for term, covered in zip(reference.terms, inner.ranges, strict=True)
        ]
    )
    wide = footprint_of(reference, ranges, steps, levels)
    if wide.lines >= inner.lines:
        return wide
    return wide._replace(units=tuple([max(pair) for pair in zip(wide.units, inner.units, strict=True)]))


def merged(first: Cluster, second: Cluster, survivals: Sequence[float]) -> Cluster:
    """One cluster for two, the second of which finds what survives in each level of the lines that they share."""
    shared = [min(pair) for pair in zip(first.footprint.units, second.footprint.units, strict=True)]
    traffic = []
    for index, survival in enumerate(survivals):
        fetched = sum(second.traffic[index])
        left = max(0.0, fetched - survival * first.footprint.room[index] * shared[index])
        traffic.append(first.traffic[index] + scaled(second.traffic[index], left))
    wider = first if first.footprint.lines >= second.footprint.lines else second
    older = max(first.age, second.age)
    return wider._replace(age=older, owners=first.owners + second.owners, traffic=tuple(traffic))


def merged_all(
    clusters: Sequence[Cluster], others: Sequence[Cluster], steps: dict[str, int], survivals: Sequence[float]
) -> list[Cluster]:
    """Both lists in one, clusters that the enclosing loops move together merged."""
    result = list(clusters)
    for cluster in others:
        position = partner(result, cluster, steps)
        if position < 0:
            result.append(cluster)
        else:
            result[position] = merged(result[position], cluster, survivals)
    return result


def partner(clusters: list[Cluster], cluster: Cluster, steps: dict[str, int]) -> int:
    """Position of a cluster of the same array that every enclosing loop moves by the same distance; -1 for none."""
    for position, other in enumerate(clusters):
        if other.reference.array != cluster.reference.array:
            continue
        if other.reference is cluster.reference or moves(other, steps) == moves(cluster, steps):
            return position
    return -1


def moves(cluster: Cluster, steps: dict[str, int]) -> frozenset[tuple[str, int, int, int]]:
    """How the loops around move the cluster: its terms on their axes."""
    return frozenset((t.axis, abs(t.stride), t.unit, t.limit) for t in cluster.reference.terms if t.axis in steps)


def scaled(parts: tuple[float, ...], total: float) -> tuple[float, ...]:
    """The parts, in proportion, with a new sum; all 0 when their sum was."""
    before = sum(parts)
    return tuple([part * total / before for part in parts]) if before else parts
