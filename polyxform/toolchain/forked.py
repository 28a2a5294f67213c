"""Run a function in a child process, so that endless work, crashes and side effects stay there.

isl's operation budget does not bound its time, and no Python signal handler runs while isl works. The bound is on
processor time, so that a busy machine does not change the outcome; elapsed time has a wider one.
"""

from __future__ import annotations

import copyreg
import io
import math
import os
import pickle
import resource
import select
import signal
import time
import traceback
from collections.abc import Callable
from typing import NoReturn, TypeVar

import islpy as isl

CHUNK = 1 << 20
PATIENCE = 4
"""Elapsed time that is allowed for each second of processor time."""
Result = TypeVar("Result")


class ChildEnded(Exception):
    """The child was stopped, or ended without a result; the text says how."""


def bounded(work: Callable[[], Result], seconds: float) -> Result:
    """What `work` returns in a child process, or raises there; with `seconds` 0, in this process.

    The result comes back by value. ChildEnded after `seconds` of processor time or PATIENCE times as much elapsed time,
    or when the child crashes.
    """
    if seconds <= 0:
        return work()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        limit = math.ceil(seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        report(work, writer)
    os.close(writer)
    try:
        message = received(reader, time.monotonic() + PATIENCE * seconds)
    finally:
        os.close(reader)
        status = ended(child)
    if message is None or status == -signal.SIGXCPU:
        raise ChildEnded(f"took longer than {seconds:g} s")
    if not message:
        raise ChildEnded(f"ended by signal {-status}" if status < 0 else f"ended with status {status}")
    # The bytes come from this program's own child through a pipe that nobody else can write to.
    result, error = pickle.loads(message)
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return]


def report(work: Callable[[], object], writer: int) -> NoReturn:
    """Do the work, write (result, exception) and end at once, without the parent's cleanup."""
    try:
        message = packed(work)
        with os.fdopen(writer, "wb") as stream:
            stream.write(message)
        os._exit(0)
    finally:
        os._exit(1)


def packed(work: Callable[[], object]) -> bytes:
    """The result of the work, or what it raises, as bytes."""
    try:
        return encoded((work(), None))
    except Exception as error:
        error.add_note("".join(traceback.format_tb(error.__traceback__)))
        return encoded((None, error))


def encoded(value: object) -> bytes:
    """A value as bytes; isl objects travel as text."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream)
    pickler.dispatch_table = {**copyreg.dispatch_table, isl.Schedule: lambda tree: (isl.Schedule, (str(tree),))}
    pickler.dump(value)
    return stream.getvalue()


def received(reader: int, deadline: float) -> bytes | None:
    """Everything that arrives until the other end closes; None when the deadline passes first."""
    parts: list[bytes] = []
    while select.select([reader], [], [], max(deadline - time.monotonic(), 0))[0]:
        part = os.read(reader, CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None


def ended(child: int) -> int:
    """Stop a child that still runs; its exit status, or minus the signal that ended it."""
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
