"""Vectors for what iterations of outer loops would compute again: what is found, what is proven, and what is not."""

from __future__ import annotations

import pytest
from polyxform.diagnostics import Unsupported
from polyxform.options import Options
from polyxform.preparation import prepared_models
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.names import walk, written_names
from polyxform.scop.rewrites.steady_vectors import steady_vectors
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.steady_vectors import check_steady

ARGUMENTS = "int n, float A[restrict 90][64], float B[restrict 90][64], float v[restrict 64], double w[restrict 64]"
ROWS = "for (int i = 0; i < 90; i++)"
COLUMNS = "for (int j = 0; j < 64; j++)"
ROOT = "sqrtf(v[j] + 1e-5f)"
SETTER = f"float px_per_j[64]; {COLUMNS} px_per_j[j] = {ROOT};"


def region(body: str) -> RegionTree:
    """A region of these statements."""
    head = f"#include <math.h>\nvoid f({ARGUMENTS})\n{{\n#pragma polyxform size(n = 64)\n#pragma scop\n"
    source = SourceFile.from_text(f"{head}{body}\n#pragma endscop\n}}\n", "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def nest(value: str, target: str = "B[i][j]", inner: str = COLUMNS) -> str:
    """Two loops around an assignment."""
    return f"{ROWS} {inner} {target} = {value};"


def vectors(body: str) -> list[str]:
    """The expressions that vectors hold in the end."""
    (model,) = prepared_models(region(body), Options(general=False))
    own = [array.name for array in model.scop.arrays.values() if array.inside]
    return [one for one in own if one.startswith("px_per_")]


def is_right(before: str, after: str) -> bool:
    """Whether the second text is proven to do what the first one does."""
    old, new = region(before), region(after)
    try:
        check_steady(extract_with_loops(old), extract_with_loops(new), "px_per_j")
    except (ValidationFailure, Unsupported):
        return False
    return True


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (nest(f"A[i][j] / {ROOT}"), ROOT),
        (nest(f"A[i][j] * (v[j] / {ROOT})"), f"v[j] / {ROOT}"),
        (nest(f"{ROOT} < A[i][j] ? 0.0f : A[i][j]"), ROOT),
        (nest("A[i][j] * (1.0f / v[j])", inner="for (int j = 0; j < n; j++)"), "1.0f / v[j]"),
        (nest("w[j] / 3.0 - A[i][j]"), "w[j] / 3.0"),
        (f"{COLUMNS} v[j] = A[0][j]; {nest(f'A[i][j] / {ROOT}')}", ROOT),
        (f"for (int k = 0; k < 9; k++) {nest('B[i][j] + A[i][j] / v[j]').replace('90', '30')}", "A[i][j] / v[j]"),
        (f"{ROWS} {COLUMNS} {{ const float root = {ROOT}; B[i][j] = A[i][j] / root; }}", ROOT),
    ],
)
def test_what_is_slow_and_steady_is_computed_once(body: str, value: str) -> None:
    found = list(steady_vectors(region(body), {"n": 64}))
    assert [one.value for one in found] == [value]
    assert len(vectors(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        nest("A[i][j] / v[j]"),
        nest("A[i][j] / sqrtf(B[i][j])"),
        nest(f"A[i][j] + {ROOT}", target="v[j]"),
        nest("A[i][j] * (v[j] + 1.0f)"),
        nest("A[i][j] / sqrtf(v[i])", inner="for (int j = 0; j < 64; j++)"),
        nest("A[i][j] / sqrt(v[j] + w[j])"),
        f"{COLUMNS} B[0][j] = {ROOT};",
        nest(f"A[i][j] > 0.0f ? {ROOT} : 0.0f"),
        f"{ROWS} for (int j = i; j < 64; j++) B[i][j] = A[i][j] / {ROOT};",
        f"{ROWS} {COLUMNS} if (j != 5) B[i][j] = A[i][j] / {ROOT};",
        f"{ROWS} {{ {COLUMNS} B[i][j] = A[i][j] / {ROOT}; v[i % 64] = 1.0f; }}",
    ],
)
def test_everything_else_stays(body: str) -> None:
    assert vectors(body) == []


PLAIN = nest(f"A[i][j] / {ROOT}")
USING = nest("A[i][j] / px_per_j[j]")


def test_a_vector_of_the_same_values_is_right() -> None:
    assert is_right(PLAIN, SETTER + USING)


@pytest.mark.parametrize(
    "after",
    [
        SETTER.replace("1e-5f", "1e-6f") + USING,
        SETTER.replace("sqrtf", "sqrt") + USING,
        SETTER.replace("float px", "double px") + USING,
        SETTER.replace("[64]", "[63]", 1) + USING,
        SETTER.replace("j < 64", "j < 63") + USING,
        SETTER.replace("px_per_j[j] =", "px_per_j[63 - j] =") + USING,
        SETTER + USING.replace("px_per_j[j]", "px_per_j[63 - j]"),
        SETTER + USING.replace("A[i][j] /", "A[i][j] *"),
        SETTER + USING.replace("i < 90", "i < 89"),
        f"float px_per_j[64]; {USING} {COLUMNS} px_per_j[j] = {ROOT};",
        SETTER + f"{COLUMNS} px_per_j[j] = 1.0f;" + USING,
    ],
)
def test_other_vectors_are_not(after: str) -> None:
    assert not is_right(PLAIN, after)


def test_what_changes_in_between_is_seen() -> None:
    change = f"{COLUMNS} v[j] = 2.0f;"
    assert is_right(change + PLAIN, change + SETTER + USING)
    assert not is_right(change + PLAIN, SETTER + change + USING)


def test_what_nobody_computes_is_not_computed() -> None:
    short = "for (int j = 0; j < 60; j++)"
    assert not is_right(PLAIN.replace(COLUMNS, short), SETTER + USING.replace(COLUMNS, short))
    assert not is_right(nest(f"A[i][j] > 0.0f ? {ROOT} : 0.0f"), SETTER + nest("A[i][j] > 0.0f ? px_per_j[j] : 0.0f"))


def test_vectors_stand_in_front_of_all_that_does_not_set_what_they_are_made_of() -> None:
    (found,) = steady_vectors(region(f"{COLUMNS} v[j] = A[0][j]; {COLUMNS} B[0][j] = 1.0f; {PLAIN}"), {"n": 64})
    kinds = [type(item).__name__ for item in found.tree.statements]
    assert kinds == ["For", "Decl", "For", "For", "For"]
    assert written_by(found.tree) == ["v", "px_per_j", "B", "B"]


def test_kernels_can_end_with_factors_that_a_vector_holds() -> None:
    """A scalar for the factor would keep them from it, and computing the factor for each element would be slow."""
    scaled = f"{{ const float factor = v[j] / {ROOT}; {ROWS} B[i][j] = factor * B[i][j]; }}"
    (model,) = prepared_models(region(f"for (int k = 0; k < 9; k++) {COLUMNS} {scaled}"), Options(general=False))
    arrays = [{access.array for access in statement.accesses} for statement in model.scop.statements]
    assert arrays == [{"px_per_j", "v"}, {"px_per_j", "B"}]


def written_by(tree: RegionTree) -> list[str]:
    """The arrays that the nests of a region write, one after another."""
    found = [name for item in tree.statements for node in walk(item) for name in written_names(node)]
    return [name for name in found if name in ("v", "px_per_j", "B")]
