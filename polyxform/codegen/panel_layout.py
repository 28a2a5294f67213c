"""Where the elements of an array lie in a copy in panels of columns, as C text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polyxform.codegen.expressions import ATOM, PRODUCT, Sum, subscript, variable
from polyxform.polyhedra import Affine
from polyxform.schedule.model import Packing
from polyxform.scop.layout import stride_part, stride_sum

WORTH_SHARING = 1 << 15
"""Elements from which on copying takes longer than starting threads."""


@dataclass(frozen=True)
class Layout:
    """A packing with the C text of its dimensions.

    packing   the layout
    name      of the pointer to the copy
    unsigned  parameters of unsigned types, which are converted wherever they meet a counter
    """

    packing: Packing
    name: str
    unsigned: frozenset[str] = frozenset()

    def extent(self, position: int) -> Sum:
        """Elements along a subscript of the array; multiples of a parameter are computed in long."""
        form = self.packing.extents[position]
        wide = {name for name, weight in form.parameters if abs(weight) != 1 or name in self.unsigned}
        return subscript(form, (), {name: variable(f"(long){name}") for name in wide})

    @property
    def columns(self) -> Sum:
        """Columns of all panels together; where the last one's end is not known, more than there can be."""
        extent, runs = self.extent(self.packing.column), self.packing.runs
        if extent.is_constant:
            return Sum((), sum(run.width * (run.count or 0) for run in runs))
        return extent.plus(Sum((), runs[-1].width - 1))

    def edges(self) -> list[Sum]:
        """The first column of each run of panels, and the end of the last."""
        extent = self.extent(self.packing.column)
        found = [Sum()]
        for run in self.packing.runs[:-1]:
            full = extent.minus(remainder(extent, run.width)) if run.count is None else Sum((), run.width * run.count)
            found.append(full if run.count is None else found[-1].plus(full))
        return [*found, extent]

    def width(self, columns: int) -> int:
        """Width of the panels that a tile of so many columns reads."""
        return min(run.width for run in self.packing.runs if run.width >= columns)

    def position(self, subscripts: Sequence[Sum], width: int, wide: bool = False) -> Sum:
        """Position of an element in the first column of a panel. `wide`: all names are of type long."""
        total = Sum()
        for outer in self.packing.outer:
            total = times(total, self.extent(outer), wide).plus(subscripts[outer])
        total = times(total, self.columns, wide).plus(subscripts[self.packing.column])
        inside = Sum()
        for inner in self.packing.inner:
            total = times(total, self.extent(inner), wide)
            inside = times(inside, self.extent(inner), wide).plus(subscripts[inner])
        return total.plus(inside, width)

    def stride(self, forms: Sequence[Affine], dimension: int, width: int) -> int | str:
        """Elements between neighbors along a statement's dimension that moves inside a panel."""
        inner = self.packing.inner
        extents = [self.extent(position).text.text for position in inner]
        return stride_sum(
            stride_part(weight * width, tuple(extents[place + 1 :]), {})
            for place, position in enumerate(inner)
            if (weight := forms[position].coefficients[dimension])
        )

    @property
    def size(self) -> Sum:
        """Elements of the whole copy."""
        total = self.columns
        for position in (*self.packing.outer, *self.packing.inner):
            extent = self.extent(position)
            in_int = extent.is_constant and not total.is_constant
            total = times(extent, total) if in_int else times(total, extent)
        return total

    def is_long(self, run: int, least: int = WORTH_SHARING) -> bool:
        """Whether a run of panels takes longer to copy than threads take to start: it has so many elements."""
        size, count = self.size, self.packing.runs[run].count
        if not size.is_constant:
            return run == 0
        columns = self.columns.constant
        return size.constant // columns * self.packing.runs[run].width * (count or 0) >= least

    def panel_header(self, run: int, panel: str) -> str:
        """Head of the loop over panels of one width."""
        first, beyond = (edge.text.text for edge in self.edges()[run : run + 2])
        return f"for (long {panel} = {first}; {panel} < {beyond}; {panel} += {self.packing.runs[run].width})"

    def place_bound(self, run: int, panel: str) -> str:
        """C text of how many columns a panel has, the last of which may be cut off."""
        runs, edges = self.packing.runs, self.edges()
        width, length = runs[run].width, edges[-1].minus(edges[-2])
        is_full = run < len(runs) - 1 or (length.is_constant and length.constant % width == 0)
        return str(width) if is_full else f"px_min({width}, {edges[-1].text.text} - {panel})"


def remainder(value: Sum, divisor: int) -> Sum:
    """value % divisor."""
    return variable(f"{value.text.inside(ATOM)} % {divisor}")


def times(left: Sum, right: Sum, wide: bool = False) -> Sum:
    """left * right, computed in long; `wide`: all names are of that type."""
    if right.is_constant:
        return left.times(right.constant)
    if left.is_constant:
        return right.times(left.constant) if wide else variable(f"(long){right.text.inside(ATOM)}").times(left.constant)
    if not wide and any(abs(weight) != 1 for _, weight in left.terms):
        left, wide = widened(left), True
    cast = "" if wide or "(long)" in left.text.text else "(long)"
    return variable(f"{cast}{left.text.inside(ATOM if cast else PRODUCT)} * {right.text.inside(ATOM)}")


def widened(total: Sum, names: frozenset[str] | None = None) -> Sum:
    """The same sum, each of its multiples computed in long; `names`: of these only."""
    narrow = [atom for atom, weight in total.terms if abs(weight) != 1 and is_narrow(atom, names)]
    terms = ((f"(long){atom}" if atom in narrow else atom, weight) for atom, weight in total.terms)
    return Sum(tuple(terms), total.constant)


def is_narrow(atom: str, names: frozenset[str] | None) -> bool:
    """Whether an atom is not computed in long yet, and is one of the names, if there are any."""
    return not atom.startswith("(long)") if names is None else atom in names
