"""Does a schedule tree keep the dependences, and which of them does a loop carry?

This stands apart from every transformation: it looks only at the finished tree. Whatever it does not understand
counts as a violation.
"""

from __future__ import annotations

from functools import reduce

import islpy as isl

from polyxform.polyhedra import node_type

Node = isl.schedule_node_type
PASS_THROUGH = (Node.domain, Node.mark)


def is_legal(schedule: isl.Schedule, dependences: isl.UnionMap) -> bool:
    """Whether the tree executes the source of each dependence strictly before its target."""
    return bool(violations(schedule, dependences).is_empty())


def violations(schedule: isl.Schedule, dependences: isl.UnionMap) -> isl.UnionMap:
    """The dependences that the tree does not order strictly.

    Understood: domain, band, sequence, set, filter and mark nodes. The children of a set may run in any order.
    Below any other node (extension, expansion, guard, context), and outside the tree's domain, all that is not yet
    ordered counts as violated.
    """
    domain = schedule.get_domain()
    if dependences.domain().union(dependences.range()).is_subset(domain):
        return unordered(schedule.get_root(), dependences)
    scheduled = within(dependences, domain)
    return dependences.subtract(scheduled).union(unordered(schedule.get_root(), scheduled))


def parallel_violations(band: isl.ScheduleNode, member: int, dependences: isl.UnionMap) -> isl.UnionMap:
    """The dependences that forbid running the iterations of one member of a band node in parallel.

    They relate two instances that agree on everything outside the member and differ in the member itself.
    Raises ValueError where `band` is not a band node with such a member.
    """
    if node_type(band) != Node.band or not 0 <= member < band.band_n_member():
        raise ValueError("not a member of a band node")
    partial = band.band_get_partial_schedule()
    prefix = band.get_prefix_schedule_multi_union_pw_aff()
    inside = within(dependences, band.get_domain())
    known = within(inside, partial.domain().intersect(prefix.domain()))
    together = known.eq_at_multi_union_pw_aff(prefix)
    for position in range(member):
        together = together.eq_at_multi_union_pw_aff(one_member(partial, position))
    iteration = one_member(partial, member)
    forwards, backwards = (
        together.lex_lt_at_multi_union_pw_aff(iteration),
        together.lex_gt_at_multi_union_pw_aff(iteration),
    )
    unknown = left_out(band, inside, partial.domain().intersect(prefix.domain()))
    return forwards.union(backwards).union(unknown)


def carried(dependences: isl.UnionMap, outside: isl.UnionMap, loop: isl.UnionMap) -> isl.UnionMap:
    """The dependences that a loop carries, from maps instead of a tree.

    outside  { S0[i] -> execution of the loop that the instance belongs to }
    loop     { S0[i] -> iteration of the loop }, total on the instances of the loop
    """
    inside = within(dependences, loop.domain())
    together = inside.intersect(outside.apply_range(outside.reverse()))
    return together.subtract(loop.apply_range(loop.reverse()))


def within(dependences: isl.UnionMap, instances: isl.UnionSet) -> isl.UnionMap:
    """Dependences from `instances` to `instances`."""
    return dependences.intersect_domain(instances).intersect_range(instances)


def unordered(node: isl.ScheduleNode, pending: isl.UnionMap) -> isl.UnionMap:
    """What the subtree leaves out of order, of dependences that nothing above orders."""
    if pending.is_empty():
        return pending
    kind = node_type(node)
    if kind == Node.band:
        return unordered_by_band(node, pending)
    if kind in (Node.sequence, Node.set):
        return unordered_by_children(node, pending)
    if kind in PASS_THROUGH:
        return unordered(node.child(0), pending)
    return pending


def unordered_by_band(node: isl.ScheduleNode, pending: isl.UnionMap) -> isl.UnionMap:
    """`unordered` of a band: its members order lexicographically, the rest goes on to the child."""
    partial = node.band_get_partial_schedule()
    if node.band_n_member() == 0:
        return unordered(node.child(0), pending)
    known = within(pending, partial.domain())
    wrong = left_out(node, pending, partial.domain()).union(known.lex_gt_at_multi_union_pw_aff(partial))
    return wrong.union(unordered(node.child(0), known.eq_at_multi_union_pw_aff(partial)))


def unordered_by_children(node: isl.ScheduleNode, pending: isl.UnionMap) -> isl.UnionMap:
    """`unordered` of a sequence or set: the children order in turn, or not at all."""
    in_turn = node_type(node) == Node.sequence
    done = isl.UnionSet("{ }")
    filters = parts(node)
    wrong = left_out(node, pending, union_set(filters))
    for position, instances in enumerate(filters):
        backwards = pending.intersect_domain(instances).intersect_range(done)
        forwards = isl.UnionMap("{ }") if in_turn else pending.intersect_domain(done).intersect_range(instances)
        inside = unordered(node.child(position).child(0), within(pending, instances))
        wrong = wrong.union(backwards).union(forwards).union(inside)
        done = done.union(instances)
    return wrong


def left_out(node: isl.ScheduleNode, pending: isl.UnionMap, known: isl.UnionSet) -> isl.UnionMap:
    """What a node says nothing about: dependences of instances that are not among the `known` ones.

    Where all instances that reach the node are known there is nothing, and no costly difference is formed.
    """
    if node.get_domain().is_subset(known):
        return isl.UnionMap("{ }")
    return pending.subtract(within(pending, known))


def parts(node: isl.ScheduleNode) -> list[isl.UnionSet]:
    """The filters of a sequence or set, without constraints where whole statements go to different children."""
    filters = [node.child(i).filter_get_filter() for i in range(node.n_children())]
    total = union_set(filters)
    spaces = sum(instances.n_set() for instances in filters)
    if spaces > total.n_set() or not node.get_domain().is_subset(total):
        return filters
    return [instances.universe() for instances in filters]


def union_set(found: list[isl.UnionSet]) -> isl.UnionSet:
    """All instances of some sets."""
    return reduce(isl.UnionSet.union, found, isl.UnionSet("{ }"))


def one_member(partial: isl.MultiUnionPwAff, position: int) -> isl.MultiUnionPwAff:
    """The schedule of one member of a band."""
    return isl.MultiUnionPwAff.from_union_pw_aff(partial.get_at(position))
