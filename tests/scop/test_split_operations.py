"""What is done to sums, one operation at a time: what is found, and what is proven."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.rewrites.split_operations import split_operations
from polyxform.syntax.parse import parse_region, parse_replacement
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.split_operations import check_operations

ARGUMENTS = (
    "int n, float A[restrict n][n], float B[restrict n][n], float C[restrict n][n], float R[restrict n][n], "
    "float b[restrict n], double wide"
)
SUMS = "for (int k = 0; k < n; k++) C[i][j] += A[i][k] * B[k][j];"
SUM = "C[i][j] + R[i][j]"


def text_of(last: str, sums: str = SUMS) -> str:
    """A file with a region of sums and what is done to them."""
    loops = around(f"C[i][j] = 0.0f; {sums} {last}")
    head = "#include <math.h>\n"
    return (
        f"{head}void f({ARGUMENTS})\n{{\n#pragma polyxform size(n = 96)\n#pragma scop\n{loops}\n#pragma endscop\n}}\n"
    )


def around(body: str) -> str:
    """The loops."""
    return f"for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {{ {body} }}"


def region(last: str, sums: str = SUMS) -> RegionTree:
    """Two loops around sums and what is done to them."""
    source = SourceFile.from_text(text_of(last, sums), "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def parts_proven(tree: RegionTree) -> bool | None:
    """Whether the statement that is split first is proven; None where none is."""
    for found in split_operations(tree):
        try:
            check_operations(extract_with_loops(tree), extract_with_loops(found.tree), found.name)
        except ValidationFailure:
            return False
        return True
    return None


def is_proven(last: str, parts: str) -> bool:
    """Whether some statements are proven to do what one does."""
    tree = region(last)
    result = replace(parse_replacement(tree, around(f"C[i][j] = 0.0f; {SUMS} {parts}")), region=tree.region)
    try:
        check_operations(extract_with_loops(tree), extract_with_loops(result), "C[i][j]")
    except ValidationFailure:
        return False
    return True


@pytest.mark.parametrize(
    ("last", "ends"),
    [
        (f"C[i][j] = {SUM} > 0.0f ? {SUM} : 0.0f;", ["C += R[i][j]", "C = the greatest of itself and 0"]),
        (f"C[i][j] = 0 > {SUM} ? 0 : {SUM};", ["C += R[i][j]", "C = the greatest of itself and 0"]),
        ("C[i][j] = C[i][j] + b[j] + R[i][j];", ["C += b[j]", "C += R[i][j]"]),
        ("C[i][j] = b[j] * (C[i][j] - R[i][j]) + b[i];", ["C -= R[i][j]", "C *= b[j]", "C += b[i]"]),
        (
            "C[i][j] = fminf(fmaxf(C[i][j] + b[j], 0.0f), 6.0f);",
            ["C += b[j]", "C = the greatest of itself and 0", "C = the least of itself and 6.0f"],
        ),
        (
            "C[i][j] = C[i][j] < 0.0f ? 0.0f : C[i][j] > 6.0f ? 6.0f : C[i][j];",
            ["C = the least of itself and 6.0f", "C = the greatest of itself and 0"],
        ),
        (
            "C[i][j] = C[i][j] > 6.0f ? 6.0f : C[i][j] < 0.0f ? 0.0f : C[i][j];",
            ["C = the greatest of itself and 0", "C = the least of itself and 6.0f"],
        ),
    ],
)
def test_kernels_end_with_each_operation(last: str, ends: list[str]) -> None:
    assert parts_proven(region(last)) is True
    recipe = optimize(text_of(last), Options(target="x86-64-v3")).regions[0].versions[0].version.recipe
    assert [step.removeprefix("which ends with ") for step in recipe if "ends with" in step] == ends


@pytest.mark.parametrize(
    "last",
    [
        "C[i][j] = C[i][j] > 0.0f ? C[i][j] : 0.0f;",
        "C[i][j] = C[i][j] * C[i][j] + b[j];",
        "C[i][j] = C[i][j] + b[j] > 0.0f ? C[i][j] : 0.0f;",
        "C[i][j] = C[i][j] < 0.0f ? b[j] : C[i][j] > 6.0f ? 6.0f : C[i][j];",
        "C[i][j] = expf(C[i][j] + b[j]);",
        "R[i][j] = R[i][j] + b[j] + b[i];",
    ],
)
def test_other_statements_stay_whole(last: str) -> None:
    assert parts_proven(region(last)) is None


@pytest.mark.parametrize(
    "last",
    [
        "C[i][j] = C[i][j] * 0.5 + b[j];",
        "C[i][j] = C[i][j] + wide + b[j];",
        "C[i][j] = C[i][j] < 6.0f ? 6.0f : C[i][j] > 0.0f ? 0.0f : C[i][j];",
        "C[i][j] = C[i][j] < b[j] ? b[j] : C[i][j] > b[i] ? b[i] : C[i][j];",
        "C[i][j] = C[i][j] < 0.0f ? 0.0f : C[i][j] < 6.0f ? C[i][j] : 6.0f;",
    ],
)
def test_what_may_round_or_choose_otherwise_is_not_proven(last: str) -> None:
    assert parts_proven(region(last)) is False


@pytest.mark.parametrize(
    "parts",
    [
        f"C[i][j] = {SUM}; C[i][j] = C[i][j] * b[i];",
        "C[i][j] = C[i][j] * b[j]; C[i][j] = C[i][j] + R[i][j];",
        f"C[i][j] = {SUM};",
        f"C[i][j] = {SUM}; C[j][i] = C[i][j] * b[j];",
        f"C[i][j] = {SUM}; C[i][j] += b[j];",
        f"if (i > 0) {{ C[i][j] = {SUM}; C[i][j] = C[i][j] * b[j]; }}",
    ],
)
def test_seeded_faults_are_seen(parts: str) -> None:
    assert is_proven(f"C[i][j] = ({SUM}) * b[j];", f"C[i][j] = {SUM}; C[i][j] = C[i][j] * b[j];")
    assert not is_proven(f"C[i][j] = ({SUM}) * b[j];", parts)
