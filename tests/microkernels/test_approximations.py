"""Approximations stay within the error that they state, over all of their range."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from polyxform.microkernels.approximations import APPROXIMATIONS, Approximation
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

PROGRAM = """
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
%s
int main(void)
{
    double worst = 0.0;
    for (uint64_t u = 0; u < 0x100000000ull; u += 1009) {
        uint32_t bits = (uint32_t)u;
        float x;
        memcpy(&x, &bits, sizeof x);
        double wanted = %s(x), got = %s(x);
        if (wanted != wanted ? got == got : got != got)
            worst = INFINITY;
        if (fabs(wanted) < 2.5e-38) {
            worst = fmax(worst, fabs(got - wanted) > 2.5e-38 ? INFINITY : 0.0);
        } else if (fabs(wanted) > 3.4028235e38) {
            worst = fmax(worst, fabs(got) > 3.4028e38 ? 0.0 : INFINITY);
        } else if (wanted == wanted) {
            worst = fmax(worst, fabs(got - wanted) / fabs(wanted));
        }
    }
    printf("%%.17g\\n", worst * 16777216.0);
    return 0;
}
"""


@pytest.mark.parametrize("flags", [("-O2", "-ffp-contract=off"), ("-O3", "-march=native")], ids=["plain", "contracted"])
@pytest.mark.parametrize("one", [one for one in APPROXIMATIONS.values() if one.error], ids=lambda one: one.name)
def test_the_error_is_as_stated(one: Approximation, flags: tuple[str, ...], tmp_path: Path) -> None:
    source, binary = tmp_path / "error.c", tmp_path / "error"
    source.write_text(PROGRAM % (one.text, one.replaces.removesuffix("f"), one.name))
    build(find_compiler("gcc"), [source], binary, flags, product=Product.EXECUTABLE, libraries=("-lm",))
    worst = float(run([str(binary)], Limits(wall_seconds=60.0)).stdout)
    assert math.isfinite(worst)
    assert worst <= one.error


EXTREMA = """
#include <math.h>
#include <stdio.h>
%s
int main(void)
{
    const float values[] = {0.0f, 1.0f, -1.0f, 1e-40f, 3e38f, INFINITY, -INFINITY, NAN};
    int different = 0;
    for (int i = 0; i < 8; i++)
        for (int j = 0; j < 8; j++) {
            volatile float x = values[i], y = values[j];
            const float wanted = %s(x, y), got = %s(x, y);
            different += wanted != got && (wanted == wanted || got == got);
        }
    printf("%%d\\n", different);
    return 0;
}
"""


@pytest.mark.parametrize("one", [one for one in APPROXIMATIONS.values() if not one.error], ids=lambda one: one.name)
def test_extrema_are_those_of_the_library(one: Approximation, tmp_path: Path) -> None:
    source, binary = tmp_path / "extrema.c", tmp_path / "extrema"
    source.write_text(EXTREMA % (one.text, one.replaces, one.name))
    flags = ("-O3", "-march=native")
    build(find_compiler("gcc"), [source], binary, flags, product=Product.EXECUTABLE, libraries=("-lm",))
    assert int(run([str(binary)], Limits(wall_seconds=60.0)).stdout) == 0
