"""Tile a serial loop together with a loop inside it, along which its steps hand values on in one direction only.

Before                                   After

    for (k ...) {                            for (k_block ...) {
      f(column k of A);                        for (k in the block) {
      for (j = k + 1; j < n; j++) {              f(column k of A);
        for (i ...)                              for (i ...) for (j in the block) R[k][j] += Q[i][k] * A[i][j];
          R[k][j] += Q[i][k] * A[i][j];          for (i ...) for (j in the block) A[i][j] -= Q[i][k] * R[k][j];
        for (i ...)                            }
          A[i][j] -= Q[i][k] * R[k][j];        for (j_tile behind the block)       // parallel
      }                                          for (k in the block) {
    }                                              for (i ...) for (j in the tile) R[k][j] += Q[i][k] * A[i][j];
                                                   for (i ...) for (j in the tile) A[i][j] -= Q[i][k] * R[k][j];
                                                 }
                                             }

Each statement gets a place on a common axis: one of its own dimensions, or the step itself. Where no dependence goes
back along steps or along places, the two may be tiled together; a tile of places then stays in cache for a whole block
of steps, and tiles behind the block do not depend on each other. Inside a tile, the statements of a step run one after
the other, each in loops that run along memory.

Source of the idea: Wolf, Lam, "A data locality optimizing algorithm", PLDI 1991; blocked factorizations as in Golub,
Van Loan, "Matrix Computations".

Refused: places in front of the step, tiles behind a block that depend on each other, statements of one step that depend
on each other both ways, data that a near cache holds anyway.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod

import islpy as isl

from polyxform.affine import affine_on, set_list, union_function
from polyxform.dependences.explain import shared_loops
from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.schedule.costing import element_bytes, elements, extents, representative_sizes
from polyxform.schedule.model import Candidate
from polyxform.schedule.orders.distribute import components
from polyxform.schedule.orders.interchange import best_order
from polyxform.schedule.source_order import LoopMarker
from polyxform.scop.model import Scop, Statement, union_set

STEP = 0
CHOICES = 64
"""Ways to give the statements places that are tried."""
BLOCKS = (64, 48, 32, 24, 16, 8)
"""Steps of a block, and places of a tile."""


@dataclass(frozen=True)
class Steps:
    """Statements in steps, dimension 0 of each, with a place.

    statements  in textual order
    places      for each statement's name the dimension that tells its place
    validity    dependences between their instances
    size        steps of a block, and places of a tile
    """

    statements: tuple[Statement, ...]
    places: Mapping[str, int]
    validity: isl.UnionMap
    size: int

    def step(self, size: int = 1) -> isl.UnionPwAff:
        """floor(step / size)."""
        return union_function([index(s, STEP, size) for s in self.statements])

    def place(self, size: int = 1) -> isl.UnionPwAff:
        """floor(place / size)."""
        return union_function([index(s, self.places[s.name], size) for s in self.statements])

    def behind(self, statement: Statement) -> isl.Set:
        """The instances with a place behind their block of steps."""
        block, tile = (isl.PwAff.from_aff(index(statement, d, self.size)) for d in (STEP, self.places[statement.name]))
        return statement.domain.intersect(tile.gt_set(block)).coalesce()


def index(statement: Statement, dimension: int, size: int) -> isl.Aff:
    """floor(dimension / size) of a statement's instances."""
    value = affine_on(statement.domain.get_space(), {dimension: 1}, 0)
    return value.scale_down_val(isl.Val(size)).floor() if size > 1 else value


def steps_tiled(group: Sequence[Statement], scop: Scop, dependences: Dependences, machine: Machine) -> Candidate | None:
    """The group in blocks of steps and tiles of places; None where that is not possible or does not pay."""
    first = group[0]
    depth = max(len(statement.iterators) for statement in group)
    if len(group) < 2 or depth < 3 or not all(shared_loops(scop.schedule, first.name, s.name) for s in group):
        return None
    size = block_size(group, scop, machine)
    if size is None:
        return None
    inside = union_set(statement.domain for statement in group)
    order = within(dependences.order, inside)
    for places in placements(group):
        steps = Steps(tuple(group), places, within(dependences.validity, inside), size)
        candidate = in_tiles(steps) if is_permutable(steps) and is_one_way(steps) else None
        if candidate is not None and is_legal(candidate.schedule, order):
            return candidate
    return None


