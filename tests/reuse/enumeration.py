"""The slow truth: addresses listed one by one, and a cache simulated access by access."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import settings
from polyxform.reuse.model import Loop, Node, Reference

STEADY = settings(max_examples=80, deadline=None, derandomize=True)
"""The same examples in every run, however busy the machine is."""


def addresses(reference: Reference, ranges: Mapping[str, int]) -> set[int]:
    """First bytes of the elements that a reference touches while each axis runs over range(ranges[axis])."""
    axes = sorted(ranges)
    found = set()
    for values in product(*(range(ranges[axis]) for axis in axes)):
        point = dict(zip(axes, values, strict=True))
        for offset in offsets(reference):
            found.add(address(reference, point) + offset)
    return found


def offsets(reference: Reference) -> list[int]:
    """All corners and inner points of the box of constant offsets."""
    steps = [[spread.stride * position for position in range(spread.positions)] for spread in reference.spreads]
    return [sum(choice) for choice in product(*steps)]


def address(reference: Reference, point: Mapping[str, int]) -> int:
    """Address of the access at a point of the axes."""
    total = 0
    for term in reference.terms:
        position = point.get(term.axis, 0) // term.unit
        total += term.stride * (position % term.limit if term.limit else position)
    return total


def lines(touched: set[int], element: int, line: int, start: int = 0) -> set[int]:
    """Numbers of the lines that elements at these addresses lie on, moved by `start` bytes."""
    return {byte // line for first in touched for byte in (first + start, first + start + element - 1)}


def expected_lines(touched: set[int], element: int, line: int, grain: int) -> float:
    """Mean number of lines over all starts that are multiples of `grain` within a line."""
    counts = [len(lines(touched, element, line, start)) for start in range(0, line, grain)]
    return sum(counts) / len(counts)


def accesses(nodes: tuple[Node, ...], point: Mapping[str, int], limits: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """(array, address) in the order in which a loop tree runs; partial tiles end where the enclosing tile ends."""
    for node in nodes:
        if isinstance(node, Loop):
            start = point.get(node.axis, 0)
            end = min(start + node.extent, limits.get(node.axis, start + node.extent))
            for value in range(start, end, node.step):
                inner = {**limits, node.axis: min(end, value + node.step)}
                yield from accesses(node.body, {**point, node.axis: value}, inner)
            continue
        for reference in node.operation.references:
            for offset in offsets(reference):
                yield reference.array, address(reference, point) + offset


def misses(nodes: tuple[Node, ...], capacity: int, line: int = 64, runs: int = 1) -> int:
    """Lines fetched by a fully associative cache with least-recently-used replacement in the last of several runs."""
    held: OrderedDict[tuple[str, int], None] = OrderedDict()
    fetched = 0
    for _ in range(runs):
        fetched = 0
        for array, byte in accesses(nodes, {}, {}):
            key = (array, byte // line)
            if key in held:
                held.move_to_end(key)
                continue
            fetched += 1
            held[key] = None
            if len(held) * line > capacity:
                held.popitem(last=False)
    return fetched
