"""From a marked region to its tree: preprocess, slice, parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NoReturn

from pycparser import c_ast
from pycparser.c_parser import Coord, CParser, ParseError

from polyxform.diagnostics import SourceError, Span, source_error
from polyxform.options import Options
from polyxform.syntax.c_types import Declaration, Typedefs, as_parameter, resolve
from polyxform.syntax.directives import Directives, find_directives, override_sizes
from polyxform.syntax.gnu import standard_tokens
from polyxform.syntax.regions import Region
from polyxform.syntax.slicing import Layout, Placed, Slice, lay_out, slice_region
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tokens import IDENTIFIER, tokens
from polyxform.syntax.tree import RegionTree
from polyxform.syntax.unit import load

ERROR_PLACE = re.compile(r"^(?P<file>.*?):(?P<line>\d+)(?::(?P<column>\d+))?:\s*(?P<text>.*)$", re.DOTALL)


def parse_region(source: SourceFile, region: Region, options: Options) -> RegionTree:
    """Preprocess the file with the user's flags and parse one region with what it needs.

    SourceError: the preprocessor or the parser finds an error, or the region cuts a statement.
    Unsupported: the region holds preprocessor directives or is not part of the program.
    """
    unit = load(source, options.preprocessor, options.compiler)
    part = slice_region(unit, region)
    directives = override_sizes(find_directives(source, region, part.insertion), options.sizes)
    identifiers = frozenset(IDENTIFIER.findall(source.text))
    return parse_slice(source, region, part, directives, identifiers)


def parse_replacement(tree: RegionTree, text: str, functions: str = "") -> RegionTree:
    """Parse `text` as if it stood in place of the region of `tree`.

    The text is taken as preprocessed: macros in it stay unknown. `functions`, which would stand in front of the
    enclosing function, add their identifiers only. Positions count from the first line of `text`.
    """
    source = SourceFile.from_text(text, tree.source.path)
    words = standard_tokens(list(tokens(source.text)))
    placed = tuple(Placed(token.kind, token.text, source.span(token.start)) for token in words)
    part = replace(tree.slice, region=placed)
    identifiers = tree.identifiers | frozenset(IDENTIFIER.findall(text + functions))
    return parse_slice(tree.source, tree.region, part, tree.directives, identifiers)


def parse_slice(
    source: SourceFile, region: Region, part: Slice, directives: Directives, identifiers: frozenset[str]
) -> RegionTree:
    """Parse a slice and collect what its names stand for."""
    assumed = [token for text in directives.assume for token in assumption_tokens(text, region.span)]
    closing = [Placed("mark", "}", region.span)] * 2
    opening = part.prelude[-1:]
    layout = lay_out([*part.prelude[:-1], *assumed, *opening, *part.region, *closing])
    external = parse_text(layout)
    definition = external[-1]
    block = definition.body.block_items or []
    typedefs = {node.name: node.type for node in [*external, *block] if isinstance(node, c_ast.Typedef)}
    return RegionTree(
        source=source,
        region=region,
        function=definition.decl.name,
        definition=definition,
        statements=tuple(block[-1].block_items or ()),
        declarations=declarations_of(external, definition, block[:-1], typedefs, layout),
        typedefs=typedefs,
        assumptions=tuple(block[len(block) - 1 - len(directives.assume) : -1]),
        insertion=part.insertion,
        directives=directives,
        identifiers=identifiers,
        slice=part,
        layout=layout,
    )


def assumption_tokens(text: str, span: Span) -> list[Placed]:
    """An expression statement with the condition of an `assume(...)`."""
    return [*(Placed(token.kind, token.text, span) for token in tokens(text)), Placed("mark", ";", span)]


class LocatingParser(CParser):  # type: ignore[misc]
    """pycparser, with the position of the next token for the errors that it reports without one."""

    def _parse_error(self, message: str, coord: Any) -> NoReturn:
        token = None if isinstance(coord, Coord) else self._peek()
        raise ParseError(f"{coord if token is None else self._tok_coord(token)}: {message}")


def parse_text(layout: Layout) -> Sequence[c_ast.Node]:
    """External declarations of a text. SourceError with the place in the source for what is not C."""
    try:
        return list(LocatingParser().parse(layout.text, "").ext)
    except ParseError as error:
        raise syntax_error(str(error), layout) from None
    except RecursionError:
        raise source_error("PX109", "the code is nested too deep", next(iter(layout.places.values()))) from None


def syntax_error(message: str, layout: Layout) -> SourceError:
    """The parser's complaint with the place in the source."""
    match = ERROR_PLACE.match(message)
    if match is None:
        return source_error("PX108", f"syntax error: {message}", Span())
    span = layout.span(int(match["line"]), int(match["column"] or 1))
    reason = match["text"]
    if reason.startswith("before: "):
        reason = f"before '{reason.removeprefix('before: ')}'"
    return source_error("PX108", f"syntax error: {reason[:1].lower()}{reason[1:]}", span)


def declarations_of(
    external: Sequence[c_ast.Node],
    definition: c_ast.FuncDef,
    local: Iterable[c_ast.Node],
    typedefs: Typedefs,
    layout: Layout,
) -> dict[str, Declaration]:
    """What is declared in front of the region; an inner declaration hides an outer one."""
    found: dict[str, Declaration] = {}
    for node in external[:-1]:
        if isinstance(node, c_ast.Decl) and node.name:
            found[node.name] = declare(node, "static" if "static" in node.storage else "global", typedefs, layout)
    for node in parameters_of(definition):
        if isinstance(node, c_ast.Decl) and node.name:
            declared = declare(node, "parameter", typedefs, layout)
            found[node.name] = replace(declared, type=as_parameter(declared.type))
    for node in local:
        if isinstance(node, c_ast.Decl) and node.name:
            found[node.name] = declare(node, local_storage(node), typedefs, layout)
    return found


def parameters_of(definition: c_ast.FuncDef) -> Sequence[c_ast.Node]:
    """Declarations of a function's parameters."""
    arguments = definition.decl.type.args
    return arguments.params if arguments is not None else ()


def local_storage(node: c_ast.Decl) -> str:
    """Storage of a declaration inside a function."""
    if "static" in node.storage:
        return "static"
    return "global" if "extern" in node.storage else "local"


def declare(node: c_ast.Decl, storage: str, typedefs: Typedefs, layout: Layout) -> Declaration:
    """The record of one declaration."""
    span = layout.span(node.coord.line, node.coord.column or 1) if node.coord else Span()
    return Declaration(node.name, resolve(node.type, typedefs), storage, span)
