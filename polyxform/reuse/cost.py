"""From working sets to seconds: the estimate of one candidate.

Every statement's time is the longest of its computing time and of the times to bring its data from each level, plus a
part (`EXPOSED`) of the others: out-of-order execution and prefetching overlap them, though not wholly. Statements that
run one after another add up. This lies between the two usual extremes, the roofline model (everything overlaps) and the
execution-cache-memory model for Intel (Hager, Treibig et al.: transfers do not overlap each other).
"""

from __future__ import annotations

from math import prod

from polyxform.machine import Machine
from polyxform.reuse.compute import ENTRY_CYCLES, leaf_cycles
from polyxform.reuse.model import Estimate, LevelTraffic, LoopKind, Node, WorkingSet
from polyxform.reuse.transfers import Transfer, imbalance, transfers
from polyxform.reuse.working_sets import Entry, Leaf, Reuse, Traversal

EXPOSED = 0.1
"""Part of the shorter times that does not hide behind the longest: fitted on matrix products on Zen 4."""

REGION_SECONDS = 1.5e-6
"""Start and end of an OpenMP parallel region with waiting threads (libgomp, two threads: 1.0 to 1.2 microseconds)."""


def estimate(roots: tuple[Node, ...], machine: Machine, threads: int = 1, warm: bool = True) -> Estimate:
    """What a candidate costs on `machine` with up to `threads` threads.

    `warm`: the data were used by a run just before, so what fits a cache is in it. Else all data start in memory.
    """
    traversal = Traversal(machine, threads)
    moved = list(transfers(traversal.run(roots, warm), traversal, machine))
    seconds, alone = causes(moved, traversal, machine)
    total = sum(seconds.values())
    flops = sum([leaf_flops(leaf) for leaf in traversal.leaves])
    element = traversal.leaves[0].work.operation.element
    return Estimate(
        seconds=total,
        causes=tuple(seconds.items()),
        traffic=tuple([level_traffic(index, source, moved) for index, source in enumerate(sources(machine))]),
        working_sets=tuple([working_set(reuse, traversal) for reuse in traversal.reuses]),
        flops=flops,
        efficiency=flops / (total * threads * machine.peak_gflops(element) * 1e9),
        alone=tuple(alone.items()),
    )


def sources(machine: Machine) -> tuple[str, ...]:
    """Names of what lies behind each cache, nearest first."""
    return (*(f"L{cache.level}" for cache in machine.caches[1:]), "memory")


def causes(moved: list[Transfer], traversal: Traversal, machine: Machine) -> tuple[dict[str, float], dict[str, float]]:
    """Seconds by cause, which add up to the whole time; and what each would take by itself."""
    names = ["compute", *sources(machine), "pages"]
    phases = [[leaf_seconds(leaf, machine)] + [0.0] * len(traversal.levels) for leaf in traversal.leaves]
    seconds, alone = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for transfer in moved:
        phases[transfer.owner][transfer.level + 1] += transfer.seconds - transfer.exposed
        seconds[names[transfer.level + 1]] += transfer.exposed
        alone[names[transfer.level + 1]] += transfer.exposed
    for times in phases:
        longest = times.index(max(times))
        for position, name in enumerate(names):
            seconds[name] += times[position] * (1.0 if position == longest else EXPOSED)
            alone[name] += times[position]
    seconds["loops"] = sum([entry_seconds(entry, machine) for entry in traversal.entries])
    seconds["parallel"] = sum([region_seconds(entry) for entry in traversal.entries])
    return seconds, alone


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


def level_traffic(index: int, source: str, moved: list[Transfer]) -> LevelTraffic:
    """Sum of what cache number `index` fetches from `source`."""
    chosen = [transfer for transfer in moved if transfer.level == index]
    arrays: dict[str, float] = {}
    for transfer in chosen:
        arrays[transfer.array] = arrays.get(transfer.array, 0.0) + transfer.fetched + transfer.stored
    return LevelTraffic(
        source=source,
        fetched=sum([transfer.fetched for transfer in chosen]),
        stored=sum([transfer.stored for transfer in chosen]),
        seconds=sum([transfer.seconds for transfer in chosen]),
        arrays=tuple(arrays.items()),
    )


def working_set(reuse: Reuse, traversal: Traversal) -> WorkingSet:
    """A reuse in the form for reports."""
    holder = "memory"
    for level, size in zip(traversal.levels[:-1], reuse.sizes, strict=False):
        if level.survival(size) >= 0.5:
            holder = level.name
            break
    return WorkingSet(
        reuse.axis,
        reuse.depth,
        reuse.array,
        round(reuse.sizes[0]),
        round(reuse.lines * traversal.levels[0].unit),
        holder,
    )
