"""What validation costs: its share of the processor time that the program takes for each kernel that comes with it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from polyxform import pipeline
from polyxform.options import Options

KERNELS = Path("input_kernels")
PROOFS = ("validate", "check_assembly", "check_functions", "compile_complaint")
"""What `pipeline` calls for no other reason than to check: proofs, and the compiler's look at the output."""
IN_THIS_PROCESS = Options(max_seconds=0)


@dataclass(frozen=True)
class Cost:
    """What one kernel takes.

    kernel   its file
    seconds  of processor time in all
    proofs   seconds of them in validation
    """

    kernel: str
    seconds: float
    proofs: float

    @property
    def share(self) -> float:
        """Of validation in everything."""
        return self.proofs / self.seconds


@dataclass
class Clock:
    """Processor time that was spent in some functions.

    spent   seconds, children's time included
    inside  how many of the functions are running, one within the other
    """

    spent: float = 0.0
    inside: int = 0

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time added up; time inside of another timed function counts once."""

        def timed(*arguments: Any, **named: Any) -> Any:
            began, self.inside = seconds(), self.inside + 1
            try:
                return function(*arguments, **named)
            finally:
                self.inside -= 1
                self.spent += seconds() - began if not self.inside else 0.0

        return timed


def seconds() -> float:
    """Processor time of this process and of its children that have ended."""
    return sum(os.times()[:4])


def costs() -> Iterator[Cost]:
    """The cost of each kernel."""
    for path in sorted(KERNELS.rglob("*.c")):
        clock = Clock()
        with mock.patch.multiple(
            "polyxform.pipeline", **{name: clock.timed(getattr(pipeline, name)) for name in PROOFS}
        ):
            began = seconds()
            pipeline.optimize(path.read_text(), IN_THIS_PROCESS, str(path))
        yield Cost(str(path.relative_to(KERNELS)), seconds() - began, clock.spent)
