"""The plain loops behind a microkernel call, read from their C text: one nest for each part of what it computes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from polyxform.microkernels.model import Shape
from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import ExpressionError, Reader, parse_expression, reader
from polyxform.validation.polynomials import Polynomial, constant, polynomial

Values = Mapping[str, Polynomial]
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
    """The nest with the rows of all iterations in place of those of one, where the shape keeps rows from some taps.

    ExpressionError unless exactly the rows that the shape lets take part do so in each iteration of the tap loop.
    """
    taps = [depth for depth, loop in enumerate(shape.reductions) if loop.rows]
    if not taps:
        return nest
    require(len(taps) == 1 and len(nest.loops) == len(shape.reductions) + 2, "a tap loop is left out")
    tap, row = nest.loops[taps[0]], nest.loops[-2]
    active = shape.reductions[taps[0]].rows
    spans = [
        rows_at(row, tap.iterator, polynomial(tap.first, values) + constant(at), values) for at in range(len(active))
    ]
    wanted = {at: span for at, span in enumerate(active) if span[0] < span[1]}
    base = min(spans[at][0] - span[0] for at, span in wanted.items())
    for at, (first, beyond) in enumerate(spans):
        found = (first - base, beyond - base)
        require(found == wanted.get(at, found) and (at in wanted or first >= beyond), "other rows take part in a tap")
    whole = replace(row, first=number(base), beyond=number(base + shape.rows), inclusive=False)
    return replace(nest, loops=(*nest.loops[:-2], whole, nest.loops[-1]))


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
