"""Calls of kernels with one factor for all rows and columns of a tile."""

from dataclasses import replace

import pytest
from polyxform.diagnostics import PolyxformError
from polyxform.microkernels.model import Reduction

from tests.validation.test_kernel_calls import CONSTANT, LANEWISE, LOOPS, Call, changed

UNIFORM = Call(
    "uniform",
    shape=replace(CONSTANT, reductions=(Reduction(64, 64, 1),), a_column=1, b_column=0),
    arguments=("&A[it][jt]", "&B[0]", "&C[it][jt]"),
    loops=LOOPS.replace("A[i][k] * B[k][j]", "A[i + k][j] * B[k]"),
)
WRONG = {
    "a factor for each column where there is one": replace(UNIFORM, shape=replace(UNIFORM.shape, b_column=1)),
    "one factor where there is one for each column": replace(LANEWISE, shape=replace(LANEWISE.shape, b_column=0)),
    "one factor, and not the first": changed(UNIFORM, 1, "&B[1]"),
}


def test_right_call():
    UNIFORM.check()
    UNIFORM.validate()


@pytest.mark.parametrize("name", WRONG)
def test_wrong_call(name):
    with pytest.raises(PolyxformError, match="PX506"):
        WRONG[name].check()
