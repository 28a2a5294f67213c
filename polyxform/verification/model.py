"""What verification is asked for and what it found."""

from __future__ import annotations

from dataclasses import dataclass

from polyxform.diagnostics import Diagnostic
from polyxform.harness.subject import Sizes


@dataclass(frozen=True)
class Request:
    """How to verify.

    threads       numbers of OpenMP threads to run the result with
    sizes         sizes to try, each a set of (name, value) on top of the given ones; () tries a choice of edges
    boundaries    tile sizes and the like, tried with one less and one more
    seed          of the data and of the choice of sizes
    sanitize      one more build with the address and undefined-behavior sanitizers
    wall_seconds  for the runs of one function
    """

    threads: tuple[int, ...] = (1, 2, 3, 4)
    sizes: tuple[Sizes, ...] = ()
    boundaries: tuple[int, ...] = ()
    seed: int = 1
    sanitize: bool = False
    wall_seconds: float = 120.0


@dataclass(frozen=True)
class Finding:
    """Something that the result does and the original does not.

    kind     "difference", "margin" (bytes beside an array changed), "race", "fault" (a signal),
             "stopped" (it did not end)
    build    which build of the result: "strict", "fast", "sequential", "sanitized", "race"
    message  the whole story in one line: array, index, both values
    sizes    arguments
    data     "integer", "real" or "dominant"
    threads  number of threads, 0 where it plays no part
    repro    command line that shows it again
    """

    kind: str
    build: str
    message: str
    sizes: Sizes
    data: str
    threads: int
    repro: str


@dataclass(frozen=True)
class Skipped:
    """Sizes that show nothing, and why."""

    sizes: Sizes
    reason: str


@dataclass(frozen=True)
class FunctionVerdict:
    """What was found of one function.

    function     its name
    trials       sets of arguments and data that the original ran on
    comparisons  runs of the result that were held against it, with every array
    exact        trials on whole numbers in which nothing was rounded: every bit counts in any order of additions
    bounded      comparisons within the bound for real sums rather than bit for bit
    unjudged     runs whose rounding may differ and for which no bound is known; their strict builds were compared
    findings     differences; () when all is well
    skipped      sizes that were left out
    notes        what a reader should know: guessed sizes, builds that are missing
    isolation    how the code under test was shut off
    """

    function: str
    trials: int = 0
    comparisons: int = 0
    exact: int = 0
    bounded: int = 0
    unjudged: int = 0
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    isolation: str = ""

    @property
    def passed(self) -> bool:
        """Something was compared, and nothing differs."""
        return self.comparisons > 0 and not self.findings


@dataclass(frozen=True)
class Verification:
    """What was found of a file.

    path      as the person named it
    verdicts  of each transformed function
    problems  functions that cannot be called, as diagnostics
    seconds   elapsed time
    """

    path: str
    verdicts: tuple[FunctionVerdict, ...]
    problems: tuple[Diagnostic, ...]
    seconds: float

    @property
    def passed(self) -> bool:
        """Every transformed function was compared and nothing differs; a file without any passes."""
        return not self.problems and all(verdict.passed for verdict in self.verdicts)
