"""Copies of operands in panels of columns: where an element lies in one, and the loops that fill it.

    float *px_B = px_allocate(sizeof(float), 1048576);
    ...
    for (long j_panel = 0; j_panel < 1024; j_panel += 64) {
        for (long k = 0; k < 1024; k++) {
            for (long j = 0; j < 64; j++) {
                px_B[1024 * j_panel + 64 * k + j] = B[k][j_panel + j];
            }
        }
    }

A panel begins where the columns before it end, so that panels of several widths follow each other without gaps.

Where columns are adjacent in the array and rows follow each other inside a panel, the loops take some rows of all
panels before the next rows: `for (long k_group = 0; k_group < 1024; k_group += 32)` outside the loop over panels. The
array is then read in long runs, which the hardware prefetches, and few pages are in use at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.codegen.addresses import element
from polyxform.codegen.expressions import Sum, convert, variable
from polyxform.codegen.model import CopiedPanels, PackedBuffer
from polyxform.codegen.names import fresh
from polyxform.codegen.panel_calls import PanelCalls, panel_calls
from polyxform.codegen.panel_layout import Layout
from polyxform.codegen.parameters import wide_parameters
from polyxform.machine import Machine
from polyxform.polyhedra import linear_subscripts
from polyxform.schedule.model import Candidate, Contraction, KernelMark, Packing
from polyxform.scop.free_layouts import is_free, record_of
from polyxform.scop.model import Access, Array, Scop

INDENT = "    "
ROWS_AT_ONCE = 32
"""Rows of all panels that are copied before the next ones: 3 times as fast as whole panels for 4 MB on Zen 4."""


@dataclass(frozen=True)
class CopyLoops:
    """The loops that fill a copy.

    layout  of the copy
    names   of the variables that stand for the array's subscripts, that of the columns for a place in a panel
    panel   of the variable that steps from panel to panel
    group   of the variable that steps from rows to rows, "" where all rows of a panel follow each other
    """

    layout: Layout
    names: tuple[str, ...]
    panel: str
    group: str = ""

    @property
    def counters(self) -> tuple[tuple[str, ...], ...]:
        """For each subscript of the array the variables that it is the sum of."""
        return tuple((start, name) if start else (name,) for start, name in zip(self.starts, self.names, strict=True))

    @property
    def starts(self) -> tuple[str, ...]:
        """For each subscript of the array the variable that its own one is added to, "" for none."""
        packing = self.layout.packing
        found = {packing.column: self.panel} | ({packing.inner[0]: self.group} if self.group else {})
        return tuple(found.get(subscript, "") for subscript in range(len(self.names)))

    def copied_panels(self, run: int, array: Array, parallel: bool, indent: str) -> CopiedPanels:
        """The loops that fill one run of panels, each line behind `indent`."""
        width, first = self.layout.packing.runs[run].width, self.layout.edges()[run]
        headers = self.headers(run)
        text = f"{indent}#pragma omp parallel for schedule(static)\n" if parallel and self.layout.is_long(run) else ""
        for depth, header in enumerate(headers):
            text += f"{indent}{INDENT * depth}{header} {{\n"
        source = element(array, [Sum(tuple((name, 1) for name in names)) for names in self.counters])
        text += f"{indent}{INDENT * len(headers)}{self.layout.name}[{self.index(width)}] = {source};\n"
        text += "".join(f"{indent}{INDENT * depth}}}\n" for depth in reversed(range(len(headers))))
        return CopiedPanels(width, first.text.text, text)

    def index(self, width: int) -> str:
        """C text of the position in the copy that is written."""
        column = self.layout.packing.column
        sums = [Sum(tuple((name, 1) for name in names)) for names in self.counters]
        sums[column] = variable(self.panel)
        return self.layout.position(sums, width, wide=True).plus(variable(self.names[column])).text.text

    def headers(self, run: int) -> list[str]:
        """Heads of the loops, outermost first.

        Places in a panel come behind the first dimension inside: where they are far apart in the array, neighbors
        along the dimensions further inside use the same lines. Where they are adjacent in the array they come last.
        """
        packing = self.layout.packing
        outer = [self.header(position) for position in packing.outer]
        inner = [self.header(position) for position in packing.inner]
        place = len(inner) if packing.column == len(self.names) - 1 else 1
        groups = [self.group_header()] if self.group else []
        return [
            *outer,
            *groups,
            self.layout.panel_header(run, self.panel),
            *inner[:place],
            self.place_header(run),
            *inner[place:],
        ]

    def group_header(self) -> str:
        """Head of the loop over groups of rows."""
        extent = self.layout.extent(self.layout.packing.inner[0]).text.text
        return f"for (long {self.group} = 0; {self.group} < {extent}; {self.group} += {ROWS_AT_ONCE})"

    def header(self, position: int) -> str:
        """Head of the loop over a subscript, or over what a group has of it."""
        name = self.names[position]
        if self.starts[position]:
            extent = self.layout.extent(position)
            whole = extent.is_constant and extent.constant % ROWS_AT_ONCE == 0
            rest = f"px_min({ROWS_AT_ONCE}, {extent.text.text} - {self.group})"
            return f"for (long {name} = 0; {name} < {ROWS_AT_ONCE if whole else rest}; {name}++)"
        return f"for (long {name} = 0; {name} < {self.layout.extent(position).text.text}; {name}++)"

    def place_header(self, run: int) -> str:
        """Head of the loop over the columns of a panel, the last of which may be cut off."""
        name = self.names[self.layout.packing.column]
        return f"for (long {name} = 0; {name} < {self.layout.place_bound(run, self.panel)}; {name}++)"


def copy_loops(layout: Layout, stems: Iterable[str], taken: frozenset[str]) -> CopyLoops:
    """Loops whose variables are called as a subscript's stem says, where it is not ""."""
    names: list[str] = []
    for position, stem in enumerate(stems):
        names.append(fresh(stem or f"x{position}", taken | set(names)))
    panel = fresh(f"{names[layout.packing.column]}_panel", taken | set(names))
    if not has_groups(layout):
        return CopyLoops(layout, tuple(names), panel)
    group = fresh(f"{names[layout.packing.inner[0]]}_group", taken | {*names, panel})
    return CopyLoops(layout, tuple(names), panel, group)


