"""`polyxform bench`: measure result, original, other compilers and libraries side by side."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace

import click

from polyxform.benchmarking.contest import RIVALS
from polyxform.benchmarking.measure import BenchmarkRequest, measure
from polyxform.cli import values
from polyxform.cli.compiling import compile_contained, contained, load, outcome_of
from polyxform.cli.flags import CompilingCommand, Request
from polyxform.cli.outputs import STANDARD, write, write_standard_output
from polyxform.cli.presentation import Outcome, joined, without_remarks, worst
from polyxform.cli.progress import step
from polyxform.diagnostics import Diagnostic, ExitCode, Severity, Span
from polyxform.harness.measurements import Benchmark
from polyxform.harness.plan import Effort
from polyxform.reporting.benchmark_json import benchmark_json
from polyxform.reporting.benchmark_text import render_benchmark

FILE_WIDTH = 110


@click.command(cls=CompilingCommand)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
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
    help=f"Compare with these only: {', '.join(RIVALS)}.",
)
@click.option("--seconds", default=Effort().budget_seconds, show_default=True, metavar="S", help="For each case.")
@click.option("--cold", is_flag=True, help="Flush the caches before every call.")
@click.option("--seed", default=1, show_default=True, metavar="N", help="Of the data.")
@click.option("--json", "json_file", metavar="FILE", help="Write the figures to FILE, too; '-' prints nothing else.")
@click.option("-o", "text_file", metavar="FILE", help="Write the report to FILE, too.")
def command(
    request: Request,
    files: Sequence[str],
    threads: tuple[int, ...],
    against: tuple[str, ...] | None,
    seconds: float,
    cold: bool,
    seed: int,
    json_file: str | None,
    text_file: str | None,
) -> Outcome:
    """Measure every function of the FILEs that has a region, at the sizes of its size(...) or --size.

    This runs the code of the files, in child processes with limits. The result, the original by each compiler, and
    libraries that compute the same take turns in one process, and are timed only after their results were found equal.
    """
    effort = Effort(budget_seconds=seconds, cold=cold)
    wanted = BenchmarkRequest(threads=threads, against=against or RIVALS, effort=effort, seed=seed)
    pairs = [measure_file(name, request, wanted) for name in files]
    found = together([benchmark for _, benchmark in pairs])
    deliver(found, json_file, text_file)
    return judged(joined([outcome for outcome, _ in pairs]), found)


def measure_file(name: str, request: Request, wanted: BenchmarkRequest) -> tuple[Outcome, Benchmark]:
    """Compile and measure one file."""
    source = load(name)
    options = request.options_for(source.path)
    compilation = compile_contained(source, options)
    with contained(source), step(f"measuring {source.path}", request.presentation):
        return without_remarks(outcome_of(compilation, options.strict)), measure(compilation, wanted)


def together(benchmarks: Sequence[Benchmark]) -> Benchmark:
    """Several runs on this machine as one."""
    return replace(
        benchmarks[0],
        cases=tuple(case for benchmark in benchmarks for case in benchmark.cases),
        problems=tuple(problem for benchmark in benchmarks for problem in benchmark.problems),
        seconds=sum(benchmark.seconds for benchmark in benchmarks),
    )


def deliver(found: Benchmark, json_file: str | None, text_file: str | None) -> None:
    """Print the report; write it and the JSON to the files that were asked for."""
    if json_file != STANDARD:
        write_standard_output(report(found, shutil.get_terminal_size().columns))
    if text_file:
        write(text_file, report(found, FILE_WIDTH))
    if json_file:
        write(json_file, benchmark_json(found).encode())


def report(found: Benchmark, width: int) -> bytes:
    """The report for people."""
    return render_benchmark(found, width).encode("utf-8", "backslashreplace")


def judged(outcome: Outcome, found: Benchmark) -> Outcome:
    """The compilations' outcome; a result that differs, or a case that could not be measured, is a failure."""
    errors = [
        Diagnostic(Severity.ERROR, "PX703", f"{case.name}: the result differs from the original", help=case.repro)
        for case in found.cases
        if not case.equal
    ]
    errors += [
        Diagnostic(Severity.ERROR, "PX704", f"not measured: {reason}", Span(name)) for name, reason in found.problems
    ]
    code = worst([outcome.exit_code, ExitCode.REFUSED if errors else ExitCode.DONE])
    return replace(outcome, exit_code=code, diagnostics=(*outcome.diagnostics, *errors))
