"""Which sizes to try: the edges at which loop transformations go wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from polyxform.harness.subject import Sizes

SMALL_EDGES = (0, 1, 2, 7)
PRIME = 37
SHAPE_LIMIT = 4
BASE = (5, 6, 3, 4, 7, 2)
MIXED_SETS = 12
ONE_LIMIT = 4_000_000
GIVEN_LIMIT = 2_000_000_000
TOTAL_LIMIT = 150_000_000
LITERAL = re.compile(r"(?<![\w.])\d{1,3}(?![\w.])")
MOST_BOUNDARIES = 4


@dataclass(frozen=True)
class Choice:
    """Sizes to try, and those that are too much work.

    given    the sizes of the source, None when they are too much work
    edges    small sizes at edges, most telling first
    dropped  how many edges were left out to keep the time in bounds
    """

    given: Sizes | None
    edges: tuple[Sizes, ...]
    dropped: int


def boundaries_of(text: str) -> tuple[int, ...]:
    """Whole numbers that the emitted code speaks of most often: tile sizes, vector widths, peeled remainders."""
    counts: dict[int, int] = {}
    for match in LITERAL.finditer(text):
        value = int(match[0])
        if value >= 4:
            counts[value] = counts.get(value, 0) + 1
    by_weight = sorted(counts, key=lambda value: (-counts[value], value))
    return tuple(sorted(by_weight[:MOST_BOUNDARIES]))


def edge_values(boundaries: Iterable[int]) -> tuple[int, ...]:
    """Values for one size: none, one, a few, a prime, and both sides of every boundary."""
    around = (value for b in boundaries for value in (b - 1, b, b + 1))
    return tuple(sorted({*SMALL_EDGES, PRIME, *around}))


def choose(given: Sizes, boundaries: Sequence[int], seed: int, work: Callable[[Mapping[str, int]], int]) -> Choice:
    """Sizes to try; `work` bounds the statement instances that sizes cost."""
    tried: list[Sizes] = []
    total = dropped = 0
    for sizes in candidates(given, edge_values(boundaries), random.Random(seed)):
        cost = work(dict(sizes))
        if sizes in tried or sizes == given:
            continue
        if cost > ONE_LIMIT or total + cost > TOTAL_LIMIT:
            dropped += 1
            continue
        tried.append(sizes)
        total += cost
    return Choice(given if work(dict(given)) <= GIVEN_LIMIT else None, tuple(tried), dropped)


def candidates(given: Sizes, values: Sequence[int], generator: random.Random) -> Iterable[Sizes]:
    """All sizes alike, then mixtures, then one size at a time while the others are small.

    A size that is given as SHAPE_LIMIT or less (a stride, a filter) keeps its value where all are alike.
    """
    base = {name: min(value, BASE[i % len(BASE)]) for i, (name, value) in enumerate(given)}
    for value in values:
        yield tuple((name, value if old > SHAPE_LIMIT else old) for name, old in given)
    for _ in range(MIXED_SETS if len(given) > 1 else 0):
        mixed = {name: generator.choice(values) for name in generator.sample(list(base), min(3, len(base)))}
        yield tuple({**base, **mixed}.items())
    for name, old in given:
        for value in values if old > SHAPE_LIMIT else (0, 1, 2, old + 1):
            yield tuple({**base, name: value}.items())
