"""What a person is told about a version of a region that was rewritten, or that cost too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polyxform.codegen.versions import Version
from polyxform.diagnostics import Diagnostic, RemarkKind, Severity, Span, Unsupported, remark, unsupported
from polyxform.reuse.describe import comparison
from polyxform.schedule.choice.read_schedule import heads_in
from polyxform.schedule.choice.written import head
from polyxform.schedule.model import Candidate
from polyxform.scop.model import Scop
from polyxform.toolchain.forked import ChildEnded


def passed(version: Version, scop: Scop) -> Diagnostic:
    """The remark that says what was done."""
    when = ", ".join(filter(None, (version.made_for(version.fixed), *version.guards)))
    message = f"transformed{f' for {when}' if when else ''}: {'; '.join(version.recipe)}"
    return remark(RemarkKind.PASSED, "PX300", message, scop.span)


def measured(candidate: Candidate, scop: Scop) -> Iterator[Diagnostic]:
    """Remarks on ways that were chosen by measurement."""
    for prediction in candidate.predictions:
        if prediction.measured:
            message = f"{prediction.statement} runs in the way that was measured to be fastest: {prediction.measured}"
            yield remark(RemarkKind.PASSED, "PX305", message, scop.span)


def left_apart(candidate: Candidate, scop: Scop) -> Iterator[Diagnostic]:
    """Remarks on chains of nests that would take longer under shared loops."""
    for chain in candidate.chains:
        if not chain.joined:
            message = f"nests that hand values on stay apart: {comparison(chain.apart, chain.together, chain.sharing)}"
            yield remark(RemarkKind.MISSED, "PX403", message, scop.statement(chain.statements[0]).span)


def too_expensive(reason: Exception, scop: Scop) -> Unsupported:
    """The exception for a region that no attempt got through with."""
    if isinstance(reason, ChildEnded):
        message = f"the analysis of the region was stopped: it {reason}"
        return unsupported("PX304", message, scop.span, help="split the region, or give more with --max-seconds")
    message = "the region costs more analysis than the budget allows"
    return unsupported("PX303", message, scop.span, help="split the region, or give more with --max-operations")


def unused_schedules(text: str, scops: Iterable[Scop], path: str) -> Iterator[Diagnostic]:
    """Warnings of given schedules that fit none of a file's models."""
    known = {head(scop) for scop in scops}
    for line in heads_in(text):
        if line not in known:
            yield Diagnostic(Severity.WARNING, "PX308", f"'{line}' fits no region; it was not used", Span(path))
