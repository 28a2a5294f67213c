"""C text of a microkernel: every accumulator is a vector in a register for the whole reduction.

The text is C99 with the vector extension that GCC and clang share; it includes nothing and declares its types
inside the function, so that a kernel can be read, copied and compiled alone. Accumulators are scalars and not
arrays because compilers keep those in registers at every optimization level that matters. B is read through
`volatile` where several rows use it: GCC 12 otherwise gives up the register and reads B again for every row of a
tile of up to four rows, which then runs at three quarters of the speed. The innermost loop is kept from being
unrolled: clang otherwise unrolls constant counts whole and spills what it hoists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from math import gcd

from polyxform.machine import Machine
from polyxform.microkernels.accumulators import ends, starts
from polyxform.microkernels.apart import apart_loops
from polyxform.microkernels.callees import functions_in
from polyxform.microkernels.dots import dot_products
from polyxform.microkernels.features import APART_HEAD
from polyxform.microkernels.lane_sums import lane_loops
from polyxform.microkernels.libraries import LIBRARIES
from polyxform.microkernels.linked_kernels import library_lines
from polyxform.microkernels.model import CHOICES, Elementwise, Kernel, Reduction, Shape
from polyxform.microkernels.operands import load_a, load_b, open_row_constants, row_offset, total, vectors_of
from polyxform.microkernels.prefetches import LINE_BYTES, LONG_SUMS, next_rows, next_tile, own_tile, steps_of
from polyxform.microkernels.relays import relay_lines
from polyxform.microkernels.requirements import require_meaningful
from polyxform.microkernels.slides import slide_lines, slide_of
from polyxform.microkernels.user_kernels import UserKernel, user_lines
from polyxform.microkernels.vectors import ELEMENT_BYTES, Vector, type_definition
from polyxform.microkernels.windows import NO_UNROLL, in_loops, window_depth, window_lines

INDENT = "    "
MANY = 12
"""Accumulators that fill most of the registers, of 16 or of 32."""
REMEMBERED = 8
"""Iterations back from which GCC keeps what was read (`MAX_DISTANCE` of its predictive commoning)."""
WORD = re.compile(r"[A-Za-z_]\w*")


def generate(shape: Shape, name: str, machine: Machine) -> Kernel:
    """The kernel for `shape` called `name`, laid out for the vector registers of `machine`.

    The text compiles for any target; `machine` decides only the width of the vectors.
    ValueError when the shape means nothing (no rows, unknown element, overlapping rows of C).
    """
    require_meaningful(shape)
    if shape.backend:
        return library_kernel(shape, name)
    vectors = vectors_of(replace(shape, columns=shape.relay) if shape.relay else shape, machine)
    slide = slide_of(shape) if shape.lines > 1 else None
    lines_of = relay_lines if shape.relay else slide_lines
    work = lines_of(shape, vectors, slide) if slide else single_line(shape, vectors, machine)
    lines = [*types(shape, vectors), *bindings(shape, used_names(work)), *work]
    body = "".join(f"{INDENT}{line}\n" if line else "\n" for line in lines)
    head = signature(shape, name, APART_HEAD if stands_apart(shape, vectors) else "static void ")
    text = f"{comment(shape, vectors)}{head}\n{{\n{body}}}\n"
    return Kernel(name, shape, text, functions_in(text))


def stands_apart(shape: Shape, vectors: tuple[Vector, ...]) -> bool:
    """Whether compilers are told not to put the kernel in the place of its only call.

    GCC then keeps in registers what the tiles around have in common, a bias or addresses, and spills rows of B, which
    it reads again for every row of the tile: a recurrent layer's step took 6.8 ms, and takes 5.4 (Zen 4). Short sums
    do without the call, and few accumulators leave registers.
    """
    return shape.lines == 1 and shape.rows * len(vectors) >= MANY and steps_of(shape) >= LONG_SUMS


def single_line(shape: Shape, vectors: tuple[Vector, ...], machine: Machine) -> list[str]:
    """The statements of a kernel that computes one register tile."""
    window = window_depth(shape, len(vectors), machine)
    return [
        *guards(shape),
        *open_row_constants(shape),
        *(hidden_start(shape) if window is None else ()),
        *starts(shape, vectors),
        *next_tile(shape),
        *own_tile(shape),
        "",
        *reduction(shape, vectors, window),
        "",
        *ends(shape, vectors),
    ]


def user_kernel(shape: Shape, name: str, kernel: UserKernel) -> Kernel:
    """The kernel for a shape that calls a declared function. ValueError where the function computes something else."""
    work = [*guards(shape), *user_lines(shape, kernel)]
    lines = [*bindings(shape, used_names(work)), *work]
    body = "".join(f"{INDENT}{line}\n" for line in lines)
    text = f"{comment(shape, (), kernel.declared.name)}{signature(shape, name)}\n{{\n{body}}}\n"
    return Kernel(name, shape, text, functions_in(text), declared=kernel.declared)


def library_kernel(shape: Shape, name: str) -> Kernel:
    """The kernel for a shape whose products a library computes."""
    work = [*guards(shape), *library_lines(shape)]
    lines = [*bindings(shape, used_names(work)), *work]
    body = "".join(f"{INDENT}{line}\n" for line in lines)
    text = f"{comment(shape, ())}{signature(shape, name)}\n{{\n{body}}}\n"
    return Kernel(name, shape, text, functions_in(text))


def signature(shape: Shape, name: str, head: str = "static void ") -> str:
    """First line of the definition, which begins with `head`."""
    element = shape.element
    parameters = [
        f"{'' if array == 'c' else 'const '}{shape.element_of(array)} *restrict {array}" for array in shape.arrays
    ]
    parameters += [f"{element} {scalar}" for scalar in shape.scalars]
    parameters += [f"long {argument}" for argument in shape.arguments]
    return f"{head}{name}({', '.join(parameters)})"


def comment(shape: Shape, vectors: tuple[Vector, ...], called: str = "") -> str:
    """What the kernel computes and how its register tile looks."""
    bounds = [f"r{depth} < {bound(loop, depth)}" for depth, loop in enumerate(shape.reductions)]
    bounds += [f"line < {shape.lines}"] if shape.lines > 1 else []
    loops = ", ".join([*bounds, extent_text("row", shape.rows, shape.rows_open)])
    loops += ", " + extent_text("column", shape.columns, shape.columns_open)
    own = ["line * a_line"] if shape.lines > 1 else []
    own += ["row * a_row", "column"] if shape.a_column else ["row * a_row"]
    a_index = " + ".join([*own, *offset_terms(shape, "a", range(len(shape.reductions)))])
    column = "column" if shape.b_column == 1 else "" if shape.b_column == 0 else "column * b_column"
    b_index = total([column, *offset_terms(shape, "b", range(len(shape.reductions)))])
    factor = "alpha * " if shape.scaled else ""
    operations = [operation_text(shape, name, one) for name, one in shape.operations]
    lines = [
        *operations[: len(shape.before)],
        f"for {loops}:",
        f"    c[{c_index(shape)}] {shape.operator}= {factor}a[{a_index}]",
        f"        * b[{b_index}]",
        *operations[len(shape.before) :],
        f"The sums are added up by {called}. */" if called else layout_text(shape, vectors),
    ]
    return "/* " + "\n * ".join(lines) + "\n"


def layout_text(shape: Shape, vectors: tuple[Vector, ...]) -> str:
    """Who holds the tile, with the end of the comment."""
    if shape.backend:
        return f"The sums are added up by {LIBRARIES[shape.backend].title}. */"
    lanes = " + ".join(str(vector.lanes) for vector in vectors)
    return f"In registers: {shape.rows} x {len(vectors)} accumulators, {lanes} columns of {shape.element}. */"


def c_index(shape: Shape) -> str:
    """Index of an element of C, in a comment."""
    line = "line * c_line + " if shape.lines > 1 else ""
    return f"{line}row * c_row + column{' * c_column' if shape.turned else ''}"


def operation_text(shape: Shape, name: str, operation: Elementwise) -> str:
    """What an operation does to every element, in a comment."""
    column = " + column" if operation.column else ""
    line = f"line * {name}_line + " if shape.lines > 1 else ""
    value = f"{name}[{line}row * {name}_row{column}]" if operation.value == "array" else name or "0"
    if operation.operator in CHOICES:
        value = f"it {operation.operator.strip('!')} {value} ? " + (
            f"it : {value}" if operation.operator.startswith("!") else f"{value} : it"
        )
        return f"c[{c_index(shape)}] = {value}"
    return f"c[{c_index(shape)}] {operation.operator.strip('=')}= {value}"


def extent_text(name: str, size: int, is_open: bool) -> str:
    """Bound of the loop over rows or columns, in words of C."""
    if is_open and not size:
        return f"{name} < {name}s"
    return f"{name} < {name}s <= {size}" if is_open else f"{name} < {size}"


def guards(shape: Shape) -> list[str]:
    """Nothing is read where there is nothing to compute: elements that have no sum might not exist."""
    extents = [("rows", shape.rows_open), ("columns", shape.columns_open)]
    if not shape.operations:
        extents += [(bound(loop, depth), loop.count is None) for depth, loop in enumerate(shape.reductions)]
    return [f"if ({name} < 1) return;" for name, is_open in extents if is_open]


def bound(loop: Reduction, depth: int, by_name: bool = False) -> str:
    """C text of the iteration count; `by_name`: of the constant where it is known."""
    return f"count{depth}" if loop.count is None or by_name else str(loop.count)


def offset_terms(shape: Shape, operand: str, depths: Iterable[int]) -> list[str]:
    """The summands that the reduction loops at `depths` add to the index of `a` or `b`."""
    return [f"{iteration(shape, depth)} * {operand}_stride{depth}" for depth in depths]


def iteration(shape: Shape, depth: int) -> str:
    """C text of a reduction loop's iteration, counted from the one that the operands' addresses belong to."""
    origin = shape.reductions[depth].origin
    return f"(r{depth} - {origin})" if origin else f"r{depth}"


def types(shape: Shape, vectors: tuple[Vector, ...]) -> list[str]:
    """Typedefs of the vector types in use, widest first."""
    lanes = sorted({vector.lanes for vector in vectors}, reverse=True)
    found = [(shape.element, count) for count in (*([shape.along] if shape.along else []), *lanes)]
    if shape.factors:
        group = shape.b_column or 1
        found += [(shape.factors[1], group * count) for count in lanes] + [(shape.factors[0], group)]
    return [type_definition(element, count) for element, count in dict.fromkeys(found) if count > 1]


def used_names(lines: Iterable[str]) -> frozenset[str]:
    """Identifiers in C text."""
    return frozenset(WORD.findall("\n".join(lines)))


def bindings(shape: Shape, used: frozenset[str]) -> list[str]:
    """Constants for what the shape fixes; arguments that the body does not need are marked so."""
    constants = [
        f"const long {name} = {value};" for name, value in shape.quantities if value is not None and name in used
    ]
    idle = [f"(void){name};" for name in shape.arguments if name not in used]
    return [*constants, *idle]


def reduction(shape: Shape, vectors: tuple[Vector, ...], window: int | None) -> list[str]:
    """The reduction loops around one rank-1 update of the register tile. A loop of one iteration is left out.

    window  depth from which on they are written out, None for none
    """
    if window is None:
        return nested_loops(shape, vectors, 0, (0, shape.rows))
    kept = [depth for depth, loop in enumerate(shape.reductions) if depth != window and loop.count != 1]
    terms = [
        (f"r{depth} * a_stride{depth}", f"r{depth} * b_stride{depth}") if depth in kept else ("", "")
        for depth in range(len(shape.reductions))
    ]
    body = window_lines(shape, vectors, window, terms)
    return in_loops([depth for depth in kept if depth < window], body)


def nested_loops(shape: Shape, vectors: tuple[Vector, ...], depth: int, rows: tuple[int, int]) -> list[str]:
    """The reduction loops from `depth` inward, for the rows first <= row < beyond."""
    if depth == len(shape.loops):
        return update(shape, vectors, rows)
    if shape.columns_apart and depth == len(shape.reductions) - 1:
        a_outer, b_outer = (offset_terms(shape, operand, range(depth)) for operand in "ab")
        loops = lane_loops if shape.along else apart_loops
        return loops(shape, vectors, a_outer, b_outer, bound(shape.reductions[depth], depth, by_name=True))
    lines: list[str] = []
    for first, beyond, part in segments(shape.reductions[depth], rows):
        body = nested_loops(shape, vectors, depth + 1, part)
        lines += loop_lines(shape, depth, (first, beyond), body)
    return lines


def segments(loop: Reduction, rows: tuple[int, int]) -> Iterator[tuple[int, int | None, tuple[int, int]]]:
    """Neighboring iterations with the same rows, as (first, beyond, rows); beyond is None for the whole loop."""
    if not loop.rows:
        yield 0, None, rows
        return
    start = 0
    for (first, beyond), group in groupby(loop.rows):
        count = len(list(group))
        part = max(first, rows[0]), min(beyond, rows[1])
        if part[0] < part[1]:
            yield start, start + count, part
        start += count


def loop_lines(shape: Shape, depth: int, bounds: tuple[int, int | None], body: list[str]) -> list[str]:
    """A reduction loop over some of its iterations; a loop of one iteration that moves nothing is left out."""
    first, beyond = bounds
    loop = shape.reductions[depth]
    if beyond is None and loop.count == 1 and not shape.columns_apart:
        return body
    limit = f"count{depth}" if beyond is None else str(beyond)
    head = f"for (long r{depth} = {first}; r{depth} < {limit}; r{depth}++) {{"
    pragma = [NO_UNROLL] if depth == last_loop(shape) else []
    return [*pragma, head, *(INDENT + line for line in body), "}"]


def last_loop(shape: Shape) -> int:
    """Depth of the innermost loop that is not left out, -1 for none."""
    return max((depth for depth, loop in enumerate(shape.loops) if loop.rows or loop.count != 1), default=-1)


def start_of_a(shape: Shape) -> str:
    """What A is called inside the loops."""
    return "from" if has_windows(shape) else "a"


def hidden_start(shape: Shape) -> list[str]:
    """Where A begins, as the compiler cannot know.

    Where rows are windows that overlap, an iteration reads again what the one before it read. GCC keeps all of that
    in registers from one iteration to the next (-fpredictive-commoning), and spills accumulators instead.
    """
    return [f"const {shape.element_of('a')} *volatile from = a;"] if has_windows(shape) else []


def has_windows(shape: Shape) -> bool:
    """Whether rows of the innermost loop share elements of A with other rows a few iterations later.

    Strides of a convolution make them meet in every second or third iteration only: the compiler unrolls as many.
    """
    depth = last_loop(shape)
    if depth < 0 or shape.rows == 1 or not shape.a_row or shape.columns_apart:
        return False
    loop, apart = shape.reductions[depth], abs(shape.a_row)
    if not loop.a_stride:
        return False
    again = apart // gcd(apart, loop.a_stride)
    meets = loop.count is None or again < loop.count
    return meets and again <= REMEMBERED and again * abs(loop.a_stride) < shape.rows * apart


def update(shape: Shape, vectors: tuple[Vector, ...], rows: tuple[int, int]) -> list[str]:
    """One step of the reduction: a row vector of B times a broadcast column of A, for some rows."""
    depths = [depth for depth, loop in enumerate(shape.loops) if loop.rows or loop.count != 1]
    lines = [
        f"const {shape.element_of('a')} *at = {' + '.join([start_of_a(shape), *offset_terms(shape, 'a', depths)])};",
        f"const {shape.element_of('b')} *bt = {' + '.join(['b', *offset_terms(shape, 'b', depths)])};",
    ]
    if shape.factors:
        return [*lines, *dot_products(shape, vectors, rows)]
    lines += [f"__builtin_prefetch(&bt[{place}], 0, 3);" for place in places_ahead(shape)]
    lines += next_rows(shape, len(vectors))
    if shape.b_column == 0:
        lines.append(f"const {shape.element} tap = bt[0];")
    else:
        lines += [load_b(shape, vector, f"b{index}") for index, vector in enumerate(vectors)]
    if shape.a_column:
        return [*lines, *(line for row in range(*rows) for line in lanewise_products(shape, row, vectors))]
    for row in range(*rows):
        factor = "alpha * " if shape.scaled_early == "a" else ""
        lines.append(f"const {shape.element} a{row} = {factor}at[{row_offset(shape, 'a', row) or '0'}];")
        products = [f"c{row}_{index} {shape.operator}= a{row} * b{index};" for index in range(len(vectors))]
        lines.append(" ".join(products))
    return lines


def places_ahead(shape: Shape) -> Iterator[str]:
    """Where the lines of B begin that a step prefetches, from the row of B on that it reads."""
    return (total(["b_next", str(line * LINE_BYTES // ELEMENT_BYTES[shape.element])]) for line in range(shape.b_ahead))


def lanewise_products(shape: Shape, row: int, vectors: tuple[Vector, ...]) -> Iterator[str]:
    """One row of a step in which every column has an element of A of its own."""
    for index, vector in enumerate(vectors):
        factor = "tap" if shape.b_column == 0 else f"b{index}"
        yield load_a(shape, row, vector, f"a{row}_{index}")
        yield f"c{row}_{index} {shape.operator}= a{row}_{index} * {factor};"
