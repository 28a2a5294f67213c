"""Read an array once for several nests that each go through it, a piece of it at a time.

Before                                   After

    for (i ...) for (j ...)                  #pragma omp parallel for reduction(+ : s[:m])
      s[j] += r[i] * A[i][j];                for (i_block ...)
    for (i ...) for (j ...)                    for (j_strip ...) {
      q[i] += A[i][j] * p[j];                    for (i in the block) for (j in the strip)
                                                   s[j] += r[i] * A[i][j];
                                                 for (i in the block) for (j in the strip)
                                                   q[i] += A[i][j] * p[j];
                                               }

A piece fits the first cache, so that only the first nest reads it from behind. Sums to which all rows add are made in a
copy for each thread, and the copies are added up in the end: that needs consent where there are threads. What the
source does to such sums before and after runs in nests of its own.

Refused: arrays that the second cache holds anyway; nests that are no boxes of known size; sums that are large, or that
are not the whole of an array of one dimension.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.polyhedra import constant_bounds, is_independent, linear_subscripts
from polyxform.schedule.contractions.companions import Gathering, Group, statements_of
from polyxform.schedule.contractions.row_blocks import Nest, RowBlocks
from polyxform.schedule.costing import element_bytes
from polyxform.schedule.model import Candidate, Contraction, LoopMark
from polyxform.scop.known import known_beyond_types
from polyxform.scop.layout import extent_value
from polyxform.scop.model import Access, AccessKind, Scop, Statement, union_set

LARGEST_COPY = 64 << 10
"""Bytes of a thread's copy of sums, which stands on its stack."""

Part = tuple[Group, Candidate | None]
"""Statements with the candidate for them; None: nothing better is known than the order of the source."""


