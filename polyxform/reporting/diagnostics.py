"""Diagnostics as text in clang's form: position, severity, message, code, the source line with a caret, help, notes.

Everything that comes from a user's file is escaped first, so that no name and no comment can steer a terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from polyxform.diagnostics import Diagnostic, Severity, Span

SourceLines = Mapping[str, Sequence[str]]
"""Lines of each file that may be quoted, by the name that spans use. Files that are not here are never quoted."""

TAB_WIDTH = 8
WINDOW = 120
ELLIPSIS = "..."
COLORS = {
    Severity.ERROR: "bright_red",
    Severity.WARNING: "bright_magenta",
    Severity.REMARK: "bright_blue",
    Severity.NOTE: "bright_cyan",
}
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def render(diagnostics: Iterable[Diagnostic], sources: SourceLines, color: bool = False) -> str:
    """All diagnostics in the given order, each ending in a newline; "" for none. With `color`, ANSI sequences."""
    return "".join(f"{line}\n" for diagnostic in diagnostics for line in diagnostic_lines(diagnostic, sources, color))


def diagnostic_lines(diagnostic: Diagnostic, sources: SourceLines, color: bool = False) -> Iterator[str]:
    """The lines of one diagnostic: headline, quoted source, help, and its notes in the same form."""
    code = f" [{diagnostic.code}]" if diagnostic.code else ""
    yield headline(diagnostic.span, diagnostic.severity, diagnostic.message + code, color)
    yield from quotation(diagnostic.span, sources, color)
    for number, line in enumerate(diagnostic.help.splitlines()):
        yield f"  {'     ' if number else paint('help:', color, bold=True)} {escape(line)}"
    for note in diagnostic.notes:
        yield headline(note.span, Severity.NOTE, note.message, color)
        yield from quotation(note.span, sources, color)


def headline(span: Span, severity: Severity, message: str, color: bool) -> str:
    """`file:line:column: severity: message`; `polyxform: ...` for what has no position."""
    place = paint(f"{escape(str(span) or 'polyxform')}:", color, bold=True)
    kind = paint(f"{severity.value}:", color, bold=True, fg=COLORS[severity])
    return f"{place} {kind} {escape(message)}"


def quotation(span: Span, sources: SourceLines, color: bool) -> Iterator[str]:
    """The source line of `span` under its number, and a caret; nothing where the line is not known."""
    lines = sources.get(span.file, ())
    if not 1 <= span.line <= len(lines):
        return
    line = lines[span.line - 1].rstrip("\r\n")
    shown, caret = window(visible(line), len(visible(prefix(line, span.column))))
    yield f"{span.line:5} | {shown}"
    if span.column:
        yield f"      | {' ' * display_width(shown[:caret])}{paint('^', color, bold=True, fg='bright_green')}"


def prefix(line: str, column: int) -> str:
    """What stands before a byte column that counts from 1."""
    return line.encode("utf-8", "surrogateescape")[: max(column - 1, 0)].decode("utf-8", "surrogateescape")


def visible(line: str) -> str:
    """A source line with its tabs expanded and its control characters spelled out."""
    return "".join(part if part == "\t" else escape(part) for part in line).expandtabs(TAB_WIDTH)


def window(line: str, caret: int) -> tuple[str, int]:
    """The part of a long line around the character index `caret`, and the caret's index in it."""
    if len(line) <= WINDOW:
        return line, caret
    start = max(0, min(caret - WINDOW // 2, len(line) - WINDOW))
    head = ELLIPSIS if start else ""
    tail = ELLIPSIS if start + WINDOW < len(line) else ""
    return head + line[start : start + WINDOW] + tail, caret - start + len(head)


def display_width(text: str) -> int:
    """Terminal cells that `text` takes: two for wide characters, none for combining ones."""
    return sum(cell_width(character) for character in text)


def cell_width(character: str) -> int:
    """Terminal cells of one character."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def escape(text: str) -> str:
    """`text` with control characters, direction changes and undecodable bytes spelled out: "\\x1b"."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(escape_character(character) for character in text)


def escape_character(character: str) -> str:
    """One character as itself when a terminal only shows it, else as an escape sequence of C."""
    number = ord(character)
    if 0xDC80 <= number <= 0xDCFF:
        return f"\\x{number - 0xDC00:02x}"
    if unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs") or character in BIDI_CONTROLS:
        return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
    return character


def paint(text: str, color: bool, bold: bool = False, fg: str | None = None) -> str:
    """`text` in ANSI colors when `color` is on."""
    return click.style(text, bold=bold, fg=fg) if color else text
