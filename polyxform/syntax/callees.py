"""The functions that a region calls and that the same file defines, parsed one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pycparser import c_ast

from polyxform.diagnostics import SourceError
from polyxform.syntax.declarations import find_declarations
from polyxform.syntax.gnu import ASSEMBLY, standard_tokens
from polyxform.syntax.parser import parse_text
from polyxform.syntax.slicing import Placed, lay_out, names, place_tokens
from polyxform.syntax.tokens import Token
from polyxform.syntax.unit import Chunk, TranslationUnit

LONGEST_CALLEE = 4000


@dataclass(frozen=True)
class Callees:
    """Functions that a region calls, and those that these call.

    definitions  by name
    typedefs     type names that the definitions use
    names        everything that they name
    """

    definitions: Mapping[str, c_ast.FuncDef]
    typedefs: Mapping[str, c_ast.Node]
    names: frozenset[str]


def find_callees(unit: TranslationUnit, region: Iterable[Placed | Token], before: int) -> Callees:
    """Definitions in front of offset `before` of the functions that the region calls, and of those that these call.

    A function that cannot be parsed, for example because of intrinsics, is left out.
    """
    found: dict[str, c_ast.FuncDef] = {}
    typedefs: dict[str, c_ast.Node] = {}
    used: frozenset[str] = frozenset()
    wanted = sorted(called_names(list(region)))
    seen = set(wanted)
    while wanted:
        name = wanted.pop()
        definition = define(unit, name, before)
        if definition is None:
            continue
        (*external, found[name]), words = definition
        typedefs |= {node.name: node.type for node in external if isinstance(node, c_ast.Typedef)}
        used |= names(words)
        news = called_names(words) - seen
        seen |= news
        wanted += sorted(news)
    return Callees(found, typedefs, used - found.keys())


def called_names(words: Sequence[Placed | Token]) -> frozenset[str]:
    """Identifiers that a `(` follows."""
    pairs = pairwise((word.kind, word.text) for word in words)
    return frozenset(text for (kind, text), (_, behind) in pairs if kind == "name" and behind == "(")


def define(unit: TranslationUnit, name: str, before: int) -> tuple[Sequence[c_ast.Node], list[Token]] | None:
    """The definition of a function behind what it needs, and its tokens; None for none, or none that can be parsed."""
    for chunk in unit.chunks:
        if chunk.start >= before:
            return None
        if chunk.body < 0 or chunk.end - chunk.start > LONGEST_CALLEE or not names_function(unit, chunk, name):
            continue
        words = [token for token in unit.tokens(chunk.start, chunk.end) if token.kind != "directive"]
        if any(token.text in ASSEMBLY for token in words):
            return None
        return parse_definition(unit, standard_tokens(words), chunk)
    return None


def names_function(unit: TranslationUnit, chunk: Chunk, name: str) -> bool:
    """Whether a function's definition is that of `name`."""
    if unit.text.find(name, chunk.start, chunk.body) < 0:
        return False
    head = standard_tokens(unit.tokens(chunk.start, chunk.body))
    first = next((index for index, token in enumerate(head) if token.text == "("), 0)
    return first > 0 and head[first - 1].text == name


def parse_definition(
    unit: TranslationUnit, words: list[Token], chunk: Chunk
) -> tuple[Sequence[c_ast.Node], list[Token]] | None:
    """A function's definition parsed with the declarations that it needs; None where it is beyond the parser."""
    external = find_declarations(unit, sorted(names(words)), chunk.start).values()
    placed = place_tokens(unit, [token for part in external for token in part] + words)
    try:
        return parse_text(lay_out(placed)), words
    except SourceError:
        return None
