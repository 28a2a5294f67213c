"""What the driver is asked to do, as the text that it reads (native/plan.c)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from polyxform.harness.entry import Buffer, Entry


class Data(Enum):
    """How array elements are drawn; the numbers are the driver's.

    INTEGER   whole numbers small enough that sums are exact in any order
    REAL      uniform between -1 and 1
    DOMINANT  real, square matrices symmetric with a dominant diagonal: for factorizations and solvers
    """

    INTEGER = 0
    REAL = 1
    DOMINANT = 2


@dataclass(frozen=True)
class Implementation:
    """A shared object that does the kernel's work.

    name           for reports
    role           "reference" for the first; when checking "strict" (bitwise always) or "fast"; when measuring
                   "candidate", "peak", "bandwidth", or "oracle" for a first one that is not timed
    path           of the shared object
    configuration  one line of text for its `polyxform_prepare`
    """

    name: str
    role: str
    path: Path
    configuration: str = ""


@dataclass(frozen=True)
class Trial:
    """One set of arguments.

    data      how arrays are filled
    seed      of the generator
    integers  value of each integer of the entry, in order
    reals     value of each real; NaN: drawn
    outer     extent of each buffer's undeclared outermost dimension, 0 where it is declared
    gamma     relative error bound of a sum; 0: none is known
    below     of each buffer: its integers lie from 0 up to below this, as they may be subscripts; 0 for no such bound
    heavy     take the shortest way: no second run of the original on absolute data, arrays placed in one way only
    """

    data: Data
    seed: int
    integers: tuple[int, ...]
    reals: tuple[float, ...]
    outer: tuple[int, ...]
    gamma: float = 0.0
    heavy: bool = False
    below: tuple[int, ...] = ()


@dataclass(frozen=True)
class Effort:
    """How long to measure.

    budget_seconds  for all rounds together
    sample_seconds  shortest time of one sample; short calls are repeated within it
    precision       half the confidence interval of the median, relative, at which to stop
    minimum_rounds  samples that everything but a slow implementation gets
    maximum_rounds  samples that nothing goes beyond
    row             samples that an implementation takes one after the other when it is its turn
    patience        how many times the budget may be spent until processes agree on the times
    cold            flush the caches before every call
    """

    budget_seconds: float = 10.0
    sample_seconds: float = 0.002
    precision: float = 0.005
    minimum_rounds: int = 9
    maximum_rounds: int = 200
    cold: bool = False
    row: int = 1
    patience: int = 1


@dataclass(frozen=True)
class Plan:
    """A driver run.

    mode             "check" or "measure"
    entry            what is called
    implementations  the reference first
    trials           the arguments; exactly one when measuring
    threads          numbers of threads to check with
    effort           for measuring
    processors       run on this many of the processors that the process may use; 0: on all
    """

    mode: str
    entry: Entry
    implementations: tuple[Implementation, ...]
    trials: tuple[Trial, ...]
    threads: tuple[int, ...] = (1,)
    effort: Effort = Effort()
    processors: int = 0

    def text(self, nonce: str) -> str:
        """What the driver reads; it begins every report with the nonce."""
        entry = self.entry
        counts = (
            len(entry.buffers),
            len(entry.integers),
            len(entry.reals),
            len(self.implementations),
            len(self.trials),
        )
        lines = [f"{nonce} {self.mode} {self.processors}", words(counts)]
        lines += [words((len(self.threads), *self.threads)), effort_words(self.effort)]
        lines += [buffer_words(buffer) for buffer in entry.buffers]
        for item in self.implementations:
            lines += [item.role, str(item.path), item.configuration]
        lines += [trial_words(trial) for trial in self.trials]
        return "\n".join(lines) + "\n"


def buffer_words(buffer: Buffer) -> str:
    """What the driver has to know of a buffer, in its order."""
    bound = buffer.storage == "global" and not buffer.open
    return words((buffer.kind, len(buffer.extents), int(bound), int(buffer.compared)))


def effort_words(effort: Effort) -> str:
    """The measuring effort in the driver's order."""
    numbers = (effort.budget_seconds, effort.sample_seconds, effort.precision)
    return words((*numbers, effort.minimum_rounds, effort.maximum_rounds, int(effort.cold), effort.row))


def trial_words(trial: Trial) -> str:
    """A trial in the driver's order."""
    below = trial.below or (0,) * len(trial.outer)
    numbers = (*trial.integers, *trial.reals, *trial.outer, *below)
    return words((trial.data.value, trial.seed, int(trial.heavy), trial.gamma, *numbers))


def words(values: Iterable[float]) -> str:
    """Numbers with blanks between them, as scanf reads them."""
    return " ".join("nan" if isinstance(value, float) and math.isnan(value) else repr(value) for value in values)
