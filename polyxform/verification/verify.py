"""Compile and run original and result side by side, and compare everything that they leave behind.

On whole numbers whose sums are exact in any order every difference is a fault. On real numbers builds without fused
multiply-adds must agree bit for bit, because nothing was reordered; other builds within the bound for rounded sums.
The verdict is this process's: code under test runs in a child, and what it says counts only with the nonce.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from polyxform.harness.analysis import (
    UNKNOWN,
    is_consistent,
    reach,
    rounding_bound,
    strayed_array,
    subscript_bounds,
    work_bound,
)
from polyxform.harness.driver import Unit, run_plan, thread_environment
from polyxform.harness.linking import linker_words
from polyxform.harness.plan import Data, Plan, Trial
from polyxform.harness.subject import Sizes, Subject, models_at, subjects_of
from polyxform.pipeline import Compilation
from polyxform.toolchain.compiler import Compiler, find_compiler
from polyxform.toolchain.limits import BINARY_LIMITS
from polyxform.toolchain.run import private_folder
from polyxform.verification.builds import Built, build_all, builds
from polyxform.verification.eager import eager_text
from polyxform.verification.journal import Journal
from polyxform.verification.model import FunctionVerdict, Request, Skipped, Verification
from polyxform.verification.sizes import Choice, boundaries_of, choose

VARIABLES = {
    "ASAN_OPTIONS": "detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_abort=0",
    "OMP_WAIT_POLICY": "passive",
}
HEAVY_WORK = 20_000_000
FINDINGS_ENOUGH = 10


def verify(compilation: Compilation, request: Request | None = None) -> Verification:
    """Run every transformed function of a compiled file against its original.

    Raises EnvironmentFault when there is no compiler or the code does not compile.
    """
    start = time.monotonic()
    request = request or Request()
    subjects, problems = subjects_of(compilation)
    compiler = find_compiler(compilation.options.compiler)
    folder = Path(compilation.source.path).parent
    preprocessor = compilation.options.preprocessor
    original = Unit(compilation.source.encode(), folder, preprocessor)
    words = linker_words(compilation.text)
    result = Unit(eager_text(compilation).encode("latin-1"), folder, preprocessor, links=words)
    verdicts = tuple(
        verify_subject(subject, original, result, replace_boundaries(request, subject), compiler, compilation)
        for subject in subjects
        if subject.transformed
    )
    return Verification(compilation.source.path, verdicts, problems, time.monotonic() - start)


def replace_boundaries(request: Request, subject: Subject) -> Request:
    """The request with the numbers of the emitted code as boundaries, unless it names some."""
    text = "".join(region.text for region in subject.regions if region.transformed)
    return replace(request, boundaries=request.boundaries or boundaries_of(text))


def verify_subject(
    subject: Subject, original: Unit, result: Unit, request: Request, compiler: Compiler, compilation: Compilation
) -> FunctionVerdict:
    """Verify one function."""
    trials, skipped, notes = plan_trials(subject, request)
    reassociated = compilation.options.reassociate or any(
        region.tree is not None and region.tree.directives.reassociate for region in subject.regions
    )
    journal = Journal(compilation.source.path, subject, request, list(skipped), list(notes))
    with private_folder() as folder:
        chosen = builds(compiler, reassociated, request.sanitize)
        built = build_all(compiler, folder, subject.entry, original, result, chosen)
        journal.notes += built.notes
        run_trials(built, subject, trials, request, journal)
    return journal.verdict()


def run_trials(built: Built, subject: Subject, trials: tuple[Trial, ...], request: Request, journal: Journal) -> None:
    """Run all trials; one that ends the process is written down, and the rest go on in a new one."""
    limits = replace(BINARY_LIMITS, wall_seconds=request.wall_seconds, cpu_seconds=0)
    if request.sanitize:
        limits = replace(limits, address_bytes=0)
    deadline = time.monotonic() + request.wall_seconds
    while trials and len(journal.findings) < FINDINGS_ENOUGH:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            journal.notes.append(f"{len(trials)} trials were not run: {request.wall_seconds:g} s are over")
            return
        plan = Plan("check", subject.entry, built.implementations, trials, request.threads)
        environment = {**thread_environment(max(request.threads)), **VARIABLES}
        outcome = run_plan(built.driver, plan, environment, replace(limits, wall_seconds=remaining))
        done = journal.record(outcome, trials, built.implementations)
        trials = trials[done:]


def plan_trials(subject: Subject, request: Request) -> tuple[tuple[Trial, ...], tuple[Skipped, ...], tuple[str, ...]]:
    """The trials, the sizes that make none, and what a reader should know of the choice."""
    chosen, notes = chosen_sizes(subject, request)
    trials: list[Trial] = []
    skipped: list[Skipped] = []
    for sizes in chosen:
        reason = objection(subject, dict(sizes))
        if reason:
            skipped.append(Skipped(sizes, reason))
            continue
        trials += trials_at(subject, sizes, request.seed)
    if subject.guessed:
        notes = (*notes, f"no size(...) for {', '.join(subject.guessed)}: a default was taken")
    return tuple(trials), tuple(skipped), notes


def chosen_sizes(subject: Subject, request: Request) -> tuple[tuple[Sizes, ...], tuple[str, ...]]:
    """The person's sizes, as far as the function has them, else edges and the given sizes."""
    if request.sizes:
        named = [dict(sizes) for sizes in request.sizes]
        others = sorted({name for sizes in named for name in sizes} - dict(subject.sizes).keys())
        chosen = tuple(tuple((name, sizes.get(name, value)) for name, value in subject.sizes) for sizes in named)
        return chosen, (f"it has no size {', '.join(others)}",) if others else ()
    choice = choose(subject.sizes, request.boundaries, request.seed, lambda sizes: work_at(subject, sizes))
    return (*choice.edges, *((choice.given,) if choice.given is not None else ())), choice_notes(choice)


