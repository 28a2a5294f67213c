"""The checks around a call notice what they are there for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import numpy as np
import pytest

from tests.kernels.conftest import Call


def compiled(build: Callable[..., Path], folder: Path, statement: str) -> Path:
    """A library with `f(n, A)` that executes one statement."""
    source = folder / "f.c"
    source.write_text(f"void f(int n, double A[n][n])\n{{\n    {statement};\n}}\n")
    return build(source)


def test_a_call_changes_only_copies(build: Callable[..., Path], call_in_child: Call, tmp_path: Path) -> None:
    A = np.ones((3, 3))
    (result,) = call_in_child(compiled(build, tmp_path, "A[n - 1][n - 1] = 7.0"), "f", 3, A)
    assert result[2, 2] == 7.0
    assert A[2, 2] == 1.0


def test_a_subscript_outside_its_row_ends_the_child(
    build: Callable[..., Path], call_in_child: Call, tmp_path: Path
) -> None:
    library = compiled(build, tmp_path, "A[0][n] = 7.0")
    with pytest.raises(BrokenProcessPool):
        call_in_child(library, "f", 3, np.ones((3, 3)))


def test_a_write_behind_the_array_is_reported(build: Callable[..., Path], call_in_child: Call, tmp_path: Path) -> None:
    library = compiled(build, tmp_path, "A[n][0] = 7.0")
    with pytest.raises(IndexError, match="outside an array of shape"):
        call_in_child(library, "f", 3, np.ones((3, 3)))
