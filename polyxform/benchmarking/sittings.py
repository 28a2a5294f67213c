"""The processes that a case is measured in, one after the other, until the times that count were met again.

Where the pages of arrays come to lie in memory decides which of them meet in the caches. It is the same for as long as
a process lives, and moved ratios by up to 15% from one process to the next; and what disturbs a machine often lasts
for seconds. Everybody takes part in the first processes; later ones are held for those whose times are not settled.
"""

from __future__ import annotations

import math
import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from polyxform.benchmarking.ballot import MACHINE_ROLES, Ballot
from polyxform.benchmarking.contest import Contest, element_of
from polyxform.benchmarking.readings import fastest_by_reading
from polyxform.harness.analysis import UNIT_ROUNDOFF, reach, rounding_bound, subscript_bounds
from polyxform.harness.driver import Outcome, run_plan, thread_environment
from polyxform.harness.measurements import OURS
from polyxform.harness.plan import Data, Effort, Implementation, Plan, Trial
from polyxform.harness.subject import Subject, models_at
from polyxform.toolchain.limits import BINARY_LIMITS

ROUNDINGS_ALLOWED = 10_000
STARTUP_SECONDS = 120.0
SITTINGS = 3
"""Processes that everybody takes part in; as many again, as often as patience allows, are for those not settled."""
LONG_OPERATIONS = 2_000_000_000
"""Of a call whose original may take seconds: everybody takes part in one process alone."""
LONG_SECONDS = 0.5
"""Of a call of the original: comparing results in another process would take longer than measuring."""
PATIENT_BUDGETS = 3
"""Budgets of time, filling and comparing of arrays included, after which no further process begins."""
Group = tuple[Implementation, ...]


@dataclass(frozen=True)
class Competition:
    """Who is measured on what.

    subject  the function
    contest  all who take part
    driver   the program that runs them
    threads  how many each may use
    seed     of the data
    """

    subject: Subject
    contest: Contest
    driver: Path
    threads: int
    seed: int

    @property
    def groups(self) -> tuple[Group, ...]:
        """Those who share a process."""
        return (*self.contest.groups(self.threads), *self.contest.alone)

    @property
    def names(self) -> frozenset[str]:
        """Everybody's."""
        return frozenset(implementation.name for group in self.groups for implementation in group)


def decided(competition: Competition, effort: Effort, operations: int | None) -> Ballot:
    """Hold processes until the times agree, or the effort is spent.

    operations  multiplications and additions of a call, None where they are not known
    """
    ballot = Ballot(dict(competition.contest.about))
    first, further = sittings(effort, operations)
    end = time.monotonic() + PATIENT_BUDGETS * effort.budget_seconds
    for part in first:
        sit(ballot, competition, part, competition.names)
    for part in further:
        unsettled = ballot.unsettled(names_that_count(ballot))
        if not unsettled or time.monotonic() > end or is_slow(ballot, competition):
            break
        sit(ballot, competition, part, unsettled)
    return ballot


def sittings(effort: Effort, operations: int | None) -> tuple[tuple[Effort, ...], tuple[Effort, ...]]:
    """The effort dealt out to processes: those that everybody takes part in, and those for whom it may concern.

    A process begins with filling and comparing arrays. For long calls there are few processes, of many calls each.
    """
    if operations is None:
        return (effort,), ()
    processes = 1 if operations > LONG_OPERATIONS else SITTINGS
    seconds, rounds = effort.budget_seconds / processes, -(-effort.minimum_rounds // processes)
    part = replace(effort, budget_seconds=seconds, minimum_rounds=rounds)
    return (part,) * processes, (part,) * (processes * (effort.patience - 1))


def names_that_count(ballot: Ballot) -> tuple[str, ...]:
    """Our result, and of each reading the way that a report shows."""
    return OURS, *(timing.name for timing in fastest_by_reading(ballot.others).values())


def is_slow(ballot: Ballot, competition: Competition) -> bool:
    """Whether a call of the original takes so long that no further process is worth it."""
    original = ballot.timing(competition.contest.main[0].name)
    return original is not None and original.best > LONG_SECONDS


def sit(ballot: Ballot, competition: Competition, effort: Effort, names: Collection[str]) -> None:
    """One process for each group; libraries that take part alone do so where our result was found equal."""
    for group in competition.groups:
        present = concerned(group, names)
        if present and (group not in competition.contest.alone or ballot.ours):
            ballot.read(compete(competition, with_shares(effort, group, present), present), present)


def concerned(group: Group, names: Collection[str]) -> Group:
    """Those of a group who are named, beside our result and behind an oracle; () where it is nobody."""
    oracle, *others = group
    if not any(implementation.name in names for implementation in group):
        return ()
    if oracle.name not in names and oracle.role != "oracle":
        oracle = Implementation("oracle", "oracle", oracle.path)
    return oracle, *(other for other in others if other.name == OURS or other.name in names)


def with_shares(effort: Effort, group: Group, present: Group) -> Effort:
    """The effort at which each of those who are present has as much time as if the whole group were."""
    part = len(timed(present)) / max(len(timed(group)), 1)
    return replace(effort, budget_seconds=effort.budget_seconds * part)


def timed(group: Group) -> Group:
    """Without programs that measure the machine."""
    return tuple(implementation for implementation in group if implementation.role not in MACHINE_ROLES)


def compete(competition: Competition, effort: Effort, implementations: Group) -> Outcome:
    """One driver run over the implementations of a group."""
    subject, threads = competition.subject, competition.threads
    sizes = dict(subject.sizes)
    models = models_at(subject, sizes)
    rounding = ROUNDINGS_ALLOWED * UNIT_ROUNDOFF[element_of(subject.entry)]
    trial = Trial(
        data=Data.INTEGER,
        seed=competition.seed,
        integers=tuple(value for _, value in subject.sizes),
        reals=(math.nan,) * len(subject.entry.reals),
        outer=reach(subject.entry, models, sizes),
        gamma=max(rounding, rounding_bound(subject.entry, models, sizes)),
        below=subscript_bounds(subject.entry, models, sizes),
    )
    plan = Plan("measure", subject.entry, implementations, (trial,), effort=effort, processors=threads)
    seconds = STARTUP_SECONDS + 3 * effort.budget_seconds
    limits = replace(BINARY_LIMITS, wall_seconds=seconds, cpu_seconds=0)
    return run_plan(competition.driver, plan, thread_environment(threads), limits)
