"""A microkernel call is right when kernel, arguments and the loops behind it agree, and in no other case."""

from dataclasses import dataclass, replace

import pytest
from polyxform import machine
from polyxform.codegen.model import Emitted, Instance, KernelCall
from polyxform.diagnostics import PolyxformError
from polyxform.microkernels.generate import generate
from polyxform.microkernels.model import Elementwise, Kernel, Reduction, Shape
from polyxform.validation.kernels.kernel_calls import check_kernel_call
from polyxform.validation.kernels.kernel_operands import Surroundings
from polyxform.validation.kernels.kernel_tiles import reads_own_results, writes_distinct_elements

from tests.dependences.scops import statement
from tests.validation.cases import region

TARGET = machine.named("x86-64-v3")
FIXED = (("n", 64),)
CONSTANT = Shape("float", "+", 4, 16, 64, 64, (Reduction(64, 1, 64),))
OPEN = Shape("float", "+", 4, 16, None, None, (Reduction(None, None, None),))
ARGUMENTS = ("&A[it][0]", "&B[0][jt]", "&C[it][jt]")
STRIDES = ("n", "n", "n", "1", "n")
LOOPS = """
for (long k = 0; k < n; k++)
    for (long i = it; i < it + 4; i++)
        for (long j = jt; j < jt + 16; j++)
            C[i][j] += A[i][k] * B[k][j];
"""
LINEAR = LOOPS.replace("C[i][j] += A[i][k] * B[k][j]", "C[i * n + j] += A[i * n + k] * B[k * n + j]")
HEAD = "for (long it = 0; it < 64; it += 4)\nfor (long jt = 0; jt < 64; jt += 16) {\n"


@dataclass(frozen=True)
class Call:
    """A kernel call in a nest of tiles over a 64 x 64 result.

    region     file of the region
    fixed      parameters with known values
    shape      of the kernel
    arguments  addresses, then strides and counts
    loops      what the call stands for
    """

    region: str = "matmul"
    fixed: tuple[tuple[str, int], ...] = FIXED
    shape: Shape = OPEN
    arguments: tuple[str, ...] = (*ARGUMENTS, *STRIDES)
    loops: str = LOOPS

    def record(self, kernel=None, text=""):
        kernel = kernel or generate(self.shape, "px_kernel", TARGET)
        return KernelCall(kernel, self.arguments, text or f"px_kernel({', '.join(self.arguments)});\n", self.loops)

    def check(self, **changes):
        """Hold call and loops against each other."""
        arrays = region(self.region, self.fixed).scop.arrays
        surroundings = Surroundings(arrays, dict(self.fixed), frozenset({"it", "jt"}))
        check_kernel_call(self.record(**changes), surroundings)

    def validate(self, **changes):
        """The same, and everything else, in a whole region."""
        emitted = Emitted((HEAD, self.record(**changes), "}\n"), (Instance("S0", ("i", "j", "k")),), "")
        region(self.region, self.fixed).validate(emitted)


LINEAR_ADDRESSES = ("&A[it * n]", "&B[jt]", "&C[it * n + jt]")
RIGHT = {
    "constant strides": Call(shape=CONSTANT, arguments=ARGUMENTS),
    "strides as arguments": Call(),
    "strides known and passed": Call(arguments=(*ARGUMENTS, "64", "64", "64", "1", "64")),
    "linearised arrays": Call("linear", FIXED, OPEN, (*LINEAR_ADDRESSES, *STRIDES), LINEAR),
    "wide arithmetic": Call("linear", FIXED, OPEN, ("&A[(long)it * n]", "&B[jt]", "&C[jt + n * it]", *STRIDES), LINEAR),
    "strides that are not known": Call(fixed=()),
}


