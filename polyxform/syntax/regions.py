"""Where the marked regions of a file lie: `#pragma scop` ... `#pragma endscop`, by characters of the original text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from polyxform.diagnostics import Diagnostic, Note, Severity, SourceError, Span, source_error
from polyxform.syntax.source import SourceFile

LANDMARK = re.compile(
    r"""
    //(?:[^\n\\]|\\(?:\r\n|.|\n))*
  | /\*.*?(?:\*/|\Z)
  | "(?:[^"\\\n]|\\(?:\r\n|.|\n))*"?
  | '(?:[^'\\\n]|\\(?:\r\n|.|\n))*'?
  | ^[ \t]*\#[ \t]*(?P<directive>(?:[^\n\\/]|\\(?:\r\n|.|\n)|/(?!\*))*)
  | \b_Pragma[ \t]*\([ \t]*"(?P<operator>[^"\n]*)"[ \t]*\)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
HIDDEN_MARKER = re.compile(r"\s*#\s*define\b.*\b_Pragma\s*\(\s*\"\s*scop\b", re.DOTALL)
CONTINUATION = re.compile(r"\\\r?\n")


@dataclass(frozen=True)
class Pragma:
    """A pragma of the original text.

    text   words after `pragma`, continuation lines joined and comments cut off
    start  offset where its first line begins
    end    offset behind the end of its last line
    place  offset of its `#` or `_Pragma`
    """

    text: str
    start: int
    end: int
    place: int


@dataclass(frozen=True)
class Region:
    """A region of the file.

    index        position among the regions of the file, from 0
    span         the opening pragma; the first statement of a region without pragmas
    start, end   offsets of the lines strictly between the pragmas
    text         these lines
    indentation  white space in front of the first line that holds something
    marked       there are pragmas around it
    """

    index: int
    span: Span
    start: int
    end: int
    text: str
    indentation: str
    marked: bool = True


@lru_cache(maxsize=4)
def find_pragmas(source: SourceFile) -> tuple[Pragma, ...]:
    """All pragmas of a file in textual order; those in comments and strings do not count."""
    return tuple(pragmas(source))


def pragmas(source: SourceFile) -> Iterator[Pragma]:
    """`find_pragmas`, one after the other."""
    for match in LANDMARK.finditer(source.text):
        text = pragma_text(match)
        if text is None:
            continue
        place = match.start() + re.match(r"\s*", match.group()).end()  # type: ignore[union-attr]
        start = source.line_start(source.line_of(place))
        end = source.line_start(source.line_of(max(match.end() - 1, place)) + 1)
        yield Pragma(text, start, end, place)


def pragma_text(match: re.Match[str]) -> str | None:
    """Words after `pragma`; None when the match is something else."""
    if match["operator"] is not None:
        return match["operator"].strip()
    if match["directive"] is None:
        return None
    logical = CONTINUATION.sub(" ", match["directive"])
    word, _, rest = logical.partition("pragma")
    if word.strip() or (rest and rest[0] not in " \t\r"):
        return None
    return rest.split("//")[0].strip()


def find_regions(source: SourceFile) -> tuple[Region, ...]:
    """The marked regions of a file, in textual order.

    SourceError: an opening without an end, an end without an opening, one region inside another, a misspelt marker.
    """
    check_text(source)
    regions: list[Region] = []
    opening: Pragma | None = None
    for pragma in find_pragmas(source):
        marker = marker_of(pragma, source)
        if marker == "scop":
            if opening is not None:
                raise nested(source, opening, pragma)
            opening = pragma
        if marker == "endscop":
            if opening is None:
                raise source_error("PX101", "'#pragma endscop' without '#pragma scop'", source.span(pragma.place))
            regions.append(region_between(source, len(regions), opening, pragma))
            opening = None
    if opening is not None:
        raise source_error("PX102", "'#pragma scop' without '#pragma endscop'", source.span(opening.place))
    return tuple(regions)


def hidden_markers(source: SourceFile) -> tuple[Diagnostic, ...]:
    """Warnings on macros that stand for region markers: what they mark is left as it is."""
    places = (match.start() for match in LANDMARK.finditer(source.text) if HIDDEN_MARKER.match(match.group()))
    return tuple(
        Diagnostic(
            Severity.WARNING,
            "PX106",
            "a macro stands for a region marker; such regions are left unchanged",
            source.span(source.text.index("_Pragma", place)),
            help="write '#pragma scop' and '#pragma endscop' out",
        )
        for place in places
    )


def check_text(source: SourceFile) -> None:
    """SourceError for a file that is no text: zero bytes, other than in comments and strings."""
    if "\0" not in source.text:
        return
    code = LANDMARK.sub(lambda match: " " * len(match.group()), source.text)
    zero = code.find("\0")
    if zero >= 0:
        raise source_error("PX100", "the file holds a zero byte: it is no C source", source.span(zero))


def marker_of(pragma: Pragma, source: SourceFile) -> str:
    """ "scop", "endscop", or "" for a pragma that is none of ours. SourceError for one that nearly is."""
    words = pragma.text.split()
    if not words:
        return ""
    if pragma.text in ("scop", "endscop"):
        return pragma.text
    close = difflib.get_close_matches(words[0].lower(), ("scop", "endscop"), n=1, cutoff=0.8)
    if not close:
        return ""
    raise source_error(
        "PX104",
        f"unknown pragma '{pragma.text}'",
        source.span(pragma.place),
        help=f"did you mean '#pragma {close[0]}'?",
    )


def nested(source: SourceFile, outer: Pragma, inner: Pragma) -> SourceError:
    """The error for a region that begins inside another."""
    note = Note("the enclosing region begins here", source.span(outer.place))
    message = "'#pragma scop' inside a region that is still open"
    return source_error("PX103", message, source.span(inner.place), "close the first region before the second", (note,))


def region_between(source: SourceFile, index: int, opening: Pragma, closing: Pragma) -> Region:
    """The region between two pragmas."""
    text = source.text[opening.end : closing.start]
    indentation = re.search(r"^([ \t]*)\S", text, re.MULTILINE)
    return Region(
        index=index,
        span=source.span(opening.place),
        start=opening.end,
        end=max(opening.end, closing.start),
        text=text,
        indentation=indentation[1] if indentation else "",
    )
