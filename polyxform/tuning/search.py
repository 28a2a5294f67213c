"""The search for the fastest way of each statement of a function: build, measure, drop the slower half, again."""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from random import Random
from typing import Protocol

from polyxform.machine import usable_cores
from polyxform.options import Options, Tuned
from polyxform.schedule.model import Way
from polyxform.syntax.source import SourceFile
from polyxform.tuning.build_cache import BuildCache
from polyxform.tuning.crew import Crew
from polyxform.tuning.database import Database
from polyxform.tuning.halving import better_half, seconds_of
from polyxform.tuning.lost_work import answer, kept
from polyxform.tuning.ranking import Ranking
from polyxform.tuning.record import Record, features_text, sizes_text
from polyxform.tuning.space import Site, sites
from polyxform.tuning.tasks import (
    BuildTask,
    Built,
    Ground,
    Measured,
    MeasureTask,
    build_ground,
    build_way,
    measure_way,
)

BUILDING_SHARE = 0.6
"""Part of the budget after which ways that are not built yet are given up."""


class Watch(Protocol):
    """Whoever wants to know how far a search is."""

    def begin(self, what: str, steps: int) -> None:
        """A stage of some steps begins."""

    def step(self, best: float) -> None:
        """One step is done; `best` is the gain of the best way so far, 0 while nothing is known."""


@dataclass(frozen=True)
class Subject:
    """What to tune.

    name      for people
    source    file
    options   of the compilation, sizes included
    function  the only one to tune, "" for every one in the file
    """

    name: str
    source: SourceFile
    options: Options
    function: str = ""


@dataclass(frozen=True)
class Settings:
    """How to search.

    budget      seconds for each statement
    top         ways that are tried, the most promising ones of the ranking
    threads     that the measured code runs on; 0: as many as the code is made for
    build_only  build and keep, measure nothing
    spread      try ways from all over the ranking, not only its first ones
    rounds      at most so many; 0: until one way is left
    paper       keep what PolyDL's model says of each way
    flags       of the compiler, for the record
    ranking     learned order of the ways, None for the cost model's
    sampled     ways that are tried beside the most promising ones, drawn at random
    seed        of the draw
    """

    budget: float = 60.0
    top: int = 10
    threads: int = 0
    build_only: bool = False
    spread: bool = False
    rounds: int = 0
    paper: bool = False
    flags: str = ""
    ranking: Ranking | None = None
    sampled: int = 0
    seed: int = 1


@dataclass(frozen=True)
class Finding:
    """What a search came to.

    name       of its subject
    site       the statement
    records    measurements of it, old and new ones
    measured   how many are new
    seconds    that it took
    complete   it came to its end within the budget
    """

    name: str
    site: Site
    records: tuple[Record, ...]
    measured: int
    seconds: float
    complete: bool


