"""Sums that consent lets be split, or gathered in an element that holds more: what is found, and what is proven."""

from __future__ import annotations

from dataclasses import replace

import islpy as isl
import pytest
from polyxform.dependences.analysis import analyze
from polyxform.options import Options
from polyxform.pipeline import CompiledRegion, optimize
from polyxform.polyhedra import maps_of
from polyxform.scop.extract import extract_with_loops
from polyxform.scop.rewrites.scaled_sums import scaled_sums
from polyxform.scop.rewrites.split_sums import split_sums
from polyxform.syntax.parse import parse_region, parse_replacement
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.scaled_sums import check_scaled
from polyxform.validation.rewrites.split_sums import check_split
from polyxform.validation.validate import validate

ARGUMENTS = (
    "int n, double alpha, double beta, float narrow, double A[restrict n][n], double B[restrict n][n], "
    "double C[restrict n][n], double D[restrict n][n], float F[restrict n][n]"
)
SPLIT = "for (int k = 0; k < n; k++) C[i][j] += alpha * A[i][k] * B[j][k] - A[j][k] * B[i][k];"
GATHERED = (
    "s = 0; for (int k = 0; k < i; k++) { C[k][j] += B[i][j] * A[i][k]; s -= A[i][k] * B[k][j]; } "
    "C[i][j] = beta * C[i][j] + A[i][i] * B[i][j] - alpha * s;"
)


def region(body: str, head: str = "double s;", tail: str = "") -> RegionTree:
    """Two loops around a body."""
    text = f"void f({ARGUMENTS})\n{{\n{head}\n#pragma scop\n{around(body)}\n#pragma endscop\n{tail}\n}}\n"
    source = SourceFile.from_text(text, "k.c")
    return parse_region(source, find_regions(source)[0], Options())


def around(body: str) -> str:
    """The loops."""
    return f"for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {{ {body} }}"


def found_and_proven(tree: RegionTree, find, check) -> list[bool]:
    """For each replacement that is found whether it is proven."""
    proven = []
    for found in find(tree):
        try:
            check(extract_with_loops(tree), extract_with_loops(found.tree), found.name)
            proven.append(True)
        except ValidationFailure:
            proven.append(False)
    return proven


def is_proven(tree: RegionTree, text: str, name: str, check) -> bool:
    """Whether some text is proven to do what the region does."""
    result = replace(parse_replacement(tree, around(text)), region=tree.region)
    try:
        check(extract_with_loops(tree), extract_with_loops(result), name)
    except ValidationFailure:
        return False
    return True


@pytest.mark.parametrize("body", [SPLIT, SPLIT.replace("alpha * A[i][k] * B[j][k]", "A[i][k] * B[j][k] * alpha")])
def test_a_sum_of_products_is_split(body: str) -> None:
    assert found_and_proven(region(body), split_sums, check_split) == [True]
    nests = {call.nest for version in compiled(body, True).versions for call in version.version.emitted.calls}
    assert any("alpha" in nest for nest in nests)


@pytest.mark.parametrize(
    "body",
    [
        SPLIT.replace(" - A[j][k] * B[i][k]", ""),
        SPLIT.replace("B[i][k]", "2.0"),
        SPLIT.replace("for (int k = 0; k < n; k++) C[i][j]", "int k = 0; C[i][j]"),
        SPLIT.replace("B[i][k]", "C[i][k]"),
    ],
)
def test_other_sums_stay_whole(body: str) -> None:
    assert found_and_proven(region(body), split_sums, check_split) == []


@pytest.mark.parametrize(
    ("parts", "is_right"),
    [
        ("C[i][j] += alpha * A[i][k] * B[j][k]; C[i][j] -= A[j][k] * B[i][k];", True),
        ("C[i][j] += B[j][k] * (alpha * A[i][k]); C[i][j] -= B[i][k] * A[j][k];", True),
        ("C[i][j] += alpha * A[i][k] * B[j][k]; C[i][j] += A[j][k] * B[i][k];", False),
        ("C[i][j] += A[i][k] * B[j][k]; C[i][j] -= A[j][k] * B[i][k];", False),
        ("C[i][j] += alpha * A[i][k] * B[j][k]; C[j][i] -= A[j][k] * B[i][k];", False),
        ("C[i][j] += alpha * A[i][k] * B[j][k];", False),
        ("C[i][j] += alpha * A[i][k] * B[j][k]; C[i][j] -= A[j][k] * B[i][k]; C[i][j] -= A[j][k] * B[i][k];", False),
        ("C[i][j] += alpha * A[i][k] * B[j][k]; if (k > 0) C[i][j] -= A[j][k] * B[i][k];", False),
    ],
)
def test_parts_are_the_whole(parts: str, is_right: bool) -> None:
    assert is_proven(region(SPLIT), f"for (int k = 0; k < n; k++) {{ {parts} }}", "C[i][j]", check_split) == is_right


def test_parts_in_another_order_are_not_proven() -> None:
    one, other = "C[i][j] += alpha * A[i][k] * B[j][k];", "C[i][j] -= A[j][k] * B[i][k];"
    apart = f"for (int k = 0; k < n; k++) {one} for (int k = 0; k < n; k++) {other}"
    assert not is_proven(region(SPLIT), apart, "C[i][j]", check_split)


def test_a_sum_in_another_type_is_not_split() -> None:
    body = SPLIT.replace("A[j][k] * B[i][k]", "F[j][k] * F[i][k]")
    assert found_and_proven(region(body), split_sums, check_split) == [False]


