"""The plain loops behind a microkernel call, read from their C text: one nest for each part of what it computes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from polyxform.microkernels.model import Shape
from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import ExpressionError, Reader, parse_expression, reader
from polyxform.validation.polynomials import Polynomial, constant, polynomial

Values = Mapping[str, Polynomial]
Spans = tuple[tuple[int, int], ...]
"""For each iteration of a reduction, the rows or lines first <= row < beyond that take part; () where all do."""
TURNED_ROUND = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
CALLED_EXTREMA = {"fmax": "!>", "fmaxf": "!>", "fmin": "!<", "fminf": "!<"}
"""What the functions do where their other argument is a number; of zeros of both signs they may return either."""


@dataclass(frozen=True)
class PlainLoop:
    """for (long iterator = first; iterator < beyond; iterator++)."""

    iterator: str
    first: Expression
    beyond: Expression
    inclusive: bool


@dataclass(frozen=True)
class PlainNest:
    """Loops, outermost first, around one statement `target = value` or `target = target operator value`.

    operator  "=", "+", "-" or "*"; "<" for `target = target < value ? value : target` and "!<" for
              `target = target < value ? target : value`, likewise "<=", ">" and ">="
    """

    loops: tuple[PlainLoop, ...]
    target: Expression
    operator: str
    value: Expression


def require(holds: bool, otherwise: str) -> None:
    """ExpressionError unless something holds."""
    if not holds:
        raise ExpressionError(otherwise)


def parse_nests(text: str) -> tuple[PlainNest, ...]:
    """The nests that C text is, one after the other. ExpressionError when it has another form."""
    source = reader(text)
    found = []
    while source.next:
        found.append(parse_nest(source))
    return tuple(found)


def parse_nest(source: Reader) -> PlainNest:
    """The next nest. ExpressionError when it has another form."""
    loops: list[PlainLoop] = []
    braces = 0
    while source.next in ("for", "{"):
        if source.accept("{"):
            braces += 1
        else:
            loops.append(parse_header(source))
    statement = parse_guarded(source) if source.accept("if") else parse_statement(source)
    source.expect(*"}" * braces)
    require(statement.operator in ("=", "+=", "-=", "*="), "a nest does not assign")
    return PlainNest(tuple(loops), *assigned(statement))


def parse_statement(source: Reader) -> Expression:
    """An expression with the semicolon behind it."""
    found = source.expression()
    source.expect(";")
    return found


def parse_guarded(source: Reader) -> Expression:
    """`if (condition) target = value;`, as `target = condition ? value : target;`, with or without braces."""
    source.expect("(")
    condition = source.expression()
    source.expect(")")
    braces = int(source.accept("{"))
    inner = parse_statement(source)
    source.expect(*"}" * braces)
    require(inner.operator == "=", "a condition stands before something else than an assignment")
    target, value = inner.operands
    return Expression("=", (target, Expression("?", (condition, value, target))))


def assigned(statement: Expression) -> tuple[Expression, str, Expression]:
    """Target, operator and value of an assignment. `c = c + value` and `c = value + c` are the same as `c += value`."""
    target, value = statement.operands
    if statement.operator != "=":
        return target, statement.operator.removesuffix("="), value
    if value.operator in ("+", "-", "*") and value.operands[0] == target:
        return target, value.operator, value.operands[1]
    if value.operator in ("+", "*") and value.operands[-1] == target:
        return target, value.operator, value.operands[0]
    if value.operator == "?":
        return chosen(target, *value.operands)
    if value.operator == "call" and target in value.operands[1:]:
        return called(target, value)
    return target, "=", value


def chosen(
    target: Expression, condition: Expression, yes: Expression, no: Expression
) -> tuple[Expression, str, Expression]:
    """Target, operator and value of `target = condition ? yes : no`; the condition compares both."""
    require(target in (yes, no) and yes != no, "a choice without its target")
    value = no if yes == target else yes
    require(condition.operator in TURNED_ROUND, "a choice by something else than a comparison")
    require(condition.operands in ((target, value), (value, target)), "a choice by other values")
    test = condition.operator if condition.operands[0] == target else TURNED_ROUND[condition.operator]
    return target, f"{'!' if yes == target else ''}{test}", value


def called(target: Expression, call: Expression) -> tuple[Expression, str, Expression]:
    """Target, operator and value of `target = fmaxf(target, number)`: a target that is no number gives way."""
    name, *arguments = call.operands
    require(name.text in CALLED_EXTREMA and len(arguments) == 2, "a call that kernels do not make")
    value = arguments[1] if arguments[0] == target else arguments[0]
    require(value.operator == "number", "an extremum with something that may be no number")
    return target, CALLED_EXTREMA[name.text], value


def parse_header(source: Reader) -> PlainLoop:
    """A loop's head: `for (long i = first; i < beyond; i++)`."""
    source.expect("for", "(", "long")
    iterator = source.identifier()
    source.expect("=")
    first = source.expression()
    source.expect(";", iterator)
    inclusive = source.next == "<="
    source.expect("<=" if inclusive else "<")
    beyond = source.expression()
    source.expect(";", iterator, "++", ")")
    return PlainLoop(iterator, first, beyond, inclusive)


