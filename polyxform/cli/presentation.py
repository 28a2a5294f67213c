"""What a command hands back, and how it reaches the person: diagnostics on standard error in the chosen form."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from polyxform import __version__
from polyxform.diagnostics import Diagnostic, ExitCode, PolyxformError, RemarkKind, Severity
from polyxform.reporting import diagnostics as text_form
from polyxform.reporting import machine_readable

FORMATS = ("text", "json", "sarif")
COLOR_CHOICES = ("auto", "always", "never")


@dataclass(frozen=True)
class Presentation:
    """How diagnostics are shown.

    form       "text", "json" or "sarif"; the machine-readable forms hold every diagnostic
    color      ANSI colors in text
    verbosity  -1: errors only; 0: errors, warnings, what was and was not done; 1: also what was found on the way
    """

    form: str = "text"
    color: bool = False
    verbosity: int = 0

    def shows(self, diagnostic: Diagnostic) -> bool:
        """Whether this diagnostic is loud enough for the text form."""
        if diagnostic.severity is Severity.ERROR:
            return True
        if diagnostic.kind is RemarkKind.ANALYSIS:
            return self.verbosity > 0
        return self.verbosity >= 0


@dataclass(frozen=True)
class Outcome:
    """What a command came to.

    exit_code    status of the process
    diagnostics  in the order in which they are to be read
    texts        text of each file that diagnostics may quote, by the name that their spans use
    summary      last line for a person, or ""
    """

    exit_code: ExitCode = ExitCode.DONE
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""


class Failed(Exception):
    """Work ended before it was done; carries the outcome to show."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def failure(error: PolyxformError, texts: Mapping[str, str] | None = None) -> Outcome:
    """The outcome of work that ended with an exception."""
    return Outcome(error.exit_code, error.diagnostics, texts or {})


def without_remarks(outcome: Outcome) -> Outcome:
    """What is left to say of a compilation when its result is not the point: warnings and errors."""
    problems = tuple(d for d in outcome.diagnostics if d.severity in (Severity.WARNING, Severity.ERROR))
    return replace(outcome, diagnostics=problems, summary="")


def present(outcome: Outcome, presentation: Presentation) -> None:
    """Show an outcome on standard error. A standard error that is closed or full is nobody's to tell, so not told."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(rendered(outcome, presentation))
        sys.stderr.flush()


def rendered(outcome: Outcome, presentation: Presentation) -> str:
    """An outcome as text, JSON or SARIF."""
    if presentation.form == "json":
        return machine_readable.render_json(outcome.diagnostics)
    sources = {name: text.split("\n") for name, text in outcome.texts.items()}
    if presentation.form == "sarif":
        return machine_readable.render_sarif(outcome.diagnostics, sources, __version__, outcome.exit_code)
    shown = [diagnostic for diagnostic in outcome.diagnostics if presentation.shows(diagnostic)]
    summary = f"{outcome.summary}\n" if outcome.summary and presentation.verbosity >= 0 else ""
    return text_form.render(shown, sources, presentation.color) + summary


def wants_color(choice: str) -> bool:
    """Whether to color: as told, else on a terminal unless NO_COLOR (no-color.org) or TERM=dumb speak against it."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stderr is not None and sys.stderr.isatty()


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """The exit status of several pieces of work: the highest."""
    return max(codes, key=lambda code: code.value, default=ExitCode.DONE)


def joined(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcome of several files."""
    return Outcome(
        worst(outcome.exit_code for outcome in outcomes),
        tuple(diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics),
        {name: text for outcome in outcomes for name, text in outcome.texts.items()},
        "\n".join(outcome.summary for outcome in outcomes if outcome.summary),
    )
