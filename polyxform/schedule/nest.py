"""Grow the schedule tree of one statement from a list of loops, with full tiles kept apart from partial ones.

Before (one statement)            After, `i` covered by tiles of 6 and the rest by one of 2, `j` by 64

    for (i = 0; i < 56; i++)          for (i_tile = 0; i_tile < 54; i_tile += 6)
      for (j = 0; j < 128; j++)         for (j_tile = 0; j_tile < 128; j_tile += 64)
        for (k ...)                       <kernel of 6 rows, 64 columns>
          C[i][j] += A[i][k] * B[k][j]; for (j_tile = 0; j_tile < 128; j_tile += 64)
                                          <kernel of 2 rows, 64 columns>

Each piece has loops of constant length inside, so that a kernel of fixed shape serves it. With extents that are
known at run time only, the full tiles come first and what is left over follows, in tiles of which the last is partial.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from types import MappingProxyType

import islpy as isl

from polyxform.polyhedra import Affine, instances_below, instances_in_full_tiles, least_point, tile_start
from polyxform.schedule.model import Candidate, KernelMark, LoopMark, Mark
from polyxform.scop.model import Statement, union_set

Sizes = Mapping[int, int]
NO_SIZES: Sizes = MappingProxyType({})
ZERO = Affine((), (), 0)


@dataclass(frozen=True)
class TileRun:
    """Tiles of one size, side by side.

    size    points along the dimension; 1 makes a loop over points
    count   how many tiles, None: as many full ones as fit; the last run of a loop takes all that is left
    inside  loops that take the place of those further in over the same dimensions
    """

    size: int
    count: int | None
    inside: tuple[PlannedLoop, ...] = ()


@dataclass(frozen=True)
class PlannedLoop:
    """One loop outside the kernel.

    dimension  of the statement
    runs       tiles that cover the dimension, first to last
    """

    dimension: int
    runs: tuple[TileRun, ...]

    @property
    def is_tiled(self) -> bool:
        """Whether the loop steps over more than one point."""
        return any(run.size > 1 for run in self.runs)


@dataclass(frozen=True)
class Member:
    """A statement of the nest.

    statement   itself
    dimensions  for each dimension of the nest's own statement the one of this statement that has the same value, -1
                for none
    """

    statement: Statement
    dimensions: tuple[int, ...]


Instances = tuple[isl.Set, ...]
"""Instances of each member of a nest, in the order of the members."""


@dataclass(frozen=True)
class Piece:
    """A part of a dimension that one loop covers.

    instances  of the members, within what surrounds the loop
    run        the loop's tiles
    origin     first point of the first tile, a linear form of parameters
    """

    instances: Instances
    run: TileRun
    origin: Affine

    def inner_loops(self, loops: tuple[PlannedLoop, ...]) -> tuple[PlannedLoop, ...]:
        """The loops further in, with those that this piece has for itself."""
        own = {loop.dimension: loop for loop in self.run.inside}
        return tuple(own.get(loop.dimension, loop) for loop in loops)


@dataclass
class NestBuilder:
    """Builds the tree of one statement, and of the companions of its kernels.

    Nodes that a method returns stand where the one it was given stood.

    statement  whose instances are scheduled
    kernel     the mark to put above the innermost point loops, None for plain loops
    point      dimensions of the point loops inside all planned loops, outermost first
    before     companions that run before the statement on each tile
    after      companions that run after it
    marks      filled while the tree grows
    """

    statement: Statement
    kernel: KernelMark | None
    point: tuple[int, ...]
    before: tuple[Member, ...] = ()
    after: tuple[Member, ...] = ()
    marks: dict[str, Mark] = field(default_factory=dict)

    @property
    def members(self) -> tuple[Member, ...]:
        """The statements in the order in which they run on a tile, the nest's own one first of all."""
        return (self.own, *self.before, *self.after)

    @property
    def own(self) -> Member:
        """The nest's own statement."""
        return Member(self.statement, tuple(range(len(self.statement.iterators))))

    def build(self, loops: tuple[PlannedLoop, ...], recipe: tuple[str, ...]) -> Candidate:
        """The candidate with the planned loops outside and the point loops inside."""
        instances = tuple(member.statement.domain for member in self.members)
        root = isl.Schedule.from_domain(union_set(instances)).get_root()
        node = self.insert_loops(root.child(0), instances, loops)
        return Candidate(node.get_schedule(), dict(self.marks), recipe)

    def insert_loops(
        self, node: isl.ScheduleNode, instances: Instances, loops: tuple[PlannedLoop, ...], sizes: Sizes = NO_SIZES
    ) -> isl.ScheduleNode:
        """Insert the loops, outermost first; a loop of several pieces becomes a sequence.

        sizes  of the tiles around the node, by dimension
        """
        if not loops:
            return self.insert_kernel(node, sizes)
        pieces = split(instances, self.members, loops[0])
        if len(pieces) == 1:
            return self.insert_loop(node, pieces[0], loops, sizes)
        node = node.insert_sequence(filters([union_set(piece.instances) for piece in pieces]))
        for position, piece in enumerate(pieces):
            inner = self.insert_loop(node.child(position).child(0), piece, loops, sizes)
            node = inner.parent().parent()
        return node

    def insert_loop(
        self, node: isl.ScheduleNode, piece: Piece, loops: tuple[PlannedLoop, ...], sizes: Sizes
    ) -> isl.ScheduleNode:
        """Insert one marked loop over a piece, and the rest of the loops inside it.

        A loop of one tile is left out: isl would run the statements inside it one after the other, each below a
        kernel's mark of its own.
        """
        loop = loops[0]
        sizes = {**sizes, loop.dimension: piece.run.size}
        if piece.run.size > 1 and piece.run.count == 1:
            return self.insert_loops(node, piece.instances, piece.inner_loops(loops[1:]), sizes)
        node = node.insert_partial_schedule(steps(self.members, loop.dimension, piece.run.size, piece.origin))
        node = self.insert_loops(node.child(0), piece.instances, piece.inner_loops(loops[1:]), sizes).parent()
        stem = self.statement.iterators[loop.dimension]
        name = f"{stem}_tile" if loop.is_tiled else stem
        return self.insert_mark(node, LoopMark(name, node.get_schedule_depth()))

    def insert_kernel(self, node: isl.ScheduleNode, sizes: Sizes) -> isl.ScheduleNode:
        """Insert the point loops of every member and, above them, the kernel's mark."""
        in_order = (*self.before, self.own, *self.after)
        if len(in_order) == 1:
            node = self.insert_points(node, self.own)
        else:
            node = node.insert_sequence(filters([union_set([member.statement.domain]) for member in in_order]))
            for position, member in enumerate(in_order):
                node = self.insert_points(node.child(position).child(0), member).parent().parent()
        return node if self.kernel is None else self.insert_mark(node, sized(self.kernel, sizes))

    def insert_points(self, node: isl.ScheduleNode, member: Member) -> isl.ScheduleNode:
        """Insert the point loops of one member."""
        for dimension in reversed(self.point):
            if member.dimensions[dimension] >= 0:
                node = node.insert_partial_schedule(steps((member,), dimension, 1))
        return node

    def insert_mark(self, node: isl.ScheduleNode, mark: Mark) -> isl.ScheduleNode:
        """Insert a mark node that stands for `mark`."""
        key = f"{self.statement.name}.{len(self.marks)}"
        self.marks[key] = mark
        return node.insert_mark(isl.Id(key))


