"""How a problem becomes a shared object that the driver can load, for each library.

A library that is missing is never an error: the reason is kept and shown.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from polyxform.benchmarking.formulas import formula_numbers
from polyxform.benchmarking.linked_library import Library, Unavailable, build_library
from polyxform.benchmarking.onednn_builds import find_builds
from polyxform.benchmarking.onednn_operators import operator_readings
from polyxform.benchmarking.operators import OperatorChain, Work
from polyxform.benchmarking.problem import (
    ELEMENT_BYTES,
    POINT,
    Chain,
    Convolution,
    MatrixMultiplication,
    Pooling,
    Problem,
    Single,
    Tensor,
    number_words,
)
from polyxform.harness.entry import Entry
from polyxform.harness.plan import Implementation
from polyxform.toolchain.compiler import Compiler

ONEDNN_LAYOUTS = (("onednn_any", 0), ("onednn_plain", 1), ("onednn_reorder", 2))
"""Readings of every problem: a name, and the layout as native/onednn.c numbers it."""
ONEDNN_BLOCKED = 3
ONEDNN_KINDS = {Convolution: 0, MatrixMultiplication: 1}
ONEDNN_POOLING = 2
OTHER_BUILD = "@"
"""Behind the name of a reading stands the version, when it is not the first build's."""
ONEDNN_TYPES = {"bfloat16": 2, "float": 3, "int": 4, "signed char": 5, "unsigned char": 6}
"""Its numbers of element types."""
ONEDNN_SUPPORTED = (
    ("float", "float", "float"),
    ("bfloat16", "bfloat16", "float"),
    ("unsigned char", "signed char", "int"),
    ("signed char", "signed char", "int"),
)
"""Types of source, weights and destination."""


def onednn_implementations(compiler: Compiler, folder: Path, problem: Work, entry: Entry) -> tuple[Implementation, ...]:
    """The first build of oneDNN on the problem: with layouts of its choice, with plain ones, with reorders inside.

    Raises Unavailable when it is missing or does not compute in the problem's precision.
    """
    return readings(compiler, folder, problem, entry, onednn_builds(problem)[0], "")


def other_onednn_builds(
    compiler: Compiler, folder: Path, problem: Work, entry: Entry
) -> tuple[tuple[Implementation, ...], ...]:
    """The readings of each further build. Two of them cannot be in one process: their libraries have the same name."""
    return tuple(
        readings(compiler, folder, problem, entry, library, f"{OTHER_BUILD}{library.version}")
        for library in onednn_builds(problem)[1:]
    )


def onednn_builds(problem: Work) -> tuple[Library, ...]:
    """Builds that can do the problem. Unavailable when there are none."""
    for types in map(types_of, () if isinstance(problem, OperatorChain) else parts_of(problem)):
        if types not in ONEDNN_SUPPORTED:
            raise Unavailable(f"oneDNN does not compute '{types[2]}' from '{types[0]}' and '{types[1]}'")
    return find_builds()


def types_of(problem: Single) -> tuple[str, ...]:
    """Element types of source, weights and destination."""
    return (*(problem.narrow or (problem.element, problem.element)), problem.element)


def readings(
    compiler: Compiler, folder: Path, problem: Work, entry: Entry, library: Library, mark: str
) -> tuple[Implementation, ...]:
    """Each reading is a copy of one shared object, because a loaded one holds one problem."""
    if isinstance(problem, OperatorChain):
        return operator_readings(compiler, folder, problem, entry, library, mark)
    numbers = onednn_numbers(problem, entry)
    built = build_library(compiler, folder, f"onednn{mark}", "onednn.c", library)
    made = []
    for name, layout, parts in readings_of(problem):
        path = Path(shutil.copy(built, folder / f"{name}{mark}.so"))
        words = number_words((layout, parts, *numbers))
        made.append(Implementation(f"{name}{mark}", "candidate", path, words))
    return tuple(made)


def readings_of(problem: Problem) -> Iterator[tuple[str, int, int]]:
    """(name, layout, parts that images are taken in): chains on images also have blocks of channels, and one by one.

    Single convolutions choose layouts of which others of a chain are faster, and what one image leaves in the caches is
    gone after all of them.
    """
    for name, layout in ONEDNN_LAYOUTS:
        yield name, layout, 1
    if not isinstance(problem, Chain) or not isinstance(problem.problems[0], Convolution):
        return
    images = problem.problems[0].target.axes[0].extent
    yield "onednn_blocked", ONEDNN_BLOCKED, 1
    if images > 1:
        yield "onednn_images", ONEDNN_LAYOUTS[0][1], images
        yield "onednn_blocked_images", ONEDNN_BLOCKED, images


def onednn_numbers(problem: Problem, entry: Entry) -> tuple[int, ...]:
    """The problem as native/onednn.c reads it, layout and parts apart."""
    parts = parts_of(problem)
    pooling = problem.pooling if isinstance(problem, Chain) else None
    last = () if pooling is None else pooling_numbers(pooling, entry)
    count = len(parts) + (pooling is not None)
    return (count, *(number for part in parts for number in step_numbers(part, entry)), *last)


def pooling_numbers(pooling: Pooling, entry: Entry) -> tuple[int, ...]:
    """The windows behind a chain: nothing is accumulated, rectified or added."""
    gaps = tuple(dilation - 1 for dilation in pooling.dilation)
    geometry = (*pooling.window, *pooling.stride, *gaps, *pooling.padding, *pooling.padding_after)
    types = (ONEDNN_TYPES[pooling.element],) * 3
    tensors = tensor_numbers((pooling.source, pooling.target), entry)
    return (ONEDNN_POOLING, *types, 0, 0, 0, *geometry, *tensors, 0, 0, 0)


