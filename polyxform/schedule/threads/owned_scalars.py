"""Scalars of which each thread of a parallel loop can have its own, where they stand outside of the loop.

Before                                   After

    for (i ...) {                            #pragma omp parallel for private(last)
      last = 0;                              for (i ...) {
      for (j ...) {                            last = 0;
        a[i][j] += last;                       for (j ...) {
        last = a[i][j];                          a[i][j] += last;
      }                                          last = a[i][j];
    }                                          }
                                             }

A scalar that several loops of the region use, each for itself, cannot become a variable in the body of one of them.

Refused: scalars that the code behind the region may read, and those that hand a value into the loop, out of it, or from
one iteration to another; reads that no write of the same iteration surely precedes.
"""

from __future__ import annotations

import islpy as isl

from polyxform.dependences.analysis import array_accesses
from polyxform.dependences.model import ArrayDependences, Dependences
from polyxform.polyhedra import node_type
from polyxform.schedule.model import Candidate, LoopMark, mark_name
from polyxform.schedule.threads.privatize import private_below
from polyxform.scop.model import Scop


def owned_scalars(
    mark: isl.ScheduleNode, candidate: Candidate, scop: Scop, dependences: Dependences
) -> tuple[str, ...]:
    """Scalars that the loop below a mark writes and that each of its threads can have for itself, by name."""
    loop = candidate.marks[mark_name(mark)]
    band = mark.child(0)
    if not isinstance(loop, LoopMark) or node_type(band) != isl.schedule_node_type.band:
        return ()
    private = private_below(mark, candidate)
    scalars = (
        through
        for through in dependences.arrays
        if not scop.arrays[through.array].extents and through.array not in private
    )
    return tuple(through.array for through in scalars if is_owned(through, band, scop))


def is_owned(through: ArrayDependences, band: isl.ScheduleNode, scop: Scop) -> bool:
    """Whether every value of a scalar in a loop is written and read in one iteration, and it is written there.

    Writes that may not happen change nothing, as long as one that surely does precedes each read in its iteration.
    """
    use = array_accesses(scop, through.array)
    inside = band.get_domain()
    written = use.writes.intersect_domain(inside)
    if written.is_empty() or scop.arrays[through.array].live_out:
        return False
    iteration = band.child(0).get_prefix_schedule_multi_union_pw_aff()
    kept = through.flow.intersect_domain(inside).intersect_range(inside).eq_at_multi_union_pw_aff(iteration)
    touching = through.flow.intersect_domain(inside).union(through.flow.intersect_range(inside))
    read = use.reads.intersect_domain(inside).domain()
    certain = kept.intersect_domain(use.surely.domain())
    return bool(touching.is_subset(kept) and read.is_subset(certain.range()))
