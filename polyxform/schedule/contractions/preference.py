"""Ways that were chosen by measurement go before those that the cost model ranks first; legal ones count only."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from polyxform.dependences.legality import is_legal
from polyxform.dependences.model import Dependences
from polyxform.diagnostics import unsupported
from polyxform.options import Tuned
from polyxform.schedule.model import Candidate
from polyxform.scop.model import Scop

SEPARATOR = "; "
NEAR_DOUBLINGS = 1.0
"""Sizes are near when all of them together differ by no more than a factor of two: log2 of their ratios added up."""


def recipe_key(recipe: Sequence[str]) -> str:
    """A recipe as one string: what names a way to run a statement, from run to run."""
    return SEPARATOR.join(recipe)


def preferred(statement: str, recipes: Sequence[Sequence[str]], tuned: Iterable[Tuned]) -> tuple[int, str]:
    """Position of the recipe that is to be taken, and where that choice comes from ("" for the first, the model's)."""
    positions = {recipe_key(recipe): position for position, recipe in enumerate(recipes)}
    for choice in tuned:
        if choice.statement == statement and choice.recipe in positions:
            return positions[choice.recipe], choice.about
    return 0, ""


def narrowed(
    tuned: Iterable[Tuned], region: str, target: str, sizes: Sequence[tuple[str, int]], threads: int
) -> tuple[Tuned, ...]:
    """What was measured for one version of a region: for its own sizes, then for near ones, nearest first.

    Of measurements for equally near sizes, those with the same number of threads come first.
    """
    wanted = dict(sizes)
    found = []
    for position, choice in enumerate(c for c in tuned if (c.region, c.target) == (region, target)):
        distance = doublings(wanted, dict(choice.sizes))
        if distance <= NEAR_DOUBLINGS:
            found.append(((distance, choice.threads != threads, position), choice))
    ordered = sorted(found, key=lambda pair: pair[0])
    return tuple(replace(choice, region="", about=origin(choice, rank[0])) for rank, choice in ordered)


def doublings(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """How far two sets of sizes are apart; infinite when they name different parameters, or none is above zero."""
    if one.keys() != other.keys():
        return math.inf
    different = [name for name in one if one[name] != other[name]]
    if any(one[name] < 1 or other[name] < 1 for name in different):
        return math.inf
    return sum(abs(math.log2(one[name] / other[name])) for name in different)


def origin(choice: Tuned, distance: float) -> str:
    """Where a choice comes from, in words."""
    if not distance:
        return choice.about
    sizes = ", ".join(f"{name} = {value}" for name, value in choice.sizes)
    return f"{choice.about}, for the near sizes {sizes}"


def first_legal(found: Sequence[Candidate], dependences: Dependences, scop: Scop) -> Candidate:
    """The first candidate that keeps every dependence; Unsupported, never expected, when there is none."""
    for candidate in found:
        if is_legal(candidate.schedule, dependences.order):
            return candidate
    raise unsupported("PX301", "every schedule breaks a dependence; the region is left unchanged", scop.span)
