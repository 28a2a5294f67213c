"""Mark innermost loops whose iterations may run in the lanes of a vector.

Before                                   After

    for (j ...)                              #pragma omp simd
      B[i][j] = A[i][j - 1] + A[i][j + 1];   for (j ...)
                                               B[i][j] = A[i][j - 1] + A[i][j + 1];

The compiler would find this out itself, or check at run time that the arrays do not overlap, once for each execution of
the loop; here it is known.

Refused: a loop that carries a dependence, an access that jumps in memory from one iteration to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import islpy as isl

from polyxform.dependences.legality import parallel_violations
from polyxform.dependences.model import Dependences
from polyxform.polyhedra import linear_subscripts, maps_of, node_type, sets_of
from polyxform.schedule.interchange import access_contiguity
from polyxform.schedule.model import Candidate, LoopMark, mark_name, marked_nodes
from polyxform.schedule.privatize import private_below
from polyxform.scop.model import Scop

Node = isl.schedule_node_type
Sums = tuple[tuple[str, str], ...]


def vectorize(candidate: Candidate, scop: Scop, dependences: Dependences, consent: bool) -> Candidate:
    """The candidate with its innermost loops marked where that is legal and pays.

    consent  sums into scalars may be reordered
    """
    chosen = dict(vector_loops(candidate.schedule.get_root(), candidate, scop, dependences, consent))
    marks = {
        key: replace(mark, simd=True, sums=chosen[key]) if isinstance(mark, LoopMark) and key in chosen else mark
        for key, mark in candidate.marks.items()
    }
    return replace(candidate, marks=marks)


def vector_loops(
    node: isl.ScheduleNode, candidate: Candidate, scop: Scop, dependences: Dependences, consent: bool
) -> Iterable[tuple[str, Sums]]:
    """Keys of the marks of vector loops below a node, with the sums that their lanes add up."""
    if node_type(node) == Node.mark and is_innermost(node.child(0)):
        key = mark_name(node)
        band = node.child(0)
        shared = dependences.without(private_below(node, candidate))
        pays = isinstance(candidate.marks[key], LoopMark) and runs_along_memory(band, scop)
        sums = sums_of(band, scop) if consent else ()
        if pays and parallel_violations(band, 0, shared.conflicts).is_empty():
            yield key, ()
        elif pays and sums:
            others = shared.without(name for _, name in sums)
            if parallel_violations(band, 0, others.conflicts).is_empty():
                yield key, sums
        return
    for position in range(node.n_children()):
        yield from vector_loops(node.child(position), candidate, scop, dependences, consent)


def sums_of(band: isl.ScheduleNode, scop: Scop) -> Sums:
    """The scalars that a loop of one statement adds to, with the operator."""
    names = [instances.get_tuple_name() for instances in sets_of(band.get_domain())]
    update = scop.statement(names[0]).update if len(names) == 1 else None
    if update is None or update.operator not in ("+", "*") or scop.arrays[update.target.array].extents:
        return ()
    return ((update.operator, update.target.array),)


def is_innermost(node: isl.ScheduleNode) -> bool:
    """Whether a node is a band of one member with statements below it and no further loop."""
    if node_type(node) != Node.band or node.band_n_member() != 1:
        return False
    return not any(True for _ in marked_nodes(node.child(0)))


def runs_along_memory(band: isl.ScheduleNode, scop: Scop) -> bool:
    """Whether every access moves to a neighbor, or stays, from one iteration of the band to the next."""
    partial = band.band_get_partial_schedule_union_map().intersect_domain(band.get_domain())
    for relation in maps_of(partial):
        statement = scop.statement(relation.get_tuple_name(isl.dim_type.in_))
        forms = linear_subscripts(relation)
        used = [d for d in range(len(statement.iterators)) if forms is not None and forms[0].uses(d)]
        if forms is None or len(used) != 1 or forms[0].coefficients[used[0]] != 1:
            return False
        if any(access_contiguity(access, used[0]) < 0 for access in statement.accesses):
            return False
    return True
