"""Searches for extrema that begin one step earlier: what is found, what is proven, and what is not."""

from __future__ import annotations

import pytest
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.rewrites.whole_extrema import whole_extrema
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.whole_extrema import check_whole

ARGUMENTS = "int n, int m, float A[restrict n][m], float B[restrict n][m], float c[restrict n]"
SET = "t = A[i][0];"
LOOP = "for (int j = 1; j < m; j++) t = fmaxf(t, A[i][j]);"
USE = "c[i] = t;"


def region(body: str) -> RegionTree:
    """A loop around a body."""
    head = f"#include <math.h>\nvoid f({ARGUMENTS})\n{{\nfloat t, s;\n#pragma scop\n"
    text = f"{head}for (int i = 0; i < n; i++) {{ {body} }}\n"
    source = SourceFile.from_text(f"{text}#pragma endscop\n}}\n", "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def is_right(before: str, after: str) -> bool:
    """Whether the second body is proven to do what the first one does."""
    try:
        check_whole(extract_with_loops(region(before)), extract_with_loops(region(after)), "t")
    except ValidationFailure:
        return False
    return True


def whole(body: str) -> str:
    """The body with its search from the first element on."""
    return body.replace("j = 1", "j = 0")


SEARCHES = [
    SET + LOOP + USE,
    SET + "s = 0.0f;" + LOOP + USE,
    SET + "for (int j = 1; j < m; j++) { t = A[i][j] > t ? A[i][j] : t; }" + USE,
    SET + "for (int j = 1; j < m; j++) t = t <= A[i][j] ? t : A[i][j];" + USE,
    "B[i][0] = 0.0f;" + SET + LOOP.replace("fmaxf(t, A[i][j])", "fminf(A[i][j], t)") + USE,
]


@pytest.mark.parametrize("body", SEARCHES)
def test_a_search_begins_with_the_first_element(body: str) -> None:
    (found,) = whole_extrema(region(body))
    assert (found.name, found.value) == ("t", "A[i][0]")
    check_whole(extract_with_loops(region(body)), extract_with_loops(found.tree), "t")


@pytest.mark.parametrize(
    "body",
    [
        SET.replace("[0]", "[1]") + LOOP + USE,
        SET.replace("A", "B") + LOOP + USE,
        SET + LOOP.replace("j = 1", "j = 2") + USE,
        SET + LOOP.replace("A[i][j]", "A[i][j] + 1.0f") + USE,
        SET + LOOP.replace("A[i][j])", "A[i][j] + B[i][j])") + USE,
        SET + "for (int j = 1; j < m; j++) { t = fmaxf(t, A[i][j]); B[i][j] = t; }" + USE,
        SET + LOOP.replace("fmaxf", "powf") + USE,
    ],
)
def test_other_loops_stay(body: str) -> None:
    found = list(whole_extrema(region(body)))
    assert not any(is_proven(body, one.tree) for one in found)


def is_proven(body: str, after: RegionTree) -> bool:
    """Whether a change that was found is proven."""
    try:
        check_whole(extract_with_loops(region(body)), extract_with_loops(after), "t")
    except ValidationFailure:
        return False
    return True


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SET + "A[i][0] = 2.0f;" + LOOP + USE, None),
        (SET + "t = 3.0f;" + LOOP + USE, None),
        (SET.replace("[0]", "[1]") + LOOP + USE, None),
        (SET + LOOP + USE, SET + LOOP.replace("j = 1", "j = 2") + USE),
        (SET + LOOP + USE, SET.replace("[0]", "[1]") + LOOP.replace("j = 1", "j = 0") + USE),
        (SET + LOOP + USE, whole(SET + LOOP) + "c[i] = -t;"),
        (SET + LOOP + USE, SET + USE + whole(LOOP)),
        (SET + LOOP.replace("fmaxf(t, A[i][j])", "t + A[i][j]") + USE, None),
        (SET + LOOP.replace("fmaxf(t, A[i][j])", "t > 0.0f ? A[i][j] : t") + USE, None),
        (SET + LOOP + USE + SET + LOOP + USE, None),
    ],
)
def test_wrong_changes_are_refused(before: str, after: str | None) -> None:
    assert not is_right(before, whole(before) if after is None else after)


def test_two_searches_are_changed_one_by_one() -> None:
    text = (
        "#include <math.h>\n"
        f"void f({ARGUMENTS})\n{{\n#pragma polyxform reassociate\n#pragma scop\nfor (int i = 0; i < n; i++) {{\n"
        "float most = A[i][0], least = B[i][0];\n"
        "for (int j = 1; j < m; j++) most = fmaxf(most, A[i][j]);\n"
        "for (int j = 1; j < m; j++) least = fminf(least, B[i][j]);\nc[i] = most - least; }\n#pragma endscop\n}\n"
    )
    assert "j = 1" not in optimize(text).text.split("px_fminf(float", 1)[-1]
    assert "j = 1" in optimize(text.replace("#pragma polyxform reassociate\n", "")).text
