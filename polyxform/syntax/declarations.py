"""Find, without parsing, which pieces of text declare which names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from polyxform.syntax.gnu import standard_tokens
from polyxform.syntax.tokens import KEYWORDS, Token
from polyxform.syntax.unit import Chunk, TranslationUnit

TYPE_WORD_LIST = """
char const double enum extern float int long register restrict short signed static struct typedef union
unsigned void volatile _Alignas _Atomic _Bool _Complex _Thread_local __int128"""
TYPE_WORDS = frozenset(TYPE_WORD_LIST.split())
BUILTIN_TYPES = frozenset({"_Float16", "_Float32", "_Float64", "_Float128", "__float128", "__bf16"})


def declared_names(tokens: Sequence[Token]) -> frozenset[str]:
    """Names that a declaration makes known: variables, typedefs, struct, union and enum tags, enumerators.

    The tokens of one declaration, with or without its `;`. Prototypes declare nothing here.
    """
    found: set[str] = set()
    braces: list[bool] = []
    parentheses = 0
    for position, token in enumerate(tokens):
        if token.text in "([":
            parentheses += 1
        elif token.text in ")]":
            parentheses -= 1
        elif token.text == "{":
            braces.append(opens_enum(tokens, position))
        elif token.text == "}" and braces:
            braces.pop()
        elif token.kind == "name" and declares(tokens, position, braces, parentheses):
            found.add(token.text)
    return frozenset(found)


def opens_enum(tokens: Sequence[Token], brace: int) -> bool:
    """Whether the brace at this position opens a list of enumerators."""
    return any(token.text == "enum" for token in tokens[max(0, brace - 2) : brace])


def declares(tokens: Sequence[Token], position: int, braces: Sequence[bool], parentheses: int) -> bool:
    """Whether the name at this position of a declaration is one that is being declared."""
    before = tokens[position - 1].text if position else ""
    after = tokens[position + 1].text if position + 1 < len(tokens) else ";"
    if tokens[position].text in KEYWORDS:
        return False
    if braces:
        return braces[-1] and before in ("{", ",")
    if before in ("struct", "union", "enum"):
        return True
    if parentheses == 1:
        return before == "*" and after in (")", "[") and position >= 2 and tokens[position - 2].text == "("
    return parentheses == 0 and position > 0 and before not in ("=", ".") and after in (";", ",", "=", "[", ":")


def is_declaration(tokens: Sequence[Token], type_names: frozenset[str]) -> bool:
    """Whether the tokens of a statement begin like a declaration."""
    if not tokens or tokens[0].kind != "name":
        return False
    if tokens[0].text in TYPE_WORDS | BUILTIN_TYPES | type_names:
        return True
    if tokens[0].text in KEYWORDS or len(tokens) < 3:
        return False
    if tokens[1].kind == "name":
        return True
    return tokens[1].text == "*" and tokens[-1].text == ";"


def without_initializers(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a declaration, every `= value` left out."""
    kept: list[Token] = []
    depth, skipping = 0, False
    for token in tokens:
        if depth == 0 and token.text in (",", ";"):
            skipping = False
        if depth == 0 and token.text == "=":
            skipping = True
        if not skipping:
            kept.append(token)
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token.text, 0)
    return kept


def find_declarations(unit: TranslationUnit, names: Iterable[str], before: int) -> dict[Chunk, list[Token]]:
    """The external declarations in front of offset `before` that declare the names, and what those need in turn.

    Functions and prototypes are not among them. In order of the text; a name that nothing declares adds nothing.
    """
    found: dict[Chunk, list[Token]] = {}
    wanted, seen = list(names), set(names)
    while wanted:
        name = wanted.pop()
        for chunk, words in chunks_declaring(unit, name, before):
            if chunk in found:
                continue
            found[chunk] = words
            news = {token.text for token in words if token.kind == "name"} - KEYWORDS - seen
            seen |= news
            wanted += sorted(news)
    return dict(sorted(found.items(), key=lambda item: item[0].start))


def chunks_declaring(unit: TranslationUnit, name: str, before: int) -> list[tuple[Chunk, list[Token]]]:
    """Declarations of one name: the first one in headers, all in the main file."""
    results: list[tuple[Chunk, list[Token]]] = []
    for chunk in unit.mentions.get(name, ()):
        if chunk.start >= before:
            break
        if results and not unit.in_main_file(chunk.end - 1):
            continue
        words = without_initializers(standard_tokens(unit.tokens(chunk.start, chunk.end)))
        words = [word for word in words if word.kind != "directive"]
        if name in declared_names(words):
            results.append((chunk, words))
    return results
