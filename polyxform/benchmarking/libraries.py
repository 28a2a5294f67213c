"""Libraries to measure against: where they are, and how a problem becomes a shared object that the driver can load.

A library that is missing is never an error: the reason is kept and shown.
"""

from __future__ import annotations

import importlib.metadata
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from polyxform.benchmarking.problem import (
    ELEMENT_BYTES,
    Convolution,
    MatrixMultiplication,
    Problem,
    Tensor,
    number_words,
)
from polyxform.harness.entry import Entry
from polyxform.harness.plan import Implementation
from polyxform.toolchain.compiler import CompilationFailed, Compiler, Product, build

NATIVE = Path(__file__).with_name("native")
WHEELS = ("onednn-cpu-gomp", "onednn-devel-cpu-gomp")
SYSTEM_FOLDERS = (Path("/usr/include"), Path("/usr/local/include"), Path("/opt/intel/oneapi/dnnl/latest/include"))
ONEDNN_LAYOUTS = (("onednn_any", 0), ("onednn_plain", 1), ("onednn_reorder", 2))
ONEDNN_KINDS = {Convolution: 0, MatrixMultiplication: 1}
VERSION = re.compile(r"#define\s+DNNL_VERSION_(MAJOR|MINOR|PATCH)\s+(\d+)")


class Unavailable(Exception):
    """A library cannot be measured against; the text says why."""


@dataclass(frozen=True)
class Library:
    """A library that can be linked.

    name     "oneDNN", "OpenBLAS"
    version  its own number, "" where it does not tell
    flags    compiler words for its headers
    links    linker words
    """

    name: str
    version: str
    flags: tuple[str, ...]
    links: tuple[str, ...]


@cache
def find_onednn() -> Library:
    """oneDNN 3 or later: the Python wheels with the OpenMP build, else a system library. Unavailable otherwise."""
    for header, links in [*onednn_wheel(), *onednn_system()]:
        version = onednn_version(header)
        if version.startswith("3"):
            include = str(header.parent.parent.parent)
            return Library("oneDNN", version, ("-I", include), links)
    raise Unavailable("oneDNN 3 is not installed: pip install 'polyxform[onednn]'")


def onednn_wheel() -> Iterable[tuple[Path, tuple[str, ...]]]:
    """Version header and linker words of the wheels, when both are installed."""
    files = [path for name in WHEELS for path in wheel_files(name)]
    headers = [path for path in files if path.as_posix().endswith("oneapi/dnnl/dnnl_version.h")]
    libraries = [path for path in files if path.name == "libdnnl.so"]
    if headers and libraries:
        folder = str(libraries[0].parent.resolve())
        yield headers[0].resolve(), ("-L", folder, "-ldnnl", f"-Wl,-rpath,{folder}")


def wheel_files(name: str) -> list[Path]:
    """Files of an installed distribution, [] when it is not installed."""
    try:
        listed = importlib.metadata.distribution(name).files or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return [Path(str(path.locate())) for path in listed]


def onednn_system() -> Iterable[tuple[Path, tuple[str, ...]]]:
    """Version headers of system libraries."""
    for folder in SYSTEM_FOLDERS:
        header = folder / "oneapi" / "dnnl" / "dnnl_version.h"
        if header.exists():
            yield header, ("-ldnnl",)


def onednn_version(header: Path) -> str:
    """ "3.2.0" from the version header."""
    numbers = dict(VERSION.findall(header.read_text(errors="replace")))
    return ".".join(numbers.get(part, "0") for part in ("MAJOR", "MINOR", "PATCH"))


def onednn_implementations(
    compiler: Compiler, folder: Path, problem: Problem, entry: Entry
) -> tuple[Implementation, ...]:
    """oneDNN on the problem: with layouts of its choice, with plain ones, and with reorders inside the timing.

    Each reading is a copy of one shared object, because a loaded one holds one problem.

    Raises Unavailable when it is missing or does not compute in the problem's precision.
    """
    if problem.element != "float":
        raise Unavailable(f"oneDNN does not compute in '{problem.element}'")
    library = find_onednn()
    numbers = onednn_numbers(problem, entry)
    built = build_library(compiler, folder, "onednn", "onednn.c", library)
    made = []
    for name, layout in ONEDNN_LAYOUTS:
        path = Path(shutil.copy(built, folder / f"{name}.so"))
        words = number_words((layout, ONEDNN_KINDS[type(problem)], *numbers))
        made.append(Implementation(name, "candidate", path, words))
    return tuple(made)


def onednn_numbers(problem: Problem, entry: Entry) -> tuple[int, ...]:
    """The problem as native/onednn.c reads it, layout and kind apart; it has no bias."""
    common = (int(problem.accumulate), int(problem.rectify), 0)
    if isinstance(problem, MatrixMultiplication):
        return (*common, *tensor_numbers((problem.left, problem.right, problem.target), entry))
    gaps = tuple(dilation - 1 for dilation in problem.dilation)
    geometry = (problem.groups, *problem.stride, *gaps, *problem.padding, *problem.padding_after)
    return (*common, *geometry, *tensor_numbers((problem.source, problem.weights, problem.target), entry))


def tensor_numbers(tensors: Iterable[Tensor], entry: Entry) -> tuple[int, ...]:
    """Tensors with their arrays' positions among the arguments."""
    return tuple(number for tensor in tensors for number in tensor.numbers(entry.buffer_index(tensor.array)))


def blas_implementations(
    compiler: Compiler, folder: Path, problem: Problem, entry: Entry
) -> tuple[Implementation, ...]:
    """OpenBLAS on the problem. Raises Unavailable when it is missing, or the problem is not one for `gemm`."""
    if not isinstance(problem, MatrixMultiplication):
        raise Unavailable("BLAS has no convolution")
    if not fits_blas(problem):
        raise Unavailable("its matrices do not lie as BLAS needs them")
    path = build_library(compiler, folder, "openblas", "blas.c", OPENBLAS)
    tensors = tensor_numbers((problem.left, problem.right, problem.target), entry)
    words = number_words((ELEMENT_BYTES[problem.element], int(problem.accumulate), *tensors))
    return (Implementation("openblas", "candidate", path, words),)


OPENBLAS = Library("OpenBLAS", "", (), ("-lopenblas",))


def fits_blas(problem: MatrixMultiplication) -> bool:
    """Whether every matrix has two plain axes, one of them contiguous, the target's second."""
    tensors = (problem.left, problem.right, problem.target)
    axes = [[axis.merged() for axis in tensor.axes] for tensor in tensors]
    if problem.rectify or any(len(pair) != 2 or any(len(axis.components) != 1 for axis in pair) for pair in axes):
        return False
    contiguous = all(any(axis.components[0][1] == 1 for axis in pair) for pair in axes)
    return contiguous and axes[2][1].components[0][1] == 1


def build_library(compiler: Compiler, folder: Path, name: str, source: str, library: Library) -> Path:
    """Compile a native source against the library. Unavailable when it does not compile or link."""
    output = folder / f"{name}.so"
    flags = ("-O2", *library.flags)
    try:
        build(compiler, [NATIVE / source], output, flags, product=Product.SHARED, libraries=library.links)
    except CompilationFailed as failure:
        detail = failure.diagnostics[0].help.splitlines()
        raise Unavailable(f"{library.name} cannot be linked: {detail[0] if detail else failure}") from None
    return output