def rectangular(nest: PlainNest, shape: Shape, values: Values) -> PlainNest:
    """The nest with all rows and lines in place of those of one iteration, where the shape keeps some from taps.

    ExpressionError unless exactly those that the shape lets take part do so in each iteration of the tap loop.
    """
    rows, lines = ([getattr(loop, side) for loop in shape.reductions] for side in ("rows", "lines"))
    nest = with_whole(nest, shape, -2, rows, values)
    return with_whole(nest, shape, -3, lines, values)


def with_whole(nest: PlainNest, shape: Shape, position: int, spans: Sequence[Spans], values: Values) -> PlainNest:
    """The nest with all rows, or lines, in the loop at a position; `spans`: which take part, for each reduction."""
    taps = [depth for depth, active in enumerate(spans) if active]
    if not taps:
        return nest
    tile = 2 + int(shape.lines > 1)
    require(len(taps) == 1 and len(nest.loops) == len(shape.reductions) + tile, "a tap loop is left out")
    tap, own = nest.loops[taps[0]], nest.loops[position]
    active = spans[taps[0]]
    found = [
        rows_at(own, tap.iterator, polynomial(tap.first, values) + constant(at), values) for at in range(len(active))
    ]
    wanted = {at: span for at, span in enumerate(active) if span[0] < span[1]}
    base = min(found[at][0] - span[0] for at, span in wanted.items())
    for at, (first, beyond) in enumerate(found):
        counted = (first - base, beyond - base)
        is_idle = at not in wanted and first >= beyond
        require(is_idle or counted == wanted.get(at), "other rows take part in a tap")
    count = shape.lines if position == -3 else shape.rows
    whole = replace(own, first=number(base), beyond=number(base + count), inclusive=False)
    loops = [*nest.loops]
    loops[position] = whole
    return replace(nest, loops=tuple(loops))


def rows_at(row: PlainLoop, tap: str, value: Polynomial, values: Values) -> tuple[int, int]:
    """First row and the one behind the last, at one value of the tap. ExpressionError unless both are known."""
    known = {**values, tap: value}
    first, beyond = (polynomial(bound, known).value for bound in (row.first, row.beyond))
    if first is None or beyond is None:
        raise ExpressionError(f"the rows that take part at {tap} = {value} are not known")
    return first, beyond + int(row.inclusive)


def number(value: int) -> Expression:
    """An integer constant."""
    return parse_expression(str(value))


def extent(loop: PlainLoop, values: Values) -> Polynomial:
    """How often the loop runs, where that is not negative."""
    first, beyond = (polynomial(bound, values) for bound in (loop.first, loop.beyond))
    return beyond - first + constant(int(loop.inclusive))
