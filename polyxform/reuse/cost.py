"""From working sets to seconds: the estimate of one candidate.

Every statement's time is the longest of its computing time and of the times to bring its data from each level, plus a
part (`EXPOSED`) of the others: out-of-order execution and prefetching overlap them, though not wholly. Statements that
run one after another add up. This lies between the two usual extremes, the roofline model (everything overlaps) and the
execution-cache-memory model for Intel (Hager, Treibig et al.: transfers do not overlap each other).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, prod
from typing import NamedTuple

from polyxform.machine import Machine
from polyxform.reuse.clusters import Cluster
from polyxform.reuse.compute import ENTRY_CYCLES, leaf_cycles
from polyxform.reuse.levels import PAGE_BYTES, Level
from polyxform.reuse.model import Estimate, LevelTraffic, LoopKind, Node, WorkingSet
from polyxform.reuse.working_sets import Entry, Frame, Leaf, Reuse, Traversal

EXPOSED = 0.1
"""Part of the shorter times that does not hide behind the longest: fitted on matrix products on Zen 4."""

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

REGION_SECONDS = 1.5e-6
"""Start and end of an OpenMP parallel region with waiting threads (libgomp, two threads: 1.0 to 1.2 microseconds)."""

BYTES_PER_CYCLE = {2: 32.0, 3: 24.0}
"""Usual read bandwidth of a cache level for one core, where the machine's description says nothing."""

TOTAL_OVER_ONE = 1.6
"""Memory bandwidth of all cores over that of one, where the machine's description says nothing."""


class Transfer(NamedTuple):
    """What one leaf moves of one array from one level.

    level    position of the level that misses; the bytes come from the next one
    owner    position of the leaf
    array    name
    fetched  bytes read by all threads
    stored   bytes written back by all threads
    seconds  time of the busiest thread
    exposed  part of that time in which the thread waits, because the lines come too scattered to be prefetched
    """

    level: int
    owner: int
    array: str
    fetched: float
    stored: float
    seconds: float
    exposed: float


def estimate(roots: tuple[Node, ...], machine: Machine, threads: int = 1, warm: bool = True) -> Estimate:
    """What a candidate costs on `machine` with up to `threads` threads.

    `warm`: the data were used by a run just before, so what fits a cache is in it. Else all data start in memory.
    """
    traversal = Traversal(machine.caches, threads)
    clusters = traversal.run(roots, warm)
    transfers = [transfer for cluster in clusters for transfer in cluster_transfers(cluster, traversal, machine)]
    seconds = causes(transfers, traversal, machine)
    total = sum(seconds.values())
    flops = sum([leaf_flops(leaf) for leaf in traversal.leaves])
    element = traversal.leaves[0].work.operation.element
    return Estimate(
        seconds=total,
        causes=tuple(seconds.items()),
        traffic=tuple([level_traffic(index, transfers, traversal.levels) for index in range(len(traversal.levels))]),
        working_sets=tuple([working_set(reuse, traversal) for reuse in traversal.reuses]),
        flops=flops,
        efficiency=flops / (total * threads * machine.peak_gflops(element) * 1e9),
    )


def cluster_transfers(cluster: Cluster, traversal: Traversal, machine: Machine) -> Iterator[Transfer]:
    """What each leaf moves of the cluster's array, level by level."""
    array = cluster.reference.array
    for index, level in enumerate(traversal.levels):
        last = index == len(traversal.levels) - 1
        for owner, lines in zip(cluster.owners, cluster.traffic[index], strict=True):
            if lines <= 0:
                continue
            operation, frame = traversal.leaves[owner]
            size = lines * traversal.line * operation.operation.density
            writes = any(r.writes and r.array == array for r in operation.operation.references)
            together = cluster.copies if last and level.sharing > 1 else frame.threads
            stored = size * together if writes else 0.0
            rate = source_rate(machine, index, frame.threads)
            scattered = scattering(cluster) if index else 0.0
            slow = 1 + ((SCATTERED_MEMORY if last else SCATTERED_CACHE) - 1) * scattered
            if cluster.crowded[index]:
                slow = max(slow, CROWDED)
            seconds = (size * together + STORE_WEIGHT * stored) / rate * slow * imbalance(frame)
            waiting = scattered * (EXPOSED_MEMORY if last else EXPOSED_CACHE)
            yield Transfer(index, owner, array, size * together, stored, seconds, seconds * waiting)


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
    tasks = prod([loop.trips for loop in frame.loops if loop.parallel])
    if frame.threads <= 1:
        return 1.0
    return ceil(tasks / frame.threads) * frame.threads / tasks


