"""The text of an input file, byte for byte, and the way from offsets to lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from polyxform.diagnostics import Span
from polyxform.syntax.tokens import IDENTIFIER, tokens


@dataclass(frozen=True)
class SourceFile:
    """An input file.

    path  as the user named it, used in diagnostics
    text  one character for each byte (Latin-1), so that every byte survives and columns count bytes
    """

    path: str
    text: str

    @classmethod
    def read(cls, path: str | Path) -> SourceFile:
        """The file at `path`; OSError where it cannot be read."""
        return cls(str(path), Path(path).read_bytes().decode("latin-1"))

    @classmethod
    def from_text(cls, text: str, path: str = "<text>") -> SourceFile:
        """A file that stands in memory. Characters beyond Latin-1 are taken as the bytes of their UTF-8 form."""
        if any(ord(character) > 0xFF for character in text):
            text = text.encode("utf-8").decode("latin-1")
        return cls(path, text)

    def encode(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode("latin-1")

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line."""
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return tuple(starts)

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """Every identifier of the text, keywords and words of comments among them."""
        return frozenset(IDENTIFIER.findall(self.text))

    @cached_property
    def remarked(self) -> frozenset[str]:
        """Identifiers that stand in comments only."""
        return self.identifiers - {name for word in tokens(self.text) for name in IDENTIFIER.findall(word.text)}

    def line_of(self, offset: int) -> int:
        """Number of the line that holds the character at `offset`, from 1."""
        return bisect_right(self.line_starts, offset)

    def line_start(self, line: int) -> int:
        """Offset where line `line` begins; the end of the text for lines beyond it."""
        return self.line_starts[line - 1] if line <= len(self.line_starts) else len(self.text)

    def line_text(self, line: int) -> str:
        """A line without its end."""
        return self.text[self.line_start(line) : self.line_start(line + 1)].rstrip("\r\n")

    def span(self, offset: int) -> Span:
        """File, line and column of the character at `offset`."""
        line = self.line_of(offset)
        return Span(self.path, line, offset - self.line_starts[line - 1] + 1)

    @property
    def newline(self) -> str:
        """The line end that the file uses first."""
        end = self.text.find("\n")
        return "\r\n" if end > 0 and self.text[end - 1] == "\r" else "\n"
