"""PolyDL's own model as published, for comparison with ours: working sets of dependences, packed into caches.

Source: Tavarageri et al., "PolyDL: Polyhedral Optimizations for Creation of High Performance DL Primitives", ACM TACO
2020 (arXiv 2006.02230), and what the authors' `polyscientist` and `polyrank` compute. For every dependence (flow, anti,
output, input; all pairs that touch the same element) one source instance is taken, the lexicographically first, with
its nearest and its farthest target; the working set of each is the number of different elements that the dependence's
source instances access from the source up to the target. The sets are packed into the caches, smallest first, and

    cost = sum over levels of bytes * latency / bandwidth.

Two schedules that get the same cost share the mean of their ranks; the original settles ties by the measured speed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.polyhedra import at_value, carried_pairs, constant_bounds
from polyxform.reuse import exact


@dataclass(frozen=True)
class LevelCost:
    """One storage level of the cost formula.

    size       bytes; 0 for memory
    latency    cycles
    bandwidth  bytes a cycle
    """

    size: int
    latency: float
    bandwidth: float


XEON_8280 = (
    LevelCost(32 << 10, 4, 192),
    LevelCost(1 << 20, 14, 96),
    LevelCost(40370176, 60, 16),
    LevelCost(0, 84, 55),
)
"""The published constants: L1, L2, L3 and memory of an Intel Xeon Platinum 8280."""


@dataclass(frozen=True)
class PolydlEstimate:
    """What the model says of one schedule.

    working_sets  (nearest, farthest) elements of every dependence, ascending, without repetitions
    level_bytes   bytes packed into each level, nearest first, memory last
    cost          of the published formula, lower is better
    """

    working_sets: tuple[tuple[int, int], ...]
    level_bytes: tuple[int, ...]
    cost: float


def estimate(
    schedule: isl.UnionMap,
    reads: isl.UnionMap,
    writes: isl.UnionMap,
    element: int,
    levels: Sequence[LevelCost] = XEON_8280,
    parallel: int | None = None,
) -> PolydlEstimate:
    """The published cost of running the instances in the order of `schedule`.

    `schedule` maps all statements injectively to one time tuple, `reads` and `writes` map instances to elements of
    `element` bytes; no parameter may be free. `parallel` is the dimension of time that is declared parallel.
    """
    clock = schedule.reverse()
    reads, writes = clock.apply_range(reads), clock.apply_range(writes)
    accesses = reads.union(writes)
    found = {working_sets(dependence, accesses, parallel) for dependence in dependences(reads, writes)}
    ordered = tuple(sorted(pair for pair in found if pair[1] > 1))
    level_bytes = pack([(near * element, far * element) for near, far in ordered], levels)
    return PolydlEstimate(ordered, level_bytes, cost(level_bytes, levels))


def dependences(reads: isl.UnionMap, writes: isl.UnionMap) -> list[isl.BasicMap]:
    """{ time -> later time } of all pairs that touch the same element, of each kind, in convex pieces."""
    pieces: list[isl.BasicMap] = []
    for source, target in ((writes, reads), (reads, writes), (writes, writes), (reads, reads)):
        pairs = source.apply_range(target.reverse())
        later = pairs.intersect(pairs.domain().lex_lt_union_set(pairs.range())).coalesce()
        later.foreach_map(lambda piece: pieces.extend(piece.get_basic_maps()))
    return pieces


def working_sets(dependence: isl.BasicMap, accesses: isl.UnionMap, parallel: int | None) -> tuple[int, int]:
    """Elements accessed between the first source instance and its nearest and its farthest target."""
    pairs = isl.Map.from_basic_map(dependence)
    if parallel is not None and not carried_pairs(pairs, parallel, 1).is_empty():
        size = parallel_working_set(pairs, accesses, parallel)
        return size, size
    sources = pairs.domain()
    first = sources.lexmin()
    targets = first.apply(pairs)
    return (
        elements_until(first, targets.lexmin(), sources, accesses),
        elements_until(first, targets.lexmax(), sources, accesses),
    )


def elements_until(first: isl.Set, last: isl.Set, sources: isl.Set, accesses: isl.UnionMap) -> int:
    """Elements accessed by the source instances from `first` to `last`, both included."""
    between = sources.lex_le_set(last).domain().subtract(sources.lex_lt_set(first).domain())
    return total_elements(accesses, between)


def parallel_working_set(pairs: isl.Map, accesses: isl.UnionMap, parallel: int) -> int:
    """Elements for a dependence between iterations of the parallel loop.

    With U and C the elements that the first and the last iteration access together and in common, and n iterations,
    (U - C) * n / 2 + C: each pair of iterations is taken to be like these two.
    """
    iterations = exact.only_set(accesses.domain())
    start = pairs.domain().lexmin()
    for dimension in range(parallel):
        bounds = constant_bounds(start, dimension)
        iterations = at_value(iterations, dimension, bounds[0] if bounds else 0)
    low, high = constant_bounds(iterations, parallel) or (0, 0)
    one, other = (at_value(iterations, parallel, value) for value in (low, high))
    both = total_elements(accesses, one.union(other))
    common = total_elements(accesses, one) + total_elements(accesses, other) - both
    return (both - common) * (high - low + 1) // 2 + common


def total_elements(accesses: isl.UnionMap, instances: isl.Set) -> int:
    """Elements of all arrays together."""
    return sum(exact.elements(accesses, isl.UnionSet.from_set(instances)).values())


def pack(sizes: Sequence[tuple[int, int]], levels: Sequence[LevelCost]) -> tuple[int, ...]:
    """Bytes packed into each level, memory last, from (nearest, farthest) working sets in ascending order.

    A level takes the farthest set if it has room for it beside what it took before, else the nearest one unless a
    nearer level took that; what is not taken goes to the next level, and a farthest set that no cache takes to memory.
    """
    filled = [0] * len(levels)
    for near, far in sizes:
        near_placed = False
        for index, level in enumerate(levels):
            memory = index == len(levels) - 1
            if memory or filled[index] + far <= level.size:
                filled[index] += far
                break
            if not near_placed and filled[index] + near <= level.size:
                filled[index] += near
                near_placed = True
    return tuple(filled)


def cost(level_bytes: Sequence[int], levels: Sequence[LevelCost]) -> float:
    """The published formula."""
    return sum(size * level.latency / level.bandwidth for size, level in zip(level_bytes, levels, strict=True))


def ranks(costs: Sequence[float]) -> tuple[float, ...]:
    """Rank of each cost, 1 for the lowest; equal costs share the mean of their ranks."""
    ordered = sorted(costs)
    return tuple(ordered.index(value) + (ordered.count(value) + 1) / 2 for value in costs)