def choice_notes(choice: Choice) -> tuple[str, ...]:
    """What the choice of sizes left out."""
    dropped = (f"{choice.dropped} edge sizes were left out to keep the time in bounds",) if choice.dropped else ()
    large = () if choice.given is not None else ("the given sizes are too much work for the unoptimized original",)
    return dropped + large


def work_at(subject: Subject, sizes: Mapping[str, int]) -> int:
    """Bound of the statement instances of a call."""
    return work_bound(models_at(subject, sizes), sizes)


def objection(subject: Subject, sizes: Mapping[str, int]) -> str:
    """Why these sizes cannot be tried, or ""."""
    models = models_at(subject, sizes)
    if not all(is_consistent(scop, sizes) for scop in models):
        return "the region's assumptions exclude them"
    opened = any(buffer.open for buffer in subject.entry.buffers)
    if (opened and len(models) < len(subject.regions)) or UNKNOWN in reach(subject.entry, models, sizes):
        return "the extents of its pointers are not known at these sizes"
    strayed = strayed_array(models, sizes)
    return f"the original itself leaves the array '{strayed}'" if strayed else ""


def trials_at(subject: Subject, sizes: Sizes, seed: int) -> list[Trial]:
    """A trial for each class of data that can tell something."""
    values = dict(sizes)
    models = models_at(subject, values)
    gamma = rounding_bound(subject.entry, models, values)
    heavy = work_bound(models, values) > HEAVY_WORK
    integers = tuple(value for _, value in sizes)
    reals = (math.nan,) * len(subject.entry.reals)
    outer = reach(subject.entry, models, values)
    below = subscript_bounds(subject.entry, models, values)
    return [Trial(data, seed, integers, reals, outer, gamma, heavy, below) for data in data_classes(gamma > 0, heavy)]


def data_classes(sums_products: bool, heavy: bool) -> tuple[Data, ...]:
    """Classes of data to try: the most telling one alone when the work is heavy.

    Sums of products stay among well-behaved numbers; other kernels may need a dominant diagonal for that.
    """
    if heavy:
        return (Data.INTEGER,) if sums_products else (Data.DOMINANT,)
    return (Data.INTEGER, Data.REAL) if sums_products else (Data.INTEGER, Data.REAL, Data.DOMINANT)
