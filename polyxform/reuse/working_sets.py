"""Working sets of a loop tree, and the cache lines that it moves between storage levels.

Every loop is looked at from the inside out. For a cluster of accesses to one array, `lines` is what one execution of a
loop touches and `traffic` what it has to fetch into a cache that held none of it. A loop that repeats a body fetches
the body's traffic again each time, except for the lines that an iteration shares with the one before, if these survive
what the whole body touches in between: its working set. A loop whose own working set survives fetches every line once.

The original (see `polydl_model`) counts data between a source and a target of each dependence and packs these sets
into caches; here each reuse is weighed by the lines that it saves, at each loop, for reads and writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from polyxform.machine import Machine
from polyxform.reuse.clusters import Cluster, Footprint, footprint_of, merged_all, scaled, widened
from polyxform.reuse.footprints import shared_lines
from polyxform.reuse.levels import level_of, page_level
from polyxform.reuse.model import Loop, LoopKind, Node, Reference, Work

IN_REGISTERS = (LoopKind.UNROLLED, LoopKind.KERNEL)
"""Loops over which a target that does not depend on them stays in registers."""


class Frame(NamedTuple):
    """What encloses a node.

    steps       innermost enclosing step of each axis
    loops       enclosing loops, outermost first
    executions  times that one thread runs the node
    waiting     threads not yet given to a parallel loop (1: none)
    threads     threads that run the node
    shares      (axis, busiest threads' parts that make up all of it) of the enclosing parallel loops
    """

    steps: dict[str, int]
    loops: tuple[Loop, ...]
    executions: float
    waiting: float
    threads: float
    shares: tuple[tuple[str, float], ...]

    def inside(self, loop: Loop, share: float, trips: float) -> Frame:
        """The frame of the loop's body when `share` threads divide the loop and each runs `trips` iterations.

        The busiest one runs a whole number of them: 28 iterations are 7 times the 4 that one of 8 threads may run.
        """
        return Frame(
            {**self.steps, loop.axis: loop.step},
            (*self.loops, loop),
            self.executions * trips,
            self.waiting / share if loop.parallel else 1.0 if self.shares else self.waiting,
            self.threads * share,
            (*self.shares, (loop.axis, loop.extent / values_of(loop, share))) if share > 1 else self.shares,
        )

    def copies(self, reference: Reference) -> float:
        """Parts of the reference's array, each as large as the busiest thread's, that threads access apart."""
        copies = 1.0
        for axis, share in self.shares:
            if axis in reference.axes:
                copies *= share
        return copies


class Summary(NamedTuple):
    """Everything that is accessed below a node.

    clusters  by first access
    sizes     working set of one execution in each level, bytes
    apart     every cluster is of another array
    """

    clusters: tuple[Cluster, ...]
    sizes: tuple[float, ...]
    apart: bool


class Leaf(NamedTuple):
    """A statement of the tree and how often it runs: `frame.executions` visits by each of `frame.threads` threads."""

    work: Work
    frame: Frame


class Entry(NamedTuple):
    """A loop of the tree and what encloses it."""

    loop: Loop
    frame: Frame


class Reuse(NamedTuple):
    """A reuse carried by a loop outside kernels, in raw form (see model.WorkingSet); `sizes` by level."""

    axis: str
    depth: int
    array: str
    sizes: tuple[float, ...]
    lines: float


class Repetition(NamedTuple):
    """A loop about to be applied to the account of its body.

    loop    the loop
    frame   what encloses it
    trips   iterations of one thread
    sizes   working set of all iterations in each level, bytes
    after   for each level, what survives of it
    held    every level holds the working set of all iterations
    """

    loop: Loop
    frame: Frame
    trips: float
    sizes: tuple[float, ...]
    after: tuple[float, ...]
    held: bool


class Traversal:
    """One walk over a loop tree; `leaves`, `entries` and `reuses` fill up on the way."""

    def __init__(self, machine: Machine, threads: int) -> None:
        self.levels = (*(level_of(cache) for cache in machine.caches), page_level(machine.page_entries))
        self.ample = (1.0,) * len(self.levels)
        self.threads = threads
        self.leaves: list[Leaf] = []
        self.entries: list[Entry] = []
        self.reuses: list[Reuse] = []

    def run(self, roots: tuple[Node, ...], warm: bool) -> tuple[Cluster, ...]:
        """Traffic of the whole tree; with `warm`, of a later one of many runs over the same data."""
        frame = Frame({}, (), 1.0, float(self.threads), 1.0, ())
        summary = self.visit_body(roots, frame)
        if not warm:
            return summary.clusters
        survivals = self.survivals(summary.sizes)
        return tuple(rerun(cluster, survivals) for cluster in summary.clusters)

    def visit_body(self, body: tuple[Node, ...], frame: Frame) -> Summary:
        """Traffic of nodes that run one after another.

        Between a use in one node and the next use in a later one lie half of each of the two nodes' data on average,
        and all the data of nodes in between.
        """
        total = self.visit(body[0], frame)
        for position, node in enumerate(body[1:]):
            following = self.visit(node, frame)
            weight = 1.0 if position else 0.5
            between = [weight * a + 0.5 * b for a, b in zip(total.sizes, following.sizes, strict=True)]
            before, after = postponed(total, following.sizes), postponed(following, total.sizes)
            total = self.summary(merged_all(before, after, frame.steps, self.survivals(between)))
        return total

    def visit(self, node: Node, frame: Frame) -> Summary:
        """Traffic of one node."""
        return self.visit_loop(node, frame) if isinstance(node, Loop) else self.visit_work(node, frame)

    def visit_work(self, work: Work, frame: Frame) -> Summary:
        """Traffic of one visit to a statement."""
        self.leaves.append(Leaf(work, frame))
        clusters = [self.first_cluster(reference, frame) for reference in work.operation.references]
        account = self.summary(clusters)
        return account._replace(clusters=tuple([cluster._replace(age=account.sizes) for cluster in clusters]))

    def first_cluster(self, reference: Reference, frame: Frame) -> Cluster:
        """The accesses of the newest leaf to one array."""
        ranges = tuple([frame.steps.get(term.axis, 1) for term in reference.terms])
        footprint = footprint_of(reference, ranges, frame.steps, self.levels)
        return Cluster(
            reference,
            footprint,
            run=footprint.box.block,
            streams=1.0,
            crowded=(False,) * len(self.levels),
            age=(),
            copies=frame.copies(reference),
            owners=(len(self.leaves) - 1,),
            traffic=tuple([(count,) for count in footprint.units]),
        )

    def summary(self, clusters: Sequence[Cluster]) -> Summary:
        """The clusters with the size of their union in each level."""
        sizes = self.sizes(clusters, [cluster.footprint for cluster in clusters])
        apart = len({cluster.reference.array for cluster in clusters}) == len(clusters)
        return Summary(tuple(clusters), sizes, apart)

    def sizes(self, clusters: Sequence[Cluster], footprints: Sequence[Footprint]) -> tuple[float, ...]:
        """Bytes in each level of the footprints of the clusters; what threads share counts once in a shared level."""
        lines = pages = together = 0.0
        for cluster, footprint in zip(clusters, footprints, strict=True):
            lines += footprint.units[0]
            pages += footprint.units[-1]
            together += footprint.units[0] * cluster.copies
        caches = [level.unit * min(together, lines * level.sharing) for level in self.levels[:-1]]
        return (*caches, self.levels[-1].unit * pages)

    def survivals(self, sizes: Sequence[float]) -> tuple[float, ...]:
        """For each level, the part of a working set that is still there when it is used again."""
        return tuple([level.survival(size) for level, size in zip(self.levels, sizes, strict=True)])

    def visit_loop(self, loop: Loop, frame: Frame) -> Summary:
        """Traffic of one execution of a loop, by one of the threads that divide it."""
        self.entries.append(Entry(loop, frame))
        share = min(frame.waiting, float(loop.trips)) if loop.parallel else 1.0
        trips = max(1.0, loop.extent / loop.step / share)
        body = self.visit_body(loop.body, frame.inside(loop, share, trips))
        if trips == 1:
            return body
        wide = [widened(c, loop, values_of(loop, share), frame.steps, self.levels) for c in body.clusters]
        sizes = self.sizes(body.clusters, wide)
        after = self.survivals(sizes)
        repetition = Repetition(loop, frame, trips, sizes, after, min(after) == 1)
        clusters = [self.repeated(c, w, repetition) for c, w in zip(body.clusters, wide, strict=True)]
        if body.apart:
            return Summary(tuple(clusters), sizes, True)
        return self.summary(merged_all([], clusters, frame.steps, after))

    def repeated(self, cluster: Cluster, wide: Footprint, repetition: Repetition) -> Cluster:
        """The cluster over all iterations of a loop.

        `excess` is what counting new lines iteration by iteration finds too many: lines that are old friends of an
        iteration further back, and rows whose start inside a line is known for the loop but not for its body.
        """
        loop, frame, trips = repetition.loop, repetition.frame, repetition.trips
        inner = cluster.footprint
        shift = cluster.reference.shift(loop.axis, loop.step)
        if shift == 0 and cluster.reference.writes and loop.kind in IN_REGISTERS:
            return cluster._replace(footprint=wide)
        held = repetition.held and wide.room == self.ample
        inside = loop.kind in IN_REGISTERS
        if held and inside:
            return cluster.repeated(wide, shift, trips, wide.units, repetition.sizes)
        shared = self.shared(inner, shift, repetition.after[-1] < 1)
        if shared[0] > 0 and not inside:
            lines = shared[0] * (trips - 1) * frame.executions
            self.reuses.append(Reuse(loop.axis, len(frame.loops), cluster.reference.array, cluster.age, lines))
        if held:
            return cluster.repeated(wide, shift, trips, wide.units, repetition.sizes)
        traffic, crowded = [], cluster.crowded
        for index, survival in enumerate(repetition.after):
            whole, once = survival * wide.room[index], wide.units[index]
            if whole == 1:
                traffic.append(once)
                continue
            fetched, before = sum(cluster.traffic[index]), self.levels[index].survival(cluster.age[index])
            kept = before * shared[index]
            excess = max(0.0, trips * inner.units[index] - (trips - 1) * shared[index] - once)
            again = fetched + (trips - 1) * max(0.0, fetched - kept * inner.room[index]) - before * excess
            traffic.append(whole * once + (1 - whole) * max(once, again))
            if inner.room[index] < 1 and kept > fetched / 2:
                crowded = (*crowded[:index], True, *crowded[index + 1 :])
        if crowded is not cluster.crowded:
            cluster = cluster._replace(crowded=crowded)
        return cluster.repeated(wide, shift, trips, traffic, repetition.sizes)

    def shared(self, footprint: Footprint, shift: int, with_pages: bool) -> tuple[float, ...]:
        """For each level, lines or pages that a footprint shares with itself moved by `shift` bytes.

        Pages are counted `with_pages` only.
        """
        if shift == 0:
            return footprint.units
        box, grain = footprint.box, footprint.grain
        lines = min(footprint.units[0], shared_lines(box, shift, self.levels[0].unit, grain))
        pages = 0.0
        if with_pages:
            pages = min(footprint.units[-1], shared_lines(box, shift, self.levels[-1].unit, grain))
        return (lines,) * (len(self.levels) - 1) + (pages,)


def values_of(loop: Loop, share: float) -> int:
    """Values of the axis that the busiest of `share` threads runs a loop over."""
    return loop.extent if share == 1 else min(loop.extent, ceil(loop.trips / share) * loop.step)


def rerun(cluster: Cluster, survivals: Sequence[float]) -> Cluster:
    """The cluster's traffic when the run before left behind what survives of its footprint."""
    traffic = []
    footprint = cluster.footprint
    parts = zip(cluster.traffic, survivals, footprint.room, footprint.units, strict=True)
    for part, survival, room, count in parts:
        held = survival * room * count
        traffic.append(scaled(part, max(0.0, sum(part) - held)))
    return cluster._replace(traffic=tuple(traffic))


def postponed(summary: Summary, others: tuple[float, ...]) -> list[Cluster]:
    """The clusters of a node when other data are touched before the node runs again."""
    return [
        cluster._replace(age=tuple([age + other for age, other in zip(cluster.age, others, strict=True)]))
        for cluster in summary.clusters
    ]
