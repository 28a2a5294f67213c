"""C tokens by one regular expression: enough to slice, align and search text, not to check it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r"""
    (?P<space>(?:[ \t\r\n\f\v]|\\\r?\n)+)
  | (?P<comment>//(?:[^\n\\]|\\(?:\r\n|.|\n))*|/\*.*?(?:\*/|\Z))
  | (?P<directive>^\#(?:[^\n\\]|\\(?:\r\n|.|\n))*)
  | (?P<string>(?:u8|[uUL])?"(?:[^"\\\n]|\\(?:\r\n|.|\n))*"?)
  | (?P<character>[uUL]?'(?:[^'\\\n]|\\(?:\r\n|.|\n))*'?)
  | (?P<number>\.?[0-9](?:[eEpP][+-]|[\w.])*)
  | (?P<name>[A-Za-z_$\x80-\xff][\w$\x80-\xff]*)
  | (?P<mark>\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|.)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)

IDENTIFIER = re.compile(r"[A-Za-z_$\x80-\xff][\w$\x80-\xff]*")
KEYWORD_LIST = """
auto break case char const continue default do double else enum extern float for goto if inline int long
register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while
_Alignas _Alignof _Atomic _Bool _Complex _Generic _Imaginary _Noreturn _Static_assert _Thread_local"""
KEYWORDS = frozenset(KEYWORD_LIST.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A token other than white space and comments.

    kind   "directive", "string", "character", "number", "name" or "mark"
    text   its characters
    start  offset in the text it was read from
    """

    kind: str
    text: str
    start: int


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Tokens of `text[start:end]`, with white space and comments left out. Never fails.

    A directive token is a whole logical line, from its `#`, and is found only where nothing but blanks stand before it.
    """
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or "mark"
        if kind in ("space", "comment"):
            continue
        yield Token(kind, match.group(), match.start())


def names_in(text: str) -> frozenset[str]:
    """Identifiers of a piece of C text, keywords left out."""
    return frozenset(token.text for token in tokens(text) if token.kind == "name") - KEYWORDS
