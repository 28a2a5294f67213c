"""Keep statements in the order of the source, each loop marked so that later passes can speak about it.

Before                                   After

    for (t ...) {                            for (t ...) {              // mark: t
      for (i ...) S0(t, i);                    for (i ...) S0(t, i);    // mark: i
      for (i ...) S1(t, i);                    for (i ...) S1(t, i);    // mark: i
    }                                        }

Refuses nothing: the order of the source is legal by definition.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import islpy as isl

from polyxform.affine import affine_on, union_function
from polyxform.polyhedra import node_type, sets_of, value_of
from polyxform.schedule.model import Candidate, LoopMark, Mark, mark_name
from polyxform.scop.model import Scop, Statement, union_set

Node = isl.schedule_node_type
SOURCE_ORDER = "source order"
"""What the recipe says of statements that run as in the source."""

WRITTEN_OUT = 9
"""Iterations up to which compilers write a loop out."""


def in_source_order(scop: Scop, statements: Sequence[Statement]) -> Candidate:
    """The given statements as the source runs them."""
    schedule = scop.schedule.intersect_domain(union_set(statement.domain for statement in statements))
    return with_marked_loops(schedule, statements, (SOURCE_ORDER,))


def with_marked_loops(schedule: isl.Schedule, statements: Sequence[Statement], recipe: tuple[str, ...]) -> Candidate:
    """The schedule with every band split into single members and a loop mark above each."""
    marker = LoopMarker(tuple(statements))
    node = marker.mark_below(schedule.get_root())
    return Candidate(node.get_schedule(), dict(marker.marks), recipe)


@dataclass
class LoopMarker:
    """Inserts loop marks. Nodes that a method returns stand where the one it was given stood.

    statements  of the candidate; their first one's name makes the marks' names unique in a region
    marks       filled while the tree is walked
    """

    statements: tuple[Statement, ...]
    marks: dict[str, Mark] = field(default_factory=dict)

    def mark_below(self, node: isl.ScheduleNode) -> isl.ScheduleNode:
        """Mark every loop of the subtree."""
        if node_type(node) == Node.band and node.band_n_member() > 0:
            return self.mark_band(node)
        for position in range(node.n_children()):
            node = self.mark_below(node.child(position)).parent()
        return node

    def mark_band(self, node: isl.ScheduleNode) -> isl.ScheduleNode:
        """Split the first member off, mark it and go on with the rest."""
        if node.band_n_member() > 1:
            node = node.band_split(1)
        node = kept_together(self.mark_below(node.child(0)).parent())
        return self.insert_mark(node, LoopMark(self.loop_name(node), node.get_schedule_depth()))

    def insert_loop(
        self, node: isl.ScheduleNode, function: isl.UnionPwAff, name: str, unroll: int = 0
    ) -> isl.ScheduleNode:
        """Insert a loop with its mark above a node, and return the node that now stands below both."""
        node = node.insert_partial_schedule(isl.MultiUnionPwAff.from_union_pw_aff(function))
        node = self.insert_mark(node, LoopMark(name, node.get_schedule_depth(), unroll=unroll))
        return node.child(0).child(0)

    def insert_dimension(
        self, node: isl.ScheduleNode, statement: Statement, dimension: int, unroll: int = 0
    ) -> isl.ScheduleNode:
        """Insert a loop over one dimension of a statement, as `insert_loop` does."""
        function = union_function([affine_on(statement.domain.get_space(), {dimension: 1}, 0)])
        return self.insert_loop(node, function, statement.iterators[dimension], unroll)

    def insert_mark(self, node: isl.ScheduleNode, mark: Mark) -> isl.ScheduleNode:
        """Insert a mark node that stands for `mark`."""
        key = f"{self.statements[0].name}.{len(self.marks)}"
        self.marks[key] = mark
        return node.insert_mark(isl.Id(key))

    def change(self, node: isl.ScheduleNode, changed: Callable[[LoopMark], LoopMark]) -> None:
        """Change the mark of a loop, given its mark node."""
        key = mark_name(node)
        mark = self.marks[key]
        if isinstance(mark, LoopMark):
            self.marks[key] = changed(mark)

    def loop_name(self, band: isl.ScheduleNode) -> str:
        """The source iterator that the band's member runs over, "t" when it is a combination of several."""
        partial = band.band_get_partial_schedule_union_map()
        for statement in self.statements:
            for dimension, name in enumerate(statement.iterators):
                if runs_over(partial, statement.domain, dimension):
                    return name
        return "t"


def kept_together(band: isl.ScheduleNode) -> isl.ScheduleNode:
    """The band, as one loop with conditions inside where it runs a few times around instances with gaps.

        for (int d = -1; d <= 1; d++)
            if (d != 0) S(d);

    Compilers write such loops out and settle the conditions; isl's pieces of them are slower (game of life: 0.88).
    """
    domain = band.get_domain()
    if all(instances.coalesce().n_basic_set() == 1 for instances in sets_of(domain)):
        return band
    steps = sets_of(band.band_get_partial_schedule_union_map().intersect_domain(domain).range())
    if not all(is_short(one) for one in steps):
        return band
    return band.band_member_set_ast_loop_type(0, isl.ast_loop_type.atomic)


def is_short(steps: isl.Set) -> bool:
    """Whether the values of a loop are a few that are known."""
    if not steps.is_bounded():
        return False
    longest = steps.dim_max(0).sub(steps.dim_min(0)).max_val()
    return bool(longest.is_int()) and value_of(longest) < WRITTEN_OUT


def runs_over(partial: isl.UnionMap, domain: isl.Set, dimension: int) -> bool:
    """Whether a one-dimensional partial schedule is just a dimension of the statement."""
    mine = partial.intersect_domain(isl.UnionSet.from_set(domain))
    if mine.is_empty():
        return False
    schedule = isl.Map.from_union_map(mine)
    equal = isl.Map.universe(schedule.get_space()).equate(isl.dim_type.in_, dimension, isl.dim_type.out, 0)
    return bool(schedule.is_subset(equal))
