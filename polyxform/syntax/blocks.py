"""Functions, blocks and statements of a source file, found on its tokens before the preprocessor has seen them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polyxform.syntax.regions import Region
from polyxform.syntax.source import SourceFile
from polyxform.syntax.statements import HEADS, behind_group, end_of_statement
from polyxform.syntax.tokens import Token


@dataclass(frozen=True)
class Extent:
    """Consecutive tokens.

    first  position of the first one
    end    position behind the last one
    """

    first: int
    end: int


def function_bodies(words: Sequence[Token]) -> Iterator[Extent]:
    """What stands between the braces of each function."""
    position = 0
    while position < len(words):
        if words[position].text != "{":
            position += 1
            continue
        end = behind_group(words, position)
        if position and words[position - 1].text == ")":
            yield Extent(position + 1, end - 1)
        position = end


def statements_of(words: Sequence[Token], block: Extent) -> list[Extent]:
    """The statements of a block; pragmas belong to the statement behind them."""
    found = []
    position = block.first
    while position < block.end:
        if words[position].kind == "directive" and words[position].text[1:].split()[:1] != ["pragma"]:
            position += 1
            continue
        end = min(end_of_statement(words, position), block.end)
        found.append(Extent(position, end))
        position = max(end, position + 1)
    return found


def blocks_inside(words: Sequence[Token], statement: Extent) -> Iterator[Extent]:
    """The bodies of a loop, branch or block: lists of statements."""
    first = words[statement.first].text
    if first in HEADS:
        body = behind_group(words, statement.first + 1)
        yield block_at(words, body)
        behind = end_of_statement(words, body)
        if behind < statement.end and words[behind].text == "else":
            yield block_at(words, behind + 1)
    elif first in ("do", "{"):
        yield block_at(words, statement.first + (first == "do"))


def block_at(words: Sequence[Token], position: int) -> Extent:
    """The statements inside the braces that begin at a position, or the one statement that does."""
    if position < len(words) and words[position].text == "{":
        return Extent(position + 1, behind_group(words, position) - 1)
    return Extent(position, end_of_statement(words, position))


def region_of(source: SourceFile, words: Sequence[Token], extent: Extent) -> Region | None:
    """The region of some statements; None where they do not stand on lines of their own."""
    first, last = words[extent.first], words[extent.end - 1]
    start = source.line_start(source.line_of(first.start))
    end = source.line_start(source.line_of(last.start + len(last.text) - 1) + 1)
    before = words[extent.first - 1] if extent.first else None
    behind = words[extent.end] if extent.end < len(words) else None
    alone = (before is None or before.start + len(before.text) <= start) and (behind is None or behind.start >= end)
    if not alone:
        return None
    text = source.text[start:end]
    return Region(0, source.span(first.start), start, end, text, text[: first.start - start], marked=False)