def block_size(group: Sequence[Statement], scop: Scop, machine: Machine) -> int | None:
    """The most places of which the data stay in the second cache with as many steps'; None where all data do."""
    sizes = representative_sizes(scop)
    cache = next((cache.size for cache in machine.caches if cache.level == 2), machine.caches[-1].size)
    names = {access.array for statement in group for access in statement.accesses}
    arrays = [scop.arrays[name] for name in names if len(scop.arrays[name].extents) > 1]
    if sum(elements(array, sizes) * element_bytes(array.element) for array in arrays) <= cache:
        return None
    deepest = max(group, key=lambda statement: len(statement.iterators))
    across = prod(sorted(extents(deepest, sizes))[:-2]) if len(deepest.iterators) > 2 else 1
    widest = max(element_bytes(array.element) for array in arrays)
    return next((size for size in BLOCKS if 2 * size * across * widest <= cache // 2), BLOCKS[-1])


def placements(group: Sequence[Statement]) -> Iterator[Mapping[str, int]]:
    """Ways to give the statements places; those with most statements at places of their own are tried first."""
    choices = []
    for statement in group:
        own = list(range(1, len(statement.iterators)))
        deep = len(statement.iterators) > 2
        choices.append([*own, STEP] if deep else [STEP, *own])
    for chosen in islice(product(*choices), CHOICES):
        if any(chosen):
            yield dict(zip((statement.name for statement in group), chosen, strict=True))


def is_permutable(steps: Steps) -> bool:
    """Whether no dependence goes back along steps or along places, and no place lies in front of its step."""
    for function in (steps.step(), steps.place()):
        if not steps.validity.lex_gt_at_multi_union_pw_aff(as_band(function)).is_empty():
            return False
    return all(not_before(statement, steps.places[statement.name]) for statement in steps.statements)


def not_before(statement: Statement, place: int) -> bool:
    """Whether all places of a statement are at its step or behind it."""
    step, own = (isl.PwAff.from_aff(index(statement, d, 1)) for d in (STEP, place))
    return bool(statement.domain.is_subset(own.ge_set(step)))


def is_one_way(steps: Steps) -> bool:
    """Whether there are instances behind their blocks, in tiles of which none depends on another one in its block."""
    behind = union_set(steps.behind(statement) for statement in steps.statements)
    if behind.is_empty():
        return False
    together = within(steps.validity, behind).eq_at_multi_union_pw_aff(as_band(steps.step(steps.size)))
    return bool(together.is_subset(together.eq_at_multi_union_pw_aff(as_band(steps.place(steps.size)))))


def in_tiles(steps: Steps) -> Candidate | None:
    """The tree; None where statements of one step depend on each other both ways."""
    same = steps.validity.eq_at_multi_union_pw_aff(as_band(steps.step())).eq_at_multi_union_pw_aff(
        as_band(steps.place())
    )
    near = steps.validity.eq_at_multi_union_pw_aff(as_band(steps.step()))
    groups = components(steps.statements, near.union(same))
    if any(len(group) > 1 for group in groups):
        return None
    ordered = tuple(group[0] for group in groups)
    marker = LoopMarker(steps.statements)
    moving = next(s for s in steps.statements if steps.places[s.name] != STEP)
    stem, across = moving.iterators[STEP], moving.iterators[steps.places[moving.name]]
    node = isl.Schedule.from_domain(union_set(s.domain for s in steps.statements)).get_root().child(0)
    node = marker.insert_loop(node, steps.step(steps.size), f"{stem}_block")
    behind = {s.name: steps.behind(s) for s in steps.statements}
    own = {s.name: s.domain.subtract(behind[s.name]).coalesce() for s in steps.statements}
    parts = [union_set(part.values()) for part in (own, behind)]
    node = node.insert_sequence(isl.UnionSetList.alloc(isl.DEFAULT_CONTEXT, 2).add(parts[0]).add(parts[1]))
    node = one_step(steps, ordered, own, marker, node.child(0).child(0)).parent().parent()
    inner = marker.insert_loop(node.child(1).child(0), steps.place(steps.size), f"{across}_tile")
    inner = one_step(steps, ordered, behind, marker, inner)
    words = f"blocks of {steps.size} steps of {stem}, tiles of {steps.size} x {across} behind them"
    return Candidate(inner.get_schedule(), dict(marker.marks), (words,))


def one_step(
    steps: Steps,
    ordered: Sequence[Statement],
    parts: Mapping[str, isl.Set],
    marker: LoopMarker,
    node: isl.ScheduleNode,
) -> isl.ScheduleNode:
    """Insert the loop over steps with some instances of the statements in turn, each in its own loops."""
    depth = node.get_tree_depth()
    present = [statement for statement in ordered if not parts[statement.name].is_empty()]
    stem = present[0].iterators[STEP]
    node = marker.insert_loop(node, steps.step(), stem)
    if len(present) > 1:
        node = node.insert_sequence(set_list([parts[statement.name] for statement in present]))
    for position, statement in enumerate(present):
        inner = node.child(position).child(0) if len(present) > 1 else node
        for dimension in best_order(statement):
            if dimension != STEP:
                inner = marker.insert_dimension(inner, statement, dimension)
        node = inner.ancestor(inner.get_tree_depth() - node.get_tree_depth())
    return node.ancestor(node.get_tree_depth() - depth)


def as_band(function: isl.UnionPwAff) -> isl.MultiUnionPwAff:
    """A function as the schedule of a loop."""
    return isl.MultiUnionPwAff.from_union_pw_aff(function)
