"""Arrays for which others stand: what is found, and what is proven."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.rewrites.coalesce import coalesced
from polyxform.syntax.parse import parse_region, parse_replacement
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.coalescing import check_coalesced

ARGUMENTS = (
    "int n, float A[restrict n][n], float B[restrict n][n], float T[{restrict}n][n], float C[restrict n][n], "
    "float R[restrict n][n], double W[restrict n][n]"
)
SUMS = "T[i][j] = 0; for (int k = 0; k < n; k++) T[i][j] += A[i][k] * B[k][j];"
LAST = "C[i][j] = T[i][j] + R[i][j];"


def around(body: str) -> str:
    """The loops."""
    return f"for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {{ {body} }}\n"


def text_of(*bodies: str, live_out: str = "C, R, W", restrict: str = "restrict ") -> str:
    """A file with a region of nests."""
    pragmas = f"#pragma polyxform live_out({live_out}) size(n = 96)\n#pragma scop\n"
    nests = "".join(map(around, bodies))
    return f"void f({ARGUMENTS.format(restrict=restrict)})\n{{\n{pragmas}{nests}#pragma endscop\n}}\n"


def region(text: str) -> RegionTree:
    """The region of a file."""
    source = SourceFile.from_text(text, "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def proven(tree: RegionTree) -> dict[tuple[str, str], bool]:
    """Which arrays may give way to which by their forms, and whether that is proven."""
    result = {}
    for found in coalesced(tree):
        try:
            check_coalesced(extract_with_loops(tree), extract_with_loops(found.tree), found.name)
            result[found.name, found.value] = True
        except ValidationFailure:
            result[found.name, found.value] = False
    return result


def is_proven(text: str, nests: str) -> bool:
    """Whether a region is proven to do what one does without T."""
    tree = region(text)
    result = replace(parse_replacement(tree, nests), region=tree.region)
    try:
        check_coalesced(extract_with_loops(tree), extract_with_loops(result), "T")
    except ValidationFailure:
        return False
    return True


@pytest.mark.parametrize(
    "bodies",
    [
        (SUMS, LAST),
        (SUMS, LAST, "C[i][j] = C[i][j] < 0 ? 0 : C[i][j];"),
        ("C[i][j] = 0;", SUMS, LAST),
        ("R[i][j] = C[i][j];", SUMS, LAST),
        (SUMS, LAST, "R[i][j] = C[j][i];"),
        (SUMS + LAST,),
    ],
)
def test_the_target_stands_for_the_sums(bodies: tuple[str, ...]) -> None:
    assert proven(region(text_of(*bodies))) == {("T", "C"): True}


def test_kernels_end_with_what_is_made_of_the_sums() -> None:
    version = optimize(text_of(SUMS, LAST), Options(target="x86-64-v3")).regions[0].versions[0].version
    assert "which ends with C += R[i][j]" in version.recipe
    assert not any("T" in call.text for call in version.emitted.calls)


@pytest.mark.parametrize(
    "bodies",
    [
        (SUMS, "C[i][j] = T[j][i];"),
        (SUMS, "C[i][j] = C[i][j] + T[i][j];"),
        (SUMS, "W[i][j] = T[i][j];"),
    ],
)
def test_other_uses_are_not_found(bodies: tuple[str, ...]) -> None:
    assert proven(region(text_of(*bodies))) == {}


def test_what_is_read_behind_the_region_stays() -> None:
    assert proven(region(text_of(SUMS, LAST, live_out="T, C"))) == {}


@pytest.mark.parametrize(
    "bodies",
    [
        (SUMS, "R[i][j] = C[i][j];", LAST),
        (SUMS, LAST, "R[i][j] = T[j][i];"),
        (SUMS, "if (i > 0) C[i][j] = T[i][j] + R[i][j];"),
        (SUMS.removeprefix("T[i][j] = 0;"), LAST),
        (SUMS, LAST, "T[i][j] = 0;"),
    ],
)
def test_values_that_would_be_lost_are_seen(bodies: tuple[str, ...]) -> None:
    assert proven(region(text_of(*bodies))) == {("T", "C"): False}


def test_arrays_that_may_overlap_others_stay() -> None:
    text = text_of(SUMS, LAST, restrict="").replace("C[restrict", "C[").replace("R[restrict", "R[")
    assert proven(region(text)) == {("T", "C"): False}


@pytest.mark.parametrize(
    "nests",
    [
        around(SUMS.replace("T", "C").replace("+=", "-=")) + around(LAST.replace("T", "C")),
        around(LAST.replace("T", "C")) + around(SUMS.replace("T", "C")),
        around(SUMS.replace("T", "C")) + around(LAST.replace("T[i][j]", "C[j][i]")),
        around(SUMS.replace("T", "C")).replace("i < n", "i < n - 1") + around(LAST.replace("T", "C")),
        around(SUMS.replace("T", "R")) + around(LAST.replace("T", "R")),
        around(SUMS.replace("T", "C")),
    ],
)
def test_seeded_faults_are_seen(nests: str) -> None:
    text = text_of(SUMS, LAST)
    assert is_proven(text, around(SUMS.replace("T", "C")) + around(LAST.replace("T", "C")))
    assert not is_proven(text, nests)
