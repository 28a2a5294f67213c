"""What a pragma above an emitted loop claims. A pragma that is not known here is a failure."""

from __future__ import annotations

from dataclasses import dataclass

from polyxform.syntax.tokens import Token, tokens
from polyxform.validation.failure import ValidationFailure, failure

CONCURRENT_OPENMP = frozenset(
    frozenset(words.split()) for words in ("parallel for", "parallel for simd", "for", "for simd", "simd")
)
HARMLESS = frozenset({("GCC", "unroll"), ("unroll",), ("clang", "loop", "unroll")})
VECTOR = frozenset({("GCC", "ivdep")})
NAME_CLAUSES = frozenset({"private", "lastprivate", "reduction"})
VALUE_CLAUSES = frozenset({"collapse", "schedule", "num_threads", "if", "simdlen"})
BARE_CLAUSES = frozenset({"nowait"})


@dataclass(frozen=True)
class LoopDirective:
    """The claim that the iterations of a loop may run at the same time.

    collapse     number of loops, from the one below the pragma inwards, whose iterations are divided
    worksharing  the iterations go to several threads, and not only to lanes of a vector
    spawns       the pragma itself creates the threads
    nowait       threads do not wait for each other at the loop's end
    private      variables of which each thread has its own
    lastprivate  variables that have, behind the loop, the value of the last iteration
    reduction    (operator, variable) pairs
    """

    collapse: int = 1
    worksharing: bool = False
    spawns: bool = False
    nowait: bool = False
    private: frozenset[str] = frozenset()
    lastprivate: frozenset[str] = frozenset()
    reduction: frozenset[tuple[str, str]] = frozenset()


def loop_directive(text: str) -> LoopDirective | None:
    """What a pragma (the words after `#pragma`) claims about the loop below; None when it claims nothing.

    ValidationFailure (PX504) for a pragma that is not understood.
    """
    words = [token.text for token in tokens(text)]
    if any(tuple(words[: len(known)]) == known for known in HARMLESS):
        return None
    if tuple(words) in VECTOR:
        return LoopDirective()
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
    if kinds not in CONCURRENT_OPENMP or len(kinds) != count:
        raise unknown(text)
    clauses = split_clauses(words[count:], text)
    return LoopDirective(
        collapse=collapse_depth(clauses.get("collapse", ["1"]), text),
        worksharing="for" in kinds,
        spawns="parallel" in kinds,
        nowait="nowait" in clauses,
        private=frozenset(clauses.get("private", [])) - {","},
        lastprivate=frozenset(clauses.get("lastprivate", [])) - {","},
        reduction=reduction_pairs(clauses.get("reduction", []), text),
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
        if name in clauses or not is_known(name, has_list=end > position):
            raise unknown(text)
        clauses[name] = [word.text for word in words[position + 1 : end - 1]]
        position = end
    return clauses


def is_known(name: str, has_list: bool) -> bool:
    """Whether a clause may stand here with, or without, a list in parentheses."""
    return name in (NAME_CLAUSES | VALUE_CLAUSES if has_list else BARE_CLAUSES)


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


def reduction_pairs(words: list[str], text: str) -> frozenset[tuple[str, str]]:
    """(operator, variable) pairs of a reduction clause."""
    if not words:
        return frozenset()
    if len(words) < 3 or words[1] != ":":
        raise unknown(text)
    return frozenset((words[0], name) for name in words[2:] if name != ",")
