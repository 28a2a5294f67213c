"""Caches, and the table of page addresses, as the analysis sees them: what is still there when it is used again."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from polyxform.machine import Cache
from polyxform.reuse.footprints import PAGE_BYTES, Box, lines_in_one_set


class Level(NamedTuple):
    """Something that holds lines, or addresses of pages.

    name     "L1", "L2", "L3", "pages"
    unit     bytes of a line or of a page
    size     bytes that it reaches
    ways     associativity
    sharing  cores that use it
    low      working sets up to this many bytes survive
    high     working sets from this many bytes on do not survive; in between a linear part of them does
    indexed  whether the place in a page decides on the set, as far as it goes: true of caches
    """

    name: str
    unit: int
    size: int
    ways: int
    sharing: int
    low: float
    high: float
    indexed: bool

    def survival(self, size: float) -> float:
        """The part of a working set of `size` bytes that is still there when it is used again."""
        if size <= self.low:
            return 1.0
        return max(0.0, (self.high - size) / (self.high - self.low))

    def room(self, box: Box, lines: float) -> float:
        """The part of a box that finds room in its sets.

        Of n lines visited in turn that share a set of w ways, w - 1 of n - 1 are found again at best; replacement
        policies in use come near to that (8 ways of Zen 4, 8 to 28 rows 4096 bytes apart), true LRU would not.
        """
        if not self.indexed:
            return 1.0
        stacked = lines_in_one_set(box, lines, self.size, self.ways, self.unit)
        return 1.0 if stacked <= self.ways else (self.ways - 1) / (stacked - 1)


def level_of(cache: Cache) -> Level:
    """The survival limits of a cache.

    A set of a cache that is indexed by page offset fills evenly, up to one way more or less. Pages fall on the
    colors of a larger cache at random, so a set's load is a Poisson variable with mean ways * size / capacity; its
    distribution function is close to a line of half width sqrt(2 / ways) around the capacity. A shared cache also
    serves others and does not replace strictly by age: twice that width fits the read bandwidth of Zen 4, which falls
    from 100 to 77 and 55 GB/s when 1/4, 1/2 and 3/4 of its last level are read again and again.
    """
    lines = max(1, cache.size // cache.line)
    ways = min(cache.associativity or lines, lines)
    indexed = cache.size <= ways * PAGE_BYTES
    margin = 1 / ways if indexed else sqrt(2 / ways) * (2 if cache.sharing > 1 else 1)
    margin = min(0.9, margin)
    low, high = cache.size * (1 - margin), cache.size * (1 + margin)
    return Level(f"L{cache.level}", cache.line, cache.size, ways, cache.sharing, low, high, True)


def page_level(entries: int) -> Level:
    """The table of page addresses of one core; it replaces less than strictly by age, so its limit is soft."""
    reach = entries * PAGE_BYTES
    return Level("pages", PAGE_BYTES, reach, entries, 1, 0.5 * reach, 1.5 * reach, False)
