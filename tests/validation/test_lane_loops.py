"""Sums that take turns in lanes: what the program makes passes and adds up right, and each fault is caught."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from polyxform import machine
from polyxform.codegen.emit import emit
from polyxform.codegen.kernels import KernelLibrary
from polyxform.codegen.model import Emitted, LaneLoop, WideSum
from polyxform.dependences.analysis import analyze
from polyxform.options import Options
from polyxform.schedule.choice.candidates import candidates
from polyxform.scop.extract import extract
from polyxform.scop.model import Scop
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.validate import validate

SOURCE = """
void f(int n, int m, const TYPE a[restrict n][m], TYPE t[restrict n], TYPE s[restrict n])
{
#pragma polyxform reassociate
#pragma polyxform live_out(s)
#pragma scop
    for (int i = 0; i < n; i++) {
        t[i] = 0;
        for (int j = 0; j < m; j++)
            t[i] += (a[i][j] - s[i]) * (a[i][j] - s[i]);
        s[i] = t[i] / 3;
    }
#pragma endscop
}
"""
WHOLE = "px_t += (a[i][j] - s[i]) * (a[i][j] - s[i]);"
LANE = WHOLE.replace("px_t", "px_t_lanes[lane]")


@cache
def made(element: str = "float", columns: int = 700) -> tuple[Scop, RegionTree, Emitted]:
    """A region with the code that the program makes of it."""
    source = SourceFile.from_text(SOURCE.replace("TYPE", element), "k.c")
    tree = parse_region(source, find_regions(source)[0], Options())
    scop = extract(tree, {"n": 200, "m": columns})
    target = machine.NAMED["x86-64-v4"]
    best = candidates(scop, analyze(scop), Options(), target)[0]
    return scop, tree, emit(scop, best, KernelLibrary(frozenset()), target, True)


def check(emitted: Emitted, consent: bool = True) -> None:
    """Validate code for the region."""
    scop, tree, _ = made()
    validate(scop, tree, emitted, analyze(scop), consent)


def changed(loop: LaneLoop) -> Emitted:
    """The region's code with another loop in lanes."""
    _, _, emitted = made()
    return replace(emitted, pieces=tuple(loop if isinstance(one, LaneLoop) else one for one in emitted.pieces))


def only_loop() -> LaneLoop:
    (found,) = made()[2].lane_loops
    return found


def test_what_the_program_makes_is_proven_right():
    check(made()[2])
    assert LANE in made()[2].body
    assert WHOLE in made()[2].meaning


def test_without_consent_it_is_not():
    with pytest.raises(ValidationFailure):
        check(made()[2], consent=False)


@pytest.mark.parametrize(
    ("element", "columns", "lanes"),
    [("float", 700, 64), ("float", 256, 64), ("float", 255, 0), ("double", 128, 32), ("double", 127, 0)],
)
def test_how_many_lanes_a_sum_has(element, columns, lanes):
    found = made(element, columns)[2].lane_loops
    assert [one.count for one in found] == ([lanes] if lanes else [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("= {0};", ";"),
        ("px_t_lanes[64]", "px_t_lanes[128]"),
        ("float px_t_lanes", "double px_t_lanes"),
        ("j_block = 0", "j_block = 64"),
        ("j_block <= 576", "j_block <= 512"),
        ("j_block <= 576", "j_block <= 640"),
        ("j_block += 64", "j_block += 32"),
        ("lane < 64", "lane < 63"),
        ("j_block + lane", "j_block - lane"),
        ("int j_block", "char j_block"),
        ("px_t_lanes[lane] +=", "px_t_lanes[lane] ="),
        ("px_t_lanes[lane] +=", "px_t_lanes[0] +="),
        (LANE, f"{LANE} {LANE}"),
        (LANE, WHOLE),
        ("j = 640", "j = 639"),
        ("j < 700", "j < 699"),
        (WHOLE, f"{WHOLE} {WHOLE}"),
        ("px_sum_f32x64", "px_sum_f32x32"),
        ("px_t += px_t_lanes[0]", "px_t = px_t_lanes[0]"),
        ("px_t += px_t_lanes[0]", "px_t += px_t_lanes[1]"),
        ("#pragma omp simd\n", "#pragma omp parallel for\n"),
    ],
)
def test_a_changed_text_is_caught(old, new):
    loop = only_loop()
    assert old in loop.text
    with pytest.raises(ValidationFailure):
        check(changed(replace(loop, text=loop.text.replace(old, new, 1))))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("px_t +=", "px_t -="),
        ("px_t += (", "px_t += px_t * ("),
        ("s[i]);", "px_t);"),
        ("j < 700", "j < 640"),
        ("reduction(+ : px_t)", ""),
        ("+ : px_t", "* : px_t"),
    ],
)
def test_a_loop_that_does_something_else_is_caught(old, new):
    loop = only_loop()
    assert old in loop.nest
    with pytest.raises(ValidationFailure):
        check(changed(replace(loop, nest=loop.nest.replace(old, new), text=loop.text.replace(old, new))))


