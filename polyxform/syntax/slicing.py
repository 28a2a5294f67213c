"""Reduce a file to what a region needs: one function, the declarations that its region uses, the region itself."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from polyxform.diagnostics import Span, source_error, unsupported
from polyxform.syntax.alignment import aligned
from polyxform.syntax.declarations import (
    BUILTIN_TYPES,
    declared_names,
    find_declarations,
    is_declaration,
    without_initializers,
)
from polyxform.syntax.gnu import ASSEMBLY, standard_tokens
from polyxform.syntax.placement import region_offsets
from polyxform.syntax.regions import Region
from polyxform.syntax.statements import HEADS, end_of_statement, names_read
from polyxform.syntax.steady import steady_declarations
from polyxform.syntax.tokens import KEYWORDS, Token
from polyxform.syntax.unit import Chunk, TranslationUnit
from polyxform.toolchain.preprocessor import MAIN_FILE

MAXIMAL_NESTING = 60
LOOP_WORDS = frozenset({"for", "while", "do"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A token of the slice with its place in the source.

    kind, text  as in Token
    span        where it was written; for the expansion of a macro, where the macro's name stands
    """

    kind: str
    text: str
    span: Span


@dataclass(frozen=True)
class Slice:
    """A function reduced to what its region needs.

    prelude     external declarations, function header, `{`, local declarations, with initializers where these hold in
                the region, `{`
    region      the region's tokens
    insertion   offset in the source of the line where the function begins; None where it comes from a header
    used_after  identifiers that the function may use once the region has run
    escaping    identifiers whose address the function takes outside the region; "A[]" for an A that stands there
                without a subscript, as an array does that is handed on
    body        the region is the whole body of a loop or branch without braces
    """

    prelude: tuple[Placed, ...]
    region: tuple[Placed, ...]
    insertion: int | None
    used_after: frozenset[str]
    escaping: frozenset[str]
    body: bool = False


def slice_region(unit: TranslationUnit, region: Region, called: frozenset[str] = frozenset()) -> Slice:
    """Cut out what a region needs, and what the functions that it calls need, which name `called`.

    SourceError: braces or statements that do not close, too deep a nesting. Unsupported: the preprocessor removed it.
    """
    opening, closing = region_offsets(unit, region)
    inside = unit.tokens(unit.text.index("\n", opening), closing)
    check_tokens(place_tokens(unit, inside))
    chunk = enclosing_function(unit, region, opening, closing)
    head = [token for token in unit.tokens(chunk.start, chunk.body) if token.kind != "directive"]
    if not head:
        raise unsupported("PX105", "the region stands in no function", region.span)
    before = unit.tokens(chunk.body + 1, opening)
    after = unit.tokens(unit.text.index("\n", closing), chunk.end)
    blocks, unfinished = open_blocks(before)
    body = is_body(unfinished, inside)
    if unfinished and unfinished[-1].text != ":" and not body:
        raise cut_statement(unit, unfinished[0], region)
    blocks.append([loop_declaration(unfinished[i:]) for i, token in enumerate(unfinished) if token.text == "for"])
    locals_ = needed_locals(blocks, names(inside) | names(head) | called)
    declared = frozenset().union(*(declared_names(without_initializers(words)) for words in locals_))
    wanted = (names(inside) | names(head) | called | frozenset().union(*map(names, locals_))) - declared
    external = find_declarations(unit, sorted(wanted), chunk.start).values()
    prelude = [token for words in external for token in standard_tokens(words)]
    prelude += [*standard_tokens(head), brace(chunk)]
    steady = steady_declarations(locals_, head, [*before, *inside, *after])
    for words in locals_:
        prelude += standard_tokens(words if words[0].start in steady else without_initializers(words))
    check_types(place_tokens(unit, [token for token in prelude if token.text in BUILTIN_TYPES]))
    return Slice(
        prelude=(*place_tokens(unit, prelude), Placed("mark", "{", region.span)),
        region=tuple(place_tokens(unit, standard_tokens(inside))),
        insertion=insertion_offset(unit, head),
        used_after=names(code_of(before)) | names(after) if repeats(before) else names_read(after) - KEYWORDS,
        escaping=escaping_names([*code_of(before), *after]),
        body=body,
    )


