"""Bytes and seconds of what the clusters of a loop tree move between storage levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, prod
from typing import NamedTuple

from polyxform.machine import Machine
from polyxform.reuse.clusters import Cluster
from polyxform.reuse.footprints import PAGE_BYTES
from polyxform.reuse.levels import Level
from polyxform.reuse.working_sets import Frame, Leaf, Traversal

STORE_WEIGHT = 0.1
"""Time of a line written back over that of a line fetched: the two directions overlap nearly wholly on Zen 4."""

STREAM_BYTES = 2048
"""Runs of contiguous bytes up to this length gain nothing from the hardware's prefetching; runs of a page do."""

SCATTERED_MEMORY = 3.0
"""Time of a line from memory in short runs over that of one in a long run (Zen 4: 8 against 26 GB/s)."""

SCATTERED_CACHE = 1.25
"""The same from a last-level cache (Zen 4: 63 against 78 GB/s)."""

EXPOSED_MEMORY = 1.0
"""Part of the time of scattered lines from memory in which the thread waits."""

EXPOSED_CACHE = 0.4
"""The same for a last-level cache; fitted on matrix products with B in place against B packed on Zen 4."""

CROWDED = 2.2
"""Time of a line that is fetched again because its set is full, over that of one in a stream.

Fitted on register tiles of 10 to 14 rows 4096 bytes apart on Zen 4; with 28 rows it would be 3.
"""

PAGE_SECONDS = 15e-9
"""Time to look up the address of a page that is not at hand, fitted on Zen 4 under KVM, where it takes two tables."""

BYTES_PER_CYCLE = {2: 32.0, 3: 24.0}
"""Usual read bandwidth of a cache level for one core, where the machine's description says nothing."""

TOTAL_OVER_ONE = 1.6
"""Memory bandwidth of all cores over that of one, where the machine's description says nothing."""


class Transfer(NamedTuple):
    """What one leaf moves of one array into one level.

    level    position of the level that misses; lines come from the next one
    owner    position of the leaf
    array    name
    fetched  bytes read by all threads, 0 for addresses of pages
    stored   bytes written back by all threads
    seconds  time of the busiest thread
    exposed  part of that time in which the thread waits, because what it needs comes too scattered to be prefetched
    """

    level: int
    owner: int
    array: str
    fetched: float
    stored: float
    seconds: float
    exposed: float

    def delayed(self, factor: float) -> Transfer:
        """The transfer when the busiest thread has `factor` times the average thread's work."""
        return self._replace(seconds=self.seconds * factor, exposed=self.exposed * factor)


def transfers(clusters: Sequence[Cluster], traversal: Traversal, machine: Machine) -> Iterator[Transfer]:
    """Everything that moves, by cluster, level and leaf."""
    uneven = [imbalance(leaf.frame) for leaf in traversal.leaves]
    for cluster in clusters:
        for index, level in enumerate(traversal.levels):
            for owner, units in zip(cluster.owners, cluster.traffic[index], strict=True):
                if units <= 0:
                    continue
                leaf = traversal.leaves[owner]
                units *= leaf.work.operation.density
                if index == len(traversal.levels) - 1:
                    seconds = units * PAGE_SECONDS * uneven[owner]
                    yield Transfer(index, owner, cluster.reference.array, 0.0, 0.0, seconds, seconds)
                else:
                    moved = line_transfer(cluster, index, level, owner, leaf, units, machine)
                    yield moved if uneven[owner] == 1 else moved.delayed(uneven[owner])


def line_transfer(
    cluster: Cluster, index: int, level: Level, owner: int, leaf: Leaf, lines: float, machine: Machine
) -> Transfer:
    """Lines of one array that one leaf makes a cache fetch; `lines` by each of its threads."""
    threads, array = leaf.frame.threads, cluster.reference.array
    last = index == len(machine.caches) - 1
    together = cluster.copies if last and level.sharing > 1 else threads
    fetched = lines * level.unit * together
    writes = any(reference.writes and reference.array == array for reference in leaf.work.operation.references)
    stored = fetched if writes else 0.0
    scattered = scattering(cluster) if index else 0.0
    slow = 1 + ((SCATTERED_MEMORY if last else SCATTERED_CACHE) - 1) * scattered
    if cluster.crowded[index]:
        slow = max(slow, CROWDED)
    seconds = (fetched + STORE_WEIGHT * stored) * slow / source_rate(machine, index, threads)
    waiting = scattered * (EXPOSED_MEMORY if last else EXPOSED_CACHE)
    return Transfer(index, owner, array, fetched, stored, seconds, seconds * waiting)


def scattering(cluster: Cluster) -> float:
    """How far the cluster's accesses are from a stream that hardware prefetches: 0 (runs of a page) to 1."""
    return min(1.0, max(0.0, (PAGE_BYTES - cluster.run) / (PAGE_BYTES - STREAM_BYTES)))


def source_rate(machine: Machine, index: int, threads: float) -> float:
    """Bytes a second that `threads` threads together read from what lies behind cache number `index`."""
    if index + 1 < len(machine.caches):
        source = machine.caches[index + 1]
        cycle = source.bandwidth or BYTES_PER_CYCLE.get(source.level, min(BYTES_PER_CYCLE.values()))
        return cycle * machine.gigahertz * 1e9 * threads
    together = machine.total_bandwidth or TOTAL_OVER_ONE * machine.memory_bandwidth
    return min(machine.memory_bandwidth * threads, together)


def imbalance(frame: Frame) -> float:
    """Work of the busiest thread over the average of the threads that run the node."""
    if frame.threads <= 1:
        return 1.0
    tasks = prod([loop.trips for loop in frame.loops if loop.parallel])
    return ceil(tasks / frame.threads) * frame.threads / tasks
