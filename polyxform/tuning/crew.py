"""Who does the work of a tuner: all that it knows of them are two `concurrent.futures.Executor`s."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

from polyxform.diagnostics import Diagnostic, EnvironmentFault, Severity
from polyxform.tuning.place import Place


@dataclass(frozen=True)
class Crew:
    """Workers of one kind of machine.

    place       what they are
    builders    may do several builds at a time
    measurers   does one measurement at a time on each machine
    in_child    a task may start a process of its own to bound its time
    """

    place: Place
    builders: Executor
    measurers: Executor
    in_child: bool = True


def no_workers(reason: str, help_text: str = "") -> EnvironmentFault:
    """The exception for an executor that cannot be used."""
    return EnvironmentFault(Diagnostic(Severity.ERROR, "PX604", reason, help=help_text))
