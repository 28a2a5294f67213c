"""Skewed copies of a stencil's arrays: what the program makes passes, and each fault is caught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from polyxform import machine
from polyxform.codegen.emit import emit
from polyxform.codegen.kernels import KernelLibrary
from polyxform.codegen.model import Emitted, MovedText, SkewedCopy
from polyxform.dependences.analysis import analyze
from polyxform.options import Options
from polyxform.schedule.choice.candidates import candidates
from polyxform.scop.extract import extract
from polyxform.scop.model import Scop
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.copies.skewed_copies import check_skewed_copies
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.validate import validate

SIZES = {"steps": 40, "n": 1000}
NINE_POINTS = """
void f(int steps, int n, double A[restrict n][n])
{
#pragma scop
    for (int t = 0; t < steps; t++)
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++)
                A[i][j] = (A[i - 1][j - 1] + A[i - 1][j + 1] + A[i][j - 1] + A[i][j] + A[i + 1][j + 1]) / 5.0;
#pragma endscop
}
"""
FIVE_POINTS = """
void f(int steps, int n, double A[restrict n][n], const double B[restrict n][n])
{
#pragma scop
    for (int t = 0; t < steps; t++)
        for (int i = 1; i < n - 1; i++)
            for (int j = 1; j < n - 1; j++)
                A[i][j] = 0.25 * (A[i - 1][j] + A[i][j - 1] + A[i][j + 1] + A[i + 1][j] + B[i][j]);
#pragma endscop
}
"""


@cache
def made(text: str) -> tuple[Scop, RegionTree, Emitted]:
    """A region with the code that the program makes of it."""
    source = SourceFile.from_text(text, "k.c")
    tree = parse_region(source, find_regions(source)[0], Options())
    scop = extract(tree, SIZES)
    target = machine.NAMED["x86-64-v4"]
    best = candidates(scop, analyze(scop), Options(), target)[0]
    return scop, tree, replace(emit(scop, best, KernelLibrary(frozenset()), target, True), fallback=tree.region.text)


@pytest.mark.parametrize("text", [NINE_POINTS, FIVE_POINTS], ids=["nine points", "five points and another array"])
def test_right_code_is_proven_right(text):
    scop, tree, emitted = made(text)
    assert {copy.array for copy in emitted.skewed} == {a for a in scop.arrays if a in "AB"}
    validate(scop, tree, emitted, analyze(scop))


def moved(old: str, new: str) -> Callable[[Emitted], Emitted]:
    """A change of the code between the loops that copy."""

    def change(emitted: Emitted) -> Emitted:
        at = next(k for k, one in enumerate(emitted.pieces) if isinstance(one, MovedText) and old in one.text)
        piece = emitted.pieces[at]
        assert isinstance(piece, MovedText)
        text = MovedText(piece.text.replace(old, new, 1), piece.nest)
        return replace(emitted, pieces=(*emitted.pieces[:at], text, *emitted.pieces[at + 1 :]))

    return change


def copied(part: str, old: str, new: str) -> Callable[[Emitted], Emitted]:
    """A change of the loops that copy."""

    def change(emitted: Emitted) -> Emitted:
        (copy,) = emitted.skewed
        text = getattr(copy, part)
        assert old in text
        return replace(emitted, skewed=(replace(copy, **{part: text.replace(old, new, 1)}),))

    return change


def told(changed: Callable[[SkewedCopy], SkewedCopy]) -> Callable[[Emitted], Emitted]:
    """A change of what is said of the copy."""
    return lambda emitted: replace(emitted, skewed=tuple(map(changed, emitted.skewed)))


@pytest.mark.parametrize(
    "fault",
    [
        moved("px_A[j][i]", "px_A[j + 1][i]"),
        moved("px_A[j - 1][i]", "px_A[j][i]"),
        moved("px_A[j - 1][i]", "A[i][j]"),
        moved("[i - 1]", "[i]"),
        moved("/ 5.0", "/ 6.0"),
        moved(" + px_A", " - px_A"),
        moved("px_A[j][i] =", "*px_A[j] ="),
        copied("filling", "i_group = 0", "i_group = 8"),
        copied("filling", "<= 999; j++", "<= 998; j++"),
        copied("filling", "px_A[j + ", "px_A[1 + j + "),
        copied("filling", "= A[i][j]", "= A[j][i]"),
        copied("filling", "= A[i][j]", "= 2.0 * A[i][j]"),
        copied("filling", "= A[i][j]", "+= A[i][j]"),
        copied("filling", "schedule(static)", "schedule(static) private(i)"),
        copied("back", "i_group = 1", "i_group = 0"),
        copied("back", "<= 998; j++", "<= 999; j++"),
        copied("back", "j = 1", "j = 2"),
        copied("back", "A[i][j] =", "A[j][i] ="),
        copied("back", "A[i][j] =", "A[i][j] +="),
        told(lambda copy: replace(copy, rows=copy.rows - 1)),
        told(lambda copy: replace(copy, pitch=999)),
        told(lambda copy: replace(copy, factor=copy.factor + 1)),
        told(lambda copy: replace(copy, element="float")),
        told(lambda copy: replace(copy, array="n")),
        told(lambda copy: replace(copy, name="px_other")),
        told(lambda copy: replace(copy, back="")),
        lambda emitted: replace(emitted, skewed=()),
        lambda emitted: replace(emitted, fallback="A[0][0] = 0.0;"),
        lambda emitted: replace(emitted, skewed=emitted.skewed * 2),
    ],
)
def test_a_fault_is_caught(fault):
    scop, tree, emitted = made(NINE_POINTS)
    check_skewed_copies(scop, tree, emitted)
    with pytest.raises(ValidationFailure):
        check_skewed_copies(scop, tree, fault(emitted))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("+ A[i][j] +", "+ (A[i][j] > 0.0 ? A[i][j - 1] : 0.0) +"),
        ("A[i + 1][j + 1]", "B[j]"),
        ("t < steps", "t < 8"),
        ("                A[i][j] =", "                if (i > j) A[i][j] ="),
    ],
    ids=["a read that may not happen", "rows at once would jump", "few steps", "no boxes"],
)
def test_others_have_no_copies(old, new):
    text = NINE_POINTS.replace(old, new).replace("A[restrict n][n]", "A[restrict n][n], const double B[restrict n]")
    scop, tree, emitted = made(text)
    assert not emitted.skewed
    validate(scop, tree, emitted, analyze(scop))
