"""Scalars for which elements of new arrays stand: what is found, what is proven, and the memory around the versions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.codegen.scratch import with_scratch as around
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.rewrites.scratch_sums import scratch_sums, with_scratch
from polyxform.syntax.parse import parse_region, parse_replacement
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree, Scratch
from polyxform.validation.assembly import check_assembly
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.scratch_sums import check_scratch

ARGUMENTS = (
    "int n, long m, float A[restrict n][n], float B[restrict n][n], float C[restrict n][n], int which[restrict n]"
)
SUMS, ADD = "for (int k = 0; k < n; k++) s += A[i][k] * B[j][k];", "C[i][j] += s;"


def region(body: str, tail: str = "", rows: str = "n") -> RegionTree:
    """Two loops around a body."""
    loops = f"for (int i = 0; i < {rows}; i++) for (int j = 0; j < n; j++) {{ {body} }}"
    text = f"void f({ARGUMENTS})\n{{\nfloat s;\n#pragma scop\n{loops}\n#pragma endscop\n{tail}\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def proven(tree: RegionTree) -> list[str]:
    """The elements that are found and proven to stand for scalars."""
    values = []
    for found in scratch_sums(tree):
        try:
            check_scratch(extract_with_loops(tree), extract_with_loops(found.tree), found.name)
            values.append(found.value)
        except ValidationFailure:
            pass
    return values


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("s = 0;" + SUMS + ADD, "px_s[i][j]"),
        ("float s = 0;" + SUMS + ADD, "px_s[i][j]"),
        ("s = 0;" + SUMS.replace("+=", "-=") + "C[i][j] = C[i][j] * 0.5f + s;", "px_s[i][j]"),
        ("s = 0;" + SUMS + "C[i][0] += s;", "px_s[i]"),
        ("s = A[i][j];" + SUMS + "s *= 2; C[j][i] -= s;", "px_s[i][j]"),
    ],
)
def test_an_element_of_a_new_array_stands_for_the_scalar(body: str, value: str) -> None:
    assert proven(region(body)) == [value]


@pytest.mark.parametrize(
    "body",
    [
        SUMS + ADD,
        "s = 0;" + SUMS.replace("A[i][k] * B[j][k]", "A[i][k]") + ADD,
        "s = 0;" + SUMS + "C[0][0] += s;",
        "s = 0;" + SUMS + "C[i][(int)s] += 1;",
        "if (which[i] > 0) s = 0;" + SUMS + ADD,
        "s = 0;" + SUMS + "if (i < j)" + ADD,
    ],
)
def test_the_scalar_stays(body: str) -> None:
    assert proven(region(body)) == []


def test_a_scalar_that_is_read_behind_the_region_stays() -> None:
    assert proven(region("s = 0;" + SUMS + ADD, tail="A[0][0] = s;")) == []


@pytest.mark.parametrize("rows", ["n - 1", "m", "i"])
def test_an_extent_is_a_number_or_an_int_that_stays(rows: str) -> None:
    assert proven(region("s = 0;" + SUMS + ADD, rows=rows if rows != "i" else "which[0]")) == []


def test_counters_below_zero_have_no_memory() -> None:
    body = region("s = 0;" + SUMS + ADD)
    text = (
        "for (int i = -1; i < n; i++) for (int j = 0; j < n; j++) { s = 0; "
        + SUMS
        + ADD.replace("[i]", "[i + 1]")
        + "}"
    )
    tree = replace(parse_replacement(body, text), region=body.region)
    assert len(list(scratch_sums(tree))) == 1
    assert proven(tree) == []


RIGHT = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {{ {0} = 0; {1} C[i][j] += {0}; }}"
IN_ARRAY = SUMS.replace("s +=", "px_s[i][j] +=")


@pytest.mark.parametrize(
    ("text", "extents", "is_right"),
    [
        (RIGHT.format("px_s[i][j]", IN_ARRAY), ("n", "n"), True),
        (RIGHT.format("px_s[i][j]", IN_ARRAY), ("8", "n"), False),
        (RIGHT.format("px_s[i][j]", IN_ARRAY), ("n", "7"), False),
        (RIGHT.format("px_s[i][j]", IN_ARRAY).replace("] = 0", "] = 1"), ("n", "n"), False),
        (RIGHT.format("px_s[i][j]", IN_ARRAY).replace("+= px_s[i][j]", "+= px_s[j][i]"), ("n", "n"), False),
        (RIGHT.format("px_s[i][j + 0]", IN_ARRAY), ("n", "n"), False),
        (RIGHT.format("px_s[i][j]", SUMS), ("n", "n"), False),
    ],
)
def test_a_wrong_replacement_is_not_proven(text: str, extents: tuple[str, ...], is_right: bool) -> None:
    tree = region("s = 0;" + SUMS + ADD)
    declared = with_scratch(tree, Scratch("px_s", "float", extents))
    result = replace(parse_replacement(declared, text), region=tree.region)
    if is_right:
        check_scratch(extract_with_loops(tree), extract_with_loops(result), "s")
        return
    with pytest.raises(ValidationFailure):
        check_scratch(extract_with_loops(tree), extract_with_loops(result), "s")


@pytest.mark.parametrize(
    ("wrong", "scratch"),
    [
        (Scratch("px_s", "double", ("n", "n")), Scratch("px_s", "float", ("n", "n"))),
        (Scratch("px_s", "float", ("n", "8")), Scratch("px_s", "float", ("n", "n"))),
        (Scratch("px_s", "float", ("n",)), Scratch("px_s", "float", ("n", "n"))),
    ],
)
def test_memory_of_another_size_is_refused(wrong: Scratch, scratch: Scratch) -> None:
    text = assembled(wrong)
    check_assembly(text, "f();", [], (wrong,))
    with pytest.raises(ValidationFailure):
        check_assembly(text, "f();", [], (scratch,))


def assembled(scratch: Scratch) -> str:
    """A region that consists of its own text, with an array around it."""
    return around("{ f(); }\n", (scratch,), "f();\n", "")


PRODUCT = """for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++) {
        float sum = 0;
        for (int k = 0; k < p; k++)
            sum += alpha * A[i * lda + k] * B[j * ldb + k];
        C[i * ldc + j] += sum;
    }
"""


@pytest.mark.parametrize("head", ["", "#pragma polyxform size(m = 64, n = 96, p = 32, lda = 32, ldb = 32, ldc = 96)\n"])
def test_a_product_that_is_added_at_the_end_gets_a_kernel(head: str) -> None:
    arguments = "int m, int n, int p, float alpha, float *A, int lda, float *B, int ldb, float *C, int ldc"
    compilation = optimize(f"void gemm({arguments})\n{{\n{head}#pragma scop\n{PRODUCT}#pragma endscop\n}}\n")
    assert "px_kernel_" in compilation.text
    assert "float (*px_sum)[px_max(n, 1)] = px_allocate(sizeof(float), (long)m * n);" in compilation.text
    assert compilation.text.count("px_release(px_sum);") == 1


def test_a_region_without_kernels_keeps_its_scalar() -> None:
    compilation = optimize(
        "void f(int n, float *A, float *C)\n{\n#pragma scop\n"
        "for (int i = 0; i < n; i++) {\nfloat s = 0;\nfor (int k = 0; k < n; k++)\n"
        "s += A[k] * A[(k * k) % n];\nC[i] += s;\n}\n#pragma endscop\n}\n"
    )
    assert "px_s" not in compilation.text
