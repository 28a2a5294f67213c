"""Subscripts that go on in the next row, from a pointer to the first element.

Before: out[k][0][y_x]                  with rows of 28 elements, for y_x < 784
After:  (&out[k][0][0])[y_x]

Each subscript of an array stays in its row then, as compilers may take for granted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from polyxform.codegen.model import Emitted, PackedBuffer, Piece
from polyxform.scop.flat_rows import flat_rows
from polyxform.scop.model import Scop

NAME = re.compile(r"[A-Za-z_]\w*")


def with_row_pointers(emitted: Emitted, scop: Scop) -> Emitted:
    """Emitted code whose subscripts stay in their rows; what stands for kernel calls in proofs stays."""
    places = flat_rows(scop)
    if not places:
        return emitted
    pieces = tuple(with_text(piece, places) for piece in emitted.pieces)
    return replace(emitted, pieces=pieces, buffers=tuple(copied(buffer, places) for buffer in emitted.buffers))


def with_text(piece: Piece, places: Mapping[str, int]) -> Piece:
    """A piece of code with pointers in its text."""
    return pointed(piece, places) if isinstance(piece, str) else replace(piece, text=pointed(piece.text, places))


def copied(buffer: PackedBuffer, places: Mapping[str, int]) -> PackedBuffer:
    """A copy of an array whose loops read through pointers."""
    return replace(buffer, panels=tuple(replace(one, copy=pointed(one.copy, places)) for one in buffer.panels))


def pointed(text: str, places: Mapping[str, int]) -> str:
    """C text with pointers to rows of arrays; `places`: of the subscript that stays zero."""
    found, position = "", 0
    for name in NAME.finditer(text):
        if name.start() < position or name[0] not in places:
            continue
        subscripts, end = subscripts_behind(text, name.end())
        subscripts = [pointed(one, places) for one in subscripts]
        found += text[position : name.start()] + element(name[0], subscripts, places[name[0]])
        position = end
    return found + text[position:]


def element(name: str, subscripts: list[str], place: int) -> str:
    """C text of an element."""
    front, behind = subscripts[: place + 1], subscripts[place + 1 :]
    if front[place:] != ["0"] or behind[:1] in ([], ["0"]):
        return name + bracketed(subscripts)
    return f"(&{name}{bracketed([*front, '0'])}){bracketed(behind)}"


def bracketed(subscripts: list[str]) -> str:
    """Subscripts as they stand behind a name."""
    return "".join(f"[{one}]" for one in subscripts)


def subscripts_behind(text: str, start: int) -> tuple[list[str], int]:
    """The subscripts that begin at an offset, and where they end."""
    found: list[str] = []
    while text[start : start + 1] == "[":
        depth, end = 1, start + 1
        while depth:
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            end += 1
        found.append(text[start + 1 : end - 1])
        start = end
    return found, start
