"""Many programs in batches, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from polyxform.diagnostics import PolyxformError

from tests.fuzz.differential import Outcome, compare, options_of
from tests.fuzz.minimize import minimized
from tests.fuzz.programs import Program, program

BATCH = 10
DEFECTS = ("PX301", "PX5", "PX9")
"""Codes that no right program should meet."""


@dataclass
class Findings:
    """Totals over a campaign.

    programs   how many ran
    rewritten  of these
    refused    by code
    unproven   (program, code) where the rewriting was refused by a check that none should fail
    wrong      minimized programs whose results differ
    """

    programs: int = 0
    rewritten: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    unproven: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[Program] = field(default_factory=list)


def campaign(count: int, seed: int, folder: Path) -> Iterator[Findings]:
    """Run `count` programs from `seed` on; the totals so far after every batch."""
    found = Findings()
    for start in range(seed, seed + count, BATCH):
        programs = [program(f"f{number}", number) for number in range(start, min(start + BATCH, seed + count))]
        outcome = compare(programs, options_of(start), folder / str(start))
        found.programs += len(programs)
        found.rewritten += len(outcome.rewritten)
        found.refused.update(code for _, code in outcome.refused)
        found.unproven += [(name, code) for name, code in outcome.refused if code.startswith(DEFECTS)]
        found.wrong += failures(programs, outcome, start, folder)
        yield found


def failures(programs: list[Program], outcome: Outcome, start: int, folder: Path) -> list[Program]:
    """The failing programs of a batch, each made as small as it still fails."""
    if not outcome.wrong:
        return []
    return [minimized(p, fails(start, folder)) for p in programs if fails(start, folder)(p)]


class fails:
    """Whether a program gives other results under the options of a batch."""

    def __init__(self, start: int, folder: Path) -> None:
        self.options = options_of(start)
        self.folder = folder / f"{start}-smaller"

    def __call__(self, candidate: Program) -> bool:
        try:
            return bool(compare([candidate], self.options, self.folder).wrong)
        except PolyxformError:
            return False
