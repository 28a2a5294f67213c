"""Arrays of a region, and its references as isl relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import islpy as isl
from pycparser import c_ast

from polyxform.diagnostics import Unsupported, unsupported
from polyxform.parametric import bind_map, bind_set, constant_of, constant_value, eliminate_parameter, map_to_values
from polyxform.scop.accesses import Reference
from polyxform.scop.affine import affine
from polyxform.scop.delinearize import delinearize, is_parametric
from polyxform.scop.environment import Environment
from polyxform.scop.fixed import replace_fixed
from polyxform.scop.model import Access, AccessKind, Array
from polyxform.scop.walk import Draft
from polyxform.syntax.c_types import FLOATING, Declaration
from polyxform.syntax.printing import expression_text, parse_expression

Subscripts = tuple[isl.PwAff | None, ...]


@dataclass(frozen=True)
class Layouts:
    """How arrays with linearised subscripts are read.

    extents     array -> C text of its extents, for those that came apart
    subscripts  id of a reference's node, and the name of its array -> its separate subscripts
    """

    extents: Mapping[str, tuple[str, ...]]
    subscripts: Mapping[tuple[int, str], Subscripts]


def make_layouts(drafts: Iterable[Draft]) -> Layouts:
    """Find the arrays whose linearised subscripts come apart."""
    uses: dict[str, list[tuple[Reference, Environment]]] = defaultdict(list)
    for draft in drafts:
        for reference in draft.references:
            if len(reference.subscripts) == 1:
                uses[reference.name].append((reference, draft.environment))
    extents: dict[str, tuple[str, ...]] = {}
    subscripts: dict[tuple[int, str], Subscripts] = {}
    for name, found in uses.items():
        if not any(is_parametric(reference.subscripts[0], environment) for reference, environment in found):
            continue
        shape = delinearize(found)
        if shape is None and is_only_read(name, found[0][1]):
            continue
        if shape is None or shape.guards:
            check_affine(found, shape.guards if shape is not None else ())
            continue
        extents[name] = shape.extents
        for (reference, _), row in zip(found, shape.subscripts, strict=True):
            subscripts[id(reference.node), name] = row
    return Layouts(extents, subscripts)


def check_affine(uses: Iterable[tuple[Reference, Environment]], guards: tuple[str, ...]) -> None:
    """Unsupported at the first linearised subscript that cannot be used as it stands either.

    guards  conditions that would bring it within reach
    """
    for reference, environment in uses:
        try:
            affine(reference.subscripts[0], environment)
        except Unsupported as reason:
            if reason.diagnostics[0].code != "PX141":
                continue
            message = f"it cannot be proved that the rows of '{reference.name}' do not overlap here"
            help = "tell how the sizes relate with '#pragma polyxform assume(...)', or give them by size(...)"
            refusal = unsupported("PX146", message, environment.span(reference.node), help)
            raise Unsupported(*refusal.diagnostics, guards=guards) from None


def make_accesses(name: str, draft: Draft, layouts: Layouts) -> tuple[Access, ...]:
    """The accesses of a statement, in order of evaluation."""
    return tuple(make_access(name, reference, draft.environment, layouts) for reference in draft.references)


def make_access(statement: str, reference: Reference, environment: Environment, layouts: Layouts) -> Access:
    """The access of a reference; a subscript that is not affine may have any value."""
    values = layouts.subscripts.get((id(reference.node), reference.name))
    if values is None:
        only_read = is_only_read(reference.name, environment)
        values = tuple(subscript_value(subscript, environment, only_read) for subscript in reference.subscripts)
    check_bounds(reference, values, environment)
    relation = bind_map(map_to_values(values, reference.name), environment.iterators, statement)
    exact = all(value is not None for value in values)
    return Access(
        array=reference.name,
        kind=reference.kind,
        must=reference.kind is AccessKind.WRITE and reference.must and exact,
        relation=relation.intersect_domain(bind_set(environment.domain, environment.iterators, statement)).coalesce(),
        span=reference.span(environment),
        text=expression_text(replace_fixed(reference.node, environment)),
    )


def check_bounds(reference: Reference, values: Subscripts, environment: Environment) -> None:
    """Unsupported for a subscript beyond a constant extent of the declaration, whatever the parameters are.

    Rows of an array with such subscripts would share elements.
    """
    declaration = environment.declaration(reference.name)
    extents = declaration.type.extents if declaration is not None else ()
    if len(extents) != len(values) or environment.dead_code:
        return
    for position, (extent, value) in enumerate(zip(extents, values, strict=True)):
        free = declaration is not None and declaration.type.pointer and position == 0
        if value is None or free or not extent.isdecimal():
            continue
        inside = value.ge_set(constant_value(0)).intersect(value.lt_set(constant_value(int(extent))))
        if always_leaves(environment, inside):
            message = f"a subscript of '{reference.name}' lies outside its declared size {extent}"
            raise unsupported("PX147", message, reference.span(environment))


def always_leaves(environment: Environment, inside: isl.Set) -> bool:
    """Whether some instance lies outside of a set for all values of the parameters for which there are instances."""
    runs = environment.domain.intersect(environment.context)
    outside = runs.subtract(inside)
    if outside.is_empty():
        return False
    for iterator in environment.iterators:
        runs, outside = (eliminate_parameter(part, iterator) for part in (runs, outside))
    return bool(runs.is_subset(outside))


def subscript_value(node: c_ast.Node, environment: Environment, only_read: bool) -> isl.PwAff | None:
    """The value of a subscript; None where it depends on data, or is no affine function in an array that is only read.

    Unsupported where fixing a parameter would help.
    """
    try:
        return affine(node, environment).aff
    except Unsupported as reason:
        if reason.diagnostics[0].code in (("PX143",) if only_read else ("PX141", "PX143")):
            raise
        return None


def is_only_read(name: str, environment: Environment) -> bool:
    """Whether the region writes no element of an array, so that it does not matter which one is read."""
    return name not in environment.names.written


def make_arrays(drafts: Iterable[Draft], layouts: Layouts, start: Environment) -> dict[str, Array]:
    """Every array and scalar that is accessed, in order of first use."""
    names = dict.fromkeys(reference.name for draft in drafts for reference in draft.references)
    return {name: make_array(start.names.declarations[name], layouts, start) for name in names}


def make_array(declaration: Declaration, layouts: Layouts, start: Environment) -> Array:
    """The record of an array."""
    name, declared = declaration.name, declaration.type
    inside = name in start.names.inside
    wanted = start.tree.directives.live_out
    live_out = name in wanted if wanted is not None else start.tree.outlives(declaration)
    extents = layouts.extents.get(name, declared.extents)
    return Array(
        name=name,
        element=declared.element,
        extents=tuple(known_extent(extent, start) for extent in extents),
        storage=declaration.storage,
        restrict=declared.restrict or not declared.pointer,
        const=declared.const,
        live_out=live_out and not inside,
        inside=inside,
        linear=name in layouts.extents,
        reachable=is_reachable(declaration, start),
    )


def is_reachable(declaration: Declaration, start: Environment) -> bool:
    """Whether a pointer may hold the address of a variable: not where the function never takes that of a number."""
    declared = declaration.type
    number = declared.is_scalar and (declared.is_integer or declared.element in FLOATING)
    own = declaration.storage in ("local", "parameter")
    inside = declaration.name in start.names.inside
    return not (number and own and (inside or declaration.name not in start.tree.slice.escaping))


def known_extent(text: str, start: Environment) -> str:
    """The text of an extent, or its value where fixed parameters make it a constant."""
    if not text or not start.fixed:
        return text
    try:
        value = constant_of(affine(parse_expression(text), start).aff)
    except Unsupported:
        return text
    return text if value is None else str(value)
