"""Nests that each go through a large array do so together, a piece of it at a time."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.dependences.legality import is_legal
from polyxform.machine import named
from polyxform.options import Options
from polyxform.pipeline import optimize
from polyxform.schedule.choice.candidates import candidates
from polyxform.schedule.model import LoopMark

from tests.schedule.regions import scop_of

ARGUMENTS = "double A[2100][1900], double p[1900], double r[2100], double s[1900], double q[2100]"
START = "for (int j = 0; j < 1900; j++) s[j] = 0.0;\n"
BOTH = """for (int i = 0; i < 2100; i++) {
    q[i] = 0.0;
    for (int j = 0; j < 1900; j++) {
        s[j] += r[i] * A[i][j];
        q[i] += A[i][j] * p[j];
    }
}
"""
IN_TURN = """for (int i = 0; i < 2100; i++) {
    r[i] = 0.0;
    for (int j = 0; j < 1900; j++) r[i] += A[i][j] * p[j];
    for (int j = 0; j < 1900; j++) s[j] += r[i] * A[i][j];
}
"""
UPDATED = """for (int i = 0; i < 2100; i++) for (int j = 0; j < 1900; j++) A[i][j] = A[i][j] + r[i] * p[j];
for (int j = 0; j < 1900; j++) for (int i = 0; i < 2100; i++) s[j] = s[j] + A[i][j] * q[i];
"""
CONSENT = Options(reassociate=True)
ALONE = Options(parallel=False)


def blocks(loops: str, options: Options, arguments: str = ARGUMENTS) -> list[LoopMark]:
    """The marks of the loops over blocks; the schedule keeps every dependence."""
    scop = scop_of(loops, arguments)
    dependences = analyze(scop)
    found = candidates(scop, dependences, options, named("x86-64-v4"))[0]
    assert is_legal(found.schedule, dependences.order)
    marks = [mark for mark in found.marks.values() if isinstance(mark, LoopMark)]
    return [mark for mark in marks if mark.name == "i_block" and mark.depth == 0 and mark.sums]


@pytest.mark.parametrize("loops", [START + BOTH, START + IN_TURN, UPDATED], ids=["both", "in turn", "updated"])
def test_threads_have_the_sums_for_themselves(loops: str):
    (mark,) = blocks(loops, CONSENT)
    assert mark.parallel
    assert mark.sums == (("+", "s"),)


def test_one_thread_keeps_the_order_of_all_sums():
    (mark,) = blocks(START + BOTH, ALONE)
    assert not mark.parallel


@pytest.mark.parametrize(
    ("loops", "options", "arguments"),
    [
        (START + BOTH, Options(), ARGUMENTS),
        (START + BOTH, Options(reassociate=True, fuse="none"), ARGUMENTS),
        (START + BOTH, Options(reassociate=True, tile=False), ARGUMENTS),
        (START + BOTH.replace("2100", "210").replace("1900", "190"), CONSENT, ARGUMENTS),
        (START + BOTH, CONSENT, ARGUMENTS.replace("s[1900]", "s[1901]")),
        (BOTH.replace("s[j] += r[i]", "q[i] += s[j]").replace("q[i] += A[i][j] * p[j]", ""), CONSENT, ARGUMENTS),
        (START + BOTH.replace("* p[j]", "* s[j]"), CONSENT, ARGUMENTS),
        (START + BOTH.replace("2100", "1900").replace("j < 1900", "j <= i"), CONSENT, ARGUMENTS),
        (START + BOTH.replace("r[i] * A[i][j]", "r[i] * A[2099 - i][j]"), CONSENT, ARGUMENTS),
    ],
    ids=[
        "no consent",
        "no fusion",
        "no tiles",
        "an array that is near anyway",
        "sums of a part",
        "no sums to which all rows add",
        "sums that are read",
        "a triangle",
        "rows backwards",
    ],
)
def test_other_nests_stay_apart(loops: str, options: Options, arguments: str):
    assert not blocks(loops, options, arguments)


def test_each_thread_has_a_copy_and_each_piece_is_read_once():
    text = f"void f({ARGUMENTS.replace('[', '[restrict ', 1)})\n{{\n#pragma scop\n{START}{BOTH}#pragma endscop\n}}\n"
    restricted = text
    for name in "prsq":
        restricted = restricted.replace(f"double {name}[", f"double {name}[restrict ")
    code = optimize(restricted, Options(reassociate=True, target="x86-64-v4")).text
    _, _, loop = code.partition("#pragma omp parallel for schedule(static, 1) reduction(+ : s[:1900])\n")
    assert "for (long i_block = 0; i_block < 2096; i_block += 16)" in loop
    assert "px_kernel_1x120(&r[i_block], &A[i_block][j_strip], &s[j_strip]);" in loop
    assert "px_kernel_1x8(&p[j_strip], &A[i_tile][j_strip], &q[i_tile]);" in loop
