"""Split loops at whose ends subscripts wrap around, so that all iterations between run along memory.

Before                                   After

    for (i = 0; i < n; i++)                  b[0] = a[n - 1] + a[1];
      b[i] = a[(i + n - 1) % n]              for (i = 1; i < n - 1; i++)     // vectors
           + a[(i + 1) % n];                   b[i] = a[i - 1] + a[i + 1];
                                             b[n - 1] = a[n - 2] + a[0];

The pieces run in the order of the source, so every split is legal. Subscripts that are linear in a piece are written so
(`codegen/settled_subscripts.py`).

Source: Griebl, Feautrier, Lengauer, "Index set splitting", IJPP 28 (2000).

Refused: loops over other things than one dimension, or over ranges that depend on other dimensions; subscripts that
wrap around farther than a few iterations from the ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import islpy as isl

from polyxform.affine import affine_on
from polyxform.polyhedra import is_independent, linear_subscripts, node_type, sets_of
from polyxform.schedule.model import (
    Candidate,
    KernelMark,
    LoopMark,
    Mark,
    TileMark,
    mark_name,
    marked_nodes,
    with_names,
)
from polyxform.schedule.source_order import runs_over
from polyxform.scop.model import Scop, Statement, union_set

FARTHEST = 4
"""Iterations at either end that are tried."""


def wraps_split(candidate: Candidate, scop: Scop) -> Candidate:
    """The candidate with loops split where subscripts wrap around; itself where none do."""
    if any(isinstance(mark, KernelMark | TileMark) for mark in candidate.marks.values()):
        return candidate
    if not any(linear_subscripts(access.relation) is None for one in scop.statements for access in one.accesses):
        return candidate
    done: set[str] = set()
    found = None
    while found is not candidate:
        found, candidate = candidate, next_split(candidate, scop, done)
    return candidate


def next_split(candidate: Candidate, scop: Scop, done: set[str]) -> Candidate:
    """The candidate with one more loop split; itself where none is left. `done`: keys of loops that were looked at."""
    for mark in marked_nodes(candidate.schedule.get_root()):
        key = mark_name(mark)
        if key in done:
            continue
        done.add(key)
        pieces = pieces_of(mark, scop)
        if pieces:
            return in_pieces(mark, pieces, candidate, done)
    return candidate


def pieces_of(mark: isl.ScheduleNode, scop: Scop) -> Sequence[isl.UnionSet]:
    """The instances of a loop at its beginning, between, and at its end, as far as there are; () for no split."""
    band = mark.child(0)
    if node_type(band) != isl.schedule_node_type.band or band.band_n_member() != 1:
        return ()
    instances = list(sets_of(band.get_domain()))
    statements = [scop.statement(one.get_tuple_name()) for one in instances]
    partial = band.band_get_partial_schedule_union_map()
    dimensions = [dimension_of(partial, one, statement) for one, statement in zip(instances, statements, strict=True)]
    known = [dimension for dimension in dimensions if dimension is not None]
    if len(known) < len(dimensions) or not same_ends(instances, known):
        return ()
    wrapped = sum(wraps(one, statement) for one, statement in zip(instances, statements, strict=True))
    for distance in range(1, FARTHEST + 1) if wrapped else ():
        split = [ends_apart(one, d, distance) for one, d in zip(instances, known, strict=True)]
        between = [part[1] for part in split]
        if any(part.is_empty() for part in between):
            return ()
        if sum(wraps(one, statement) for one, statement in zip(between, statements, strict=True)) < wrapped:
            return [union_set(part) for part in zip(*split, strict=True)]
    return ()


def dimension_of(partial: isl.UnionMap, instances: isl.Set, statement: Statement) -> int | None:
    """The dimension that a loop runs over, where its range depends on no other one."""
    found = (d for d in range(len(statement.iterators)) if runs_over(partial, instances, d))
    dimension = next(found, None)
    return dimension if dimension is not None and is_independent(instances, dimension) else None


def same_ends(instances: Sequence[isl.Set], dimensions: Sequence[int]) -> bool:
    """Whether all statements of a loop have the same range."""
    ends = [(one.dim_min(d), one.dim_max(d)) for one, d in zip(instances, dimensions, strict=True)]
    return all(first.is_equal(ends[0][0]) and last.is_equal(ends[0][1]) for first, last in ends)


def wraps(instances: isl.Set, statement: Statement) -> int:
    """How many accesses of some instances have subscripts that are not linear."""
    relations = (access.relation.intersect_domain(instances) for access in statement.accesses)
    return sum(linear_subscripts(relation) is None for relation in relations)


def ends_apart(instances: isl.Set, dimension: int, distance: int) -> tuple[isl.Set, isl.Set, isl.Set]:
    """The instances in the first iterations of a dimension, between, and in the last ones."""
    first = instances.subtract(moved(instances, dimension, distance)).coalesce()
    rest = instances.subtract(first).coalesce()
    between = rest.intersect(moved(instances, dimension, -distance)).coalesce()
    return first, between, rest.subtract(between).coalesce()


def moved(instances: isl.Set, dimension: int, distance: int) -> isl.Set:
    """The instances, farther along a dimension."""
    space = instances.get_space()
    count = instances.dim(isl.dim_type.set)
    parts = isl.AffList.alloc(isl.DEFAULT_CONTEXT, count)
    for d in range(count):
        parts = parts.add(affine_on(space, {d: 1}, distance if d == dimension else 0))
    both = space.map_from_set()
    return instances.apply(isl.Map.from_multi_aff(isl.MultiAff.from_aff_list(both, parts)))


def in_pieces(
    mark: isl.ScheduleNode, pieces: Sequence[isl.UnionSet], candidate: Candidate, done: set[str]
) -> Candidate:
    """The candidate with a loop in pieces, each with marks of its own."""
    filters = isl.UnionSetList.alloc(isl.DEFAULT_CONTEXT, len(pieces))
    for piece in pieces:
        filters = filters.add(piece)
    keys = [mark_name(one) for one in marked_nodes(mark)]
    marks: dict[str, Mark] = dict(candidate.marks)
    name = loop_name(candidate, mark)
    node = mark.insert_sequence(filters)
    for position in (0, len(pieces) - 1):
        names = {key: f"{key}.{len(marks)}" for key in keys}
        marks |= {new: marks[old] for old, new in names.items()}
        done.add(names[keys[0]])
        node = with_names(node.child(position).child(0), names).parent().parent()
    words = f"split {name} where subscripts wrap around"
    recipe = (*candidate.recipe, words) if words not in candidate.recipe else candidate.recipe
    return replace(candidate, schedule=node.get_schedule(), marks=marks, recipe=recipe)


def loop_name(candidate: Candidate, mark: isl.ScheduleNode) -> str:
    """Name of a marked loop."""
    found = candidate.marks[mark_name(mark)]
    return found.name if isinstance(found, LoopMark) else "a loop"
