"""Skewed copies of a stencil's arrays: what accesses become, and the loops that fill them and copy them back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import islpy as isl

from polyxform.codegen.expressions import Sum, subscript
from polyxform.codegen.model import INDENT, SkewedCopy
from polyxform.codegen.names import fresh
from polyxform.polyhedra import boxes_of, linear_subscripts
from polyxform.schedule.model import Skewing
from polyxform.scop.model import Access, AccessKind, Scop

GROUP = 8
"""Rows of an array that are moved at once, each in one line of the copy."""
LEAST_SHARED = 64
"""Rows from which on threads share the loops."""
VECTOR = 8
CONFLICT = 64
"""Elements; rows that begin a multiple of so many apart fall into few sets of a cache."""


@dataclass(frozen=True)
class Moved:
    """What stands for an array in emitted code.

    name    of the copy
    factor  of the first subscript
    """

    name: str
    factor: int

    def access(self, access: Access, values: tuple[Sum, ...], parameters: Mapping[str, Sum]) -> str:
        """C text of an access, for given values of the statement's iterators."""
        row, column = (subscript(form, values, parameters) for form in linear_subscripts(access.relation) or ())
        return f"{self.name}[{column.plus(row, self.factor).text.text}][{row.text.text}]"


def moved_arrays(skewings: tuple[Skewing, ...], scop: Scop) -> Mapping[str, Moved]:
    """What stands for each array with a skewed copy."""
    found: dict[str, Moved] = {}
    for one in skewings:
        taken = scop.identifiers | {moved.name for moved in found.values()}
        found[one.array] = Moved(fresh(f"px_{one.array}", taken), one.factor)
    return found


@dataclass(frozen=True)
class Copying:
    """Writes the loops of one copy.

    scop      the region
    array     what is copied
    moved     what stands for it
    parallel  threads may share the loops
    indent    in front of each line
    """

    scop: Scop
    array: str
    moved: Moved
    parallel: bool
    indent: str

    def copy(self) -> SkewedCopy:
        """The copy with its loops."""
        used, written = self.touched(*AccessKind), self.touched(AccessKind.WRITE)
        boxes = list(boxes_of(used) or ())
        rows = max(box[1][1] + self.moved.factor * box[0][1] for box in boxes) + 1
        filling = "".join(self.nest(box, back=False) for box in boxes)
        back = "".join(self.nest(box, back=True) for box in boxes_of(written) or ())
        pitch = pitch_of(max(box[0][1] for box in boxes) + 1)
        element = self.scop.arrays[self.array].element
        return SkewedCopy(self.moved.name, self.array, element, self.moved.factor, rows, pitch, filling, back)

    def touched(self, *kinds: AccessKind) -> isl.Set:
        """The elements that the region reads, or writes."""
        relations = [
            a.relation for s in self.scop.statements for a in s.accesses if a.array == self.array and a.kind in kinds
        ]
        total = isl.Set.empty(self.array_space())
        for relation in relations:
            total = total.union(relation.range())
        return total

    def array_space(self) -> isl.Space:
        """Of the elements."""
        accesses = (access for statement in self.scop.statements for access in statement.accesses)
        return next(access.relation for access in accesses if access.array == self.array).range().get_space()

    def nest(self, box: tuple[tuple[int, int], ...], back: bool) -> str:
        """The loops that copy a box of elements, there or back."""
        (first, last), (left, right) = box
        own = {iterator.name for iterator in self.scop.iterators}
        taken = (self.scop.identifiers - own) | {self.moved.name}
        i = fresh("i", taken)
        j = fresh("j", taken | {i})
        group = fresh("i_group", taken | {i, j})
        row = Sum(((i, 1),))
        heads = [
            f"for (long {group} = {first}; {group} <= {last}; {group} += {GROUP})",
            f"for (long {j} = {left}; {j} <= {right}; {j}++)",
            f"for (long {i} = {group}; {i} <= px_min({last}, {group} + {GROUP - 1}); {i}++)",
        ]
        if first == last:
            heads, row = heads[1:2], Sum((), first)
        place = Sum(((j, 1),)).plus(row, self.moved.factor).text.text
        there, here = f"{self.moved.name}[{place}][{row.text.text}]", f"{self.array}[{row.text.text}][{j}]"
        body = f"{here} = {there};" if back else f"{there} = {here};"
        return "".join(f"{self.indent}{line}\n" for line in self.lines(heads, body, last - first + 1))

    def lines(self, heads: list[str], body: str, rows: int) -> Iterator[str]:
        """A nest, its outermost loop divided among threads where it is long."""
        if self.parallel and rows >= LEAST_SHARED:
            yield "#pragma omp parallel for schedule(static)"
        for depth, head in enumerate(heads):
            yield f"{INDENT * depth}{head} {{"
        yield f"{INDENT * len(heads)}{body}"
        for depth in reversed(range(len(heads))):
            yield f"{INDENT * depth}}}"


def pitch_of(columns: int) -> int:
    """Places in a row of a copy: whole lines, and such that rows do not fall into few sets of a cache."""
    pitch = -(-columns // VECTOR) * VECTOR
    return pitch + VECTOR if pitch % CONFLICT == 0 else pitch