def causes(transfers: list[Transfer], traversal: Traversal, machine: Machine) -> dict[str, float]:
    """Seconds by cause; they add up to the whole time."""
    names = ["compute", *(source_name(traversal.levels, index) for index in range(len(traversal.levels)))]
    phases = [[leaf_seconds(leaf, machine)] + [0.0] * len(traversal.levels) for leaf in traversal.leaves]
    seconds = dict.fromkeys(names, 0.0)
    for transfer in transfers:
        phases[transfer.owner][transfer.level + 1] += transfer.seconds - transfer.exposed
        seconds[names[transfer.level + 1]] += transfer.exposed
    for times in phases:
        longest = times.index(max(times))
        for position, name in enumerate(names):
            seconds[name] += times[position] * (1.0 if position == longest else EXPOSED)
    seconds["loops"] = sum([entry_seconds(entry, machine) for entry in traversal.entries])
    seconds["parallel"] = sum([region_seconds(entry) for entry in traversal.entries])
    return seconds


def leaf_seconds(leaf: Leaf, machine: Machine) -> float:
    """Computing time of the busiest thread in all visits to a leaf."""
    work, frame = leaf
    cycles = leaf_cycles(work, frame.loops, machine) * frame.executions * work.operation.density
    return cycles * imbalance(frame) / (machine.gigahertz * 1e9)


def leaf_flops(leaf: Leaf) -> float:
    """Useful floating-point operations of all threads in all visits to a leaf."""
    work, frame = leaf
    points = prod(frame.steps.values())
    return work.operation.flops * work.operation.density * points * frame.executions * frame.threads


def entry_seconds(entry: Entry, machine: Machine) -> float:
    """Time to set up and to leave a loop, over all its executions by one thread."""
    if entry.loop.kind in (LoopKind.UNROLLED, LoopKind.KERNEL):
        return 0.0
    return entry.frame.executions * ENTRY_CYCLES / (machine.gigahertz * 1e9)


def region_seconds(entry: Entry) -> float:
    """Time to start and to end the parallel region that begins at a loop, over all its executions; 0 for none."""
    loop, frame = entry
    starts = loop.parallel and frame.waiting > 1 and not (frame.loops and frame.loops[-1].parallel)
    return frame.executions * REGION_SECONDS if starts else 0.0


def source_name(levels: tuple[Level, ...], index: int) -> str:
    """Name of what lies behind level number `index`."""
    return levels[index + 1].name if index + 1 < len(levels) else "memory"


def level_traffic(index: int, transfers: list[Transfer], levels: tuple[Level, ...]) -> LevelTraffic:
    """Sum of the transfers from one level."""
    chosen = [transfer for transfer in transfers if transfer.level == index]
    arrays: dict[str, float] = {}
    for transfer in chosen:
        arrays[transfer.array] = arrays.get(transfer.array, 0.0) + transfer.fetched + transfer.stored
    return LevelTraffic(
        source=source_name(levels, index),
        fetched=sum([transfer.fetched for transfer in chosen]),
        stored=sum([transfer.stored for transfer in chosen]),
        seconds=sum([transfer.seconds for transfer in chosen]),
        arrays=tuple(arrays.items()),
    )


def working_set(reuse: Reuse, traversal: Traversal) -> WorkingSet:
    """A reuse in the form for reports."""
    holder = "memory"
    for level, size in zip(traversal.levels, reuse.sizes, strict=True):
        if level.survival(size) >= 0.5:
            holder = level.name
            break
    return WorkingSet(
        reuse.axis, reuse.depth, reuse.array, round(reuse.sizes[0]), round(reuse.lines * traversal.line), holder
    )
