"""The dependences of one region, as maps from a source instance to a later target instance: { S0[i] -> S1[j] }."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import islpy as isl


@dataclass(frozen=True)
class ArrayDependences:
    """Dependences through the elements of one array.

    array      its name
    flow       last write -> read, value-based where the writes surely happen
    anti       read -> next write
    output     write -> next write
    input      read -> later read of the same element; constrains nothing, tells about reuse
    relaxed    flow, anti and output together, if each update statement may add its terms in any order
    exact      what to order where some updates give the same bits in any order; None where there are none
    exchanged  pairs of such updates of the same element: either may come first, but they must not run at once
    by_consent what changes places are sums of different statements, whose bits differ then: there is consent to that
    """

    array: str
    flow: isl.UnionMap
    anti: isl.UnionMap
    output: isl.UnionMap
    input: isl.UnionMap
    relaxed: isl.UnionMap
    exact: isl.UnionMap | None = None
    exchanged: isl.UnionMap | None = None
    by_consent: bool = False

    @property
    def bound(self) -> isl.UnionMap:
        """`validity`, but for sums of different statements that may change places by consent."""
        return self.order if self.by_consent else self.validity

    @property
    def order(self) -> isl.UnionMap:
        """What a schedule must order: `validity`, but for updates that may change places."""
        return self.validity if self.exact is None else self.exact

    @property
    def conflicts(self) -> isl.UnionMap:
        """What must not run at the same time, in whatever order it runs."""
        together = self.validity if self.exact is None else self.validity.union(self.exact)
        return together if self.exchanged is None else together.union(self.exchanged)

    @property
    def validity(self) -> isl.UnionMap:
        """Flow, anti and output together."""
        return self.flow.union(self.anti).union(self.output)


@dataclass(frozen=True)
class Dependences:
    """All dependences of a region.

    Anti and output dependences lead to the *next* write only: with the flow dependences they order every pair of
    conflicting accesses by transitivity, so a schedule that keeps `validity` keeps them all.

    arrays      one record for each array and scalar that the region touches, sorted by name
    reductions  pairs of instances of one update statement that conflict through its target and nothing else;
                what `validity` holds between such instances and `relaxed` does not
    """

    arrays: tuple[ArrayDependences, ...]
    reductions: isl.UnionMap

    @property
    def flow(self) -> isl.UnionMap:
        """Write -> read of the value written."""
        return union_map(a.flow for a in self.arrays)

    @property
    def anti(self) -> isl.UnionMap:
        """Read -> next write."""
        return union_map(a.anti for a in self.arrays)

    @property
    def output(self) -> isl.UnionMap:
        """Write -> next write."""
        return union_map(a.output for a in self.arrays)

    @property
    def input(self) -> isl.UnionMap:
        """Read -> later read of the same element."""
        return union_map(a.input for a in self.arrays)

    @property
    def validity(self) -> isl.UnionMap:
        """What a legal schedule must order: flow, anti and output."""
        return union_map(a.validity for a in self.arrays)

    @property
    def bound(self) -> isl.UnionMap:
        """What a legal schedule must order where sums of different statements change places by consent."""
        return union_map(a.bound for a in self.arrays)

    @property
    def order(self) -> isl.UnionMap:
        """What a legal schedule must order where updates may change places: exact in any order, or by consent."""
        return union_map(a.order for a in self.arrays)

    @property
    def conflicts(self) -> isl.UnionMap:
        """What must not run at the same time, in whatever order it runs."""
        return union_map(a.conflicts for a in self.arrays)

    @property
    def relaxed(self) -> isl.UnionMap:
        """What a schedule must order when there is consent to reorder the sums of update statements.

        This is not `validity` minus `reductions`: whatever stands before (after) one term of a sum stands before
        (after) each of them, which `validity` only holds by way of the chain of terms.
        """
        return union_map(a.relaxed for a in self.arrays)

    def without(self, arrays: Iterable[str]) -> Dependences:
        """The dependences that remain when the named arrays are private to each iteration in question.

        Whether they may be made private is for the caller to prove.
        """
        dropped = frozenset(arrays)
        return replace(self, arrays=tuple(a for a in self.arrays if a.array not in dropped))


def union_map(maps: Iterable[isl.UnionMap]) -> isl.UnionMap:
    """Union of the maps; { } for none."""
    total = isl.UnionMap("{ }")
    for item in maps:
        total = total.union(item)
    return total
