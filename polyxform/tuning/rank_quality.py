"""How good the cost model's choices are: the speed of the way it chose over that of the fastest way measured.

For each statement the leading ways of the model's order are measured, and a random sample of all others, in turns with
the choice and in rounds that drop the slower half (`search`). Those that seem to be faster then meet the choice again,
in further processes, and count where their lead exceeds the noise of these (`leads`): the fastest of a dozen single
measurements is mostly the luckiest. Ways that nobody measures cannot be told of; the sample says how far the others
usually lie behind.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tabulate import tabulate

from polyxform.diagnostics import PolyxformError
from polyxform.reporting.diagnostics import escape
from polyxform.tuning.build_cache import BuildCache
from polyxform.tuning.crew import Crew
from polyxform.tuning.database import Database
from polyxform.tuning.leads import Lead, lead
from polyxform.tuning.record import Record
from polyxform.tuning.search import Search, Settings, Subject, Watch, subject_sites
from polyxform.tuning.sweep import Failure, nothing_ran
from polyxform.tuning.winners import standing

COLUMNS = ("kernel", "statement", "ways", "measured", "chosen over best", "best lead", "s to choose", "fastest way")
RECIPE_WIDTH = 50
CHALLENGERS = 3
"""Ways that seem to be faster than the choice, of which it is made sure."""
MEETING_SECONDS = 1.2
"""For each process in which one of them meets the choice."""


@dataclass(frozen=True)
class RankQuality:
    """How good the model's choice for one statement is.

    name       of the kernel
    statement  its name
    ways       that the model ranked
    measured   how many of them ran
    quality    speed of the choice over that of the fastest way, 1 where nothing is faster beyond noise
    fastest    recipe of that way
    seconds    to find and to rank all ways
    lead       the largest lead over the choice in further processes, whether it exceeds the noise or not; None where
               no way seemed to be faster
    """

    name: str
    statement: str
    ways: int
    measured: int
    quality: float
    fastest: str
    seconds: float
    lead: Lead | None = None


def rank_qualities(
    subjects: Iterable[Subject], crew: Crew, database: Database, cache: BuildCache, settings: Settings, watch: Watch
) -> Iterator[RankQuality | Failure]:
    """The quality of the choice for every statement that can run in several ways, as it is known."""
    for subject in subjects:
        try:
            start = time.monotonic()
            sites = subject_sites(subject, crew)
            seconds = (time.monotonic() - start) / max(len(sites), 1)
            for site in sites:
                yield quality_of(Search(subject, site, crew, database, cache, settings, watch), seconds)
        except PolyxformError as error:
            yield Failure(subject.name, error.diagnostics[0])


def quality_of(search: Search, seconds: float) -> RankQuality | Failure:
    """The quality of one choice; a failure where nothing else ran."""
    finding = search.run()
    ran = [record for record in standing(finding.records) if record.seconds > 0]
    others = [record for record in ran if record.recipe != search.baseline]
    if not others:
        return Failure(finding.name, nothing_ran(search.subject, finding))
    found = leads(search, others)
    proven = {recipe: one for recipe, one in found.items() if one.is_proven}
    fastest = max(proven, key=lambda recipe: proven[recipe].gain, default=search.baseline)
    return RankQuality(
        name=finding.name,
        statement=finding.site.statement,
        ways=len(finding.site.ways),
        measured=len(ran),
        quality=1 / proven[fastest].gain if proven else 1.0,
        fastest=fastest,
        seconds=seconds,
        lead=proven.get(fastest) or max(found.values(), key=lambda one: one.gain, default=None),
    )


def leads(search: Search, others: Sequence[Record]) -> dict[str, Lead]:
    """The leads of those ways that seemed to be faster than the choice, the longest measured and fastest first."""
    seeming = sorted((r for r in others if r.gain > 1), key=lambda record: (-record.effort, -record.gain))
    search.watch.begin(f"{search.subject.name}: leads", min(len(seeming), CHALLENGERS))
    found: dict[str, Lead] = {}
    for record in seeming[:CHALLENGERS]:
        one = lead(partial(search.meeting, record.recipe, MEETING_SECONDS))
        found |= {} if one is None else {record.recipe: one}
        search.watch.step(search.best)
    return found


def qualities_text(found: Sequence[RankQuality]) -> str:
    """A row for each statement, then the geometric mean and the longest time to choose."""
    rows = [
        (
            escape(one.name),
            one.statement,
            one.ways,
            one.measured,
            one.quality,
            lead_text(one.lead),
            one.seconds,
            escape(one.fastest),
        )
        for one in found
    ]
    table = tabulate(rows, COLUMNS, tablefmt="simple", maxcolwidths=[None] * 7 + [RECIPE_WIDTH], floatfmt=".3f")
    mean = statistics.geometric_mean(one.quality for one in found)
    slowest = max(one.seconds for one in found)
    return (
        f"{table}\n\nchosen over best: {mean:.3f} (geometric mean of {len(found)}), at most {slowest:.1f} s to choose\n"
    )


def lead_text(found: Lead | None) -> str:
    """A lead with its noise, "" for none: a way counts as faster where the first number exceeds the second."""
    return "" if found is None else f"{found.gain - 1:+.1%} +- {found.noise:.1%} ({len(found.gains)} processes)"
