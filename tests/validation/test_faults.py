"""Each fault that a code generator could have is caught, and told by the right code.

A fault is a change of right code. Where code and witness would change together in a faulty generator, both do here:
the witness must not be a way to talk validation into anything.
"""

from dataclasses import dataclass, replace

import pytest
from polyxform.codegen.model import Instance
from polyxform.validation.failure import ValidationFailure

from tests.validation.cases import HERE, case, region

READ, INSTANCES, ORDER, PARALLEL, BODY, OVERLAP, COPY = "PX501", "PX502", "PX503", "PX504", "PX505", "PX508", "PX512"

PARALLEL_FOR = "#pragma omp parallel for\n"
COLLAPSED = "#pragma omp parallel for collapse(2)\n"


@dataclass(frozen=True)
class Fault:
    """Replace `old` by `new` in a right text, and the witness's iterators where `witness` is given."""

    name: str
    case: str
    old: str
    new: str
    code: str
    witness: tuple[tuple[str, ...], ...] = ()


FAULTS = (
    # Iterations that are missing, done twice, or made up.
    Fault("tile edge one too low", "matmul_tiled", "px_min(n, it + 32)", "px_min(n, it + 31)", INSTANCES),
    Fault("tile edge one too high", "matmul_tiled", "px_min(n, it + 32)", "px_min(n, it + 33)", INSTANCES),
    Fault("no minimum at the edge", "matmul_tiled", "j < px_min(n, jt + 32)", "j < jt + 32", INSTANCES),
    Fault("maximum instead of minimum", "matmul_tiled", "j < px_min(n", "j < px_max(n", INSTANCES),
    Fault("tile step too large", "matmul_tiled", "it += 32", "it += 33", INSTANCES),
    Fault("tile step too small", "matmul_tiled", "jt += 32", "jt += 16", INSTANCES),
    Fault("first iteration missing", "matmul_tiled", "int k = 0", "int k = 1", INSTANCES),
    Fault("last iteration missing", "matmul_tiled", "k < n;", "k < n - 1;", INSTANCES),
    Fault("one iteration too many", "matmul_tiled", "k < n;", "k <= n;", INSTANCES),
    Fault("last tile missing", "matmul_tiled", "it < n;", "it < n - 32;", INSTANCES),
    Fault("loop stops at a constant", "matmul_tiled", "k < n;", "k < 1024;", INSTANCES),
    Fault("tiles rounded down", "matmul_collapsed", "n + 7, 8", "n, 8", INSTANCES),
    Fault("too few tiles", "matmul_collapsed", "n + 7, 8", "n + 15, 16", INSTANCES),
    Fault("remainder loop missing", "matmul_split", "if (n >= 1)", "if (n >= 4)", INSTANCES),
    Fault("remainder overlaps full tiles", "matmul_split", "n - n % 4", "n - n % 4 - 1", INSTANCES),
    Fault("remainder starts too late", "matmul_split", "n - n % 4; j < n", "n - n % 4 + 1; j < n", INSTANCES),
    Fault("full tile runs over the edge", "matmul_split", "j < n - 3", "j < n - 2", INSTANCES),
    Fault("guard dropped", "jacobi_shifted", "if (c < n - 1)", "if (c < n)", INSTANCES),
    Fault("second guard dropped", "jacobi_shifted", "if (c >= 2)", "if (c >= 1)", INSTANCES),
    Fault("guard too strong", "jacobi_shifted", "if (c >= 2)", "if (c >= 3)", INSTANCES),
    Fault("triangular bound lost", "triangle_columns", "int i = j + 1", "int i = 0", INSTANCES),
    Fault("triangular bound off by one", "triangle_columns", "int i = j + 1", "int i = j", INSTANCES),
    Fault("wavefront starts too late", "seidel_wavefront", "long w = 1", "long w = 2", INSTANCES),
    Fault("wavefront ends too early", "seidel_wavefront", "+ n - 3", "+ n - 4", INSTANCES),
    Fault("wavefront bound rounded wrongly", "seidel_wavefront", "w - n + 3, 2", "w - n + 2, 2", INSTANCES),
    # Statements that compute something else.
    Fault("subscripts swapped", "matmul_tiled", "A[i][k]", "A[k][i]", BODY),
    Fault("subscript off by one", "matmul_tiled", "B[k][j]", "B[k][j + 1]", BODY),
    Fault("another array", "matmul_tiled", "B[k][j]", "A[k][j]", BODY),
    Fault("another target", "matmul_tiled", "C[i][j] +=", "C[j][i] +=", BODY),
    Fault("another operator", "matmul_tiled", "A[i][k] * B", "A[i][k] + B", BODY),
    Fault("another assignment", "matmul_tiled", "C[i][j] +=", "C[i][j] -=", BODY),
    Fault("assignment instead of addition", "matmul_tiled", "C[i][j] +=", "C[i][j] =", BODY),
    Fault("operands swapped", "matmul_tiled", "A[i][k] * B[k][j]", "B[k][j] * A[i][k]", BODY),
    Fault("a factor dropped", "matmul_tiled", "A[i][k] * B[k][j]", "A[i][k]", BODY),
    Fault("parentheses moved", "seidel_wavefront", ") / 3.0", " / 3.0)", BODY),
    Fault("another constant", "seidel_wavefront", "3.0", "3.0f", BODY),
    Fault("another weight", "jacobi_shifted", "0.5", "0.25", BODY),
    Fault("witness and text disagree", "scale_local", "n - 1 - i", "i", BODY),
    Fault("value of the iterator wrong", "scale_local", "2 * (n - 1 - i)", "2 * i", BODY),
    Fault("wrong skew sign", "seidel_wavefront", "A[w - 2 * t] =", "A[w + 2 * t] =", BODY),
    Fault("parameters swapped", "linear_interchanged", "A[i * n + k]", "A[i + n * k]", BODY),
    Fault(
        "unrolled copy not moved on",
        "matmul_split",
        "C[i][j + 2] += A[i][k] * B[k][j + 2]",
        "C[i][j + 2] += A[i][k] * B[k][j + 1]",
        BODY,
    ),
    Fault(
        "unrolled copy repeated",
        "matmul_split",
        "C[i][j + 3] += A[i][k] * B[k][j + 3]",
        "C[i][j + 2] += A[i][k] * B[k][j + 2]",
        BODY,
    ),
    Fault("statements of the witness swapped", "jacobi_parallel", "B[i] = 0.25", "A[i] = 0.25", BODY),
    # Dependences out of order.
    Fault("sum in reverse", "matmul_tiled", "k = 0; k < n; k++", "k = n - 1; k >= 0; k--", ORDER),
    Fault("time runs backwards", "jacobi_parallel", "t = 0; t < steps; t++", "t = steps - 1; t >= 0; t--", ORDER),
    # Loops that are not parallel, and variables that are shared.
    Fault("outer loop parallel", "jacobi_parallel", "for (int t", PARALLEL_FOR + "for (int t", PARALLEL),
    Fault("sum parallel", "matmul_tiled", "for (int k", PARALLEL_FOR + "for (int k", PARALLEL),
    Fault("sum in vector lanes", "matmul_tiled", "for (int k", "#pragma omp simd\nfor (int k", PARALLEL),
    Fault("sum taken for independent", "matmul_tiled", "for (int k", "#pragma GCC ivdep\nfor (int k", PARALLEL),
    Fault("one loop too many collapsed", "matmul_collapsed", "collapse(2)", "collapse(4)", PARALLEL),
    Fault(
        "collapse over an imperfect nest",
        "triangle_columns",
        "for (int j",
        COLLAPSED + "for (int j",
        PARALLEL,
    ),
    Fault("columns parallel", "triangle_columns", "for (int j", PARALLEL_FOR + "for (int j", PARALLEL),
    Fault("wavefronts parallel", "seidel_wavefront", "for (long w", PARALLEL_FOR + "for (long w", PARALLEL),
    Fault("pragma one loop too far out", "jacobi_shifted", "for (int c", PARALLEL_FOR + "for (int c", PARALLEL),
    Fault("private forgotten", "shared_scalar_private", " private(t)", "", PARALLEL),
    Fault("another variable private", "shared_scalar_private", "private(t)", "private(n)", PARALLEL),
    Fault("reduction forgotten", "dot_reduction", " reduction(+ : s)", "", PARALLEL),
    Fault("sum merely private", "dot_reduction", "reduction(+ : s)", "private(s)", PARALLEL),
    Fault("reduction by another operator", "dot_reduction", "+ : s", "* : s", PARALLEL),
    Fault("sums of columns shared", "columns_private", " reduction(+ : s[:40])", "", PARALLEL),
    Fault("one column left out", "columns_private", "s[:40]", "s[:39]", PARALLEL),
    Fault("a column too many", "columns_private", "s[:40]", "s[:41]", PARALLEL),
    Fault("a pointer in the place of its elements", "columns_private", "s[:40]", "s", PARALLEL),
    Fault("elements of another array", "columns_private", "s[:40]", "r[:40]", PARALLEL),
    Fault("columns merely private", "columns_private", "reduction(+ : s[:40])", "private(s)", PARALLEL),
    Fault("columns by another operator", "columns_private", "+ : s[", "* : s[", PARALLEL),
    Fault("pragma that is not known", "matmul_tiled", "schedule(static)", "ordered", PARALLEL),
    Fault("parallel region without sharing", "matmul_tiled", "parallel for schedule(static)", "parallel", PARALLEL),
    Fault("shared loop without a region", "jacobi_region", "#pragma omp parallel\n", "", PARALLEL),
    Fault("region without a shared loop", "jacobi_region", "#pragma omp for\n    ", "", PARALLEL),
    Fault("region inside a region", "jacobi_region", "omp for", "omp parallel for", PARALLEL),
    Fault("shared loop outside", "jacobi_region", "#pragma omp parallel\n", "#pragma omp for\n", PARALLEL),
    Fault("threads do not wait", "jacobi_region", "#pragma omp for\n", "#pragma omp for nowait\n", PARALLEL),
    Fault("pragma in front of an if", "jacobi_shifted", "if (c >= 2)", "#pragma omp critical\nif (c >= 2)", PARALLEL),
    # Variables that stand for arrays.
    Fault("copy too short", "rows_fused", "t_row[64]", "t_row[63]", COPY),
    Fault("copy of unknown size", "rows_tiled", "sum[4]", "sum[n]", COPY),
    Fault("copy of another type", "rows_fused", "float t_row", "double t_row", COPY),
    Fault("copy written one further on", "rows_fused", "t_row[j] = a", "t_row[(j + 1) % 64] = a", COPY),
    Fault("copy read backwards", "rows_fused", "= t_row[j]", "= t_row[63 - j]", COPY),
    Fault("one element for all", "rows_fused", "t_row[j]", "t_row[0]", COPY),
    Fault("rows of the tile share a copy", "rows_tiled", "t_tile[i - i_tile]", "t_tile[0]", COPY),
    Fault("a tile more than the copy holds", "rows_tiled", "t_tile[4]", "t_tile[3]", COPY),
    Fault("the array itself read", "rows_fused", "= t_row[j]", "= t[i][j]", BODY),
    Fault("the array itself written", "rows_fused", "t_row[j] = a", "t[i][j] = a", BODY),
    Fault("another copy read", "rows_fused", "t_row[j] - sum", "sum - sum", BODY),
    Fault("copy outside of the loop", "rows_fused", "#pragma omp parallel for", "float sum;", READ),
    Fault("copy in the inner loop", "rows_fused", "sum = 0.0f;", "{ float sum; sum = 0.0f; }", READ),
    # Approximations, and extremes in lanes.
    Fault("another approximation", "loose_lanes", "px_expf(", "px_tanhf(", BODY),
    Fault("another argument of an approximation", "loose_lanes", "a[i] - largest)", "a[i] + largest)", BODY),
    Fault("reciprocal of something else", "quotients_reciprocal", "b[i] *= 1.0f / sum", "b[i] *= 1.0f / a[i]", BODY),
    Fault("no reciprocal", "quotients_reciprocal", "b[i] *= 1.0f / sum", "b[i] *= sum", BODY),
    Fault("twice the reciprocal", "quotients_reciprocal", "b[i] *= 1.0f / sum", "b[i] *= 2.0f / sum", BODY),
    Fault("reciprocal of another value", "quotients_reciprocal", "a[i] * (1.0f / sum)", "c[i] * (1.0f / sum)", BODY),
    Fault("whole-numbered reciprocal", "quotients_reciprocal", "d[i] / e[0]", "d[i] * (1 / e[0])", BODY),
    Fault("reciprocal of an integer", "quotients_reciprocal", "d[i] / e[0]", "d[i] * (1.0f / e[0])", BODY),
    Fault("least in the place of greatest", "quotients_reciprocal", "px_fmaxf", "px_fminf", BODY),
    Fault("another function of the library", "loose_lanes", "px_expf(", "exp2f(", BODY),
    Fault("least instead of greatest", "loose_lanes", "max:largest", "min:largest", PARALLEL),
    Fault("greatest in lanes that share it", "loose_lanes", " reduction(max:largest)", "", PARALLEL),
    # Code that is not what was announced.
    Fault("a statement too many", "jacobi_parallel", "A[i] = B[i];", "A[i] = B[i]; B[i] = A[i];", READ),
    Fault("a statement missing", "jacobi_shifted", "A[c - 1] = B[c - 1];", ";", READ),
    Fault("a witness of another statement", "transpose_reversed", "j < m", "j < m", READ, (("j",),)),
    Fault("a witness that is not affine", "transpose_reversed", "j < m", "j < m", READ, (("i * j", "j"),)),
    Fault("a name that does not exist", "matmul_tiled", "k < n", "k < p", READ),
    Fault("not C", "matmul_tiled", "k < n", "k <", READ),
    Fault("a call", "shared_scalar_private", "x[i] * x[i]", "square(x[i])", READ),
    Fault(
        "unsigned counter that wraps",
        "matmul_tiled",
        "int k = 0; k < n; k++",
        "unsigned k = n - 1; k >= 0; k--",
        READ,
    ),
    # A variable that stands for an array in all iterations but the last.
    Fault("the array instead of its variable", "scratch_last_apart", "px_row[p] = 2.0f", "row[p] = 2.0f", BODY),
    Fault(
        "last values out of order",
        "scratch_last_apart",
        "if (n >= 1) {\n        for (int j",
        "if (n >= 1) {\n        #pragma omp parallel for\n        for (int j",
        PARALLEL,
    ),
    Fault("the variable of another nest", "sweeps_two_copies", "= px_row_2[p]", "= row[p]", BODY),
    Fault("a step left to variables alone", "sweeps_two_copies", "steps - 1; t++", "steps; t++", INSTANCES),
    Fault("a second variable too short", "sweeps_two_copies", "px_row_2[64]", "px_row_2[63]", COPY),
    Fault("one iteration missing", "scratch_last_apart", "i < n - 1", "i < n - 2", INSTANCES),
    Fault("the last iteration in both", "scratch_last_apart", "i < n - 1", "i < n", INSTANCES),
    Fault("a variable too short", "scratch_last_apart", "px_row[64]", "px_row[63]", COPY),
    Fault("a variable of another type", "scratch_last_apart", "float px_row", "double px_row", COPY),
)


