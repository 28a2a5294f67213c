"""A vector loop's sums may take turns in lanes that are added up at the end, where sums may be added in any order.

What is proven: the code that is compiled runs the body of the loop that all other proofs are made on, for the same
iterations in the same order, blocks of them in lanes as the loop's own pragma allows; where that loop adds to one of
the variables of its clause, this code adds to the lane of the iteration; lanes begin with zero, have names of their own
and are added to the variable behind the loop.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from polyxform.codegen.model import Emitted, LaneLoop, WideSum
from polyxform.scop.model import Scop
from polyxform.syntax.tokens import IDENTIFIER, Token
from polyxform.syntax.tree import RegionTree
from polyxform.validation.assembly import expect_text, reader_of
from polyxform.validation.directives import LoopDirective, Role, loop_directive
from polyxform.validation.expressions import ExpressionError, Reader
from polyxform.validation.failure import failure
from polyxform.validation.loop_heads import read_head
from polyxform.validation.plain_nests import require
from polyxform.validation.polynomials import Polynomial, constant, polynomial

NEAR = 1 << 30
"""Numbers below it are ints behind the last block, too."""
BITS = {"float": 32, "double": 64}
BEGINNINGS = ("{", "}", ";")
"""What stands in front of a statement."""


@dataclass(frozen=True)
class Loop:
    """A loop over `length` integers from `first` on; `body` are the tokens in its braces."""

    kind: str
    iterator: str
    first: Polynomial
    length: int
    body: tuple[Token, ...]


def check_lane_loops(scop: Scop, tree: RegionTree, emitted: Emitted, consent: bool) -> None:
    """Returns when each loop in lanes does what the plain one does. ValidationFailure (PX512) otherwise.

    scop, tree  the region
    consent     to add in another order
    """
    meant = tree.identifiers | frozenset(IDENTIFIER.findall(emitted.meaning))
    copies = {copy.name: copy.array for copy in emitted.private}
    for piece in emitted.lane_loops:
        try:
            require(consent, "nobody allows another order of additions")
            for one in piece.sums:
                array = scop.arrays[copies.get(base_of(one), base_of(one))]
                require(array.element == one.element, "lanes have another type")
            check_lane_loop(piece, meant)
        except (ExpressionError, KeyError) as reason:
            raise failure("PX512", f"sums in lanes cannot be proven right: {reason}", scop.span) from reason


def check_lane_loop(piece: LaneLoop, meant: Collection[str]) -> None:
    """ExpressionError unless a piece's text does what its loop does; `meant`: names that stand for something else."""
    names = [piece.block, piece.lane, *(one.lanes for one in piece.sums)]
    require(len(set(names)) == len(names) and set(names).isdisjoint(meant), "a name stands for something else")
    source = reader_of(piece.nest)
    pragma = source.take().text
    loop = read_loop(source)
    require(not source.next, f"'{source.next}' follows")
    require(pragma.startswith("#pragma "), "the loop has no pragma")
    directive = loop_directive(pragma.removeprefix("#pragma "))
    bases = [base_of(one) for one in piece.sums]
    single = frozenset((base, 1) for base, one in zip(bases, piece.sums, strict=True) if one.name != base)
    wanted = LoopDirective(Role.LANES, reduction=frozenset(("+", base) for base in bases), sections=single)
    require(directive == wanted and len(wanted.reduction) == len(piece.sums), "the loop's clause names other sums")
    require(0 < piece.count <= loop.length, "there is no whole block")
    check_text(reader_of(piece.text), piece, loop, pragma)


def base_of(one: WideSum) -> str:
    """The variable or array of a sum. ExpressionError unless the sum is all of it, or the first element."""
    base = one.name.removesuffix("[0]")
    require(IDENTIFIER.fullmatch(base) is not None, f"'{one.name}' is no sum")
    return base


def read_loop(source: Reader) -> Loop:
    """`for (int j = 0; j < 768; j++) { ... }`, with braces in pairs."""
    head = read_head(source)
    length = (head.last - head.first + constant(1)).value
    if length is None:
        raise ExpressionError("a loop of unknown length")
    return Loop(head.kind, head.iterator, head.first, length, tuple(block(source)))


def block(source: Reader) -> list[Token]:
    """The tokens up to the brace that closes, and go on behind it."""
    found, depth = [], 1
    while depth:
        found.append(source.take())
        depth += {"{": 1, "}": -1}.get(found[-1].text, 0)
        require(found[-1].kind != "directive", "a directive in the loop")
    return found[:-1]


def check_text(source: Reader, piece: LaneLoop, loop: Loop, pragma: str) -> None:
    """ExpressionError unless the text is that of the loop in lanes."""
    blocks, left = divmod(loop.length, piece.count)
    expect_text(source, "{", *(f"{one.element} {one.lanes}[{piece.count}] = {{0}};" for one in piece.sums))
    beyond = (loop.first + constant(loop.length)).value
    counter = loop.kind if beyond is not None and abs(beyond) <= NEAR else "long"
    expect_text(source, f"for ({counter} {piece.block} =")
    require(polynomial(source.expression(), {}) == loop.first, "blocks begin elsewhere")
    expect_text(source, f"; {piece.block} <=")
    final = loop.first + constant((blocks - 1) * piece.count)
    require(polynomial(source.expression(), {}) == final, "blocks end elsewhere")
    expect_text(source, f"; {piece.block} += {piece.count}) {{\n#pragma omp simd\n")
    expect_text(source, f"for (int {piece.lane} = 0; {piece.lane} < {piece.count}; {piece.lane}++) {{")
    start = piece.block if counter == loop.kind else f"(int){piece.block}"
    expect_text(source, f"const {loop.kind} {loop.iterator} = {start} + {piece.lane};")
    source.expect(*in_lanes(loop.body, piece))
    source.expect("}", "}")
    if left:
        source.expect(pragma)
        last = read_loop(source)
        first = loop.first + constant(blocks * piece.count)
        require((last.first, last.length) == (first, left), "other iterations are left")
        require((last.kind, last.iterator) == (loop.kind, loop.iterator), "the rest counts with something else")
        require(spelled(last.body) == spelled(loop.body), "the rest does something else")
    for one in piece.sums:
        adding = f"px_sum_f{BITS[one.element]}x{piece.count}"
        expect_text(source, f"{adding}({one.lanes}, {one.lanes}); {one.name} += {one.lanes}[0];")
    source.expect("}")
    require(not source.next, f"'{source.next}' follows")


def spelled(words: Sequence[Token]) -> list[str]:
    """The texts of tokens."""
    return [word.text for word in words]


def in_lanes(body: Sequence[Token], piece: LaneLoop) -> list[str]:
    """The tokens of a body that adds to lanes. ExpressionError where it does anything else with a sum."""
    found: list[str] = []
    sums = {base_of(one): one for one in piece.sums}
    texts = spelled(body)
    position = 0
    while position < len(texts):
        text = texts[position]
        if text not in sums:
            found.append(text)
            position += 1
            continue
        whole = spelled(reader_of(sums[text].name).words)
        beyond = position + len(whole)
        require(
            [*texts[position:beyond], *texts[beyond : beyond + 1]] == [*whole, "+="], f"'{text}' is used in the loop"
        )
        require(position == 0 or texts[position - 1] in BEGINNINGS, f"'{text}' is used in an expression")
        found += lane_of(sums[text], piece)
        position = beyond
    return found


def lane_of(one: WideSum, piece: LaneLoop) -> list[str]:
    """The tokens of a sum's lane."""
    return [one.lanes, "[", piece.lane, "]"]