def is_body(unfinished: Sequence[Token], inside: Sequence[Token]) -> bool:
    """Whether the region is the one statement that an unfinished `for (...)`, `if (...)` or `else` waits for."""
    if not unfinished or not (unfinished[0].text in {*HEADS, "else"} and unfinished[-1].text in (")", "else")):
        return False
    return bool(inside) and end_of_statement([*unfinished, *inside], 0) == len(unfinished) + len(inside)


def check_types(placed: Sequence[Placed]) -> None:
    """Unsupported for types that the parser does not know."""
    if placed:
        raise unsupported("PX144", f"variables of type '{placed[0].text}' cannot be followed", placed[0].span)


def brace(chunk: Chunk) -> Token:
    """The brace that opens a function's body."""
    return Token("mark", "{", chunk.body)


def enclosing_function(unit: TranslationUnit, region: Region, opening: int, closing: int) -> Chunk:
    """The function that holds both pragmas."""
    first, last = unit.chunk_at(opening), unit.chunk_at(closing)
    if first is None or first.body < 0 or opening < first.body:
        raise unsupported("PX105", "the region stands in no function", region.span)
    if not first.closed:
        span = place_tokens(unit, unit.tokens(first.start, first.body)[:1])[0].span
        raise source_error("PX108", "a '{' of this function is never closed", span)
    if first is not last:
        message = "'#pragma endscop' stands in another function than its '#pragma scop'"
        raise source_error("PX105", message, unit.source.span(region.end))
    return first


def names(words: Iterable[Token]) -> frozenset[str]:
    """Identifiers among tokens."""
    return frozenset(token.text for token in words if token.kind == "name") - KEYWORDS


def code_of(before: Sequence[Token]) -> list[Token]:
    """The tokens without declarations, of which only the initializers stay."""
    kept: list[Token] = []
    statement: list[Token] = []
    for token in before:
        statement.append(token)
        if token.text not in (";", "{", "}"):
            continue
        if is_declaration(statement, frozenset()):
            declarators = {word.start for word in without_initializers(statement)}
            statement = [word for word in statement if word.start not in declarators]
        kept += statement
        statement = []
    return kept


def repeats(before: Sequence[Token]) -> bool:
    """Whether the code behind these tokens may run again: a loop is open, or there is a label to jump to."""
    depths: list[bool] = []
    loop = False
    for position, token in enumerate(before):
        if token.text == "{":
            depths.append(loop)
            loop = False
        elif token.text == "}" and depths:
            depths.pop()
        elif token.text == ";" and (position == 0 or not inside_parentheses(before, position)):
            loop = False
        elif token.text in LOOP_WORDS:
            loop = True
    labels = any(token.text == ":" and before[i - 2].text in (";", "{", "}") for i, token in enumerate(before) if i > 1)
    return any(depths) or loop or labels


def inside_parentheses(words: Sequence[Token], position: int) -> bool:
    """Whether a `;` stands in the head of a `for`."""
    depth = 0
    for token in reversed(words[:position]):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth > 0:
            return True
        if token.text in ("{", "}"):
            return False
    return False


def escaping_names(words: Sequence[Token]) -> frozenset[str]:
    """Names whose address is taken, or that stand alone as an array would that decays to a pointer."""
    found = set()
    for position, token in enumerate(words):
        if token.kind != "name" or token.text in KEYWORDS:
            continue
        before = words[position - 1].text if position else ""
        behind = words[position + 1].text if position + 1 < len(words) else ""
        if before == "&" or behind != "[":
            found.add(token.text if before == "&" else f"{token.text}[]")
    return frozenset(found)


