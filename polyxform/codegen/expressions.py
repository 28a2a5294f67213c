"""isl AST expressions -> C text, with isl's iterators replaced by readable names and sums written as people do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

import islpy as isl

from polyxform.polyhedra import Affine, value_of

ATOM, UNARY, PRODUCT, SUM, COMPARISON, EQUALITY, AND, OR, TERNARY = range(9)

INFIX = {
    "div": ("/", PRODUCT),
    "pdiv_q": ("/", PRODUCT),
    "pdiv_r": ("%", PRODUCT),
    "zdiv_r": ("%", PRODUCT),
    "mul": ("*", PRODUCT),
    "lt": ("<", COMPARISON),
    "le": ("<=", COMPARISON),
    "gt": (">", COMPARISON),
    "ge": (">=", COMPARISON),
    "eq": ("==", EQUALITY),
    "and_then": ("&&", AND),
    "or_else": ("||", OR),
}
CALLS = {"min": "px_min", "max": "px_max", "fdiv_q": "px_floordiv"}

ARITHMETIC: Mapping[str, Callable[[list[int]], int]] = {
    "add": sum,
    "sub": lambda parts: parts[0] - parts[1],
    "minus": lambda parts: -parts[0],
    "mul": lambda parts: parts[0] * parts[1],
    "min": min,
    "max": max,
    "fdiv_q": lambda parts: parts[0] // parts[1],
    "pdiv_q": lambda parts: parts[0] // parts[1],
    "pdiv_r": lambda parts: parts[0] % parts[1],
}
"""What an operator computes from integers; the divisions of isl with p take a dividend that is not negative."""


@dataclass(frozen=True)
class Text:
    """C text of an expression with the binding strength of its outermost operator (smaller binds tighter)."""

    text: str
    strength: int

    def inside(self, strength: int) -> str:
        """The text, in parentheses when it binds less tightly than `strength` asks for."""
        return f"({self.text})" if self.strength > strength else self.text


@dataclass(frozen=True)
class Sum:
    """constant + sum(weight * atom); an atom is C text that binds as tightly as a product's operand must.

    terms     (atom, weight) pairs, weights other than 0, each atom once
    constant  integer
    """

    terms: tuple[tuple[str, int], ...] = ()
    constant: int = 0

    def plus(self, other: Sum, factor: int = 1) -> Sum:
        """self + factor * other."""
        weights = dict(self.terms)
        for atom, weight in other.terms:
            weights[atom] = weights.get(atom, 0) + factor * weight
        terms = tuple((atom, weight) for atom, weight in weights.items() if weight)
        return Sum(terms, self.constant + factor * other.constant)

    def minus(self, other: Sum) -> Sum:
        """self - other."""
        return self.plus(other, -1)

    def times(self, factor: int) -> Sum:
        """factor * self."""
        return Sum().plus(self, factor)

    @property
    def is_constant(self) -> bool:
        """Whether no term is left."""
        return not self.terms

    @property
    def text(self) -> Text:
        """C text: what is added first, then what is subtracted, the constant last."""
        ordered = [term for term in self.terms if term[1] > 0] + [term for term in self.terms if term[1] < 0]
        parts = [(weight < 0, product_text(atom, abs(weight))) for atom, weight in ordered]
        if self.constant or not parts:
            parts.append((self.constant < 0, Text(str(abs(self.constant)), ATOM)))
        return joined(parts)


def joined(parts: list[tuple[bool, Text]]) -> Text:
    """Signed parts as one sum."""
    negative, first = parts[0]
    if len(parts) == 1:
        return Text(f"-{first.inside(ATOM)}", UNARY) if negative else first
    text = f"-{first.text}" if negative else first.text
    for subtracted, part in parts[1:]:
        text += f" {'-' if subtracted else '+'} {part.text}"
    return Text(text, SUM)


def product_text(atom: str, weight: int) -> Text:
    """weight * atom, weight positive."""
    return Text(atom, ATOM) if weight == 1 else Text(f"{weight} * {atom}", PRODUCT)


def to_c(expression: isl.AstExpr, names: Mapping[str, Sum]) -> str:
    """C text of an isl AST expression; `names` gives what each isl identifier stands for."""
    return convert(expression, names).text


def convert(expression: isl.AstExpr, names: Mapping[str, Sum]) -> Text:
    """C text with its binding strength."""
    if expression_kind(expression) != isl.ast_expr_type.op or is_linear(expression):
        return to_sum(expression, names).text
    return operation(expression, names)


def is_linear(expression: isl.AstExpr) -> bool:
    """Whether the outermost operator builds a sum or a multiple."""
    operator = operator_of(expression)
    if operator == "mul":
        return any(expression_kind(operand) == isl.ast_expr_type.int for operand in operands(expression))
    return operator in ("add", "sub", "minus")


def to_sum(expression: isl.AstExpr, names: Mapping[str, Sum]) -> Sum:
    """The expression as a sum; what is not linear in it becomes an atom."""
    kind = expression_kind(expression)
    if kind == isl.ast_expr_type.int:
        return Sum((), value_of(expression.get_val()))
    if kind == isl.ast_expr_type.id:
        name = str(expression.get_id().name)
        return names.get(name) or variable(name)
    if not is_linear(expression):
        return variable(operation(expression, names).inside(ATOM))
    parts = [to_sum(operand, names) for operand in operands(expression)]
    operator = operator_of(expression)
    if operator == "minus":
        return parts[0].times(-1)
    if operator == "mul":
        left, right = parts
        return right.times(left.constant) if left.is_constant else left.times(right.constant)
    return parts[0].plus(parts[1], 1 if operator == "add" else -1)


def evaluate(expression: isl.AstExpr, values: Mapping[str, Sum]) -> int | None:
    """Integer value of an expression; None where a name in it has no constant value."""
    kind = expression_kind(expression)
    if kind == isl.ast_expr_type.int:
        return value_of(expression.get_val())
    if kind == isl.ast_expr_type.id:
        value = values.get(str(expression.get_id().name))
        return value.constant if value is not None and value.is_constant else None
    parts = [evaluate(operand, values) for operand in operands(expression)]
    known = [part for part in parts if part is not None]
    function = ARITHMETIC.get(operator_of(expression))
    return function(known) if function is not None and len(known) == len(parts) else None


def operation(expression: isl.AstExpr, names: Mapping[str, Sum]) -> Text:
    """C text of an operator that is not linear."""
    operator = operator_of(expression)
    parts = [convert(operand, names) for operand in operands(expression)]
    if operator in CALLS:
        return nested_call(CALLS[operator], parts)
    if operator in ("cond", "select"):
        chosen = [part.inside(OR) for part in parts]
        return Text(f"{chosen[0]} ? {chosen[1]} : {chosen[2]}", TERNARY)
    symbol, strength = INFIX[operator]
    left, right = parts
    if strength == OR:
        # gcc -Wall asks for parentheses around && inside ||.
        return Text(f"{left.inside(EQUALITY)} || {right.inside(EQUALITY)}", OR)
    return Text(f"{left.inside(strength)} {symbol} {right.inside(strength - 1)}", strength)


def nested_call(function: str, parts: Iterable[Text]) -> Text:
    """A call of a two-operand helper, folded to the left for more operands."""
    first, *others = (part.text for part in parts)
    for other in others:
        first = f"{function}({first}, {other})"
    return Text(first, ATOM)


def expression_kind(expression: isl.AstExpr) -> isl.ast_expr_type:
    """What sort of node the expression is (islpy's stubs call it an int)."""
    return cast(isl.ast_expr_type, expression.get_type())


def operator_of(expression: isl.AstExpr) -> str:
    """Name of the outermost operator; strict logical operators count as the short-circuit ones."""
    name = cast(isl.ast_expr_op_type, expression.get_op_type()).name
    return {"and_": "and_then", "or_": "or_else"}.get(name, name)


def operands(expression: isl.AstExpr) -> list[isl.AstExpr]:
    """The operands of an operator expression."""
    return [expression.get_op_arg(i) for i in range(expression.get_op_n_arg())]


def variable(atom: str) -> Sum:
    """The sum that is one atom."""
    return Sum(((atom, 1),))


def subscript(form: Affine, values: tuple[Sum, ...], parameters: Mapping[str, Sum]) -> Sum:
    """A linear form with its tuple dimensions and parameters replaced by what they stand for."""
    total = Sum((), form.constant)
    for weight, value in zip(form.coefficients, values, strict=True):
        total = total.plus(value, weight)
    for name, weight in form.parameters:
        total = total.plus(parameters.get(name) or variable(name), weight)
    return total
