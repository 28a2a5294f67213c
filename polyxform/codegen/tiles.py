"""Two-level code generation: the loops over tiles from the set of tiles alone, the code of one tile apart from them.

A schedule tree with a tile mark

    for (wave ...)  for (i_tile ...)   <mark>   for (t ...) for (i ...) S(t, i)

becomes a tree over the tiles, { TILE[wave, i_tile] }, and the tree below the mark, with wave and i_tile as parameters.
The set of tiles is a convex set around those that have points; the code of a tile that has none does nothing. This
keeps both texts small, and isl's work too: asked for the whole tree, it splits the loops over tiles into many cases,
and may not come to an end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import islpy as isl

from polyxform.affine import affine_on, as_parameters, band_of, points_with_values, surrounding_values, union_function
from polyxform.polyhedra import node_type, sets_of
from polyxform.schedule.model import Candidate, TileMark

Node = isl.schedule_node_type
TILE = "px_tile"


@dataclass(frozen=True)
class TileBody:
    """The code of one tile.

    parameters  names that stand for the tile's indices, outermost first
    schedule    of the tile's points
    context     what is known about all parameters
    """

    parameters: tuple[str, ...]
    schedule: isl.Schedule
    context: isl.Set


@dataclass
class TileSplitter:
    """Builds a tree anew, with tiles in place of what stands below some marks. Every loop stays in one piece.

    tile_marks  keys of those marks
    context     what is known about the parameters
    bodies      filled while the tree is walked: by name of the tuple that stands for a tile
    """

    tile_marks: frozenset[str]
    context: isl.Set
    bodies: dict[str, TileBody] = field(default_factory=dict)

    def rebuilt(self, node: isl.ScheduleNode) -> isl.Schedule:
        """The tree from a node on."""
        kind = node_type(node)
        if kind == Node.leaf:
            return isl.Schedule.from_domain(node.get_domain())
        if kind == Node.mark and str(node.mark_get_id().name) in self.tile_marks:
            return self.tiles(node)
        if kind in (Node.sequence, Node.set):
            return self.in_sequence(node)
        below = self.rebuilt(node.child(0))
        if kind == Node.mark:
            return below.get_root().child(0).insert_mark(node.mark_get_id()).get_schedule()
        return self.band(node, below) if kind == Node.band else below

    def in_sequence(self, node: isl.ScheduleNode) -> isl.Schedule:
        """The children of a sequence, one after the other."""
        total, *others = (self.rebuilt(node.child(position)) for position in range(node.n_children()))
        for other in others:
            total = total.sequence(other)
        return total

    def band(self, node: isl.ScheduleNode, below: isl.Schedule) -> isl.Schedule:
        """A band node on the statements and tiles below it."""
        partial = node.band_get_partial_schedule().intersect_domain(below.get_domain())
        depth = node.get_schedule_depth()
        for tile in sets_of(below.get_domain()):
            if tile.get_tuple_name() in self.bodies:
                indices = [affine_on(tile.get_space(), {depth + k: 1}, 0) for k in range(node.band_n_member())]
                partial = partial.union_add(band_of([union_function([index]) for index in indices]))
        band = below.get_root().child(0).insert_partial_schedule(partial)
        for member in range(node.band_n_member()):
            band = band.band_member_set_ast_loop_type(member, isl.ast_loop_type.atomic)
        return band.get_schedule()

    def tiles(self, mark: isl.ScheduleNode) -> isl.Schedule:
        """The tiles that have points below a mark; their code is kept for later."""
        name = f"{TILE}{len(self.bodies)}"
        indices = mark.get_prefix_schedule_multi_union_pw_aff().intersect_domain(mark.get_domain())
        parameters = tuple(f"{name}_{position}" for position in range(mark.get_schedule_depth()))
        body = TileSplitter(frozenset(), self.context).rebuilt(mark.child(0))
        inside = points_with_values(indices, parameters)
        tiles = surrounding_values(indices, self.context)
        known = self.context.params().intersect(as_parameters(tiles, parameters))
        self.bodies[name] = TileBody(parameters, body.intersect_domain(inside), known)
        return isl.Schedule.from_domain(isl.UnionSet.from_set(tiles.set_tuple_name(name)))


def split_tiles(candidate: Candidate, context: isl.Set) -> tuple[isl.Schedule, Mapping[str, TileBody]]:
    """The candidate's tree over statements and tiles, and the code of a tile by the name of its tuple."""
    marks = frozenset(key for key, mark in candidate.marks.items() if isinstance(mark, TileMark))
    if not marks:
        return candidate.schedule, {}
    splitter = TileSplitter(marks, context)
    return splitter.rebuilt(candidate.schedule.get_root()), splitter.bodies
