"""Regions that stand in no function, as test files of other tools have them: what their names stand for is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from polyxform.diagnostics import Diagnostic, RemarkKind, remark
from polyxform.syntax.declarations import TYPE_WORDS, declared_names, find_declarations
from polyxform.syntax.gnu import standard_tokens
from polyxform.syntax.placement import region_offsets
from polyxform.syntax.regions import Region
from polyxform.syntax.slicing import Placed, Slice, check_tokens, names, place_tokens
from polyxform.syntax.statements import names_read
from polyxform.syntax.tokens import Token, tokens
from polyxform.syntax.tree import RegionTree
from polyxform.syntax.unit import TranslationUnit

NAME = "px_fragment"
FUNCTION = f"void {NAME}(void) {{"


def is_fragment(unit: TranslationUnit, region: Region) -> bool:
    """Whether nothing but complete declarations and pragmas stand in front of a region. Unsupported as slice_region."""
    opening, _ = region_offsets(unit, region)
    chunk = unit.chunk_at(opening)
    start = opening if chunk is None else chunk.start
    return all(token.kind == "directive" for token in unit.tokens(start, opening))


def slice_fragment(unit: TranslationUnit, region: Region) -> Slice:
    """A region in a function of its own, behind declarations for the names that have none.

    A name without a declaration is an array of `double` of unknown size where it has subscripts, an `int` where it
    stands in a subscript or in the head of a loop or branch, else a `double`. No two names share memory, and nobody
    reads the counters of the loops afterwards.
    """
    opening, closing = region_offsets(unit, region)
    inside = unit.tokens(unit.text.index("\n", opening), closing)
    check_tokens(place_tokens(unit, inside))
    external = find_declarations(unit, sorted(names(inside)), opening).values()
    declared = frozenset().union(*(declared_names(words) for words in external))
    unknown = unknown_names(inside) - declared
    counters = frozenset(word.text for word in inside if word.text in unknown) - names_read(inside)
    guessed = [guess(name, inside) for name in sorted(unknown - counters)]
    local = [f"int {name};" for name in sorted(counters)]
    written = [*tokens(" ".join([*guessed, FUNCTION, *local, "{"]))]
    return Slice(
        prelude=(
            *place_tokens(unit, [token for words in external for token in standard_tokens(words)]),
            *(Placed(token.kind, token.text, region.span) for token in written),
        ),
        region=tuple(place_tokens(unit, standard_tokens(inside))),
        insertion=None,
        used_after=names(inside) - counters,
        escaping=frozenset(),
    )


def unknown_names(words: Sequence[Token]) -> frozenset[str]:
    """Names of variables; those that are called or declared in the region are left out."""
    called = {word.text for word, behind in pairwise(words) if behind.text == "("}
    local = {word.text for before, word in pairwise(words) if before.text in TYPE_WORDS}
    return names(words) - called - local


def guess(name: str, words: Sequence[Token]) -> str:
    """A declaration that fits the uses of a name."""
    depth = max(subscripts(words, at) for at, word in enumerate(words) if word.text == name)
    if depth:
        return f"extern double {name}{'[]' * depth};"
    return f"extern {'int' if counts(name, words) else 'double'} {name};"


def subscripts(words: Sequence[Token], position: int) -> int:
    """How many subscripts follow the name at a position."""
    found, depth = 0, 0
    for word in words[position + 1 :]:
        if depth == 0 and word.text != "[":
            return found
        found += depth == 0
        depth += {"[": 1, "]": -1}.get(word.text, 0)
    return found


def counts(name: str, words: Sequence[Token]) -> bool:
    """Whether a name stands in a subscript, or in the head of a loop or branch."""
    open_: list[bool] = []
    for position, word in enumerate(words):
        if word.text in ("[", "("):
            head = position > 0 and words[position - 1].text in ("for", "if", "while")
            open_.append(word.text == "[" or head)
        elif word.text in ("]", ")") and open_:
            open_.pop()
        elif word.text == name and any(open_):
            return True
    return False


def as_guessed(tree: RegionTree) -> Diagnostic | None:
    """The remark that says what the names of a region without a function were taken for; None for other regions."""
    if tree.function != NAME:
        return None
    kinds: dict[str, list[str]] = {}
    for name, declared in sorted(tree.declarations.items()):
        if declared.span == tree.region.span:
            extents = "[]" * len(declared.type.extents)
            kinds.setdefault(f"{declared.type.element}{extents and ' ' + extents}", []).append(name)
    taken = "; ".join(f"{', '.join(names)} for {kind}" for kind, names in kinds.items())
    message = f"no function stands around the region; its names are taken as follows, none sharing memory: {taken}"
    return remark(RemarkKind.PASSED, "PX151", message, tree.region.span)
