"""Other polyhedral compilers: Polly inside of clang, and Pluto's `polycc`, where they are installed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from polyxform.diagnostics import Diagnostic, EnvironmentFault, Severity
from polyxform.harness.driver import Unit
from polyxform.toolchain.compiler import Compiler, accepts, find_compiler
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import run

POLLY_FLAGS = ("-mllvm", "-polly", "-mllvm", "-polly-parallel", "-mllvm", "-polly-vectorizer=stripmine")
PLUTO_FLAGS = ("--tile", "--parallel")
PLUTO_LIMITS = Limits(wall_seconds=60.0, cpu_seconds=60, address_bytes=8 << 30)


def polly_compiler() -> Compiler:
    """A clang that has Polly. EnvironmentFault when there is none."""
    compiler = find_compiler("clang")
    if not accepts(compiler, *POLLY_FLAGS):
        raise missing("this clang has no Polly")
    return compiler


def by_pluto(original: Unit, folder: Path) -> Unit:
    """The original as polycc rewrites it. EnvironmentFault when it is not on PATH or does not take the file.

    It works in a folder of its own, because it writes beside its output whatever else it likes to keep.
    """
    program = shutil.which("polycc")
    if program is None:
        raise missing("polycc is not on PATH")
    place = folder / "pluto"
    place.mkdir(exist_ok=True)
    (place / "original.c").write_bytes(original.code)
    command = [program, *PLUTO_FLAGS, "original.c", "-o", "result.c"]
    finished = run(command, PLUTO_LIMITS, folder=place)
    result = place / "result.c"
    if not finished.succeeded or not result.exists():
        raise missing(f"polycc does not take the file ({finished.outcome})")
    return replace(original, code=result.read_bytes())


def missing(reason: str) -> EnvironmentFault:
    """The exception for something that is not there."""
    return EnvironmentFault(Diagnostic(Severity.ERROR, "PX601", reason))
