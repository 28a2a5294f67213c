"""What code generation hands on: the new text, and everything that validation needs to prove it right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.codegen.grouped import RowGroups
from polyxform.codegen.indentation import shifted
from polyxform.microkernels.model import Kernel

INDENT = "    "
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class KernelCall:
    """A microkernel call in the emitted text, with the plain loops that it stands for.

    kernel     the function that is called
    arguments  C text of the arguments in order: addresses of A, B, C, then the kernel's `long` arguments
    text       the call as emitted, a whole statement
    nest       C text of the loops that the call replaces, in terms of the source's arrays
    """

    kernel: Kernel
    arguments: tuple[str, ...]
    text: str
    nest: str


@dataclass(frozen=True)
class StreamedCopy:
    """A call that writes a variable which stands for a part of an array to the array, past the caches.

    name   of the variable
    array  where it goes
    text   the call as emitted, a whole statement
    nest   C text of the loop that the call replaces
    """

    name: str
    array: str
    text: str
    nest: str


@dataclass(frozen=True)
class PageTouch:
    """A call that changes nothing: it touches a page of an array before it is needed.

    text  the call as emitted, a whole statement
    nest  C text of what it means: nothing
    """

    text: str
    nest: str = ""


@dataclass(frozen=True)
class WideSum:
    """A variable, or an array's only element, to which a loop adds, and its lanes.

    name     C text of it: "s", "s[0]"
    lanes    of the array of as many sums
    element  C type of both
    """

    name: str
    lanes: str
    element: str


@dataclass(frozen=True)
class LaneLoop:
    """A vector loop with sums that take turns in lanes.

    sums   what it adds to
    count  lanes of each
    block  name of the variable that counts in steps of so many iterations
    lane   name of the variable that counts lanes
    text   as emitted
    nest   the loop that it means, with the pragma above it
    """

    sums: tuple[WideSum, ...]
    count: int
    block: str
    lane: str
    text: str
    nest: str


@dataclass(frozen=True)
class MovedText:
    """Code in which accesses to arrays go to their skewed copies.

    text  as emitted
    nest  the same in terms of the source's arrays
    """

    text: str
    nest: str


@dataclass(frozen=True)
class SkewedCopy:
    """A copy of an array of two dimensions, in which the element with subscripts i, j lies at copy[j + factor * i][i].

    name    of the pointer to its rows
    array   what it is a copy of
    element C type of the elements
    factor  of the first subscript
    rows    that there is memory for
    pitch   places in a row
    filling C text of the loops that copy the array before all else, whole lines
    back C text of the loops that copy what was written back to the array in the end, "" where nothing is written
    """

    name: str
    array: str
    element: str
    factor: int
    rows: int
    pitch: int
    filling: str
    back: str

    @property
    def declaration(self) -> str:
        """C text that declares the pointer and allocates the memory."""
        count = f"{self.rows * self.pitch}"
        return f"{self.element} (*{self.name})[{self.pitch}] = px_allocate(sizeof({self.element}), {count});"

    @property
    def release(self) -> str:
        """C text that gives the memory back."""
        return f"px_release({self.name});"


@dataclass(frozen=True)
class CopiedPanels:
    """Panels of one width in a copy of an array.

    width  columns of each; the last panel of all may be cut off
    first  C text of the first column
    copy   C text of the loops that fill them, whole lines
    """

    width: int
    first: str
    copy: str


@dataclass(frozen=True)
class PackedBuffer:
    """A copy of an array in memory of its own, made before the fast version and read by kernel calls only.

    The element with subscripts x lies at (outer * columns + p) * extents of `inner` + inner * width + x[column] - p,
    where p is the first column of its panel, and `outer` and `inner` are its subscripts there as one number.

    name         of the pointer to it
    array        what is copied
    column       subscript that is cut into panels
    outer        subscripts that change more slowly than panels, slowest first
    inner        subscripts inside a panel, slowest first
    counters     for each subscript of the array the loop counters in copies whose sum it is
    declaration  C text that declares the pointer and allocates the memory, a whole line
    panels       first to last
    condition    C text of what must hold for the parameters so that the array may be read, "" for nothing
    rows         subscripts that one call copies for all columns of a panel, as if they were one, slowest first;
                 () where loops copy single elements. The columns then have one counter, which steps over panels
    extents      C text of the extents of subscripts that no counter runs over, "" for the others; () for none
    kept         variable with a copy from an earlier call in `panels`, made of the array at `from`; "" for none
    """

    name: str
    array: str
    column: int
    outer: tuple[int, ...]
    inner: tuple[int, ...]
    counters: tuple[tuple[str, ...], ...]
    declaration: str
    panels: tuple[CopiedPanels, ...]
    condition: str = ""
    rows: tuple[int, ...] = ()
    extents: tuple[str, ...] = ()
    kept: str = ""

    @property
    def element(self) -> str:
        """C type of the elements."""
        return self.declaration.strip().partition(" *")[0]

    @property
    def opening(self) -> str:
        """C text that takes the kept copy where there is one of this array, else allocates the memory: a whole line."""
        if not self.kept:
            return self.declaration
        return self.declaration.replace(" = ", f" = {self.kept}.from == {self.array} ? {self.kept}.panels : ", 1)

    @property
    def filling(self) -> str:
        """C text of all loops that fill it, unless it is the kept one."""
        if not self.kept:
            return self.copy
        indent = self.copy[: len(self.copy) - len(self.copy.lstrip())]
        inside = "".join(f"{INDENT}{line}" for line in self.copy.splitlines(keepends=True))
        return f"{indent}if ({self.name} != {self.kept}.panels) {{\n{inside}{indent}}}\n"

    def release(self, indent: str) -> str:
        """C text that gives the memory back, unless it is the kept copy's: whole lines."""
        if not self.kept:
            return f"{indent}px_release({self.name});\n"
        return (
            f"{indent}if ({self.name} != {self.kept}.panels) {{\n{indent}{INDENT}px_release({self.name});\n{indent}}}\n"
        )

    @property
    def copy(self) -> str:
        """C text of all loops that fill it."""
        return "".join(panels.copy for panels in self.panels)