TURNED_SHAPE = replace(CONSTANT, c_row=1, c_column=64)
TURNED = Call(
    "turned", shape=TURNED_SHAPE, arguments=(*ARGUMENTS[:2], "&C[jt][it]"), loops=LOOPS.replace("C[i][j]", "C[j][i]")
)
RIGHT |= {
    "columns of the result apart": TURNED,
    "columns of the result apart by an argument": replace(
        TURNED, shape=replace(TURNED_SHAPE, c_column=None), arguments=(*TURNED.arguments, "n")
    ),
}


LANEWISE = Call(
    "lanewise",
    shape=replace(CONSTANT, reductions=(Reduction(64, 64, 64),), a_column=1),
    arguments=("&A[it][jt]", *ARGUMENTS[1:]),
    loops=LOOPS.replace("A[i][k]", "A[i + k][j]"),
)
RIGHT |= {"products column by column": LANEWISE}


@pytest.mark.parametrize("name", RIGHT)
def test_right_call(name):
    RIGHT[name].check()
    if RIGHT[name].fixed:
        RIGHT[name].validate()


def changed(call, position, text):
    """The call with one argument changed."""
    arguments = list(call.arguments)
    arguments[position] = text
    return replace(call, arguments=tuple(arguments))


WRONG = {
    "rows of A too far apart": changed(Call(), 3, "n + 1"),
    "rows of C too far apart": changed(Call(), 4, "2 * (long)n"),
    "too few additions": changed(Call(), 5, "n - 1"),
    "A read along the wrong dimension": changed(Call(), 6, "n"),
    "B read along the wrong dimension": changed(Call(), 7, "1"),
    "arguments swapped": changed(changed(Call(), 5, "1"), 6, "n"),
    "A from another row": changed(Call(), 0, "&A[it + 1][0]"),
    "A from another column": changed(Call(), 0, "&A[it][1]"),
    "B from another column": changed(Call(), 1, "&B[0][jt + 16]"),
    "C from another tile": changed(Call(), 2, "&C[jt][it]"),
    "another array": changed(Call(), 0, "&B[it][0]"),
    "result is a factor": changed(Call(), 2, "&A[it][jt]"),
    "A and B swapped": replace(Call(), arguments=("&B[0][jt]", "&A[it][0]", "&C[it][jt]", *STRIDES)),
    "element instead of its address": changed(Call(), 0, "A[it][0]"),
    "too few subscripts": changed(Call(), 0, "&A[it]"),
    "an argument too few": replace(Call(), arguments=Call().arguments[:-1]),
    "an argument too many": replace(Call(), arguments=(*Call().arguments, "n")),
    "a variable of the nest": changed(Call(), 0, "&A[i][0]"),
    "an unknown function": changed(Call(), 5, "size(n)"),
    "constant stride for another size": Call(shape=CONSTANT, arguments=ARGUMENTS, fixed=()),
    "another row stride": Call(shape=replace(CONSTANT, a_row=65), arguments=ARGUMENTS),
    "another stride of C": Call(shape=replace(CONSTANT, c_row=128), arguments=ARGUMENTS),
    "kernel with more rows": Call(shape=replace(OPEN, rows=5)),
    "kernel with fewer columns": Call(shape=replace(OPEN, columns=15)),
    "kernel that subtracts": Call(shape=replace(OPEN, operator="-")),
    "kernel for doubles": Call(shape=replace(OPEN, element="double")),
    "kernel with two sums": Call(
        shape=replace(OPEN, reductions=OPEN.reductions * 2), arguments=(*Call().arguments, "n", "1", "n")
    ),
    "loops in another order": Call(
        loops=LOOPS.replace("long k = 0; k < n; k++", "long q = 0; q < 1; q++").replace("C[i]", "C[i + q]")
    ),
    "two statements": Call(loops=LOOPS + "C[0][0] += A[0][0] * B[0][0];"),
    "loops that depend on each other": Call(loops=LOOPS.replace("j < jt + 16", "j < i + 16")),
    "loop with a step": Call(loops=LOOPS.replace("k++", "k += 2")),
}


