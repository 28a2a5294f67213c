"""Where statements end, found on tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

HEADS = frozenset({"if", "for", "while", "switch"})


class Word(Protocol):
    """Any kind of token."""

    @property
    def kind(self) -> str:
        """As in Token."""
        ...

    @property
    def text(self) -> str:
        """Its characters."""
        ...


def end_of_statement(words: Sequence[Word], position: int) -> int:
    """Position behind the statement that begins at `position`; the length of `words` where it does not end."""
    while position < len(words):
        word = words[position]
        if word.kind == "directive" or word.text == "else":
            position += 1
        elif word.text == "{":
            return behind_group(words, position)
        elif word.text not in HEADS:
            return behind_semicolon(words, end_of_statement(words, position + 1) if word.text == "do" else position)
        elif word.text != "if":
            position = behind_group(words, position + 1)
        else:
            position = end_of_statement(words, behind_group(words, position + 1))
            if position >= len(words) or words[position].text != "else":
                return position
    return len(words)


def behind_group(words: Sequence[Word], position: int) -> int:
    """Position behind the bracketed group that begins at `position`."""
    depth = 0
    for index in range(position, len(words)):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(words[index].text, 0)
        if depth == 0:
            return index + 1
    return len(words)


def behind_semicolon(words: Sequence[Word], position: int) -> int:
    """Position behind the next `;` that stands in no brackets."""
    while position < len(words):
        text = words[position].text
        position = behind_group(words, position) if text in ("(", "[", "{") else position + 1
        if text == ";":
            return position
    return len(words)


def names_read(words: Sequence[Word]) -> frozenset[str]:
    """Names in a piece of code, without those of counters that stand only in loops which set them first."""
    found: set[str] = set()
    ends: dict[str, int] = {}
    for position, word in enumerate(words):
        if word.kind == "name" and ends.get(word.text, 0) <= position:
            if sets_counter(words, position):
                ends[word.text] = end_of_statement(words, position - 2)
            else:
                found.add(word.text)
    return frozenset(found)


def sets_counter(words: Sequence[Word], position: int) -> bool:
    """Whether the name at a position is set there by the head of a `for`, to a value that does not depend on it."""
    if position < 2 or [word.text for word in words[position - 2 : position]] != ["for", "("]:
        return False
    if words[position + 1 : position + 2] == [] or words[position + 1].text != "=":
        return False
    start = words[position + 2 : behind_semicolon(words, position + 2)]
    return all(word.text != words[position].text for word in start)
