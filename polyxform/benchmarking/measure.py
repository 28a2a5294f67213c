"""Measure a kernel against its original, other compilers and libraries, interleaved in the same processes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from polyxform.benchmarking.contest import UNCONTRACTED, USUAL_RIVALS, Contest, assemble, element_of, site_of
from polyxform.benchmarking.libraries import OTHER_BUILD
from polyxform.benchmarking.machine_facts import machine_facts
from polyxform.benchmarking.machine_programs import machine_peaks
from polyxform.benchmarking.operators import Work
from polyxform.benchmarking.prediction import count_microkernels, memory_rows, traffic_notes
from polyxform.benchmarking.programs import is_program, measure_program
from polyxform.benchmarking.readings import with_best_readings
from polyxform.benchmarking.sittings import Competition, decided
from polyxform.harness.analysis import multiply_adds
from polyxform.harness.driver import build_driver
from polyxform.harness.listing import listing_of
from polyxform.harness.measurements import OURS, Benchmark, Case
from polyxform.harness.plan import Effort
from polyxform.harness.subject import Subject, models_at, subjects_of
from polyxform.machine import usable_cores
from polyxform.pipeline import Compilation
from polyxform.reuse.describe import bytes_text
from polyxform.toolchain.compiler import CompilationFailed, find_compiler
from polyxform.toolchain.run import private_folder

NOISE_ALLOWED = 0.05
COLD = "the caches were flushed before every call"
CONSENT = "sums may be added up in another order (--reassociate), as libraries add them up in orders of their own"
AMPLIFIED = "the kernel amplifies rounding: all are built without fused multiply-adds, which differ from loop to loop"


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
    path, consent = compilation.source.path, compilation.options.reassociate
    return replace(
        case,
        repro=repro_line(path, subject, case, consent),
        microkernels=count_microkernels(subject),
        source=request.name or path,
        notes=(*case.notes, *((CONSENT,) if consent else ()), *traffic_notes(subject, compilation.options)),
        memory=(*memory_rows(subject, compilation.options, case.threads), *case.memory),
    )


def measure_case(subject: Subject, request: BenchmarkRequest, contest: Contest, driver: Path, threads: int) -> Case:
    """Measure at one number of threads."""
    sizes = dict(subject.sizes)
    operations = multiply_adds(models_at(subject, sizes), sizes)
    competition = Competition(subject, contest, driver, threads, request.seed)
    ballot = decided(competition, request.effort, operations)
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
        stopped=ballot.stopped,
        notes=(
            *((COLD,) if request.effort.cold else ()),
            *ballot.notes,
            *circumstances(peaks.noise, unrest, threads),
        ),
    )


def counted_rows(traffic: int | None, remark: str) -> tuple[tuple[str, ...], ...]:
    """What the processor counted, beside what the reuse model predicts."""
    if not remark:
        return ()
    return (("from memory, counted", "unknown" if traffic is None else bytes_text(traffic), remark),)


def circumstances(noise: float, unrest: Sequence[str], threads: int) -> tuple[str, ...]:
    """Remarks on what disturbs the figures."""
    other_work = "busy machine: other programs interrupted nearly every call of "
    busy = (f"{other_work}{', '.join(unrest)}; measure again on a quiet one",) if unrest else ()
    loud = (f"noisy machine: the peak varies by {noise:.0%}; trust ratios, not times",) if noise > NOISE_ALLOWED else ()
    cores = usable_cores()
    crowded = (f"{threads} threads share {cores} cores",) if threads > cores else ()
    return busy + loud + crowded


def repro_line(path: str, subject: Subject, case: Case, consent: bool) -> str:
    """The command that measures a case again."""
    sizes = "".join(f" --size {name}={value}" for name, value in subject.sizes)
    return f"polyxform bench {path}{sizes} --threads {case.threads}{' --reassociate' * consent}{' --cold' * case.cold}"
