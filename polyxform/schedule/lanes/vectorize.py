"""Mark innermost loops whose iterations may run in the lanes of a vector.

Before                                   After

    for (j ...)                              #pragma omp simd
      B[i][j] = A[i][j - 1] + A[i][j + 1];   for (j ...)
                                               B[i][j] = A[i][j - 1] + A[i][j + 1];

The compiler would find this out itself, or check at run time that the arrays do not overlap, once for each execution of
the loop; here it is known.

With consent to reorder sums, a loop may also add to a scalar, or look for its least or greatest value, in lanes of its
own, and calls of library functions in it may give way to short polynomials.

Refused: a loop that carries a dependence, an access that jumps in memory from one iteration to the next (a read of
`s[i / 64]` stays, and moves to its neighbor now and then), and what
compilers do not put into lanes, of which they would warn: loops inside a statement, functions of the library, complex
numbers, elements of less than four bytes that are written under a condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import islpy as isl

from polyxform.dependences.legality import parallel_violations
from polyxform.dependences.model import Dependences
from polyxform.microkernels.approximations import APPROXIMATIONS
from polyxform.polyhedra import linear_subscripts, loop_step, maps_of, node_type, sets_of, stays_or_steps
from polyxform.reuse.operations import ELEMENT_BYTES
from polyxform.schedule.lanes.skewed_copies import runs_along_copy
from polyxform.schedule.model import Candidate, LoopMark, PrivateArray, Skewing, mark_name, marked_nodes, skewings
from polyxform.schedule.orders.interchange import access_contiguity
from polyxform.schedule.threads.privatize import private_below
from polyxform.scop.known import known_beyond_types
from polyxform.scop.model import Access, AccessKind, Scop

Node = isl.schedule_node_type
NARROWEST = 4
"""Bytes of the smallest elements that vector units write under masks, before AVX-512."""
IN_ANY_ORDER = ("+", "*", "min", "max")
"""Operators of OpenMP's reductions that are those of updates."""


def vectorize(candidate: Candidate, scop: Scop, dependences: Dependences, consent: bool = False) -> Candidate:
    """The candidate with its innermost loops marked where that is legal and pays. `consent`: to reorder sums."""
    marks = dict(candidate.marks)
    for node in innermost_loops(candidate.schedule.get_root(), candidate):
        mark = marks[mark_name(node)]
        sums = sums_in_lanes(node, candidate, scop, dependences, consent)
        if isinstance(mark, LoopMark) and sums is not None:
            marks[mark_name(node)] = replace(mark, simd=True, sums=sums, loose=consent)
    return replace(candidate, marks=marks)


def innermost_loops(node: isl.ScheduleNode, candidate: Candidate) -> Iterable[isl.ScheduleNode]:
    """The marks of loops below a node that hold no further loop."""
    if node_type(node) == Node.mark and is_innermost(node.child(0)):
        if isinstance(candidate.marks[mark_name(node)], LoopMark):
            yield node
        return
    for position in range(node.n_children()):
        yield from innermost_loops(node.child(position), candidate)


def sums_in_lanes(
    mark: isl.ScheduleNode, candidate: Candidate, scop: Scop, dependences: Dependences, consent: bool
) -> tuple[tuple[str, str], ...] | None:
    """The sums that a loop makes in vector lanes, () for none; None where it cannot run in lanes, or had better not.

    They have one operator, and nothing else in the loop touches their scalars.
    """
    band = mark.child(0)
    copies = copies_around(mark, candidate)
    gathers = is_jammed(mark, candidate)
    along = runs_along_memory(band, scop, copies, gathers, skewings(candidate))
    if not along or not fits_lanes(band, scop, consent):
        return None
    shared = dependences.without(private_below(mark, candidate))
    carried = [one.array for one in shared.arrays if not parallel_violations(band, 0, one.conflicts).is_empty()]
    sums = tuple((sum_operator(array, mark, scop), array) for array in carried)
    scalars = scalar_arrays(candidate, scop, band)
    if not sums:
        return ()
    is_one = len({operator for operator, _ in sums}) == 1 and sums[0][0] != ""
    return sums if consent and is_one and scalars.issuperset(carried) else None


def sum_operator(array: str, mark: isl.ScheduleNode, scop: Scop) -> str:
    """The operator by which everything in a loop that touches an array adds to it; "" where that is not so."""
    statements = [scop.statement(instances.get_tuple_name()) for instances in sets_of(mark.get_domain())]
    touching = [s for s in statements if any(access.array == array for access in s.accesses)]
    updates = [s.update for s in touching]
    operators = {u.operator if u is not None and u.target.array == array else "" for u in updates}
    (operator, *others) = operators or {""}
    return operator if not others and operator in IN_ANY_ORDER else ""


