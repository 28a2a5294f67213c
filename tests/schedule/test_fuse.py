"""Which loops of separate nests become one, and what each iteration then has for itself."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.dependences.legality import is_legal
from polyxform.polyhedra import sets_of
from polyxform.schedule.fusion.fuse import Fusion
from polyxform.schedule.model import LoopMark, PrivateArray, mark_name, marked_nodes
from polyxform.schedule.orders.distribute import groups
from polyxform.schedule.threads.privatize import privatize

from tests.schedule.regions import scop_of

ARGUMENTS = (
    "const float a[restrict 256][64], float t[restrict 256][64], float s[restrict 256], float b[restrict 256][64]"
)
LIVE = "#pragma polyxform live_out(b)\n"
ROW, COLUMN = "for (int i = 0; i < 256; i++)", "for (int j = 0; j < 64; j++)"
CHAIN = f"{ROW} {COLUMN} t[i][j] = a[i][j] + 1.0f; {ROW} {COLUMN} b[i][j] = t[i][j] * 2.0f;"
ROWS = f"{ROW} {{ s[i] = 0.0f; {COLUMN} s[i] += a[i][j]; }} {ROW} {COLUMN} b[i][j] = a[i][j] - s[i];"
SHIFTED = f"{ROW} {COLUMN} t[i][j] = a[i][j]; for (int i = 0; i < 255; i++) {COLUMN} b[i][j] = t[i + 1][j];"
FLIPPED = f"{ROW} {COLUMN} t[i][j] = a[i][j]; {ROW} {COLUMN} b[i][j] = t[255 - i][j];"
COLUMNS = f"{ROW} {COLUMN} t[i][j] = a[i][j]; {ROW} for (int j = 1; j < 64; j++) b[i][j] = t[i][j - 1];"
SCAN = f"{ROW} {COLUMN} t[i][j] = a[i][j]; {COLUMN} for (int i = 1; i < 256; i++) b[i][j] = b[i - 1][j] + t[i][j];"
PAIRS = "for (int i = 0; i < 256; i++) for (int j = 0; j < 32; j++) {{ b[i][{0}] = a[i][{0}]; b[i][{1}] = a[i][{1}]; }}"
STEPS = "for (int j = 0; j < 60; j += 3) { s[j] = a[0][j]; s[j + 1] = a[0][j + 1]; s[j + 2] = a[0][j + 2]; }"
SCANS = f"{ROW} for (int j = 1; j < 64; j++) {{ t[0][0] += a[i][j]; b[0][0] = b[0][0] * a[i][j] + 1.0f; }}"
MIXED = f"{ROW} {{ s[i] = a[i][0] * 2.0f; b[0][0] = b[0][0] * a[i][0] + 1.0f; }}"
LANES = f"{ROW} {COLUMN} {{ t[i][j] = a[i][j] * 2.0f; b[i][j] = sqrtf(a[i][j]); }}"

HALF = "for (int j = 0; j < 32; j++)"
TURNS = f"{ROW} {{ {COLUMN} s[j] = a[i][j] + 1.0f; {HALF} b[i][j + 32] = a[i][j]; {HALF} b[i][j] = s[2 * j]; }}"


def clusters(scop):
    found = Fusion(scop, analyze(scop), consent=False).clusters(groups(scop, analyze(scop)))
    return [[statement.name for group in cluster for statement in group] for cluster in found]


def fused(scop):
    """The candidate in which everything is in one cluster."""
    dependences = analyze(scop)
    fusion = Fusion(scop, dependences, consent=False)
    (cluster,) = fusion.clusters(groups(scop, dependences))
    candidate = fusion.candidate(cluster)
    assert is_legal(candidate.schedule, dependences.validity)
    return privatize(candidate, scop, dependences)


def loops(candidate):
    """Names of the loops in textual order."""
    return [candidate.marks[mark_name(node)].name for node in marked_nodes(candidate.schedule.get_root())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CHAIN, [["S0", "S1"]]),
        (ROWS, [["S0", "S1", "S2"]]),
        (COLUMNS, [["S0", "S1"]]),
        (SHIFTED, [["S0"], ["S1"]]),
        (FLIPPED, [["S0"], ["S1"]]),
        (SCAN, [["S0"], ["S1"]]),
    ],
    ids=["chain", "rows", "columns", "shifted", "flipped", "scan"],
)
def test_which_nests_are_joined(text, expected):
    assert clusters(scop_of(text, ARGUMENTS, pragmas=LIVE)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(CHAIN, ["i", "j"]), (ROWS, ["i", "j", "j"]), (COLUMNS, ["i", "j", "j"])],
    ids=["chain", "rows", "columns"],
)
def test_inner_loops_are_joined_where_they_run_over_the_same_range_and_are_parallel_alike(text, expected):
    assert loops(fused(scop_of(text, ARGUMENTS, pragmas=LIVE))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAIRS.format("2 * j", "2 * j + 1"), [["S0", "S1"]]),
        (STEPS, [["S0", "S1", "S2"]]),
        (SCANS, [["S0", "S1"]]),
        (MIXED, [["S0"], ["S1"]]),
        (PAIRS.format("j", "j + 32") + PAIRS.format("j", "j + 32"), [["S0", "S1"], ["S2", "S3"]]),
    ],
    ids=["two in a line", "steps", "both in order", "one in order", "two nests"],
)
def test_what_shares_a_loop_in_the_source_stays_together_unless_that_costs_parallel_loops(text, expected):
    assert clusters(scop_of(text, ARGUMENTS)) == expected


def test_what_runs_in_vectors_alone_gets_an_inner_loop_of_its_own():
    assert loops(fused(scop_of(LANES, ARGUMENTS))) == ["i", "j", "j"]


def test_inside_of_joined_loops_everything_keeps_its_turn():
    scop = scop_of(LIVE + TURNS, ARGUMENTS)
    order = fused(scop).schedule.get_root()
    while order.n_children() == 1:
        order = order.child(0)
    turns = [sets_of(order.child(at).filter_get_filter()) for at in range(order.n_children())]
    assert [[one.get_tuple_name() for one in turn] for turn in turns] == [["S0"], ["S1"], ["S2"]]


@pytest.mark.parametrize(
    ("text", "loop", "array", "extents"),
    [(CHAIN, "j", "t", []), (ROWS, "i", "s", []), (COLUMNS, "i", "t", [64])],
    ids=["chain", "rows", "columns"],
)
def test_each_iteration_has_its_own_copy(text, loop, array, extents):
    marks = fused(scop_of(text, ARGUMENTS, pragmas=LIVE)).marks.values()
    (mark,) = (mark for mark in marks if isinstance(mark, LoopMark) and mark.private)
    (private,) = mark.private
    assert (mark.name, private.array, [one.extent for one in private.slices]) == (loop, array, extents)


@pytest.mark.parametrize("pragmas", ["", "#pragma polyxform live_out(b, t)\n"], ids=["not said", "said"])
def test_what_is_read_behind_the_region_stays(pragmas):
    marks = fused(scop_of(CHAIN, ARGUMENTS, pragmas=pragmas)).marks.values()
    assert not any(isinstance(mark, LoopMark) and mark.private for mark in marks)


def test_what_holds_values_from_before_the_region_stays():
    text = f"{ROW} {COLUMN} t[i][j] += a[i][j]; {ROW} {COLUMN} b[i][j] = t[i][j];"
    marks = fused(scop_of(text, ARGUMENTS, pragmas=LIVE)).marks.values()
    assert not any(isinstance(mark, LoopMark) and mark.private for mark in marks)


def test_a_scalar_has_no_slices():
    assert PrivateArray("s").slices == ()
