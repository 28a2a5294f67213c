"""Diagnostics for other programs: one JSON document, or a SARIF 2.1.0 log (OASIS standard, 2020)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from polyxform.diagnostic_codes import CodeEntry, table
from polyxform.diagnostics import Diagnostic, ExitCode, Note, RemarkKind, Severity, Span
from polyxform.reporting.diagnostics import SourceLines, prefix

JSON_VERSION = 1
SARIF_VERSION = "2.1.0"
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Document = dict[str, Any]


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """`{"version": 1, "diagnostics": [...]}`. Lines and columns count from 1, columns in bytes; null is unknown."""
    document = {"version": JSON_VERSION, "diagnostics": [diagnostic_document(d) for d in diagnostics]}
    return json.dumps(document, indent=2) + "\n"


def diagnostic_document(diagnostic: Diagnostic) -> Document:
    """One diagnostic as JSON."""
    return {
        **span_document(diagnostic.span),
        "severity": diagnostic.severity.value,
        "kind": diagnostic.kind.value if diagnostic.kind else None,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "notes": [{**span_document(note.span), "message": note.message} for note in diagnostic.notes],
    }


def span_document(span: Span) -> Document:
    """A place as JSON."""
    return {"file": span.file or None, "line": span.line or None, "column": span.column or None}


def render_sarif(
    diagnostics: Sequence[Diagnostic], sources: SourceLines, version: str, exit_code: ExitCode = ExitCode.DONE
) -> str:
    """A SARIF log with one run. Columns are converted to code points where the line is known, else left out."""
    rules = [code for code in table() if any(d.code == code for d in diagnostics)]
    run = {
        "tool": {"driver": driver(rules, version)},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {"executionSuccessful": exit_code in (ExitCode.DONE, ExitCode.REFUSED), "exitCode": exit_code.value}
        ],
        "results": [result(diagnostic, rules, sources) for diagnostic in diagnostics],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": SARIF_VERSION, "runs": [run]}, indent=2) + "\n"


def driver(rules: Sequence[str], version: str) -> Document:
    """The tool's own description with the rules that this log refers to."""
    return {"name": "polyxform", "version": version, "rules": [rule(table()[code]) for code in rules]}


def rule(entry: CodeEntry) -> Document:
    """A diagnostic code as a SARIF reporting descriptor."""
    return {
        "id": entry.code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {"text": entry.example},
    }


def result(diagnostic: Diagnostic, rules: Sequence[str], sources: SourceLines) -> Document:
    """One diagnostic as a SARIF result."""
    help_text = f"\nhelp: {diagnostic.help}" if diagnostic.help else ""
    document: Document = {
        "ruleId": diagnostic.code,
        **classification(diagnostic),
        "message": {"text": diagnostic.message + help_text},
    }
    if diagnostic.code in rules:
        document["ruleIndex"] = rules.index(diagnostic.code)
    if diagnostic.span.file:
        document["locations"] = [location(diagnostic.span, sources)]
    if diagnostic.notes:
        document["relatedLocations"] = [related(note, sources) for note in diagnostic.notes]
    return document


def classification(diagnostic: Diagnostic) -> Mapping[str, str]:
    """SARIF's kind and level: what was done or found is informational, everything else asks for attention."""
    if diagnostic.kind in (RemarkKind.PASSED, RemarkKind.ANALYSIS):
        return {"kind": "informational", "level": "none"}
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning"}
    return {"kind": "fail", "level": levels.get(diagnostic.severity, "note")}


def related(note: Note, sources: SourceLines) -> Document:
    """A note as a related location."""
    place = location(note.span, sources) if note.span.file else {}
    return {**place, "message": {"text": note.message}}


def location(span: Span, sources: SourceLines) -> Document:
    """A place as a SARIF location."""
    physical: Document = {"artifactLocation": {"uri": quote(span.file.encode("utf-8", "surrogateescape"))}}
    if span.line:
        physical["region"] = {"startLine": span.line, **start_column(span, sources)}
    return {"physicalLocation": physical}


def start_column(span: Span, sources: SourceLines) -> Mapping[str, int]:
    """The column in code points; nothing where the line's text is not known."""
    lines = sources.get(span.file, ())
    if not span.column or not 1 <= span.line <= len(lines):
        return {}
    return {"startColumn": len(prefix(lines[span.line - 1], span.column)) + 1}
