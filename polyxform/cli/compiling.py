"""From a file name to a Compilation, with every way that this can fail turned into an outcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from polyxform.cli.inputs import STDIN_NAME, read_input
from polyxform.cli.presentation import Failed, Outcome, failure
from polyxform.cli.reproducer import internal_error, reproducer_notes
from polyxform.diagnostics import Diagnostic, ExitCode, PolyxformError, Severity
from polyxform.options import Options
from polyxform.pipeline import Compilation, compile_source
from polyxform.reporting.diagnostics import escape
from polyxform.syntax.source import SourceFile


def load(name: str, stdin_name: str = STDIN_NAME) -> SourceFile:
    """The input `name`; "-" is standard input. PolyxformError when it cannot be read."""
    known_as, data = read_input(name, stdin_name)
    return SourceFile(known_as, data.decode("latin-1"))


def compile_contained(source: SourceFile, options: Options) -> Compilation:
    """Compile, so that nothing but Failed is raised."""
    with contained(source):
        return compile_source(source, options)


@contextmanager
def contained(source: SourceFile) -> Iterator[None]:
    """Turn whatever work on `source` raises into Failed: known errors with their lines, others with a reproducer."""
    try:
        yield
    except PolyxformError as error:
        raise Failed(failure(error, quotable(source))) from None
    except Exception as error:
        raise Failed(internal_error(error, {source.path: source.encode()})) from error


def quotable(source: SourceFile) -> dict[str, str]:
    """The text that diagnostics about `source` may quote, decoded for people."""
    return {source.path: source.encode().decode("utf-8", "surrogateescape")}


def outcome_of(compilation: Compilation, strict: bool) -> Outcome:
    """What a finished compilation says: its diagnostics, how many regions were rewritten, and the exit status.

    With `strict`, the warnings of regions that were left alone are errors. An error before that is the program's own:
    its region is unchanged, and a reproducer is saved.
    """
    diagnostics = with_reproducer(compilation)
    if strict:
        harmless = {d for region in compilation.regions if region.transformed for d in region.diagnostics}
        diagnostics = tuple(d if d in harmless else as_error(d) for d in diagnostics)
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    exit_code = ExitCode.REFUSED if failed else ExitCode.DONE
    return Outcome(exit_code, diagnostics, quotable(compilation.source), summary(compilation))


def with_reproducer(compilation: Compilation) -> tuple[Diagnostic, ...]:
    """The diagnostics of a compilation, errors with a note that says where their reproducer is."""
    faults = [str(error) for error in compilation.diagnostics if error.severity is Severity.ERROR]
    if not faults:
        return tuple(compilation.diagnostics)
    notes = reproducer_notes("\n".join(faults), {compilation.source.path: compilation.source.encode()})
    return tuple(
        replace(d, notes=(*d.notes, *notes)) if d.severity is Severity.ERROR else d for d in compilation.diagnostics
    )


def as_error(diagnostic: Diagnostic) -> Diagnostic:
    """A warning as an error; anything else as it is."""
    return replace(diagnostic, severity=Severity.ERROR) if diagnostic.severity is Severity.WARNING else diagnostic


def summary(compilation: Compilation) -> str:
    """One line: how many regions were found and how many of them were rewritten."""
    total = len(compilation.regions)
    rewritten = sum(region.transformed for region in compilation.regions)
    noun = "region" if total == 1 else "regions"
    return f"{escape(compilation.source.path)}: {rewritten} of {total} {noun} rewritten"
