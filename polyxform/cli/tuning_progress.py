"""How far a search is: a bar with the best gain so far on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from polyxform.cli.presentation import Presentation
from polyxform.reporting.diagnostics import escape
from polyxform.tuning.search import Watch


class Silence:
    """Nobody watches."""

    def begin(self, what: str, steps: int) -> None:
        """Nothing."""

    def step(self, best: float) -> None:
        """Nothing."""


class Lines:
    """A line on standard error for each stage."""

    def __init__(self) -> None:
        self.best = 0.0

    def begin(self, what: str, steps: int) -> None:
        """Say what is going on, and what is known."""
        so_far = f", best so far {self.best:.3f} times as fast" if self.best else ""
        print(f"{escape(what)} ({steps}){so_far}", file=sys.stderr, flush=True)

    def step(self, best: float) -> None:
        """Remember."""
        self.best = best


class Bar:
    """A bar that vanishes at the end."""

    def __init__(self, shown: Progress) -> None:
        self.shown = shown
        self.task: TaskID | None = None

    def begin(self, what: str, steps: int) -> None:
        """Start again for the stage."""
        if self.task is not None:
            self.shown.remove_task(self.task)
        self.task = self.shown.add_task(escape(what).replace("[", "\\["), total=steps, best="")

    def step(self, best: float) -> None:
        """One step further."""
        if self.task is not None:
            self.shown.update(self.task, advance=1, best=f"best {best:.3f}x" if best else "")


@contextmanager
def progress(presentation: Presentation) -> Iterator[Watch]:
    """Whoever shows the progress, as suits standard error."""
    if sys.stderr is None or presentation.form != "text" or presentation.verbosity < 0:
        yield Silence()
    elif not sys.stderr.isatty():
        yield Lines()
    else:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[best]}"),
        )
        with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as shown:
            yield Bar(shown)
