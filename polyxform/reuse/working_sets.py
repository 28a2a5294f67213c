"""Working sets of a loop tree, and the cache lines that it moves between storage levels.

Every loop is looked at from the inside out. For a cluster of accesses to one array, `lines` is what one execution of a
loop touches and `traffic` what it has to fetch into a cache that held none of it. A loop that repeats a body fetches
the body's traffic again each time, except for the lines that an iteration shares with the one before, if these survive
what the whole body touches in between: its working set. A loop whose own working set survives fetches every line once.

The original (see `polydl_model`) counts data between a source and a target of each dependence and packs these sets
into caches; here each reuse is weighed by the lines that it saves, at each loop, for reads and writes.
"""

from __future__ import annotations

from math import ceil, sqrt
from typing import NamedTuple

from polyxform.machine import Cache
from polyxform.reuse.footprints import Box, box_of, grain_of, lines_of, shared_lines, stacked_bytes
from polyxform.reuse.model import Loop, Node, Reference, Work

PAGE_BYTES = 4096


class Level(NamedTuple):
    """A cache as the analysis sees it.

    name     "L1", "L2", "L3"
    size     bytes
    ways     associativity
    sharing  cores that use it
    low      working sets up to this many bytes survive
    high     working sets from this many bytes on do not survive; in between a linear part of them does
    indexed  whether equal distances in memory mean equal sets (the last level scatters addresses)
    """

    name: str
    size: int
    ways: int
    sharing: int
    low: float
    high: float
    indexed: bool

    def survival(self, size: float) -> float:
        """The part of a working set of `size` bytes that is still there when it is used again."""
        if size <= self.low:
            return 1.0
        return max(0.0, (self.high - size) / (self.high - self.low))


def level_of(cache: Cache, last: bool) -> Level:
    """The survival limits of a cache.

    A set of a cache that is indexed by page offset fills evenly, up to one way more or less. Pages fall on the
    colors of a larger cache at random, so a set's load is a Poisson variable with mean ways * size / capacity; its
    distribution function is close to a line of half width sqrt(2 / ways) around the capacity.
    """
    ways = max(1, cache.associativity)
    margin = 1 / ways if cache.size <= ways * PAGE_BYTES else sqrt(2 / ways)
    low = cache.size * (1 - min(margin, 0.9))
    return Level(f"L{cache.level}", cache.size, ways, cache.sharing, low, cache.size * (1 + margin), not last)


class Frame(NamedTuple):
    """What encloses a node.

    steps       innermost enclosing step of each axis
    loops       enclosing loops, outermost first
    executions  times that one thread runs the node
    waiting     threads not yet given to a parallel loop (1: none)
    threads     threads that run the node
    shares      (axis, threads among which it is divided) of the enclosing parallel loops
    """

    steps: dict[str, int]
    loops: tuple[Loop, ...]
    executions: float
    waiting: float
    threads: float
    shares: tuple[tuple[str, float], ...]

    def inside(self, loop: Loop, share: float, trips: float) -> Frame:
        """The frame of the loop's body when `share` threads divide the loop and each runs `trips` iterations."""
        shares = (*self.shares, (loop.axis, share)) if share > 1 else self.shares
        return Frame(
            {**self.steps, loop.axis: loop.step},
            (*self.loops, loop),
            self.executions * trips,
            self.waiting / share if loop.parallel else 1.0,
            self.threads * share,
            shares,
        )


class Cluster(NamedTuple):
    """Accesses to one array below a node.

    reference  the accesses with the largest footprint
    ranges     values that the axis of each term runs over
    box        addresses of one execution
    lines      lines in the box
    pressure   bytes beyond `lines` that it blocks in each level, because its rows fall on few sets
    copies     threads that each have their own such box at the same time
    owners     leaves that the traffic belongs to
    traffic    [level][owner] lines fetched into the level by one execution
    """

    reference: Reference
    ranges: tuple[int, ...]
    box: Box
    lines: float
    pressure: tuple[float, ...]
    copies: float
    owners: tuple[int, ...]
    traffic: tuple[tuple[float, ...], ...]


class Summary(NamedTuple):
    """Everything that is accessed below a node.

    clusters  by first access
    sizes     working set of one execution in each level, bytes
    """

    clusters: tuple[Cluster, ...]
    sizes: tuple[float, ...]


class Leaf(NamedTuple):
    """A statement of the tree and how often it runs: `frame.executions` visits by each of `frame.threads` threads."""

    work: Work
    frame: Frame


class Entry(NamedTuple):
    """A loop of the tree and what encloses it."""

    loop: Loop
    frame: Frame


class Reuse(NamedTuple):
    """A reuse carried by a loop, in raw form (see model.WorkingSet); `sizes` by level."""

    axis: str
    depth: int
    array: str
    sizes: tuple[float, ...]
    lines: float


