"""Run a function in a child process, so that endless work, crashes and side effects stay there.

isl's operation budget does not bound its time, and no Python signal handler runs while isl works. The bound is on
processor time, so that a busy machine does not change the outcome; elapsed time has a wider one.
"""

from __future__ import annotations

import copyreg
import fcntl
import math
import os
import resource
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
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


@contextmanager
def alongside(work: Callable[[], object], seconds: float) -> Iterator[None]:
    """Do the work in a child process while the block runs, then raise what it raises.

    With `seconds` 0, the work is done in this process, behind the block. ChildEnded as for `bounded`, counted from the
    end of the block. The child does not outlive this process, whatever ends it.
    """
    if seconds <= 0:
        yield
        work()
        return
    held, leash = os.pipe()
    child = started(partial(on_leash, work, held, leash), seconds)
    os.close(held)
    try:
        yield
        result_of(child, seconds, PATIENCE * seconds)
    finally:
        stop(child)
        os.close(leash)


def on_leash(work: Callable[[], object], held: int, leash: int) -> None:
    """Do work of which nobody wants the result, unless nobody holds the other end of a pipe any more.

    The kernel then sends SIGIO, which ends the process, whatever it is at; who let go before that shows in reading.
    """
    os.close(leash)
    for number in (signal.SIGIO, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    fcntl.fcntl(held, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(held, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
    try:
        os.read(held, 1)
    except BlockingIOError:
        work()


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
