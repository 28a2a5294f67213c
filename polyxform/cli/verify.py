"""`polyxform verify`: compile and run original and result, and compare everything that they leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import click

from polyxform.cli import values
from polyxform.cli.compiling import compile_contained, contained, load, outcome_of
from polyxform.cli.flags import CompilingCommand, Request
from polyxform.cli.outputs import write_standard_output
from polyxform.cli.presentation import Outcome, without_remarks, worst
from polyxform.cli.progress import step
from polyxform.diagnostics import Diagnostic, ExitCode, Severity, Span
from polyxform.reporting.diagnostics import escape
from polyxform.verification import model
from polyxform.verification.verify import verify


@click.command(cls=CompilingCommand)
@click.argument("file")
@click.option(
    "--at",
    "points",
    multiple=True,
    type=values.Parsed("sizes", values.sizes),
    metavar="NAME=N,...",
    help="Run at these sizes only; may be given several times. Default: a choice of edge cases.",
)
@click.option(
    "--threads",
    default="1,2,3,4",
    type=values.Parsed("threads", values.thread_counts),
    metavar="N,...",
    help="Run the result with these numbers of threads.  [1,2,3,4]",
)
@click.option("--seed", default=1, show_default=True, metavar="N", help="Of the data and of the choice of sizes.")
@click.option("--sanitize", is_flag=True, help="One more build, with the address and undefined-behavior sanitizers.")
def command(
    request: Request,
    file: str,
    points: tuple[tuple[tuple[str, int], ...], ...],
    threads: tuple[int, ...],
    seed: int,
    sanitize: bool,
) -> Outcome:
    """Compile and run the original and the result of FILE, and compare every array they write.

    This runs the code of FILE, in a child process with limits. Whole numbers whose sums are exact in any order must
    agree in every bit; real numbers within the bound that rounding allows. Parallel loops are watched for races.
    """
    source = load(file)
    options = request.options_for(source.path)
    compilation = compile_contained(source, options)
    with contained(source), step(f"verifying {source.path}", request.presentation):
        found = verify(compilation, model.Request(threads=threads, sizes=points, seed=seed, sanitize=sanitize))
    write_standard_output(report(found).encode("utf-8", "backslashreplace"))
    return judged(without_remarks(outcome_of(compilation, options.strict)), found)


def judged(outcome: Outcome, found: model.Verification) -> Outcome:
    """The compilation's outcome with what verification found; it fails unless everything was compared and equal."""
    code = ExitCode.DONE if found.passed else ExitCode.REFUSED
    diagnostics = (*outcome.diagnostics, *found.problems, *complaints(found))
    return replace(outcome, exit_code=worst([outcome.exit_code, code]), diagnostics=diagnostics)


def complaints(found: model.Verification) -> Iterator[Diagnostic]:
    """An error for each difference, and for each function of which nothing could be compared."""
    place = Span(found.path)
    for verdict in found.verdicts:
        for finding in verdict.findings:
            message = f"{verdict.function}: {finding.message}"
            yield Diagnostic(Severity.ERROR, "PX701", message, place, help=f"to see it again: {finding.repro}")
        if not verdict.comparisons and not verdict.findings:
            yield Diagnostic(Severity.ERROR, "PX702", f"{verdict.function}: nothing could be compared", place)


def report(found: model.Verification) -> str:
    """What was run, in a few lines a function."""
    if not found.verdicts:
        return f"{escape(found.path)}: no function was rewritten, so there is nothing to verify\n"
    lines = [line for verdict in found.verdicts for line in verdict_lines(verdict)]
    return "\n".join([*lines, f"{found.seconds:.1f} s"]) + "\n"


def verdict_lines(verdict: model.FunctionVerdict) -> Iterator[str]:
    """One function: the verdict, what it rests on, and what a reader should know."""
    state = "equal" if verdict.passed else "NOT EQUAL" if verdict.findings else "not compared"
    yield (
        f"{verdict.function}: {state}; {verdict.comparisons} comparisons in {verdict.trials} trials, "
        f"{verdict.exact} of them exact"
    )
    if verdict.bounded:
        yield f"  {verdict.bounded} comparisons within the bound for rounded sums"
    if verdict.unjudged:
        yield f"  {verdict.unjudged} runs for which no bound is known: builds without contraction were compared"
    yield from (f"  left out: {sizes_text(skipped.sizes)}: {escape(skipped.reason)}" for skipped in verdict.skipped)
    yield from (f"  note: {escape(note)}" for note in verdict.notes)
    yield f"  {verdict.isolation}"


def sizes_text(sizes: tuple[tuple[str, int], ...]) -> str:
    """Sizes as they are written after --at."""
    return ",".join(f"{name}={value}" for name, value in sizes)
