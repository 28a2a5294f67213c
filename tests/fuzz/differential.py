"""Rewrite programs and run both versions; a line of output that differs is a bug."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from polyxform.options import Options
from polyxform.pipeline import Compilation, compile_source
from polyxform.syntax.source import SourceFile
from polyxform.toolchain.compiler import Product, build, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

from tests.fuzz.programs import Program
from tests.fuzz.text import driver, source

FLAGS = ("-O1", "-fopenmp", "-ffp-contract=off", "-w")
LIMITS = Limits(wall_seconds=60)


@dataclass(frozen=True)
class Outcome:
    """What became of a batch of programs.

    rewritten  names of the programs that were rewritten
    refused    (program, code) of those that were not
    wrong      names of programs whose results differ, or "" for a batch that does not run
    """

    rewritten: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    wrong: tuple[str, ...]


def options_of(seed: int) -> Options:
    """Options to rewrite with."""
    random = Random(seed)
    return replace(
        Options(),
        tile=random.random() < 0.8,
        parallel=random.random() < 0.7,
        microkernels=random.random() < 0.85,
        fuse=random.choice(("none", "smart", "max")),
        tile_sizes=random.choice(((), (), (), (2, 3, 5), (4, 4, 4), (1, 7, 2))),
    )


def compare(programs: Sequence[Program], options: Options, folder: Path) -> Outcome:
    """Rewrite the programs as one file and compare what both versions compute with two threads."""
    text = source(programs)
    compilation = compile_source(SourceFile.from_text(text, "fuzz.c"), options)
    before = output(text, programs, folder / "before")
    after = output(compilation.text, programs, folder / "after")
    wrong = [a.split()[0] for a, b in zip(before, after, strict=False) if a != b]
    if len(before) != len(after) or not before:
        wrong.append("")
    return Outcome(rewritten(compilation, programs), refused(compilation, programs), tuple(dict.fromkeys(wrong)))


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


def output(text: str, programs: Sequence[Program], folder: Path) -> list[str]:
    """Lines that the functions in `text` make the driver print; [] when the program fails."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "functions.c").write_text(text)
    (folder / "driver.c").write_text(driver(programs))
    binary = folder / "program"
    files = (folder / "functions.c", folder / "driver.c")
    build(find_compiler(), files, binary, FLAGS, product=Product.EXECUTABLE)
    finished = run([str(binary)], LIMITS, environment={"OMP_NUM_THREADS": "2"})
    return finished.stdout.decode().splitlines() if finished.succeeded else []
