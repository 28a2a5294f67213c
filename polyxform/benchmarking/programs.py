"""Whole programs: a file with a `main` is built before and after, run in turns, and what it prints is compared."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from polyxform.benchmarking.contest import OTHER_COMPILERS, optimizing_flags
from polyxform.diagnostics import EnvironmentFault
from polyxform.harness.driver import Unit, thread_environment, unit_places
from polyxform.harness.linking import linker_words
from polyxform.harness.measurements import OURS, Case, Timing
from polyxform.harness.plan import Effort
from polyxform.pipeline import Compilation
from polyxform.toolchain.compiler import Compiler, Product, build, find_compiler
from polyxform.toolchain.limits import BINARY_LIMITS
from polyxform.toolchain.run import Finished, private_folder, run

MAIN = re.compile(r"\b(?:int|void)\s+main\s*\(")
CLOSE = 1e-5
"""Printed numbers may differ by this much, relative: compilers contract the original and the result differently."""
FEWEST_ROUNDS, MOST_ROUNDS = 3, 30
Program = tuple[str, Path, str]
"""Name, executable, compiler and flags."""


def is_program(compilation: Compilation) -> bool:
    """Whether the file says what to run."""
    return bool(MAIN.search(compilation.source.text))


def measure_program(
    compilation: Compilation, against: tuple[str, ...], effort: Effort, suite: str, threads: int
) -> Case:
    """The program as a case at one number of threads; times are those of whole processes.

    Raises CompilationFailed when it does not link, EnvironmentFault without a compiler.
    """
    with private_folder() as folder:
        programs, missing = built(compilation, against, folder)
        wanted, reasons, timings = compete(programs, folder, effort, threads)
    ours = timings.pop(OURS, None)
    path = compilation.source.path
    note = "times are those of whole processes, from their start to their end"
    return Case(
        name=f"{Path(path).name}: main",
        suite=suite,
        function="main",
        element="double",
        threads=threads,
        sizes=(),
        operations=None,
        transformed=any(region.transformed for region in compilation.regions),
        equal=wanted and ours is not None,
        ours=ours if wanted else None,
        others=tuple(timings.values()),
        missing=(*missing, *reasons),
        notes=(note,),
        repro=f"polyxform bench {path} --threads {threads}",
        source=path,
    )


def built(
    compilation: Compilation, against: tuple[str, ...], folder: Path
) -> tuple[list[Program], tuple[tuple[str, str], ...]]:
    """The original by each compiler, the first one's beside ours; and which compilers are not there."""
    place, preprocessor = Path(compilation.source.path).parent, compilation.options.preprocessor
    original = Unit(compilation.source.encode(), place, preprocessor)
    words = linker_words(compilation.text)
    result = Unit(compilation.text.encode("latin-1"), place, preprocessor, links=words)
    main = find_compiler(compilation.options.compiler)
    programs = [linked(main, main.name, original, folder), linked(main, OURS, result, folder)]
    missing: list[tuple[str, str]] = []
    for name in (name for name in against if name in OTHER_COMPILERS and name != main.name):
        try:
            programs.append(linked(find_compiler(name), name, original, folder))
        except EnvironmentFault as fault:
            missing.append((name, fault.diagnostics[0].message))
    return programs, tuple(missing)


def linked(compiler: Compiler, name: str, unit: Unit, folder: Path) -> Program:
    """One executable. CompilationFailed when it does not compile or link."""
    source, output = folder / f"{name}.program.c", folder / f"{name}.program"
    source.write_bytes(unit.code)
    flags = optimizing_flags(compiler)
    words = (*flags, "-w", *unit_places(unit))
    build(compiler, [source], output, words, product=Product.EXECUTABLE, libraries=("-lm",))
    return name, output, f"{compiler.version} {' '.join(flags)}"


def compete(
    programs: list[Program], folder: Path, effort: Effort, threads: int
) -> tuple[bool, tuple[tuple[str, str], ...], dict[str, Timing]]:
    """Whether the result prints what the original does, who is not timed and why, and the times of the others."""
    first = {name: once(path, folder, effort, threads) for name, path, _ in programs}
    reference = first[programs[0][0]]
    refused = tuple(refusals(first, reference))
    running = [program for program in programs if program[0] not in dict(refused)]
    samples: dict[str, list[float]] = {name: [] for name, _, _ in running}
    start = time.monotonic()
    for number in range(MOST_ROUNDS):
        if number >= FEWEST_ROUNDS and time.monotonic() - start > effort.budget_seconds:
            break
        for name, path, _ in running[number % len(running) :] + running[: number % len(running)]:
            samples[name].append(once(path, folder, effort, threads).seconds)
    timings = {
        name: Timing(name, tuple(samples[name]), about, tuple(range(len(samples[name])))) for name, _, about in running
    }
    return OURS in timings, refused, timings


def once(path: Path, folder: Path, effort: Effort, threads: int) -> Finished:
    """One run, without input."""
    limits = replace(BINARY_LIMITS, wall_seconds=BINARY_LIMITS.wall_seconds + effort.budget_seconds, cpu_seconds=0)
    return run([str(path)], limits, folder=folder, environment=thread_environment(threads), isolated=True)


def refusals(first: dict[str, Finished], reference: Finished) -> Iterator[tuple[str, str]]:
    """Programs that end otherwise than the original, or print something else."""
    for name, finished in first.items():
        if finished.stopped or finished.status != reference.status:
            yield name, f"it ended with {finished.outcome}, the original with {reference.outcome}"
        elif not same_output(reference.stdout + reference.stderr, finished.stdout + finished.stderr):
            yield name, "it prints something else than the original"


def same_output(one: bytes, other: bytes) -> bool:
    """Whether two outputs say the same: equal words, or numbers that are close."""
    if one == other:
        return True
    words, others = one.split(), other.split()
    return len(words) == len(others) and all(map(same_word, words, others))


def same_word(one: bytes, other: bytes) -> bool:
    """Whether two printed words are equal, or numbers that differ by rounding."""
    if one == other:
        return True
    try:
        return math.isclose(float(one), float(other), rel_tol=CLOSE)
    except ValueError:
        return False
