"""What benchmarks bring home: records without any measuring in them, for whoever shows or compares them."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field

from polyxform.harness.subject import Sizes

OURS = "polyxform"
FEWEST_PAIRS = 3


@dataclass(frozen=True)
class Timing:
    """Measured times of one implementation.

    name     "polyxform", "gcc", "onednn_any", ...
    samples  seconds of a call, in order of measuring; not empty
    about    which implementation ran, in the library's words, or the compiler and its flags
    rounds   in which each sample was taken; () where it is not known
    """

    name: str
    samples: tuple[float, ...]
    about: str = ""
    rounds: tuple[int, ...] = ()

    @property
    def best(self) -> float:
        """Shortest time, in seconds."""
        return min(self.samples)

    @property
    def median(self) -> float:
        """Median time, in seconds."""
        return statistics.median(self.samples)

    @property
    def spread(self) -> float:
        """Distance of the quartiles over the median; 0 for fewer than 4 samples."""
        if len(self.samples) < 4:
            return 0.0
        low, _, high = statistics.quantiles(self.samples, n=4)
        return (high - low) / self.median

    def over(self, other: Timing) -> float:
        """How many times as long it takes as another one: the median over the rounds in which both ran.

        Neighbors in time see the same clock and the same neighbors on the machine, so their ratio is steadier than the
        ratio of two times. Where no round has both, as in processes of their own, that of the medians has to do.
        """
        beside = dict(zip(other.rounds, other.samples, strict=False))
        ratios = [s / beside[r] for r, s in zip(self.rounds, self.samples, strict=False) if r in beside]
        return statistics.median(ratios) if len(ratios) >= FEWEST_PAIRS else self.median / other.median


@dataclass(frozen=True)
class Peaks:
    """What the machine can do, measured in the same run. 0: not measured.

    gflops     fused multiply-adds, two operations each, of all threads used
    bandwidth  gigabytes a second to and from memory (triad, as STREAM counts it)
    noise      how far the median of the peak's samples lies above the best, relative
    """

    gflops: float = 0.0
    bandwidth: float = 0.0
    noise: float = 0.0


@dataclass(frozen=True)
class Case:
    """One kernel at one size on one number of threads.

    name         for people
    suite        it belongs to, "" for a file of the person's
    function     that was called
    element      C element type that the peak is for
    threads      OpenMP threads
    sizes        arguments
    operations   floating-point operations that are needed; None: unknown
    transformed  whether the kernel was rewritten
    equal        every timed implementation left the same results as the original
    ours         times of the rewritten kernel; None when it could not be compared
    others       times of everything else, the original first
    missing      implementations that were asked for and not timed, with the reason
    peaks        of the machine
    notes        remarks for the reader
    repro        command line that measures it again
    microkernels places where a generated kernel computes a part of the version that ran
    source       name of its listing
    data_bytes   of all arrays, 0: unknown
    memory       what the reuse model predicts about caches, as rows (subject, amount, remark)
    cold         the caches were flushed before every call
    stopped      how the run ended before anything was compared; "" where something was
    """

    name: str
    suite: str
    function: str
    element: str
    threads: int
    sizes: Sizes
    operations: int | None
    transformed: bool
    equal: bool
    ours: Timing | None
    others: tuple[Timing, ...]
    missing: tuple[tuple[str, str], ...] = ()
    peaks: Peaks = Peaks()
    notes: tuple[str, ...] = ()
    repro: str = ""
    microkernels: int = 0
    source: str = ""
    data_bytes: int = 0
    memory: tuple[tuple[str, ...], ...] = ()
    cold: bool = False
    stopped: str = ""

    @property
    def seconds(self) -> float | None:
        """Our best time."""
        return self.ours.best if self.ours else None

    @property
    def gflops(self) -> float | None:
        """Needed operations a nanosecond of ours."""
        if self.ours is None or not self.operations:
            return None
        return self.operations / self.ours.best / 1e9

    @property
    def efficiency(self) -> float | None:
        """Our share of the peak, 1 for all of it."""
        return self.gflops / self.peaks.gflops if self.gflops and self.peaks.gflops else None

    @property
    def ratios(self) -> dict[str, float]:
        """Each other's shortest time over ours: above 1, ours is faster.

        Whatever else runs on a machine, or beside it on the same host, only adds to times, so that the shortest of many
        samples taken in turns is what repeated measurements agree on best.
        """
        return {other.name: other.best / self.ours.best for other in self.others} if self.ours else {}


@dataclass(frozen=True)
class MachineFacts:
    """Where something was measured.

    cpu        model name
    cores      that the process may use
    caches     sizes in bytes, nearest first
    system     kernel name and release
    compilers  name -> version line
    libraries  name -> version
    flags      compiler flags of the timed builds
    isolation  how the measured code was shut off
    """

    cpu: str
    cores: int
    caches: tuple[int, ...]
    system: str
    compilers: Mapping[str, str] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)
    flags: str = ""
    isolation: str = ""


@dataclass(frozen=True)
class Comment:
    """A remark at a line of a source.

    line    counted from 1
    kind    "passed", "missed", "analysis", "warning", "error"
    text    the message with its code
    """

    line: int
    kind: str
    text: str


@dataclass(frozen=True)
class Listing:
    """A file before and after, with the remarks at its lines.

    name      of the case or file
    source    text of the input
    result    text of the output
    comments  in order of their lines
    """

    name: str
    source: str
    result: str
    comments: tuple[Comment, ...]


@dataclass(frozen=True)
class Benchmark:
    """A benchmark run.

    machine   where
    cases     what was measured, in order
    problems  cases that could not be measured, with the reason
    seconds   elapsed time
    listings  the files that were measured
    pending   cases that are still to be measured: those of a report that was written while the run went on
    """

    machine: MachineFacts
    cases: tuple[Case, ...]
    problems: tuple[tuple[str, str], ...]
    seconds: float
    listings: tuple[Listing, ...] = ()
    pending: tuple[str, ...] = ()
