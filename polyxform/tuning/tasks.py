"""The two kinds of work that a tuner hands out, as functions of plain data: they run in any process on any machine.

Nothing that they need lies in files: the sources, the built shared objects and the driver travel in the tasks.
"""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass, replace
from pathlib import Path

from polyxform.benchmarking.ballot import Ballot
from polyxform.benchmarking.contest import element_of, optimizing_flags
from polyxform.benchmarking.sittings import ROUNDINGS_ALLOWED
from polyxform.diagnostics import Diagnostic, ExitCode, PolyxformError, Severity
from polyxform.harness.analysis import UNIT_ROUNDOFF, multiply_adds, reach, rounding_bound, subscript_bounds
from polyxform.harness.driver import Unit, build_driver, build_implementation, run_plan, thread_environment
from polyxform.harness.entry import Entry
from polyxform.harness.linking import linker_words
from polyxform.harness.measurements import OURS
from polyxform.harness.plan import Data, Effort, Implementation, Plan, Trial
from polyxform.harness.subject import Subject, models_at, packers_of, subjects_of
from polyxform.options import Options, Tuned
from polyxform.pipeline import Compilation
from polyxform.syntax.source import SourceFile
from polyxform.toolchain.compiler import find_compiler
from polyxform.toolchain.limits import BINARY_LIMITS
from polyxform.toolchain.run import private_folder
from polyxform.tuning.reservation import reserved
from polyxform.tuning.space import compile_choice, follows

STARTUP_SECONDS = 60.0
SAMPLE_SECONDS = 0.001
FEWEST_ROUNDS = 5
PRECISION = 0.003


class NotMeasurable(PolyxformError):
    """A function cannot be called, or what it computes cannot be compared."""

    exit_code = ExitCode.REFUSED


@dataclass(frozen=True)
class BuildTask:
    """One way to compile a function.

    source    its file
    options   of the compilation
    function  its name
    choices   ways to take; () leaves the choice to the cost model
    """

    source: SourceFile
    options: Options
    function: str
    choices: tuple[Tuned, ...] = ()


@dataclass(frozen=True)
class Built:
    """A compiled way.

    code     bytes of the shared object; b"" when there is none
    problem  why there is none, or ""
    """

    code: bytes
    problem: str = ""


@dataclass(frozen=True)
class Ground:
    """What all measurements of a function have in common.

    driver      bytes of the program that calls it
    original    bytes of its own shared object
    entry       what a call needs
    trial       the arguments
    operations  floating-point operations of a call, 0: unknown
    """

    driver: bytes
    original: bytes
    entry: Entry
    trial: Trial
    operations: int


@dataclass(frozen=True)
class MeasureTask:
    """One measurement: two ways side by side.

    ground    what is called
    baseline  shared object of the cost model's choice
    way       shared object of the other way; b"" to measure the baseline beside the original, which is not timed
    threads   of both
    seconds   that the rounds may take
    """

    ground: Ground
    baseline: bytes
    way: bytes
    threads: int
    seconds: float


@dataclass(frozen=True)
class Measured:
    """What came out of a measurement.

    seconds           of a call, lower quartile; 0 when there is none
    baseline_seconds  of the baseline: as much more or less as the median of both's ratios says, round by round;
                      the same number where the baseline was measured
    samples           how many of each
    problem           why there are none, or ""
    """

    seconds: float
    baseline_seconds: float
    samples: int
    problem: str = ""


def build_ground(task: BuildTask) -> Ground:
    """Everything but the ways. NotMeasurable, EnvironmentFault, PolyxformError."""
    compilation = compile_choice(task.source, task.options, task.choices)
    subject = subject_called(task.function, compilation)
    compiler = find_compiler(task.options.compiler)
    sizes = dict(subject.sizes)
    models = models_at(subject, sizes)
    with private_folder() as folder:
        driver = build_driver(compiler, folder)
        flags = optimizing_flags(compiler)
        unit = Unit(task.source.encode(), Path(task.source.path).parent, task.options.preprocessor)
        original = build_implementation(compiler, folder, "original", subject.entry, unit, flags)
        return Ground(
            driver.read_bytes(),
            original.read_bytes(),
            subject.entry,
            trial_of(subject),
            multiply_adds(models, sizes) or 0,
        )


