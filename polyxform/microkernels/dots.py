"""Dot products of narrow elements: four products of bytes, or two of bfloat16 numbers, added to a sum in each lane.

    for (long r0 = 0; r0 < count0; r0++) {
        const px_s8x64 b0 = *(const volatile px_s8x64 *)&bt[0];     // four elements of each of 16 columns
        const px_u8x4 a0 = *(const px_u8x4 *)&at[0];
        px_dot_u8s8x16(&c0_0, &a0, &b0);                            // c0_0[lane] += a0[q] * b0[4 * lane + q]
    }

Bytes meet in `vpdpbusd` where the target has it. It multiplies unsigned by signed bytes; where both factors have the
same signedness, one is moved by 128 and what that adds, 128 * (b0 + b1 + b2 + b3), is taken away again: integer sums
are exact in any order. Elsewhere plain loops do the same, which compilers vectorize.

bfloat16 numbers are the upper halves of floats. `px_dot_bf16x16` widens them by shifts and adds one product after the
other, as the source does. `px_dot_loose_bf16x16` lets `vdpbf16ps` add both at once, where the target has it: it rounds
in its own way and takes denormal numbers for zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Template

from polyxform.microkernels.model import Function, Shape
from polyxform.microkernels.operands import row_offset
from polyxform.microkernels.vectors import STORED_BYTES, Vector, type_name

NAME = re.compile(r"px_dot_(?P<kind>[us]8[us]8|bf16|loose_bf16)x(?P<lanes>\d+)")
BYTES = {"unsigned char": "u8", "signed char": "s8"}
BFLOAT16 = "unsigned short"
"""C type that bfloat16 numbers are stored in."""

INTEGERS = Template(
    """\
/* sums[lane] += a[0] * b[4 * lane] + ... + a[3] * b[4 * lane + 3] for $lanes lanes. */
static inline __attribute__((always_inline)) void $name(void *sums, const void *a, const void *b)
{
$fast    int *total = (int *)sums;
    const $left *left = (const $left *)a;
    const $right *right = (const $right *)b;
    for (int lane = 0; lane < $lanes; lane++) {
        for (int place = 0; place < 4; place++) {
            total[lane] += left[place] * right[4 * lane + place];
        }
    }
$end}
"""
)
VNNI = Template(
    """\
#if $feature
    typedef int vector __attribute__((vector_size($bytes), aligned(4), may_alias));
    typedef int word __attribute__((aligned(1), may_alias));
    const vector columns = *(const vector *)b, zero = {0};
    const vector row = zero + *(const word *)a;
$sum#else
"""
)
BUILTIN = Template(
    """\
#if defined(__clang__)
    $to = (vector)__builtin_ia32_vpdpbusd$bits($arguments);
#else
    $to = (vector)__builtin_ia32_vpdpbusd_v${lanes}si($arguments);
#endif
"""
)
BFLOAT = Template(
    """\
/* sums[lane] += a[0] * b[2 * lane]; sums[lane] += a[1] * b[2 * lane + 1]; for $lanes lanes of bfloat16 numbers. */
static inline __attribute__((always_inline)) void $name(void *sums, const void *a, const void *b)
{
    typedef unsigned int word __attribute__((may_alias));
    typedef float number __attribute__((may_alias));
    const unsigned short *left = (const unsigned short *)a, *right = (const unsigned short *)b;
    number *total = (number *)sums;
    for (int place = 0; place < 2; place++) {
        const word row = (word)left[place] << 16;
        for (int lane = 0; lane < $lanes; lane++) {
            const word column = (word)right[2 * lane + place] << 16;
            total[lane] += *(const number *)&row * *(const number *)&column;
        }
    }
}
"""
)
SHIFTED = Template(
    """\
/* sums[lane] += a[0] * b[2 * lane]; sums[lane] += a[1] * b[2 * lane + 1]; for $lanes lanes of bfloat16 numbers. */
static inline __attribute__((always_inline)) void $name(void *sums, const void *a, const void *b)
{
    typedef float vector __attribute__((vector_size($bytes), aligned(4), may_alias));
    typedef unsigned int words __attribute__((vector_size($bytes), aligned(4), may_alias));
    typedef unsigned int word __attribute__((aligned(2), may_alias));
    const words columns = *(const words *)b, zero = {0};
    const words rows = zero + *(const word *)a;
    const words low = columns << 16, high = columns & 0xffff0000u;
    const words low_row = rows << 16, high_row = rows & 0xffff0000u;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    *(vector *)sums += (vector)low_row * (vector)low;
    *(vector *)sums += (vector)high_row * (vector)high;
#else
    *(vector *)sums += (vector)high_row * (vector)high;
    *(vector *)sums += (vector)low_row * (vector)low;
#endif
}
"""
)
LOOSE = Template(
    """\
