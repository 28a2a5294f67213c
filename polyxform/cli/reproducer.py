"""Internal errors: what led to one is saved for a report, and the person sees one line."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import platformdirs

from polyxform import __version__
from polyxform.cli.presentation import Outcome
from polyxform.diagnostics import Diagnostic, ExitCode, Note, Severity, Span


def internal_error(error: BaseException, inputs: Mapping[str, bytes] | None = None) -> Outcome:
    """Save a reproducer for `error` and return the outcome that reports it.

    inputs  contents of the source files that were being worked on, by name
    """
    notes = reproducer_notes("".join(traceback.format_exception(error)), inputs or {})
    message = f"internal error: {type(error).__name__}: {error}"
    where = Span(next(iter(inputs or {}), ""))
    return Outcome(ExitCode.INTERNAL, (Diagnostic(Severity.ERROR, "PX901", message, where, notes=notes),))


def reproducer_notes(story: str, inputs: Mapping[str, bytes]) -> tuple[Note, ...]:
    """Save a reproducer of this command line and say where; () where nothing can be written at all."""
    place = save_reproducer(story, sys.argv[1:], inputs)
    return (Note(f"a reproducer was saved in '{place}'; please send it with a report"),) if place else ()


def save_reproducer(story: str, arguments: Sequence[str], inputs: Mapping[str, bytes]) -> Path | None:
    """The folder with command line, traceback and inputs; None where nothing can be written at all.

    The folder's name is a digest of its contents, so that one failure met a hundred times takes one folder.
    """
    command = {"arguments": list(arguments), "polyxform": __version__, "python": sys.version, "os": platform.platform()}
    files = {"command.json": json.dumps(command, indent=2).encode(), "traceback.txt": story.encode(errors="replace")}
    for number, data in enumerate(inputs.values()):
        files[f"input{number}.c"] = data
    digest = hashlib.sha256(b"\0".join(files.values())).hexdigest()[:16]
    with suppress(OSError):
        return fill_folder(platformdirs.user_state_path("polyxform") / "reproducers" / digest, files)
    with suppress(OSError):
        return fill_folder(Path(tempfile.mkdtemp(prefix="polyxform-")) / digest, files)
    return None


def fill_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write `files` into `folder`, made for this user only. OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder
