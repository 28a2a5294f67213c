"""The vocabulary of `#pragma polyxform ...`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from polyxform import machine
from polyxform.diagnostics import Span, source_error
from polyxform.syntax.regions import Pragma, Region, find_pragmas
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tokens import tokens


@dataclass(frozen=True)
class Directives:
    """What `#pragma polyxform` lines say about a region (DESIGN section 4).

    off          leave the region alone
    assume       C text of conditions the user vouches for
    sizes        parameter values for benchmarks and for the specialised version
    target       machine name, or several with commas between them, or ""
    fuse         True, False or None (not said)
    tile         tile sizes, or ()
    parallel     iterator names that must be parallel
    microkernel  kernel kinds asked for: ("gemm",), a library, or a function that the file declares as a microkernel
    declared     (function, text of the nest that it means) for those functions
    layout       (array, "free") pairs
    independent  arrays, or iterators, whose indirect accesses do not conflict; ("*",) means all
    pure         function names
    live_out     array names, or None (not said: all that outlive the region)
    reassociate  consent to reorder sums
    """

    off: bool = False
    assume: tuple[str, ...] = ()
    sizes: tuple[tuple[str, int], ...] = ()
    target: str = ""
    fuse: bool | None = None
    tile: tuple[int, ...] = ()
    parallel: tuple[str, ...] = ()
    microkernel: tuple[str, ...] = ()
    declared: tuple[tuple[str, str], ...] = ()
    layout: tuple[tuple[str, str], ...] = ()
    independent: tuple[str, ...] = ()
    pure: tuple[str, ...] = ()
    live_out: tuple[str, ...] | None = None
    reassociate: bool = False


CLAUSE = re.compile(r"\s*(?P<word>[A-Za-z_]\w*)\s*(?P<open>\()?")
NAME = re.compile(r"[A-Za-z_]\w*\Z")
SIZE = re.compile(r"([A-Za-z_]\w*)\s*=\s*([-+]?(?:0[xX][0-9a-fA-F]+|\d+))\Z")
LOOP = re.compile(r"\s*for\s*\(\s*(?:\w+\s+)*(?P<name>\w+)\s*=")
PENCIL = ["pencil", "independent"]
DECLARED = re.compile(r"polyxform\s+microkernel\s*\(\s*(?P<name>[A-Za-z_]\w*)\s*\)")
LAYOUT = re.compile(r"([A-Za-z_]\w*)\s*=\s*([A-Za-z_]\w*)\Z")


def name_list(arguments: list[str]) -> tuple[str, ...]:
    """Identifiers. ValueError for anything else."""
    if not arguments or not all(NAME.match(argument) for argument in arguments):
        raise ValueError("a list of names")
    return tuple(arguments)


def number_list(arguments: list[str]) -> tuple[int, ...]:
    """Positive whole numbers below 2^31. ValueError for anything else."""
    numbers = tuple(int(argument) for argument in arguments if argument.isdecimal())
    if not arguments or len(numbers) < len(arguments) or not all(0 < number < 1 << 31 for number in numbers):
        raise ValueError("positive whole numbers")
    return numbers


def size_list(arguments: list[str]) -> tuple[tuple[str, int], ...]:
    """(name, value) pairs of `N = 64`. ValueError for anything else."""
    matches = [SIZE.match(argument) for argument in arguments]
    if not matches or None in matches:
        raise ValueError("sizes such as 'N = 64'")
    return tuple((match[1], int(match[2], 0)) for match in matches if match)


def layout_list(arguments: list[str]) -> tuple[tuple[str, str], ...]:
    """(array, layout) pairs of `A = free`. ValueError for anything else."""
    matches = [LAYOUT.match(argument) for argument in arguments]
    if not matches or None in matches:
        raise ValueError("layouts such as 'A = free'")
    return tuple((match[1], match[2]) for match in matches if match)


def condition(arguments: list[str]) -> tuple[str, ...]:
    """One C condition. ValueError when there is none."""
    text = ", ".join(arguments)
    if not text:
        raise ValueError("a condition")
    return (text,)


def machine_list(arguments: list[str]) -> str:
    """Names of machines, with commas between them. ValueError for anything else."""
    names = ",".join(arguments)
    try:
        machine.targets(names or "none")
    except ValueError as reason:
        raise ValueError(f"names of machines: {reason}") from None
    return names


WITH_ARGUMENTS: dict[str, tuple[str, Callable[[list[str]], Any]]] = {
    "assume": ("assume", condition),
    "size": ("sizes", size_list),
    "target": ("target", machine_list),
    "tile": ("tile", number_list),
    "parallel": ("parallel", name_list),
    "microkernel": ("microkernel", name_list),
    "layout": ("layout", layout_list),
    "independent": ("independent", name_list),
    "pure": ("pure", name_list),
    "live_out": ("live_out", name_list),
}
WITHOUT_ARGUMENTS: dict[str, tuple[str, Any]] = {
    "off": ("off", True),
    "fuse": ("fuse", True),
    "nofuse": ("fuse", False),
    "independent": ("independent", ("*",)),
    "reassociate": ("reassociate", True),
}


def parse_directives(text: str, span: Span) -> Directives:
    """Directives from the words after `#pragma polyxform`. SourceError for unknown words and wrong arguments."""
    result = Directives()
    for word, arguments in clauses(text, span):
        result = merge([result, one_clause(word, arguments, span)])
    return result


def clauses(text: str, span: Span) -> Iterator[tuple[str, list[str] | None]]:
    """(word, arguments or None) of each clause. SourceError where the text is not a list of clauses."""
    position = 0
    while text[position:].strip(" ,\t"):
        match = CLAUSE.match(text, position + len(text[position:]) - len(text[position:].lstrip(" ,\t")))
        if match is None:
            raise source_error("PX111", f"cannot read '{text[position:].strip()}' in a polyxform pragma", span)
        position = match.end()
        if not match["open"]:
            yield match["word"], None
            continue
        end = closing_parenthesis(text, position)
        if end < 0:
            raise source_error("PX111", f"missing ')' after '{match['word']}(' in a polyxform pragma", span)
        yield match["word"], split_arguments(text[position:end])
        position = end + 1


def closing_parenthesis(text: str, position: int) -> int:
    """Offset of the parenthesis that closes the one in front of `position`; -1 when it is missing."""
    depth = 1
    for offset in range(position, len(text)):
        depth += {"(": 1, ")": -1}.get(text[offset], 0)
        if depth == 0:
            return offset
    return -1


def split_arguments(text: str) -> list[str]:
    """The text between parentheses, split at commas that stand in no parentheses of their own."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def one_clause(word: str, arguments: list[str] | None, span: Span) -> Directives:
    """The directives that one clause stands for."""
    if word not in WITH_ARGUMENTS and word not in WITHOUT_ARGUMENTS:
        raise unknown_word(word, span)
    if arguments is None:
        if word not in WITHOUT_ARGUMENTS:
            raise source_error("PX111", f"'{word}' needs arguments in parentheses", span)
        field, value = WITHOUT_ARGUMENTS[word]
        return replace(Directives(), **{field: value})
    if word not in WITH_ARGUMENTS:
        raise source_error("PX111", f"'{word}' takes no arguments", span)
    field, reader = WITH_ARGUMENTS[word]
    try:
        return replace(Directives(), **{field: reader(arguments)})
    except ValueError as wanted:
        raise source_error("PX111", f"'{word}(...)' takes {wanted}", span) from None


