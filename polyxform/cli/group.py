"""The command `polyxform`: subcommands that load when they are asked for, and `optimize` when none is named."""

from __future__ import annotations

import difflib
import os
from importlib import import_module

import click

COMMANDS = {
    "optimize": "Rewrite the marked loop nests of C files (the default command).",
    "explain": "Say what was done to each region and why, or what a diagnostic code means.",
    "verify": "Compile and run original and result, and compare them.",
    "bench": "Measure result, original, other compilers and libraries side by side.",
    "tune": "Measure several ways to run each kernel and remember the fastest.",
    "train": "Learn a ranking of ways from measurements, and say what it is worth.",
    "dump": "Print what one stage of the compilation made.",
    "doctor": "List what was found on this machine and what is missing.",
}
DEFAULT_COMMAND = "optimize"
OWN_FLAGS = frozenset({"--help", "-h", "--version"})


class LazyGroup(click.Group):
    """A group whose commands stand in modules of `polyxform.cli`, each as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command `cmd_name`, from its module; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"polyxform.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in `--help`, without loading any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """`polyxform FILE.c` and `polyxform --tile FILE.c` are short for `polyxform optimize ...`."""
        if args and args[0] not in COMMANDS and args[0] not in OWN_FLAGS:
            refuse_misspelled_command(args[0], ctx)
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)


def refuse_misspelled_command(word: str, context: click.Context) -> None:
    """Raise a UsageError when `word` is no file but nearly a command."""
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    if near and not os.path.lexists(word):
        raise click.UsageError(f"no file and no command is called '{word}'; did you mean '{near[0]}'?", context)
