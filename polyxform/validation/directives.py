"""What a pragma above an emitted loop claims. A pragma that is not known here is a failure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from polyxform.syntax.tokens import Token, tokens
from polyxform.validation.failure import ValidationFailure, failure


class Role(Enum):
    """What a loop with a pragma is to its iterations."""

    REGION = "every thread runs all iterations, and meets the others at the loops that they share"
    SHARED = "the threads of a surrounding region share the iterations, and wait for each other at the end"
    WHOLE = "new threads share the iterations"
    LANES = "the lanes of a vector share the iterations"
    TURNS = "the iterations take turns, part by part"


ROLES = {
    frozenset({"parallel"}): Role.REGION,
    frozenset({"for"}): Role.SHARED,
    frozenset({"for", "simd"}): Role.SHARED,
    frozenset({"parallel", "for"}): Role.WHOLE,
    frozenset({"parallel", "for", "simd"}): Role.WHOLE,
    frozenset({"simd"}): Role.LANES,
}
SECTION = re.compile(r"(?P<name>[A-Za-z_]\w*)(?:\[:(?P<length>[1-9]\d*)\])?")
"""A variable of a reduction clause, or the first elements of an array."""
HARMLESS = (("GCC", "unroll"), ("clang", "loop", "unroll"))
VECTOR = ("GCC", "ivdep")
IN_TURNS = ("polyxform", "turns")
"""Stands in what code means only: no compiler sees it."""
CLAUSES = frozenset({"private", "reduction", "collapse", "schedule", "num_threads", "if", "simdlen"})


@dataclass(frozen=True)
class LoopDirective:
    """The claim that the iterations of a loop may run at the same time.

    role       how they are shared
    collapse   number of loops, from the one below the pragma inwards, whose iterations are divided
    private    variables of which each thread has its own
    reduction  (operator, variable) pairs
    sections   (array, length) of those variables of which each thread has the first `length` elements for itself
    """

    role: Role
    collapse: int = 1
    private: frozenset[str] = frozenset()
    reduction: frozenset[tuple[str, str]] = frozenset()
    sections: frozenset[tuple[str, int]] = frozenset()


def loop_directive(text: str) -> LoopDirective | None:
    """What a pragma (the words after `#pragma`) claims about the loop below; None when it claims nothing.

    ValidationFailure (PX504) for a pragma that is not understood.
    """
    words = [token.text for token in tokens(text)]
    if any(tuple(words[: len(known)]) == known for known in HARMLESS):
        return None
    if tuple(words) == VECTOR:
        return LoopDirective(Role.LANES)
    if tuple(words) == IN_TURNS:
        return LoopDirective(Role.TURNS)
    if words[:1] != ["omp"]:
        raise unknown(text)
    return openmp_directive(list(tokens(text))[1:], text)


def unknown(text: str) -> ValidationFailure:
    """The failure for a pragma that is not understood."""
    return failure("PX504", f"'#pragma {text}' in emitted code is not understood")


def openmp_directive(words: list[Token], text: str) -> LoopDirective:
    """An OpenMP loop directive with its clauses."""
    count = 0
    while count < len(words) and words[count].text in ("parallel", "for", "simd"):
        count += 1
    kinds = frozenset(word.text for word in words[:count])
    if kinds not in ROLES or len(kinds) != count:
        raise unknown(text)
    clauses = split_clauses(words[count:], text)
    operator, sections = reduction_items(clauses.get("reduction", []), text)
    return LoopDirective(
        role=ROLES[kinds],
        collapse=collapse_depth(clauses.get("collapse", ["1"]), text),
        private=frozenset(clauses.get("private", [])) - {","},
        reduction=frozenset((operator, name) for name, _ in sections),
        sections=frozenset((name, length) for name, length in sections if length is not None),
    )


def split_clauses(words: list[Token], text: str) -> dict[str, list[str]]:
    """Words inside the parentheses of each clause, by the clause's name."""
    clauses: dict[str, list[str]] = {}
    position = 0
    while position < len(words):
        name = words[position].text
        position += 1
        if name == ",":
            continue
        end = closing(words, position)
        if name in clauses or name not in CLAUSES or end == position:
            raise unknown(text)
        clauses[name] = [word.text for word in words[position + 1 : end - 1]]
        position = end
    return clauses


def closing(words: list[Token], position: int) -> int:
    """Position behind the parenthesis that closes the one at `position`; `position` when none opens there."""
    depth = 0
    for end in range(position, len(words)):
        depth += {"(": 1, ")": -1}.get(words[end].text, 0)
        if depth == 0:
            return end + 1 if end > position else position
    return position


def collapse_depth(words: list[str], text: str) -> int:
    """The number in a collapse clause."""
    if len(words) != 1 or not words[0].isdigit() or int(words[0]) < 1:
        raise unknown(text)
    return int(words[0])


def reduction_items(words: list[str], text: str) -> tuple[str, list[tuple[str, int | None]]]:
    """Operator, and variables with the lengths of array sections, of a reduction clause."""
    if not words:
        return "", []
    if len(words) < 3 or words[1] != ":":
        raise unknown(text)
    items = "".join(words[2:]).split(",")
    found = [SECTION.fullmatch(item) for item in items]
    matched = [item for item in found if item is not None]
    if len(matched) < len(found) or len({item["name"] for item in matched}) < len(found):
        raise unknown(text)
    return words[0], [(item["name"], int(item["length"]) if item["length"] else None) for item in matched]
