"""The loops that fill a copy, read from their C text."""

from __future__ import annotations

from dataclasses import dataclass

from polyxform.microkernels.panel_copies import NAME
from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import Reader, parse_expression, reader
from polyxform.validation.plain_nests import require
from polyxform.validation.polynomials import Polynomial, polynomial

SHARED = "#pragma omp parallel for schedule(static)"
ARGUMENTS = 6
"""Of a call that copies a panel: to, from, rows, columns, width, distance."""


@dataclass(frozen=True)
class CopyLoop:
    """for (long name = first; name < bound; name += step)."""

    name: str
    first: Expression
    bound: Expression
    step: int


@dataclass(frozen=True)
class CopyNest:
    """Loops around `copy[index] = element;`, or around a call that copies a panel, outermost first.

    loops   around it
    target  the first element that is written
    source  the first element that is read
    call    the whole call, None for an assignment
    """

    loops: tuple[CopyLoop, ...]
    target: Expression
    source: Expression
    call: Expression | None = None

    def loop(self, name: str) -> CopyLoop:
        """The loop that counts with `name`. ExpressionError when there is none, or several."""
        found = [loop for loop in self.loops if loop.name == name]
        require(len(found) == 1, f"'{name}' is not the counter of one loop")
        return found[0]


def parse_copy(text: str) -> CopyNest:
    """The loops that fill some panels. ExpressionError for text of another form.

    The outermost loop may be divided among threads: the loops write each element of the copy at most once.
    """
    source = reader(text.lstrip().removeprefix(SHARED))
    loops: list[CopyLoop] = []
    while source.next == "for":
        loops.append(parse_loop(source))
        source.expect("{")
    statement = source.expression()
    source.expect(";", *"}" * len(loops))
    require(not source.next, "text after the copy")
    if statement.operator == "call":
        return panel_call(tuple(loops), statement)
    require(statement.operator == "=", "the loops do not copy")
    return CopyNest(tuple(loops), *statement.operands)


def panel_call(loops: tuple[CopyLoop, ...], call: Expression) -> CopyNest:
    """The nest around a call `px_panel(&copy[index], &element, ...)`."""
    function, *arguments = call.operands
    require(bool(NAME.fullmatch(function.text)) and len(arguments) == ARGUMENTS, "a call that copies no panel")
    to, origin = arguments[:2]
    require(to.operator == origin.operator == "prefix&", "a panel is not given by the addresses of elements")
    return CopyNest(loops, to.operands[0], origin.operands[0], call)


def parse_loop(source: Reader) -> CopyLoop:
    """A loop's head."""
    source.expect("for", "(", "long")
    name = source.identifier()
    source.expect("=")
    first = source.expression()
    source.expect(";", name, "<")
    bound = source.expression()
    source.expect(";", name)
    if source.accept("++"):
        source.expect(")")
        return CopyLoop(name, first, bound, 1)
    source.expect("+=")
    step = polynomial(source.expression(), {}).value
    source.expect(")")
    require(step is not None and step > 0, "a step that is not known")
    return CopyLoop(name, first, bound, step or 1)


def minimum(width: int, rest: Polynomial) -> Polynomial:
    """px_min(width, rest) as `polynomial` reads it."""
    call = parse_expression(f"px_min({width}, rest)")
    return polynomial(call, {"rest": rest})
