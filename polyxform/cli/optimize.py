"""`polyxform optimize`: rewrite the marked regions of C files."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import repeat
from signal import SIG_DFL, SIGINT, SIGTERM, signal

import click

from polyxform.cli.compile_commands import with_commands
from polyxform.cli.compiling import compile_contained, load, outcome_of
from polyxform.cli.delivery import Delivery, deliver
from polyxform.cli.dependency_file import write_dependencies
from polyxform.cli.flags import CompilingCommand, Request
from polyxform.cli.inputs import STDIN_NAME
from polyxform.cli.outputs import STANDARD, refuse_overwriting_input
from polyxform.cli.presentation import Failed, Outcome, failure, joined
from polyxform.diagnostics import ExitCode, PolyxformError
from polyxform.options import Options

DEFAULTS = Options()


@dataclass(frozen=True)
class Job:
    """One file to compile.

    source      its name, or "-"
    stdin_name  what standard input is called in diagnostics
    commands    list of compile commands with flags for it, "" for none
    """

    source: str
    stdin_name: str = STDIN_NAME
    commands: str = ""


@dataclass(frozen=True)
class Result:
    """One compiled file, in a form that travels between processes.

    name     what it is called in diagnostics
    outcome  what is to be said about it
    options  that it was compiled with
    before   its bytes
    after    the bytes to deliver; None when there is nothing to deliver
    """

    name: str
    outcome: Outcome
    options: Options = DEFAULTS
    before: bytes = b""
    after: bytes | None = None


@dataclass(frozen=True)
class Rules:
    """Which make rules are written.

    wanted  any at all
    file    where to; None: beside the output
    """

    wanted: bool
    file: str | None = None


@click.command(cls=CompilingCommand)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "output", metavar="FILE", help="Write to FILE; '-', the default, is standard output.")
@click.option("--output-dir", metavar="DIR", help="Write each result under its own name into DIR.")
@click.option("--in-place", is_flag=True, help="Replace the input.")
@click.option("--diff", is_flag=True, help="Print a unified diff instead of the result.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when the target is not what would be written.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@click.option("--stdin-filename", default=STDIN_NAME, metavar="NAME", help="Name of the input '-' in diagnostics.")
@click.option("dependencies", "-MD", is_flag=True, help="Write a make rule with the headers beside the output.")
@click.option("dependency_file", "-MF", metavar="FILE", help="Write that rule to FILE.")
@click.option("--compile-commands", default="", metavar="JSON", help="Take -I, -D, -std... from compile_commands.json.")
@click.option("-j", "--jobs", default=1, type=click.IntRange(min=1), metavar="N", help="Compile N files at a time.")
def command(
    request: Request,
    files: Sequence[str],
    output: str | None,
    output_dir: str | None,
    in_place: bool,
    diff: bool,
    check: bool,
    dry_run: bool,
    stdin_filename: str,
    dependencies: bool,
    dependency_file: str | None,
    compile_commands: str,
    jobs: int,
) -> Outcome:
    """Rewrite the regions between '#pragma scop' and '#pragma endscop' in C files.

    Every byte outside the regions is kept. A region that cannot be handled is kept too, with the reason.
    The input '-' is standard input. polycc's spellings (--notile, --maxfuse, ...) are understood.
    """
    delivery = Delivery(write=not (diff or check or dry_run), diff=diff, check=check)
    targets = targets_of(files, output, output_dir, in_place, delivery)
    if not in_place and delivery.write:
        for source, target in targets.items():
            refuse_overwriting_input(source, target)
    work = [Job(file, stdin_filename, compile_commands) for file in targets]
    rules = Rules((dependencies or dependency_file is not None) and delivery.write, dependency_file)
    if rules.wanted and (STANDARD in targets.values() or (dependency_file and len(targets) > 1)):
        raise click.UsageError("-MD goes with files, and -MF with one file")
    with compiled(work, request, min(jobs, len(work))) as results:
        outcomes = [
            finish(result, target, delivery, rules) for result, target in zip(results, targets.values(), strict=True)
        ]
    return joined(outcomes)


def targets_of(
    files: Sequence[str], output: str | None, output_dir: str | None, in_place: bool, delivery: Delivery
) -> Mapping[str, str]:
    """Where the result of each input goes, by input. UsageError for a combination that makes no sense."""
    if sum((output is not None, output_dir is not None, in_place)) > 1:
        raise click.UsageError("-o, --output-dir and --in-place exclude one another")
    if len(files) > 1 and output is not None:
        raise click.UsageError("-o names one file, but there are several inputs; use --output-dir")
    if len(files) > 1 and delivery.write and not (in_place or output_dir):
        raise click.UsageError("several inputs need --output-dir or --in-place")
    if STANDARD in files and (len(files) > 1 or in_place or output_dir):
        raise click.UsageError("standard input '-' goes with -o and with no other input")
    if output_dir is not None:
        return in_folder(files, output_dir)
    if output is not None:
        return {files[0]: output}
    return {file: file if in_place or delivery.check else STANDARD for file in files}


def in_folder(files: Sequence[str], folder: str) -> Mapping[str, str]:
    """Targets under the inputs' own names in `folder`. UsageError when two would meet."""
    targets = {file: os.path.join(folder, os.path.basename(file)) for file in files}
    if len(set(targets.values())) < len(targets):
        raise click.UsageError("two inputs have the same name: their results would meet in --output-dir")
    return targets


@contextmanager
def compiled(work: Sequence[Job], request: Request, jobs: int) -> Iterator[Iterator[Result]]:
    """Results in the order of `work`, made by `jobs` processes. Workers do not outlive the block."""
    if jobs == 1:
        yield map(compile_job, work, repeat(request))
        return
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), restore_signals) as pool:
        try:
            yield pool.map(compile_job, work, repeat(request))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in multiprocessing.active_children():
                child.terminate()
            raise


def restore_signals() -> None:
    """In a worker: end at once on a signal; the parent does the talking."""
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)


def compile_job(job: Job, request: Request) -> Result:
    """Compile one file; whatever goes wrong is part of the result. After an error, --strict delivers nothing."""
    try:
        source = load(job.source, job.stdin_name)
        options = request.options_for(source.path)
        if job.commands:
            options = with_commands(options, source.path, job.commands)
        compilation = compile_contained(source, options)
    except Failed as failed:
        return Result(job.source, failed.outcome)
    except PolyxformError as error:
        return Result(job.source, failure(error))
    outcome = outcome_of(compilation, options.strict)
    refused = options.strict and outcome.exit_code is not ExitCode.DONE
    after = None if refused else compilation.text.encode("latin-1")
    return Result(source.path, outcome, options, source.encode(), after)


def finish(result: Result, target: str, delivery: Delivery, rules: Rules) -> Outcome:
    """Deliver a result with its make rule; the outcome gains what went wrong on the way."""
    if result.after is None:
        return result.outcome
    try:
        deliver(result.before, result.after, target, delivery, result.name)
        if rules.wanted:
            write_dependencies(result.name, target, rules.file, result.options)
    except PolyxformError as error:
        diagnostics = (*result.outcome.diagnostics, *error.diagnostics)
        return replace(result.outcome, exit_code=error.exit_code, diagnostics=diagnostics)
    return result.outcome
