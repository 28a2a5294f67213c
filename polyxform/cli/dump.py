"""`polyxform dump`: print what one stage of the compilation made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from polyxform.cli.compiling import compile_contained, contained, load, outcome_of, quotable
from polyxform.cli.flags import CompilingCommand, Request
from polyxform.cli.inputs import STDIN_NAME
from polyxform.cli.outputs import write_standard_output
from polyxform.cli.presentation import Outcome, without_remarks
from polyxform.dependences.analysis import analyze
from polyxform.diagnostics import Diagnostic, ExitCode, Unsupported
from polyxform.options import Options
from polyxform.pipeline import CompiledVersion
from polyxform.reporting.diagnostics import escape
from polyxform.reporting.stages import dependences_text, loops_text, schedule_text, scop_text
from polyxform.schedule.choice.written import written
from polyxform.scop.model import Scop
from polyxform.scop.plain_c.detection import all_regions
from polyxform.scop.plain_c.inline import read_region
from polyxform.scop.versions import version_models
from polyxform.syntax.source import SourceFile

ANALYSES: dict[str, Callable[[Scop], str]] = {
    "scop": scop_text,
    "dependences": lambda scop: dependences_text(scop, analyze(scop)),
}
RECIPE = "recipe"
RESULTS: dict[str, Callable[[CompiledVersion], str]] = {
    RECIPE: lambda version: written(version.candidate, version.scop),
    "schedule": lambda version: schedule_text(version.candidate.schedule),
    "ast": lambda version: loops_text(version.candidate.schedule, version.scop.context),
}


@click.command(cls=CompilingCommand)
@click.argument("file")
@click.option("--stage", type=click.Choice([*ANALYSES, *RESULTS]), required=True, help="Whose result to print.")
@click.option("--stdin-filename", default=STDIN_NAME, metavar="NAME", help="Name of the input '-' in diagnostics.")
def command(request: Request, file: str, stage: str, stdin_filename: str) -> Outcome:
    """Print what one stage made of FILE: the model, the dependences, the schedule tree, the loops, or the recipe.

    Each region that is specialized appears once for each of its versions. The recipe is the schedule in a form that
    can be changed by hand and given to --schedule.
    """
    source = load(file, stdin_filename)
    options = request.options_for(source.path)
    if stage in ANALYSES:
        return dump_analysis(source, options, ANALYSES[stage])
    return dump_result(source, options, RESULTS[stage])


def dump_analysis(source: SourceFile, options: Options, show: Callable[[Scop], str]) -> Outcome:
    """Print something about the model of each region, also of those that later stages turn down."""
    pieces: list[str] = []
    refusals: list[Diagnostic] = []
    with contained(source):
        for region in all_regions(source, options).regions:
            try:
                pieces += [show(model.scop) for model in version_models(read_region(source, region, options), options)]
            except Unsupported as refusal:
                refusals += refusal.diagnostics
    print_pieces(pieces)
    return Outcome(ExitCode.REFUSED if refusals else ExitCode.DONE, tuple(refusals), quotable(source))


def dump_result(source: SourceFile, options: Options, show: Callable[[CompiledVersion], str]) -> Outcome:
    """Print something about each version of the regions that were rewritten."""
    compilation = compile_contained(source, options)
    comment = "# " if show is RESULTS[RECIPE] else ""
    with contained(source):
        pieces = [
            f"{comment}{escape(str(region.region.span))}: version {number}\n{show(version)}"
            for region in compilation.regions
            for number, version in enumerate(region.versions, 1)
        ]
    print_pieces(pieces)
    return without_remarks(outcome_of(compilation, options.strict))


def print_pieces(pieces: Sequence[str]) -> None:
    """Print the parts with a blank line between them."""
    write_standard_output("\n".join(pieces).encode("utf-8", "backslashreplace"))
