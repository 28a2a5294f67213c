"""Compiled code may reach an element from a pointer to the first one of its row: `(&a[i][0])[j]` is `a[i][j]` in C.

What is proven: with each form of this kind turned into the shorter one, the tokens of the compiled code are those of
the code on which all other proofs are made, and nothing else about it differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polyxform.codegen.model import Emitted
from polyxform.scop.model import Scop
from polyxform.syntax.tokens import IDENTIFIER
from polyxform.validation.assembly import reader_of
from polyxform.validation.failure import failure

FIRST = ["[", "0", "]"]


def check_row_pointers(proven: Emitted, compiled: Emitted, scop: Scop) -> None:
    """Returns when `compiled` does what the `proven` code does. ValidationFailure (PX501) otherwise."""
    if compiled is proven:
        return
    same = replace(compiled, pieces=proven.pieces, buffers=proven.buffers) == proven
    kernels = [call.kernel for call in compiled.calls] == [call.kernel for call in proven.calls]
    if not (same and kernels and plain(compiled.body) == plain(proven.body)):
        raise failure("PX501", "the compiled code differs from that which is proven", scop.span)


def plain(text: str) -> list[str]:
    """The tokens of C text without pointers to rows."""
    return without_pointers([word.text for word in reader_of(text).words])


def without_pointers(words: Sequence[str]) -> list[str]:
    """Tokens with `a[i][j]` in the place of `(&a[i][0])[j]`."""
    found: list[str] = []
    position = 0
    while position < len(words):
        last, end = pointer_at(words, position)
        if end:
            found += without_pointers(words[position + 2 : last])
            position = end
        else:
            found.append(words[position])
            position += 1
    return found


def pointer_at(words: Sequence[str], start: int) -> tuple[int, int]:
    """Where the last subscript of the `(&a[i][0])` at a place begins, and where all of it ends; zeros for others."""
    if list(words[start : start + 2]) != ["(", "&"] or not IDENTIFIER.fullmatch("".join(words[start + 2 : start + 3])):
        return 0, 0
    last, end = 0, start + 3
    while list(words[end : end + 1]) == ["["]:
        last, end = end, behind_bracket(words, end)
    is_first = last > 0 and list(words[last:end]) == FIRST
    return (last, end + 1) if is_first and list(words[end : end + 2]) == [")", "["] else (0, 0)


def behind_bracket(words: Sequence[str], start: int) -> int:
    """Where one is behind the bracket that closes the one at a place."""
    depth, end = 1, start + 1
    while depth and end < len(words):
        depth += {"[": 1, "]": -1}.get(words[end], 0)
        end += 1
    return end
