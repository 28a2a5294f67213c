"""From a marked region to its tree: preprocess, slice, parse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pycparser import c_ast

from polyxform.diagnostics import SourceError, Span, source_error
from polyxform.options import Options
from polyxform.syntax.c_types import Declaration, Typedefs, as_parameter, resolve
from polyxform.syntax.callees import find_callees
from polyxform.syntax.constants import enumerators
from polyxform.syntax.directives import Directives, find_directives, override_sizes
from polyxform.syntax.fragments import is_fragment, slice_fragment
from polyxform.syntax.gnu import standard_tokens
from polyxform.syntax.macros import macro_numbers, with_macros
from polyxform.syntax.parser import parse_text
from polyxform.syntax.placement import region_offsets
from polyxform.syntax.regions import Region
from polyxform.syntax.slicing import Layout, Placed, Slice, lay_out, slice_region
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tokens import IDENTIFIER, names_in, tokens
from polyxform.syntax.tree import RegionTree
from polyxform.syntax.unit import load

FOREIGN = re.compile(r"^[ \t]*(template[ \t]*<|namespace\b|class\b|using\b|public:|private:)", re.MULTILINE)


def parse_region(source: SourceFile, region: Region, options: Options) -> RegionTree:
    """Preprocess the file with the user's flags and parse one region with what it needs.

    SourceError: the preprocessor or the parser finds an error, or the region cuts a statement.
    Unsupported: the region holds preprocessor directives or is not part of the program.
    """
    unit = load(source, options.preprocessor, options.compiler)
    opening, closing = region_offsets(unit, region)
    callees = find_callees(unit, unit.tokens(opening, closing), opening)
    part = slice_fragment(unit, region) if is_fragment(unit, region) else slice_region(unit, region, callees.names)
    directives = override_sizes(find_directives(source, region, part.insertion), options.sizes)
    identifiers = source.identifiers
    tree = parse_slice(source, region, part, directives, identifiers)
    vanished = names_in(region.text) - {word.text for word in part.region}
    macros = macro_numbers(source, region, vanished, options.preprocessor, options.compiler)
    parsed = replace(tree, callees=callees.definitions, callee_typedefs=callees.typedefs)
    return with_macros(parsed, macros)


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
    parsed = parse_slice(tree.source, tree.region, part, tree.directives, identifiers)
    return replace(parsed, callees=tree.callees, callee_typedefs=tree.callee_typedefs)


def assuming(tree: RegionTree, guards: tuple[str, ...]) -> RegionTree:
    """The region where further conditions hold, which generated code has to test."""
    directives = replace(tree.directives, assume=tree.directives.assume + guards)
    parsed = parse_slice(tree.source, tree.region, tree.slice, directives, tree.identifiers)
    return replace(tree, directives=directives, assumptions=parsed.assumptions, guards=tree.guards + guards)


def parse_slice(
    source: SourceFile, region: Region, part: Slice, directives: Directives, identifiers: frozenset[str]
) -> RegionTree:
    """Parse a slice and collect what its names stand for."""
    assumed = [token for text in directives.assume for token in assumption_tokens(text, region.span)]
    closing = [Placed("mark", "}", source.span(min(region.end, len(source.text))))] * 2
    opening = part.prelude[-1:]
    layout = lay_out([*part.prelude[:-1], *assumed, *opening, *part.region, *closing])
    external = parse_as_c(layout, source)
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
        bit_fields=structs_with_bit_fields([*external, *block]),
        structures=structures([*external, *block]),
        enumerators=enumerators([*external, *block]),
        assumptions=tuple(block[len(block) - 1 - len(directives.assume) : -1]),
        insertion=part.insertion,
        directives=directives,
        identifiers=identifiers,
        slice=part,
        layout=layout,
    )


def parse_as_c(layout: Layout, source: SourceFile) -> Sequence[c_ast.Node]:
    """External declarations of a text. SourceError at what is not C, and a word of its own for C++."""
    try:
        return parse_text(layout)
    except SourceError:
        found = FOREIGN.search(source.text)
        if found is None:
            raise
        place = source.span(found.start(1))
        raise source_error("PX100", f"'{found[1]}' is C++; only C can be read", place) from None


def assumption_tokens(text: str, span: Span) -> list[Placed]:
    """An expression statement with the condition of an `assume(...)`."""
    return [*(Placed(token.kind, token.text, span) for token in tokens(text)), Placed("mark", ";", span)]


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


def structs_with_bit_fields(declarations: Iterable[c_ast.Node]) -> frozenset[str]:
    """Types of the structs that have bit-fields, in a part without a name too."""
    return frozenset(name for name, members in struct_members(declarations) if any(map(is_bit_field, members)))


def is_bit_field(member: c_ast.Node) -> bool:
    """Whether a member of a struct has a number of bits."""
    return isinstance(member, c_ast.Decl) and member.bitsize is not None


def structures(declarations: Iterable[c_ast.Node]) -> dict[str, Sequence[c_ast.Node]]:
    """Members of the structs by their types; not those of a part without a name."""
    found: dict[str, Sequence[c_ast.Node]] = {}
    for name, members in struct_members(declarations):
        found.setdefault(name, members)
    return found


def struct_members(declarations: Iterable[c_ast.Node]) -> Iterator[tuple[str, Sequence[c_ast.Node]]]:
    """(type, members) of every struct, outer ones first; those without a tag go by the name of the declaration."""
    for declaration in declarations:
        pending = [declaration] if not isinstance(declaration, c_ast.FuncDef) else []
        while pending:
            node = pending.pop()
            pending += [child for _, child in node.children()]
            if isinstance(node, c_ast.Struct) and node.decls:
                yield f"struct {node.name}" if node.name else str(getattr(declaration, "name", "")), node.decls


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