@pytest.mark.parametrize(
    "body",
    [
        GATHERED,
        GATHERED.replace("s = 0;", "double t; t = 0.0;").replace("s -=", "t +=").replace("* s", "* t"),
        GATHERED.replace("- alpha * s", "+ s"),
    ],
)
def test_an_element_gathers_what_is_added_to_it(body: str) -> None:
    assert found_and_proven(region(body), scaled_sums, check_scaled) == [True]


@pytest.mark.parametrize(
    "body",
    [
        GATHERED.replace("s = 0", "s = 1"),
        GATHERED.replace("alpha * s", "alpha * s * s"),
        GATHERED.replace("alpha * s", "alpha / s"),
        GATHERED.replace("s -= A[i][k] * B[k][j]", "s -= A[i][k]"),
        GATHERED.replace("s -= A[i][k] * B[k][j]", "s = A[i][k] * B[k][j]"),
    ],
)
def test_other_scalars_are_not_found(body: str) -> None:
    assert found_and_proven(region(body), scaled_sums, check_scaled) == []


@pytest.mark.parametrize(
    "body",
    [
        GATHERED.replace("C[k][j] +=", "C[i][k] +="),
        GATHERED.replace("B[i][j] * A[i][k];", "C[i][j] * A[i][k];"),
        GATHERED.replace("C[k][j] +=", "B[i][j] +="),
        GATHERED + "D[i][j] = s;",
        GATHERED.replace("alpha", "narrow"),
        GATHERED.replace("A[i][k] * B[k][j]", "F[i][k] * F[k][j]"),
        GATHERED.replace("- alpha * s", "- alpha * s").replace("C[i][j] =", "if (i < j) C[i][j] ="),
    ],
)
def test_other_scalars_are_not_proven(body: str) -> None:
    assert True not in found_and_proven(region(body), scaled_sums, check_scaled)


def test_a_scalar_that_is_read_behind_the_region_stays() -> None:
    assert True not in found_and_proven(region(GATHERED, tail="A[0][0] = s;"), scaled_sums, check_scaled)


START, LOOP = "C[i][j] = beta * C[i][j] + A[i][i] * B[i][j];", "for (int k = 0; k < i; k++)"
OTHER, SUM = "C[k][j] += B[i][j] * A[i][k];", "C[i][j] += alpha * A[i][k] * B[k][j];"


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        (f"{START} {LOOP} {{ {OTHER} {SUM} }}", True),
        (f"{START} {LOOP} {{ {OTHER} {SUM.replace('+=', '-=')} }}", False),
        (f"{START} {LOOP} {{ {OTHER} {SUM.replace('alpha * ', '')} }}", False),
        (f"{START.replace('beta * ', '')} {LOOP} {{ {OTHER} {SUM} }}", False),
        (f"{LOOP} {{ {OTHER} {SUM} }} {START}", False),
        (f"{START} {LOOP} {{ {OTHER} {SUM} }} {START}", False),
        (f"{START} {LOOP} {{ {SUM} }}", False),
        (f"{START} {LOOP} {{ {OTHER} {SUM.replace('C[i][j]', 'D[i][j]')} }}", False),
    ],
)
def test_a_wrong_gathering_is_not_proven(text: str, is_right: bool) -> None:
    assert is_proven(region(GATHERED), text, "s", check_scaled) == is_right


@pytest.mark.parametrize(("body", "factor"), [(SPLIT, "B[i][k]"), (GATHERED, "B[k][j]")])
@pytest.mark.parametrize("consent", [False, True])
def test_sums_get_kernels_with_consent_only(body: str, factor: str, consent: bool) -> None:
    region = compiled(body, consent)
    nests = [call.nest for version in region.versions for call in version.version.emitted.calls]
    assert any(factor in nest for nest in nests) == consent


def test_sums_of_two_statements_change_places_by_consent_only() -> None:
    region = compiled(SPLIT, consent=True)
    version = region.versions[0]
    dependences = analyze(version.scop)
    assert any(one.by_consent for one in dependences.arrays)
    validate(version.scop, region.tree, version.version.emitted, dependences, reassociate=True)
    with pytest.raises(ValidationFailure, match=r"breaks a dependence|adds in an order of its own"):
        validate(version.scop, region.tree, version.version.emitted, dependences)


def test_sums_are_scaled_as_a_whole_by_consent_only() -> None:
    body = "for (int k = 0; k < n; k++) C[i][j] += alpha * A[i][k] * B[k][j];"
    region = compiled(body, consent=True)
    version = region.versions[0]
    assert any(call.kernel.shape.loose for call in version.version.emitted.calls)
    assert not any(c.kernel.shape.loose for c in compiled(body, consent=False).versions[0].version.emitted.calls)
    with pytest.raises(ValidationFailure, match="an order of its own"):
        validate(version.scop, region.tree, version.version.emitted, analyze(version.scop))


def test_a_sum_does_not_change_places_with_what_sets_its_element() -> None:
    body = "C[i][j] = 1; for (int k = 0; k < n; k++) { C[i][k] += A[i][k] * B[k][j]; C[k][i] -= A[j][k] * B[k][i]; }"
    scop = compiled(body, consent=True).versions[0].scop
    (through,) = [one for one in analyze(scop).arrays if one.array == "C"]
    pairs = {(m.get_tuple_name(isl.dim_type.in_), m.get_tuple_name(isl.dim_type.out)) for m in maps_of(through.order)}
    assert {("S0", "S1"), ("S1", "S0"), ("S0", "S2"), ("S2", "S0")} <= pairs
    assert ("S1", "S2") not in pairs


def compiled(body: str, consent: bool) -> CompiledRegion:
    """The region of the two loops around a body."""
    text = f"void f({ARGUMENTS})\n{{\ndouble s;\n#pragma scop\n{around(body)}\n#pragma endscop\n}}\n"
    return optimize(text, Options(reassociate=consent, target="x86-64-v4")).regions[0]
