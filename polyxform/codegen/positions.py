"""Where the instances of a statement run: the values of the loop variables around it, from the schedule tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import islpy as isl

from polyxform.affine import function_of, function_to_values
from polyxform.polyhedra import node_type, sets_of

Node = isl.schedule_node_type
Members = tuple[isl.PwAff, ...]


def schedule_functions(schedule: isl.Schedule) -> Mapping[str, Members]:
    """For each statement one function { S[i] -> value } for each depth, where all places of the tree agree on them."""
    found: dict[str, list[Members]] = {}
    for leaf in leaves(schedule.get_root()):
        for instances in sets_of(leaf.get_domain()):
            found.setdefault(instances.get_tuple_name(), []).append(tuple(path_functions(leaf, instances)))
    return {name: functions[0] for name, functions in found.items() if all(agree(functions[0], f) for f in functions)}


def leaves(node: isl.ScheduleNode) -> Iterator[isl.ScheduleNode]:
    """The leaves of the tree from a node on."""
    if node_type(node) == Node.leaf:
        yield node
    for position in range(node.n_children()):
        yield from leaves(node.child(position))


def path_functions(leaf: isl.ScheduleNode, instances: isl.Set) -> Iterator[isl.PwAff]:
    """The members of the bands above a leaf as functions of one statement, outermost first."""
    for level in reversed(range(1, leaf.get_tree_depth() + 1)):
        node = leaf.ancestor(level)
        if node_type(node) == Node.band:
            partial = node.band_get_partial_schedule()
            members = (partial.get_at(position) for position in range(node.band_n_member()))
            yield from (function_of(member, instances) for member in members)


def agree(one: Members, other: Members) -> bool:
    """Whether two lists of functions are the same."""
    return len(one) == len(other) and all(a.plain_is_equal(b) for a, b in zip(one, other, strict=True))


def position_of(functions: Members | None, depths: Sequence[int]) -> isl.PwMultiAff | None:
    """{ S[i] -> [values at the chosen depths] }; None where it is not known."""
    if functions is None or not depths or max(depths) >= len(functions):
        return None
    return function_to_values([functions[depth] for depth in depths])