def scalar_arrays(candidate: Candidate, scop: Scop, band: isl.ScheduleNode) -> frozenset[str]:
    """Names of the scalars of the emitted code: the region's, and arrays of one element, or of one in an iteration.

    The one element of an array need not exist where the loop might not run.
    """
    loops = (mark for mark in candidate.marks.values() if isinstance(mark, LoopMark))
    private = {one.array for mark in loops for one in mark.private if not one.slices}
    single = {array.name for array in scop.arrays.values() if array.extents == ("1",) and not array.linear}
    runs = bool(known_beyond_types(scop).is_subset(band.get_domain().params()))
    own = {array.name for array in scop.arrays.values() if not array.extents}
    return frozenset(private | own | (single if runs else set()))


def is_innermost(node: isl.ScheduleNode) -> bool:
    """Whether a node is a band of one member with statements below it and no further loop."""
    if node_type(node) != Node.band or node.band_n_member() != 1:
        return False
    return not any(True for _ in marked_nodes(node.child(0)))


def fits_lanes(band: isl.ScheduleNode, scop: Scop, consent: bool) -> bool:
    """Whether compilers put the statements of a band into lanes; with consent, what they call is approximated."""
    for instances in sets_of(band.get_domain()):
        statement = scop.statement(instances.get_tuple_name())
        elements = [(access, scop.arrays[access.array].element) for access in statement.accesses]
        if statement.obstacles - (APPROXIMATIONS.keys() if consent else frozenset()):
            return False
        if any("_Complex" in element or is_masked_part(access, element) for access, element in elements):
            return False
    return True


def is_masked_part(access: Access, element: str) -> bool:
    """Whether an element too small for masks of the vector unit is written under a condition."""
    return access.kind is AccessKind.WRITE and not access.must and ELEMENT_BYTES.get(element, 8) < NARROWEST


def copies_around(node: isl.ScheduleNode, candidate: Candidate) -> Mapping[str, PrivateArray]:
    """The copies that loops around a node, or its own, declare, by the names of the arrays."""
    found: dict[str, PrivateArray] = {}
    while node.has_parent():
        mark = candidate.marks[mark_name(node)] if node_type(node) == Node.mark else None
        found |= {one.array: one for one in mark.private} if isinstance(mark, LoopMark) else {}
        node = node.parent()
    return found


def is_jammed(node: isl.ScheduleNode, candidate: Candidate) -> bool:
    """Whether a marked loop stands for iterations that run in recurrences side by side."""
    mark = candidate.marks[mark_name(node)]
    return isinstance(mark, LoopMark) and mark.unroll > 0


def runs_along_memory(
    band: isl.ScheduleNode,
    scop: Scop,
    copies: Mapping[str, PrivateArray] = MappingProxyType({}),
    gathers: bool = False,
    skewed: Sequence[Skewing] = (),
) -> bool:
    """Whether every access moves to a neighbor, or stays, from one iteration of the band to the next.

    A loop that goes on by several at once (`i += 5`) has no neighbors: in lanes, it would gather what the statements of
    one iteration have side by side.

    copies   stand for arrays
    gathers  statements that write to copies only may read anywhere: what they compute takes longer than gathering it
    skewed   arrays of which skewed copies are used
    """
    partial = band.band_get_partial_schedule_union_map().intersect_domain(band.get_domain())
    if any(loop_step(values, 0) > 1 for values in sets_of(partial.range())):
        return False
    for relation in maps_of(partial):
        statement = scop.statement(relation.get_tuple_name(isl.dim_type.in_))
        forms = linear_subscripts(relation)
        used = [d for d in range(len(statement.iterators)) if forms is not None and forms[0].uses(d)]
        if forms is None or len(used) != 1 or forms[0].coefficients[used[0]] != 1:
            return False
        moved = {one.array for one in skewed}
        if not all(runs_along_copy(access, band, skewed) for access in statement.accesses if access.array in moved):
            return False
        writes = {access.array for access in statement.accesses if access.kind is AccessKind.WRITE}
        anywhere = gathers and copies.keys() >= writes
        looked_at = [access for access in statement.accesses if access.array in writes or not anywhere]
        accesses = [inside(access, relation.domain()) for access in looked_at if access.array not in moved]
        if not all(is_near(one, used[0], copies.get(one.array)) for one in accesses):
            return False
    return True


def is_near(access: Access, dimension: int, copy: PrivateArray | None) -> bool:
    """Whether an access stays or moves to a neighbor along a dimension; a read may do the one here, the other there."""
    if access_contiguity(access, dimension, order_of(copy)) >= 0:
        return True
    return copy is None and access.kind is AccessKind.READ and stays_or_steps(access.relation, dimension)


def order_of(copy: PrivateArray | None) -> tuple[int, ...] | None:
    """The dimensions of an array that its copy has, outermost first; None without a copy."""
    return None if copy is None else tuple(one.dimension for one in copy.slices)


def inside(access: Access, instances: isl.Set) -> Access:
    """An access for some instances, between whose subscripts there may be less to choose."""
    if linear_subscripts(access.relation) is not None:
        return access
    return replace(access, relation=access.relation.intersect_domain(instances))
