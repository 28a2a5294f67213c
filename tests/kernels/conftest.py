"""Compiled kernels and a child process to call them in."""

from __future__ import annotations

import faulthandler
import multiprocessing
import shutil
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from tests.kernels import child
from tests.kernels.sources import KERNEL_FILES, label

# A subscript that leaves its row traps, so that the child dies and the test fails.
CHECKED_FLAGS = (
    "-std=c99", "-O1", "-shared", "-fPIC", "-ffp-contract=off", "-Wno-unknown-pragmas", "-DBLOCK=16",
    "-fsanitize=bounds,signed-integer-overflow", "-fsanitize-undefined-trap-on-error",
)  # fmt: skip

Call = Callable[..., list[np.ndarray]]


class Draw:
    """Test data: reproducible, and never the same array twice."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(2020)

    def integers(self, *shape: int, dtype: type = np.float64) -> np.ndarray:
        """Whole numbers from -4 to 4 without 0: sums of their products are exact, and no product hides a factor."""
        return (self._random.integers(1, 5, shape) * self._random.choice([-1, 1], shape)).astype(dtype)

    def reals(self, *shape: int, dtype: type = np.float64) -> np.ndarray:
        """Uniform in [-1, 1)."""
        return self._random.uniform(-1.0, 1.0, shape).astype(dtype)

    def rubbish(self, *shape: int, dtype: type = np.float64) -> np.ndarray:
        """What an output holds before the call; no kernel computes it, so that an element left out shows."""
        return np.full(shape, 1000.5, dtype)

    def solvable(self, n: int) -> np.ndarray:
        """A symmetric positive definite matrix."""
        root = self.reals(n, n)
        return root @ root.T + n * np.eye(n)


@pytest.fixture
def draw() -> Draw:
    return Draw()


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Compile files with bounds checks into one shared library."""
    compiler = shutil.which("gcc")
    if compiler is None:
        pytest.skip("gcc is not installed")

    def compile_library(*sources: Path) -> Path:
        library = tmp_path_factory.mktemp("kernels") / "kernels.so"
        names = [str(source) for source in sources]
        subprocess.run([compiler, *CHECKED_FLAGS, *names, "-o", str(library), "-lm"], check=True, timeout=120)
        return library

    return compile_library


@pytest.fixture
def call_in_child() -> Iterator[Call]:
    """Call a function of a library in a fresh child process."""
    # pytest's fault handler would print the stack of a child that is meant to die.
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork"), faulthandler.disable) as pool:

        def run(library: Path, function: str, *arguments: object) -> list[np.ndarray]:
            return pool.submit(child.call, str(library), function, arguments).result()

        yield run


@pytest.fixture(scope="session")
def libraries(build: Callable[..., Path]) -> dict[str, Path]:
    """The compiled input kernels by folder: "", "polybench", "fused"."""
    folders = sorted({label(path).rpartition("/")[0] for path in KERNEL_FILES})
    return {f: build(*(p for p in KERNEL_FILES if label(p).rpartition("/")[0] == f)) for f in folders}


@pytest.fixture
def call(request: pytest.FixtureRequest, libraries: dict[str, Path], call_in_child: Call) -> Call:
    """Call an input kernel of the folder that the test's module names as FOLDER."""
    library = libraries[request.module.FOLDER]
    return lambda function, *arguments: call_in_child(library, function, *arguments)