def broken(fault):
    """The case with the fault in it."""
    right = case(f"right/{fault.case}.c")
    assert fault.old in right.text
    instances = right.instances
    if fault.witness:
        instances = tuple(Instance(i.statement, w) for i, w in zip(instances, fault.witness, strict=True))
    return replace(right, text=right.text.replace(fault.old, fault.new), instances=instances)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_caught(fault):
    found = broken(fault)
    with pytest.raises(ValidationFailure) as caught:
        region(found.region).validate(found.emitted)
    assert caught.value.diagnostics[0].code == fault.code


@pytest.mark.parametrize("name", sorted(path.name for path in (HERE / "wrong").glob("*.c")))
def test_wrong_code_is_caught(name):
    found = case(f"wrong/{name}")
    with pytest.raises(ValidationFailure) as caught:
        region(found.region).validate(found.emitted)
    assert caught.value.diagnostics[0].code == found.expect


def test_failure_names_both_accesses_of_a_broken_dependence():
    found = case("wrong/seidel_interchanged.c")
    with pytest.raises(ValidationFailure) as caught:
        region(found.region).validate(found.emitted)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.endswith("S0 writes A[i] after S0 reads A[i - 1] at distance (1,-1)")
    assert [note.message for note in diagnostic.notes] == ["A[i - 1] is the other access"]


def test_failure_names_an_instance():
    found = broken(Fault("", "matmul_tiled", "it + 32)", "it + 31)", ""))
    with pytest.raises(ValidationFailure, match=r"instance \(31, \d+, \d+\) with n = 32 of statement S0 never"):
        region(found.region).validate(found.emitted)
