"""Measure a kernel against its original, other compilers and libraries, interleaved in the same processes."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from polyxform.benchmarking.ballot import Ballot
from polyxform.benchmarking.contest import UNCONTRACTED, USUAL_RIVALS, Contest, assemble, element_of, site_of
from polyxform.benchmarking.libraries import OTHER_BUILD
from polyxform.benchmarking.machine_facts import machine_facts
from polyxform.benchmarking.machine_programs import machine_peaks
from polyxform.benchmarking.onednn_builds import find_builds
from polyxform.benchmarking.operators import Work
from polyxform.benchmarking.prediction import count_microkernels, memory_rows, traffic_notes
from polyxform.benchmarking.programs import is_program, measure_program
from polyxform.harness.analysis import UNIT_ROUNDOFF, multiply_adds, reach, rounding_bound, subscript_bounds
from polyxform.harness.driver import Outcome, build_driver, run_plan, thread_environment
from polyxform.harness.listing import listing_of
from polyxform.harness.measurements import OURS, Benchmark, Case, Timing
from polyxform.harness.plan import Data, Effort, Implementation, Plan, Trial
from polyxform.harness.subject import Subject, models_at, subjects_of
from polyxform.machine import usable_cores
from polyxform.pipeline import Compilation
from polyxform.reuse.describe import bytes_text
from polyxform.toolchain.compiler import CompilationFailed, find_compiler
from polyxform.toolchain.limits import BINARY_LIMITS
from polyxform.toolchain.run import private_folder

ROUNDINGS_ALLOWED = 10_000
STARTUP_SECONDS = 120.0
NOISE_ALLOWED = 0.05
SITTINGS = 3
"""Processes that a case is measured in, one after the other; as many again where they do not agree."""
LONG_OPERATIONS = 2_000_000_000
"""Of a call whose original may take seconds: comparing results in each process would take longer than measuring."""
COLD = "the caches were flushed before every call"
AMPLIFIED = "the kernel amplifies rounding: all are built without fused multiply-adds, which differ from loop to loop"
READINGS = {
    "onednn_plain": ("onednn_plain", ""),
    "onednn_reorder": ("onednn_plain", "with reorders"),
    "onednn_blocked": ("onednn_any", "channels in blocks"),
    "onednn_images": ("onednn_any", "image by image"),
    "onednn_blocked_images": ("onednn_any", "channels in blocks, image by image"),
    "onednn_rows64": ("onednn_any", ""),
    "onednn_rows256": ("onednn_any", ""),
}
"""Ways that are one reading in a report, and what to say of them."""


@dataclass(frozen=True)
class BenchmarkRequest:
    """How to measure.

    threads  numbers of threads, each a case of its own
    against  compilers and libraries of RIVALS to compare with
    effort   how long
    suite    name for the report
    seed     of the data
    name     of the case; "" takes the function's
    function the only one to measure; "" takes all of a file
    """

    threads: tuple[int, ...] = (1,)
    against: tuple[str, ...] = USUAL_RIVALS
    effort: Effort = field(default_factory=Effort)
    suite: str = ""
    seed: int = 1
    name: str = ""
    function: str = ""


def measure(compilation: Compilation, request: BenchmarkRequest) -> Benchmark:
    """Measure every function of a compiled file that can be called, and the file's program where it has a `main`.

    Functions that cannot be called, or do not compile, end up among the problems. EnvironmentFault without a compiler.
    """
    start = time.monotonic()
    subjects, refusals = subjects_of(compilation)
    compiler = find_compiler(compilation.options.compiler)
    cases: list[Case] = []
    problems = [(str(diagnostic.span), diagnostic.message) for diagnostic in refusals]
    for subject in (s for s in subjects if request.function in ("", s.entry.function)):
        try:
            cases += measure_subject(subject, compilation, request)
        except CompilationFailed as failure:
            diagnostic = failure.diagnostics[0]
            problems.append((subject.entry.function, f"{diagnostic.message}: {diagnostic.help}"))
    if is_program(compilation) and not request.function:
        try:
            for threads in request.threads:
                cases.append(measure_program(compilation, request.against, request.effort, request.suite, threads))
        except CompilationFailed as failure:
            problems.append(("main", f"{failure.diagnostics[0].message}: {failure.diagnostics[0].help}"))
    seconds = time.monotonic() - start
    return Benchmark(
        machine_facts(compiler), tuple(cases), tuple(problems), seconds, (listing_of(compilation, request.name),)
    )


def measure_subject(
    subject: Subject, compilation: Compilation, request: BenchmarkRequest, problem: Work | None = None
) -> tuple[Case, ...]:
    """One case for each number of threads.

    problem  what libraries have to do; None: recognized from the structure of the regions

    Raises EnvironmentFault when there is no compiler or the kernel does not compile.
    """
    with private_folder() as folder:
        site = site_of(subject, compilation, folder)
        driver = build_driver(site.compiler, folder)
        contest = assemble(site, request.against, problem)
        cases = [measure_case(subject, request, contest, driver, threads) for threads in request.threads]
        if not all(case.equal for case in cases):
            again = assemble(replace(site, further=(UNCONTRACTED,)), request.against, problem)
            cases = [uncontracted(case, subject, request, again, driver) for case in cases]
        return tuple(with_compilation(case, subject, compilation, request) for case in cases)


def uncontracted(case: Case, subject: Subject, request: BenchmarkRequest, contest: Contest, driver: Path) -> Case:
    """The case measured again where its results differed; as it was where they still do.

    Compilers fuse multiplications and additions as it suits each loop. The rest of an orthogonalization of vectors that
    depend on each other, say, is nothing but such differences of rounding.
    """
    if case.equal:
        return case
    again = measure_case(subject, request, contest, driver, case.threads)
    return replace(again, notes=(AMPLIFIED, *again.notes)) if again.equal else case


def with_compilation(case: Case, subject: Subject, compilation: Compilation, request: BenchmarkRequest) -> Case:
    """The case with what the compiler knows of it."""
    path = compilation.source.path
    return replace(
        case,
        repro=repro_line(path, subject, case.threads, case.cold),
        microkernels=count_microkernels(subject),
        source=request.name or path,
        notes=(*case.notes, *traffic_notes(subject, compilation.options)),
        memory=(*memory_rows(subject, compilation.options, case.threads), *case.memory),
    )


def measure_case(subject: Subject, request: BenchmarkRequest, contest: Contest, driver: Path, threads: int) -> Case:
    """Measure at one number of threads."""
    ballot = Ballot(dict(contest.about))
    sizes = dict(subject.sizes)
    operations = multiply_adds(models_at(subject, sizes), sizes)
    efforts = sittings(request.effort, operations)
    fewest = -(-len(efforts) // request.effort.patience)
    for number, effort in enumerate(efforts):
        decisive = (OURS, *(timing.name for timing in fastest_by_reading(ballot.others).values()))
        if number >= fewest and ballot.settled(decisive):
            break
        sit(ballot, subject, replace(request, effort=effort), contest, driver, threads)
    unrest = [name for name in ballot.unrest if OTHER_BUILD not in name]
    peaks = machine_peaks(ballot.machine, ballot.about)
    return Case(
        name=request.name or subject.entry.function,
        suite=request.suite,
        function=subject.entry.function,
        element=element_of(subject.entry),
        threads=threads,
        sizes=subject.sizes,
        operations=operations,
        transformed=subject.transformed,
        equal=ballot.ours,
        ours=ballot.timing(OURS),
        others=with_best_readings(ballot.others),
        missing=(*contest.missing, *ballot.refused),
        peaks=peaks,
        data_bytes=ballot.bytes,
        memory=counted_rows(*ballot.traffic),
        cold=request.effort.cold,
        notes=(
            *((COLD,) if request.effort.cold else ()),
            *ballot.notes,
            *circumstances(peaks.noise, unrest, threads),
        ),
    )


def sit(
    ballot: Ballot, subject: Subject, request: BenchmarkRequest, contest: Contest, driver: Path, threads: int
) -> None:
    """One process for each group; libraries that take part alone do so where our result was found equal."""
    for group in (*contest.groups(threads), *contest.alone):
        if group not in contest.alone or ballot.ours:
            ballot.read(compete(subject, request.seed, request.effort, group, driver, threads), group)


def counted_rows(traffic: int | None, remark: str) -> tuple[tuple[str, ...], ...]:
    """What the processor counted, beside what the reuse model predicts."""
    if not remark:
        return ()
    return (("from memory, counted", "unknown" if traffic is None else bytes_text(traffic), remark),)


def with_best_readings(others: Sequence[Timing]) -> tuple[Timing, ...]:
    """Each reading of a library by the build that is faster, and one reading for plain layouts in and out.

    Plain layouts are met by the library's own way or by reorders around its best, chains of operators as a whole or by
    blocks of rows, whichever is faster.
    """
    several = any(OTHER_BUILD in other.name for other in others)
    return tuple(as_reading(name, timing, several) for name, timing in fastest_by_reading(others).items())


def fastest_by_reading(others: Sequence[Timing]) -> dict[str, Timing]:
    """The way and the build that count for each reading."""
    readings: dict[str, list[Timing]] = {}
    for other in others:
        base = other.name.partition(OTHER_BUILD)[0]
        readings.setdefault(READINGS.get(base, (base, ""))[0], []).append(other)
    return {name: min(found, key=lambda timing: timing.best) for name, found in readings.items()}


def as_reading(name: str, timing: Timing, several: bool) -> Timing:
    """The times under the reading's name, with words on the way and, where there are several, the build."""
    base, _, version = timing.name.partition(OTHER_BUILD)
    words = (timing.about, READINGS.get(base, ("", ""))[1], version_words(version, several and "onednn" in base))
    return replace(timing, name=name, about=" ".join(filter(None, words)))