@dataclass(frozen=True)
class PrivateCopy:
    """A variable of the emitted text, declared in the body of a loop, that stands for an array of the source.

    name      its name, which may be that of the array
    array     what it stands for
    outlives  the array is declared outside of the region
    """

    name: str
    array: str
    outlives: bool = False


@dataclass(frozen=True)
class Instance:
    """Witness for one statement occurrence in the emitted text: which source instance it is.

    Validation does not trust it: it proves from it that the text is right, or fails.

    statement  name of the source statement, "" for a copy from a variable that stands for an array
    iterators  C expression of each source iterator, in terms of the emitted loops' iterators
    position   { S0[i] -> [values of the emitted loops around it, outermost first] }, None where that is not known
    """

    statement: str
    iterators: tuple[str, ...]
    position: isl.PwMultiAff | None = None


Piece = str | KernelCall | StreamedCopy | PageTouch | MovedText | LaneLoop | RowGroups


@dataclass(frozen=True)
class Emitted:
    """Replacement of a region.

    pieces     text and kernel calls in textual order
    instances  one for each statement occurrence of `meaning`, in textual order
    functions  C text to be put before the enclosing function (kernels, integer division helpers), or ""
    fallback   the region's own text, which runs when there is no memory for `buffers`, or ""
    check      C text of a check that must hold for the fast version to be right, or ""
    worth      C text of what must hold for its threads to be worth starting, or ""
    buffers    copies of arrays that kernel calls read
    private    variables that stand for arrays, or slices of arrays, in the bodies of loops
    skewed     copies of arrays that the fast version uses in their place
    ending     what the fast version does to pointers in the end, lines without indentation, or ""
    """

    pieces: tuple[Piece, ...]
    instances: tuple[Instance, ...]
    functions: str
    fallback: str = ""
    check: str = ""
    worth: str = ""
    buffers: tuple[PackedBuffer, ...] = ()
    private: tuple[PrivateCopy, ...] = ()
    skewed: tuple[SkewedCopy, ...] = ()
    ending: str = ""

    @property
    def body(self) -> str:
        """The fast version as it is compiled."""
        text = "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)
        indent = text[: len(text) - len(text.lstrip())]
        # Else the compiler would warn of an argument that is never used.
        text += "".join(f"{indent}(void){array};\n" for array in self.unused_in(text))
        text += "".join(f"{indent}{line}\n" for line in self.ending.splitlines())
        if self.streams:
            text += f"{indent}px_stream_end();\n"
        if self.skewed:
            return with_skewed_copies(text, self.skewed, self.fallback)
        return with_buffers(text, self.buffers, self.fallback) if self.buffers else text

    @property
    def meaning(self) -> str:
        """The fast version with every kernel call replaced by the loops that it means."""
        return "".join(piece if isinstance(piece, str) else piece.nest for piece in self.pieces)

    def unused_in(self, text: str) -> list[str]:
        """The arrays from outside that variables stand for and that C text names no more."""
        names = frozenset(IDENTIFIER.findall(text))
        return list(dict.fromkeys(one.array for one in self.private if one.outlives and one.array not in names))

    @property
    def streams(self) -> tuple[StreamedCopy, ...]:
        """The calls that write past the caches, in textual order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, StreamedCopy))

    @property
    def touches(self) -> tuple[PageTouch, ...]:
        """The calls that touch pages before they are needed, in textual order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, PageTouch))

    @property
    def lane_loops(self) -> tuple[LaneLoop, ...]:
        """The loops whose sums take turns in lanes, in textual order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, LaneLoop))

    @property
    def row_groups(self) -> tuple[RowGroups, ...]:
        """The loops whose iterations run part by part, in textual order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, RowGroups))

    @property
    def calls(self) -> tuple[KernelCall, ...]:
        """The kernel calls, in textual order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, KernelCall))


def with_buffers(text: str, buffers: Sequence[PackedBuffer], fallback: str) -> str:
    """Code that uses buffers behind their allocation and the copies, `fallback` where there is no memory for them."""
    first = buffers[0].declaration
    indent = first[: len(first) - len(first.lstrip())]
    conditions = dict.fromkeys(buffer.condition for buffer in buffers if buffer.condition)
    condition = " && ".join([*conditions, *(buffer.name for buffer in buffers)])
    return "".join(
        [
            *(buffer.opening for buffer in buffers),
            f"{indent}if ({condition}) {{\n",
            *(buffer.filling for buffer in buffers),
            text,
            f"{indent}}} else {{\n{shifted(fallback, indent + INDENT)}{indent}}}\n",
            *(buffer.release(indent) for buffer in buffers),
        ]
    )


def with_skewed_copies(text: str, copies: Sequence[SkewedCopy], fallback: str) -> str:
    """Code that uses skewed copies between the loops that make them and those that copy back what it wrote.

    Each line of the code and of the loops stands behind one indentation more than the region.
    """
    indent = text[: len(text) - len(text.lstrip())].removesuffix(INDENT)
    condition = " && ".join(copy.name for copy in copies)
    return "".join(
        [
            *(f"{indent}{copy.declaration}\n" for copy in copies),
            f"{indent}if ({condition}) {{\n",
            *(copy.filling for copy in copies),
            text,
            *(copy.back for copy in copies),
            f"{indent}}} else {{\n{shifted(fallback, indent + INDENT)}{indent}}}\n",
            *(f"{indent}{copy.release}\n" for copy in copies),
        ]
    )
