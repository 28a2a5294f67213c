"""Mark the outermost loops that carry no dependence as parallel.

Before                                   After

    for (i ...)                              #pragma omp parallel for
      for (j ...)                            for (i ...)
        S(i, j);                               for (j ...)
                                                 S(i, j);

Decided on the finished tree, so that no earlier transformation can leave a stale mark. Directly nested parallel
loops are marked together until there are enough iterations to share among the cores; code generation collapses them.

Refused: a loop that carries a dependence, loops inside a parallel loop, loops that a microkernel replaces, an
innermost loop inside a parallel one, an innermost loop so deep inside serial ones that threads would meet all the time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import islpy as isl

from polyxform.dependences.legality import parallel_violations
from polyxform.dependences.model import Dependences
from polyxform.polyhedra import node_type
from polyxform.schedule.model import Candidate, KernelMark, LoopMark, mark_name, marked_nodes
from polyxform.schedule.threads.owned_scalars import owned_scalars
from polyxform.schedule.threads.privatize import private_below
from polyxform.schedule.threads.work import enough_instances, is_large, is_small, region_extents
from polyxform.scop.known import known_beyond_types
from polyxform.scop.model import Scop

Node = isl.schedule_node_type
DEEP = 3
"""Serial loops around an innermost one from which on threads do not share it."""
TASKS_PER_CORE = 8
"""Iterations for each core from which on they are shared evenly enough if the cores divide them."""
MANY_TASKS_PER_CORE = 32
"""Iterations for each core from which on a remainder does not matter."""


def parallelize(candidate: Candidate, scop: Scop, dependences: Dependences, cores: int) -> Candidate:
    """The candidate with its outermost parallel loops marked for `cores` cores."""
    root = candidate.schedule.get_root()
    owned = {mark_name(node): owned_scalars(node, candidate, scop, dependences) for node in marked_nodes(root)}
    marks = {
        key: replace(mark, owned=owned[key]) if isinstance(mark, LoopMark) and key in owned else mark
        for key, mark in candidate.marks.items()
    }
    candidate = replace(candidate, marks=marks)
    chosen = set(outermost(root, candidate, dependences, cores))
    known = known_beyond_types(scop)
    for node in marked_nodes(root):
        mark = marks[mark_name(node)]
        if isinstance(mark, LoopMark) and mark_name(node) in chosen:
            extents = region_extents(node.child(0), known, has_kernel(node, candidate))
            enough = enough_instances(node, scop, mark)
            marks[mark_name(node)] = with_threads(mark, extents, enough)
    return without_copies_of_owned(replace(candidate, marks=marks))


def without_copies_of_owned(candidate: Candidate) -> Candidate:
    """The candidate whose serial loops have no copies of scalars of which threads inside them have their own."""
    marks = dict(candidate.marks)
    for node in marked_nodes(candidate.schedule.get_root()):
        mark = marks[mark_name(node)]
        if isinstance(mark, LoopMark) and mark.private and not mark.parallel:
            owned = owned_by_threads(node, candidate)
            kept = tuple(copy for copy in mark.private if copy.array not in owned)
            marks[mark_name(node)] = replace(mark, private=kept)
    return replace(candidate, marks=marks)


def owned_by_threads(node: isl.ScheduleNode, candidate: Candidate) -> frozenset[str]:
    """The scalars of which threads of parallel loops below a node have their own."""
    inside = (candidate.marks[mark_name(mark)] for mark in marked_nodes(node))
    return frozenset(name for mark in inside if isinstance(mark, LoopMark) and mark.parallel for name in mark.owned)


def has_kernel(node: isl.ScheduleNode, candidate: Candidate) -> bool:
    """Whether kernels compute something below a node."""
    return any(isinstance(candidate.marks[mark_name(mark)], KernelMark) for mark in marked_nodes(node))


def with_threads(mark: LoopMark, extents: tuple[isl.PwAff, ...] | None, enough: int) -> LoopMark:
    """The mark of a parallel loop; unchanged when the loop has less than enough instances for threads."""
    if is_small(extents, enough):
        return mark
    is_known = extents is None or is_large(extents, enough)
    return replace(mark, parallel=True, extents=() if extents is None or is_known else extents, enough=enough)


def is_enough(tasks: int, cores: int) -> bool:
    """Whether so many iterations are shared among the cores nearly evenly."""
    divides = tasks % cores == 0
    return tasks >= cores * (TASKS_PER_CORE if divides else MANY_TASKS_PER_CORE)


def outermost(node: isl.ScheduleNode, candidate: Candidate, dependences: Dependences, cores: int) -> Iterable[str]:
    """Keys of the marks to make parallel below a node."""
    if node_type(node) == Node.mark:
        key = mark_name(node)
        mark = candidate.marks[key]
        if not isinstance(mark, LoopMark):
            return
        if is_parallel(node, candidate, dependences) and not runs_once(node.child(0)):
            if mark.depth >= DEEP and is_innermost(node.child(0)):
                return
            yield key
            if not mark.private and not mark.owned and not mark.sums:
                yield from collapsed(node.child(0), candidate, dependences, 1, cores)
            return
    for position in range(node.n_children()):
        yield from outermost(node.child(position), candidate, dependences, cores)


def collapsed(
    band: isl.ScheduleNode, candidate: Candidate, dependences: Dependences, outside: int, cores: int
) -> Iterable[str]:
    """Keys of the marks directly below a parallel loop that join it so that there are enough iterations for the cores.

    outside  iterations of the parallel loops around it
    """
    tasks = outside * iterations(band)
    below = band.child(0)
    if is_enough(tasks, cores) or node_type(below) != Node.mark or is_innermost(below.child(0)):
        return
    key = mark_name(below)
    mark = candidate.marks[key]
    if not isinstance(mark, LoopMark) or mark.owned or mark.sums or not is_parallel(below, candidate, dependences):
        return
    yield key
    if not mark.private:
        yield from collapsed(below.child(0), candidate, dependences, tasks, cores)


def is_innermost(band: isl.ScheduleNode) -> bool:
    """Whether no loop stands below: collapsing it into an outer one would keep the compiler from vectorizing it."""
    return node_type(band) == Node.band and not any(True for _ in marked_nodes(band.child(0)))


def is_parallel(mark: isl.ScheduleNode, candidate: Candidate, dependences: Dependences) -> bool:
    """Whether the loop below a mark carries no dependence but of arrays that its iterations or threads have apart."""
    loop = candidate.marks[mark_name(mark)]
    apart = private_below(mark, candidate)
    if isinstance(loop, LoopMark):
        apart |= frozenset(loop.owned)
        apart |= frozenset(array for _, array in loop.sums if not loop.simd)
    shared = dependences.without(apart).conflicts
    return bool(parallel_violations(mark.child(0), 0, shared).is_empty())


def runs_once(band: isl.ScheduleNode) -> bool:
    """Whether a band of one member is known to have one value only: loops inside it may have iterations to share."""
    steps = band.band_get_partial_schedule_union_map().intersect_domain(band.get_domain()).range()
    return not steps.is_empty() and bool(isl.Set.from_union_set(steps).is_singleton())


def iterations(band: isl.ScheduleNode) -> int:
    """Iterations of a band of one member when they are a known number, else many: at least 1 for collapsing's sake."""
    steps = band.band_get_partial_schedule_union_map().intersect_domain(band.get_domain()).range()
    values = isl.Set.from_union_set(steps) if not steps.is_empty() else None
    if values is None or not values.is_bounded() or values.dim(isl.dim_type.param):
        return 1
    return max(int(values.count_val().to_python()), 1)