def version_words(version: str, several: bool) -> str:
    """Which of several builds of oneDNN it was, "" where there is one."""
    return f"(oneDNN {version or find_builds()[0].version})" if several else ""


def circumstances(noise: float, unrest: Sequence[str], threads: int) -> tuple[str, ...]:
    """Remarks on what disturbs the figures."""
    other_work = "busy machine: other programs interrupted nearly every call of "
    busy = (f"{other_work}{', '.join(unrest)}; measure again on a quiet one",) if unrest else ()
    loud = (f"noisy machine: the peak varies by {noise:.0%}; trust ratios, not times",) if noise > NOISE_ALLOWED else ()
    cores = usable_cores()
    crowded = (f"{threads} threads share {cores} cores",) if threads > cores else ()
    return busy + loud + crowded


def sittings(effort: Effort, operations: int | None) -> tuple[Effort, ...]:
    """The effort dealt out to several processes; one for all where the original alone takes long.

    Where the pages of arrays come to lie in memory decides which of them meet in the caches. It is the same for as long
    as a process lives, and moved ratios by up to 15% from one process to the next. Groups take turns, too: what
    disturbs a machine often lasts for seconds.
    """
    if operations is None or operations > LONG_OPERATIONS:
        return (effort,)
    seconds, rounds = effort.budget_seconds / SITTINGS, -(-effort.minimum_rounds // SITTINGS)
    return (replace(effort, budget_seconds=seconds, minimum_rounds=rounds),) * (SITTINGS * effort.patience)


def compete(
    subject: Subject,
    seed: int,
    effort: Effort,
    implementations: Sequence[Implementation],
    driver: Path,
    threads: int,
) -> Outcome:
    """One driver run over the implementations of a group."""
    sizes = dict(subject.sizes)
    models = models_at(subject, sizes)
    rounding = ROUNDINGS_ALLOWED * UNIT_ROUNDOFF[element_of(subject.entry)]
    trial = Trial(
        data=Data.INTEGER,
        seed=seed,
        integers=tuple(value for _, value in subject.sizes),
        reals=(math.nan,) * len(subject.entry.reals),
        outer=reach(subject.entry, models, sizes),
        gamma=max(rounding, rounding_bound(subject.entry, models, sizes)),
        below=subscript_bounds(subject.entry, models, sizes),
    )
    plan = Plan("measure", subject.entry, tuple(implementations), (trial,), effort=effort, processors=threads)
    seconds = STARTUP_SECONDS + 3 * effort.budget_seconds
    limits = replace(BINARY_LIMITS, wall_seconds=seconds, cpu_seconds=0)
    return run_plan(driver, plan, thread_environment(threads), limits)


def repro_line(path: str, subject: Subject, threads: int, cold: bool) -> str:
    """The command that measures a case again."""
    sizes = "".join(f" --size {name}={value}" for name, value in subject.sizes)
    return f"polyxform bench {path}{sizes} --threads {threads}{' --cold' * cold}"
