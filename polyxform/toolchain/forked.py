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
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Any, TypeVar

import islpy as isl

PATIENCE = 4
"""Elapsed time that is allowed for each second of processor time."""
Result = TypeVar("Result")


class ChildEnded(Exception):
    """The child was stopped, or ended without a result; the text says how."""


@dataclass(frozen=True)
class Child:
    """A child process at work.

    process   what runs
    receiver  where its (result, exception) arrives
    """

    process: ForkProcess
    receiver: Connection


def bounded(work: Callable[[], Result], seconds: float) -> Result:
    """What `work` returns in a child process, or raises there; with `seconds` 0, in this process.

    The result comes back by value. ChildEnded after `seconds` of processor time or PATIENCE times as much elapsed time,
    or when the child crashes.
    """
    if seconds <= 0:
        return work()
    child = started(work, seconds)
    try:
        result: Result = result_of(child, seconds, PATIENCE * seconds)
    finally:
        stop(child)
    return result


def started(work: Callable[[], object], seconds: float) -> Child:
    """A child process that does the work within so much processor time."""
    fork = get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=report, args=(work, sender, math.ceil(seconds)))
    process.start()
    sender.close()
    return Child(process, receiver)


def result_of(child: Child, seconds: float, patience: float) -> Any:
    """What the child's work returns or raises; ChildEnded for a crash, and after `patience` seconds from now."""
    late = not child.receiver.poll(patience)
    answer = None if late else received(child.receiver)
    if answer is None:
        stop(child)
        late = late or child.process.exitcode == -signal.SIGXCPU
        raise ChildEnded(f"took longer than {seconds:g} s" if late else f"ended with status {child.process.exitcode}")
    result, error = answer
    if error is not None:
        raise error
    return result


def stop(child: Child) -> None:
    """End the child, if it still runs, and forget it."""
    child.process.kill()
    child.process.join()
    child.receiver.close()


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
