"""The check passes what the generator writes and catches every seeded fault."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from polyxform.diagnostics import ExitCode
from polyxform.machine import named
from polyxform.microkernels.check import MicrokernelMismatch, check
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Elementwise, Kernel, Reduction, Shape

OPEN = Reduction(None, None, None)
CONVOLUTION = Shape("float", "+", 4, 33, 16, None, (Reduction(3, 256, 1024), OPEN, Reduction(64, 1, 33)))
EDGE = Shape("float", "+", 3, 20, None, 50, (OPEN, Reduction(8, 1, 33)), rows_open=True, columns_open=True)
APART = Shape("float", "+", 2, 23, None, None, (Reduction(2, 100, 70), Reduction(None, None, 1)), b_column=None)
FUSED = Shape(
    "float",
    "+",
    2,
    23,
    None,
    None,
    (OPEN,),
    before=(Elementwise("=", "array", None, 1), Elementwise("*", "scalar")),
    after=(Elementwise("+", "array", 0, 1), Elementwise("-", "array", None, 0)),
    scaled="a",
)


CHOOSING = replace(
    FUSED,
    after=(Elementwise("<", "zero"), Elementwise("!>", "scalar"), Elementwise(">=", "array", None, 1)),
)
TURNED = Shape("float", "+", 6, 32, 1, 1, (OPEN,), c_column=100)

LANEWISE = Shape("float", "+", 3, 32, 48, 64, (OPEN, Reduction(3, 96, 32)), a_column=1)


def kernel(shape: Shape = CONVOLUTION) -> Kernel:
    """A correct kernel for a 16-lane machine."""
    return generate(shape, "px_kernel", named("x86-64-v4"))


SHAPES = {
    "convolution": CONVOLUTION,
    "all open": Shape("double", "-", 3, 11, None, None, (OPEN, OPEN)),
    "one element": Shape("float", "+", 1, 1, None, None, (OPEN,)),
    "with prefetch": Shape("float", "+", 3, 20, 7, None, (OPEN,), c_next=None),
    "rows at a border": Shape(
        "float", "+", 4, 16, 9, 16, (OPEN, Reduction(3, 7, 160, ((1, 4), (0, 4), (0, 3))), Reduction(None, 1, 16))
    ),
    "no reduction": Shape("float", "-", 2, 5, 1, 5, ()),
    "constant counts": Shape(
        "float", "+", 2, 16, 9, 16, (Reduction(3, 3, 48), Reduction(1, 7, 7), Reduction(2, 1, 16))
    ),
    "empty reduction": Shape("float", "+", 2, 16, 9, 16, (Reduction(0, 3, 48),)),
    "broadcast in B": Shape("double", "+", 2, 8, 1, -8, (Reduction(None, 5, 0), Reduction(None, -1, 8))),
    "operations before and after": FUSED,
    "second factor scaled": replace(FUSED, scaled="b"),
    "choices": CHOOSING,
    "choices of one lane": replace(CHOOSING, columns=1),
    "choices with open extents": replace(CHOOSING, rows_open=True, columns_open=True),
    "choices beside one element a row": replace(CHOOSING, before=(), after=(Elementwise("!<=", "array", 3, 0),) * 2),
    "start from zero": replace(FUSED, before=(Elementwise("=", "zero"),)),
    "start from a scalar": replace(FUSED, before=(Elementwise("=", "scalar"),)),
    "start from one element a row": replace(FUSED, before=(Elementwise("=", "array", 3, 0),)),
    "start from C": replace(FUSED, before=()),
    "operations with open extents": replace(FUSED, rows_open=True, columns_open=True),
    "partial tail": replace(CONVOLUTION, columns=39),
    "open tile": EDGE,
    "open rows": replace(EDGE, columns_open=False),
    "open columns": replace(EDGE, rows_open=False),
    "rows closer than the tile is wide": replace(EDGE, c_row=-17),
    "columns of C apart": TURNED,
    "columns of C apart, a partial tail": replace(TURNED, rows=5, columns=39),
    "columns of C apart, from zero": replace(TURNED, before=(Elementwise("=", "zero"),), c_column=None),
    "columns of B apart": APART,
    "columns of B apart, doubles": replace(APART, element="double", columns=9, b_column=50, rows_open=True),
    "columns of B apart, open extents": replace(APART, rows_open=True, columns_open=True),
    "columns of B apart, scaled": replace(APART, scaled="b"),
    "columns of B and C apart": replace(APART, c_row=1, c_column=99),
    "products column by column": LANEWISE,
    "products column by column, a partial tail": replace(LANEWISE, columns=39, rows=2),
    "overlapping windows of A": Shape("float", "+", 6, 16, 1, 16, (Reduction(3, 1, 16), Reduction(3, 8, 48))),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_generated_kernels_pass(shape: Shape) -> None:
    check(kernel(shape))


FAULTS = {
    "wrong row stride of A": ("at[2 * a_row]", "at[3 * a_row]"),
    "row of A used twice": ("at[a_row]", "at[0]"),
    "row stride of C used for A": ("at[3 * a_row]", "at[3 * c_row]"),
    "wrong row of C loaded": ("c1_0 = *(const px_f32x16 *)&c[c_row]", "c1_0 = *(const px_f32x16 *)&c[2 * c_row]"),
    "swapped columns on load": (
        "c2_1 = *(const px_f32x16 *)&c[2 * c_row + 16]",
        "c2_1 = *(const px_f32x16 *)&c[2 * c_row]",
    ),
    "swapped rows on store": ("&c[c_row + 16] = c1_1;", "&c[c_row + 16] = c2_1;"),
    "swapped columns on store": ("&c[3 * c_row] = c3_0;", "&c[3 * c_row] = c3_1;"),
    "dropped store": ("    c[3 * c_row + 32] = c3_2;\n", ""),
    "dropped store of a vector": ("    *(px_f32x16 *)&c[c_row] = c1_0;\n", ""),
    "stored twice, elsewhere": (
        "    c[3 * c_row + 32] = c3_2;\n",
        "    c[3 * c_row + 32] = c3_2;\n    c[33] = c3_2;\n",
    ),
    "dropped update": ("c1_1 += a1 * b1;", ""),
    "no guard for an empty reduction": ("    if (count1 < 1) return;\n", ""),
    "guard for one iteration": ("if (count1 < 1)", "if (count1 < 2)"),
    "dropped tail update": ("c0_2 += a0 * b2;", ""),
    "repeated update": ("c1_1 += a1 * b1;", "c1_1 += a1 * b1; c1_1 += a1 * b1;"),
    "update from another row": ("c1_1 += a1 * b1;", "c1_1 += a0 * b1;"),
    "update from another column": ("c2_0 += a2 * b0;", "c2_0 += a2 * b1;"),
    "subtraction for addition": ("c2_2 += a2 * b2;", "c2_2 -= a2 * b2;"),
    "overwritten accumulator": ("c2_2 += a2 * b2;", "c2_2 = a2 * b2;"),
    "operands added": ("c3_0 += a3 * b0;", "c3_0 += a3 + b0;"),
    "product of the wrong accumulator": ("c3_0 += a3 * b0;", "c3_0 = c2_0 + a3 * b0;"),
    "summands exchanged": ("c3_0 += a3 * b0;", "c3_0 = a3 * b0 + c3_0;"),
    "wrong column of B": ("b1 = *(const volatile px_f32x16 *)&bt[16]", "b1 = *(const volatile px_f32x16 *)&bt[15]"),
    "tail of B off by one": ("b2 = bt[32]", "b2 = bt[31]"),
    "read past the columns of B": ("b2 = bt[32]", "b2 = bt[33]"),
    "vector read past the columns of B": (
        "b1 = *(const volatile px_f32x16 *)&bt[16]",
        "b1 = *(const volatile px_f32x16 *)&bt[18]",
    ),
    "outer loop one short": ("r0 < count0;", "r0 < count0 - 1;"),
    "open loop one long": ("r1 < count1;", "r1 < count1 + 1;"),
    "inner loop one short": ("r2 < count2;", "r2 < count2 - 1;"),
    "loop with another loop's count": ("r1 < count1;", "r1 < count2;"),
    "constant count": ("const long count2 = 64;", "const long count2 = 63;"),
    "constant row stride": ("const long a_row = 16;", "const long a_row = 17;"),
    "constant stride of A": ("const long a_stride0 = 256;", "const long a_stride0 = 255;"),
    "constant stride of B": ("const long b_stride0 = 1024;", "const long b_stride0 = -1024;"),
    "constant that shadows an argument": (
        "const long a_row = 16;",
        "const long a_row = 16;\n    const long c_row = 39;",
    ),
    "stride of the wrong loop": ("r1 * a_stride1", "r1 * a_stride0"),
    "iterator of the wrong loop": ("r0 * b_stride0", "r1 * b_stride0"),
    "strides of A and B exchanged": ("r1 * b_stride1", "r1 * a_stride1"),
    "loop forgotten in B": (" + r2 * b_stride2", ""),
    "loop subtracted": ("r2 * a_stride2", "(0 - r2) * a_stride2"),
    "reads C where it means B": ("b2 = bt[32]", "b2 = c[32]"),
    "operands exchanged": ("*at = a +", "*at = b +"),
    "vector narrower than its columns": ("vector_size(64)", "vector_size(32)"),
    "lanes do not match": ("c0_2 += a0 * b2;", "c0_2 += a0 * b0;"),
    "aligned loads": ("vector_size(64), aligned(4)", "vector_size(64), aligned(64)"),
    "another name": ("px_kernel(", "px_other("),
    "another parameter order": ("long count1, long a_stride1", "long a_stride1, long count1"),
    "fewer parameters": (", long b_stride1)", ")"),
    "another type": ("const float *restrict b", "const double *restrict b"),
    "writes an operand": ("    c[3 * c_row + 32] = c3_2;\n", "    c[3 * c_row + 32] = c3_2;\n    b[0] = c3_2;\n"),
    "early read": ("    for (long r0", "    const float early = a[0];\n    for (long r0"),
    "unknown statement": ("    for (long r0", "    if (c_row == 0) { return; }\n    for (long r0"),
    "unknown step": ("r1++", "r1 += 2"),
    "loop from one": ("long r1 = 0", "long r1 = 1"),
    "call": ("    for (long r0", "    abort(c);\n    for (long r0"),
    "not C": ("r1++", "r1+"),
    "a second function": ("void px_kernel", "void px_second(void) { }\nstatic void px_kernel"),
}


@pytest.mark.parametrize(("right", "wrong"), FAULTS.values(), ids=FAULTS.keys())
def test_seeded_faults_are_caught(right: str, wrong: str) -> None:
    sound = kernel()
    comment, _, code = sound.text.partition("*/\n")
    assert right in code
    with pytest.raises(MicrokernelMismatch) as caught:
        check(replace(sound, text=f"{comment}*/\n{code.replace(right, wrong, 1)}"))
    assert caught.value.exit_code is ExitCode.INTERNAL
    assert "px_kernel" in str(caught.value)


EDGE_FAULTS = {
    "no guard for rows": ("    if (rows < 1) return;\n", ""),
    "no guard for columns": ("    if (columns < 1) return;\n", ""),
    "guard that lets nothing pass": ("if (rows < 1)", "if (rows < 4)"),
    "guard for one row": ("if (rows < 1)", "if (rows < 2)"),
    "missing row of A read": ("a_row2 = rows > 2 ? 2 * a_row : 0", "a_row2 = rows > 2 ? 2 * a_row : 2 * a_row"),
    "row of A that is there not read": ("a_row1 = rows > 1 ?", "a_row1 = rows > 2 ?"),
    "missing row of C written": ("c_row1 = rows > 1 ?", "c_row1 = rows > 0 ?"),
    "row of C that is there not written": ("c_row2 = rows > 2 ?", "c_row2 = rows > 3 ?"),
    "column too many in B": ("(&b0, &bt[0], columns)", "(&b0, &bt[0], columns + 1)"),
    "column too few in B": ("(&b1, &bt[16], columns - 16)", "(&b1, &bt[16], columns - 17)"),
    "columns of another vector": ("(&b1, &bt[16], columns - 16)", "(&b1, &bt[16], columns)"),
    "all columns of B": ("(&b0, &bt[0], columns)", "(&b0, &bt[0], 16)"),
    "column of C too many stored": ("(&c[c_row1], &c1_0, columns)", "(&c[c_row1], &c1_0, columns + 1)"),
    "column of C too few stored": ("(&c[c_row2], &c2_0, columns)", "(&c[c_row2], &c2_0, columns - 1)"),
    "wrong register stored": ("(&c[c_row2], &c2_0, columns)", "(&c[c_row2], &c1_0, columns)"),
    "register loaded twice": ("px_load_f32x4(&c2_1, &c[c_row2 + 16]", "px_load_f32x4(&c1_1, &c[c_row2 + 16]"),
    "narrower move": ("px_load_f32x16(&b0", "px_load_f32x8(&b0"),
    "move of other elements": ("px_load_f32x16(&b0", "px_load_f64x8(&b0"),
    "load for a store": ("px_store_f32x16(&c[0], &c0_0, columns)", "px_load_f32x16(&c0_0, &c[0], columns)"),
    "choice between addresses": ("rows > 1 ? a_row : 0", "a > 1 ? a_row : 0"),
    "stride hidden in a loop": ("        const float *at", "        const long c_row = 51;\n        const float *at"),
    "stride that is computed": ("const long c_row = 50;", "const long c_row = rows;"),
}


@pytest.mark.parametrize(("right", "wrong"), EDGE_FAULTS.values(), ids=EDGE_FAULTS.keys())
def test_seeded_faults_at_edges_are_caught(right: str, wrong: str) -> None:
    sound = kernel(EDGE)
    assert right in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(right, wrong, 1)))


FUSED_FAULTS = {
    "factor not scaled": ("a1 = alpha * at[a_row]", "a1 = at[a_row]"),
    "other factor scaled": ("a1 = alpha * at[a_row]", "a1 = s1 * at[a_row]"),
    "accumulator scaled": ("c1_0 = c1_0 * s1;", "c1_0 = c1_0 * alpha;"),
    "accumulator not scaled": ("    c1_0 = c1_0 * s1;\n", ""),
    "start from another row": ("c1_0 = *(const px_f32x16 *)&d0[d0_row];", "c1_0 = *(const px_f32x16 *)&d0[0];"),
    "start from C": ("c1_0 = *(const px_f32x16 *)&d0[d0_row];", "c1_0 = *(const px_f32x16 *)&c[c_row];"),
    "start from another array": ("c0_0 = *(const px_f32x16 *)&d0[0];", "c0_0 = *(const px_f32x16 *)&d2[0];"),
    "addition forgotten": ("    c0_0 += *(const px_f32x16 *)&d2[0];\n", ""),
    "addition twice": ("    c0_0 += *(const px_f32x16 *)&d2[0];\n", "    c0_0 += *(const px_f32x16 *)&d2[0];\n" * 2),
    "other columns added": ("c0_0 += *(const px_f32x16 *)&d2[0];", "c0_0 += *(const px_f32x16 *)&d2[1];"),
    "added after it is stored": (
        "    c1_0 -= d3[d3_row];\n    c1_1 -= d3[d3_row];\n    *(px_f32x16 *)&c[0] = c0_0;\n",
        "    c1_1 -= d3[d3_row];\n    *(px_f32x16 *)&c[0] = c0_0;\n    c0_0 -= d3[d3_row];\n",
    ),
    "another row subtracted": ("c1_0 -= d3[d3_row];", "c1_0 -= d3[0];"),
    "one lane too many": ("px_load_f32x8(&d2_0_1, &d2[16], 7)", "px_load_f32x8(&d2_0_1, &d2[16], 8)"),
    "operands in another order": (
        "const float *restrict d0, const float *restrict d2",
        "const float *restrict d2, const float *restrict d0",
    ),
    "scalars in another order": ("float alpha, float s1", "float s1, float alpha"),
}


@pytest.mark.parametrize(("right", "wrong"), FUSED_FAULTS.values(), ids=FUSED_FAULTS.keys())
def test_seeded_faults_in_operations_are_caught(right: str, wrong: str) -> None:
    sound = kernel(FUSED)
    assert right in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(right, wrong, 1)))


CHOICE_FAULTS = {
    "another comparison": ("px_if_lt_f32x16(&c1_0,", "px_if_le_f32x16(&c1_0,"),
    "the other value": ("px_if_lt_f32x16(&c1_0,", "px_unless_lt_f32x16(&c1_0,"),
    "operands exchanged": ("px_if_lt_f32x16(&c1_0, &other2_1_0)", "px_if_lt_f32x16(&other2_1_0, &c1_0)"),
    "another row": ("px_if_lt_f32x16(&c1_0,", "px_if_lt_f32x16(&c0_0,"),
    "another operand": ("px_unless_gt_f32x16(&c1_0, &other3_1_0)", "px_unless_gt_f32x16(&c1_0, &other2_1_0)"),
    "a choice forgotten": ("    px_unless_gt_f32x16(&c1_0, &other3_1_0);\n", ""),
    "other elements": ("px_if_lt_f32x16(&c1_0,", "px_if_lt_f64x8(&c1_0,"),
}


@pytest.mark.parametrize(("right", "wrong"), CHOICE_FAULTS.values(), ids=CHOICE_FAULTS.keys())
def test_seeded_faults_in_choices_are_caught(right: str, wrong: str) -> None:
    sound = kernel(CHOOSING)
    assert right in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(right, wrong, 1)))


APART_FAULTS = {
    "another column first": ("&bt[0], b_column);", "&bt[1], b_column);"),
    "columns of another vector": ("&bt[8 * b_column], b_column)", "&bt[7 * b_column], b_column)"),
    "another distance": ("&bt[0], b_column);", "&bt[0], b_stride0);"),
    "registers exchanged": ("(&t0_0, &t0_1,", "(&t0_1, &t0_0,"),
    "one register twice": ("(&t0_0, &t0_1,", "(&t0_0, &t0_0,"),
    "another element of A": ("c0_0 += at[3 * a_stride1] * t0_3;", "c0_0 += at[2 * a_stride1] * t0_3;"),
    "sums in another order": (
        "c0_0 += at[a_stride1] * t0_1; c1_0 += at[a_row + a_stride1] * t0_1;\n"
        "            c0_0 += at[2 * a_stride1] * t0_2;",
        "c0_0 += at[2 * a_stride1] * t0_2; c1_0 += at[a_row + a_stride1] * t0_1;\n"
        "            c0_0 += at[a_stride1] * t0_1;",
    ),
    "blocks too long": ("count1 / 16", "count1 / 15"),
    "blocks too few": ("block1 < blocks1;", "block1 < blocks1 - 1;"),
    "rest begins late": ("r1 = 16 * blocks1;", "r1 = 16 * blocks1 + 1;"),
    "rest is left out": ("r1 < count1;", "r1 < 16 * blocks1;"),
    "a column too many": ("b_column, 7);", "b_column, 8);"),
    "a column too few": ("b_column, 7);", "b_column, 6);"),
    "other elements": ("px_columns_f32x8(&t0_0", "px_columns_f64x4(&t0_0"),
    "narrower vectors": ("px_columns_f32x8(&t0_0", "px_columns_f32x4(&t0_0"),
}


@pytest.mark.parametrize(("right", "wrong"), APART_FAULTS.values(), ids=APART_FAULTS.keys())
def test_seeded_faults_where_columns_of_b_are_apart_are_caught(right: str, wrong: str) -> None:
    sound = kernel(APART)
    assert right in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(right, wrong, 1)))


@pytest.mark.parametrize("lanes", ["d0_1, " * 15 + "d0_0", "d0_1, " * 15 + "c[0]", "d0_1, " * 14 + "d0_1", "0, d0_1"])
def test_vectors_listed_by_lanes_are_compared_lane_by_lane(lanes: str) -> None:
    sound = kernel(replace(FUSED, before=(Elementwise("=", "array", None, 0),)))
    right = ", ".join(["d0_1"] * 16)
    assert right in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(right, lanes, 1)))


def test_functions_of_other_meaning_are_caught() -> None:
    sound = kernel(EDGE)
    first, *others = sound.functions
    with pytest.raises(MicrokernelMismatch, match="does not come along"):
        check(replace(sound, functions=tuple(others)))
    with pytest.raises(MicrokernelMismatch, match="does not come along"):
        check(replace(sound, functions=(replace(first, text=first.text.replace("count", "16")), *others)))


def test_wrong_order_of_reduction_loops_is_caught() -> None:
    outer, inner = "for (long r0 = 0; r0 < count0; r0++)", "for (long r1 = 0; r1 < count1; r1++)"
    sound = kernel()
    swapped = sound.text.replace(outer, "@").replace(inner, outer).replace("@", inner)
    with pytest.raises(MicrokernelMismatch, match="differs from the meaning"):
        check(replace(sound, text=swapped))


def test_partial_sums_are_caught() -> None:
    """Accumulating from zero and adding to C at the end is another order of additions."""
    sound = kernel(SHAPES["one element"])
    partial = sound.text.replace(
        "float c0_0 = c[0];", "float c0_0 = c[0];\n    float sum = c[0];\n    sum = sum - sum;"
    )
    partial = partial.replace("c0_0 += a0 * b0;", "sum += a0 * b0;").replace("c[0] = c0_0;", "c[0] = c0_0 + sum;")
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=partial))


def test_a_kernel_of_another_shape_is_caught() -> None:
    sound = kernel()
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, shape=replace(CONVOLUTION, operator="-")))


def test_the_check_is_quick_enough_for_every_run() -> None:
    large = kernel(Shape("float", "+", 6, 64, None, None, (OPEN, OPEN)))
    start = time.process_time()
    check(large)
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize(
    ("stride", "reads"), [(1, "from"), (5, "from"), (6, "a"), (None, "a")], ids=["next", "last", "beyond", "unknown"]
)
def test_rows_that_overlap_from_step_to_step_are_read_through_an_address_that_nobody_knows(stride, reads) -> None:
    found = kernel(replace(TURNED, reductions=(Reduction(3, stride, 32),)))
    assert f"*at = {reads} + r0" in found.text
    assert ("*volatile from = a;" in found.text) == (reads == "from")


TURNED_FAULTS = {
    "rows exchanged": ("&c0_0, &c1_0", "&c1_0, &c0_0"),
    "a row left out": ("&c2_0, &c3_0, &c4_0, &c5_0", "&c2_0, &c3_0, &c4_0, &c4_0"),
    "another distance": ("c_column, 16);", "c_column + 1, 16);"),
    "too few lanes": ("c_column, 16);", "c_column, 15);"),
    "too few rows": ("px_turn4_f32x16", "px_turn3_f32x16"),
    "narrower vectors": ("px_turn4_f32x16", "px_turn4_f32x8"),
    "another place": ("&c[2 * c_row]", "&c[3 * c_row]"),
    "the first column loaded twice": ("{c[0], c[c_column]", "{c[0], c[0]"),
    "another element type": ("px_turn4_f32x16", "px_turn4_f64x16"),
    "no place": ("&c[2 * c_row], &c2_0", "c2_0, &c2_0"),
}


@pytest.mark.parametrize("fault", TURNED_FAULTS.values(), ids=TURNED_FAULTS.keys())
def test_faults_of_kernels_that_store_rows_as_columns_are_caught(fault: tuple[str, str]) -> None:
    sound = kernel(TURNED)
    assert fault[0] in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(*fault, 1)))


@pytest.mark.parametrize(
    "changes", [{"rows_open": True}, {"columns_open": True}, {"c_row": 2}, {"c_row": None}, {"c_column": 5}]
)
def test_rows_are_stored_as_columns_only_where_they_fit(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"open number|contiguous|overlap"):
        kernel(replace(TURNED, **changes))


LANEWISE_FAULTS = {
    "another row": ("&at[2 * a_row]", "&at[a_row]"),
    "another column": ("&at[a_row + 16]", "&at[a_row]"),
    "one element for all columns": ("a1_0 * b0", "at[a_row] * b0"),
    "another column of B": ("a1_1 * b1", "a1_1 * b0"),
}


@pytest.mark.parametrize("fault", LANEWISE_FAULTS.values(), ids=LANEWISE_FAULTS.keys())
def test_faults_of_products_column_by_column_are_caught(fault: tuple[str, str]) -> None:
    sound = kernel(LANEWISE)
    assert fault[0] in sound.text
    with pytest.raises(MicrokernelMismatch):
        check(replace(sound, text=sound.text.replace(*fault, 1)))
