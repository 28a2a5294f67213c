"""How long work goes on: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from polyxform.cli.presentation import Presentation
from polyxform.reporting.diagnostics import escape

Item = TypeVar("Item")


def announced(items: Sequence[Item], name: Callable[[Item], str], visible: bool) -> Iterator[Item]:
    """The items one after the other, each named on standard error before the work on it begins."""
    if not visible or sys.stderr is None:
        yield from items
    elif sys.stderr.isatty():
        yield from with_bar(items, name)
    else:
        yield from with_lines(items, name)


def with_lines(items: Sequence[Item], name: Callable[[Item], str]) -> Iterator[Item]:
    """A line an item: "[3/20] resnet_02"."""
    for number, item in enumerate(items, 1):
        print(f"[{number}/{len(items)}] {name(item)}", file=sys.stderr, flush=True)
        yield item


def with_bar(items: Sequence[Item], name: Callable[[Item], str]) -> Iterator[Item]:
    """A bar that vanishes at the end."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(items))
        for item in items:
            progress.update(task, description=name(item).replace("[", "\\["))
            yield item
            progress.advance(task)


@contextmanager
def step(message: str, presentation: Presentation) -> Iterator[None]:
    """Say what is going on while the block runs: a spinner on a terminal, a line elsewhere.

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
