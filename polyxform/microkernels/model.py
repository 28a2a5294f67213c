"""What a microkernel is: its shape, the C text that computes it, and the loop nest that it means.

Every kernel computes, in this order of additions for each element of C,

    for (row = 0; row < rows; row++)           // for each of `before`: C = 0, C = D, C *= s, ...
      for (column = 0; column < columns; column++)
        c[row * c_row + column * c_column] = d0[row * d0_row + column * d0_column];
    for (r0 = 0; r0 < count0; r0++)            // reductions, outermost first
      for (r1 = 0; r1 < count1; r1++)
        for (row = 0; row < rows; row++)
          for (column = 0; column < columns; column++)
            c[row * c_row + column * c_column] += alpha * a[row * a_row + r0 * a_stride0 + r1 * a_stride1]
                                     * b[column * b_column + r0 * b_stride0 + r1 * b_stride1];
    for (row = 0; row < rows; row++)           // for each of `after`
      for (column = 0; column < columns; column++)
        c[row * c_row + column * c_column] += d1[row * d1_row + column * d1_column];

with strides in elements. `a` is broadcast along columns, or contiguous along them (then `+ column`); `b` is contiguous
along columns (b_column = 1), or else along the innermost reduction; `c` is contiguous along columns (c_column = 1), or
else along rows (c_row = 1).
A kernel of several lines does all that for each `line < lines`, whose elements lie `line * a_line` further on in A and
`line * c_line` in C (see `slides`). It may go through its columns tile by tile (see `relays`).
Where `a` and `b` have narrow elements, the innermost reduction is a dot product that one instruction computes: its
iterations are adjacent in `a` and in `b`, and columns of `b` are as far apart as it has iterations.

The elements of `c` that a call touches are distinct and shared with no other operand: whoever calls it proves that.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reduction:
    """One reduction loop. None means: not known when the kernel is generated, passed as an argument.

    count     iterations
    a_stride  elements of A between iterations
    b_stride  elements of B between iterations
    rows      for each iteration the rows first <= row < beyond that take part, () where all rows take part in all:
              the taps of a convolution at the border of an image; needs a known count
    lines     the same for the lines of a kernel that has several
    origin    the iteration in which the addresses passed for A and B are those of the kernel's first row and line: not
              the first one where these do not take part in it
    """

    count: int | None
    a_stride: int | None
    b_stride: int | None
    rows: tuple[tuple[int, int], ...] = ()
    origin: int = 0
    lines: tuple[tuple[int, int], ...] = ()


CHOICES = ("<", "<=", ">", ">=", "!<", "!<=", "!>", "!>=")
"""Operators that choose between an element and a value."""


@dataclass(frozen=True)
class Elementwise:
    """One operation on every element of C: `c = value`, `c = c operator value`, or a choice between both.

    operator  "=", "+", "-" or "*"; "<", "<=", ">" or ">=" for `c = c < value ? value : c`, and with "!" in front of it
              for `c = c < value ? c : value`
    value     "zero", "scalar" or "array"
    row       elements of the array between rows, None: an argument
    column    elements of the array between columns: 0 or 1
    line      elements of the array between the lines of a kernel that has several
    """

    operator: str
    value: str
    row: int | None = 0
    column: int = 0
    line: int = 0


@dataclass(frozen=True)
class Shape:
    """What a kernel is generated for.

    element     C element type of all operands but narrow factors: "float" or "double", or "int" where there are such
    operator    "+" or "-": C op= A * B
    rows        rows of the register tile
    columns     columns of the tile: any positive number, split into full and narrower vectors
    a_row       elements of A between rows, None: an argument
    c_row       elements of C between rows, None: an argument
    reductions  outermost first
    c_next      elements from this tile of C to the one that is computed next, whose lines are prefetched meanwhile;
                0: no prefetch, None: an argument. It changes no result.
    rows_open   how many rows there are is an argument `rows`, at most the number above; below 1: nothing is done
    columns_open  the same for `columns`
    before      what is done to C first; C is not read where this begins with "="
    after       what is done to C last
    c_column    elements of C between columns, None: an argument. 1: columns are contiguous, else rows are
    b_ahead     lines of B that are prefetched in each step of the innermost reduction, 0 for none. They begin as many
                elements behind the row of B that is read as an argument `b_next` says. It changes no result.
    a_column    elements of A between columns: 0, or 1 for products column by column
    factors     C element types of A and B where they are narrow (see `dots`), () where they are those of C
    loose       the sums of dot products may be added up and rounded as the machine does it, and sums of scaled products
                be scaled as a whole
    scaled      the factor that an argument `alpha` is multiplied by before the other factor is: "a", "b", "" for none
    along       lanes of vectors along the innermost reduction, whose sums are added up at the end (`lane_sums`), 0: no.
                Takes `loose`, strides of 1 in A and B, and columns of B that are apart
    backend     whose call computes it (see `libraries`), "" for a generated kernel. Rows and columns may then be any
                number, and be 0 here where an argument says how many there are
    b_column    elements of B between columns, None: an argument. Other than 1 only where the innermost reduction's
                stride in B is 1: columns are then turned in registers
    lines       register tiles that one call computes one after the other; all reductions are written out
    a_line      elements of A between lines
    c_line      elements of C between lines
    relay       columns of a register tile where a kernel of several lines goes through its columns tile by tile, and
                copies what the next tile reads of A into an array of its own; 0: all columns are one tile
    a_ahead     how many lines ahead of the one that is computed a kernel of several lines prefetches A, 0: it does not.
                It changes no result.
    """

    element: str
    operator: str
    rows: int
    columns: int
    a_row: int | None
    c_row: int | None
    reductions: tuple[Reduction, ...]
    c_next: int | None = 0
    rows_open: bool = False
    columns_open: bool = False
    before: tuple[Elementwise, ...] = ()
    after: tuple[Elementwise, ...] = ()
    scaled: str = ""
    c_column: int | None = 1
    b_column: int | None = 1
    a_column: int = 0
    factors: tuple[str, ...] = ()
    loose: bool = False
    b_ahead: int = 0
    backend: str = ""
    along: int = 0
    lines: int = 1
    a_line: int = 0
    c_line: int = 0
    relay: int = 0
    a_ahead: int = 0

    @property
    def scaled_late(self) -> bool:
        """Whether sums begin at zero, and are scaled and added to C when they are complete."""
        return self.loose and bool(self.scaled) and not self.turned

    @property
    def scaled_early(self) -> str:
        """The factor that is scaled in each step, "" for none."""
        return "" if self.scaled_late else self.scaled

    @property
    def turned(self) -> bool:
        """Whether columns of C are apart in memory."""
        return self.c_column != 1

    @property
    def columns_apart(self) -> bool:
        """Whether columns of B are apart in memory, and turned in registers."""
        return self.b_column not in (0, 1) and not self.factors

    def element_of(self, operand: str) -> str:
        """C element type of an operand in memory."""
        return dict(zip("ab", self.factors, strict=False)).get(operand, self.element)

    @property
    def loops(self) -> tuple[Reduction, ...]:
        """The reductions that the kernel has loops for: all but the dot product."""
        return self.reductions[:-1] if self.factors else self.reductions

    @property
    def operations(self) -> tuple[tuple[str, Elementwise], ...]:
        """The operations before and after with the names of their operands: "d0" for an array, "s1" for a scalar."""
        letters = {"array": "d", "scalar": "s", "zero": ""}
        every = enumerate((*self.before, *self.after))
        return tuple((f"{letters[one.value]}{number}" if letters[one.value] else "", one) for number, one in every)

    @property
    def arrays(self) -> tuple[str, ...]:
        """Names of the operands in memory, in the order of the arguments."""
        return ("a", "b", "c", *(name for name, one in self.operations if one.value == "array"))

    @property
    def scalars(self) -> tuple[str, ...]:
        """Names of the scalar operands, which follow those in memory."""
        alpha = ("alpha",) if self.scaled else ()
        return (*alpha, *(name for name, one in self.operations if one.value == "scalar"))

    @property
    def quantities(self) -> tuple[tuple[str, int | None], ...]:
        """Every stride and count with its name in the kernel's text, in the order of the arguments."""
        extents = (("rows", self.rows, self.rows_open), ("columns", self.columns, self.columns_open))
        named = [(name, None if is_open else value) for name, value, is_open in extents]
        columns = (("c_column", self.c_column), ("b_column", self.b_column))
        named += [("a_row", self.a_row), ("c_row", self.c_row), *columns]
        named += [(f"{name}_row", one.row) for name, one in self.operations if one.value == "array"]
        for depth, loop in enumerate(self.reductions):
            named += [
                (f"count{depth}", loop.count),
                (f"a_stride{depth}", loop.a_stride),
                (f"b_stride{depth}", loop.b_stride),
            ]
        if self.lines > 1:
            named += [("lines", self.lines), ("a_line", self.a_line), ("c_line", self.c_line)]
            named += [(f"{name}_line", one.line) for name, one in self.operations if one.value == "array"]
        return (*named, ("c_next", self.c_next), ("b_next", None if self.b_ahead else 0))

    @property
    def arguments(self) -> tuple[str, ...]:
        """Names of the `long` arguments after the operands, in order: what the shape leaves open."""
        return tuple(name for name, value in self.quantities if value is None)


@dataclass(frozen=True)
class Function:
    """A C function that kernels call.

    name  identifier
    text  the whole definition, ending in a newline
    """

    name: str
    text: str


@dataclass(frozen=True)
class Kernel:
    """A generated C function `static void name(const T *a, const T *b, T *c, const T *d0, T alpha, long rows)`.

    name       identifier of the function
    shape      what it computes
    text       the whole function definition, ending in a newline
    functions  what it calls: to be defined before it
    features   of the processor that it needs beyond what the compiler's flags allow (see `features`)
    declared   the function of the source that it calls, with the text of its meaning, None for none
    """

    name: str
    shape: Shape
    text: str
    functions: tuple[Function, ...] = ()
    features: tuple[str, ...] = ()
    declared: Function | None = None