def open_blocks(before: Sequence[Token]) -> tuple[list[list[list[Token]]], list[Token]]:
    """Statements of the blocks that are still open at the end of `before`, and the unfinished statement at its end.

    `before` is a function's body from behind its `{`. The declaration in the head of an open `for` belongs to its
    block.
    """
    blocks: list[list[list[Token]]] = [[]]
    current: list[Token] = []
    depth = 0
    for token in before:
        if token.kind == "directive":
            continue
        if token.text == "{" and depth == 0 and not is_aggregate(current):
            blocks.append([loop_declaration(current)])
            current = []
            continue
        if token.text == "}" and depth == 0:
            blocks = blocks[:-1] or [[]]
            current = []
            continue
        current.append(token)
        depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(token.text, 0)
        if token.text == ";" and depth == 0:
            blocks[-1].append(current)
            current = []
    return blocks, current


def is_aggregate(statement: Sequence[Token]) -> bool:
    """Whether a brace behind these tokens opens an initializer or the members of a struct, union or enum."""
    if not statement:
        return False
    words = [token.text for token in statement]
    return words[-1] == "=" or ({"struct", "union", "enum"} & set(words[-2:]) != set() and ")" not in words)


def loop_declaration(head: Sequence[Token]) -> list[Token]:
    """The declaration at the beginning of a `for (int t = 0; ...)`; nothing for other heads."""
    if len(head) < 3 or head[0].text != "for":
        return []
    words = list(head[2:])
    end = next((index for index, token in enumerate(words) if token.text == ";"), -1)
    return words[: end + 1]


def needed_locals(blocks: Sequence[Sequence[list[Token]]], wanted: frozenset[str]) -> list[list[Token]]:
    """Local declarations that the wanted names need, in order of the text."""
    kept: list[list[Token]] = []
    for statement in reversed([statement for block in blocks for statement in block]):
        words = without_initializers(statement)
        if not is_declaration(words, frozenset()) or not declared_names(words) & wanted:
            continue
        kept.append(statement)
        wanted |= names(words)
    return kept[::-1]


def cut_statement(unit: TranslationUnit, token: Token, region: Region) -> Exception:
    """The error for a region that begins in the middle of a statement."""
    span = place_tokens(unit, [token])[0].span
    message = f"the region begins inside the statement that starts here with '{token.text}'"
    return source_error("PX105", message, span, help="put the region around the whole statement, or in braces")


def check_tokens(placed: Sequence[Placed]) -> None:
    """SourceError where brackets do not match. Unsupported for assembly, which the parser would not see."""
    check_balance(placed)
    for position, token in enumerate(placed):
        if token.text in ASSEMBLY:
            raise unsupported("PX123", "inline assembly in a region", token.span)
        if token.kind == "directive":
            check_pragma(token)
        if token.text == "\\" or (token.kind == "name" and not token.text.isascii()):
            raise unsupported("PX123", "a name with letters beyond ASCII in a region", token.span)
        if token.text == "{" and position and placed[position - 1].text == ")":
            check_head(placed, position - 1)


def check_pragma(token: Placed) -> None:
    """Unsupported for a pragma that gives the code around it a meaning which other code would not have."""
    words = token.text.replace("#", " ").split()[1:]
    if words[:1] == ["STDC"] or (words[:1] == ["GCC"] and words[1:2] not in (["ivdep"], ["unroll"])):
        raise unsupported("PX149", f"'#pragma {words[0]}' inside a region", token.span, "move it out of the region")
    if words[:1] == ["omp"] and words[1:3] != ["parallel", "for"] and words[1:2] != ["simd"]:
        message = "an OpenMP directive that belongs to a parallel region around it"
        raise unsupported("PX149", message, token.span, "leave parallel code to the tool: remove the directive")