WRONG |= {
    "columns of the result not apart": replace(TURNED, shape=CONSTANT),
    "columns of the result apart by too much": replace(TURNED, shape=replace(TURNED_SHAPE, c_column=65)),
    "columns of the result apart by a wrong argument": replace(
        TURNED, shape=replace(TURNED_SHAPE, c_column=None), arguments=(*TURNED.arguments, "n + 1")
    ),
    "columns of a result apart that are not": replace(Call(), shape=TURNED_SHAPE, arguments=ARGUMENTS),
}


WRONG |= {
    "one factor for all columns": replace(LANEWISE, shape=replace(LANEWISE.shape, a_column=0)),
    "a factor for each column": replace(Call(), shape=replace(CONSTANT, a_column=1), arguments=ARGUMENTS),
    "factors of other columns": changed(LANEWISE, 0, "&A[it][0]"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_call(name):
    with pytest.raises(PolyxformError, match="PX506"):
        WRONG[name].check()


def test_products_that_an_int_cannot_hold():
    with pytest.raises(PolyxformError, match="may overflow an int"):
        changed(Call(fixed=()), 3, "n * n").check()


def test_text_calls_with_other_arguments_than_announced():
    with pytest.raises(PolyxformError, match="PX506"):
        Call().check(text=f"px_kernel({', '.join(reversed(Call().arguments))});\n")


def test_text_calls_another_kernel():
    with pytest.raises(PolyxformError, match="PX506"):
        Call().check(text=f"px_other({', '.join(Call().arguments)});\n")


def test_text_does_more_than_call():
    with pytest.raises(PolyxformError, match="PX506"):
        Call().check(text=f"px_kernel({', '.join(Call().arguments)}); C[0][0] = 0.0f;\n")


def test_kernel_that_does_not_do_what_its_shape_says():
    right = generate(OPEN, "px_kernel", TARGET)
    shorter = right.text.replace("count0;", "count0 - 1;")
    assert shorter != right.text
    with pytest.raises(PolyxformError, match="PX401"):
        Call().validate(kernel=Kernel(right.name, right.shape, shorter))


def test_loops_that_do_something_else_than_the_source():
    with pytest.raises(PolyxformError, match="PX505"):
        Call(loops=LOOPS.replace("B[k][j]", "B[j][k]")).validate()


def test_factors_of_the_loops_may_stand_either_way_round():
    Call(loops=LOOPS.replace("A[i][k] * B[k][j]", "B[k][j] * A[i][k]")).check()


def test_single_iterations_may_be_left_out_of_the_loops():
    shape = replace(OPEN, rows=1)
    loops = "for (long k = 0; k < n; k++) for (long j = jt; j < jt + 16; j++) C[it][j] += A[it][k] * B[k][j];"
    call = Call(shape=shape, loops=loops)
    kernel = generate(shape, "px_kernel", TARGET)
    piece = KernelCall(kernel, call.arguments, f"px_kernel({', '.join(call.arguments)});\n", loops)
    head = HEAD.replace("it += 4", "it++")
    emitted = Emitted((head, piece, "}\n"), (Instance("S0", ("it", "j", "k")),), "")
    region("matmul", FIXED).validate(emitted)


EDGE = replace(OPEN, rows_open=True, columns_open=True)
EDGE_LOOPS = """
for (long k = 0; k < n; k++)
    for (long i = it; i < px_min(n, it + 4); i++)
        for (long j = jt; j <= px_min(n - 1, jt + 15); j++)
            C[i][j] += A[i][k] * B[k][j];
"""
EDGE_CALL = Call(
    shape=EDGE, arguments=(*ARGUMENTS, "px_min(n - it, 4)", "px_min(16, n - jt)", *STRIDES), loops=EDGE_LOOPS
)


def test_numbers_of_rows_and_columns_may_be_arguments():
    EDGE_CALL.validate()
    replace(EDGE_CALL, shape=replace(EDGE, rows=5, columns=17)).validate()


@pytest.mark.parametrize(
    ("position", "text"), [(3, "px_min(n - it, 3)"), (3, "4"), (4, "px_min(n - jt, 15)"), (4, "n - jt")]
)
def test_wrong_number_of_rows_or_columns(position, text):
    with pytest.raises(PolyxformError, match="does not run"):
        replace(changed(EDGE_CALL, position, text), fixed=()).check()


@pytest.mark.parametrize(("rows", "columns", "name"), [(3, 16, "i"), (4, 15, "j")])
def test_more_rows_or_columns_than_registers(rows, columns, name):
    small = replace(EDGE_CALL, shape=replace(EDGE, rows=rows, columns=columns))
    small.check()
    with pytest.raises(PolyxformError, match=rf"may have more than \d+ '{name}'"):
        small.validate()


@pytest.mark.parametrize(
    ("subscript", "iterators", "distinct"),
    [
        ("C[i, j]", ("i", "j"), True),
        ("C[i + j]", ("i", "j"), False),
        ("C[i + j]", ("j",), True),
        ("C[4i + j]", ("i", "j"), True),
        ("C[3i + j]", ("i", "j"), False),
        ("C[i, 0]", ("i", "j"), False),
        ("C[t, j]", ("t", "j"), True),
    ],
)
def test_two_registers_for_one_element(subscript, iterators, distinct):
    inside = statement("[n] -> { S0[t, i, j] : 0 <= t < n and 0 <= i < n and 0 <= j < 4 }", [("writes", subscript)])
    assert writes_distinct_elements(inside, iterators) is distinct


@pytest.mark.parametrize(
    ("factor", "iterators", "own"),
    [
        ("A[i, k]", ["i", "j"], False),
        ("A[i, k]", ["k", "i", "j"], True),
        ("A[k, j]", ["i", "j"], False),
        ("A[i, k - 1]", ["k", "i", "j"], True),
        ("B[i, j]", ["k", "i", "j"], False),
    ],
)
def test_a_factor_may_be_another_element_of_the_result_that_the_tile_does_not_hold(factor, iterators, own):
    domain = "[n] -> { S0[k, i, j] : 0 <= k < n and k < i < n and k < j < n }"
    inside = statement(domain, [("reads", "A[i, j]"), ("reads", factor), ("writes", "A[i, j]")])
    assert reads_own_results(inside, iterators) is own


SCALED = replace(OPEN, scaled="a")
SCALED_LOOPS = LOOPS.replace("A[i][k] * B[k][j]", "alpha * A[i][k] * B[k][j]")
SCALED_CALL = Call("gemm", shape=SCALED, arguments=(*ARGUMENTS, "alpha", *STRIDES), loops=SCALED_LOOPS)


@pytest.mark.parametrize(
    ("product", "scaled"),
    [
        ("alpha * A[i][k] * B[k][j]", "a"),
        ("A[i][k] * alpha * B[k][j]", "a"),
        ("B[k][j] * (A[i][k] * alpha)", "a"),
        ("alpha * B[k][j] * A[i][k]", "b"),
    ],
)
def test_a_factor_may_be_scaled(product, scaled):
    loops = LOOPS.replace("A[i][k] * B[k][j]", product)
    replace(SCALED_CALL, shape=replace(OPEN, scaled=scaled), loops=loops).check()
    with pytest.raises(PolyxformError, match="PX506"):
        replace(SCALED_CALL, shape=replace(OPEN, scaled="ab".replace(scaled, "")), loops=loops).check()


@pytest.mark.parametrize("product", ["A[i][k] * B[k][j] * alpha", "alpha * (A[i][k] * B[k][j])", "A[i][k] * B[k][j]"])
def test_a_scaled_product_is_something_else(product):
    with pytest.raises(PolyxformError, match="PX506"):
        replace(SCALED_CALL, loops=LOOPS.replace("A[i][k] * B[k][j]", product)).check()


@pytest.mark.parametrize(
    ("scalar", "reason"),
    [("wide", "another type"), ("n", "another type"), ("0.5", "another type"), ("2.0f", "no factor is scaled first")],
)
def test_scalars_of_another_type_or_value(scalar, reason):
    loops = SCALED_LOOPS if scalar == "2.0f" else SCALED_LOOPS.replace("alpha", scalar)
    with pytest.raises(PolyxformError, match=reason):
        replace(changed(SCALED_CALL, 3, scalar), loops=loops).check()


def test_constants_that_scale():
    loops = SCALED_LOOPS.replace("alpha", "-2.0f")
    replace(changed(SCALED_CALL, 3, "-2.0f"), loops=loops).check()


START_LOOPS = """
for (long i = it; i < it + 4; i++)
    for (long j = jt; j < jt + 16; j++)
        C[i][j] = bias[j];
"""
START = replace(SCALED, before=(Elementwise("=", "array", 0, 1),))
START_CALL = Call("gemm", FIXED, START, (*ARGUMENTS, "&bias[jt]", "alpha", *STRIDES), START_LOOPS + SCALED_LOOPS)


def test_a_kernel_may_start_from_another_array():
    START_CALL.check()
    emitted = Emitted(
        (HEAD, START_CALL.record(), "}\n"), (Instance("S0", ("i", "j")), Instance("S1", ("i", "j", "k"))), ""
    )
    region("gemm", FIXED).validate(emitted)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("C[i][j] = bias", "C[j][i] = bias"),
        ("C[i][j] = bias", "C[i][j] += bias"),
        ("bias[j]", "bias[i]"),
        ("bias[j]", "bias[j + 1]"),
        ("bias[j]", "A[i][j]"),
        ("bias[j]", "0"),
        ("i < it + 4", "i < it + 3"),
        ("j < jt + 16", "j < jt + 17"),
        ("for (long i = it; i < it + 4; i++)", "for (long i = it; i < it + 4; i++) for (long q = 0; q < 2; q++)"),
    ],
)
def test_a_start_from_something_else(right, wrong):
    assert right in START_LOOPS
    with pytest.raises(PolyxformError, match="PX506"):
        replace(START_CALL, loops=START_LOOPS.replace(right, wrong, 1) + SCALED_LOOPS).check()


