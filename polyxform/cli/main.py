"""Entry point: runs a command and turns whatever it ends with into an exit status, never into a traceback."""

from __future__ import annotations

import gc
import os
import platform
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from polyxform import __version__
from polyxform.cli.group import LazyGroup
from polyxform.cli.outputs import PipeClosed
from polyxform.cli.presentation import Outcome, Presentation, failure, present, wants_color
from polyxform.cli.reproducer import internal_error
from polyxform.diagnostics import Diagnostic, ExitCode, PolyxformError, Severity

SIGNALED = 128
OBJECTS_BEFORE_COLLECTION = 200_000
"""What is imported and parsed stays; looking for cycles every 700 objects takes 0.06 s of a run on gemm."""

EPILOG = """\b
Examples:
  polyxform k.c -o fast.c            rewrite, say what was done
  polyxform k.c --diff               show the change, write nothing
  polyxform verify k.c               compile, run and compare both versions
  polyxform explain PX120            what a diagnostic means

Exit status: 0 done, 1 a region was refused (--strict), a difference (--check) or an error in a file,
2 wrong usage or configuration, 3 something on this machine is missing or full, 70 internal error."""


class Terminated(BaseException):
    """The process was asked to end by SIGTERM."""


def show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the program's version and Python's."""
    if not wanted or context.resilient_parsing:
        return
    click.echo(f"polyxform {__version__} (Python {platform.python_version()})")
    context.exit()


@click.command(
    cls=LazyGroup,
    name="polyxform",
    epilog=EPILOG,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=show_version, help="Show versions."
)
def polyxform() -> None:
    """Rewrite marked C loop nests into fast C that is proven to compute the same.

    `polyxform FILE.c [-o OUT.c]` is short for `polyxform optimize FILE.c`.
    """


def main() -> NoReturn:
    """Run the command line of this process and exit."""
    signal.signal(signal.SIGTERM, raise_terminated)
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    status = run(sys.argv[1:])
    flush_or_forget()
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run one command line. Returns the exit status; nothing but SystemExit of a second signal escapes."""
    try:
        return dispatch(list(arguments)).value
    except click.exceptions.Exit as request:
        return request.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        return usage(error)
    except click.ClickException as error:
        return shown(usage_failure(error))
    except PolyxformError as error:
        return shown(failure(error))
    except PipeClosed:
        return SIGNALED + signal.SIGPIPE
    except (KeyboardInterrupt, click.Abort):
        return SIGNALED + signal.SIGINT
    except Terminated:
        return SIGNALED + signal.SIGTERM
    except Exception as error:
        return shown(internal_error(error))


def dispatch(arguments: list[str]) -> ExitCode:
    """Parse and call the command."""
    with polyxform.make_context("polyxform", arguments) as context:
        code = polyxform.invoke(context)
    return code if isinstance(code, ExitCode) else ExitCode.DONE


def shown(outcome: Outcome) -> int:
    """Show an outcome that came up outside a command's own presentation."""
    present(outcome, Presentation(color=wants_color("auto")))
    return outcome.exit_code.value


def usage_failure(error: click.ClickException) -> Outcome:
    """A command line that click turned down."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    help_text = f"see: {context.command_path} --help" if context else ""
    diagnostic = Diagnostic(Severity.ERROR, "PX650", error.format_message().rstrip("."), help=help_text)
    return Outcome(ExitCode.USAGE, (diagnostic,))


def usage(error: click.ClickException) -> int:
    """Show the help that stands in for missing arguments."""
    error.show()
    return ExitCode.USAGE.value


def raise_terminated(_number: int, _frame: FrameType | None) -> NoReturn:
    """Signal handler: unwind, so that temporary files and children go away."""
    raise Terminated


def flush_or_forget() -> None:
    """Flush standard output; when that fails, keep the interpreter from complaining about it at its end."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
