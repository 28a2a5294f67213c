"""Rewrite programs and run both versions; a line of output that differs is a bug."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from polyxform import machine, pipeline
from polyxform.harness.driver import RACE_FLAGS, RACE_RUNTIME, WATCHED
from polyxform.machine import Machine
from polyxform.options import Options
from polyxform.pipeline import Compilation, compile_source
from polyxform.syntax.source import SourceFile
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run
from polyxform.verification.eager import eager_text

from tests.fuzz.programs import Program
from tests.fuzz.text import driver, source

FLAGS = ("-O1", "-ffp-contract=off", "-w")
CHECKED = ("-fsanitize=address,undefined", "-fno-sanitize-recover=undefined")
MARCHES = ((), ("-march=x86-64-v3",), ("-march=native",))
LIMITS = Limits(wall_seconds=60)
PATIENCE = 6.0
"""Seconds of processor time for a version of a program; the few that need more are left alone."""
SMALL_CACHES = (256, 1024, 4096)


@dataclass(frozen=True)
class Outcome:
    """What became of a batch of programs.

    rewritten  names of the programs that were rewritten
    refused    (program, code) of those that were not
    wrong      names of programs whose results differ or that race, or "" for a batch that does not run
    """

    rewritten: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """How a batch is rewritten and built.

    options  of the compilation
    tiny     the target has caches of a few lines, so that small arrays are tiled, packed and skewed too
    kept     the schedule in the order of the source is taken: it must be right as well
    march    flags of the builds
    checked  one more build has the address and undefined-behavior sanitizers
    """

    options: Options
    tiny: bool
    kept: bool
    march: tuple[str, ...]
    checked: bool


def setting_of(seed: int) -> Setting:
    """The setting of a batch."""
    random = Random(seed)
    options = replace(
        Options(),
        tile=random.random() < 0.8,
        parallel=random.random() < 0.8,
        microkernels=random.random() < 0.85,
        fuse=random.choice(("none", "smart", "max")),
        tile_sizes=random.choice(((), (), (), (2, 3, 5), (4, 4, 4), (1, 7, 2), (8, 16, 4))),
        max_seconds=PATIENCE,
    )
    return Setting(options, random.random() < 0.5, random.random() < 0.1, random.choice(MARCHES), random.random() < 0.3)


def compare(programs: Sequence[Program], setting: Setting, folder: Path) -> Outcome:
    """Rewrite the programs as one file and compare what both versions compute, alone and with many threads."""
    text = source(programs)
    with forced(setting):
        compilation = compile_source(SourceFile.from_text(text, "fuzz.c"), setting.options)
    main = write(folder / "driver.c", driver(programs))
    compiled = folder / "driver.o"
    build(find_compiler(), [main], compiled, FLAGS)
    before = output(text, compiled, folder / "before", FLAGS)
    threads = output_of_threads(eager_text(compilation), compiled, folder / "threads", (*FLAGS, *setting.march))
    wrong = differing(before, threads)
    if setting.checked:
        flags = (*FLAGS, *CHECKED, *setting.march)
        wrong += differing(before, output(eager_text(compilation), main, folder / "checked", flags))
    return Outcome(rewritten(compilation, programs), refused(compilation, programs), tuple(dict.fromkeys(wrong)))


@contextmanager
def forced(setting: Setting) -> Iterator[None]:
    """A pipeline that plans for tiny caches, or takes the last of its candidates."""
    named, candidates = machine.named, pipeline.candidates

    def with_tiny_caches(name: str) -> Machine:
        found = named(name)
        caches = zip(found.caches, SMALL_CACHES, strict=False)
        return replace(found, caches=tuple(replace(cache, size=size, associativity=2) for cache, size in caches))

    def last(*arguments: object) -> tuple[object, ...]:
        return candidates(*arguments)[-1:]

    with (
        patch.object(machine, "named", with_tiny_caches if setting.tiny else named),
        patch.object(pipeline, "candidates", last if setting.kept else candidates),
    ):
        yield


def differing(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Names of programs whose lines are not the same in both; "" when lines are missing."""
    wrong = [a.split()[0] for a, b in zip(before, after, strict=False) if a != b]
    return wrong if len(before) == len(after) and before else [*wrong, ""]


def rewritten(compilation: Compilation, programs: Sequence[Program]) -> tuple[str, ...]:
    """Names of the rewritten programs."""
    return tuple(p.name for p, region in zip(programs, compilation.regions, strict=True) if region.transformed)


def refused(compilation: Compilation, programs: Sequence[Program]) -> tuple[tuple[str, str], ...]:
    """The other programs, each with the code of the first complaint."""
    return tuple(
        (program.name, region.diagnostics[0].code)
        for program, region in zip(programs, compilation.regions, strict=True)
        if not region.transformed
    )


def output(text: str, main: Path, folder: Path, flags: Sequence[str]) -> list[str]:
    """Lines that the functions in `text` make the driver print; those before its end when the program fails."""
    binary = folder / "program"
    build(find_compiler(), [write(folder / "functions.c", text), main], binary, flags, product=Product.EXECUTABLE)
    return lines_of(binary)


def output_of_threads(text: str, main: Path, folder: Path, flags: Sequence[str]) -> list[str]:
    """Like `output`, every parallel loop run by many threads that are watched for races: such a line differs too."""
    functions = write(folder / "functions.c", text)
    build(find_compiler(), [functions], folder / "functions.o", (*flags, *RACE_FLAGS))
    runtime = folder / "race.o"
    runtime.write_bytes(race_runtime())
    binary = folder / "program"
    wrapped = tuple(f"-Wl,--wrap={name}" for name in WATCHED)
    files = (folder / "functions.o", main, runtime)
    build(find_compiler(), files, binary, wrapped, product=Product.EXECUTABLE)
    return lines_of(binary)


@cache
def race_runtime() -> bytes:
    """The run time that finds races, compiled."""
    with TemporaryDirectory(prefix="polyxform-fuzz-") as folder:
        compiled = Path(folder) / "race.o"
        build(find_compiler(), [RACE_RUNTIME], compiled, FLAGS)
        return compiled.read_bytes()


def write(path: Path, text: str) -> Path:
    """A file of C text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def lines_of(binary: Path) -> list[str]:
    """What a program prints; a race stands in the line of the function that it happened in."""
    finished = run([str(binary)], LIMITS, environment={"ASAN_OPTIONS": "detect_leaks=0"})
    return [line for line in finished.stdout.decode().split("\n") if line]
