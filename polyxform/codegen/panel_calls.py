"""Copies of operands in panels whose columns are apart in memory: a function turns a panel as a whole.

Before (see `packing`)                                After

    for (long j = 0; j < 1024; j += 64)                   for (long j = 0; j < 1024; j += 64)
        for (long k = 0; k < 512; k++)                        px_panel_f32x16(&px_B[512 * j], &B[j][0], 512, 64,
            for (long c = 0; c < 64; c++)                                     64, 512);
                px_B[512 * j + 64 * k + c] = B[j + c][k];

Subscripts that follow each other in the array as they do in a panel are one: the channels and taps of a filter.

Refused: columns that are adjacent in the array; rows that are not; fewer of them than a vector holds, or a number that
is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import prod

from polyxform.codegen.addresses import element
from polyxform.codegen.expressions import Sum, variable
from polyxform.codegen.model import CopiedPanels
from polyxform.codegen.names import fresh
from polyxform.codegen.panel_layout import WORTH_SHARING, Layout
from polyxform.machine import Machine
from polyxform.microkernels.panel_copies import panel_name
from polyxform.microkernels.turn import MOST_ROWS
from polyxform.microkernels.vectors import ELEMENT_BYTES
from polyxform.polyhedra import Affine
from polyxform.scop.layout import element_stride
from polyxform.scop.model import Array, Scop

INDENT = "    "
LEAST_SHARED = 1 << 13
"""Elements from which on threads copy the matrices that they read later: a line from another core's cache takes longer
than starting threads. 12 heads of attention, 128 x 64, two threads: 305 us where one thread copies, else 264."""


@dataclass(frozen=True)
class PanelCalls:
    """The calls that fill a copy.

    layout    of the copy
    function  that is called
    rows      subscripts that a call walks through as one, slowest first
    count     how many rows these are
    distance  elements between columns of the array
    names     of the variable that runs over each subscript, "" where none does; that of the columns steps over panels
    """

    layout: Layout
    function: str
    rows: tuple[int, ...]
    count: int
    distance: int
    names: tuple[str, ...]

    @property
    def counters(self) -> tuple[tuple[str, ...], ...]:
        """For each subscript of the array the variables that it is the sum of."""
        return tuple((name,) if name else () for name in self.names)

    @property
    def extents(self) -> tuple[str, ...]:
        """For each subscript that no variable runs over its extent as C text, "" for the others."""
        return tuple("" if name else self.layout.extent(s).text.text for s, name in enumerate(self.names))

    def copied_panels(self, run: int, array: Array, parallel: bool, indent: str) -> CopiedPanels:
        """The loops around the calls that fill one run of panels, each line behind `indent`."""
        width, first = self.layout.packing.runs[run].width, self.layout.edges()[run]
        headers = self.headers(run)
        shared = parallel and self.layout.is_long(run, LEAST_SHARED if self.by_matrix(run) else WORTH_SHARING)
        text = f"{indent}#pragma omp parallel for schedule(static)\n" if shared else ""
        for depth, header in enumerate(headers):
            text += f"{indent}{INDENT * depth}{header} {{\n"
        inside = f"{indent}{INDENT * len(headers)}"
        subscripts = [variable(name) if name else Sum() for name in self.names]
        to = self.layout.position(subscripts, width, wide=True).text.text
        counts = f"{self.count}, {self.layout.place_bound(run, self.panel)}, {width}, {self.distance}"
        text += f"{inside}{self.function}(\n{inside}{INDENT}&{self.layout.name}[{to}],\n"
        text += f"{inside}{INDENT}&{element(array, subscripts)}, {counts});\n"
        text += "".join(f"{indent}{INDENT * depth}}}\n" for depth in reversed(range(len(headers))))
        return CopiedPanels(width, first.text.text, text)

    @property
    def panel(self) -> str:
        """Name of the variable that steps from panel to panel."""
        return self.names[self.layout.packing.column]

    def headers(self, run: int) -> list[str]:
        """Heads of the loops, outermost first: threads share panels, or matrices where there are as many of these.

        Threads that multiply whole matrices then find the panels in their own caches.
        """
        packing = self.layout.packing
        outer, inner = self.loops(packing.outer), self.loops(packing.inner)
        panels = self.layout.panel_header(run, self.panel)
        return [*outer, panels, *inner] if self.by_matrix(run) else [panels, *outer, *inner]

    def by_matrix(self, run: int) -> bool:
        """Whether there are at least as many matrices as panels of a run."""
        outer = [self.layout.extent(s) for s in self.layout.packing.outer if self.names[s]]
        count = self.layout.packing.runs[run].count
        return bool(outer) and count is not None and outer[0].is_constant and outer[0].constant >= count

    def loops(self, subscripts: Iterable[int]) -> list[str]:
        """Heads of the loops over subscripts that no call runs over."""
        return [
            f"for (long {self.names[s]} = 0; {self.names[s]} < {self.layout.extent(s).text.text}; {self.names[s]}++)"
            for s in subscripts
            if self.names[s]
        ]


def panel_calls(
    layout: Layout, stems: Iterable[str], taken: frozenset[str], scop: Scop, machine: Machine
) -> PanelCalls | None:
    """Calls that fill a copy, with variables called as a subscript's stem says; None where loops are to do it."""
    array = scop.arrays[layout.packing.array]
    strides = [constant_stride(array, s, dict(scop.fixed)) for s in range(len(array.extents))]
    distance = strides[layout.packing.column]
    rows = adjacent_rows(layout, strides)
    count = prod(layout.extent(s).constant for s in rows)
    least = max(machine.lanes(ELEMENT_BYTES[array.element]), MOST_ROWS) if array.element in ELEMENT_BYTES else 0
    if not rows or not least or count < least or distance is None or distance <= 1:
        return None
    calls = PanelCalls(layout, panel_name(array.element, machine), rows, count, distance, ())
    names: list[str] = []
    for position, stem in enumerate(stems):
        extent = layout.extent(position)
        single = position != layout.packing.column and extent.is_constant and extent.constant == 1
        suffix = "_panel" if position == layout.packing.column else ""
        name = fresh((stem or f"x{position}") + suffix, taken | set(names))
        names.append("" if single or position in rows else name)
    return replace(calls, names=tuple(names))


def constant_stride(array: Array, subscript: int, sizes: dict[str, int]) -> int | None:
    """Elements between neighbors along a subscript of an array, None where that is not a known number."""
    depth = len(array.extents)
    forms = tuple(Affine(tuple(int(d == s) for d in range(depth)), (), 0) for s in range(depth))
    stride = element_stride(array, forms, subscript, sizes)
    return stride if isinstance(stride, int) else None


def adjacent_rows(layout: Layout, strides: list[int | None]) -> tuple[int, ...]:
    """The subscripts, slowest first, that move inside a panel as they do in the array, all of known extents."""
    found: list[int] = []
    wanted = 1
    for subscript in reversed(layout.packing.inner):
        extent = layout.extent(subscript)
        if not extent.is_constant or (extent.constant > 1 and strides[subscript] != wanted):
            break
        found.insert(0, subscript)
        wanted *= extent.constant
    return tuple(found)
