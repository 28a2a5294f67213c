"""What each diagnostic code means. The rows stand in `diagnostic_codes.toml`, in the order of their numbers.

A row has a title (what is the matter, in one line), an explanation (why, for somebody who meets it for the
first time) and an example (C or a command line that brings it about, and what helps). `polyxform explain PX120`,
DIAGNOSTICS.md and the rules of a SARIF log are all made from this table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_suffix(".toml")

RANGES = {
    "PX1": "Source files, regions and statements",
    "PX2": "Dependences and parallelism",
    "PX3": "Schedule, fusion and tiling",
    "PX4": "Microkernels",
    "PX5": "Generated code and its validation",
    "PX6": "Compilers, files and configuration",
    "PX7": "Verification, benchmarks and tuning",
    "PX9": "Internal errors",
}


@dataclass(frozen=True)
class CodeEntry:
    """One row.

    code         "PX120"
    title        one line, no final stop
    explanation  one or more paragraphs
    example      what brings it about and what helps
    """

    code: str
    title: str
    explanation: str
    example: str

    @property
    def chapter(self) -> str:
        """Heading of the range that the code belongs to."""
        return RANGES[self.code[:3]]


@cache
def table() -> Mapping[str, CodeEntry]:
    """All rows by code, in ascending order."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {code: CodeEntry(code, **{k: v.strip() for k, v in rows[code].items()}) for code in sorted(rows)}