@dataclass(frozen=True)
class Passes:
    """What decides which nests go through an array together.

    scop          the region
    dependences   between its instances
    contractions  the ways to run a statement in kernels, by its name
    machine       the target
    threads       that will share the work
    """

    scop: Scop
    dependences: Dependences
    contractions: Mapping[str, tuple[Contraction, ...]]
    machine: Machine
    threads: int

    def parts(self, groups: Sequence[Group | Gathering], alone: Callable[[Group | Gathering], Part]) -> Iterator[Part]:
        """The groups in turn, those together that go through an array together.

        alone  what to do with a group for itself
        """
        start = 0
        while start < len(groups):
            found = self.longest(groups[start:])
            if found is None:
                yield alone(groups[start])
                start += 1
            else:
                length, parts = found
                yield from parts
                start += length

    def longest(self, groups: Sequence[Group | Gathering]) -> tuple[int, list[Part]] | None:
        """How many of the groups at the beginning go through an array together, and what they become."""
        for array in self.large_arrays(groups[0]) if len(groups) > 1 else ():
            nests: list[Nest] = []
            for group in groups:
                nest = self.nest(group, array)
                if nest is None or (nests and nest.extents != nests[0].extents):
                    break
                nests.append(nest)
            for length in range(len(nests), 1, -1):
                parts = self.together(nests[:length], array)
                if parts is not None:
                    return length, parts
        return None

    def large_arrays(self, group: Group | Gathering) -> Iterator[str]:
        """Arrays of two dimensions that the statements of a group touch and that the second cache does not hold."""
        names = {access.array: None for one in statements_of(group) for access in one.accesses}
        for name in names:
            if len(self.scop.arrays[name].extents) == 2 and self.bytes_of(name) > self.machine.caches[1].size:
                yield name

    def bytes_of(self, name: str) -> int:
        """Bytes of an array; 0 where that is not known."""
        array = self.scop.arrays[name]
        total = element_bytes(array.element)
        for extent in array.extents:
            total *= extent_value(extent, dict(self.scop.fixed)) or 0
        return total

    def nest(self, group: Group | Gathering, array: str) -> Nest | None:
        """The group as a nest that goes through an array; None where it is not one."""
        if not isinstance(group, Gathering) and len(group) != 1:
            return None
        statement = group.sums if isinstance(group, Gathering) else group[0]
        places = {place_of(access) for access in statement.accesses if access.array == array}
        place = next(iter(places)) if len(places) == 1 else None
        if place is None or not is_box(statement):
            return None
        bounds = [constant_bounds(statement.domain, dimension) or (1, 0) for dimension in place]
        if any(first != 0 for first, _ in bounds):
            return None
        written = [access for access in statement.accesses if access.kind is AccessKind.WRITE]
        across = any(not uses(access, place[0]) for access in written)
        if across and not self.is_summed_apart(statement, array):
            return None
        rows, columns = (last + 1 for _, last in bounds)
        return Nest(group, statement, *place, (rows, columns), across)

    def is_summed_apart(self, statement: Statement, array: str) -> bool:
        """Whether a thread can have the sums of a statement for itself: they are all of a small array."""
        update = statement.update
        if update is None or update.operator != "+" or update.target.array == array:
            return False
        target = self.scop.arrays[update.target.array]
        size = self.bytes_of(target.name)
        if len(target.extents) != 1 or target.linear or not 0 < size <= LARGEST_COPY:
            return False
        extent = size // element_bytes(target.element)
        context = known_beyond_types(self.scop)
        whole = isl.Set(f"{{ {target.name}[d] : 0 <= d < {extent} }}")
        touched = update.target.relation.range().intersect_params(context)
        return bool(touched.is_equal(whole.intersect_params(context)))

    def together(self, nests: Sequence[Nest], array: str) -> list[Part] | None:
        """The nests in pieces with what stands before and after them; None where that is not possible."""
        summed = [nest.statement for nest in nests if nest.across]
        targets = {one.update.target.array for one in summed if one.update is not None}
        statements = tuple(one for nest in nests for one, _ in nest.inside)
        others = [one for one in statements if one not in summed]
        if not summed or len(targets) < len(summed) or any(touches(one, targets) for one in others):
            return None
        element = element_bytes(self.scop.arrays[array].element)
        blocks = RowBlocks(self.scop, self.dependences, self.contractions, self.machine, self.threads, element)
        sums = tuple(("+", target) for target in sorted(targets))
        found = (with_sums(one, sums) for one in blocks.candidates(nests))
        candidate = next((one for one in found if self.is_kept(one)), None)
        before, after = ([((one,), None) for one in self.companions(nests, last)] for last in (False, True))
        parts: list[Part] = [*before, (statements, candidate), *after]
        return parts if candidate is not None and self.is_in_order(parts) else None

    def is_kept(self, candidate: Candidate) -> bool:
        """Whether a candidate keeps the dependences between its instances."""
        return is_legal(candidate.schedule, within(self.dependences.bound, candidate.schedule.get_domain()))

    def companions(self, nests: Sequence[Nest], last: bool) -> list[Statement]:
        """Statements that run before or after all blocks."""
        groups = [nest.group for nest in nests if nest.across]
        found = [one for one in groups if isinstance(one, Gathering)]
        names = [c.statement for one in found for c in (one.after if last else one.before)]
        return [self.scop.statement(name) for name in names]

    def is_in_order(self, parts: Sequence[Part]) -> bool:
        """Whether the parts can run one after the other."""
        earlier = isl.UnionSet("{ }")
        for group, _ in parts:
            instances = union_set(one.domain for one in group)
            if not self.dependences.bound.intersect_domain(instances).intersect_range(earlier).is_empty():
                return False
            earlier = earlier.union(instances)
        return True


def place_of(access: Access) -> tuple[int, int] | None:
    """The dimensions that alone are the first and the second subscript of an access; None where there are none."""
    forms = linear_subscripts(access.relation)
    if forms is None or any(form.constant or form.parameters for form in forms):
        return None
    used = [[d for d, weight in enumerate(form.coefficients) if weight] for form in forms]
    if len(used) != 2 or any(len(one) != 1 for one in used) or used[0] == used[1]:
        return None
    (row,), (column,) = used
    plain = forms[0].coefficients[row] == forms[1].coefficients[column] == 1
    return (row, column) if plain else None


def uses(access: Access, dimension: int) -> bool:
    """Whether an access moves along a dimension of its statement, as far as is known."""
    forms = linear_subscripts(access.relation)
    return forms is None or any(form.uses(dimension) for form in forms)


def is_box(statement: Statement) -> bool:
    """Whether a statement runs over known ranges that do not depend on each other."""
    dimensions = range(len(statement.iterators))
    return all(constant_bounds(statement.domain, d) and is_independent(statement.domain, d) for d in dimensions)


def touches(statement: Statement, arrays: set[str]) -> bool:
    """Whether a statement reads or writes one of some arrays."""
    return any(access.array in arrays for access in statement.accesses)


def with_sums(candidate: Candidate, sums: tuple[tuple[str, str], ...]) -> Candidate:
    """The candidate whose loop over blocks adds to sums."""
    marks = {
        key: replace(mark, sums=sums) if key.endswith("_block") and isinstance(mark, LoopMark) else mark
        for key, mark in candidate.marks.items()
    }
    return replace(candidate, marks=marks)
