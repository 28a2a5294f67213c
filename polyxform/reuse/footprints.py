"""Footprints in box form: cache lines touched by a group of accesses while each axis runs over a range of values.

Addresses are a sum of independent terms, so what is touched is a contiguous block repeated at regular distances, one
`level` of repetition for each term that is too far apart to run together with the ones below it. Everything here is
plain integer arithmetic, because it runs for thousands of candidates; `exact` counts the same through isl.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd
from typing import NamedTuple

from polyxform.reuse.model import Reference

PAGE_BYTES = 4096


class Box(NamedTuple):
    """A set of byte addresses: `block` contiguous bytes, repeated `count` times at `stride`, for each level outwards.

    block   bytes
    levels  (stride, count), by ascending stride
    """

    block: int
    levels: tuple[tuple[int, int], ...]


def box_of(reference: Reference, ranges: Sequence[int], line: int, spread: bool = True) -> Box:
    """The addresses that `reference` touches while the axis of its i-th term takes `ranges[i]` consecutive values.

    With `spread`, the smallest box around all the group's constant offsets; without, one member's box. Gaps shorter
    than `line` bytes are filled in (1 keeps all). Exact when the terms nest, which they do for accesses to arrays;
    else a superset.
    """
    positions = [
        (abs(term.stride), term.positions(values))
        for term, values in zip(reference.terms, ranges, strict=True)
        if values > 1
    ]
    if spread and reference.spreads:
        positions = sorted([(s.stride, s.positions) for s in reference.spreads] + positions)
    return box_of_positions(reference.element, positions, line)


def box_of_positions(element: int, positions: Iterable[tuple[int, int]], line: int) -> Box:
    """The box of a sum of independent offsets (stride, positions), by ascending stride, for elements of some bytes."""
    block = element
    levels: list[tuple[int, int]] = []
    for stride, count in positions:
        if count == 1:
            continue
        if not levels and stride - block < line:
            block += stride * (count - 1)
            continue
        if not levels:
            levels.append((stride, count))
            continue
        inner, repeats = levels[-1]
        if stride <= inner * repeats and stride % inner == 0:
            levels[-1] = (inner, repeats + stride // inner * (count - 1))
        else:
            levels.append((stride, count))
    return Box(block, tuple(levels))


def grain_of(reference: Reference, steps: dict[str, int], line: int) -> int:
    """Bytes by which the start of the group's box moves inside a line, as the loops around it advance by `steps`.

    1 <= grain <= line, a divisor of `line`. Arrays are taken to start on a line.
    """
    grain = line
    for spread in reference.spreads:
        grain = gcd(grain, spread.stride)
    for term in reference.terms:
        step = steps.get(term.axis)
        if step:
            grain = gcd(grain, term.shift(step))
    return grain


def lines_of(box: Box, line: int, grain: int) -> float:
    """Expected number of lines in the box, over all starts that are multiples of `grain` bytes within a line.

    A run of b bytes that starts at a uniformly chosen multiple of g touches 1 + (ceil(b, g) - g) / line lines.
    """
    for stride, _ in box.levels:
        grain = gcd(grain, stride)
    span = box.block
    lines = 1 + (-(-span // grain) - 1) * grain / line
    for stride, count in box.levels:
        span += stride * (count - 1)
        lines = min(lines * count, 1 + (-(-span // grain) - 1) * grain / line)
    return lines


def shared_lines(box: Box, shift: int, line: int, grain: int) -> float:
    """Expected number of lines that the box has in common with itself moved by `shift` bytes."""
    grain = gcd(grain, shift)
    common = 1.0
    for stride, count in reversed(box.levels):
        grain = gcd(grain, stride)
        moved, shift = divmod(shift, stride)
        if moved >= count:
            return 0.0
        common *= count - moved
    return common * max(0.0, 1 + (-(-(box.block - shift) // grain) - 1) * grain / line)


def lines_in_one_set(box: Box, lines: float, size: int, ways: int, line: int) -> float:
    """Lines of the box that fall on each cache set that it uses at all.

    A row distance that shares a large power of two with the size of a way, or of a page where that is smaller, leaves
    only a few sets for all the rows. Pages lie anywhere in physical memory, so that rows in different pages find
    different sets of a large cache as far as those differ in more than the place in a page.
    """
    way = size // ways
    page = min(way, PAGE_BYTES)
    positions = 1
    for stride, count in box.levels:
        positions *= min(count, page // gcd(page, stride) * (way // page))
    per_row = 1 + (box.block - 1) // line
    return lines / min(way // line, per_row * positions)
