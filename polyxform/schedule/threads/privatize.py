"""Give each iteration of a loop its own copy of what it alone uses, as small as can be.

Before                                   After

    for (i ...)                              for (i ...)
      for (j ...) {                            for (j ...) {
        t[i][j] = f(a[i][j]);                    float px_t;
        b[i][j] = g(t[i][j]);                    px_t = f(a[i][j]);
      }                                          b[i][j] = g(px_t);
                                               }

An array goes into the innermost loop within one iteration of which all its values are written and read. Along
dimensions in which an iteration touches one subscript the copy has none; what remains must be of known size.

Refused: arrays that are read behind the region or may hold values from before it where they are read, arrays that a
kernel reads or writes, copies that are too large.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod

import islpy as isl

from polyxform.dependences.analysis import array_accesses
from polyxform.dependences.model import Dependences
from polyxform.polyhedra import linear_form, node_type, sets_of, value_of
from polyxform.schedule.model import (
    Candidate,
    KernelMark,
    LoopMark,
    PrivateArray,
    Slice,
    TileMark,
    mark_name,
    marked_nodes,
)
from polyxform.scop.model import Array, Scop

Node = isl.schedule_node_type
LARGEST = 16384
"""Elements of all copies of one loop together: they stand on the stack."""


def privatize(candidate: Candidate, scop: Scop, dependences: Dependences) -> Candidate:
    """The candidate with copies noted in the marks of its loops."""
    marks = dict(candidate.marks)
    if any(isinstance(mark, TileMark) for mark in marks.values()):
        return candidate
    taken = kernel_arrays(candidate, scop)
    for array in scop.arrays.values():
        if array.name in taken or not is_temporary(array.name, scop):
            continue
        place = own_loop(candidate, uses_of(array.name, scop), flow_through(array.name, dependences))
        if place is None:
            continue
        key, copy = mark_name(place), private_array(array, place.child(0), scop)
        mark = marks[key]
        if copy is not None and isinstance(mark, LoopMark) and fits(mark, copy):
            marks[key] = replace(mark, private=(*mark.private, copy))
    return replace(candidate, marks=marks)


def is_temporary(array: str, scop: Scop) -> bool:
    """Whether an array surely receives every value that is read from it in the region, and is not read behind it."""
    return not scop.arrays[array].live_out and receives_all(array, scop)


def receives_all(array: str, scop: Scop) -> bool:
    """Whether an array surely receives every value that is read from it in the region."""
    use = array_accesses(scop, array)
    if use.surely.is_empty():
        return False
    info = isl.UnionAccessInfo.from_sink(use.reads).set_must_source(use.surely).set_schedule(scop.schedule)
    return bool(info.compute_flow().get_must_no_source().is_empty())


def is_surely_written(array: str, scop: Scop) -> bool:
    """Whether all writes to an array happen for sure."""
    use = array_accesses(scop, array)
    return bool(use.writes.is_equal(use.surely))


def kernel_arrays(candidate: Candidate, scop: Scop) -> frozenset[str]:
    """Names of the arrays that statements below kernel marks touch."""
    found: set[str] = set()
    for node in marked_nodes(candidate.schedule.get_root()):
        if isinstance(candidate.marks[mark_name(node)], KernelMark):
            names = {instances.get_tuple_name() for instances in sets_of(node.get_domain())}
            found |= {access.array for name in names for access in scop.statement(name).accesses}
    return frozenset(found)


def uses_of(array: str, scop: Scop) -> isl.UnionMap:
    """{ instance -> element } of all accesses to an array."""
    use = array_accesses(scop, array)
    return use.reads.union(use.writes)


def flow_through(array: str, dependences: Dependences) -> isl.UnionMap:
    """The flow dependences through an array."""
    return next(through.flow for through in dependences.arrays if through.array == array)


def own_loop(candidate: Candidate, uses: isl.UnionMap, flow: isl.UnionMap) -> isl.ScheduleNode | None:
    """The mark of the innermost loop that holds all uses and lets no value pass from one iteration to another."""
    node, found = candidate.schedule.get_root(), None
    instances = uses.domain()
    while True:
        if is_loop(node, candidate):
            inside = node.child(0).child(0).get_prefix_schedule_multi_union_pw_aff()
            if not flow.is_subset(flow.eq_at_multi_union_pw_aff(inside)) or has_hole(node.child(0)):
                return found
            found = node
        below = [node.child(position) for position in range(node.n_children())]
        holding = [child for child in below if instances.is_subset(reaching(child))]
        if not holding:
            return found
        node = holding[0]


def has_hole(band: isl.ScheduleNode) -> bool:
    """Whether a loop leaves iterations out in its middle: two loops are printed for it, and one variable cannot do."""
    reached = band.child(0).get_prefix_schedule_union_map().intersect_domain(band.get_domain()).range()
    if reached.is_empty():
        return False
    values = isl.Set.from_union_set(reached.coalesce()).coalesce()
    return values.n_basic_set() > 1 and not isl.Set.from_basic_set(values.simple_hull()).is_subset(values)


def reaching(node: isl.ScheduleNode) -> isl.UnionSet:
    """The instances below a node, those left that a filter lets through."""
    return (node.child(0) if node_type(node) == Node.filter else node).get_domain()


def is_loop(node: isl.ScheduleNode, candidate: Candidate) -> bool:
    """Whether a node is the mark of a loop."""
    return node_type(node) == Node.mark and isinstance(candidate.marks[mark_name(node)], LoopMark)


def private_array(array: Array, band: isl.ScheduleNode, scop: Scop) -> PrivateArray | None:
    """The copy of an array for one iteration of a band; None where its size is not known."""
    prefix = band.child(0).get_prefix_schedule_union_map().intersect_domain(band.get_domain())
    touched = isl.Map.from_union_map(prefix.reverse().apply_range(uses_of(array.name, scop)))
    touched = touched.intersect_params(scop.context.params())
    slices = [slice_of(touched, dimension) for dimension in range(touched.dim(isl.dim_type.out))]
    known = tuple(one for one in slices if one is not None)
    if len(known) < len(slices):
        return None
    return PrivateArray(array.name, tuple(one for one in known if one.extent > 1))


def slice_of(touched: isl.Map, dimension: int) -> Slice | None:
    """What one iteration touches along a dimension of an array; None where that is not a box of known size."""
    behind = touched.dim(isl.dim_type.out) - dimension - 1
    values = touched.reset_tuple_id(isl.dim_type.out)
    values = values.project_out(isl.dim_type.out, dimension + 1, behind).project_out(isl.dim_type.out, 0, dimension)
    around = values.domain()
    ends = [end.gist(around) for end in (values.lexmin_pw_multi_aff(), values.lexmax_pw_multi_aff())]
    if any(end.n_piece() != 1 for end in ends):
        return None
    first, last = (end.as_multi_aff().get_aff(0) for end in ends)
    form = linear_form(first)
    longest = around.max_val(last.sub(first))
    if form is None or not longest.is_int():
        return None
    return Slice(dimension, form, value_of(longest) + 1)


def fits(mark: LoopMark, copy: PrivateArray) -> bool:
    """Whether a loop's copies, with one more, are small enough for the stack."""
    return sum(prod(one.extent for one in array.slices) for array in (*mark.private, copy)) <= LARGEST


def private_below(mark: isl.ScheduleNode, candidate: Candidate) -> frozenset[str]:
    """Names of the arrays that each iteration of a marked loop, or of a loop inside it, has for itself."""
    marks = (candidate.marks[mark_name(node)] for node in marked_nodes(mark))
    return frozenset(one.array for found in marks if isinstance(found, LoopMark) for one in found.private)
