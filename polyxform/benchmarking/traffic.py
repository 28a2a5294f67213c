"""Bytes that a region moves from and to memory: as written, as rewritten, and at the least.

Nests one after another each sweep through their arrays once. An array stays in the last cache from one nest to the
next that uses it where all that is touched meanwhile fits there; a written line is fetched first, unless it goes
past the caches. Products that read an operand several times are assumed to find it in a cache: what their kernels move
is predicted by the reuse model, with each statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import islpy as isl

from polyxform.pipeline import CompiledVersion
from polyxform.polyhedra import node_type, sets_of
from polyxform.reuse.describe import bytes_text
from polyxform.schedule.costing import element_bytes, elements, representative_sizes
from polyxform.schedule.model import LoopMark
from polyxform.scop.model import Access, AccessKind, Scop

SEQUENCES = (isl.schedule_node_type.sequence, isl.schedule_node_type.set)


@dataclass(frozen=True)
class Nest:
    """What one nest does with arrays.

    touched  those that it reads or writes, but for those that its loops have to themselves
    written  those that it writes
    fresh    those that it writes before it reads them
    """

    touched: frozenset[str]
    written: frozenset[str]
    fresh: frozenset[str]


@dataclass(frozen=True)
class Traffic:
    """Bytes from and to memory.

    compulsory  each input read once, each result written once
    apart       the nests as written
    together    the nests as rewritten
    """

    compulsory: int
    apart: int
    together: int

    @property
    def text(self) -> str:
        """For people."""
        least = f"memory traffic: at least {bytes_text(self.compulsory)}"
        apart, together = (bytes_text(one) if one else "nothing" for one in (self.apart, self.together))
        share = f" ({self.together / self.compulsory:.2f} times the least)" if self.together and self.compulsory else ""
        fits = "" if self.together else ", since all of it fits the last cache"
        return f"{least}; predicted as written {apart}, as rewritten {together}{share}{fits}"


def traffic_of(version: CompiledVersion, capacity: int) -> Traffic:
    """The traffic of a version of a region; `capacity` is the size of the last cache in bytes."""
    scop = version.scop
    marks = (mark for mark in version.candidate.marks.values() if isinstance(mark, LoopMark))
    private = frozenset(one.array for mark in marks for one in mark.private)
    streamed = frozenset(name for name in private if scop.arrays[name].live_out)
    sizes = sizes_in_bytes(scop)
    before = nests_of(scop.schedule, scop, frozenset())
    after = nests_of(version.candidate.schedule, scop, private - streamed)
    return Traffic(
        compulsory(before, scop, sizes),
        moved(before, sizes, capacity, frozenset()),
        moved(after, sizes, capacity, streamed),
    )


def sizes_in_bytes(scop: Scop) -> Mapping[str, int]:
    """Of arrays; scalars count for nothing."""
    fixed = representative_sizes(scop)
    arrays = (array for array in scop.arrays.values() if array.extents)
    return {array.name: element_bytes(array.element) * elements(array, fixed) for array in arrays}


def nests_of(schedule: isl.Schedule, scop: Scop, private: frozenset[str]) -> list[Nest]:
    """The outermost loops one after another, without arrays that loops have to themselves.

    Neighbors that run the same statements are pieces of one nest, whole tiles and what is left: they sweep once.
    """
    node = schedule.get_root().child(0)
    while node_type(node) not in (*SEQUENCES, isl.schedule_node_type.band, isl.schedule_node_type.leaf):
        node = node.child(0)
    parts = [node.child(at).child(0) for at in range(node.n_children())] if node_type(node) in SEQUENCES else [node]
    inside = (frozenset(one.get_tuple_name() for one in sets_of(part.get_domain())) for part in parts)
    return [nest_of(names, scop, private) for names, _ in groupby(inside)]


def nest_of(inside: frozenset[str], scop: Scop, private: frozenset[str]) -> Nest:
    """What some statements do."""
    accesses = [a for s in scop.statements if s.name in inside for a in in_order(s.accesses)]
    arrays = [a for a in accesses if scop.arrays[a.array].extents and a.array not in private]
    first: dict[str, AccessKind] = {}
    for access in arrays:
        first.setdefault(access.array, access.kind)
    written = frozenset(a.array for a in arrays if a.kind is AccessKind.WRITE)
    return Nest(frozenset(first), written, frozenset(n for n, kind in first.items() if kind is AccessKind.WRITE))


def in_order(accesses: Iterable[Access]) -> list[Access]:
    """Reads of a statement, then writes."""
    return sorted(accesses, key=lambda access: access.kind is AccessKind.WRITE)


def compulsory(nests: Sequence[Nest], scop: Scop, sizes: Mapping[str, int]) -> int:
    """Bytes of what is read from before the region, and of what is left behind it."""
    total = 0
    seen: frozenset[str] = frozenset()
    for nest in nests:
        total += sum(sizes[name] for name in nest.touched - nest.fresh - seen)
        seen |= nest.touched
    results = frozenset(name for nest in nests for name in nest.written)
    return total + sum(sizes[name] for name in results if scop.arrays[name].live_out)


def moved(nests: Sequence[Nest], sizes: Mapping[str, int], capacity: int, streamed: frozenset[str]) -> int:
    """Bytes that the nests move when they run again and again; 0 where all of their arrays fit the last cache."""
    names = names_of(nests)
    if sum(sizes[name] for name in names) <= capacity:
        return 0
    return sum(sizes[name] * sweeps(name, nests, sizes, capacity, name in streamed) for name in names)


def sweeps(name: str, nests: Sequence[Nest], sizes: Mapping[str, int], capacity: int, streamed: bool) -> int:
    """How often an array goes from or to memory as a whole."""
    uses = [at for at, nest in enumerate(nests) if name in nest.touched]
    stays: list[list[int]] = []
    for at in uses:
        meanwhile = names_of(nests[stays[-1][-1] : at + 1]) if stays else frozenset()
        if stays and sum(sizes[one] for one in meanwhile) <= capacity:
            stays[-1].append(at)
        else:
            stays.append([at])
    fetched = sum(not (streamed and name in nests[stay[0]].fresh) for stay in stays)
    return fetched + sum(any(name in nests[at].written for at in stay) for stay in stays)


def names_of(nests: Sequence[Nest]) -> frozenset[str]:
    """Of all arrays."""
    return frozenset(name for nest in nests for name in nest.touched)
