"""Which of several ways goes first.

Those that were chosen by measurement go before those that the cost model ranks first; legal ones count only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from polyxform.dependences.legality import is_legal
from polyxform.dependences.model import Dependences
from polyxform.diagnostics import unsupported
from polyxform.options import Tuned
from polyxform.reuse.model import Estimate
from polyxform.schedule.model import Candidate
from polyxform.scop.model import Scop

SEPARATOR = "; "
NEAR_DOUBLINGS = 1.0
"""Sizes are near when all of them together differ by no more than a factor of two: log2 of their ratios added up."""

SHARED = 0.5
"""Part of the time on all cores from which on the memory that they share decides what is fastest there."""
NEAR_BEST = 1.03
"""Times on all cores up to this many times the least are as good as equal then."""
FASTER_ALONE = 1.05
"""How many times as fast one of them has to be on one core for a change."""
Way = TypeVar("Way")


def settled_on_one_core(
    ranked: Sequence[tuple[Way, Estimate]], alone: Callable[[Way], Estimate]
) -> tuple[tuple[Way, Estimate], ...]:
    """Ways for several cores, with the fastest on one core first if it is nearly the fastest on all.

    Eight cores wait for memory that they share whatever they do: a depthwise convolution that reads its image three
    times (64 channels of 112 x 112 pixels, stride 2) was predicted to be 2% faster there than one that reads it once.
    On one core the former takes 330 us and the latter 250.
    """
    if not ranked or dict(ranked[0][1].causes)["memory"] < SHARED * ranked[0][1].seconds:
        return tuple(ranked)
    limit = NEAR_BEST * ranked[0][1].seconds
    seconds = [alone(way).seconds for way, found in ranked if found.seconds <= limit]
    fastest = seconds.index(min(seconds))
    if FASTER_ALONE * seconds[fastest] > seconds[0]:
        return tuple(ranked)
    return (ranked[fastest], *ranked[:fastest], *ranked[fastest + 1 :])


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
