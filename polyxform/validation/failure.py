"""How validation says that emitted code could not be proven right."""

from __future__ import annotations

from polyxform.diagnostics import Diagnostic, ExitCode, Note, PolyxformError, Severity, Span


class ValidationFailure(PolyxformError):
    """The emitted code is wrong, or not of a form that can be proven right: the region must stay as it was.

    Never the fault of the input: a defect of the program, or a construct that validation does not know.
    """

    exit_code = ExitCode.INTERNAL


def failure(code: str, message: str, span: Span | None = None, notes: tuple[Note, ...] = ()) -> ValidationFailure:
    """The exception for emitted code that fails; `span` is the source construct that it concerns."""
    return ValidationFailure(Diagnostic(Severity.ERROR, code, message, span or Span(), notes=notes))
