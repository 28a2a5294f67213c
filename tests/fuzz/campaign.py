"""Many programs in batches, and what was found."""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import polyxform
from polyxform.diagnostics import PolyxformError

from tests.fuzz.differential import Outcome, compare, setting_of
from tests.fuzz.minimize import minimized
from tests.fuzz.programs import Program, program
from tests.fuzz.text import source

BATCH = 10
DEFECTS = ("PX301", "PX5", "PX9")
"""Codes that no right program should meet."""


@dataclass(frozen=True)
class Batch:
    """What became of a batch of programs.

    seed       of the first one
    count      how many ran
    rewritten  of these
    refused    (program, code) of the others
    unproven   of these: (program, code) refused by a check that none should fail
    wrong      (program, C text): minimized programs whose results differ
    seconds    elapsed time
    jobs       how many batches ran at once
    code       which state of polyxform's own source ran
    """

    seed: int
    count: int
    rewritten: int
    refused: tuple[tuple[str, str], ...]
    unproven: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    seconds: float
    jobs: int
    code: str


def run_batch(seed: int, count: int, folder: Path, jobs: int = 1) -> Batch:
    """Run `count` programs from `seed` on, beside `jobs` - 1 other batches."""
    start = time.monotonic()
    programs = [program(f"f{number}", number) for number in range(seed, seed + count)]
    outcome = compare(programs, setting_of(seed), folder / str(seed))
    return Batch(
        seed=seed,
        count=count,
        rewritten=len(outcome.rewritten),
        refused=outcome.refused,
        unproven=tuple((name, code) for name, code in outcome.refused if code.startswith(DEFECTS)),
        wrong=tuple((found.name, source([found])) for found in failures(programs, outcome, seed, folder)),
        seconds=time.monotonic() - start,
        jobs=jobs,
        code=state_of_the_code(),
    )


def state_of_the_code() -> str:
    """A short name for what polyxform's modules hold now."""
    digest = sha256()
    for path in sorted(Path(polyxform.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def failures(programs: list[Program], outcome: Outcome, seed: int, folder: Path) -> list[Program]:
    """The failing programs of a batch, each made as small as it still fails.

    When a batch fails and none of its programs does by itself, all of them are handed back.
    """
    if not outcome.wrong:
        return []
    fail = fails(seed, folder)
    return [minimized(p, fail) for p in programs if fail(p)] or programs


class fails:
    """Whether a program gives other results in the setting of a batch."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.setting = setting_of(seed)
        self.folder = folder / f"{seed}-smaller"

    def __call__(self, candidate: Program) -> bool:
        try:
            return bool(compare([candidate], self.setting, self.folder).wrong)
        except PolyxformError:
            return False
