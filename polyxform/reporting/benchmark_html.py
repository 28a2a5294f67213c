"""Benchmarks as one page that needs nothing else: no network, no other file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polyxform.harness.measurements import OURS, Benchmark, Case, Comment, MachineFacts, Timing
from polyxform.reporting.benchmark_text import ratio_text
from polyxform.reporting.html import page
from polyxform.reporting.listings import listing_view
from polyxform.reporting.losses import LEVEL, Loss, loss_of, verdict
from polyxform.reporting.means import geometric_means, thread_counts
from polyxform.reporting.roofline import rooflines
from polyxform.reporting.standings import Standing, standings

FIGURES = ("threads", "ms", "GFLOP/s", "% of peak")
LOSS_HEADINGS = ("case", "who is faster", "by", "our % of peak", "its % of peak", "what it ran", "why")
TIMING_HEADINGS = ("implementation", "ms", "median ms", "spread %", "GFLOP/s", "% of peak", "ratio", "what ran")


@dataclass(frozen=True)
class Cell:
    """A cell of a sortable table: its text, the value that sorts it, and "good", "bad" or "" for its color."""

    text: str
    value: str
    tone: str = ""


@dataclass(frozen=True)
class Bar:
    """A bar of a chart: an implementation, its words, its length in percent, "ours" or "other"."""

    name: str
    text: str
    percent: float
    tone: str


@dataclass(frozen=True)
class CaseView:
    """A case as the page shows it.

    anchor   of its section
    name     of the case
    title    name and threads
    sizes    in words
    cells    of the summary, behind the title
    bars     one for each implementation
    verdict  by whom it is beaten and why, "" when by nobody
    loss     the same as figures
    timings  rows of its table
    memory   rows of the reuse model
    remarks  for the reader
    repro    command that measures it again
    """

    anchor: str
    name: str
    title: str
    sizes: str
    cells: tuple[Cell, ...]
    bars: tuple[Bar, ...]
    verdict: str
    loss: Loss | None
    timings: tuple[tuple[Cell, ...], ...]
    memory: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]
    repro: str


def benchmark_html(benchmark: Benchmark) -> str:
    """The page."""
    rivals = list(dict.fromkeys(name for case in benchmark.cases for name in case.ratios))
    comments = {listing.name: listing.comments for listing in benchmark.listings}
    views = [
        case_view(case, number, rivals, comments.get(case.source, ())) for number, case in enumerate(benchmark.cases)
    ]
    return page("benchmark.html").render(
        machine=machine_text(benchmark.machine),
        headings=("case", *FIGURES, *(f"× {name}" for name in rivals)),
        loss_headings=LOSS_HEADINGS,
        timing_headings=TIMING_HEADINGS,
        cases=views,
        losses=[loss_row(view) for view in sorted(views, key=severity) if view.loss],
        means=mean_rows(benchmark.cases, rivals),
        suites=", ".join(dict.fromkeys(case.suite for case in benchmark.cases if case.suite)),
        standings=[standing_row(standing, views) for standing in standings(benchmark.cases)],
        pending=benchmark.pending,
        rooflines=rooflines(benchmark.cases),
        problems=benchmark.problems,
        listings=[listing_view(listing) for listing in benchmark.listings],
    )


def machine_text(machine: MachineFacts) -> str:
    """Where it was measured."""
    tools = [*machine.compilers.values(), *(f"{name} {version}" for name, version in machine.libraries.items())]
    words = (machine.cpu, f"{machine.cores} cores", machine.system, *tools, f"timed builds with {machine.flags}")
    return ", ".join(word for word in words if word)


def case_view(case: Case, number: int, rivals: Sequence[str], comments: Sequence[Comment]) -> CaseView:
    """A case; `comments` are the compiler's remarks on its file."""
    timings = ((case.ours,) if case.ours else ()) + case.others
    return CaseView(
        anchor=f"case-{number}",
        name=case.name,
        title=f"{case.name}, {case.threads} thread{'' if case.threads == 1 else 's'}",
        sizes=", ".join(f"{name} = {value}" for name, value in case.sizes),
        cells=(*figure_cells(case), *(ratio_cell(case.ratios.get(name)) for name in rivals)),
        bars=bars(case, timings),
        verdict=verdict(case, comments),
        loss=loss_of(case, comments),
        timings=tuple(timing_cells(case, timing) for timing in timings),
        memory=case.memory,
        remarks=remarks(case),
        repro=case.repro,
    )


