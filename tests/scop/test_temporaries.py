"""Scalars for which products stand: what is found, and what is proven."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.rewrites.temporaries import temporaries
from polyxform.syntax.parse import parse_region, parse_replacement
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.substitution import check_substitution

ARGUMENTS = (
    "int n, float alpha, double wide, float A[restrict n][n], float B[restrict n][n], float C[restrict n][n], int I[n]"
)
SET, SUM = "s = alpha * A[i][k];", "for (int j = 0; j < n; j++) C[i][j] += s * B[k][j];"


def region(body: str, tail: str = "") -> RegionTree:
    """Two loops around a body."""
    loops = f"for (int i = 0; i < n; i++) for (int k = 0; k < n; k++) {{ {body} }}"
    text = f"void f({ARGUMENTS})\n{{\nfloat s;\n#pragma scop\n{loops}\n#pragma endscop\n{tail}\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def proven(tree: RegionTree) -> list[str]:
    """The values that are found and proven to stand for scalars."""
    values = []
    for found in temporaries(tree):
        try:
            check_substitution(extract_with_loops(tree), extract_with_loops(found.tree), found.name)
            values.append(found.value)
        except ValidationFailure:
            pass
    return values


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (SET + SUM, "alpha * A[i][k]"),
        ("float s = A[i][k];" + SUM, "A[i][k]"),
        ("register float s = -alpha * A[i][k] * 2.0f;" + SUM, "-alpha * A[i][k] * 2.0f"),
        (SET + SUM.replace("C[i][j] += s", "C[i][j] = C[i][j] - s"), "alpha * A[i][k]"),
        (SET + SUM.replace("int j", "int i").replace("j", "i"), "alpha * A[i][k]"),
        ("A[i][k] += 1;" + SET + SUM + "A[i][k] = 0;", "alpha * A[i][k]"),
    ],
)
def test_a_product_stands_for_the_scalar(body: str, value: str) -> None:
    assert proven(region(body)) == [value]


@pytest.mark.parametrize(
    "body",
    [
        SUM + SET,
        SET + SUM + "s = 0;",
        SET + "A[i][k] = 0;" + SUM,
        SET + SUM.replace("C[i][j] +=", "A[i][j] +="),
        SET + "I[i] = s;",
        "if (I[i] > 0) s = A[i][k];" + SUM,
        "s = wide * A[i][k];" + SUM,
        "s = 2.0 * A[i][k];" + SUM,
        "s = A[i][k] + B[i][k];" + SUM,
        "s = I[k] * A[i][k];" + SUM,
    ],
)
def test_the_scalar_stays(body: str) -> None:
    assert proven(region(body)) == []


BETWEEN = "} for (int i = 0; i < n; i++) for (int k = 0; k < n; k++) {"
"""The end of the loops around a body, and the beginning of other ones."""
OTHER_SUM = "for (int j = 0; j < n; j++) B[i][j] += s * C[k][j];"


@pytest.mark.parametrize("declared", ["", "float "])
def test_one_scalar_may_hold_several_products_in_turn(declared: str) -> None:
    body = f"{declared}{SET}{SUM}{BETWEEN}{declared}s = A[k][i];{OTHER_SUM}"
    assert proven(region(body)) == ["alpha * A[i][k]", "A[k][i]"]


@pytest.mark.parametrize(
    ("body", "values"),
    [
        (SET + SUM + BETWEEN + OTHER_SUM, []),
        (SET + SUM + BETWEEN + "if (k > 0)" + OTHER_SUM + "s = A[k][i];" + OTHER_SUM, ["alpha * A[i][k]"]),
        (SET + SUM + BETWEEN + "B[i][k] = s; s = A[k][i];" + OTHER_SUM, []),
        (SET + SUM + BETWEEN + "s = A[k][i]; s = 2 * s;" + OTHER_SUM, ["alpha * A[i][k]"]),
    ],
)
def test_a_product_that_other_loops_read_keeps_its_scalar(body: str, values: list[str]) -> None:
    assert proven(region(body)) == values


def test_a_scalar_that_is_read_behind_the_region_stays() -> None:
    assert proven(region(SET + SUM, tail="A[0][0] = s;")) == []


RIGHT = "for (int i = 0; i < n; i++) for (int k = 0; k < n; k++) for (int j = 0; j < n; j++) C[i][j] += {} * B[k][j];"


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        (RIGHT.format("alpha * A[i][k]"), True),
        (RIGHT.format("A[i][k] * alpha"), False),
        (RIGHT.format("A[i][k]"), False),
        (RIGHT.format("alpha * A[k][i]"), False),
        (RIGHT.format("s"), False),
        (RIGHT.format("alpha * A[i][k]").replace("int j = 0", "int j = 1"), False),
        (RIGHT.format("alpha * A[i][k]").replace("for (int k = 0; k < n; k++) ", "").replace("k", "0"), False),
    ],
)
def test_a_wrong_replacement_is_not_proven(text: str, is_right: bool) -> None:
    tree = region(SET + SUM)
    result = replace(parse_replacement(tree, text), region=tree.region)
    if is_right:
        check_substitution(extract_with_loops(tree), extract_with_loops(result), "s")
        return
    with pytest.raises(ValidationFailure):
        check_substitution(extract_with_loops(tree), extract_with_loops(result), "s")


def test_a_product_kept_in_a_scalar_gets_a_kernel() -> None:
    loops = f"for (int i = 0; i < n; i++) for (int k = 0; k < n; k++) {{ float {SET} {SUM} }}"
    compilation = optimize(f"void f({ARGUMENTS})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n")
    assert "px_kernel_" in compilation.text


def test_leading_dimensions_are_known_names() -> None:
    loops = """for (int i = 0; i < m; i++) for (int k = 0; k < p; k++) {
        register float part = alpha * A[i * lda + k];
        for (int j = 0; j < n; j++) C[i * ldc + j] += part * B[k * ldb + j];
    }"""
    arguments = "int m, int n, int p, float alpha, float *A, int lda, float *B, int ldb, float *C, int ldc"
    compilation = optimize(f"void gemm({arguments})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n")
    assert "px_kernel_" in compilation.text


def test_gradients_of_a_layer_with_a_local_scalar_in_each_nest_get_kernels() -> None:
    loops = """for (int b = 0; b < batch; b++) {
        const float *from = dy + b * outputs;
        for (int o = 0; o < outputs; o++) {
            const float *row = w + o * inputs;
            float d = from[o];
            for (int i = 0; i < inputs; i++) dx[b * inputs + i] += row[i] * d;
        }
    }
    for (int o = 0; o < outputs; o++)
        for (int b = 0; b < batch; b++) {
            float d = dy[b * outputs + o];
            dbias[o] += d;
            for (int i = 0; i < inputs; i++) dw[o * inputs + i] += x[b * inputs + i] * d;
        }"""
    arguments = (
        "int batch, int inputs, int outputs, float *dx, float *dw, float *dbias, const float *dy, const float *x"
    )
    compilation = optimize(f"void layer({arguments}, const float *w)\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n")
    (region,) = compilation.regions
    calls = [call for version in region.versions for call in version.version.emitted.calls]
    assert {access for call in calls for access in ("dx", "dw") if f"&{access}[" in call.text} == {"dx", "dw"}
