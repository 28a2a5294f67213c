"""Where a region of the source lies in the preprocessed text."""

from __future__ import annotations

import re

from polyxform.diagnostics import unsupported
from polyxform.syntax.regions import Region
from polyxform.syntax.tokens import tokens
from polyxform.syntax.unit import TranslationUnit

CHANGING = re.compile(r"\b(?:push|pop)_macro\b")
"""Pragmas that give a macro another meaning behind them; the preprocessor obeys them and leaves nothing of them."""


def region_offsets(unit: TranslationUnit, region: Region) -> tuple[int, int]:
    """Offsets of the region's pragmas in the preprocessed text, of the line ends around it where it has none.

    Unsupported where the preprocessor took them out.
    """
    source = unit.source
    for token in tokens(source.text, region.start, region.end):
        if token.kind == "directive" and token.text[1:].split()[:1] != ["pragma"]:
            word = (token.text[1:].split() or ["#"])[0]
            message = f"'#{word}' inside a region"
            raise unsupported("PX106", message, source.span(token.start), "move the directive out of the region")
        changing = CHANGING.search(token.text) if token.kind in ("directive", "string") else None
        if changing is not None:
            message = f"'#pragma {changing[0]}' inside a region"
            raise unsupported("PX149", message, source.span(token.start), "move it out of the region")
    opening, closing = marker_offsets(unit, region) if region.marked else line_offsets(unit, region)
    if opening is None or closing is None:
        raise unsupported("PX106", "the region is not part of the program: '#if' takes it out", region.span)
    return opening, closing


def marker_offsets(unit: TranslationUnit, region: Region) -> tuple[int | None, int | None]:
    """Offsets of the pragmas around a region."""
    return unit.scop_lines.get(region.span.line), unit.scop_lines.get(unit.source.line_of(region.end))


def line_offsets(unit: TranslationUnit, region: Region) -> tuple[int | None, int | None]:
    """Offsets of the line ends in front of a region without pragmas, and at its end."""
    first = unit.main_lines.get(unit.source.line_of(region.start))
    last = unit.main_lines.get(unit.source.line_of(region.end - 1))
    if first is None or last is None:
        return None, None
    end = unit.text.find("\n", last)
    return max(first - 1, 0), end if end >= 0 else None
