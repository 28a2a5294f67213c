"""A preprocessed translation unit, cut into external declarations without parsing them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from polyxform.options import PreprocessorOptions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tokens import IDENTIFIER, Token, tokens
from polyxform.toolchain.preprocessor import MAIN_FILE, preprocess

LINE_MARKER = re.compile(r'^# (\d+) "((?:[^"\\\n]|\\.)*)"[ \d]*$', re.MULTILINE)
BOUNDARY = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|^#[^\n]*|[{};]', re.MULTILINE)
AGGREGATE_HEAD = re.compile(r"\b(?:struct|union|enum)\s*(?:__attribute__\s*\(\(.*\)\)\s*)?\w*\s*$", re.DOTALL)
LINE_DIRECTIVE = re.compile(r"^[ \t]*#[ \t]*(?:line\b|\d)[^\n]*", re.MULTILINE)
SCOP_LINE = re.compile(r"^[ \t]*#[ \t]*pragma[ \t]+(scop|endscop)\b[^\n]*$", re.MULTILINE)


@dataclass(frozen=True)
class Chunk:
    """One external declaration.

    start, end  offsets in the preprocessed text
    body        offset of the `{` of a function's body; -1 for a declaration
    closed      its end was found; false for what follows a missing brace or semicolon
    """

    start: int
    end: int
    body: int
    closed: bool = True


@dataclass(frozen=True)
class TranslationUnit:
    """A source file and what the preprocessor makes of it.

    source  the file
    text    preprocessed text with line markers
    """

    source: SourceFile
    text: str

    @cached_property
    def markers(self) -> tuple[tuple[int, int, str], ...]:
        """(offset of the following line, its line number, its file) of every line marker."""
        found = [(0, 1, MAIN_FILE)]
        for match in LINE_MARKER.finditer(self.text):
            found.append((match.end() + 1, int(match[1]), match[2]))
        return tuple(found)

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """External declarations in order."""
        return tuple(cut(self.text))

    @cached_property
    def mentions(self) -> dict[str, list[Chunk]]:
        """The external declarations other than functions in which an identifier stands, in order."""
        found: dict[str, list[Chunk]] = defaultdict(list)
        for chunk in self.chunks:
            if chunk.body >= 0:
                continue
            for name in set(IDENTIFIER.findall(self.text, chunk.start, chunk.end)):
                found[name].append(chunk)
        return found

    def place(self, offset: int) -> tuple[str, int]:
        """File and line of the character at `offset`; the main file is called MAIN_FILE."""
        start, line, file = self.markers[self.marker_before(offset)]
        return file, line + self.text.count("\n", start, offset)

    def in_main_file(self, offset: int) -> bool:
        """Whether the character at `offset` comes from the source file itself."""
        return self.markers[self.marker_before(offset)][2] == MAIN_FILE

    def marker_before(self, offset: int) -> int:
        """Position of the last line marker in front of an offset."""
        return bisect_right(self.markers, offset, key=lambda marker: marker[0]) - 1

    def chunk_at(self, offset: int) -> Chunk | None:
        """The external declaration that holds the character at `offset`."""
        position = bisect_right(self.chunks, offset, key=lambda chunk: chunk.start) - 1
        if position < 0 or offset >= self.chunks[position].end:
            return None
        return self.chunks[position]

    def tokens(self, start: int, end: int) -> list[Token]:
        """Tokens of a part of the preprocessed text, line markers left out, pragmas kept."""
        return [token for token in tokens(self.text, start, end) if not is_line_marker(token)]

    @cached_property
    def main_lines(self) -> dict[int, int]:
        """Line of the main file -> offset in the preprocessed text where it begins; blank lines may be left out."""
        found: dict[int, int] = {}
        ends = [marker[0] for marker in self.markers[1:]] + [len(self.text) + 1]
        for (start, line, file), end in zip(self.markers, ends, strict=True):
            offset = start if file == MAIN_FILE else -1
            while 0 <= offset < min(end, len(self.text)):
                if not self.text.startswith("# ", offset):
                    found.setdefault(line, offset)
                line, offset = line + 1, self.text.find("\n", offset) + 1 or -1
        return found

    @cached_property
    def scop_lines(self) -> dict[int, int]:
        """Source line of every scop and endscop pragma of the main file that is still there -> offset of the pragma."""
        found = {}
        for match in SCOP_LINE.finditer(self.text):
            file, line = self.place(match.start())
            if file == MAIN_FILE:
                found[line] = match.start()
        return found


def is_line_marker(token: Token) -> bool:
    """Whether a directive token is a line marker and not a pragma."""
    return token.kind == "directive" and LINE_MARKER.match(token.text) is not None


@lru_cache(maxsize=4)
def load(source: SourceFile, options: PreprocessorOptions, compiler: str) -> TranslationUnit:
    """Preprocess a file. The last few results are kept, since every region of a file asks for the same one.

    Lines that give themselves another number or file (`#line`) are taken out: places are those of this file.

    SourceError: the preprocessor reports an error. EnvironmentFault: there is no compiler.
    """
    text = LINE_DIRECTIVE.sub("", source.text)
    return TranslationUnit(source, preprocess(text, source.path, options, compiler))


def cut(text: str) -> Iterator[Chunk]:
    """Cut preprocessed text into external declarations; what follows the last complete one comes out not closed."""
    depth, start, body = 0, 0, -1
    for match in BOUNDARY.finditer(text):
        mark = match.group()
        if mark == "{":
            if depth == 0 and opens_function(text, start, match.start()):
                body = match.start()
            depth += 1
        elif mark == "}":
            depth = max(depth - 1, 0)
        if depth == 0 and (mark == ";" or (mark == "}" and body >= 0)):
            yield Chunk(start, match.end(), body)
            start, body = match.end(), -1
    if text[start:].strip():
        yield Chunk(start, len(text), body, closed=False)


def opens_function(text: str, start: int, brace: int) -> bool:
    """Whether the depth-0 brace at `brace` of the declaration that begins at `start` opens a function's body."""
    head = text[start:brace].rstrip()
    return head.endswith(")") and AGGREGATE_HEAD.search(head) is None
