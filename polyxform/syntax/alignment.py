"""Which token of a source line each token of the preprocessed text comes from."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace

from polyxform.diagnostics import Span
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tokens import Token, tokens


def aligned(source: SourceFile, line: int, group: Sequence[Token]) -> list[Span]:
    """A span for each token that the preprocessor left of a source line."""
    start = source.line_start(line)
    written = list(tokens(source.text, start, source.line_start(line + 1)))
    blank = Span(source.path, line)
    if not written:
        return [blank] * len(group)
    origins: list[int] = []
    matcher = difflib.SequenceMatcher(None, [w.text for w in written], [t.text for t in group], autojunk=False)
    for tag, first, last, low, high in matcher.get_opcodes():
        shared = range(first, last) if tag == "equal" else [macro_at(written, first, tag)] * (high - low)
        origins += shared if high > low else []
    return [replace(blank, column=written[origin].start - start + 1) for origin in origins]


def macro_at(written: Sequence[Token], position: int, tag: str) -> int:
    """Position of the token that stands for new ones: what they replace, or the macro whose parentheses they fill."""
    call = tag == "insert" and position > 1 and written[position - 1].text == "("
    return position - 2 if call else min(position, len(written) - 1)
