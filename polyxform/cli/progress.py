"""Signs of life during long work: a spinner on a terminal, plain lines elsewhere, nothing when that would disturb."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from rich.console import Console
from rich.text import Text

from polyxform.cli.presentation import Presentation
from polyxform.reporting.diagnostics import escape


@contextmanager
def step(message: str, presentation: Presentation) -> Iterator[None]:
    """Say what is going on while the block runs.

    Standard error belongs to the diagnostics when they are for another program, so nothing is said then.
    """
    if sys.stderr is None or presentation.form != "text" or presentation.verbosity < 0:
        yield
        return
    console = Console(stderr=True, highlight=False)
    shown = Text(escape(message))
    if not console.is_terminal:
        sys.stderr.write(f"{shown.plain} ...\n")
    with console.status(shown) if console.is_terminal else nullcontext():
        yield