def test_nests_in_another_order():
    with pytest.raises(PolyxformError, match="PX506"):
        replace(START_CALL, loops=SCALED_LOOPS + START_LOOPS).check()


def test_a_start_that_is_left_out():
    with pytest.raises(PolyxformError, match="another number of nests"):
        replace(START_CALL, loops=SCALED_LOOPS).check()


ZERO = replace(SCALED, before=(Elementwise("=", "zero"),))


@pytest.mark.parametrize("text", ["0", "0.0f", "0.", ".0"])
def test_zeros(text):
    loops = START_LOOPS.replace("bias[j]", text) + SCALED_LOOPS
    replace(SCALED_CALL, shape=ZERO, loops=loops).check()


@pytest.mark.parametrize("text", ["1", "-0.0f", "0.5f", "bias[0]", "n"])
def test_other_values_than_zero(text):
    loops = START_LOOPS.replace("bias[j]", text) + SCALED_LOOPS
    with pytest.raises(PolyxformError, match="zero"):
        replace(SCALED_CALL, shape=ZERO, loops=loops).check()


@pytest.mark.parametrize(("operator", "text"), [("*", "C[i][j] *= alpha"), ("*", "C[i][j] = C[i][j] * alpha")])
def test_c_may_be_scaled_first(operator, text):
    shape = replace(OPEN, before=(Elementwise(operator, "scalar"),))
    loops = START_LOOPS.replace("C[i][j] = bias[j]", text) + LOOPS
    replace(SCALED_CALL, shape=shape, loops=loops).check()
    with pytest.raises(PolyxformError, match="another scalar"):
        replace(SCALED_CALL, shape=shape, loops=loops.replace("alpha", "2")).check()
