"""Iterations that do not depend on each other may run part by part, some of them in each turn.

That the iterations are independent is proven of the plain loop, by the pragma above it, like all else. What is proven
here: the code that is compiled takes the same iterations in the same groups for each part; the parts are the body of
the plain loop, cut between statements; a variable of the body that several parts use is stored behind each of them and
loaded in front of the next one, in an element that is the iteration's own. What iteration does what, and with which
values, is then the same as in the plain loop.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from polyxform.codegen.grouped import KeptValue, RowGroups
from polyxform.codegen.model import Emitted
from polyxform.scop.model import Scop
from polyxform.syntax.tokens import IDENTIFIER, KEYWORDS, Token, tokens
from polyxform.syntax.tree import RegionTree
from polyxform.validation.assembly import expect_text, reader_of
from polyxform.validation.directives import IN_TURNS, LoopDirective, Role, loop_directive
from polyxform.validation.expressions import ExpressionError, Reader
from polyxform.validation.failure import failure
from polyxform.validation.loop_heads import LoopHead, read_head
from polyxform.validation.plain_nests import require
from polyxform.validation.polynomials import atomic, constant, polynomial

ELEMENTS = ("float", "double", "int", "long")
BEGINNINGS = frozenset({"for", "if"})
"""Keywords that a statement of a part may begin with; others declare something or leave the loop."""
DEPTHS = {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}


@dataclass(frozen=True)
class Rows:
    """The plain loop.

    pragmas     above it, but for the claim that its iterations may take turns
    head        what it counts
    variables   that its body declares first, (type, name)
    body        tokens of the statements behind them
    """

    pragmas: tuple[str, ...]
    head: LoopHead
    variables: tuple[tuple[str, str], ...]
    body: tuple[Token, ...]


def check_row_groups(scop: Scop, tree: RegionTree, emitted: Emitted) -> None:
    """Returns when each loop in groups does what the plain one does. ValidationFailure (PX512) otherwise."""
    meant = tree.identifiers | frozenset(IDENTIFIER.findall(emitted.meaning))
    for piece in emitted.row_groups:
        try:
            check_groups(piece, meant)
        except ExpressionError as reason:
            raise failure("PX512", f"iterations in groups cannot be proven right: {reason}", scop.span) from reason


def check_groups(piece: RowGroups, meant: Collection[str]) -> None:
    """ExpressionError unless a piece's text does what its loop does; `meant`: names that stand for something else."""
    names = [piece.group, *(one.rows for one in piece.kept)]
    require(len(set(names)) == len(names) and set(names).isdisjoint(meant), "a name stands for something else")
    rows = read_rows(reader_of(piece.nest))
    types = {name: element for element, name in rows.variables}
    kept = [one.variable for one in piece.kept]
    require(len(set(kept)) == len(kept), "a variable is kept twice")
    require(all(types.get(one.variable) == one.element for one in piece.kept), "no variable of the body is kept")
    parts = [reader_of(part).words for part in piece.parts]
    require([word.text for part in parts for word in part] == spelled(rows.body), "the parts are not the body")
    for part in parts:
        check_whole(part)
    check_text(reader_of(piece.text), piece, rows, parts)


def read_rows(source: Reader) -> Rows:
    """The plain loop. ExpressionError where nothing claims that its iterations are independent."""
    pragmas: list[str] = []
    while source.next.startswith("#"):
        pragmas.append(source.take().text.strip())
    claims = [loop_directive(pragma.removeprefix("#pragma ")) for pragma in pragmas]
    require(any(is_independent(claim) for claim in claims), "nothing says that the iterations are independent")
    turns = f"#pragma {' '.join(IN_TURNS)}"
    head = read_head(source)
    variables = tuple(read_variables(source))
    require(len({name for _, name in variables}) == len(variables), "two variables have one name")
    body = tuple(closed(source))
    require(not source.next, f"'{source.next}' follows")
    return Rows(tuple(p for p in pragmas if p != turns), head, variables, body)


def is_independent(claim: LoopDirective | None) -> bool:
    """Whether a pragma claims that iterations are independent, each with the variables that its body declares."""
    plain = claim is not None and not (claim.private or claim.reduction or claim.sections) and claim.collapse == 1
    return plain and claim is not None and claim.role in (Role.TURNS, Role.WHOLE, Role.SHARED)


def read_variables(source: Reader) -> Iterator[tuple[str, str]]:
    """The declarations that a body begins with."""
    while source.next in ELEMENTS:
        element = source.take().text
        yield element, source.identifier()
        source.expect(";")


def closed(source: Reader) -> Iterator[Token]:
    """The tokens up to the brace that closes, and go on behind it."""
    depth = 1
    while True:
        word = source.take()
        depth += {"{": 1, "}": -1}.get(word.text, 0)
        if not depth:
            return
        yield word


