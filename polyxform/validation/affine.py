"""Integer C expressions as isl functions of a statement's iterators."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.syntax.c_types import integer_range
from polyxform.syntax.structure import Expression
from polyxform.validation.expressions import ExpressionError
from polyxform.validation.polynomials import integer

COMPARISONS: Mapping[str, Callable[[isl.PwAff, isl.PwAff], isl.Set]] = {
    "<": isl.PwAff.lt_set,
    "<=": isl.PwAff.le_set,
    ">": isl.PwAff.gt_set,
    ">=": isl.PwAff.ge_set,
    "==": isl.PwAff.eq_set,
    "!=": isl.PwAff.ne_set,
}


@dataclass(frozen=True)
class Surface:
    """Where expressions are evaluated.

    space      { S0[i, j] } with every parameter that may occur
    iterators  names of its dimensions, outermost first; of equal names the innermost counts
    fixed      parameters that have one known value
    """

    space: isl.Space
    iterators: tuple[str, ...]
    fixed: Mapping[str, int]

    def knows(self, name: str) -> bool:
        """Whether the name is an iterator or a parameter."""
        return name in self.iterators or name in self.fixed or self.parameter(name) >= 0

    def parameter(self, name: str) -> int:
        """Position of a parameter, -1 for any other name."""
        return int(self.space.find_dim_by_name(isl.dim_type.param, name))

    def constant(self, value: int) -> isl.PwAff:
        """A constant function."""
        return isl.PwAff.from_aff(isl.Aff.val_on_domain(self.local, isl.Val(value)))

    def variable(self, name: str) -> isl.PwAff:
        """The function that is an iterator or a parameter. ExpressionError for another name."""
        if name in self.iterators:
            position = len(self.iterators) - 1 - self.iterators[::-1].index(name)
            return isl.PwAff.from_aff(isl.Aff.var_on_domain(self.local, isl.dim_type.set, position))
        if name in self.fixed:
            return self.constant(self.fixed[name])
        if self.parameter(name) < 0:
            raise ExpressionError(f"'{name}' is neither a loop variable nor a parameter")
        return isl.PwAff.from_aff(isl.Aff.var_on_domain(self.local, isl.dim_type.param, self.parameter(name)))

    @property
    def local(self) -> isl.LocalSpace:
        """The space without divisions."""
        return isl.LocalSpace.from_space(self.space)


def function_of(expression: Expression, surface: Surface) -> isl.PwAff:
    """The value of an integer expression. ExpressionError when it is not (piecewise, quasi-) affine."""
    operator, operands = expression.operator, expression.operands
    if operator == "name":
        return surface.variable(expression.text)
    if operator == "number":
        return surface.constant(integer(expression.text))
    if operator == "cast":
        return converted(function_of(operands[0], surface), expression.text)
    if operator == "call":
        return called(operands[0].text, [function_of(operand, surface) for operand in operands[1:]])
    if operator in ("+", "-", "*", "/", "%", "prefix-", "prefix+"):
        return combined(operator, [function_of(operand, surface) for operand in operands])
    if operator == "?":
        holds = condition_of(operands[0], surface).indicator_function()
        return holds.cond(*(function_of(operand, surface) for operand in operands[1:]))
    raise ExpressionError(f"'{operator}' in an integer expression")


def converted(value: isl.PwAff, c_type: str) -> isl.PwAff:
    """A value cast to an integer type, defined only where that keeps it. ExpressionError for other types."""
    if c_type == "long":
        return value
    low, high = integer_range(c_type) or (0, -1)
    if low > high:
        raise ExpressionError(f"a cast to '{c_type}'")
    limits = [
        isl.PwAff.from_aff(isl.Aff.val_on_domain_space(value.get_domain_space(), isl.Val(str(limit))))
        for limit in (low, high)
    ]
    return value.intersect_domain(value.ge_set(limits[0]).intersect(value.le_set(limits[1])))


def condition_of(expression: Expression, surface: Surface) -> isl.Set:
    """Where a condition holds. ExpressionError when it is not a comparison or made of comparisons."""
    operator, operands = expression.operator, expression.operands
    if operator in ("&&", "||"):
        left, right = (condition_of(operand, surface) for operand in operands)
        return left.intersect(right) if operator == "&&" else left.union(right)
    if operator == "prefix!":
        return condition_of(operands[0], surface).complement()
    if operator not in COMPARISONS:
        return function_of(expression, surface).non_zero_set()
    return COMPARISONS[operator](*(function_of(operand, surface) for operand in operands))


def called(name: str, values: Sequence[isl.PwAff]) -> isl.PwAff:
    """Value of a call of the arithmetic functions that emitted code brings along."""
    if len(values) == 2 and name == "px_min":
        return values[0].min(values[1])
    if len(values) == 2 and name == "px_max":
        return values[0].max(values[1])
    if len(values) == 2 and name == "px_floordiv":
        return values[0].div(positive(values[1])).floor()
    raise ExpressionError(f"call of '{name}' in an integer expression")


def combined(operator: str, values: Sequence[isl.PwAff]) -> isl.PwAff:
    """Arithmetic as C does it: division and remainder round towards zero."""
    if len(values) == 1:
        return values[0].neg() if operator == "prefix-" else values[0]
    left, right = values
    if operator == "*":
        if not (left.is_cst() or right.is_cst()):
            raise ExpressionError("a product of two variables")
        return left.mul(right)
    if operator == "/":
        return left.tdiv_q(positive(right))
    if operator == "%":
        return left.tdiv_r(positive(right))
    return left.add(right) if operator == "+" else left.sub(right)


def positive(divisor: isl.PwAff) -> isl.PwAff:
    """The divisor. ExpressionError unless it is a positive constant."""
    if not divisor.is_cst() or not divisor.min_val().is_pos():
        raise ExpressionError("division by what is no positive constant")
    return divisor