/* sums[lane] += a[0] * b[2 * lane] + a[1] * b[2 * lane + 1] for $lanes lanes of bfloat16 numbers, in any order. */
static inline __attribute__((always_inline)) void $name(void *sums, const void *a, const void *b)
{
#if $feature
    typedef float vector __attribute__((vector_size($bytes), aligned(4), may_alias));
    typedef unsigned int words __attribute__((vector_size($bytes), aligned(4), may_alias));
    typedef unsigned int word __attribute__((aligned(2), may_alias));
    const words columns = *(const words *)b, zero = {0};
    const words rows = zero + *(const word *)a;
    __asm__("vdpbf16ps %2, %1, %0" : "+v"(*(vector *)sums) : "v"(rows), "v"(columns));
#else
$plain#endif
}
"""
)


def kind_of(shape: Shape) -> str:
    """How the dot products of a shape are called: "u8s8", "bf16", "loose_bf16". ValueError for types that have none."""
    if shape.element == "int" and set(shape.factors) <= BYTES.keys() and not shape.loose:
        return "".join(BYTES[factor] for factor in shape.factors)
    if shape.element == "float" and set(shape.factors) == {BFLOAT16}:
        return "loose_bf16" if shape.loose else "bf16"
    raise ValueError(f"no dot products of {' and '.join(shape.factors)} are added to {shape.element}")


def products_of(element: str) -> int:
    """Products of factors of a type that are added together: as many as fill a lane."""
    return 4 // STORED_BYTES[element]


def require_dots(shape: Shape) -> None:
    """ValueError unless the innermost reduction of a shape with narrow factors is a dot product."""
    kind_of(shape)
    group = products_of(shape.factors[0])
    last = shape.reductions[-1] if shape.reductions else None
    if last is None or (last.count, last.a_stride, last.b_stride, last.rows) != (group, 1, 1, ()):
        raise ValueError(f"the innermost reduction does not run over {group} adjacent elements of either factor")
    if shape.b_column != group or shape.a_column or shape.scaled or shape.operator != "+":
        raise ValueError("narrow factors in another form than sums of dot products")
    if shape.rows_open or shape.columns_open or shape.turned:
        raise ValueError("narrow factors with an open number of rows or columns, or columns of C apart")


def dot_products(shape: Shape, vectors: tuple[Vector, ...], rows: tuple[int, int]) -> Iterator[str]:
    """One step of the reduction for some rows: loads of both factors, and the dot products of every accumulator."""
    group, kind = products_of(shape.factors[0]), kind_of(shape)
    for index, vector in enumerate(vectors):
        part = Vector(group * vector.column, group * vector.lanes)
        name = type_name(shape.factors[1], part.lanes)
        hidden = "const volatile " if shape.rows > 1 else "const "
        yield f"const {name} b{index} = *({hidden}{name} *)&bt[{part.column}];"
    name = type_name(shape.factors[0], group)
    for row in range(*rows):
        yield f"const {name} a{row} = *(const {name} *)&at[{row_offset(shape, 'a', row) or '0'}];"
        calls = (
            f"px_dot_{kind}x{vector.lanes}(&c{row}_{index}, &a{row}, &b{index});"
            for index, vector in enumerate(vectors)
        )
        yield " ".join(calls)


def dot_function(name: str) -> Function:
    """The function of a name. ValueError for one that no kernel calls."""
    found = NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"no function {name!r} adds dot products")
    kind, lanes = found["kind"], int(found["lanes"])
    words = {"name": name, "lanes": str(lanes), "bytes": str(4 * lanes), "bits": str(32 * lanes)}
    if "bf16" not in kind:
        return Function(name, integer_text(kind, lanes, words))
    plain = (SHIFTED if lanes >= 4 else BFLOAT).substitute(words)
    if kind == "bf16" or lanes < 4:
        return Function(name, plain)
    body = plain[plain.index("{\n") + 2 : plain.rindex("}")]
    return Function(name, LOOSE.substitute(words, feature=feature("BF16", lanes), plain=body))


def feature(extension: str, lanes: int) -> str:
    """Preprocessor condition for an extension of AVX-512 on vectors of some lanes."""
    whole = f"defined(__AVX512{extension}__)"
    return whole if lanes == 16 else f"{whole} && defined(__AVX512VL__)"


def integer_text(kind: str, lanes: int, words: dict[str, str]) -> str:
    """The definition of a function that adds products of bytes."""
    types = {short: element for element, short in BYTES.items()}
    left, right = types[kind[:2]], types[kind[2:]]
    vectors = lanes in (4, 8, 16)
    fast = VNNI.substitute(words, feature=feature("VNNI", lanes), sum=vnni_sum(kind, words)) if vectors else ""
    return INTEGERS.substitute(words, left=left, right=right, fast=fast, end="#endif\n" if vectors else "")


def vnni_sum(kind: str, words: dict[str, str]) -> str:
    """Statements that add with `vpdpbusd`, whose first factor is unsigned and whose second one is signed."""
    total = "*(vector *)sums"
    if kind == "u8s8":
        return BUILTIN.substitute(words, to=total, arguments=f"{total}, row, columns")
    if kind == "s8u8":
        return BUILTIN.substitute(words, to=total, arguments=f"{total}, columns, row")
    pair, excess = ("moved, columns", "bias, columns") if kind == "s8s8" else ("columns, moved", "columns, bias")
    return (
        "    const vector bias = zero + (int)0x80808080u, moved = row ^ bias;\n    vector excess;\n"
        + BUILTIN.substitute(words, to="excess", arguments=f"zero, {excess}")
        + BUILTIN.substitute(words, to=total, arguments=f"{total}, {pair}")
        + f"    {total} -= excess;\n"
    )