@pytest.mark.parametrize(
    "sums", [(), (WideSum("px_t", "px_t_lanes", "double"),), (WideSum("px_t", "a", "float"),)], ids=str
)
def test_other_sums_are_caught(sums):
    with pytest.raises(ValidationFailure):
        check(changed(replace(only_loop(), sums=sums)))


def test_names_of_something_else_are_caught():
    loop = only_loop()
    text = loop.text.replace("px_t_lanes", "t")
    with pytest.raises(ValidationFailure, match="stands for something else"):
        check(changed(replace(loop, sums=(WideSum("px_t", "t", "float"),), text=text)))


DOT = """
void f(const float a[restrict 1000448], const float b[restrict 1000448], float c[restrict 1000448],
       float s[restrict 1])
{
#pragma polyxform reassociate
#pragma scop
    for (int i = 0; i < 1000448; i++)
        c[i] = a[i] + 1.0f;
    for (int i = 0; i < 1000448; i++)
        s[0] += c[i] * b[i];
#pragma endscop
}
"""


@cache
def dot() -> tuple[Scop, RegionTree, Emitted]:
    """A sum into an array of one element, over tiles whose results go past the caches."""
    source = SourceFile.from_text(DOT, "k.c")
    tree = parse_region(source, find_regions(source)[0], Options())
    scop = extract(tree, {})
    small = replace(machine.NAMED["x86-64-v4"], caches=machine.NAMED["x86-64-v4"].caches[:2])
    best = candidates(scop, analyze(scop), Options(), small)[0]
    return scop, tree, emit(scop, best, KernelLibrary(frozenset()), small, True)


def test_a_sum_in_an_array_of_one_element_is_proven_right():
    scop, tree, emitted = dot()
    validate(scop, tree, emitted, analyze(scop), reassociate=True)
    assert "parallel for schedule(static) reduction(+ : s[:1])" in emitted.body
    assert "i_block <= i_tile + 192" in emitted.body


@pytest.mark.parametrize(
    ("old", "new"), [("s[0] += s_lanes", "s[1] += s_lanes"), ("i_tile + 192", "i_tile + 256"), ("= i_tile;", "= 0;")]
)
def test_a_changed_tile_is_caught(old, new):
    scop, tree, emitted = dot()
    (loop,) = emitted.lane_loops
    assert old in loop.text
    pieces = [
        replace(one, text=one.text.replace(old, new)) if isinstance(one, LaneLoop) else one for one in emitted.pieces
    ]
    with pytest.raises(ValidationFailure):
        validate(scop, tree, replace(emitted, pieces=tuple(pieces)), analyze(scop), reassociate=True)


def test_an_element_that_may_not_exist_is_no_scalar():
    source = SourceFile.from_text(DOT.replace("1000448; i++", "n; i++").replace("f(", "f(int n, "), "k.c")
    tree = parse_region(source, find_regions(source)[0], Options())
    scop = extract(tree, {})
    best = candidates(scop, analyze(scop), Options(), machine.NAMED["x86-64-v4"])[0]
    assert "reduction" not in emit(scop, best, KernelLibrary(frozenset()), machine.NAMED["x86-64-v4"], True).body
