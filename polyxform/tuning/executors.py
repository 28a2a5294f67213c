"""Crews by the name of their executor: processes on this machine, or a cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager

from polyxform.tuning.cluster import dask_crews
from polyxform.tuning.crew import Crew, no_workers
from polyxform.tuning.place import this_place

ORPHAN_CHECK_SECONDS = 1.0


@contextmanager
def local_crew(jobs: int, compiler: str) -> Iterator[Crew]:
    """Processes on this machine: `jobs` of them build, one measures. They do not outlive the block."""
    context = multiprocessing.get_context("fork")
    with ExitStack() as stack:
        builders, measurer = (
            stack.enter_context(ended(ProcessPoolExecutor(count, context, settle, (os.getpid(),))))
            for count in (jobs, 1)
        )
        yield Crew(this_place(compiler), builders, measurer)


@contextmanager
def ended(pool: ProcessPoolExecutor) -> Iterator[ProcessPoolExecutor]:
    """The pool; whatever ends the block, its processes end without waiting for their work."""
    try:
        yield pool
    finally:
        workers = list(pool._processes.values()) if pool._processes else []
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()


def settle(parent: int) -> None:
    """In a worker: leave Ctrl-C to the parent, end on SIGTERM, and do not outlive the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=end_with, args=(parent,), daemon=True).start()


def end_with(parent: int) -> None:
    """End this process as soon as its parent is gone."""
    while os.getppid() == parent:
        time.sleep(ORPHAN_CHECK_SECONDS)
    os._exit(1)


@contextmanager
def crews(where: str, jobs: int, compiler: str) -> Iterator[tuple[Crew, ...]]:
    """The crews that an executor has, one for each kind of machine. EnvironmentFault PX604 when it has none."""
    kind, _, address = where.partition(":")
    if kind == "dask" and address:
        with dask_crews(address, compiler) as found:
            yield found
        return
    if where != "local":
        raise no_workers(f"'{where}' is no executor: local, or dask:ADDRESS")
    with local_crew(jobs, compiler) as crew:
        yield (crew,)
