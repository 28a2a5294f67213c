"""Arrays that change places from step to step: what is found, what is proven, and what is not."""

from __future__ import annotations

import pytest
from polyxform.diagnostics import Unsupported
from polyxform.options import Options
from polyxform.preparation import prepared_models
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.model import Scop
from polyxform.scop.rewrites.alternating import alternating
from polyxform.syntax.parse import parse_region
from polyxform.syntax.printing import statement_text
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.alternating import check_alternating

ARGUMENTS = "int n, float y[restrict 90], float z[restrict 90], float A[restrict 90], double w[restrict 90]"
ALL = "for (int i = 0; i < n; i++)"
INSIDE = "for (int i = 1; i < n - 1; i++)"
SUM = f"{ALL} z[i] = y[i] + y[n - 1 - i];"
BACK = f"{ALL} y[i] = z[i];"
SMOOTH = f"{INSIDE} B[i] = 0.5f * (A[i - 1] + A[i + 1]); {INSIDE} A[i] = B[i];"
GROWING = (
    "for (int i = 0; i < t; i++) z[i] = y[i] + y[t - 1 - i]; for (int i = 0; i < t; i++) y[i] = z[i]; y[t] = 1.0f;"
)
NAME = "t_pair"


def region(body: str) -> RegionTree:
    """A region of these statements."""
    head = f"void f({ARGUMENTS})\n{{\nfloat B[90], C[90];\n#pragma polyxform size(n = 90)\n#pragma scop\n"
    source = SourceFile.from_text(f"{head}{body}\n#pragma endscop\n}}\n", "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def steps(body: str, head: str = "int t = 1; t < n; t++") -> str:
    """Steps that do something."""
    return f"for ({head}) {{ {body} }}"


def prepared(body: str) -> Scop:
    """The model by which a region is compiled."""
    (model,) = prepared_models(region(body), Options(general=False))
    return model.scop


def is_right(before: str, after: str) -> bool:
    """Whether the second text is proven to do what the first one does."""
    old, new = (extract_with_loops(region(text), {"n": 90}) for text in (before, after))
    try:
        check_alternating(old, new, NAME)
    except (ValidationFailure, Unsupported):
        return False
    return True


def first_form(body: str) -> str:
    """The text of the first form in which arrays change places."""
    found = next(iter(alternating(region(body), {"n": 90})))
    return "\n".join(statement_text(node) for node in found.tree.statements)


@pytest.mark.parametrize(
    "body",
    [
        steps(SUM + BACK),
        steps(SUM + BACK, "int t = 0; t <= 80; ++t"),
        steps(GROWING),
        steps(f"w[t] = t; {SUM} w[t] += z[0]; {BACK} y[t] += t;"),
        steps(SMOOTH),
        f"A[0] = 1; {steps(SMOOTH)} A[1] = 2;",
    ],
)
def test_arrays_change_places(body: str) -> None:
    assert any(statement.iterators[:1] == (NAME,) for statement in prepared(body).statements)


@pytest.mark.parametrize(
    "body",
    [
        steps(SUM + BACK, "int t = 0; t < 15; t++"),
        steps(SUM + BACK, "int t = 1; t < n; t += 2"),
        steps(SUM + BACK, "int t = n - 1; t > 0; t--"),
        steps(f"{SUM} {ALL} y[i] = z[i] + 1;"),
        steps(f"{SUM} for (int i = 1; i < n; i++) y[i] = z[i - 1];"),
        steps(f"{SUM} {BACK} {ALL} for (int j = 0; j < n; j++) w[i] += y[j];"),
        # What is not copied back is read again, or left behind.
        steps(f"{SUM} for (int i = 1; i < n; i++) y[i] = z[i];"),
        steps(f"{INSIDE} z[i] = A[i - 1] + A[i + 1]; {INSIDE} A[i] = z[i];"),
        steps(f"{ALL} z[i] = y[i] + z[i]; {BACK}"),
        # A step reads what an earlier one left in the other array.
        steps(f"w[t] = z[0]; {SUM} {BACK}"),
        steps(f"{ALL} w[i] = y[i]; {ALL} y[i] = w[i];"),
    ],
)
def test_arrays_stay(body: str) -> None:
    assert not any(NAME in statement.iterators for statement in prepared(body).statements)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{NAME} < 44", f"{NAME} < 43"),
        ("t = 89", "t = 88"),
        ("y[i] = z[i] + z[n - 1 - i]", "y[i] = z[i] + y[n - 1 - i]"),
        ("y[i] = z[i] + z[n - 1 - i]", "y[i] = z[i] + z[n - 2 - i]"),
        (f"w[2 * {NAME} + 2]", f"w[2 * {NAME} + 1]"),
        (f"for (int {NAME}", f"z[0] = y[1]; for (int {NAME}"),
        ("for (int t", "y[0] = 1; for (int t"),
    ],
)
def test_what_is_proven_and_what_is_not(old: str, new: str) -> None:
    body = steps(f"w[t] = t; {SUM} {BACK}")
    found = first_form(body)
    assert is_right(body, found)
    assert old in found
    assert not is_right(body, found.replace(old, new))


def test_borders_are_copied_once() -> None:
    (first, second), *_ = (prepared(steps(SMOOTH)).statements[:2],)
    assert [one.iterators for one in (first, second)] == [(), ()]
    assert [one.accesses[-1].text for one in (first, second)] == ["B[0]", "B[89]"]


def test_a_copy_in_front_that_is_read_behind_the_region_is_no_match() -> None:
    body = steps(SMOOTH.replace("B[", "z["))
    assert not is_right(body, first_form(body))