def sized(kernel: KernelMark, sizes: Sizes) -> KernelMark:
    """The mark for tiles of the given sizes; 0 for a dimension that no loop cuts, whose extent is not known."""
    rows = 1 if kernel.row is None else sizes.get(kernel.row, 0)
    return replace(kernel, rows=rows, columns=sizes.get(kernel.contraction.column, 0))


def split(instances: Instances, members: tuple[Member, ...], loop: PlannedLoop) -> tuple[Piece, ...]:
    """The pieces of a dimension, first to last; pieces that are surely empty are left out."""
    origin = least_point(instances[0], loop.dimension)
    if not loop.is_tiled:
        return (Piece(instances, loop.runs[0], origin),)
    dimensions = [member.dimensions[loop.dimension] for member in members]
    pieces: list[Piece] = []
    rest = instances
    for run in loop.runs[:-1]:
        chosen = tuple(take(one, d, run, origin) for one, d in zip(rest, dimensions, strict=True))
        pieces.append(Piece(chosen, run, origin))
        rest = tuple(one.subtract(taken).coalesce() for one, taken in zip(rest, chosen, strict=True))
        origin = replace(origin, constant=origin.constant + run.size * (run.count or 0))
    pieces.append(Piece(rest, loop.runs[-1], origin))
    return tuple(piece for piece in pieces if not all(one.is_empty() for one in piece.instances))


def take(instances: isl.Set, dimension: int, run: TileRun, origin: Affine) -> isl.Set:
    """The instances that a run of tiles covers, counted from `origin`, which is a number where the run has an end."""
    if run.count is None:
        return instances_in_full_tiles(instances, dimension, run.size, origin)
    return instances_below(instances, dimension, origin.constant + run.size * run.count)


def steps(members: tuple[Member, ...], dimension: int, size: int, origin: Affine = ZERO) -> isl.MultiUnionPwAff:
    """The loop over tiles of `size` points along a dimension, for the instances of all members."""
    functions = [
        tile_start(member.statement.domain, member.dimensions[dimension], size, origin).get_at(0) for member in members
    ]
    return isl.MultiUnionPwAff.from_union_pw_aff(reduce(isl.UnionPwAff.union_add, functions))


def filters(parts: list[isl.UnionSet]) -> isl.UnionSetList:
    """One filter for each part."""
    chosen = isl.UnionSetList.alloc(isl.DEFAULT_CONTEXT, len(parts))
    for part in parts:
        chosen = chosen.add(part)
    return chosen
