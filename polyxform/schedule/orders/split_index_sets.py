"""Split a loop where its iterator meets that of a loop around it, so that both sides become independent.

Before                                   After

    for (k ...)                              for (k ...) {
      for (i ...)                              for (i = 0; i < k; i++)        // parallel
        for (j ...)                              for (j ...) p[i][j] = min(...);
          p[i][j] = min(p[i][j],               for (j ...) p[k][j] = min(...);
                        p[i][k] + p[k][j]);    for (i = k + 1; i < n; i++)    // parallel
                                                 for (j ...) p[i][j] = min(...);
                                             }

The order of the source is kept, so every split is legal: row k is changed between the rows that read it before and
those that read it after.

Source: Griebl, Feautrier, Lengauer, "Index set splitting", IJPP 28 (2000).

Refused: more than one statement, deep nests, loops that are independent as they are, or that both sides of no split
are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import islpy as isl

from polyxform.affine import affine_on, set_list
from polyxform.dependences.legality import is_legal
from polyxform.dependences.model import Dependences
from polyxform.schedule.model import Candidate
from polyxform.schedule.orders.interchange import own_dependences
from polyxform.schedule.source_order import LoopMarker
from polyxform.scop.model import Statement

DEEPEST = 6
"""Loops of a nest beyond which its pieces, three for each split, would be too many."""


def split_where_iterators_meet(statement: Statement, dependences: Dependences) -> Candidate | None:
    """The statement with loops split where that makes them parallel; None where no split does, or none is legal."""
    if len(statement.iterators) > DEEPEST:
        return None
    own = own_dependences(statement, dependences)
    splitter = Splitter(statement, own, LoopMarker((statement,)))
    root = isl.Schedule.from_domain(isl.UnionSet.from_set(statement.domain)).get_root()
    schedule = splitter.insert_loops(root.child(0), statement.domain, 0).get_schedule()
    if not splitter.splits or not is_legal(schedule, own):
        return None
    recipe = tuple(f"split {inner} where it meets {outer}" for inner, outer in splitter.splits)
    return Candidate(schedule, dict(splitter.marker.marks), recipe)


@dataclass
class Splitter:
    """Builds the tree of one statement.

    statement  whose loops are split
    own        its dependences on itself
    marker     inserts the loops
    splits     filled while the tree grows: iterators of the loops that were split, and where
    """

    statement: Statement
    own: isl.UnionMap
    marker: LoopMarker
    splits: dict[tuple[str, str], None] = field(default_factory=dict)

    def insert_loops(self, node: isl.ScheduleNode, instances: isl.Set, dimension: int) -> isl.ScheduleNode:
        """Insert the loops from a dimension on below a node, and return the node that stands there now."""
        if dimension == len(self.statement.iterators):
            return node
        pieces = self.pieces(instances, dimension)
        if not pieces:
            return self.insert_loop(node, instances, dimension)
        node = node.insert_sequence(set_list(pieces))
        for position, piece in enumerate(pieces):
            insert = self.insert_loops if position == 1 else self.insert_loop
            inner = insert(node.child(position).child(0), piece, dimension + (position == 1))
            node = inner.parent().parent()
        return node

    def insert_loop(self, node: isl.ScheduleNode, instances: isl.Set, dimension: int) -> isl.ScheduleNode:
        """Insert the loop of one dimension, and the others inside it."""
        inner = self.marker.insert_dimension(node, self.statement, dimension)
        inner = self.insert_loops(inner, instances, dimension + 1)
        return inner.parent().parent()

    def pieces(self, instances: isl.Set, dimension: int) -> Sequence[isl.Set]:
        """The instances before, at and behind the place where the dimension meets an outer one; () for no split."""
        if self.is_independent(instances, dimension):
            return ()
        for outer in range(dimension):
            before, at, behind = at_meeting(instances, dimension, outer)
            sides = [side for side in (before, behind) if not side.is_empty()]
            if sides and not at.is_empty() and all(self.is_independent(side, dimension) for side in sides):
                names = self.statement.iterators
                self.splits[names[dimension], names[outer]] = None
                return (before, at, behind)
        return ()

    def is_independent(self, instances: isl.Set, dimension: int) -> bool:
        """Whether the loop of a dimension carries no dependence among the instances."""
        inside = isl.UnionSet.from_set(instances)
        pairs = self.own.intersect_domain(inside).intersect_range(inside)
        space = instances.get_space()
        together = isl.Map.universe(space.map_from_set())
        for outer in range(dimension):
            together = together.equate(isl.dim_type.in_, outer, isl.dim_type.out, outer)
        same = together.equate(isl.dim_type.in_, dimension, isl.dim_type.out, dimension)
        apart = isl.UnionMap.from_map(together.subtract(same))
        return bool(pairs.intersect(apart).is_empty())


def at_meeting(instances: isl.Set, inner: int, outer: int) -> tuple[isl.Set, isl.Set, isl.Set]:
    """The instances whose inner dimension is less than, equal to and greater than the outer one."""
    space = instances.get_space()
    left, right = affine_on(space, {inner: 1}, 0), affine_on(space, {outer: 1}, 0)
    return (
        instances.intersect(left.lt_set(right)),
        instances.intersect(left.eq_set(right)),
        instances.intersect(left.gt_set(right)),
    )