def check_head(placed: Sequence[Placed], closing: int) -> None:
    """Unsupported for a function defined inside the region: a name, parameters and a body behind a type."""
    depth, position = 0, closing
    while position >= 0:
        depth += {")": 1, "(": -1}.get(placed[position].text, 0)
        if depth == 0:
            break
        position -= 1
    name = placed[position - 1] if position > 1 else None
    if name is None or name.kind != "name" or name.text in KEYWORDS:
        return
    if placed[position - 2].kind == "name" or placed[position - 2].text == "*":
        raise unsupported("PX123", "a function defined in a region", name.span)


def check_balance(placed: Sequence[Placed]) -> None:
    """SourceError where the region closes what it did not open, leaves something open, or nests too deep."""
    partner = {")": "(", "]": "[", "}": "{"}
    stack: list[Placed] = []
    for token in placed:
        if token.text in ("(", "[", "{"):
            stack.append(token)
        if len(stack) > MAXIMAL_NESTING:
            raise source_error("PX109", f"more than {MAXIMAL_NESTING} nested brackets: too deep", token.span)
        if token.text not in partner:
            continue
        if not stack:
            raise source_error("PX105", f"'{token.text}' closes what began before the region", token.span)
        if stack.pop().text != partner[token.text]:
            raise source_error("PX108", f"'{token.text}' does not match what is open here", token.span)
    if stack:
        raise source_error("PX105", f"this '{stack[-1].text}' is not closed inside the region", stack[-1].span)
    if placed and placed[0].text == "else":
        raise source_error("PX105", "the region begins with 'else'", placed[0].span)


def insertion_offset(unit: TranslationUnit, head: Sequence[Token]) -> int | None:
    """Offset of the source line where the function's definition begins."""
    file, line = unit.place(head[0].start)
    return unit.source.line_start(line) if file == MAIN_FILE else None


def place_tokens(unit: TranslationUnit, words: Sequence[Token]) -> list[Placed]:
    """Tokens of the preprocessed text with their places in the source.

    The tokens of a source line are aligned with what the preprocessor made of it, so that columns are those of the
    source; what a macro expands to stands at the macro's name.
    """
    lines: dict[tuple[str, int], list[Token]] = defaultdict(list)
    for token in words:
        lines[source_line(unit, token)].append(token)
    columns: dict[int, Span] = {}
    for (file, line), group in lines.items():
        spans = aligned(unit.source, line, group) if not file else [Span(file, line)] * len(group)
        columns |= {token.start: span for token, span in zip(group, spans, strict=True)}
    return [Placed(token.kind, token.text, columns[token.start]) for token in words]


def source_line(unit: TranslationUnit, token: Token) -> tuple[str, int]:
    """(file, line) of a token; the file is "" for the source itself."""
    file, line = unit.place(token.start)
    return ("" if unit.in_main_file(token.start) else file), line


@dataclass(frozen=True)
class Layout:
    """Text for the parser, and the way back from its positions.

    text    one line for each source line, tokens set apart by one space
    places  (line, column) of a token in `text` -> its place in the source
    """

    text: str
    places: Mapping[tuple[int, int], Span]

    def span(self, line: int, column: int) -> Span:
        """Place in the source of the token that begins at or before a position of the text."""
        found = self.places.get((line, column))
        if found is not None:
            return found
        keys = sorted(self.places)
        position = bisect_right(keys, (line, column)) - 1
        return self.places[keys[max(position, 0)]] if keys else Span()


def lay_out(placed: Iterable[Placed]) -> Layout:
    """Write tokens down for the parser."""
    lines: list[str] = [""]
    places: dict[tuple[int, int], Span] = {}
    previous = -1
    for token in placed:
        if token.kind == "directive" or token.span.line != previous:
            lines.append("")
        previous = -1 if token.kind == "directive" else token.span.line
        places[len(lines), len(lines[-1]) + 1] = token.span
        lines[-1] += token.text if token.kind == "directive" else token.text + " "
    return Layout("\n".join(lines) + "\n", places)
