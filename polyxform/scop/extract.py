"""From the tree of a region to its polyhedral model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pycparser import c_ast

from polyxform.diagnostics import source_error
from polyxform.parametric import bind_set, everywhere
from polyxform.scop.arrays import Layouts, make_accesses, make_arrays, make_layouts
from polyxform.scop.changeable import refuse_changeable
from polyxform.scop.context import check_signed_range, make_context, make_parameters
from polyxform.scop.environment import Environment, Loop
from polyxform.scop.extrema import exact_extremum
from polyxform.scop.fixed import replace_fixed
from polyxform.scop.lanes import obstacles
from polyxform.scop.model import AccessKind, Scop, Statement
from polyxform.scop.model import Iterator as LoopVariable
from polyxform.scop.names import collect_names, iterator_name, walk
from polyxform.scop.order import original_schedule
from polyxform.scop.renaming import rename_apart
from polyxform.scop.updates import recognize, recognize_assignment, recognize_step
from polyxform.scop.walk import Draft, Piece, Repetition, Sequence, read_sequence
from polyxform.syntax.printing import CodeBody
from polyxform.syntax.tree import RegionTree


@dataclass(frozen=True)
class ExtractedRegion:
    """A region's model and its loops as they stand in the text.

    scop   the model
    loops  for each statement, by name, its surrounding loops, outermost first
    """

    scop: Scop
    loops: Mapping[str, tuple[Loop, ...]]


def extract(tree: RegionTree, fixed: Mapping[str, int] | None = None) -> Scop:
    """The polyhedral model of a region.

    fixed  values of parameters, which turn into constants everywhere

    Unsupported with the place of a construct that the model does not take.
    """
    return extract_with_loops(tree, fixed).scop


def extract_with_loops(
    tree: RegionTree, fixed: Mapping[str, int] | None = None, dead_code: bool = False
) -> ExtractedRegion:
    """The polyhedral model of a region with the loops of each statement. Unsupported as for `extract`.

    dead_code  the region was made from another one: it may hold code for sizes at which that one leaves its arrays
    """
    try:
        return build(rename_apart(tree, typed=not dead_code), dict(fixed or {}), dead_code)
    except RecursionError:
        raise source_error("PX109", "the code is nested too deep", tree.region.span) from None


def build(tree: RegionTree, fixed: Mapping[str, int], dead_code: bool) -> ExtractedRegion:
    """Read the tree and put the model together."""
    names = collect_names(tree)
    fixed = {name: value for name, value in fixed.items() if names.is_parameter(name)}
    start = Environment(tree, names, fixed, everywhere(), dead_code=dead_code)
    start = replace(start, context=make_context(start, exact=True))
    pieces, _ = read_sequence(tree.statements, start)
    body = without_dead(pieces, start)
    drafts = {f"S{number}": draft for number, draft in enumerate(all_drafts(body))}
    layouts = make_layouts(drafts.values())
    statements = tuple(make_statement(name, draft, layouts) for name, draft in drafts.items())
    parameters = make_parameters(statements, start)
    if not dead_code:
        check_signed_range(parameters, start)
    scop = Scop(
        name=f"{tree.function or 'region'}_{tree.region.index}",
        function=tree.function,
        parameters=parameters,
        context=make_context(start, exact=False),
        iterators=make_iterators(start),
        arrays=make_arrays(drafts.values(), layouts, start),
        statements=statements,
        schedule=original_schedule(body, drafts, statements),
        directives=tree.directives,
        identifiers=tree.identifiers,
        span=tree.region.span,
        fixed=tuple(fixed.items()),
        guards=tree.guards,
    )
    if not dead_code:
        refuse_changeable(scop, start)
    return ExtractedRegion(scop, {name: draft.environment.loops for name, draft in drafts.items()})


def all_drafts(piece: Piece) -> Iterator[Draft]:
    """The drafts of a piece in textual order."""
    if isinstance(piece, Draft):
        yield piece
        return
    for part in piece.pieces if isinstance(piece, Sequence) else (piece.body,):
        yield from all_drafts(part)


def without_dead(body: Sequence, start: Environment) -> Sequence:
    """The pieces without statements that never run, and without definitions of scalars that nobody reads any more."""
    drafts = list(all_drafts(body))
    read = {r.name for draft in drafts for r in draft.references if r.kind is AccessKind.READ}
    changed = {r.name for d in drafts if not d.defines for r in d.references if r.kind is AccessKind.WRITE}
    needless = {d.defines for d in drafts if d.defines and not outlives(d.defines, start)} - read - changed
    return prune(body, frozenset(needless))


def outlives(name: str, start: Environment) -> bool:
    """Whether a scalar's value may be read behind the region."""
    return name not in start.names.inside and is_live_out(name, start)


def is_live_out(name: str, start: Environment) -> bool:
    """Whether what the region leaves in a variable may be read later: the user's list, or what the function shows."""
    wanted = start.tree.directives.live_out
    if name in start.names.inside:
        return False
    return name in wanted if wanted is not None else start.tree.outlives(start.names.declarations[name])


def prune(piece: Sequence, needless: frozenset[str]) -> Sequence:
    """The pieces without needless definitions, statements that never run, and loops that hold nothing."""
    kept: list[Piece] = []
    for part in piece.pieces:
        if isinstance(part, Draft):
            dead = part.defines in needless if part.defines else False
            environment = part.environment
            if not dead and not environment.domain.intersect(environment.context).is_empty():
                kept.append(part)
            continue
        body = prune(part.body if isinstance(part, Repetition) else part, needless)
        if body.pieces:
            kept.append(replace(part, body=body) if isinstance(part, Repetition) else body)
    return Sequence(tuple(kept))


def make_statement(name: str, draft: Draft, layouts: Layouts) -> Statement:
    """The statement of a draft."""
    environment = draft.environment
    node = replace_fixed(draft.node, environment)
    accesses = make_accesses(name, draft, layouts)
    return Statement(
        name=name,
        iterators=environment.iterators,
        domain=bind_set(environment.domain, environment.iterators, name).coalesce(),
        accesses=accesses,
        body=CodeBody(node),
        update=recognize(node, accesses, environment),
        span=environment.span(draft.node),
        assignment=recognize_assignment(node, accesses),
        extremum=exact_extremum(node, accesses, environment),
        step=recognize_step(node, accesses, environment),
        whole=draft.whole,
        obstacles=obstacles(node, environment.tree.callees),
    )


def make_iterators(start: Environment) -> tuple[LoopVariable, ...]:
    """The loop variables of a region in textual order."""
    found: dict[str, LoopVariable] = {}
    for node in loops_of(start.tree.statements):
        name = iterator_name(node)
        if name is None or name in found:
            continue
        found[name] = LoopVariable(name, start.names.declarations[name].type.element)
    return tuple(found.values())


def loops_of(statements: Iterable[c_ast.Node]) -> Iterator[c_ast.For]:
    """All `for` loops in textual order."""
    for statement in statements:
        yield from (node for node in walk(statement) if isinstance(node, c_ast.For))
