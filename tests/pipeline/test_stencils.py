"""Stencils through the whole program: tiled in time, and proven, for known and for unknown sizes."""

from __future__ import annotations

import pytest
from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.syntax.source import SourceFile

from tests.schedule.regions import FIELDS, JACOBI_2D, SEIDEL_2D, TWO, WAVES, function

SIZES = "#pragma polyxform size(steps = 300, n = 1500)\n#pragma polyxform target(x86-64-v4)\n"


@pytest.mark.parametrize(("loops", "arguments"), [(JACOBI_2D, TWO), (WAVES, FIELDS), (SEIDEL_2D, TWO)])
def test_both_versions_are_tiled(loops, arguments):
    result = compile_source(SourceFile.from_text(function(loops, arguments, SIZES), "k.c"), Options())
    (region,) = result.regions
    assert [version.version.fixed != () for version in region.versions] == [True, False]
    assert all("tiles of" in version.version.recipe[0] for version in region.versions)
    copied = any("skewed copies" in step for version in region.versions for step in version.version.recipe)
    assert result.text.count("\n") < (130 if copied else 110)
