"""`polyxform bench`: measure result, original, other compilers and libraries side by side."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace

import click

from polyxform.benchmarking.baseline import Document, read_baseline, regressions, shares_cases
from polyxform.benchmarking.contest import RIVALS, USUAL_RIVALS
from polyxform.benchmarking.measure import BenchmarkRequest
from polyxform.benchmarking.suites import LAYOUTS, SUITES, Shaping
from polyxform.cli import values
from polyxform.cli.benchmark_jobs import Job, Selection, contained_job, jobs_of
from polyxform.cli.benchmark_outputs import ReportFiles, deliver, keep
from polyxform.cli.flags import CompilingCommand, Request
from polyxform.cli.presentation import Outcome, joined, worst
from polyxform.cli.progress import announced
from polyxform.cli.rank_quality import rank_quality as quality_of_choices
from polyxform.diagnostics import Diagnostic, ExitCode, Severity, Span
from polyxform.harness.measurements import Benchmark
from polyxform.harness.plan import Effort

SUITE_SECONDS = 4.0
SAMPLES_IN_A_ROW = 3
PATIENCE = 3
RANKING_SECONDS = 60.0


@click.command(cls=CompilingCommand)
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option("--suite", "suites", multiple=True, type=click.Choice(tuple(SUITES)), help="Measure a suite, too.")
@click.option("--layers", multiple=True, metavar="CSV", help="Measure the layers of a list, too.")
@click.option("--kernels", default="", metavar="DIR", help="Folder of the suites' input kernels.")
@click.option(
    "--batch",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Images of layers.  [4 in suites of networks; as listed]",
)
@click.option("--layout", type=click.Choice(LAYOUTS), default="free", show_default=True, help="Layout of layers.")
@click.option(
    "--threads",
    default="1",
    type=values.Parsed("threads", values.thread_counts),
    metavar="N,...",
    help="Measure with these numbers of threads.  [1]",
)
@click.option(
    "--against",
    type=values.Parsed("rivals", lambda text: values.names(text, RIVALS)),
    metavar="NAME,...",
    help=f"Compare with these only: {', '.join(RIVALS)}.  [{','.join(USUAL_RIVALS)}]",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True),
    metavar="S",
    help=f"For each case, up to {PATIENCE} times as long where its times do not agree.  "
    f"[{Effort().budget_seconds:g}; {SUITE_SECONDS:g} in suites]",
)
@click.option("--rank-quality", is_flag=True, help="Measure how good the choices are instead: chosen over best.")
@click.option("--cold", is_flag=True, help="Flush the caches before every call.")
@click.option("--seed", default=1, show_default=True, metavar="N", help="Of the data.")
@click.option("--json", "json_file", metavar="FILE", help="Write the figures to FILE, too; '-' prints nothing else.")
@click.option("--csv", "csv_file", metavar="FILE", help="Likewise as CSV.")
@click.option("--markdown", "markdown_file", metavar="FILE", help="Likewise as Markdown.")
@click.option("--html", "html_file", metavar="FILE", help="Likewise as one page with plots and listings.")
@click.option("-o", "text_file", metavar="FILE", help="Likewise as it is printed.")
@click.option("--baseline", metavar="JSON", help="Fail when a case lost more than noise against an earlier --json.")
def command(
    request: Request,
    files: tuple[str, ...],
    suites: tuple[str, ...],
    layers: tuple[str, ...],
    kernels: str,
    batch: int | None,
    layout: str,
    threads: tuple[int, ...],
    against: tuple[str, ...] | None,
    seconds: float | None,
    rank_quality: bool,
    cold: bool,
    seed: int,
    json_file: str | None,
    csv_file: str | None,
    markdown_file: str | None,
    html_file: str | None,
    text_file: str | None,
    baseline: str | None,
) -> Outcome:
    """Measure every function of the FILEs that has a region, at the sizes of its size(...) or --size.

    This runs the code of the files, in child processes with limits. The result, the original by each compiler, and
    libraries that compute the same take turns in one process, and are timed only after their results were found equal.
    """
    if not (files or suites or layers):
        raise click.UsageError("name a FILE, a --suite or --layers")
    jobs = jobs_of(Selection(files, suites, layers, kernels, Shaping(batch or 0, layout)))
    if rank_quality:
        return quality_of_choices(jobs, request, threads[0], seconds or RANKING_SECONDS, seed)
    earlier = read_baseline(baseline) if baseline else None
    budget = seconds or (SUITE_SECONDS if suites or layers else Effort().budget_seconds)
    effort = Effort(budget_seconds=budget, cold=cold, row=SAMPLES_IN_A_ROW, patience=PATIENCE)
    wanted = BenchmarkRequest(threads=threads, against=against or USUAL_RIVALS, effort=effort, seed=seed)
    reports = ReportFiles(json_file, csv_file, markdown_file, html_file, text_file)
    outcome, found = measured(jobs, request, wanted, reports)
    if found is not None:
        deliver(found, reports, terminal_width())
    return outcome if found is None else judged(outcome, found, earlier)


def measured(
    jobs: Sequence[Job], request: Request, wanted: BenchmarkRequest, reports: ReportFiles
) -> tuple[Outcome, Benchmark | None]:
    """Everything that the jobs brought, None when nothing was measured; files have it as it comes."""
    visible = request.presentation.verbosity >= 0 and request.presentation.form == "text"
    outcomes: list[Outcome] = []
    found: list[Benchmark] = []
    for number, job in enumerate(announced(jobs, lambda job: job.title, visible), 1):
        outcome, benchmark = contained_job(job, request, wanted)
        outcomes.append(outcome)
        found += [] if benchmark is None else [benchmark]
        if found and number < len(jobs):
            keep(replace(together(found), pending=tuple(job.title for job in jobs[number:])), reports)
    return joined(outcomes), together(found) if found else None


def together(benchmarks: Sequence[Benchmark]) -> Benchmark:
    """Several runs on this machine as one."""
    return replace(
        benchmarks[0],
        cases=tuple(case for benchmark in benchmarks for case in benchmark.cases),
        problems=tuple(problem for benchmark in benchmarks for problem in benchmark.problems),
        seconds=sum(benchmark.seconds for benchmark in benchmarks),
        listings=tuple(listing for benchmark in benchmarks for listing in benchmark.listings),
    )


def terminal_width() -> int:
    """Columns for the text report."""
    return shutil.get_terminal_size().columns


def judged(outcome: Outcome, found: Benchmark, earlier: Document | None) -> Outcome:
    """The compilations' outcome together with what is wrong with the figures."""
    errors = tuple(faults(found, earlier))
    code = worst([outcome.exit_code, ExitCode.REFUSED if errors else ExitCode.DONE])
    return replace(outcome, exit_code=code, diagnostics=(*outcome.diagnostics, *errors))


def faults(found: Benchmark, earlier: Document | None) -> Iterator[Diagnostic]:
    """Results that differ, cases that could not be measured, and cases that got worse."""
    for case in found.cases:
        if case.stopped:
            message = f"{case.name}: the run ended before anything was compared: {case.stopped}"
            yield Diagnostic(Severity.ERROR, "PX704", message, help=case.repro)
        elif not case.equal:
            message = f"{case.name}: the result differs from the original"
            yield Diagnostic(Severity.ERROR, "PX703", message, help=case.repro)
    for name, reason in found.problems:
        yield Diagnostic(Severity.ERROR, "PX704", f"not measured: {reason}", Span(name))
    if earlier is not None and not shares_cases(found, earlier):
        message = "no case of this run is in the baseline: same suite, name, sizes, threads and caches"
        yield Diagnostic(Severity.ERROR, "PX707", message)
    for case, reason in () if earlier is None else regressions(found, earlier):
        threads = "1 thread" if case.threads == 1 else f"{case.threads} threads"
        yield Diagnostic(Severity.ERROR, "PX707", f"{case.name}, {threads}: {reason}", help=case.repro)