def parts_of(problem: Problem) -> tuple[Single, ...]:
    """The problems of a chain; a single one is its own."""
    return problem.problems if isinstance(problem, Chain) else (problem,)


def step_numbers(problem: Single, entry: Entry) -> tuple[int, ...]:
    """One problem of a chain."""
    types = (ONEDNN_TYPES[element] for element in types_of(problem))
    residual: tuple[Tensor, ...] = () if problem.residual is None else (problem.residual,)
    folded = problem.folded if isinstance(problem, Convolution) else None
    formulas = () if folded is None else tuple(number for one in folded for number in formula_numbers(one, entry))
    further = (problem.limit, len(residual), *tensor_numbers(residual, entry), int(folded is not None), *formulas)
    return (ONEDNN_KINDS[type(problem)], *types, *part_numbers(problem, entry), *further)


def part_numbers(problem: Single, entry: Entry) -> tuple[int, ...]:
    """One problem, kind and types apart."""
    common = (int(problem.accumulate), int(problem.rectify), int(problem.bias is not None))
    bias: tuple[Tensor, ...] = () if problem.bias is None else (problem.bias,)
    if isinstance(problem, MatrixMultiplication):
        bias = tuple(replace(one, axes=(POINT, *one.axes)) for one in bias)
        return (*common, *tensor_numbers((problem.left, problem.right, problem.target, *bias), entry))
    gaps = tuple(dilation - 1 for dilation in problem.dilation)
    geometry = (problem.groups, *problem.stride, *gaps, *problem.padding, *problem.padding_after)
    return (*common, *geometry, *tensor_numbers((problem.source, problem.weights, problem.target, *bias), entry))


def tensor_numbers(tensors: Iterable[Tensor], entry: Entry) -> tuple[int, ...]:
    """Tensors with their arrays' positions among the arguments."""
    return tuple(number for tensor in tensors for number in tensor.numbers(entry.buffer_index(tensor.array)))


def blas_implementations(compiler: Compiler, folder: Path, problem: Work, entry: Entry) -> tuple[Implementation, ...]:
    """OpenBLAS on the problem. Raises Unavailable when it is missing, or the problem is not one for `gemm`."""
    if isinstance(problem, Chain | OperatorChain):
        raise Unavailable(ONE_PRODUCT)
    if not isinstance(problem, MatrixMultiplication):
        raise Unavailable("BLAS has no convolution")
    if problem.narrow or problem.element not in ELEMENT_BYTES:
        raise Unavailable("BLAS has no products of narrow elements")
    require_bare(problem)
    if not fits_blas(problem):
        raise Unavailable("its matrices do not lie as BLAS needs them")
    path = build_library(compiler, folder, "openblas", "blas.c", OPENBLAS)
    tensors = tensor_numbers((problem.left, problem.right, problem.target), entry)
    words = number_words((ELEMENT_BYTES[problem.element], int(problem.accumulate), *tensors))
    return (Implementation("openblas", "candidate", path, words),)


OPENBLAS = Library("OpenBLAS", "", (), ("-lopenblas",))
ONE_PRODUCT = "it is asked for one product or convolution"
LIBXSMM = Library("LIBXSMM", "", ("-fopenmp",), ("-lxsmm", "-lxsmmnoblas", "-lpthread", "-ldl", "-lm"))


def libxsmm_implementations(
    compiler: Compiler, folder: Path, problem: Work, entry: Entry
) -> tuple[Implementation, ...]:
    """Loops around LIBXSMM's batch-reduce kernels. Raises Unavailable when it is missing or cannot do the problem."""
    if isinstance(problem, Chain | OperatorChain):
        raise Unavailable(ONE_PRODUCT)
    if problem.element != "float" or problem.narrow:
        raise Unavailable(f"LIBXSMM is asked for 'float' only, not for '{problem.element}'")
    require_bare(problem)
    if isinstance(problem, MatrixMultiplication) and len(problem.target.axes) != 2:
        raise Unavailable("LIBXSMM is not asked for batches of products")
    path = build_library(compiler, folder, "libxsmm", "libxsmm.c", LIBXSMM)
    words = number_words((ONEDNN_KINDS[type(problem)], *part_numbers(problem, entry)))
    return (Implementation("libxsmm", "candidate", path, words),)


def require_bare(problem: Single) -> None:
    """Unavailable where a bias or another array is added, or results are limited, for which only oneDNN is asked."""
    if problem.bias is not None:
        raise Unavailable("it is not asked to add a bias")
    folded = isinstance(problem, Convolution) and problem.folded is not None
    if problem.residual is not None or problem.limit or folded:
        raise Unavailable("it is not asked to do more to the sums")


def fits_blas(problem: MatrixMultiplication) -> bool:
    """Whether every matrix has two plain axes, one of them contiguous, the target's second."""
    tensors = (problem.left, problem.right, problem.target)
    axes = [[axis.merged() for axis in tensor.axes] for tensor in tensors]
    if problem.rectify or any(len(pair) != 2 or any(len(axis.components) != 1 for axis in pair) for pair in axes):
        return False
    contiguous = all(any(axis.components[0][1] == 1 for axis in pair) for pair in axes)
    return contiguous and axes[2][1].components[0][1] == 1
