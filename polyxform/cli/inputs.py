"""Reading source files: bounded, whatever kind of file it is, and with one line when it does not work."""

from __future__ import annotations

import difflib
import errno
import os
import sys
from typing import BinaryIO

from polyxform.cli.outputs import STANDARD
from polyxform.diagnostics import Diagnostic, EnvironmentFault, ExitCode, PolyxformError, Severity, Span

MAXIMUM_BYTES = 64 << 20
STDIN_NAME = "<stdin>"


class UnusableInput(PolyxformError):
    """The command line names an input that is not there or cannot be one."""

    exit_code = ExitCode.USAGE


def read_input(name: str, stdin_name: str = STDIN_NAME) -> tuple[str, bytes]:
    """The name that diagnostics use for the input, and its bytes; "-" reads standard input.

    UnusableInput when there is no such file, it is a folder or too large; EnvironmentFault when it cannot be read.
    """
    if name == STANDARD:
        return stdin_name, read_bounded(standard_input(), stdin_name)
    try:
        with open(name, "rb") as stream:
            return name, read_bounded(stream, name)
    except OSError as error:
        raise read_fault(name, error) from None
    except ValueError as error:
        raise unusable(name, str(error)) from None


def standard_input() -> BinaryIO:
    """Standard input as bytes. EnvironmentFault when it is closed."""
    if sys.stdin is None:
        raise EnvironmentFault(Diagnostic(Severity.ERROR, "PX651", "standard input is closed", Span(STDIN_NAME)))
    return sys.stdin.buffer


def read_bounded(stream: BinaryIO, name: str) -> bytes:
    """The stream's bytes; UnusableInput beyond the limit."""
    data = stream.read(MAXIMUM_BYTES + 1)
    if len(data) > MAXIMUM_BYTES:
        raise unusable(name, f"the file is larger than {MAXIMUM_BYTES >> 20} MB")
    return data


def read_fault(name: str, error: OSError) -> PolyxformError:
    """The exception for a file that cannot be opened or read."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return unusable(name, "no such file", suggestion(name))
    if error.errno in (errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP):
        return unusable(name, (error.strerror or str(error)).lower())
    return EnvironmentFault(Diagnostic(Severity.ERROR, "PX651", f"cannot read: {error.strerror}", Span(name)))


def unusable(name: str, reason: str, help_text: str = "") -> UnusableInput:
    """The exception for an input that is not one."""
    return UnusableInput(Diagnostic(Severity.ERROR, "PX651", reason, Span(name), help=help_text))


def suggestion(name: str) -> str:
    """Help for a file that does not exist: the neighbor that was probably meant."""
    files = difflib.get_close_matches(os.path.basename(name), neighbors(name), n=1)
    return f"did you mean '{os.path.join(os.path.dirname(name), files[0])}'?" if files else ""


def neighbors(name: str) -> list[str]:
    """Names in the folder where `name` should be."""
    try:
        return sorted(os.listdir(os.path.dirname(name) or "."))
    except OSError:
        return []
