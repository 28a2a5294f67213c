"""The flags that several commands share, and the record that a command receives for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from polyxform.cli import values
from polyxform.cli.configuration import Settings, combine, configuration_for
from polyxform.cli.measured import measured_choices
from polyxform.cli.presentation import (
    COLOR_CHOICES,
    FORMATS,
    Failed,
    Outcome,
    Presentation,
    failure,
    present,
    wants_color,
)
from polyxform.diagnostics import ExitCode, PolyxformError
from polyxform.options import Options

POLYCC_SPELLINGS = {
    "--notile": "--no-tile",
    "--noparallel": "--no-parallel",
    "--nofuse": "--fuse=none",
    "--smartfuse": "--fuse=smart",
    "--maxfuse": "--fuse=max",
    "--second-level-tile": "--tile",
}

PREPROCESSOR_FLAGS = (
    click.Option(["include_paths", "-I"], multiple=True, metavar="DIR", help="Look for headers in DIR."),
    click.Option(["system_include_paths", "-isystem"], multiple=True, metavar="DIR", help="Likewise, after every -I."),
    click.Option(
        ["definitions", "-D", "-U"],
        multiple=True,
        type=values.Parsed("macro", values.macro),
        metavar="NAME[=VALUE]",
        help="Define or undefine a macro, in the order given.",
    ),
    click.Option(["forced_includes", "-include"], multiple=True, metavar="FILE", help="Include FILE first."),
    click.Option(
        ["standard", "-std"],
        type=values.Parsed("standard", values.standard),
        metavar="STANDARD",
        help="C standard: c99.",
    ),
    click.Option(["compiler", "--compiler"], metavar="PROGRAM", help="Preprocess and check with PROGRAM."),
)

TRANSFORMATION_FLAGS = (
    click.Option(
        ["target", "--target"],
        type=values.Parsed("target", values.targets),
        metavar="NAME[,NAME...]",
        help=f"Machine that the code is for: {', '.join(values.TARGETS)}; of several the code picks one at run time.",
    ),
    click.Option(["tile", "--tile/--no-tile"], default=None, help="Tile loops for cache reuse."),
    click.Option(["parallel", "--parallel/--no-parallel"], default=None, help="Emit OpenMP."),
    click.Option(["microkernels", "--microkernels/--no-microkernels"], default=None, help="Generate matrix kernels."),
    click.Option(
        ["microkernel", "--microkernel"],
        type=click.Choice(values.BACK_ENDS),
        help="Who multiplies matrices: generated kernels, or a library (with --reassociate).",
    ),
    click.Option(["fuse", "--fuse"], type=click.Choice(values.FUSIONS), help="How eagerly loops are fused."),
    click.Option(
        ["tile_sizes", "--tile-sizes"],
        type=values.Parsed("sizes", values.tile_sizes),
        metavar="N,N,...",
        help="Tile sizes, outermost first.",
    ),
    click.Option(
        ["reassociate", "--reassociate/--no-reassociate"], default=None, help="Allow float sums to be reordered."
    ),
    click.Option(
        ["specialize", "--specialize/--no-specialize"], default=None, help="Emit a fast version for size(...)."
    ),
    click.Option(
        ["sizes", "--size"],
        multiple=True,
        type=values.Parsed("size", values.size),
        metavar="NAME=N",
        help="Override a value of '#pragma polyxform size(...)'.",
    ),
    click.Option(
        ["schedule", "--schedule"],
        type=values.Parsed("schedule", values.text_of),
        metavar="FILE",
        help="Schedules to take as they are, as 'dump --stage recipe' writes them.",
    ),
    click.Option(["autodetect", "--autodetect"], is_flag=True, default=None, help="Find regions without pragmas."),
    click.Option(["strict", "--strict"], is_flag=True, default=None, help="An unhandled region is an error."),
    click.Option(
        ["max_operations", "--max-operations"],
        type=click.IntRange(min=1),
        metavar="N",
        help="isl operations that one region may cost.",
    ),
    click.Option(
        ["max_seconds", "--max-seconds"],
        type=click.FloatRange(min=0),
        metavar="SECONDS",
        help="Processor time that one attempt at a region may take; 0: no bound.",
    ),
)

PRESENTATION_FLAGS = (
    click.Option(
        ["form", "--diagnostics-format"], type=click.Choice(FORMATS), default="text", help="Form of diagnostics."
    ),
    click.Option(["color", "--color"], type=click.Choice(COLOR_CHOICES), default="auto", help="Colored diagnostics."),
    click.Option(["verbose", "-v", "--verbose"], is_flag=True, help="Say also what was found on the way."),
    click.Option(["quiet", "-q", "--quiet"], is_flag=True, help="Show errors only."),
)

ISOLATED_FLAG = click.Option(
    ["isolated", "--isolated"], is_flag=True, help="Read no configuration file and no measurements."
)

SETTING_NAMES = tuple(str(option.name) for option in (*PREPROCESSOR_FLAGS, *TRANSFORMATION_FLAGS))
SHARED_NAMES = (*SETTING_NAMES, *(str(option.name) for option in PRESENTATION_FLAGS), "isolated")


@dataclass(frozen=True)
class Request:
    """What the shared flags of one command line say.

    settings      options that were given, by field name
    isolated      configuration files and measurements are left out
    presentation  how diagnostics are shown
    """

    settings: Settings
    isolated: bool
    presentation: Presentation

    def options_for(self, source: str) -> Options:
        """Options for one source file, together with the configuration near it and with what was measured here."""
        if self.isolated:
            return combine({}, self.settings)
        options = combine(configuration_near(source), self.settings)
        return replace(options, tuned=measured_choices(options.compiler))


def configuration_near(source: str) -> Settings:
    """Settings that hold for a file of this name; none where the current folder no longer exists."""
    try:
        folder = Path(source).absolute().parent
    except FileNotFoundError:
        return {}
    return configuration_for(folder)


def request_from(context: click.Context) -> Request:
    """The record for a parsed command line."""
    given = {name: context.params.get(name) for name in SETTING_NAMES}
    color = wants_color(context.params["color"])
    verbosity = -1 if context.params["quiet"] else int(context.params["verbose"])
    return Request(
        settings={name: value for name, value in given.items() if value not in (None, ())},
        isolated=context.params.get("isolated", False),
        presentation=Presentation(context.params["form"], color, verbosity),
    )


class SharedFlagsCommand(click.Command):
    """A command whose function takes a Request in place of the shared flags."""

    shared: Mapping[str, tuple[click.Option, ...]] = {"Diagnostics": PRESENTATION_FLAGS}

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The command's own parameters, then the shared ones."""
        return [*super().get_params(ctx), *(option for group in self.shared.values() for option in group)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options in `--help`, the shared ones under headings of their own."""
        own = [option for option in super().get_params(ctx) if isinstance(option, click.Option)]
        groups = {"Options": own, **self.shared}
        for heading, options in groups.items():
            rows = [record for option in options if (record := option.get_help_record(ctx))]
            with formatter.section(heading):
                formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> ExitCode:
        """Call the function with a Request and the command's own parameters, show its outcome, return the status."""
        own = {name: value for name, value in ctx.params.items() if name not in SHARED_NAMES}
        request = request_from(ctx)
        outcome = completed(ctx, self.callback, request, own)
        present(outcome, request.presentation)
        return outcome.exit_code


def completed(ctx: click.Context, function: Callable[..., Any] | None, request: Request, own: Settings) -> Outcome:
    """What `function` returns, or what the exception that ended it says."""
    try:
        return Outcome() if function is None else ctx.invoke(function, request, **own)
    except Failed as failed:
        return failed.outcome
    except PolyxformError as error:
        return failure(error)


class CompilingCommand(SharedFlagsCommand):
    """A command that compiles: it takes the flags of a C compiler and of polycc."""

    shared: Mapping[str, tuple[click.Option, ...]] = {
        "C preprocessor": PREPROCESSOR_FLAGS,
        "Transformations": (*TRANSFORMATION_FLAGS, ISOLATED_FLAG),
        "Diagnostics": PRESENTATION_FLAGS,
    }

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, after polycc's spellings and macro flags were put into this parser's form."""
        return super().parse_args(ctx, list(normalized(args)))


def normalized(arguments: Iterable[str]) -> Iterator[str]:
    """The arguments with polycc's spellings replaced and each macro flag carried along with its value.

    -D and -U share one list, because their order counts: `-U A`, `-UA` both become `-D-UA`.
    """
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            yield argument
            yield from rest
        elif argument[:2] in ("-D", "-U"):
            yield f"-D{argument if argument[2:] else argument + next(rest, '')}"
        else:
            yield POLYCC_SPELLINGS.get(argument, argument)
