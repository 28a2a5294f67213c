"""Conditions on parameters that keep subscripts in range, as C text that can be tested in front of a region.

`A[i * lda + j]` with j < n has rows of their own where `n <= lda`, which only the caller knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import islpy as isl

from polyxform.parametric import constant_value, eliminate_parameter, parameter_value
from polyxform.scop.environment import Environment

Linear = Mapping[str, int]
"""The weight of each parameter, and the constant under \"\"."""


def range_guards(
    values: Sequence[isl.PwAff], sizes: Sequence[isl.PwAff], environment: Environment
) -> tuple[str, ...] | None:
    """C conditions under which 0 <= value < size for every instance; None where these cannot be written."""
    found: dict[str, None] = {}
    for value, size in zip(values, sizes, strict=True):
        try:
            found |= dict.fromkeys(value_guards(value, size, environment))
        except (isl.Error, ValueError):
            return None
    return tuple(found)


def value_guards(value: isl.PwAff, size: isl.PwAff, environment: Environment) -> Iterator[str]:
    """`range_guards` of one value. isl.Error where it has no bound; ValueError where the condition is not linear."""
    taken = isl.Map.from_pw_aff(value).intersect_domain(environment.domain.intersect(environment.context)).range()
    for iterator in environment.iterators:
        taken = eliminate_parameter(taken, iterator)
    if taken.is_empty():
        return
    for slack in slacks(taken, size):
        if not environment.context.is_subset(nonnegative(slack)):
            yield condition_text(slack)


def slacks(taken: isl.Set, size: isl.PwAff) -> Iterator[Linear]:
    """What must not be negative so that 0 <= value < size.

    Of each piece of the extreme values only the function counts: where it applies to is left out, so that conditions
    stay simple.
    """
    (length,) = linear_pieces(size)
    yield from linear_pieces(taken.dim_min(0))
    for highest in linear_pieces(taken.dim_max(0)):
        names = dict.fromkeys([*length, *highest])
        yield {name: length.get(name, 0) - highest.get(name, 0) - (name == "") for name in names}


def linear_pieces(value: isl.PwAff) -> list[Linear]:
    """The functions that a piecewise one is made of. ValueError for divisions."""
    return [linear(aff) for _, aff in value.get_pieces()]


def linear(aff: isl.Aff) -> Linear:
    """A function of the parameters. ValueError where it has divisions."""
    if aff.dim(isl.dim_type.div) or not aff.get_denominator_val().is_one():
        raise ValueError("a division")
    weights = {"": int(aff.get_constant_val().to_python())}
    for position in range(aff.dim(isl.dim_type.param)):
        name = str(aff.get_dim_name(isl.dim_type.param, position))
        weights[name] = int(aff.get_coefficient_val(isl.dim_type.param, position).to_python())
    return weights


def nonnegative(slack: Linear) -> isl.Set:
    """Where a function is not negative."""
    total = constant_value(0)
    for name, weight in slack.items():
        factor = parameter_value(name) if name else constant_value(1)
        total = total.add(factor.scale_val(isl.Val(weight)))
    return total.nonneg_set()


def condition_text(slack: Linear) -> str:
    """C text of `slack >= 0`, as `n + 2 <= m`."""
    weights = sorted(weight for name, weight in slack.items() if weight)
    plain = weights == [-1, 1] and not slack[""]
    return f"{side(slack, -1, plain)} <= {side(slack, 1, plain)}"


def side(slack: Linear, sign: int, plain: bool) -> str:
    """C text of the terms of one sign, computed in long unless it is a single name."""
    terms = []
    for name, weight in sorted(slack.items(), key=lambda item: item[0] == ""):
        value = sign * weight
        text = f"{'' if plain else '(long)'}{name}"
        if value > 0:
            terms.append(str(value) if not name else text if value == 1 else f"{value} * {text}")
    return " + ".join(terms) or "0"