def has_groups(layout: Layout) -> bool:
    """Whether rows of all panels are copied before the next ones: adjacent columns, one subscript inside a panel."""
    packing = layout.packing
    if len(packing.inner) != 1 or packing.column != len(packing.extents) - 1:
        return False
    rows, columns = layout.extent(packing.inner[0]), layout.extent(packing.column)
    many = not rows.is_constant or rows.constant > ROWS_AT_ONCE
    return many and not (columns.is_constant and columns.constant <= packing.runs[0].width)


def subscript_names(access: Access, iterators: Sequence[str]) -> Iterator[str]:
    """For each subscript the iterator that it is made of, "" where it is made of several."""
    for form in linear_subscripts(access.relation) or ():
        used = [iterators[d] for d, weight in enumerate(form.coefficients) if weight]
        yield used[0] if len(used) == 1 else ""


def layouts(candidate: Candidate, scop: Scop) -> Mapping[Packing, Layout]:
    """A layout with a fresh name for every packing that a candidate asks for."""
    found: dict[Packing, Layout] = {}
    for mark in kernel_marks(candidate):
        if mark.packing is not None and mark.packing not in found:
            taken = scop.identifiers | {layout.name for layout in found.values()}
            name = fresh(f"px_{mark.packing.array}", taken)
            found[mark.packing] = Layout(mark.packing, name, frozenset(wide_parameters(scop)))
    return found


def kernel_marks(candidate: Candidate) -> Iterator[KernelMark]:
    """The kernels that a candidate asks for."""
    return (mark for mark in candidate.marks.values() if isinstance(mark, KernelMark))


def packed_buffers(
    candidate: Candidate,
    scop: Scop,
    copies: Mapping[Packing, Layout],
    machine: Machine,
    parallel: bool,
    indent: str,
) -> tuple[PackedBuffer, ...]:
    """The buffers for copies, each line behind `indent`; their loops are divided among threads where `parallel`."""
    accesses = {mark.packing: mark.contraction for mark in kernel_marks(candidate) if mark.packing is not None}
    arrays = [layout.packing.array for layout in copies.values()]
    made = tuple(
        packed_buffer(layout, accesses[key], scop, machine, parallel, indent) for key, layout in copies.items()
    )
    # One record knows one copy.
    return tuple(one if arrays.count(one.array) == 1 else replace(one, kept="") for one in made)


def packed_buffer(
    layout: Layout, contraction: Contraction, scop: Scop, machine: Machine, parallel: bool, indent: str
) -> PackedBuffer:
    """Declaration and copy of the vector operand of a contraction, each line behind `indent`."""
    packing = layout.packing
    array = scop.arrays[packing.array]
    own = {iterator.name for iterator in scop.iterators}
    stems = tuple(subscript_names(contraction.vector, scop.statement(contraction.statement).iterators))
    taken = (scop.identifiers - own) | {layout.name}
    calls = panel_calls(layout, stems, taken, scop, machine)
    loops: CopyLoops | PanelCalls = calls or copy_loops(layout, stems, taken)
    count = layout.size.text.text
    condition = condition_of(packing.needed, scop)
    free = not condition and is_free(array.name, scop)
    return PackedBuffer(
        name=layout.name,
        array=array.name,
        column=packing.column,
        outer=packing.outer,
        inner=packing.inner,
        counters=loops.counters,
        declaration=f"{indent}{array.element} *{layout.name} = px_allocate(sizeof({array.element}), {count});\n",
        panels=tuple(loops.copied_panels(run, array, parallel, indent + INDENT) for run in range(len(packing.runs))),
        condition=condition,
        rows=calls.rows if calls else (),
        extents=calls.extents if calls else (),
        kept=record_of(scop.function, array.name) if free else "",
    )


def condition_of(parameters: isl.Set, scop: Scop) -> str:
    """C text of a condition on the parameters, "" for none."""
    if parameters.plain_is_universe():
        return ""
    return convert(isl.AstBuild.from_context(scop.context).expr_from_set(parameters), {}).text
