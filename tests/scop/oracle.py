"""Hold a model against a run of its region."""

from __future__ import annotations

import re
from collections.abc import Mapping

import islpy as isl
from polyxform.polyhedra import fix_parameters
from polyxform.scop.model import Access, AccessKind, Scop, Statement
from polyxform.scop.versions import Model, guarded_model
from polyxform.syntax.tree import RegionTree

from tests.scop.interpreter import Instance, Machine

Element = tuple[str, tuple[int, ...]]


def coordinates(point: isl.Point) -> tuple[int, ...]:
    return tuple(
        point.get_coordinate_val(isl.dim_type.set, k).to_python()
        for k in range(point.get_space().dim(isl.dim_type.set))
    )


def points(subject: isl.Set) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    subject.project_out_all_params().foreach_point(lambda point: found.append(coordinates(point)))
    return found


def in_order(scop: Scop, sizes: Mapping[str, int]) -> list[tuple[Statement, tuple[int, ...]]]:
    """All statement instances in the order of the model's schedule."""
    timed = []
    order = scop.schedule.get_map()
    for statement in scop.statements:
        domain = fix_parameters(statement.domain, tuple(sizes.items()))
        for point in points(domain):
            time = order.intersect_domain(isl.UnionSet.from_set(only(domain, point))).range()
            ((moment,),) = [points(time.get_set_list().get_at(0))]
            timed.append((moment, statement, point))
    timed.sort(key=lambda entry: entry[0])
    assert len({moment for moment, _, _ in timed}) == len(timed), "two instances at one time"
    return [(statement, point) for _, statement, point in timed]


def only(domain: isl.Set, point: tuple[int, ...]) -> isl.Set:
    for position, value in enumerate(point):
        domain = domain.fix_val(isl.dim_type.set, position, isl.Val(value))
    return domain


def elements(access: Access, statement: Statement, point: tuple[int, ...], sizes: Mapping[str, int]) -> isl.Set:
    return fix_parameters(access.relation.intersect_domain(only(statement.domain, point)).range(), tuple(sizes.items()))


def offset(scop: Scop, access: Access, place: tuple[int, ...], sizes: Mapping[str, int]) -> Element:
    """The element as the source names it: linearised where the source linearises, and before renaming."""
    array = scop.arrays[access.array]
    if not array.linear:
        return source_name(access.array), place
    total = 0
    for extent, subscript in zip(array.extents, place, strict=True):
        total = total * (eval(extent, {}, dict(sizes)) if extent else 1) + subscript
    return access.array, (total,)


def source_name(name: str) -> str:
    """The name before renaming: `t` for `t_2`."""
    return re.sub(r"_\d+$", "", name)


def check(tree: RegionTree, sizes: Mapping[str, int], fixed: Mapping[str, int] | None = None) -> Scop:
    """Extract the region and assert that a run at these sizes does what the model says, instance by instance."""
    model = guarded_model(tree, fixed)
    assert isinstance(model, Model), model
    scop = model.scop
    log = Machine(tree, frozenset(s.span for s in scop.statements), dict(sizes)).run()
    model = in_order(scop, sizes)
    assert [(entry.span, entry.point) for entry in log] == [(statement.span, point) for statement, point in model]
    for entry, (statement, point) in zip(log, model, strict=True):
        check_instance(scop, entry, statement, point, sizes)
    return scop


def check_instance(
    scop: Scop, entry: Instance, statement: Statement, point: tuple[int, ...], sizes: Mapping[str, int]
) -> None:
    may: dict[AccessKind, set[Element]] = {AccessKind.READ: set(), AccessKind.WRITE: set()}
    whole: dict[AccessKind, set[str]] = {AccessKind.READ: set(), AccessKind.WRITE: set()}
    for access in statement.accesses:
        reached = elements(access, statement, point, sizes)
        if not reached.project_out_all_params().is_bounded():
            assert access.kind is AccessKind.READ or not access.must
            whole[access.kind].add(access.array)
            continue
        named = {offset(scop, access, place, sizes) for place in points(reached)}
        may[access.kind] |= named
        if access.kind is AccessKind.WRITE and access.must:
            assert named <= entry.writes
    for kind, touched in ((AccessKind.READ, entry.reads), (AccessKind.WRITE, entry.writes)):
        known = {source_name(name) for name in scop.arrays}
        inside = {element for element in touched if element[0] in known}
        assert {element for element in inside if element[0] not in whole[kind]} <= may[kind]
