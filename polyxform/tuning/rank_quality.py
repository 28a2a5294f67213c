"""How good the cost model's choices are: the speed of the way it chose over that of the fastest way measured.

For each statement the leading ways of the model's order are measured, and a random sample of all others, in turns with
the choice and in rounds that drop the slower half (`search`). Ways that nobody measures cannot be told of; the sample
says how far the others usually lie behind.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tabulate import tabulate

from polyxform.diagnostics import PolyxformError
from polyxform.reporting.diagnostics import escape
from polyxform.tuning.build_cache import BuildCache
from polyxform.tuning.crew import Crew
from polyxform.tuning.database import Database
from polyxform.tuning.search import Search, Settings, Subject, Watch, subject_sites
from polyxform.tuning.sweep import Failure, nothing_ran
from polyxform.tuning.winners import standing

COLUMNS = ("kernel", "statement", "ways", "measured", "chosen over best", "s to choose", "fastest way")
RECIPE_WIDTH = 50


@dataclass(frozen=True)
class RankQuality:
    """How good the model's choice for one statement is.

    name       of the kernel
    statement  its name
    ways       that the model ranked
    measured   how many of them ran
    quality    speed of the choice over that of the fastest way, 1 where nothing is faster
    fastest    recipe of that way
    seconds    to find and to rank all ways
    """

    name: str
    statement: str
    ways: int
    measured: int
    quality: float
    fastest: str
    seconds: float


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
    """The quality of one choice; a failure where nothing else ran.

    Only the measurements with the most effort tell which way is the fastest.
    """
    finding = search.run()
    ran = [record for record in standing(finding.records) if record.seconds > 0]
    others = [record for record in ran if record.recipe != search.baseline]
    if not others:
        return Failure(finding.name, nothing_ran(search.subject, finding))
    most = max(record.effort for record in others)
    best = max((record for record in others if record.effort == most), key=lambda record: record.gain)
    faster = best.gain > 1
    return RankQuality(
        name=finding.name,
        statement=finding.site.statement,
        ways=len(finding.site.ways),
        measured=len(ran),
        quality=1 / best.gain if faster else 1.0,
        fastest=best.recipe if faster else search.baseline,
        seconds=seconds,
    )


def qualities_text(found: Sequence[RankQuality]) -> str:
    """A row for each statement, then the geometric mean and the longest time to choose."""
    rows = [
        (escape(one.name), one.statement, one.ways, one.measured, one.quality, one.seconds, escape(one.fastest))
        for one in found
    ]
    table = tabulate(rows, COLUMNS, tablefmt="simple", maxcolwidths=[None] * 6 + [RECIPE_WIDTH], floatfmt=".3f")
    mean = statistics.geometric_mean(one.quality for one in found)
    slowest = max(one.seconds for one in found)
    return (
        f"{table}\n\nchosen over best: {mean:.3f} (geometric mean of {len(found)}), at most {slowest:.1f} s to choose\n"
    )
