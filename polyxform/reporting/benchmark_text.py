"""Benchmarks as text for a terminal: a table a case, then one line a case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from tabulate import tabulate

from polyxform.harness.measurements import OURS, Benchmark, Case, Comment, Timing
from polyxform.reporting.diagnostics import escape
from polyxform.reporting.losses import verdict
from polyxform.reporting.means import geometric_means, thread_counts

NARROWEST = 12
HEADINGS = ("implementation", "ms", "median", "spread", "GFLOP/s", "eff%", "ratio")
WORDS = "what ran"
ALIGNMENT = ("left", *("right" for _ in HEADINGS[1:]), "left")


def render_benchmark(benchmark: Benchmark, width: int = 100) -> str:
    """The whole report; lines fit into `width` columns where the terminal has at least 90."""
    parts = [machine_text(benchmark)]
    comments = {listing.name: listing.comments for listing in benchmark.listings}
    parts += [render_case(case, width, comments.get(case.source, ())) for case in benchmark.cases]
    parts += [f"{escape(name)}: not measured: {escape(reason)}" for name, reason in benchmark.problems]
    if benchmark.pending:
        parts += wrapped(escape(f"the run was not at its end: {', '.join(benchmark.pending)} to come"), width)
    if len(benchmark.cases) > 1:
        parts.append(render_summary(benchmark.cases))
    return "\n\n".join(parts) + "\n"


def machine_text(benchmark: Benchmark) -> str:
    """Where it was measured."""
    machine = benchmark.machine
    tools = [*machine.compilers.values(), *(f"{name} {version}" for name, version in machine.libraries.items())]
    lines = [f"{machine.cpu}, {machine.cores} cores, {machine.system}", *tools, f"timed builds: {machine.flags}"]
    return "\n".join(escape(line) for line in lines)


def render_case(case: Case, width: int = 100, comments: Sequence[Comment] = ()) -> str:
    """One case: the table, what is missing, remarks, and how to measure it again."""
    timings = ((case.ours,) if case.ours else ()) + case.others
    table = timing_table(case, timings, width) if timings else "nothing was timed"
    words = [line for text in remarks(case, comments) for line in wrapped(text, width)]
    return "\n".join([*wrapped(headline(case), width), table, *words])


def timing_table(case: Case, timings: Sequence[Timing], width: int) -> str:
    """Figures of every implementation; the words at the end of a line get what room is left."""
    figures = [row(case, timing) for timing in timings]
    taken = len(tabulate(figures, HEADINGS, tablefmt="simple", disable_numparse=True).splitlines()[1]) + 2
    room = max(NARROWEST, width - taken)
    rows = [[*line, shortened(escape(timing.about), room)] for line, timing in zip(figures, timings, strict=True)]
    return tabulate(rows, (*HEADINGS, WORDS), tablefmt="simple", disable_numparse=True, colalign=ALIGNMENT)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of the width, continuation lines indented; a word is never broken."""
    return wrap(text, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def headline(case: Case) -> str:
    """Name, sizes, threads, peaks."""
    sizes = ", ".join(f"{name} = {value}" for name, value in case.sizes)
    threads = "1 thread" if case.threads == 1 else f"{case.threads} threads"
    machine = f"peak {case.peaks.gflops:.0f} GFLOP/s, {case.peaks.bandwidth:.0f} GB/s" if case.peaks.gflops else ""
    return "; ".join(escape(part) for part in (case.name, sizes, threads, machine) if part)


def row(case: Case, timing: Timing) -> list[str]:
    """Figures of one implementation."""
    gflops = case.operations / timing.best / 1e9 if case.operations else None
    share = gflops / case.peaks.gflops if gflops and case.peaks.gflops else None
    return [
        escape(timing.name),
        f"{timing.best * 1e3:.3f}",
        f"{timing.median * 1e3:.3f}",
        f"{timing.spread:.1%}",
        "" if gflops is None else f"{gflops:.1f}",
        "" if share is None else f"{100 * share:.1f}",
        "" if timing.name == OURS else ratio_text(case.ratios.get(timing.name)),
    ]


def ratio_text(ratio: float | None) -> str:
    """How many times as fast as another our result is."""
    if ratio is None:
        return ""
    return f"{ratio:.2f}x" if ratio < 100 else f"{ratio:.0f}x"


def shortened(text: str, room: int) -> str:
    """The text, cut where it does not fit."""
    return text if len(text) <= room else text[: room - 1] + "…"


def remarks(case: Case, comments: Sequence[Comment] = ()) -> Iterable[str]:
    """What a reader has to know beside the figures."""
    if not case.equal:
        yield "the result was NOT found equal to the original: no time of it is shown"
    elif not case.transformed:
        yield "the kernel was left unchanged"
    elif verdict(case, comments):
        yield f"slower: {escape(verdict(case, comments))}"
    yield from (f"not measured: {escape(name)}: {escape(reason)}" for name, reason in case.missing)
    yield from (f"note: {escape(note)}" for note in case.notes)
    yield f"again: {escape(case.repro)}"


def render_summary(cases: Sequence[Case]) -> str:
    """One line a case: efficiency and the ratio to every rival."""
    rivals = list(dict.fromkeys(name for case in cases for name in case.ratios))
    headings = ["case", "threads", "ms", "GFLOP/s", "eff %", *(f"x {name}" for name in rivals)]
    rows = [summary_row(case, rivals) for case in cases] + [mean_row(cases, n, rivals) for n in thread_counts(cases)]
    alignment = ("left", *("right" for _ in headings[1:]))
    return tabulate(rows, headings, tablefmt="simple", disable_numparse=True, colalign=alignment)


def summary_row(case: Case, rivals: Sequence[str]) -> list[str]:
    """One case; cells of what was not measured stay empty."""
    ratios = case.ratios
    return [
        escape(case.name),
        str(case.threads),
        "" if case.seconds is None else f"{case.seconds * 1e3:.3f}",
        "" if case.gflops is None else f"{case.gflops:.1f}",
        "" if case.efficiency is None else f"{100 * case.efficiency:.1f}",
        *(ratio_text(ratios.get(name)).removesuffix("x") for name in rivals),
    ]


def mean_row(cases: Sequence[Case], threads: int, rivals: Sequence[str]) -> list[str]:
    """Geometric means of the ratios on one number of threads."""
    means = {mean.rival: mean.ratio for mean in geometric_means(cases) if mean.threads == threads}
    ratios = (ratio_text(means.get(name)).removesuffix("x") for name in rivals)
    return ["geometric mean", str(threads), "", "", "", *ratios]
