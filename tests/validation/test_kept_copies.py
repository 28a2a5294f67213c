"""A copy that outlives a call is filled in one function, for the sizes of the version that reads it, and only there."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from polyxform.codegen.kept_copies import packing_functions
from polyxform.options import Options
from polyxform.pipeline import CompiledRegion, compile_source
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.copies.kept_copies import Versions, check_kept
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.kernels.packing import check_packing

PRODUCT = """
void f(int m, int n, int p, const float A[restrict m][p], const float B[restrict n][p], float C[restrict m][n])
{
#pragma polyxform target(x86-64-v3) size(m = 12, n = 64, p = 9) layout(B = free)
#pragma scop
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++)
            for (int k = 0; k < p; k++)
                C[i][j] += A[i][k] * B[j][k];
#pragma endscop
}
"""
MAIN = """
#include <stdio.h>
#include <stdlib.h>
static float A[12][9], B[64][9], C[12][64];
static int sum(void)
{
    int total = 0;
    for (int i = 0; i < 12; i++)
        for (int j = 0; j < 64; j++)
            total += (i + 2 * j) % 7 * (int)C[i][j];
    return total;
}
static void run(float first)
{
    for (int i = 0; i < 12; i++)
        for (int j = 0; j < 64; j++)
            C[i][j] = 0.0f;
    B[3][4] = first;
    f(12, 64, 9, A, B, C);
    printf("%d\\n", sum());
}
int main(void)
{
    for (int k = 0; k < 9; k++) {
        for (int i = 0; i < 12; i++)
            A[i][k] = (float)((i + k) % 5);
        for (int j = 0; j < 64; j++)
            B[j][k] = (float)((j * k) % 3);
    }
    run(1.0f);
    f_pack_B(12, 64, 9, B);
    run(1.0f);
    run(5.0f);
    f_pack_B(12, 64, 9, B);
    run(5.0f);
    f_pack_B(1, 1, 1, B);
    run(1.0f);
    return 0;
}
"""


@cache
def compiled(text: str = PRODUCT) -> CompiledRegion:
    """The one region of the product."""
    source = SourceFile.from_text(text, "product.c")
    return compile_source(source, Options()).regions[0]


def parts(region: CompiledRegion) -> tuple[RegionTree, Versions]:
    """What the check is given besides the text."""
    assert region.tree is not None
    return region.tree, [(one.scop, one.version.emitted) for one in region.versions]


def text_of(region: CompiledRegion) -> str:
    """The functions that pack, and their records."""
    return packing_functions(*parts(region))


def test_the_copy_is_made_once_and_read_until_it_is_made_again(tmp_path: Path) -> None:
    source = SourceFile.from_text(PRODUCT, "product.c")
    result = compile_source(source, Options()).text
    (tmp_path / "p.c").write_text(result + MAIN, encoding="utf-8")
    program = tmp_path / "p"
    flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-Wno-unknown-pragmas", "-fopenmp"]
    subprocess.run(["gcc", *flags, "p.c", "-o", str(program)], cwd=tmp_path, check=True)
    once, packed, stale, renewed, given_back = subprocess.run(
        [str(program)], capture_output=True, text=True, check=True
    ).stdout.split()
    assert once == packed == stale == given_back
    assert renewed != once


def test_what_is_emitted_passes() -> None:
    region = compiled()
    check_kept(text_of(region), *parts(region))
    assert region.functions.endswith(text_of(region))
    assert "px_f_B.from == B ? px_f_B.panels : px_allocate(" in region.text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("m == 12", "m == 13"),
        (" && p == 9", ""),
        (".from = B;", ".from = 0;"),
        ("px_f_B.panels = px_B", "px_f_B.panels = px_C"),
        ("px_release(px_f_B.panels);", ""),
        ("px_f_B.from = 0;", ""),
        ("const void *from;", "void *from;"),
        ("px_allocate(sizeof(float), 576)", "px_allocate(sizeof(float), 575)"),
        ("&B[j_panel][0]", "&B[j_panel][1]"),
        ("f_pack_B(", "f_pack_C("),
        ("const float B[restrict n][p]", "const float B[restrict p][n]"),
        ("static struct", "struct"),
    ],
)
def test_anything_else_is_refused(right: str, wrong: str) -> None:
    region = compiled()
    text = text_of(region)
    assert right in text
    with pytest.raises(ValidationFailure, match="kept as it must be"):
        check_kept(text.replace(right, wrong), *parts(region))


def test_nothing_may_follow() -> None:
    region = compiled()
    with pytest.raises(ValidationFailure, match="follows"):
        check_kept(text_of(region) + "void g(void) { px_f_B.from = 0; }\n", *parts(region))


def test_two_versions_may_not_share_a_record() -> None:
    region = compiled()
    tree, versions = parts(region)
    with pytest.raises(ValidationFailure, match="two copies have one record"):
        check_kept(text_of(region), tree, [*versions, versions[0]])


@pytest.mark.parametrize("name", ["px_f_C", "px_B"])
def test_a_record_has_a_name_of_its_own_and_is_filled(name: str) -> None:
    region = compiled()
    tree, versions = parts(region)
    (scop, emitted), *others = versions
    (buffer,) = emitted.buffers
    changed = [(scop, replaced(emitted, buffer, name)), *others]
    with pytest.raises(ValidationFailure):
        check_kept(text_of(region), tree, changed)
    if name == buffer.name:
        with pytest.raises(ValidationFailure, match="not only the name of a copy"):
            check_packing(scop, tree, changed[0][1])


def replaced(emitted, buffer, name):
    """The emitted code with another record in the buffer's place."""
    from_ = type(buffer)(**{**vars(buffer), "kept": name})
    return type(emitted)(**{**vars(emitted), "buffers": (from_,)})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PRODUCT.replace("B = free", "B = blocked"), "layout(B = blocked) has no effect"),
        (PRODUCT.replace("B = free", "D = free"), "layout(D = free) has no effect"),
        (PRODUCT.replace("const float B", "float B"), "layout(B = free) has no effect"),
        (PRODUCT.replace("x86-64-v3", "x86-64-v3, x86-64-v4"), "layout(B = free) has no effect"),
        (PRODUCT + "int px_f_B;\n", "layout(B = free) has no effect"),
    ],
)
def test_a_layout_that_cannot_be_had_is_told(text: str, told: str) -> None:
    region = compiled(text=text)
    assert any(one.code == "PX310" and told in one.message for one in region.diagnostics)
    assert "pack_" not in region.functions


def test_an_array_that_is_read_in_place_has_a_function_that_does_nothing() -> None:
    rows = PRODUCT.replace("B[restrict n][p]", "B[restrict p][n]").replace("B[j][k]", "B[k][j]")
    region = compiled(text=rows.replace("size(m = 12, n = 64, p = 9)", ""))
    assert "there is nothing to pack" in region.functions
    check_kept(text_of(region), *parts(region))