def subject_called(function: str, compilation: Compilation) -> Subject:
    """The function of that name. NotMeasurable when it cannot be called."""
    subjects, refusals = subjects_of(compilation)
    for subject in subjects:
        if subject.entry.function == function:
            return subject
    raise NotMeasurable(*refusals or (Diagnostic(Severity.ERROR, "PX711", f"'{function}' cannot be called"),))


def trial_of(subject: Subject) -> Trial:
    """Arguments as benchmarks use them."""
    sizes = dict(subject.sizes)
    models = models_at(subject, sizes)
    rounding = ROUNDINGS_ALLOWED * UNIT_ROUNDOFF[element_of(subject.entry)]
    return Trial(
        data=Data.INTEGER,
        seed=1,
        integers=tuple(value for _, value in subject.sizes),
        reals=(math.nan,) * len(subject.entry.reals),
        outer=reach(subject.entry, models, sizes),
        gamma=max(rounding, rounding_bound(subject.entry, models, sizes)),
        below=subscript_bounds(subject.entry, models, sizes),
    )


def build_way(task: BuildTask) -> Built:
    """One way through the whole line and the compiler; a failure of any kind is part of the result."""
    try:
        compilation = compile_choice(task.source, task.options, task.choices)
        if not all(follows(compilation, choice) for choice in task.choices):
            return Built(b"", "; ".join(d.message for d in compilation.diagnostics)[:200] or "the way was not taken")
        subject = subject_called(task.function, compilation)
        compiler = find_compiler(task.options.compiler)
        place, preprocessor = Path(task.source.path).parent, task.options.preprocessor
        words = linker_words(compilation.text)
        unit = Unit(compilation.text.encode("latin-1"), place, preprocessor, packers_of(subject), words)
        with private_folder() as folder:
            flags = optimizing_flags(compiler)
            return Built(build_implementation(compiler, folder, "way", subject.entry, unit, flags).read_bytes())
    except PolyxformError as error:
        return Built(b"", error.diagnostics[0].message)


def measure_way(task: MeasureTask) -> Measured:
    """Run both ways in turns in one process, after their results were compared; a failure is part of the result."""
    with private_folder() as folder, reserved(task.threads):
        driver = placed(folder, "driver", task.ground.driver)
        driver.chmod(0o700)
        roster = list(implementations(task, folder))
        effort = Effort(task.seconds, SAMPLE_SECONDS, PRECISION, FEWEST_ROUNDS)
        plan = Plan(
            "measure", task.ground.entry, tuple(roster), (task.ground.trial,), effort=effort, processors=task.threads
        )
        limits = replace(BINARY_LIMITS, wall_seconds=STARTUP_SECONDS + 3 * task.seconds, cpu_seconds=0)
        outcome = run_plan(driver, plan, thread_environment(task.threads), limits)
    ballot = Ballot({})
    ballot.read(outcome, roster)
    ours, base = ballot.timing(OURS), ballot.timing("baseline")
    if ours is None or not ballot.ours:
        reasons = [*ballot.notes, *(f"{name}: {reason}" for name, reason in ballot.refused)]
        return Measured(0.0, 0.0, 0, "; ".join(reasons) or "it was not timed")
    seconds = lower_quartile(ours.samples)
    beside = seconds * base.over(ours) if base and task.way else seconds
    return Measured(seconds, beside, len(ours.samples))


def implementations(task: MeasureTask, folder: Path) -> tuple[Implementation, Implementation]:
    """Who takes part: the oracle and the baseline, or the baseline and the way."""
    baseline = placed(folder, "baseline.so", task.baseline)
    if not task.way:
        oracle = placed(folder, "original.so", task.ground.original)
        return Implementation("original", "oracle", oracle), Implementation(OURS, "candidate", baseline)
    way = placed(folder, "way.so", task.way)
    return Implementation("baseline", "reference", baseline), Implementation(OURS, "candidate", way)


def placed(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def lower_quartile(samples: tuple[float, ...]) -> float:
    """A time that interruptions do not move, and that does not hang on a single lucky sample."""
    return statistics.quantiles(samples, n=4, method="inclusive")[0] if len(samples) > 1 else samples[0]


def flags_here(compiler: str = "") -> str:
    """The flags that measured code is compiled with. EnvironmentFault without a compiler."""
    return " ".join(optimizing_flags(find_compiler(compiler)))
