"""`polyxform tune`: measure several ways to run each kernel and remember the fastest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from polyxform.benchmarking.suites import LAYOUTS, SUITES, Shaping
from polyxform.cli import values
from polyxform.cli.benchmark_jobs import Job, Selection, jobs_of, options_of
from polyxform.cli.compiling import load
from polyxform.cli.flags import CompilingCommand, Request
from polyxform.cli.inputs import read_input
from polyxform.cli.outputs import write, write_standard_output
from polyxform.cli.presentation import Outcome
from polyxform.cli.tuning_progress import progress
from polyxform.diagnostics import Diagnostic, ExitCode
from polyxform.machine import usable_cores
from polyxform.tuning.build_cache import cache_for
from polyxform.tuning.database import database_path, exported, imported, opened
from polyxform.tuning.executors import crews
from polyxform.tuning.ranking import read_ranking
from polyxform.tuning.report import findings_csv, findings_text, winners_text
from polyxform.tuning.search import Finding, Settings, Subject
from polyxform.tuning.sweep import sweep
from polyxform.tuning.tasks import flags_here


@click.command(cls=CompilingCommand)
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option("--suite", "suites", multiple=True, type=click.Choice(tuple(SUITES)), help="Tune a suite, too.")
@click.option("--layers", multiple=True, metavar="CSV", help="Tune the layers of a list, too.")
@click.option("--kernels", default="", metavar="DIR", help="Folder of the suites' input kernels.")
@click.option(
    "--batch",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Images of layers.  [4 in suites of networks; as listed]",
)
@click.option("--layout", type=click.Choice(LAYOUTS), default="free", show_default=True, help="Layout of layers.")
@click.option("--only", type=click.IntRange(min=1), default=None, metavar="N", help="The first N of all.")
@click.option(
    "--budget",
    default="60s",
    show_default=True,
    type=values.Parsed("duration", values.duration),
    metavar="TIME",
    help="For each statement at each size: 90, 90s, 2m.",
)
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=2), metavar="N", help="Ways to try.")
@click.option("--ranking", metavar="FILE", help="Order of the ways, from 'polyxform train'.  [the better one shipped]")
@click.option("--spread", is_flag=True, help="Try ways from all over the ranking, not the first ones.")
@click.option("--rounds", default=None, type=click.IntRange(min=1), metavar="N", help="Stop after N rounds.")
@click.option("--paper-model", is_flag=True, help="Keep what PolyDL's published model says, for 'polyxform train'.")
@click.option(
    "--threads", default=None, type=click.IntRange(min=1), metavar="N", help="Of the code.  [as compiled for]"
)
@click.option("-j", "--jobs", default=None, type=click.IntRange(min=1), metavar="N", help="Builds at a time.  [cores]")
@click.option("--executor", default="local", show_default=True, metavar="WHERE", help="local, or dask:ADDRESS.")
@click.option("--csv", "csv_file", metavar="FILE", help="Write every measured way to FILE, too.")
@click.option("--build-only", is_flag=True, help="Build and keep the ways; measure nothing.")
@click.option("--database", metavar="FILE", help="Keep measurements in FILE.  [$POLYXFORM_DATABASE]")
@click.option("--list", "listed", is_flag=True, help="Show what was measured to be best, and stop.")
@click.option("--export", "export_file", metavar="FILE", help="Write all measurements to FILE, and stop.")
@click.option("--import", "import_file", metavar="FILE", help="Add the measurements of an exported FILE, and stop.")
def command(
    request: Request,
    files: tuple[str, ...],
    suites: tuple[str, ...],
    layers: tuple[str, ...],
    kernels: str,
    batch: int | None,
    layout: str,
    only: int | None,
    budget: float,
    top: int,
    ranking: str | None,
    spread: bool,
    rounds: int | None,
    paper_model: bool,
    threads: int | None,
    jobs: int | None,
    executor: str,
    csv_file: str | None,
    build_only: bool,
    database: str | None,
    listed: bool,
    export_file: str | None,
    import_file: str | None,
) -> Outcome:
    """Measure several ways to run each kernel of the FILEs, and remember the fastest for later compilations.

    Ways are built side by side and measured one at a time against the cost model's choice, the better half of them
    longer. Every measurement is kept as soon as it is made: Ctrl-C loses nothing, and the same command goes on where it
    was ended. This runs the code of the files, in child processes with limits.
    """
    path = Path(database) if database else database_path()
    if listed or export_file or import_file:
        return housekeeping(path, listed, export_file, import_file)
    if not (files or suites or layers):
        raise click.UsageError("name a FILE, a --suite or --layers")
    chosen = jobs_of(Selection(files, suites, layers, kernels, Shaping(batch or 0, layout)))[:only]
    subjects = [subject_of(job, request) for job in chosen]
    compiler = subjects[0].options.compiler
    order = read_ranking(Path(ranking)) if ranking else read_ranking()
    settings = Settings(
        budget, top, threads or 0, build_only, spread, rounds or 0, paper_model, flags_here(compiler), order
    )
    return tuned(subjects, request, path, settings, executor, jobs or usable_cores(), csv_file)


def subject_of(job: Job, request: Request) -> Subject:
    """What a job tunes. PolyxformError when its file cannot be read."""
    source = load(job.path)
    options = replace(request.options_for(source.path), tuned=())
    if job.item is None:
        return Subject(job.title, source, options)
    return Subject(job.title, source, options_of(job.item, options), job.item.function)


def tuned(
    subjects: Sequence[Subject],
    request: Request,
    path: Path,
    settings: Settings,
    executor: str,
    jobs: int,
    csv_file: str | None,
) -> Outcome:
    """Tune everything on every kind of machine; whatever ends it, what was found is shown."""
    findings: list[Finding] = []
    failures: list[Diagnostic] = []
    try:
        with opened(path) as database, crews(executor, jobs, subjects[0].options.compiler) as found:
            for crew in found:
                cache = cache_for(crew.place)
                cache.clear_old()
                with progress(request.presentation) as watch:
                    for result in sweep(subjects, crew, database, cache, settings, watch):
                        if isinstance(result, Finding):
                            findings.append(result)
                        else:
                            failures.append(result.diagnostic)
    finally:
        if findings and not settings.build_only:
            write_standard_output(findings_text(findings).encode("utf-8", "backslashreplace"))
            if csv_file:
                write(csv_file, findings_csv(findings).encode("utf-8", "backslashreplace"))
    summary = "" if settings.build_only else f"measurements: {path}"
    code = ExitCode.DONE if findings else ExitCode.REFUSED
    return Outcome(code, tuple(failures), summary=summary)


def housekeeping(path: Path, listed: bool, export_file: str | None, import_file: str | None) -> Outcome:
    """Show, write or read measurements."""
    with opened(path) as database:
        if import_file:
            known_as, data = read_input(import_file, "-")
            records = imported(data.decode("utf-8", "replace"), known_as)
            added = database.add(records)
            return Outcome(summary=f"{added} of {len(records)} measurements added to {path}")
        records = database.records()
    if export_file:
        write(export_file, exported(records).encode())
        return Outcome(summary=f"{len(records)} measurements written")
    text = winners_text(records) if records else "nothing was measured yet\n"
    write_standard_output(text.encode("utf-8", "backslashreplace"))
    return Outcome()
