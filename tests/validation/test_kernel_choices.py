"""Calls of kernels that choose between an element and a value are right in no other case than the loops behind them."""

from dataclasses import replace

import pytest
from polyxform.diagnostics import PolyxformError
from polyxform.microkernels.model import Elementwise

from tests.validation.test_kernel_calls import ARGUMENTS, LOOPS, OPEN, SCALED_CALL, START_LOOPS, STRIDES

CHOICES = {
    "C[i][j] = C[i][j] < alpha ? alpha : C[i][j]": "<",
    "C[i][j] = alpha > C[i][j] ? alpha : C[i][j]": "<",
    "C[i][j] = C[i][j] > alpha ? C[i][j] : alpha": "!>",
    "C[i][j] = C[i][j] >= alpha ? alpha : C[i][j]": ">=",
    "if (C[i][j] < alpha) C[i][j] = alpha": "<",
    "if (alpha <= C[i][j]) { C[i][j] = alpha; }": ">=",
    "C[i][j] = fmaxf(C[i][j], 2.0f)": "!>",
    "C[i][j] = fminf(2.0f, C[i][j])": "!<",
}


@pytest.mark.parametrize("text", CHOICES)
def test_c_may_be_chosen_last(text):
    loops = LOOPS + START_LOOPS.replace("C[i][j] = bias[j]", text).replace("};", "}")
    arguments = (*ARGUMENTS, "2.0f" if "2.0f" in text else "alpha", *STRIDES)
    for operator in set(CHOICES.values()):
        shape = replace(OPEN, after=(Elementwise(operator, "scalar"),))
        call = replace(SCALED_CALL, shape=shape, arguments=arguments, loops=loops)
        if operator == CHOICES[text]:
            call.check()
            continue
        with pytest.raises(PolyxformError, match="another operator"):
            call.check()


@pytest.mark.parametrize(
    "text",
    [
        "C[i][j] = C[i][j] < alpha ? 2.0f : C[i][j]",
        "C[i][j] = C[i][j] < 2.0f ? alpha : C[i][j]",
        "C[i][j] = C[j][i] < alpha ? alpha : C[i][j]",
        "C[i][j] = C[i][j] < alpha ? C[i][j] : C[i][j]",
        "C[i][j] = C[i][j] < alpha ? alpha : 0",
        "if (C[i][j] < 2.0f) C[i][j] = alpha",
        "if (C[i][j] < alpha) C[i][j] += alpha",
        "C[i][j] = fmaxf(C[i][j], alpha)",
        "C[i][j] = fabsf(C[i][j], 2.0f)",
    ],
)
def test_other_choices(text):
    loops = LOOPS + START_LOOPS.replace("C[i][j] = bias[j]", text)
    for operator in ("<", "!>"):
        shape = replace(OPEN, after=(Elementwise(operator, "scalar"),))
        with pytest.raises(PolyxformError, match="PX506"):
            replace(SCALED_CALL, shape=shape, loops=loops).check()
