"""From the driver's reports of a measurement to times, refusals and remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from polyxform.harness.driver import Outcome, Report
from polyxform.harness.measurements import OURS, Timing
from polyxform.harness.plan import Implementation

CALM_ENOUGH = 3
ENOUGH = 9
"""Samples that a shortest time is worth something among."""
MACHINE_ROLES = ("peak", "bandwidth")
ROUNDS_OF_A_RUN = 1_000_000
AGREEMENT = 0.01
"""Relative difference of two times that are the same."""
Sample = tuple[int, float]


def met_again(samples: Sequence[Sample]) -> bool:
    """Whether the shortest times of two runs agree; nothing keeps a lone one from being a lucky or an unlucky one.

    A few calls may all meet the same disturbance in either run.
    """
    if len(samples) < ENOUGH:
        return False
    shortest: dict[int, float] = {}
    for number, seconds in samples:
        run = number // ROUNDS_OF_A_RUN
        shortest[run] = min(seconds, shortest.get(run, seconds))
    first, *others = sorted(shortest.values()) or (0.0, 0.0)
    return bool(others) and others[0] <= first * (1 + AGREEMENT)


@dataclass
class Ballot:
    """What one or more driver runs brought.

    about      what implementations say of themselves, by name; compiled ones are told beforehand
    samples    (round, seconds) by name, of calls from which no processor was taken away
    disturbed  likewise of the other calls
    refused    implementations that are not timed, with the reason
    notes      remarks for the reader
    verdicts   whether our result was found equal, a word a run
    hidden     names that no reader asks for
    order      names as they took part
    bytes      of all arrays
    traffic    bytes that a call of our result brings from memory by the processor's counters, None where they cannot be
               read; and a remark
    runs       that were read: rounds of different runs are different ones
    complaint  how the last run ended that did not come to its end
    """

    about: dict[str, str]
    samples: dict[str, list[Sample]] = field(default_factory=dict)
    disturbed: dict[str, list[Sample]] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    verdicts: list[bool] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    order: list[str] = field(default_factory=list)
    bytes: int = 0
    traffic: tuple[int | None, str] = (None, "")
    runs: int = 0
    complaint: str = ""

    def read(self, outcome: Outcome, implementations: Sequence[Implementation]) -> None:
        """Take in a run. One that did not come to its end brings a remark instead of times."""
        if not outcome.complete:
            self.complaint = outcome.complaint
            self.note(f"the run did not come to its end: {outcome.complaint}")
            return
        self.runs += 1
        self.order += [item.name for item in implementations]
        self.hidden |= {item.name for item in implementations if item.role in (*MACHINE_ROLES, "oracle")}
        for report in outcome.reports:
            self.take(report, implementations)

    def take(self, report: Report, implementations: Sequence[Implementation]) -> None:
        """One report."""
        if report.verb == "data":
            self.bytes = report.number(0)
            self.zeros(report)
            return
        if report.verb == "traffic":
            self.traffic = report.number(1), "misses of the last-level cache, 64 bytes each"
            return
        if report.verb == "uncounted":
            self.traffic = None, f"the processor's counters cannot be read here: {' '.join(report.words)}"
            return
        if report.verb not in ("about", "unavailable", "compared", "sample"):
            return
        name = implementations[report.number(0)].name
        if report.verb == "about":
            self.about[name] = " ".join(report.words[1:])
        elif report.verb == "unavailable":
            self.refuse(name, " ".join(report.words[1:]))
        elif report.verb == "compared":
            self.compared(name, report)
        else:
            calm = report.number(2) == 0
            sample = self.runs * ROUNDS_OF_A_RUN + report.number(3), float(report.words[1])
            (self.samples if calm else self.disturbed).setdefault(name, []).append(sample)

    def zeros(self, report: Report) -> None:
        """A result of zeros would make an equality worthless."""
        elements, zeros = report.number(1), report.number(2)
        if elements and zeros == elements:
            self.note("every value is zero: the comparison says nothing")

    def compared(self, name: str, report: Report) -> None:
        """Whether an implementation left the original's results."""
        accepted, exact = bool(report.number(1)), bool(report.number(2))
        if name == OURS:
            self.verdicts.append(accepted)
            if accepted and not exact:
                self.note(f"results rounded: equal to the original within {report.words[4]} of the largest value")
        if not accepted:
            self.refuse(name, f"its result differs in {report.words[3]} elements, by {report.words[4]} at most")

    def refuse(self, name: str, reason: str) -> None:
        """Leave an implementation out, whatever other runs say of it."""
        if name not in dict(self.refused):
            self.refused.append((name, reason))

    def note(self, remark: str) -> None:
        """A remark, once."""
        if remark not in self.notes:
            self.notes.append(remark)

    @property
    def ours(self) -> bool:
        """Whether our result was found equal in every run that it took part in."""
        return bool(self.verdicts) and all(self.verdicts)

    @property
    def stopped(self) -> str:
        """How a run ended before anything was compared, "" where our result was."""
        return "" if self.verdicts else self.complaint

    def timing(self, name: str) -> Timing | None:
        """Times of an implementation, None when it was not timed, or refused in one of the runs."""
        kept = self.kept(name) if name not in dict(self.refused) else []
        rounds, times = tuple(r for r, _ in kept), tuple(seconds for _, seconds in kept)
        return Timing(name, times, self.about.get(name, ""), rounds) if kept else None

    def times(self, name: str) -> tuple[float, ...]:
        """Its times in seconds, without the disturbed ones where enough are left."""
        return tuple(seconds for _, seconds in self.kept(name))

    def kept(self, name: str) -> list[Sample]:
        """Its undisturbed samples; all of them where that leaves too few."""
        calm, disturbed = self.samples.get(name, []), self.disturbed.get(name, [])
        return calm if len(calm) >= CALM_ENOUGH else [*calm, *disturbed]

    def unsettled(self, names: Iterable[str]) -> frozenset[str]:
        """Those of them whose shortest time was not met again in another process; refused ones have none."""
        return frozenset(name for name in names if name not in dict(self.refused) and not met_again(self.kept(name)))

    @property
    def unrest(self) -> tuple[str, ...]:
        """Implementations that a reader asks for, of whose calls hardly one ran without an interruption."""
        shown = (name for name in self.disturbed if name not in self.hidden)
        return tuple(name for name in shown if len(self.samples.get(name, [])) < CALM_ENOUGH)

    @property
    def others(self) -> tuple[Timing, ...]:
        """Times of everything but our result and the machine, the original first."""
        names = [name for name in dict.fromkeys(self.order) if name != OURS and name not in self.hidden]
        return tuple(timing for timing in map(self.timing, names) if timing)

    @property
    def machine(self) -> Mapping[str, Sequence[float]]:
        """Times of the machine's programs."""
        return {name: self.times(name) for name in MACHINE_ROLES if self.times(name)}