def standing_row(standing: Standing, views: Sequence[CaseView]) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """A rival in words, how we stand against it, and links to the cases that it wins."""
    rival = f"{standing.rival}{threads_words(standing.threads)}"
    words = (
        f"{standing.about}: " if standing.about else "",
        f"{standing.mean:.2f} times our time in the mean; we are faster in {standing.ahead}, ",
        f"level within {1 - LEVEL:.0%} in {standing.level}, slower in {len(standing.behind) or 'none'}",
    )
    links = tuple(
        (views[position].anchor, f"{views[position].name} {ratio:.2f}x") for position, ratio in standing.behind
    )
    return rival, "".join(words), links


def threads_words(threads: int) -> str:
    """What a number of threads adds to a name."""
    return "" if threads == 1 else f", {threads} threads"


def severity(view: CaseView) -> float:
    """Sorts the worst losses first."""
    return -view.loss.factor if view.loss else 0.0


def loss_row(view: CaseView) -> tuple[str, ...]:
    """A loss: where it is told in full, the case, how much is lost to whom, shares of the peak, and why."""
    assert view.loss is not None
    shares = ("" if share is None else f"{share:.0%}" for share in (view.loss.ours, view.loss.theirs))
    lost = f"{view.loss.factor:.2f}×"
    return view.anchor, view.title, view.loss.rival, lost, *shares, view.loss.ran, "; ".join(view.loss.reasons)


def figure_cells(case: Case) -> tuple[Cell, ...]:
    """The case's own figures."""
    share = None if case.efficiency is None else 100 * case.efficiency
    seconds = None if case.seconds is None else 1e3 * case.seconds
    return number_cell(case.threads, 0), number_cell(seconds, 3), number_cell(case.gflops, 1), number_cell(share, 1)


def number_cell(value: float | None, digits: int) -> Cell:
    """A number, or nothing where it is unknown."""
    return Cell("", "") if value is None else Cell(f"{value:.{digits}f}", repr(value))


def ratio_cell(ratio: float | None) -> Cell:
    """A ratio, colored by who is faster."""
    if ratio is None:
        return Cell("", "")
    return Cell(ratio_text(ratio), repr(ratio), "good" if ratio >= 1 else "bad")


def bars(case: Case, timings: Sequence[Timing]) -> tuple[Bar, ...]:
    """How fast each is, over the peak where it is known, else over the fastest."""
    fastest = min((timing.best for timing in timings), default=0.0)
    shortest = min(fastest, least_seconds(case)) if least_seconds(case) else fastest
    return tuple(
        Bar(
            timing.name,
            rate_text(case, timing),
            round(100 * shortest / timing.best, 1),
            "ours" if timing.name == OURS else "other",
        )
        for timing in timings
    )


def least_seconds(case: Case) -> float:
    """What the case would take at the peak; 0 when unknown."""
    return case.operations / case.peaks.gflops / 1e9 if case.operations and case.peaks.gflops else 0.0


def rate_text(case: Case, timing: Timing) -> str:
    """GFLOP/s and the share of the peak; the time where operations are unknown."""
    if not case.operations:
        return f"{timing.best * 1e3:.3f} ms"
    gflops = case.operations / timing.best / 1e9
    share = f", {100 * gflops / case.peaks.gflops:.0f}% of peak" if case.peaks.gflops else ""
    return f"{gflops:.1f}{share}"


def timing_cells(case: Case, timing: Timing) -> tuple[Cell, ...]:
    """A row of a case's table."""
    gflops = case.operations / timing.best / 1e9 if case.operations else None
    share = 100 * gflops / case.peaks.gflops if gflops and case.peaks.gflops else None
    ratio = None if timing.name == OURS else case.ratios.get(timing.name)
    return (
        Cell(timing.name, timing.name),
        number_cell(timing.best * 1e3, 3),
        number_cell(timing.median * 1e3, 3),
        number_cell(timing.spread * 100, 1),
        number_cell(gflops, 1),
        number_cell(share, 1),
        ratio_cell(ratio),
        Cell(timing.about, timing.about),
    )


def remarks(case: Case) -> tuple[str, ...]:
    """What a reader has to know beside the figures."""
    unchanged = ("the kernel was left unchanged",) if not case.transformed else ()
    return (*unchanged, *(f"not measured: {name}: {reason}" for name, reason in case.missing), *case.notes)


def mean_rows(cases: Sequence[Case], rivals: Sequence[str]) -> list[list[str]]:
    """Geometric means below the summary."""
    rows = []
    for threads in thread_counts(cases):
        means = {mean.rival: mean.ratio for mean in geometric_means(cases) if mean.threads == threads}
        rows.append(["geometric mean", str(threads), "", "", "", *(ratio_text(means.get(name)) for name in rivals)])
    return rows
