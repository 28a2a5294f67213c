"""Run a program in a child process under limits: no shell, bounded time and output, nothing left behind."""

from __future__ import annotations

import functools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from polyxform.toolchain.limits import Isolation, Limits, clean_environment
from polyxform.toolchain.streams import Conversation, converse, drain

LAUNCHER = Path(__file__).with_name("launcher.py")
NAMESPACES = (
    (
        ("--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"),
        "own user, network and process namespaces",
    ),
    (("--user", "--map-root-user", "--net"), "own user and network namespaces"),
)


@dataclass(frozen=True)
class Finished:
    """A child process that has ended.

    status     exit status, or minus the signal that ended it
    stdout     what it printed, at most `Limits.output_bytes`
    stderr     likewise
    channel    what it wrote to its private descriptor 3
    seconds    elapsed time
    stopped    why it was killed from here ("ran longer than 60 s"), or ""
    isolation  which isolation was in force
    """

    status: int
    stdout: bytes
    stderr: bytes
    channel: bytes
    seconds: float
    stopped: str
    isolation: str

    @property
    def succeeded(self) -> bool:
        """It ended by itself with status 0."""
        return self.status == 0 and not self.stopped

    @property
    def outcome(self) -> str:
        """How it ended, in words: "exit status 1", "signal SIGSEGV", "ran longer than 60 s"."""
        if self.stopped:
            return self.stopped
        if self.status < 0:
            return f"signal {signal_name(-self.status)}"
        return f"exit status {self.status}"


def signal_name(number: int) -> str:
    """ "SIGSEGV" for 11; the number itself for one without a name."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new temporary folder that only this user can enter; removed at the end."""
    with tempfile.TemporaryDirectory(prefix="polyxform-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@functools.cache
def isolation() -> Isolation:
    """The strongest isolation that this system grants to an ordinary user; probed once."""
    unshare = shutil.which("unshare")
    for flags, description in NAMESPACES if unshare else ():
        probe = [str(unshare), *flags, "true"]
        if subprocess.run(probe, capture_output=True, check=False, timeout=10).returncode == 0:
            return Isolation((str(unshare), *flags), description)
    return Isolation()


def run(
    command: Sequence[str],
    limits: Limits,
    *,
    stdin: bytes = b"",
    folder: Path | None = None,
    temporary: Path | None = None,
    environment: Mapping[str, str] | None = None,
    isolated: bool = False,
) -> Finished:
    """Run `command` (program and arguments, never a shell line) and wait for it.

    stdin        bytes for its standard input, which then ends
    folder       working folder; default: the current one
    temporary    place of its temporary files; default: `folder`
    environment  variables on top of the clean environment
    isolated     put it into namespaces of its own where the system grants them

    A command that cannot be started ends with status 127 and says so on stderr.
    """
    cage = isolation() if isolated else Isolation(description="not isolated")
    reader, writer = os.pipe()
    words = [*cage.prefix, *launch_words(limits, writer, counted=bool(cage.prefix)), *command]
    start = time.monotonic()
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=(writer,),
            cwd=folder,
            env=clean_environment(temporary or folder, environment),
            start_new_session=True,
        )
    finally:
        os.close(writer)
    with process, os.fdopen(reader, "rb", buffering=0) as channel:
        conversation = Conversation(process, channel.fileno(), stdin)
        try:
            stopped = converse(conversation, process, limits, start + limits.wall_seconds)
        finally:
            kill_group(process)
        drain(conversation, limits)
        texts = conversation.finish(limits.output_bytes)
    return Finished(process.returncode, *texts, time.monotonic() - start, stopped, cage.description)


def launch_words(limits: Limits, channel: int, counted: bool) -> list[str]:
    """Command words of the launcher; the process count is bounded only when `counted`."""
    numbers = (limits.cpu_seconds, limits.address_bytes, limits.file_bytes, limits.processes * counted, channel)
    return [sys.executable, "-I", "-S", str(LAUNCHER), *(str(number) for number in numbers)]


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill whatever is left of the child's process group, and reap the child."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    process.wait()
