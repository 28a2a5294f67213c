"""Put the new text of regions into a file; nothing but the lines between the pragmas changes."""

from __future__ import annotations

from collections.abc import Iterable

from polyxform.syntax.regions import Region
from polyxform.syntax.source import SourceFile


def splice(source: SourceFile, replacements: Iterable[tuple[Region, str, str, int | None]]) -> str:
    """The text of `source` with every given region replaced.

    A replacement is (region, its new text, functions, insertion): `functions` go in front of the enclosing function,
    at offset `insertion`, and the same text goes there only once even when several regions bring it. Line ends are
    those of the file.
    """
    edits: list[tuple[int, int, str]] = []
    for region, text, functions, insertion in replacements:
        edits.append((region.start, region.end, with_final_newline(text)))
        if not functions or insertion is None:
            continue
        addition = (insertion, insertion, with_final_newline(functions))
        if addition not in edits:
            edits.append(addition)
    return apply_edits(source, edits)


def with_final_newline(text: str) -> str:
    """The text, ended by a line end unless it is empty."""
    return text + "\n" if text and not text.endswith("\n") else text


def apply_edits(source: SourceFile, edits: list[tuple[int, int, str]]) -> str:
    """Replace text[start:end] by the new text for each (start, end, new), which must not overlap."""
    pieces: list[str] = []
    position = 0
    for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [source.text[position:start], with_line_ends(text, source.newline)]
        position = end
    return "".join([*pieces, source.text[position:]])


def with_line_ends(text: str, newline: str) -> str:
    """The text with its line ends turned into `newline`, and every character as its UTF-8 bytes."""
    unified = text.replace("\r\n", "\n").replace("\n", newline)
    return SourceFile.from_text(unified).text
