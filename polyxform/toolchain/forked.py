"""Run a function in a child process, so that endless work, crashes and side effects stay there.

isl's operation budget does not bound its time, and no Python signal handler runs while isl works. The bound is on
processor time, so that a busy machine does not change the outcome; elapsed time has a wider one.
"""

from __future__ import annotations

import copyreg
import math
import resource
import signal
import traceback
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

import islpy as isl

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
    fork = get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    child = fork.Process(target=report, args=(work, sender, math.ceil(seconds)))
    child.start()
    sender.close()
    answer = None
    result: Result
    error: Exception | None
    try:
        late = not receiver.poll(PATIENCE * seconds)
        answer = None if late else received(receiver)
    finally:
        child.kill()
        child.join()
        receiver.close()
    if answer is None:
        late = late or child.exitcode == -signal.SIGXCPU
        raise ChildEnded(f"took longer than {seconds:g} s" if late else f"ended with status {child.exitcode}")
    result, error = answer
    if error is not None:
        raise error
    return result


def received(receiver: Connection) -> Any:
    """What the child sends; None when it ends before that."""
    try:
        return receiver.recv()
    except (EOFError, OSError):
        return None


def report(work: Callable[[], object], sender: Connection, seconds: int) -> None:
    """Do the work within the processor time and send (result, exception)."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    try:
        sender.send((work(), None))
    except Exception as error:
        error.add_note("".join(traceback.format_tb(error.__traceback__)))
        sender.send((None, error))


def as_text(tree: isl.Schedule) -> tuple[type[isl.Schedule], tuple[str]]:
    """How a schedule travels between processes; islpy knows it for its other classes only."""
    return isl.Schedule, (str(tree),)


copyreg.pickle(isl.Schedule, as_text)
