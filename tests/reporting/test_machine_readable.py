"""Diagnostics for other programs, held against what SARIF 2.1.0 demands of the parts that are used."""

import json

import jsonschema
import pytest
from polyxform.diagnostics import Diagnostic, ExitCode, Note, RemarkKind, Severity, Span
from polyxform.reporting.machine_readable import render_json, render_sarif

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
REGION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}},
}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "message": TEXT,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9%/._~-]+$"}},
                },
                "region": REGION,
            },
        },
    },
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION},
    },
    "if": {"properties": {"kind": {"not": {"const": "fail"}}}},
    "then": {"properties": {"level": {"const": "none"}}},
}
RULE = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {"id": {"type": "string"}, "shortDescription": TEXT, "fullDescription": TEXT, "help": TEXT},
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                                },
                            }
                        },
                    },
                    "invocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["executionSuccessful"],
                            "additionalProperties": False,
                            "properties": {
                                "executionSuccessful": {"type": "boolean"},
                                "exitCode": {"type": "integer"},
                            },
                        },
                    },
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}

EXAMPLES = [
    Diagnostic(Severity.ERROR, "PX650", "bad", Span("a b\udce9.c", 1, 4), help="do", notes=(Note("n"),)),
    Diagnostic(Severity.WARNING, "PX651", "worse", Span("k.c", 9, 9), notes=(Note("n", Span("k.c", 1, 1)),)),
    Diagnostic(Severity.REMARK, "PX650", "done", Span("k.c", 2), RemarkKind.PASSED),
    Diagnostic(Severity.REMARK, "PX9999", "missed", Span("k.c"), RemarkKind.MISSED),
    Diagnostic(Severity.REMARK, "PX650", "seen", kind=RemarkKind.ANALYSIS),
]
SOURCES = {"a b\udce9.c": ["äöx"], "k.c": ["one", "two"]}


@pytest.fixture
def log():
    return json.loads(render_sarif(EXAMPLES, SOURCES, "1.2.3", ExitCode.REFUSED))


def test_sarif_has_the_demanded_form(log):
    jsonschema.validate(log, SARIF)


def test_an_empty_log_has_it_too():
    jsonschema.validate(json.loads(render_sarif([], {}, "1.2.3")), SARIF)


def test_levels_and_kinds(log):
    classes = [(result["kind"], result["level"]) for result in log["runs"][0]["results"]]
    informational = ("informational", "none")
    assert classes == [("fail", "error"), ("fail", "warning"), informational, ("fail", "note"), informational]


def test_columns_are_code_points_and_only_where_they_are_known(log):
    regions = [
        location["physicalLocation"].get("region")
        for result in log["runs"][0]["results"]
        for location in result.get("locations", [])
    ]
    assert regions == [{"startLine": 1, "startColumn": 3}, {"startLine": 9}, {"startLine": 2}, None]


def test_rules_are_those_that_occur_and_indices_lead_to_them(log):
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["PX650", "PX651"]
    assert [result.get("ruleIndex") for result in run["results"]] == [0, 1, 0, None, 0]


def test_names_of_files_are_percent_encoded(log):
    location = log["runs"][0]["results"][0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "a%20b%E9.c"


def test_json_holds_every_field():
    document = json.loads(render_json(EXAMPLES[:2]))
    assert document["version"] == 1
    assert document["diagnostics"][1] == {
        "file": "k.c",
        "line": 9,
        "column": 9,
        "severity": "warning",
        "kind": None,
        "code": "PX651",
        "message": "worse",
        "help": "",
        "notes": [{"file": "k.c", "line": 1, "column": 1, "message": "n"}],
    }
