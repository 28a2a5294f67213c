"""Dependences in words: which two accesses meet, and how far apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import islpy as isl

from polyxform.dependences.model import ArrayDependences, Dependences
from polyxform.polyhedra import node_type
from polyxform.scop.model import Access, AccessKind, Scop, Statement

READ, WRITE = AccessKind.READ, AccessKind.WRITE
Node = isl.schedule_node_type


@dataclass(frozen=True)
class Conflict:
    """Two accesses that touch the same element, the first of which must stay before the second.

    kind      "flow", "anti" or "output"
    source    the statement that must come first
    first     its access
    target    the statement that must come later
    second    its access
    distance  iterations between them in each loop that surrounds both, outermost first; None where it varies
    """

    kind: str
    source: Statement
    first: Access
    target: Statement
    second: Access
    distance: tuple[int, ...] | None

    def __str__(self) -> str:
        verbs = {READ: "reads", WRITE: "writes"}
        first = f"{self.source.name} {verbs[self.first.kind]} {self.first.text}"
        second = f"{self.target.name} {verbs[self.second.kind]} {self.second.text}"
        return f"{second} after {first}{self.spacing}"

    @property
    def spacing(self) -> str:
        """The distance in words, or ""."""
        if not self.distance:
            return ""
        return f" at distance ({','.join(str(step) for step in self.distance)})"


def describe(scop: Scop, dependences: Dependences, relation: isl.UnionMap) -> tuple[Conflict, ...]:
    """The conflicts behind the dependences in `relation`, in textual order of the statements.

    Pairs of instances that are not dependences of the region are passed over.
    """
    statements = {s.name: s for s in scop.statements}
    found = []
    for through in dependences.arrays:
        for kind, pairs in labeled(through, relation):
            source = statements[pairs.get_tuple_name(isl.dim_type.in_)]
            target = statements[pairs.get_tuple_name(isl.dim_type.out)]
            found += list(conflicts(scop, kind, through.array, pairs, source, target))
    order = {name: position for position, name in enumerate(statements)}
    return tuple(sorted(found, key=lambda c: (order[c.source.name], order[c.target.name], c.kind, c.first.span)))


def labeled(through: ArrayDependences, relation: isl.UnionMap) -> Iterator[tuple[str, isl.Map]]:
    """The part of `relation` that is a dependence through one array, by kind and pair of statements."""
    kinds = {"flow": through.flow, "anti": through.anti, "output": through.output}
    for kind, known in kinds.items():
        part = known.intersect(relation)
        if part.is_empty():
            continue
        maps = part.get_map_list()
        yield from ((kind, maps.get_at(i)) for i in range(maps.n_map()))


def conflicts(
    scop: Scop, kind: str, array: str, pairs: isl.Map, source: Statement, target: Statement
) -> Iterator[Conflict]:
    """The pairs of accesses to `array` that make `pairs` a dependence of a kind between two statements."""
    first_kind, second_kind = {"flow": (WRITE, READ), "anti": (READ, WRITE), "output": (WRITE, WRITE)}[kind]
    depth = shared_loops(scop.schedule, source.name, target.name)
    for first in accesses_to(source, array, first_kind):
        for second in accesses_to(target, array, second_kind):
            meeting = pairs.intersect(first.relation.apply_range(second.relation.reverse()))
            if not meeting.is_empty():
                yield Conflict(kind, source, first, target, second, constant_distance(meeting, depth))


def accesses_to(statement: Statement, array: str, kind: AccessKind) -> list[Access]:
    """The statement's accesses of one kind to one array."""
    return [a for a in statement.accesses if a.array == array and a.kind is kind]


def constant_distance(pairs: isl.Map, depth: int) -> tuple[int, ...] | None:
    """Difference of the `depth` outermost iterators, None where it is not one and the same for all pairs."""
    distances = leading(pairs, depth).deltas()
    steps = [distances.plain_get_val_if_fixed(isl.dim_type.set, i) for i in range(depth)]
    if not all(step.is_int() for step in steps):
        return None
    return tuple(step.to_python() for step in steps)


def leading(pairs: isl.Map, depth: int) -> isl.Map:
    """The map between the first `depth` iterators of source and target, without tuple names."""
    for kind in (isl.dim_type.in_, isl.dim_type.out):
        pairs = pairs.project_out(kind, depth, pairs.dim(kind) - depth)
        pairs = pairs.reset_tuple_id(kind) if pairs.has_tuple_id(kind) else pairs
    return pairs.coalesce()


def shared_loops(schedule: isl.Schedule, first: str, second: str) -> int:
    """How many loops of the source surround both statements."""
    node = schedule.get_root()
    depth = 0
    while node.has_children():
        if node_type(node) == Node.band:
            depth += node.band_n_member()
        below = [node.child(i) for i in range(node.n_children())]
        if len(below) > 1:
            below = [child for child in below if {first, second} <= statement_names(child.filter_get_filter())]
        if not below:
            break
        node = below[0]
    return depth


def statement_names(instances: isl.UnionSet) -> set[str]:
    """Names of the statements with instances in a set."""
    sets = instances.get_set_list()
    return {sets.get_at(i).get_tuple_name() for i in range(sets.n_set())}