def spelled(words: Sequence[Token]) -> list[str]:
    """The texts of tokens."""
    return [word.text for word in words]


def check_whole(part: Sequence[Token]) -> None:
    """ExpressionError unless a part is whole statements, which declare nothing for those behind them."""
    require(bool(part) and part[-1].text in (";", "}"), "a part ends within a statement")
    depth, begins = 0, True
    for at, word in enumerate(part):
        if word.kind == "directive":
            continue
        require(depth >= 0, "a part closes what it does not open")
        if begins and not depth:
            check_beginning(word, spelled(part[at + 1 : at + 2]))
        require(word.text in BEGINNINGS or word.text not in KEYWORDS or depth > 0, "a part declares or jumps")
        require(word.text not in ("break", "continue", "goto", "return"), "a part leaves its loop")
        depth += DEPTHS.get(word.text, 0)
        begins = word.text in (";", "}", "{")
    require(depth == 0, "a part does not close what it opens")


def check_beginning(word: Token, follows: Sequence[str]) -> None:
    """ExpressionError unless a statement of a part may begin so: with a loop, a test, or a name that is no type's."""
    named = word.kind == "name" and word.text not in KEYWORDS
    plain = named and not (follows and (IDENTIFIER.fullmatch(follows[0]) or follows[0] in ("*", ":")))
    require(plain or word.text in BEGINNINGS, "a part declares something")


def check_text(source: Reader, piece: RowGroups, rows: Rows, parts: Sequence[Sequence[Token]]) -> None:
    """ExpressionError unless the text runs the parts in groups."""
    require(piece.count > 0, "a group is empty")
    source.expect(*rows.pragmas)
    expect_text(source, f"for (long {piece.group} =")
    require(polynomial(source.expression(), {}) == rows.head.first, "groups begin elsewhere")
    source.expect(";", piece.group)
    inclusive = source.accept("<=")
    source.expect(*(() if inclusive else ("<",)))
    found = polynomial(source.expression(), {}) - constant(int(not inclusive))
    require(found == rows.head.last, "groups end elsewhere")
    expect_text(source, f"; {piece.group} += {piece.count}) {{")
    expect_text(source, *(f"{one.element} {one.rows}[{piece.count}];" for one in piece.kept))
    for at, part in enumerate(parts):
        expect_text(source, f"for ({rows.head.kind} {rows.head.iterator} = {piece.group}; {rows.head.iterator} <=")
        check_last(source, piece, rows)
        expect_text(source, f"; {rows.head.iterator}++) {{")
        before, behind = names_of(parts[:at]), names_of(parts[at + 1 :])
        for element, name in rows.variables:
            if name in names_of([part]):
                expect_text(source, f"{element} {name}{loaded(name, piece, rows) if name in before else ''};")
        source.expect(*spelled(part))
        for one in piece.kept:
            if one.variable in names_of([part]) & behind:
                expect_text(source, f"{place(one, piece, rows)} = {one.variable};")
        source.expect("}")
    source.expect("}")
    require(not source.next, f"'{source.next}' follows")


def check_last(source: Reader, piece: RowGroups, rows: Rows) -> None:
    """ExpressionError unless a loop over a group ends with the group, and before the plain loop does."""
    end = atomic(piece.group) + constant(piece.count - 1)
    length = (rows.head.last - rows.head.first + constant(1)).value
    if length is not None and length % piece.count == 0:
        require(polynomial(source.expression(), {}) == end, "a group ends elsewhere")
        return
    source.expect("px_min", "(")
    require(polynomial(source.expression(), {}) == end, "a group ends elsewhere")
    source.expect(",")
    require(polynomial(source.expression(), {}) == rows.head.last, "the last group ends elsewhere")
    source.expect(")")


def names_of(parts: Sequence[Sequence[Token]]) -> frozenset[str]:
    """The names in some parts."""
    return frozenset(word.text for part in parts for word in part) | names_in_directives(parts)


def names_in_directives(parts: Sequence[Sequence[Token]]) -> frozenset[str]:
    """The names in the directives of some parts."""
    lines = (word.text for part in parts for word in part if word.kind == "directive")
    return frozenset(token.text for line in lines for token in tokens(line.removeprefix("#")))


def loaded(name: str, piece: RowGroups, rows: Rows) -> str:
    """The initializer of a variable that an earlier part uses. ExpressionError where none keeps it."""
    found = next((one for one in piece.kept if one.variable == name), None)
    if found is None:
        raise ExpressionError(f"'{name}' is lost between two parts")
    return f" = {place(found, piece, rows)}"


def place(one: KeptValue, piece: RowGroups, rows: Rows) -> str:
    """The element that holds a variable of an iteration."""
    return f"{one.rows}[{rows.head.iterator} - {piece.group}]"
