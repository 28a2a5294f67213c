"""What the tool says to a person: positions, severities, stable codes, and the exceptions that carry them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """How much a diagnostic matters, in clang's words."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"
    NOTE = "note"


class RemarkKind(Enum):
    """What a remark reports: done, not done, or what was found."""

    PASSED = "passed"
    MISSED = "missed"
    ANALYSIS = "analysis"


class ExitCode(Enum):
    """Process exit statuses, the same for every command."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    ENVIRONMENT = 3
    INTERNAL = 70


@dataclass(frozen=True, order=True)
class Span:
    """A place in a source file. Lines and columns count from 1; a column is a byte offset; 0 means unknown."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True)
class Note:
    """A second place that belongs to a diagnostic, for example the other access of a dependence."""

    message: str
    span: Span = field(default_factory=Span)


@dataclass(frozen=True)
class Diagnostic:
    """One message.

    severity  error, warning, remark
    code      stable identifier "PX203"; `polyxform explain PX203` tells more
    message   one sentence in a C programmer's words, no final stop
    span      the construct it is about
    kind      for remarks: passed, missed or analysis
    help      what the person can do about it, or ""
    notes     other places
    """

    severity: Severity
    code: str
    message: str
    span: Span = field(default_factory=Span)
    kind: RemarkKind | None = None
    help: str = ""
    notes: tuple[Note, ...] = ()


class PolyxformError(Exception):
    """Work cannot go on. Carries the diagnostics to show and the exit status to end with."""

    exit_code = ExitCode.REFUSED

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.span}: {d.message} [{d.code}]" for d in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[PolyxformError], tuple[Diagnostic, ...], dict[str, object]]:
        """How to copy it: not from its text, as other exceptions are."""
        return type(self), self.diagnostics, self.__dict__


class Unsupported(PolyxformError):
    """This region is outside the tool's reach: it is returned unchanged with the diagnostic.

    settled_by  parameters whose values would bring it within reach (`i * stride` with stride known)
    guards      C conditions under which it would be within reach; they can be tested in front of the region
    """

    def __init__(
        self, *diagnostics: Diagnostic, settled_by: tuple[str, ...] = (), guards: tuple[str, ...] = ()
    ) -> None:
        super().__init__(*diagnostics)
        self.settled_by = settled_by
        self.guards = guards


class SourceError(PolyxformError):
    """The input is not a file that can be worked on at all: no output is written."""


class EnvironmentFault(PolyxformError):
    """Something the machine should offer is missing or broken: compiler, disk, permission."""

    exit_code = ExitCode.ENVIRONMENT


def unsupported(code: str, message: str, span: Span, help: str = "", settled_by: tuple[str, ...] = ()) -> Unsupported:
    """The exception for a construct at `span` that keeps its region from being transformed."""
    return Unsupported(Diagnostic(Severity.WARNING, code, message, span, help=help), settled_by=settled_by)


def source_error(code: str, message: str, span: Span, help: str = "", notes: tuple[Note, ...] = ()) -> SourceError:
    """The exception for an input that cannot be worked on."""
    return SourceError(Diagnostic(Severity.ERROR, code, message, span, help=help, notes=notes))


def remark(kind: RemarkKind, code: str, message: str, span: Span, notes: tuple[Note, ...] = ()) -> Diagnostic:
    """A remark of the given kind."""
    return Diagnostic(Severity.REMARK, code, message, span, kind=kind, notes=notes)
