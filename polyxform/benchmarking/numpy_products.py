"""numpy on matrix products, in a Python interpreter inside the measuring process: no copies, no other clock."""

from __future__ import annotations

import importlib.util
import sysconfig
from pathlib import Path

from polyxform.benchmarking.linked_library import Library, Unavailable, build_library
from polyxform.benchmarking.operators import Work
from polyxform.benchmarking.problem import ELEMENT_BYTES, Axis, MatrixMultiplication, Tensor
from polyxform.harness.entry import Entry
from polyxform.harness.plan import Implementation
from polyxform.toolchain.compiler import Compiler

NUMPY = Library("numpy", "", (), ("-ldl",))
PROGRAM = """\
import ctypes
import numpy
def view(buffer, offset, shape, strides):
    size = numpy.dtype('{element}').itemsize
    reach = offset + 1 + sum((extent - 1) * stride for extent, stride in zip(shape, strides))
    kind = ctypes.c_float if size == 4 else ctypes.c_double
    flat = numpy.ctypeslib.as_array((kind * reach).from_address(buffers[buffer]))
    return numpy.lib.stride_tricks.as_strided(flat[offset:], shape, [size * stride for stride in strides])
left, right, target = {tensors}
def store():
    numpy.matmul(left, right, out=target)
    {rectify}
def add():
    numpy.add(target, numpy.matmul(left, right), out=target)
    {rectify}
call = {call}
about = 'numpy ' + numpy.__version__
"""
RECTIFY = "numpy.maximum(target, 0, out=target)"


def numpy_implementations(compiler: Compiler, folder: Path, problem: Work, entry: Entry) -> tuple[Implementation, ...]:
    """numpy on the problem. Raises Unavailable for what it has no operator for, or without a shared Python."""
    if not isinstance(problem, MatrixMultiplication) or (problem.bias, problem.residual) != (None, None):
        raise Unavailable("numpy has no convolution")
    if problem.narrow or problem.element not in ELEMENT_BYTES:
        raise Unavailable("numpy has no products of narrow elements")
    interpreter, home = shared_python(), numpy_folder()
    tensors = ", ".join(view_text(t, entry) for t in (problem.left, problem.right, problem.target))
    program = PROGRAM.format(
        element=f"f{ELEMENT_BYTES[problem.element]}",
        tensors=tensors,
        rectify=RECTIFY if problem.rectify else "pass",
        call="add" if problem.accumulate else "store",
    )
    words = "\t".join((interpreter, home, program.replace("\n", "\v")))
    path = build_library(compiler, folder, "numpy", "numpy.c", NUMPY)
    return (Implementation("numpy", "candidate", path, words),)


def view_text(tensor: Tensor, entry: Entry) -> str:
    """The Python expression for a tensor. Raises Unavailable when an axis has no single stride."""
    axes = [axis.merged() for axis in tensor.axes]
    if any(len(axis.components) != 1 for axis in axes):
        raise Unavailable("an axis of its arrays has no single stride, as numpy needs it")
    shape, strides = tuple(axis.extent for axis in axes), tuple(stride_of(axis) for axis in axes)
    return f"view({entry.buffer_index(tensor.array)}, {tensor.offset}, {shape}, {strides})"


def stride_of(axis: Axis) -> int:
    """Elements between neighbors."""
    return axis.components[0][1]


def shared_python() -> str:
    """The shared library of this interpreter. Unavailable where there is none."""
    name = str(sysconfig.get_config_var("INSTSONAME") or "")
    beside = Path(str(sysconfig.get_config_var("LIBDIR") or "")) / name
    if ".so" not in name or not beside.is_file():
        raise Unavailable("this Python has no shared library that numpy could run in")
    return str(beside)


def numpy_folder() -> str:
    """The folder that numpy is imported from. Unavailable when there is none."""
    found = importlib.util.find_spec("numpy")
    if found is None or found.origin is None:
        raise Unavailable("numpy is not installed")
    return str(Path(found.origin).parent.parent)
