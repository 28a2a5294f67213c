"""Work whose worker is lost is handed out again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
TRIES = 3
LOST = ("KilledWorker", "FutureCancelledError", "CancelledError")
"""Names of the exceptions by which clusters say that a worker is gone; their modules may not be installed."""


def kept(
    executor: Executor,
    work: Callable[Arguments, Result],
    *arguments: Arguments.args,
    **named: Arguments.kwargs,
) -> Result:
    """Have work done, several times if its worker is lost on the way. What the work raises goes on."""
    return answer(executor, executor.submit(work, *arguments, **named), work, *arguments, **named)


def answer(
    executor: Executor,
    future: Future[Result],
    work: Callable[Arguments, Result],
    *arguments: Arguments.args,
    **named: Arguments.kwargs,
) -> Result:
    """The result of work that was handed out; handed out again while workers are lost, TRIES times in all."""
    for _ in range(TRIES - 1):
        try:
            return future.result()
        except Exception as error:
            if not is_lost(error):
                raise
            future = executor.submit(work, *arguments, **named)
    return future.result()


def is_lost(error: BaseException) -> bool:
    """Whether an exception says that the worker is gone, and nothing about the work. A broken pool stays broken."""
    if isinstance(error, BrokenExecutor):
        return False
    return isinstance(error, CancelledError) or type(error).__name__ in LOST
