"""Searches for many functions, one after the other, on every kind of machine of an executor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from polyxform.diagnostics import Diagnostic, PolyxformError, Severity, Span
from polyxform.tuning.build_cache import BuildCache
from polyxform.tuning.crew import Crew
from polyxform.tuning.database import Database
from polyxform.tuning.search import Finding, Search, Settings, Subject, Watch, subject_sites


@dataclass(frozen=True)
class Failure:
    """A subject that was not tuned.

    name        of the subject
    diagnostic  why
    """

    name: str
    diagnostic: Diagnostic


def sweep(
    subjects: Iterable[Subject],
    crew: Crew,
    database: Database,
    cache: BuildCache,
    settings: Settings,
    watch: Watch,
) -> Iterator[Finding | Failure]:
    """What came of every statement of every subject, as it is known."""
    for subject in subjects:
        try:
            yield from tuned(subject, crew, database, cache, settings, watch)
        except PolyxformError as error:
            yield Failure(subject.name, error.diagnostics[0])


def tuned(
    subject: Subject, crew: Crew, database: Database, cache: BuildCache, settings: Settings, watch: Watch
) -> Iterator[Finding | Failure]:
    """What came of every statement of a subject. PolyxformError when it cannot be compiled or called at all."""
    watch.begin(f"{subject.name}: looking for ways", 1)
    found = subject_sites(subject, crew, settings.paper)
    if not found:
        message = f"{subject.name} has no statement that can run in several ways"
        yield Failure(subject.name, Diagnostic(Severity.WARNING, "PX709", message, Span(subject.source.path)))
    for site in found:
        finding = Search(subject, site, crew, database, cache, settings, watch).run()
        ran = settings.build_only or any(record.seconds for record in finding.records)
        yield finding if ran else Failure(subject.name, nothing_ran(subject, finding))


def nothing_ran(subject: Subject, finding: Finding) -> Diagnostic:
    """The warning for a search without a single time."""
    reasons = [record.problem for record in finding.records if record.problem]
    message = f"no way to run {finding.site.statement} of {subject.name} could be measured within the budget"
    return Diagnostic(Severity.WARNING, "PX709", message, Span(subject.source.path), help=(reasons or [""])[0])
