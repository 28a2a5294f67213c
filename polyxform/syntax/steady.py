"""Which declarations in front of a region give variables values that hold wherever the function reads them.

    int pencil = n + 2;        n a parameter, and nothing in the function that could change either

Told from tokens, before anything is parsed: the rest of a function may be what the parser does not know. Refused are
functions with jumps, and names that stand where they could be changed or their address could be taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from polyxform.syntax.declarations import declared_names, without_initializers
from polyxform.syntax.gnu import ASSEMBLY
from polyxform.syntax.tokens import KEYWORDS, Token

CHANGES = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^=", "++", "--"})
CHANGES_BEFORE = frozenset({"++", "--", "&"})
NOT_FOLLOWED = frozenset({"goto", "switch", "setjmp", "sigsetjmp"}) | ASSEMBLY
STORAGE = frozenset({"static", "extern", "volatile", "typedef", "_Atomic", "_Thread_local"})


def steady_declarations(
    declarations: Sequence[Sequence[Token]], head: Sequence[Token], body: Sequence[Token]
) -> frozenset[int]:
    """Offsets at which those of a function's declarations begin of which every initializer holds to the end.

    declarations  with their initializers, in order of the text
    head          the function's header
    body          all that follows, the region too
    """
    words = [token for token in body if token.kind != "directive"]
    if any(token.text in NOT_FOLLOWED for token in words):
        return frozenset()
    changes = places_of_change(words)
    declared = Counter(name for one in declarations for name in declared_names(without_initializers(one)))
    known = {name for name in parameters(head) if not changes[name] and not declared[name]}
    found = set()
    for one in declarations:
        own = initialized_names(one)
        once = own and is_plain(one) and all(changes[name] == declared[name] == 1 for name in own)
        if once and value_names(one) <= known:
            found.add(one[0].start)
            known |= own
    return frozenset(found)


def places_of_change(words: Sequence[Token]) -> Counter[str]:
    """How often each name stands where its value might be changed, or its address be taken."""
    found: Counter[str] = Counter()
    for position, token in enumerate(words):
        if token.kind == "name" and is_changed(words, position):
            found[token.text] += 1
    return found


def is_changed(words: Sequence[Token], position: int) -> bool:
    """Whether the name at a position, in parentheses or without, is set, counted or has its address taken."""
    first, last = position, position
    while first > 0 and last + 1 < len(words) and (words[first - 1].text, words[last + 1].text) == ("(", ")"):
        first, last = first - 1, last + 1
    before = words[first - 1].text if first > 0 else ""
    behind = words[last + 1].text if last + 1 < len(words) else ""
    return behind in CHANGES or before in CHANGES_BEFORE


def parameters(head: Sequence[Token]) -> frozenset[str]:
    """Names between the parentheses of a function's header that end a declaration there."""
    found, depth = set(), 0
    for token, behind in pairwise(head):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token.text, 0)
        if depth == 1 and token.kind == "name" and behind.text in (",", ")") and token.text not in KEYWORDS:
            found.add(token.text)
    return frozenset(found)


def is_plain(words: Sequence[Token]) -> bool:
    """Whether a declaration is one of simple variables, made anew whenever it is come by."""
    outside = {token.text for token in without_initializers(words)}
    return not outside & (STORAGE | {"*", "[", "(", "{"}) and "{" not in {token.text for token in words}


def initialized_names(words: Sequence[Token]) -> frozenset[str]:
    """Names that a declaration gives a value."""
    kept = {token.start for token in without_initializers(words)}
    pairs = pairwise(words)
    return frozenset(one.text for one, behind in pairs if one.start in kept and behind.text == "=")


def value_names(words: Sequence[Token]) -> frozenset[str]:
    """Names in the initializers."""
    kept = {token.start for token in without_initializers(words)}
    return frozenset(one.text for one in words if one.start not in kept and one.kind == "name") - KEYWORDS
