"""What becomes of a result: written, shown as a diff, or held against what is there."""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator
from dataclasses import dataclass

from polyxform.cli.inputs import read_input
from polyxform.cli.outputs import STANDARD, Refused, write, write_standard_output
from polyxform.diagnostics import Diagnostic, PolyxformError, Severity, Span


@dataclass(frozen=True)
class Delivery:
    """What was asked for.

    write  put the result where it belongs
    diff   print a unified diff from the input to the result
    check  raise Refused unless the target holds the result already
    """

    write: bool = True
    diff: bool = False
    check: bool = False


def deliver(before: bytes, after: bytes, target: str, delivery: Delivery, name: str) -> None:
    """Do with the result `after` of the input `before`, called `name`, what was asked for. PolyxformError."""
    if delivery.diff:
        write_standard_output(unified_diff(before, after, name))
    if delivery.check:
        check(before, after, target)
    if delivery.write:
        write(target, after)


def check(before: bytes, after: bytes, target: str) -> None:
    """Raise Refused when `target` does not hold `after`; for standard input and output the input is the target."""
    present = before if target == STANDARD else contents(target)
    if present == after:
        return
    message = "the file is not what would be written now" if present is not None else "the file does not exist"
    help_text = "run the same command without --check, or with --diff to see the difference"
    raise Refused(Diagnostic(Severity.ERROR, "PX655", message, Span(target), help=help_text))


def contents(target: str) -> bytes | None:
    """Bytes of a file; None when it cannot be read."""
    try:
        return read_input(target)[1]
    except PolyxformError:
        return None


def unified_diff(before: bytes, after: bytes, name: str) -> bytes:
    """The change as `diff -u` prints it; empty when there is none."""
    old, new = (lines_of(data) for data in (before, after))
    label = name.encode("utf-8", "surrogateescape").decode("latin-1")
    return "".join(ended(difflib.unified_diff(old, new, label, f"{label} (polyxform)"))).encode("latin-1")


def ended(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a diff, with the remark of `diff` after a last line that has no end."""
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def lines_of(data: bytes) -> list[str]:
    """Lines with their ends, where only a line feed ends a line."""
    return [line.decode("latin-1") for line in io.BytesIO(data)]
