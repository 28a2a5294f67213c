"""Chains of sums of products share their outermost loops where that keeps values near, and nowhere else."""

from __future__ import annotations

import pytest
from polyxform.dependences import analyze
from polyxform.dependences.legality import is_legal
from polyxform.machine import named
from polyxform.options import Options
from polyxform.schedule.choice.candidates import candidates
from polyxform.schedule.model import LoopMark

from tests.schedule.regions import scop_of

DEFAULTS = Options()
ARGUMENTS = "float Q[512][64], float K[64][512], float V[512][64], float S[512][512], float O[512][64]"
FIRST = "for (int i = 0; i < 512; i++) for (int j = 0; j < 512; j++) { S[i][j] = 0; for (int d = 0; d < 64; d++) "
FIRST += "S[i][j] += Q[i][d] * K[d][j]; }\n"
MIDDLE = "for (int i = 0; i < 512; i++) for (int j = 0; j < 512; j++) S[i][j] = expf(S[i][j]);\n"
LAST = "for (int i = 0; i < 512; i++) for (int d = 0; d < 64; d++) { O[i][d] = 0; for (int j = 0; j < 512; j++) "
LAST += "O[i][d] += S[i][j] * V[j][d]; }\n"


def best(loops: str, options: Options = DEFAULTS, arguments: str = ARGUMENTS):
    """The preferred candidate, with the dependences of the region."""
    scop = scop_of(loops, arguments)
    dependences = analyze(scop)
    return candidates(scop, dependences, options, named("x86-64-v4"))[0], dependences


def test_rows_of_a_chain_are_handed_on_in_blocks():
    found, dependences = best(FIRST + MIDDLE + LAST)
    assert found.recipe[0].startswith("join 3 nests over blocks of ")
    assert is_legal(found.schedule, dependences.order)
    (chain,) = found.chains
    assert chain.joined
    assert chain.together.seconds < chain.apart.seconds
    blocks = [mark for mark in found.marks.values() if isinstance(mark, LoopMark) and mark.name == "i_block"]
    assert [(mark.depth, mark.parallel) for mark in blocks] == [(0, True)]


def test_blocks_hold_whole_register_tiles():
    found, _ = best(FIRST + MIDDLE + LAST)
    block = int(found.recipe[0].split("blocks of ")[1].split()[0])
    rows = [mark.rows for mark in found.marks.values() if hasattr(mark, "contraction")]
    assert len(rows) >= 2
    assert all(block % height == 0 for height in rows)


@pytest.mark.parametrize(
    ("loops", "reason"),
    [
        (FIRST + LAST.replace("S[i][j] *", "S[j][i] *"), "columns that the rows of later blocks hold"),
        (FIRST + LAST.replace("i < 512", "i < 511"), "another range"),
        (FIRST + MIDDLE.replace("S[i][j] = expf(S[i][j])", "Q[i][0] += O[i][j % 64]"), "nothing handed on"),
        (MIDDLE + MIDDLE, "no sums"),
    ],
)
def test_other_nests_stay_apart(loops: str, reason: str):
    found, _ = best(loops)
    assert not any(step.startswith("join") for step in found.recipe), reason


def test_wide_layers_stay_apart_with_the_estimates():
    arguments = "float Q[64][1024], float K[1024][1024], float V[1024][1024], float S[64][1024], float O[64][1024]"
    loops = (FIRST + LAST).replace("i < 512", "i < 64").replace("512", "1024").replace("d < 64", "d < 1024")
    found, _ = best(loops, arguments=arguments)
    assert not any(step.startswith("join") for step in found.recipe)
    (chain,) = found.chains
    assert not chain.joined
    assert chain.compulsory == 4 * (3 * 64 + 2 * 1024) * 1024


def test_nothing_is_joined_where_that_is_not_wanted():
    found, _ = best(FIRST + MIDDLE + LAST, Options(fuse="none"))
    assert not any(step.startswith("join") for step in found.recipe)
    assert found.chains == ()
