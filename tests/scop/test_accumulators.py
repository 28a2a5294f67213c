"""Scalars for which array elements stand: what is found, and what is proven."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.rewrites.accumulators import accumulators
from polyxform.syntax.parse import parse_region, parse_replacement
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.accumulators import check_accumulator

ARGUMENTS = (
    "int n, float A[restrict n][n], float B[restrict n][n], float C[restrict n][n], float D[restrict n][n], "
    "double wide[restrict n][n], int which[restrict n]"
)
START, SUMS, STORE = "s = 0;", "for (int k = 0; k < n; k++) s += A[i][k] * B[k][j];", "C[i][j] = s;"


def region(body: str, head: str = "float s;", tail: str = "") -> RegionTree:
    """Two loops around a body."""
    loops = f"for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {{ {body} }}"
    text = f"void f({ARGUMENTS})\n{{\n{head}\n#pragma scop\n{loops}\n#pragma endscop\n{tail}\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def proven(tree: RegionTree) -> list[str]:
    """Names of the scalars that are found and for which the elements are proven to stand."""
    names = []
    for found in accumulators(tree):
        try:
            check_accumulator(extract_with_loops(tree), extract_with_loops(found.tree), found.name)
            names.append(found.name)
        except ValidationFailure:
            pass
    return names


@pytest.mark.parametrize(
    "body",
    [
        START + SUMS + STORE,
        "float s = 0;" + SUMS + STORE,
        "float s; s = C[i][j];" + SUMS + STORE,
        "s = C[i][j];" + SUMS + "s *= 2; C[i][j] = s;",
        START + SUMS + "C[i][j] = s > 0 ? s : 0;",
        START + SUMS + "C[i][j] = s + D[i][j];",
        START + SUMS + STORE + "D[j][i] = C[i][j];",
        START + SUMS + STORE + "D[i][j] = s;",
        "s = C[j][i];" + SUMS + STORE,
        "D[i][j] = C[i][j] + 1;" + START + SUMS + STORE,
        START + "if (which[i] > 0) s += 1;" + SUMS + STORE,
    ],
)
def test_an_element_stands_for_the_scalar(body: str) -> None:
    assert proven(region(body)) == ["s"]


@pytest.mark.parametrize(
    "body",
    [
        SUMS + STORE,
        START + SUMS + "wide[i][j] = s;",
        START + SUMS + "C[i][j] += s;",
        START + SUMS + "C[i][j] = s + C[i][j];",
        START + SUMS + "D[i][j] = C[i][j];" + STORE,
        START + SUMS + "C[i][j] = 1;" + STORE,
        START + "D[i][j] = C[i][j] + 1;" + SUMS + STORE,
        START + SUMS + "C[i][which[j]] = s;",
        "if (which[i] > 0) s = 0;" + SUMS + STORE,
        "for (int k = 1; k < n; k++) s = A[i][k];" + SUMS + STORE,
        START + SUMS + "if (i < j) C[i][j] = s;",
    ],
)
def test_the_scalar_stays(body: str) -> None:
    assert proven(region(body)) == []


def test_a_scalar_that_is_read_behind_the_region_stays() -> None:
    assert proven(region(START + SUMS + STORE, tail="A[0][0] = s;")) == []


def test_two_scalars_are_found_one_after_the_other() -> None:
    body = "float s = 0, t = 0; for (int k = 0; k < n; k++) { s += A[i][k]; t += B[k][j]; } C[i][j] = s; D[i][j] = t;"
    assert proven(region(body)) == ["s", "t"]


ROW = "for (int l = 0; l < n; l++) { s = 0; for (int k = 0; k < n; k++) s += A[i][k] * B[k][l]; C[i][l] = s; }"


def test_one_scalar_serves_two_sums_in_turn() -> None:
    other = ROW.replace("C[i][l] = s", "D[i][l] = s / D[l][l]").replace("< n; l++", "< i; l++")
    assert proven(region(ROW + other)) == ["s", "s"]


@pytest.mark.parametrize(
    "body",
    [
        ROW + "D[i][j] = s;",
        ROW + "if (which[i] > 0) s = 1; D[i][j] = s;",
        "D[i][j] = s;" + ROW,
        ROW.replace("C[i][l] = s", "C[i][l] = s / C[i][0]"),
    ],
)
def test_a_value_that_goes_further_stays(body: str) -> None:
    assert proven(region(body)) == []


def test_uses_outside_the_range_must_stay_as_they_are() -> None:
    tree = region(ROW + "s = 1; D[i][j] = s;")
    row = ROW.replace("s = 0", "C[i][l] = 0").replace("s +=", "C[i][l] +=").replace("C[i][l] = s;", "")
    for tail, is_right in (("s = 1; D[i][j] = s;", True), ("s = 2; D[i][j] = s;", False), ("D[i][j] = s;", False)):
        text = f"for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {{ {row} {tail} }}"
        result = replace(parse_replacement(tree, text), region=tree.region)
        if is_right:
            check_accumulator(extract_with_loops(tree), extract_with_loops(result), "s")
            continue
        with pytest.raises(ValidationFailure):
            check_accumulator(extract_with_loops(tree), extract_with_loops(result), "s")


RIGHT = "for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { C[i][j] = 0; for (int k = 0; k < n; k++) %s }"
SUM = "C[i][j] += A[i][k] * B[k][j];"


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        (RIGHT % SUM, True),
        (RIGHT.replace("j < n", "j < n - 1") % SUM, False),
        (RIGHT.replace("C[i][j] = 0", "C[i][j] = 1") % SUM, False),
        (RIGHT.replace("C[i][j] = 0;", "") % SUM, False),
        (RIGHT.replace("C[i][j] = 0", "C[j][i] = 0") % SUM, False),
        (RIGHT % SUM.replace("C[i][j]", "D[i][j]"), False),
        (RIGHT % f"{{ {SUM} {SUM} }}", False),
        (RIGHT.replace("int k = 0", "int k = 1") % SUM, False),
        ("for (int j = 0; j < n; j++) for (int i = 0; i < n; i++)" + RIGHT[RIGHT.index("{") - 1 :] % SUM, False),
    ],
)
def test_a_wrong_replacement_is_not_proven(text: str, is_right: bool) -> None:
    tree = region(START + SUMS + STORE)
    result = replace(parse_replacement(tree, text), region=tree.region)
    source = extract_with_loops(tree)
    if is_right:
        check_accumulator(source, extract_with_loops(result), "s")
        return
    with pytest.raises(ValidationFailure):
        check_accumulator(source, extract_with_loops(result), "s")


def test_a_scalar_that_is_read_before_it_is_written_is_no_element() -> None:
    tree = region(SUMS + STORE)
    text = RIGHT.replace("C[i][j] = 0;", "") % SUM
    result = replace(parse_replacement(tree, text), region=tree.region)
    with pytest.raises(ValidationFailure, match="before it is written"):
        check_accumulator(extract_with_loops(tree), extract_with_loops(result), "s")


def test_sums_in_a_scalar_get_a_kernel() -> None:
    body = "float s = 0; for (int k = 0; k < n; k++) s += A[i][k] * B[k][j]; C[i][j] = s;"
    loops = f"for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {{ {body} }}"
    compilation = optimize(f"void f({ARGUMENTS})\n{{\n#pragma scop\n{loops}\n#pragma endscop\n}}\n")
    assert "px_kernel_" in compilation.text
    assert "which begins with C = 0" in compilation.text
