"""From the driver's reports to a verdict."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from dataclasses import dataclass, field

from polyxform.harness.driver import Outcome, Report
from polyxform.harness.entry import Buffer
from polyxform.harness.plan import Implementation, Trial
from polyxform.harness.subject import Sizes, Subject
from polyxform.toolchain.run import signal_name
from polyxform.verification.model import Finding, FunctionVerdict, Request, Skipped

REFERENCE = 0


@dataclass
class Journal:
    """Gathers what the runs of one function bring to light.

    path      of the source, for repro lines
    subject   the function
    request   how it is verified
    skipped   sizes that show nothing
    notes     what a reader should know
    findings  differences
    """

    path: str
    subject: Subject
    request: Request
    skipped: list[Skipped]
    notes: list[str]
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    extents: dict[tuple[int, int], dict[int, int]] = field(default_factory=dict)
    isolation: str = ""

    def record(self, outcome: Outcome, trials: Sequence[Trial], implementations: Sequence[Implementation]) -> int:
        """Take in a run; how many trials it dealt with, the one that ended it included."""
        self.isolation = outcome.finished.isolation
        self.extents.clear()
        position = (0, REFERENCE, 0)
        for report in outcome.reports:
            if report.verb == "start":
                position = (report.number(0), report.number(1), report.number(2))
            self.take(report, trials, implementations)
        if outcome.complete:
            return len(trials)
        if outcome.reports and outcome.reports[-1].verb == "fault":
            self.fault(outcome.reports[-1], trials, implementations)
        else:
            self.stopped(position, outcome, trials, implementations)
        return position[0] + 1

    def take(self, report: Report, trials: Sequence[Trial], implementations: Sequence[Implementation]) -> None:
        """One report of a run."""
        if report.verb == "extent":
            trial, buffer, dimension, extent = (report.number(i) for i in range(4))
            self.extents.setdefault((trial, buffer), {})[dimension] = extent
        elif report.verb == "reference":
            self.count("trials")
            self.count("exact", report.number(1))
        elif report.verb == "same":
            self.count("comparisons")
            self.count("bounded", int(report.words[3] == "bound"))
        elif report.verb == "unjudged":
            self.count("unjudged")
        elif report.verb == "difference":
            self.difference(report, trials, implementations)
        elif report.verb == "race":
            self.race(report, trials, implementations)
        elif report.verb == "margin":
            self.margin(report, trials, implementations)

    def count(self, what: str, by: int = 1) -> None:
        """Add to one of the verdict's counters."""
        self.counts[what] = self.counts.get(what, 0) + by

    def difference(self, report: Report, trials: Sequence[Trial], implementations: Sequence[Implementation]) -> None:
        """An array that differs."""
        trial, build, threads, number, elements, first = (report.number(i) for i in range(6))
        buffer = self.subject.entry.buffers[number]
        place = element_text(buffer, first, self.extents.get((trial, number), {}))
        more = f"; {elements} elements differ" if elements > 1 else ""
        message = f"{place} is {report.words[7]} and should be {report.words[6]}{more}"
        self.count("comparisons")
        self.find("difference", message, trials[trial], implementations[build].name, threads)

    def margin(self, report: Report, trials: Sequence[Trial], implementations: Sequence[Implementation]) -> None:
        """Bytes beside an array that changed."""
        trial, build, threads, number = (report.number(i) for i in range(4))
        message = f"bytes beside '{self.subject.entry.buffers[number].name}' were written"
        self.find("margin", message, trials[trial], implementations[build].name, threads)

    def race(self, report: Report, trials: Sequence[Trial], implementations: Sequence[Implementation]) -> None:
        """Two threads that touch the same element with no barrier between them, one of them writing."""
        trial, build, threads, number, first, one, other, one_writes, other_writes = (
            report.number(i) for i in range(9)
        )
        place = "memory that the result allocates"
        if number >= 0:
            place = element_text(self.subject.entry.buffers[number], first, self.extents.get((trial, number), {}))
        verbs = ["writes" if writes else "reads" for writes in (one_writes, other_writes)]
        message = (
            f"race: of the threads of a parallel loop, number {one} {verbs[0]} {place} and number {other} {verbs[1]} it"
        )
        self.find("race", message, trials[trial], implementations[build].name, threads)

    def fault(self, report: Report, trials: Sequence[Trial], implementations: Sequence[Implementation]) -> None:
        """A signal. In the original: the sizes do not fit together."""
        trial, build, threads, number, offset, sign = (report.number(i) for i in range(6))
        message = self.fault_text(number, offset, sign, trial)
        if build == REFERENCE:
            self.skip(trials[trial], f"the original itself fails: {message}")
        else:
            self.find("fault", message, trials[trial], implementations[build].name, threads)

    def fault_text(self, number: int, offset: int, sign: int, trial: int) -> str:
        """What the signal says about the access."""
        if number < 0 or sign not in (signal.SIGSEGV, signal.SIGBUS):
            return f"signal {signal_name(sign)}"
        buffer = self.subject.entry.buffers[number]
        side = "before the first" if offset < 0 else "behind the last"
        return f"access {side} element of '{buffer.name}' (byte {offset} from its start)"

    def stopped(
        self,
        position: tuple[int, int, int],
        outcome: Outcome,
        trials: Sequence[Trial],
        implementations: Sequence[Implementation],
    ) -> None:
        """A run that ended without a word."""
        trial, build, threads = position
        if build == REFERENCE:
            self.skip(trials[trial], f"the original itself does not come to its end: {outcome.complaint}")
        else:
            self.find("stopped", outcome.complaint, trials[trial], implementations[build].name, threads)

    def skip(self, trial: Trial, reason: str) -> None:
        """Sizes that show nothing; told once for all classes of data."""
        entry = Skipped(self.sizes(trial), reason)
        if entry not in self.skipped:
            self.skipped.append(entry)

    def find(self, kind: str, message: str, trial: Trial, build: str, threads: int) -> None:
        """Write down a finding with its repro line."""
        sizes, data = self.sizes(trial), trial.data.name.lower()
        told = threads if build not in ("sequential", "race") else 0
        self.findings.append(Finding(kind, build, message, sizes, data, told, self.repro(sizes, threads)))

    def sizes(self, trial: Trial) -> Sizes:
        """The trial's integers by name."""
        names = (number.name for number in self.subject.entry.integers)
        return tuple(zip(names, trial.integers, strict=True))

    def repro(self, sizes: Sizes, threads: int) -> str:
        """The command that shows a finding again."""
        values = ",".join(f"{name}={value}" for name, value in sizes)
        size_words = f" --at {values}" if values else ""
        return f"polyxform verify {self.path}{size_words} --threads {threads} --seed {self.request.seed}"

    def verdict(self) -> FunctionVerdict:
        """Everything together."""
        return FunctionVerdict(
            function=self.subject.entry.function,
            findings=tuple(self.findings),
            skipped=tuple(self.skipped),
            notes=tuple(self.notes),
            isolation=self.isolation,
            **{name: self.counts.get(name, 0) for name in ("trials", "comparisons", "exact", "bounded", "unjudged")},
        )


def element_text(buffer: Buffer, flat: int, extents: dict[int, int]) -> str:
    """An element as C writes it, from its position in memory: "A[3][17]"."""
    subscripts: list[int] = []
    for dimension in reversed(range(len(buffer.extents))):
        extent = extents.get(dimension, 1) or 1
        flat, index = divmod(flat, extent)
        subscripts.append(index)
    return buffer.name + "".join(f"[{index}]" for index in reversed(subscripts))