class Traversal:
    """One walk over a loop tree; `leaves`, `entries` and `reuses` fill up on the way."""

    def __init__(self, caches: tuple[Cache, ...], threads: int) -> None:
        self.levels = tuple(level_of(cache, cache is caches[-1]) for cache in caches)
        self.line = caches[0].line
        self.threads = threads
        self.leaves: list[Leaf] = []
        self.entries: list[Entry] = []
        self.reuses: list[Reuse] = []

    def run(self, roots: tuple[Node, ...], warm: bool) -> Summary:
        """Traffic of the whole tree; with `warm`, of a later one of many runs over the same data."""
        frame = Frame({}, (), 1.0, float(self.threads), 1.0, ())
        summary = self.visit_body(roots, frame)
        if not warm:
            return summary
        clusters = tuple(self.repeat(cluster, summary.sizes) for cluster in summary.clusters)
        return Summary(clusters, summary.sizes)

    def repeat(self, cluster: Cluster, sizes: tuple[float, ...]) -> Cluster:
        """The cluster's traffic when the run before left behind what survives of the whole working set."""
        traffic = []
        for index, fetched in enumerate(cluster.traffic):
            held = self.levels[index].survival(sizes[index] + cluster.pressure[index]) * cluster.lines
            traffic.append(scaled(fetched, max(0.0, sum(fetched) - held)))
        return cluster._replace(traffic=tuple(traffic))

    def visit_body(self, body: tuple[Node, ...], frame: Frame) -> Summary:
        """Traffic of nodes that run one after another."""
        total = self.visit(body[0], frame)
        for position, node in enumerate(body[1:]):
            following = self.visit(node, frame)
            total = self.sequence(total, following, frame, 0.5 if position == 0 else 1.0)
        return total

    def visit(self, node: Node, frame: Frame) -> Summary:
        """Traffic of one node."""
        return self.visit_loop(node, frame) if isinstance(node, Loop) else self.visit_work(node, frame)

    def visit_work(self, work: Work, frame: Frame) -> Summary:
        """Traffic of one visit to a statement."""
        owner = len(self.leaves)
        self.leaves.append(Leaf(work, frame))
        clusters = []
        for reference in work.operation.references:
            ranges = tuple([frame.steps.get(term.axis, 1) for term in reference.terms])
            box, lines, pressure = self.footprint(reference, ranges, frame)
            copies = 1.0
            for axis, share in frame.shares:
                copies *= share if reference.depends_on(axis) else 1.0
            traffic = ((lines,),) * len(self.levels)
            clusters.append(Cluster(reference, ranges, box, lines, pressure, copies, (owner,), traffic))
        return self.summary(clusters)

    def footprint(
        self, reference: Reference, ranges: tuple[int, ...], frame: Frame
    ) -> tuple[Box, float, tuple[float, ...]]:
        """Box, lines and extra pressure of a reference whose axes run over `ranges` inside `frame`."""
        line = self.line
        grain = grain_of(reference, frame.steps, line)
        box = box_of(reference, ranges, line)
        lines = lines_of(box, line, grain)
        if reference.copies > 1:
            apart = box_of(reference, ranges, line, spread=False)
            separately = reference.copies * lines_of(apart, line, grain)
            if separately < lines:
                box, lines = apart, separately
        if reference.size:
            lines = min(lines, max(1.0, reference.size / line))
        pressure = tuple(
            [
                stacked_bytes(box, lines, level.size, level.ways, line) - lines * line
                if level.indexed and box.levels
                else 0.0
                for level in self.levels
            ]
        )
        return box, lines, pressure

    def summary(self, clusters: list[Cluster]) -> Summary:
        """The clusters with the size of their union in each level."""
        own = self.line * sum([cluster.lines for cluster in clusters])
        everybody = self.line * sum([cluster.lines * cluster.copies for cluster in clusters])
        sizes = tuple([own if level.sharing == 1 else min(everybody, own * level.sharing) for level in self.levels])
        return Summary(tuple(clusters), sizes)

    def visit_loop(self, loop: Loop, frame: Frame) -> Summary:
        """Traffic of one execution of a loop, by one of the threads that divide it."""
        self.entries.append(Entry(loop, frame))
        whole = loop.extent / loop.step
        share = min(frame.waiting, float(loop.trips)) if loop.parallel else 1.0
        trips = max(1.0, whole / share)
        body = self.visit_body(loop.body, frame.inside(loop, share, trips if whole >= 1 else 1.0))
        if trips == 1:
            return body
        values = loop.extent if share == 1 else min(loop.extent, ceil(loop.trips / share) * loop.step)
        outer = [self.widened(cluster, loop, values, frame) for cluster in body.clusters]
        after = self.summary(outer)
        clusters = [
            self.repeated(inner, wide, loop, trips, body.sizes, after.sizes, frame)
            for inner, wide in zip(body.clusters, outer, strict=True)
        ]
        return self.united(Summary(tuple(clusters), after.sizes), frame)

    def widened(self, cluster: Cluster, loop: Loop, values: int, frame: Frame) -> Cluster:
        """The cluster's footprint over all iterations of the loop; its traffic is still that of one."""
        reference = cluster.reference
        if not reference.depends_on(loop.axis):
            return cluster
        ranges = tuple(
            [
                values + max(0, inner - loop.step) if term.axis == loop.axis else inner
                for term, inner in zip(reference.terms, cluster.ranges, strict=True)
            ]
        )
        box, lines, pressure = self.footprint(reference, ranges, frame)
        lines = max(lines, cluster.lines)
        return Cluster(reference, ranges, box, lines, pressure, cluster.copies, cluster.owners, cluster.traffic)

    def repeated(
        self,
        inner: Cluster,
        wide: Cluster,
        loop: Loop,
        trips: float,
        before: tuple[float, ...],
        after: tuple[float, ...],
        frame: Frame,
    ) -> Cluster:
        """The widened cluster with the traffic of `trips` iterations, given the sizes of one and of all of them."""
        shared = self.shared(inner, loop, frame)
        if shared > 0:
            reused = shared * (trips - 1) * frame.executions
            self.reuses.append(Reuse(loop.axis, len(frame.loops), inner.reference.array, before, reused))
        traffic = []
        for index, level in enumerate(self.levels):
            fetched = sum(inner.traffic[index])
            lines = wide.lines
            whole = level.survival(after[index] + wide.pressure[index])
            if whole < 1:
                kept = level.survival(before[index] + inner.pressure[index]) * shared
                again = fetched + (trips - 1) * max(0.0, fetched - kept)
                lines = whole * lines + (1 - whole) * max(lines, again)
            traffic.append(scaled(inner.traffic[index], lines))
        return wide._replace(traffic=tuple(traffic))

    def shared(self, cluster: Cluster, loop: Loop, frame: Frame) -> float:
        """Lines that two consecutive iterations of the loop have in common."""
        reference = cluster.reference
        shift = 0
        for term in reference.terms:
            if term.axis == loop.axis:
                shift += term.shift(loop.step)
        if shift == 0:
            return cluster.lines
        grain = grain_of(reference, frame.steps, self.line)
        return min(cluster.lines, shared_lines(cluster.box, shift, self.line, grain))

    def sequence(self, first: Summary, second: Summary, frame: Frame, weight: float) -> Summary:
        """Traffic of `first` followed by `second`; `weight` of the first one's data lies between a use and a reuse."""
        clusters = list(first.clusters)
        between = [weight * a + 0.5 * b for a, b in zip(first.sizes, second.sizes, strict=True)]
        for cluster in second.clusters:
            position = partner(clusters, cluster, frame)
            if position < 0:
                clusters.append(cluster)
                continue
            clusters[position] = self.merged(clusters[position], cluster, between)
        return self.summary(clusters)

    def merged(self, first: Cluster, second: Cluster, between: list[float]) -> Cluster:
        """One cluster for both: the second finds what survives of the lines that it shares with the first."""
        shared = min(first.lines, second.lines)
        traffic = []
        for index, level in enumerate(self.levels):
            kept = level.survival(between[index] + first.pressure[index]) * shared
            fetched = sum(second.traffic[index])
            traffic.append(first.traffic[index] + scaled(second.traffic[index], max(0.0, fetched - kept)))
        wider = first if first.lines >= second.lines else second
        return wider._replace(owners=first.owners + second.owners, traffic=tuple(traffic))

    def united(self, summary: Summary, frame: Frame) -> Summary:
        """Clusters of one array that the enclosing loops move together become one."""
        if len({cluster.reference.array for cluster in summary.clusters}) == len(summary.clusters):
            return summary
        clusters: list[Cluster] = []
        for cluster in summary.clusters:
            position = partner(clusters, cluster, frame)
            if position < 0:
                clusters.append(cluster)
            else:
                clusters[position] = self.merged(clusters[position], cluster, list(summary.sizes))
        return self.summary(clusters)


def scaled(parts: tuple[float, ...], total: float) -> tuple[float, ...]:
    """The parts, in proportion, with a new sum; all 0 when their sum was."""
    if len(parts) == 1:
        return (total,)
    before = sum(parts)
    return tuple([part * total / before for part in parts]) if before else parts


def partner(clusters: list[Cluster], cluster: Cluster, frame: Frame) -> int:
    """Position of a cluster of the same array that every enclosing loop moves by the same distance; -1 for none."""
    for position, other in enumerate(clusters):
        if other.reference.array != cluster.reference.array:
            continue
        if other.reference is cluster.reference or moves(other, frame) == moves(cluster, frame):
            return position
    return -1


def moves(cluster: Cluster, frame: Frame) -> frozenset[tuple[str, int, int, int]]:
    """How the enclosing loops move the cluster: its terms on their axes."""
    return frozenset((t.axis, abs(t.stride), t.unit, t.limit) for t in cluster.reference.terms if t.axis in frame.steps)
