"""Turn the GNU spellings of a token list into what a C99 parser reads. Meaning that matters here is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from polyxform.syntax.tokens import Token

SPELLINGS = {
    "__restrict": "restrict",
    "__restrict__": "restrict",
    "__const": "const",
    "__const__": "const",
    "__volatile": "volatile",
    "__volatile__": "volatile",
    "__inline": "inline",
    "__inline__": "inline",
    "__signed": "signed",
    "__signed__": "signed",
    "__complex__": "_Complex",
    "__thread": "_Thread_local",
    "__alignof__": "_Alignof",
    "__builtin_va_list": "int",
    "__int128_t": "__int128",
    "__uint128_t": "__int128",
}
DROPPED = frozenset({"__extension__", "_Nonnull", "_Nullable", "__null_unspecified"})
ASSEMBLY = frozenset({"__asm__", "__asm", "asm"})
IMAGINARY = re.compile(r"(?P<value>\d*\.\d*(?:[eE][-+]?\d+)?)(?P<before>[fFlL]?)[ij](?P<behind>[fFlL]?)\Z")
DROPPED_WITH_ARGUMENTS = ASSEMBLY | {"__attribute__", "__attribute", "__declspec"}


def standard_tokens(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without attributes and assembler names, other GNU words in their standard spelling."""
    kept = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.text in DROPPED_WITH_ARGUMENTS:
            position = behind_parentheses(tokens, position)
        elif token.kind == "number" and (found := IMAGINARY.match(token.text)) is not None:
            kept += imaginary(token, found["value"] + (found["before"] or found["behind"]))
        elif token.text not in DROPPED:
            kept.append(replace(token, text=SPELLINGS[token.text]) if token.text in SPELLINGS else token)
    return kept


def imaginary(token: Token, value: str) -> list[Token]:
    """The tokens of `__builtin_complex(0 * value, value)` in the place of the constant `value i`."""
    suffix = value[-1] if value[-1] in "fFlL" else ""
    words = [("name", "__builtin_complex"), ("mark", "("), ("number", f"0.0{suffix}"), ("mark", ",")]
    words += [("number", value), ("mark", ")")]
    return [replace(token, kind=kind, text=text) for kind, text in words]


def behind_parentheses(tokens: Sequence[Token], position: int) -> int:
    """Position behind the parenthesised group that begins at `position`; `position` itself when none does."""
    if position >= len(tokens) or tokens[position].text != "(":
        return position
    depth = 0
    for index in range(position, len(tokens)):
        depth += {"(": 1, ")": -1}.get(tokens[index].text, 0)
        if depth == 0:
            return index + 1
    return len(tokens)
