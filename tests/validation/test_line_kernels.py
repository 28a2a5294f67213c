"""Calls of kernels that compute several lines of an image, at its border."""

from dataclasses import replace

import pytest
from polyxform.codegen.model import Emitted, Instance
from polyxform.diagnostics import PolyxformError
from polyxform.microkernels.model import Elementwise, Reduction, Shape

from tests.validation.cases import region
from tests.validation.test_kernel_calls import Call, changed

ROWS = Reduction(3, 96, 48, lines=((1, 8), (0, 8), (0, 7)), origin=1)
PIXELS = Reduction(3, 16, 16, rows=((1, 6), (0, 6), (0, 5)), origin=1)
SHAPE = Shape(
    *("float", "+", 6, 16, 16, 16, (ROWS, PIXELS)),
    before=(Elementwise("=", "zero"),),
    a_column=1,
    lines=8,
    a_line=96,
    c_line=96,
)
LOOPS = """
for (long i = 0; i < 8; i++)
    for (long x = 0; x < 6; x++)
        for (long j = 0; j < 16; j++)
            C[i][x][j] = 0;
for (long r = 0; r < 3; r++)
    for (long s = 0; s < 3; s++)
        for (long i = px_max(0, 1 - r); i < px_min(8, 9 - r); i++)
            for (long x = px_max(0, 1 - s); x < px_min(6, 7 - s); x++)
                for (long j = 0; j < 16; j++)
                    C[i][x][j] += A[i + r - 1][x + s - 1][j] * F[r][s][j];
"""
LINES = Call("lines", (), SHAPE, ("&A[0][0][0]", "&F[1][1][0]", "&C[0][0][0]"), LOOPS)
INSTANCES = (Instance("S0", ("i", "x", "j")), Instance("S1", ("i", "x", "j", "r", "s")))


def test_right_call():
    LINES.check()
    region("lines", ()).validate(Emitted((LINES.record(),), INSTANCES, ""))


WRONG = {
    "another line of A": changed(LINES, 0, "&A[1][0][0]"),
    "another tap": changed(LINES, 1, "&F[0][1][0]"),
    "another pixel of C": changed(LINES, 2, "&C[0][1][0]"),
    "lines of A too far apart": replace(LINES, shape=replace(SHAPE, a_line=192)),
    "lines of C too far apart": replace(LINES, shape=replace(SHAPE, c_line=112)),
    "a line too few": replace(
        LINES, shape=replace(SHAPE, lines=7, reductions=(replace(ROWS, lines=((1, 7), (0, 7), (0, 6))), PIXELS))
    ),
    "no border above": replace(
        LINES, shape=replace(SHAPE, reductions=(replace(ROWS, lines=((0, 8), (0, 8), (0, 7))), PIXELS))
    ),
    "no border below": replace(
        LINES, shape=replace(SHAPE, reductions=(replace(ROWS, lines=((1, 8), (0, 8), (0, 8))), PIXELS))
    ),
    "no border on the left": replace(
        LINES, shape=replace(SHAPE, reductions=(ROWS, replace(PIXELS, rows=((0, 6), (0, 6), (0, 5)))))
    ),
    "lines of which none sits out": replace(LINES, shape=replace(SHAPE, reductions=(replace(ROWS, lines=()), PIXELS))),
    "lines that depend on the other tap": replace(
        LINES, loops=LOOPS.replace("i = px_max(0, 1 - r); i < px_min(8, 9 - r)", "i = px_max(0, 1 - s); i < 8 - s + 1")
    ),
    "one line where the loops have several": replace(
        LINES, shape=replace(SHAPE, lines=1, a_line=0, c_line=0, reductions=(replace(ROWS, lines=()), PIXELS))
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_call(name):
    with pytest.raises(PolyxformError, match="PX506"):
        WRONG[name].check()
