"""Emitted code as the compiler will see it: with the expansions of the macros that it names.

What a macro stands for in the region was asked of the preprocessor at both ends of it, and nothing in a region can
define one. All proofs are made on the expanded text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from polyxform.codegen.model import Emitted, KernelCall, PackedBuffer, Piece

IDENTIFIER = re.compile(r"(?<![\w.])[A-Za-z_]\w*")


def expanded(emitted: Emitted, macros: Mapping[str, str]) -> Emitted:
    """The emitted code with each macro replaced by what it becomes."""
    if not macros:
        return emitted
    return replace(
        emitted,
        pieces=tuple(expanded_piece(piece, macros) for piece in emitted.pieces),
        buffers=tuple(expanded_buffer(buffer, macros) for buffer in emitted.buffers),
    )


def expand(text: str, macros: Mapping[str, str]) -> str:
    """C text with macros replaced."""
    return IDENTIFIER.sub(lambda match: macros.get(match[0], match[0]), text)


def expanded_piece(piece: Piece, macros: Mapping[str, str]) -> Piece:
    """One piece of the emitted code."""
    if isinstance(piece, str):
        return expand(piece, macros)
    changed = replace(piece, text=expand(piece.text, macros), nest=expand(piece.nest, macros))
    if not isinstance(changed, KernelCall):
        return changed
    return replace(changed, arguments=tuple(expand(argument, macros) for argument in changed.arguments))


def expanded_buffer(buffer: PackedBuffer, macros: Mapping[str, str]) -> PackedBuffer:
    """One copy of an array."""
    panels = tuple(
        replace(panel, first=expand(panel.first, macros), copy=expand(panel.copy, macros)) for panel in buffer.panels
    )
    declaration, condition = expand(buffer.declaration, macros), expand(buffer.condition, macros)
    return replace(buffer, panels=panels, declaration=declaration, condition=condition)
