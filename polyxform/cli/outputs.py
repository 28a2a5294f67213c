"""Writing results: a file appears whole or not at all, and the input is left alone unless asked for."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from polyxform.diagnostics import Diagnostic, EnvironmentFault, PolyxformError, Severity, Span

STANDARD = "-"


class Refused(PolyxformError):
    """What was asked for would do harm: nothing is written."""


class PipeClosed(Exception):
    """Whoever read our standard output has gone away."""


def refuse_overwriting_input(source: str, target: str) -> None:
    """Raise `Refused` when `target` leads to the file `source` (same path, symbolic or hard link)."""
    if STANDARD in (source, target) or not same_file(source, target):
        return
    help_text = "name another file with -o, or replace the input with --in-place"
    raise Refused(
        Diagnostic(Severity.ERROR, "PX652", f"the output is the input '{source}'", Span(target), help=help_text)
    )


def same_file(first: str, second: str) -> bool:
    """Whether both names lead to one existing file."""
    try:
        return os.path.samefile(first, second)
    except OSError:
        return False


def write(target: str, data: bytes) -> None:
    """Put `data` where `target` says: standard output for "-", else a file, atomically. EnvironmentFault on failure."""
    if target == STANDARD:
        write_standard_output(data)
        return
    with output_faults(target):
        write_file(target, data)


def write_standard_output(data: bytes) -> None:
    """All of `data` to standard output, flushed, so that a full disk is noticed here. PipeClosed, EnvironmentFault."""
    if sys.stdout is None:
        raise cannot_write("<stdout>", "standard output is closed")
    with output_faults("<stdout>"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def write_file(target: str, data: bytes) -> None:
    """Replace a file in one step; devices and pipes are written to as they are. OSError."""
    path = os.path.realpath(target)
    mode = current_mode(path)
    if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        with open(path, "wb") as stream:
            stream.write(data)
        return
    refuse_unwritable(path, mode)
    replace(path, data, permissions(mode))


def is_replaceable(target: str) -> bool:
    """Whether writing twice leaves what was written last: not in a pipe or on a device."""
    mode = current_mode(os.path.realpath(target))
    return mode is None or stat.S_ISREG(mode)


def replace(path: str, data: bytes, mode: int) -> None:
    """Write `data` to a temporary file beside `path`, flush it to the disk and rename it. OSError."""
    folder, name = os.path.split(path)
    descriptor, temporary = tempfile.mkstemp(prefix=".polyxform-", suffix=".tmp", dir=folder or ".")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        os.replace(temporary, os.path.join(folder, name))
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def current_mode(path: str) -> int | None:
    """File type and permissions of what stands at `path`; None for nothing."""
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def refuse_unwritable(path: str, mode: int | None) -> None:
    """Raise the OSError that opening `path` for writing would: renaming alone would not notice."""
    if mode is None:
        return
    os.close(os.open(path, os.O_WRONLY))


def permissions(mode: int | None) -> int:
    """Permission bits of the file that is replaced; for a new one, what the umask leaves of rw-rw-rw-."""
    if mode is not None:
        return stat.S_IMODE(mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def output_faults(target: str) -> Iterator[None]:
    """Turn an OSError into one line about `target`, and a broken pipe into PipeClosed."""
    try:
        yield
    except BrokenPipeError:
        raise PipeClosed from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise cannot_write(target, reason or str(error)) from None


def cannot_write(target: str, reason: str) -> EnvironmentFault:
    """The fault of an output that does not come about."""
    return EnvironmentFault(Diagnostic(Severity.ERROR, "PX653", f"cannot write: {reason}", Span(target)))
