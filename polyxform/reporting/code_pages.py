"""Pages about diagnostic codes, from the table of codes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from textwrap import dedent, indent

from polyxform.diagnostic_codes import CodeEntry

INTRODUCTION = """\
# Diagnostic codes

Every message of polyxform ends in a code that never changes its meaning. `polyxform explain PX120` prints the page
of one code. This file is made from `polyxform/diagnostic_codes.toml` by `make docs`.
"""


def page(entry: CodeEntry) -> str:
    """The page of one code, for a terminal."""
    example = f"\n{indent(dedent(entry.example), '    ')}\n" if entry.example else ""
    return f"{entry.code}: {entry.title}\n\n{entry.explanation}\n{example}"


def all_pages(entries: Mapping[str, CodeEntry]) -> str:
    """Every code as one Markdown document, a chapter for each range."""
    chapters = groupby(entries.values(), key=lambda entry: entry.chapter)
    return INTRODUCTION + "".join(
        f"\n## {title}\n" + "".join(section(entry) for entry in rows) for title, rows in chapters
    )


def section(entry: CodeEntry) -> str:
    """One code in Markdown."""
    example = f"\n```\n{dedent(entry.example)}\n```\n" if entry.example else ""
    return f"\n### {entry.code}: {entry.title}\n\n{entry.explanation}\n{example}"
