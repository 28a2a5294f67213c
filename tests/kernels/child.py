"""What runs in the child process: one call of a compiled function on guarded arrays."""

from __future__ import annotations

import ctypes
import signal
from functools import cache
from typing import Any

import numpy as np

LIMIT_SECONDS = 30
GUARD = 64
GUARD_BYTE = 0xA5
SCALARS = {int: ctypes.c_int, float: ctypes.c_double, np.float32: ctypes.c_float, np.int64: ctypes.c_long}


@cache
def _library(path: str) -> ctypes.CDLL:
    return ctypes.CDLL(path)


def call(library: str, function: str, arguments: tuple[Any, ...]) -> list[np.ndarray]:
    """Call `function` and return its array arguments as they are afterwards.

    Scalars go by their Python type (see SCALARS; a C `float` is a `np.float32`, a `long` or `size_t` a `np.int64`).
    Every array is a copy between two guards; IndexError when one was overwritten. A call that takes longer than
    LIMIT_SECONDS ends the process.
    """
    signal.alarm(LIMIT_SECONDS)
    buffers = [_guarded(a) if isinstance(a, np.ndarray) else None for a in arguments]
    values = [_scalar(a) if b is None else _address(b) for a, b in zip(arguments, buffers, strict=True)]
    entry = _library(library)[function]
    entry.restype = None
    entry(*values)
    return [_unguarded(function, b, a) for a, b in zip(arguments, buffers, strict=True) if b is not None]


def _scalar(value: Any) -> Any:
    return SCALARS[type(value)](value)


def _guarded(array: np.ndarray) -> np.ndarray:
    buffer = np.full(array.nbytes + 2 * GUARD, GUARD_BYTE, np.uint8)
    buffer[GUARD:-GUARD] = np.frombuffer(np.ascontiguousarray(array).tobytes(), np.uint8)
    return buffer


def _address(buffer: np.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(buffer.ctypes.data + GUARD)


def _unguarded(function: str, buffer: np.ndarray, like: np.ndarray) -> np.ndarray:
    if (buffer[:GUARD] != GUARD_BYTE).any() or (buffer[-GUARD:] != GUARD_BYTE).any():
        raise IndexError(f"{function} wrote outside an array of shape {like.shape}")
    return np.frombuffer(buffer[GUARD:-GUARD].tobytes(), like.dtype).reshape(like.shape)