@dataclass
class Search:
    """One search for one statement.

    subject, site, crew, database, cache, settings, watch  what it works on and with
    ground  what all its measurements share, None until it is needed
    built   ways by recipe
    """

    subject: Subject
    site: Site
    crew: Crew
    database: Database
    cache: BuildCache
    settings: Settings
    watch: Watch
    ground: Ground | None = None
    built: dict[str, Built] = field(default_factory=dict)
    measured: int = 0
    best: float = 0.0
    start: float = field(default_factory=time.monotonic)

    @property
    def threads(self) -> int:
        """Threads of the measured code."""
        return self.settings.threads or min(self.site.threads, usable_cores())

    @property
    def left(self) -> float:
        """Seconds left of the budget."""
        return self.settings.budget - (time.monotonic() - self.start)

    def run(self) -> Finding:
        """Search until one way is left or the budget is spent."""
        recipes = [way.recipe for way in self.chosen_ways()]
        if self.settings.build_only:
            self.ensure_built(recipes)
            return self.finding(complete=True)
        complete = len(recipes) < 2 or self.halve(recipes)
        return self.finding(complete)

    def chosen_ways(self) -> Sequence[Way]:
        """The ways to try, the model's choice first."""
        ways, top = self.ordered(), self.settings.top
        if self.settings.sampled:
            others = ways[top:]
            drawn = Random(self.settings.seed).sample(range(len(others)), min(self.settings.sampled, len(others)))
            return [*ways[:top], *(others[position] for position in sorted(drawn))]
        if not self.settings.spread or len(ways) <= top:
            return ways[:top]
        return [ways[position * (len(ways) - 1) // (top - 1)] for position in range(top)]

    def ordered(self) -> Sequence[Way]:
        """All ways, the model's choice first, then in the order of the learned ranking or of the model."""
        first, *others = self.site.ways
        ranking = self.settings.ranking
        if ranking is None or not others:
            return self.site.ways
        scores = ranking.scores([way.features for way in others])
        return [first, *(others[position] for position in sorted(range(len(others)), key=lambda p: (-scores[p], p)))]

    def halve(self, recipes: Sequence[str]) -> bool:
        """Successive halving of everything but the model's choice; whether it came to its end."""
        baseline, *names = recipes
        self.known_or_measured([baseline], 0)
        rung = 0
        while names and rung < (self.settings.rounds or len(recipes)):
            gains = self.known_or_measured(names, rung)
            if len(gains) < len(names):
                return False
            remaining = better_half(gains)
            if len(names) == 1:
                return True
            names, rung = remaining, rung + 1
        return True

    def known_or_measured(self, names: Sequence[str], rung: int) -> dict[str, float]:
        """Gains of ways with the effort of a round, from earlier runs or measured now, as far as the budget goes."""
        effort = seconds_of(rung)
        gains = {name: gain for name, gain in self.known(effort).items() if name in names}
        missing = [name for name in names if name not in gains]
        if missing:
            self.ensure_built(names)
            self.watch.begin(f"{self.subject.name}: round {rung + 1}", len(missing))
            different = self.different(names)
            gains |= self.measure([name for name in missing if name in different], effort)
            gains |= {name: 0.0 for name in missing if name not in different}
        return gains

    def different(self, names: Sequence[str]) -> list[str]:
        """Those of some built ways that have code, and other code than the model's choice and the ways before them.

        Loops of one iteration may stand in any order, panels of one strip are the array itself: recipes with the same
        code are one way, and what measurements say of their difference is noise.
        """
        seen = {self.built[self.baseline].code, b""}
        found = []
        for name in names:
            code = self.built[name].code
            if name == self.baseline or code not in seen:
                found.append(name)
            seen.add(code)
        return found

    def known(self, effort: float) -> dict[str, float]:
        """Gains that were measured before with this effort, else with more; 0 for ways that cannot be built or run."""
        found: dict[str, Record] = {}
        for record in self.past():
            known = found.get(record.recipe)
            enough = bool(record.problem) or record.effort >= effort * 0.99
            if enough and (known is None or record.effort < known.effort):
                found[record.recipe] = record
        return {recipe: record.gain for recipe, record in found.items()}

    def past(self) -> list[Record]:
        """Measurements of this statement at this place, beside the same choice of the model."""
        like = replace(self.record("", Measured(0, 0, 0), 0.0), identifier="", time="", name="")
        wanted = (like.sizes, like.baseline, like.cpu, like.compiler, like.flags, like.threads, like.target)
        return [
            r
            for r in self.database.records(self.site.region, self.site.statement)
            if (r.sizes, r.baseline, r.cpu, r.compiler, r.flags, r.threads, r.target) == wanted
            and r.version == like.version
        ]

    def ensure_built(self, names: Sequence[str]) -> None:
        """Build what is not built: the ground, the model's choice, and these ways, as far as time allows."""
        wanted = [name for name in dict.fromkeys((self.baseline, *names)) if name not in self.built]
        for name in wanted:
            known = self.cache.find(self.task(name))
            if known is not None:
                self.built[name] = known
        wanted = [name for name in wanted if name not in self.built]
        if wanted or self.ground is None:
            self.watch.begin(f"{self.subject.name}: building", len(wanted) + (self.ground is None))
        running: dict[Future[Built], str] = {
            self.crew.builders.submit(build_way, self.task(name)): name for name in wanted
        }
        if self.ground is None:
            self.ground = kept(self.crew.builders, build_ground, self.task(self.baseline))
            self.watch.step(self.best)
        self.gather(running)

    def gather(self, running: Mapping[Future[Built], str]) -> None:
        """Take in builds as they end; those that are late count as failed for this run."""
        patience = max(self.left - (1 - BUILDING_SHARE) * self.settings.budget, 0.0)
        try:
            for future in as_completed(running, timeout=patience if not self.settings.build_only else None):
                self.take(running[future], future)
        except Late:
            pass
        for future, name in running.items():
            if name not in self.built:
                future.cancel()
                self.built[name] = Built(b"", "")

    def take(self, name: str, future: Future[Built]) -> None:
        """One build that has ended."""
        built = answer(self.crew.builders, future, build_way, self.task(name))
        self.built[name] = built
        self.cache.keep(self.task(name), built)
        if built.problem and name != self.baseline:
            self.keep(name, Measured(0.0, 0.0, 0, built.problem), 0.0)
        self.watch.step(self.best)

    def measure(self, names: Sequence[str], effort: float) -> dict[str, float]:
        """Measure ways that are built, one at a time on each machine, as far as the budget goes."""
        gains: dict[str, float] = {}
        assert self.ground is not None
        baseline = self.built[self.baseline].code
        if not baseline:
            return gains
        waiting = {
            name: MeasureTask(
                self.ground, baseline, b"" if name == self.baseline else self.built[name].code, self.threads, effort
            )
            for name in names
        }
        running = {self.crew.measurers.submit(measure_way, task): name for name, task in waiting.items()}
        try:
            for future in as_completed(running, timeout=max(self.left, 0.0)):
                name = running[future]
                result = answer(self.crew.measurers, future, measure_way, waiting[name])
                gains[name] = self.keep(name, result, effort).gain
                self.best = max(self.best, gains[name])
                self.watch.step(self.best)
        except Late:
            pass
        finally:
            for future in running:
                future.cancel()
        return gains

    def meeting(self, recipe: str, effort: float) -> float:
        """Gain of a way over the model's choice in one more process, which no record keeps; 0 if not timed."""
        self.ensure_built([recipe])
        assert self.ground is not None
        baseline, way = (self.built[name].code for name in (self.baseline, recipe))
        task = MeasureTask(self.ground, baseline, way, self.threads, effort)
        result = kept(self.crew.measurers, measure_way, task)
        return result.baseline_seconds / result.seconds if result.seconds > 0 else 0.0

    @cached_property
    def features(self) -> Mapping[str, Mapping[str, float]]:
        """Features of every way by its recipe."""
        return {way.recipe: way.features for way in self.site.ways}

    @property
    def baseline(self) -> str:
        """The model's choice."""
        return self.site.ways[0].recipe

    def task(self, recipe: str) -> BuildTask:
        """The task that builds a way."""
        options = self.subject.options if self.crew.in_child else replace(self.subject.options, max_seconds=0.0)
        choice: Tuned = self.site.choice(recipe)
        return BuildTask(self.subject.source, options, self.site.function, (choice,))

    def keep(self, recipe: str, result: Measured, effort: float) -> Record:
        """Commit a measurement."""
        record = self.record(recipe, result, effort)
        self.database.add([record])
        self.measured += 1
        return record

    def record(self, recipe: str, result: Measured, effort: float) -> Record:
        """A measurement with everything that it holds for."""
        site, place = self.site, self.crew.place
        return Record(
            identifier=uuid.uuid4().hex,
            time=datetime.now(UTC).isoformat(timespec="seconds"),
            name=self.subject.name,
            region=site.region,
            sizes=sizes_text(site.sizes),
            statement=site.statement,
            recipe=recipe,
            baseline=self.baseline,
            cpu=place.cpu,
            compiler=place.compiler,
            flags=self.settings.flags,
            threads=self.threads,
            target=site.target,
            version=place.version,
            seconds=result.seconds,
            baseline_seconds=result.baseline_seconds,
            effort=effort,
            samples=result.samples,
            features=features_text(self.features[recipe]) if recipe else "{}",
            problem=result.problem,
        )

    def finding(self, complete: bool) -> Finding:
        """What is known now."""
        seconds = time.monotonic() - self.start
        return Finding(self.subject.name, self.site, tuple(self.past()), self.measured, seconds, complete)


def subject_sites(subject: Subject, crew: Crew, paper: bool = False) -> tuple[Site, ...]:
    """What can be tuned in a subject, as the crew's machines see it."""
    options = subject.options if crew.in_child else replace(subject.options, max_seconds=0.0)
    found: tuple[Site, ...] = kept(crew.builders, sites, subject.source, options, paper)
    return tuple(site for site in found if subject.function in ("", site.function) and len(site.ways) > 1)
