"""The input kernels as text: clean under two compilers, and each pragma names what the function has."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from polyxform.machine import named

from tests.kernels.sources import KERNEL_FILES, KERNEL_FOLDER, WARNING_FLAGS, KernelFunction, kernel_functions, label

FUNCTIONS = tuple(function for path in KERNEL_FILES for function in kernel_functions(path))

# The published LARGE sizes, for which other tools' speed is known. Sorted: the parameters' names are ours.
POLYBENCH_LARGE = {
    "2mm": (800, 900, 1100, 1200),
    "3mm": (800, 900, 1000, 1100, 1200),
    "adi": (500, 1000),
    "atax": (1900, 2100),
    "bicg": (1900, 2100),
    "cholesky": (2000,),
    "correlation": (1200, 1400),
    "covariance": (1200, 1400),
    "deriche": (2160, 4096),
    "doitgen": (140, 150, 160),
    "durbin": (2000,),
    "fdtd_2d": (500, 1000, 1200),
    "floyd_warshall": (2800,),
    "gemm": (1000, 1100, 1200),
    "gemver": (2000,),
    "gesummv": (1300,),
    "gramschmidt": (1000, 1200),
    "heat_3d": (120, 500),
    "jacobi_1d": (500, 2000),
    "jacobi_2d": (500, 1300),
    "lu": (2000,),
    "ludcmp": (2000,),
    "mvt": (2000,),
    "nussinov": (2500,),
    "seidel_2d": (500, 2000),
    "symm": (1000, 1200),
    "syr2k": (1000, 1200),
    "syrk": (1000, 1200),
    "trisolv": (2000,),
    "trmm": (1000, 1200),
}

each_function = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda f: f.name)


@pytest.mark.parametrize("compiler", ["gcc", "clang"])
@pytest.mark.parametrize("path", KERNEL_FILES, ids=label)
def test_compiles_without_a_warning(path: Path, compiler: str, tmp_path: Path) -> None:
    if shutil.which(compiler) is None:
        pytest.skip(f"{compiler} is not installed")
    command = [compiler, *WARNING_FLAGS, "-c", str(path), "-o", str(tmp_path / "kernel.o")]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("path", KERNEL_FILES, ids=label)
def test_holds_few_regions_and_says_what_they_compute(path: Path) -> None:
    assert 1 <= len(kernel_functions(path)) <= 4
    assert path.read_text().count("#pragma scop") == len(kernel_functions(path))
    assert "/*" in path.read_text().partition("void ")[0]


def test_function_names_are_unique() -> None:
    assert len({function.name for function in FUNCTIONS}) == len(FUNCTIONS)


@each_function
def test_every_integer_parameter_has_a_size_and_nothing_else_has(function: KernelFunction) -> None:
    assert sorted(function.sizes) == sorted(function.integers)


@each_function
def test_target_is_a_known_machine(function: KernelFunction) -> None:
    (target,) = function.pragma("target")
    assert named(target).name == target


@each_function
def test_live_out_names_arrays_that_the_function_may_write(function: KernelFunction) -> None:
    writable = {p.partition("[")[0].split()[-1].lstrip("*") for p in function.parameters if not p.startswith("const ")}
    names = {name.strip() for text in function.pragma("live_out") for name in text.split(",")}
    assert names <= writable - set(function.integers)


def test_all_polybench_problems_stand_at_their_large_sizes() -> None:
    files = sorted((KERNEL_FOLDER / "polybench").glob("*.c"))
    sizes = {path.stem: tuple(sorted(kernel_functions(path)[0].sizes.values())) for path in files}
    assert sizes == POLYBENCH_LARGE