def unknown_word(word: str, span: Span) -> Exception:
    """The error for a word that the vocabulary does not have."""
    known = sorted({*WITH_ARGUMENTS, *WITHOUT_ARGUMENTS})
    close = difflib.get_close_matches(word, known, n=1)
    help = f"did you mean '{close[0]}'?" if close else f"known words: {', '.join(known)}"
    return source_error("PX110", f"unknown word '{word}' in a polyxform pragma", span, help)


def merge(parts: Iterable[Directives]) -> Directives:
    """One record from several: lists are joined, for the rest the later one wins."""
    result = Directives()
    blank = Directives()
    for part in parts:
        for field in fields(Directives):
            new, old = getattr(part, field.name), getattr(result, field.name)
            if new == getattr(blank, field.name):
                continue
            joined = old + new if isinstance(new, tuple) and isinstance(old, tuple) and field.name != "tile" else new
            changes: dict[str, Any] = {field.name: joined}
            result = replace(result, **changes)
    return result


def override_sizes(directives: Directives, sizes: Iterable[tuple[str, int]]) -> Directives:
    """The directives with sizes from the command line, which count more."""
    return replace(directives, sizes=tuple({**dict(directives.sizes), **dict(sizes)}.items()))


def find_directives(source: SourceFile, region: Region, function_start: int | None) -> Directives:
    """Directives that hold for a region: in front of its function, in front of its pragma, and inside it."""
    found = []
    for pragma in find_pragmas(source):
        word, _, rest = pragma.text.partition(" ")
        pencil = pragma.text.split() == PENCIL and pragma.place >= region.start
        if not (word == "polyxform" or pencil) or pragma.place >= region.end:
            continue
        if pragma.place >= region.start or leads_to(source, pragma, region, function_start):
            said = parse_directives(rest, source.span(pragma.place))
            found.append(of_loop(said, source, pragma) if pragma.place >= region.start else said)
    said = merge(found)
    declared = [one for one in declared_kernels(source, region) if one[0] in said.microkernel]
    return replace(said, declared=tuple(declared))


def of_loop(said: Directives, source: SourceFile, pragma: Pragma) -> Directives:
    """The directives of a pragma inside a region, where `independent` speaks of the loop behind it."""
    loop = LOOP.match(source.text, pragma.end)
    if said.independent != ("*",) or loop is None:
        return said
    return replace(said, independent=(loop["name"],))


def leads_to(source: SourceFile, pragma: Pragma, region: Region, function_start: int | None) -> bool:
    """Whether nothing but white space, comments and pragmas stand between a pragma and the region or its function."""
    targets = [source.line_start(region.span.line)]
    if function_start is not None:
        targets.append(function_start)
    return any(
        pragma.end <= target and all(token.kind == "directive" for token in tokens(source.text, pragma.end, target))
        for target in targets
    )


def declared_kernels(source: SourceFile, region: Region) -> Iterator[tuple[str, str]]:
    """(function, text) of what `#pragma polyxform microkernel(function)` in front of a function says that it means."""
    for pragma in find_pragmas(source):
        found = DECLARED.fullmatch(pragma.text)
        text = definition_behind(source.text, pragma.end) if found else ""
        if found and text and not pragma.end <= region.start < pragma.end + len(text):
            yield found["name"], text


def definition_behind(text: str, place: int) -> str:
    """The function definition that begins at an offset, "" where something else does."""
    depth = 0
    for token in tokens(text, place):
        if depth == 0 and (token.kind == "directive" or token.text in (";", "=", "}")):
            return ""
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if token.text == "}" and depth == 0:
            return text[place : token.start + 1]
    return ""
