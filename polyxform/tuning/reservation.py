"""Processors of this machine that one measurement has to itself, however many processes measure at the same time."""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO

PAUSE = 0.02
"""Seconds between two looks for a free processor."""


def lock_folder() -> Path:
    """Where the locks of this person's measurements are; in temporary storage, which no two machines share."""
    return Path(tempfile.gettempdir()) / f"polyxform-{os.getuid()}"


@contextmanager
def reserved(count: int, folder: Path | None = None) -> Iterator[frozenset[int]]:
    """Stay on `count` of the processors that this thread may use and that no other such block has; wait for them.

    What is started inside stays on them, too. Without a folder for locks that is this person's own, and where fewer
    processors are allowed or the system pins nothing, nothing is reserved. Locks end with the process that holds them.
    """
    before = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    place = own_folder(folder or lock_folder())
    if place is None or not 0 < count <= len(before):
        yield frozenset(before)
        return
    with ExitStack() as held:
        chosen = waited_for(sorted(before), count, place, held)
        os.sched_setaffinity(0, chosen)
        try:
            yield chosen
        finally:
            os.sched_setaffinity(0, before)


def waited_for(allowed: list[int], count: int, folder: Path, held: ExitStack) -> frozenset[int]:
    """The first free processors, their locks kept in `held`; all at once, so that no two wait for each other."""
    while True:
        with ExitStack() as tried:
            free = (cpu for cpu in allowed if locked(folder / f"processor-{cpu}", tried))
            chosen = frozenset(islice(free, count))
            if len(chosen) == count:
                held.enter_context(tried.pop_all())
                return chosen
        time.sleep(PAUSE)


def locked(path: Path, held: ExitStack) -> bool:
    """Whether the lock of a file is ours now; it is kept in `held`."""
    stream: IO[bytes] = path.open("ab")
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        stream.close()
        return False
    held.callback(stream.close)
    return True


def own_folder(folder: Path) -> Path | None:
    """The folder, made if need be; None where it is someone else's or cannot be made."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        owner = folder.lstat()
    except OSError:
        return None
    return folder if owner.st_uid == os.getuid() and folder.is_dir() and not folder.is_symlink() else None
