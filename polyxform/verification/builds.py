"""The builds that are run against each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from polyxform.harness.driver import Unit, build_driver, build_implementation, build_watched
from polyxform.harness.entry import Entry
from polyxform.harness.plan import Implementation
from polyxform.toolchain.compiler import CompilationFailed, Compiler, accepts

WRAPPING = "-fwrapv"
"""The drawn integers may overflow, which must mean the same in both programs; they are measured without this flag."""
REFERENCE_FLAGS = ("-O3", "-ffp-contract=off", WRAPPING)
STRICT_FLAGS = ("-O2", "-ffp-contract=off", WRAPPING, "-fopenmp")
FAST_FLAGS = ("-O3", WRAPPING, "-fopenmp")
SEQUENTIAL_FLAGS = ("-O2", "-ffp-contract=off", WRAPPING)
RACE_FLAGS = ("-O1", "-ffp-contract=off", WRAPPING)
SANITIZE = ("-fsanitize=address,undefined", "-fno-sanitize-recover=undefined", "-fno-omit-frame-pointer")
SANITIZED_FLAGS = ("-O1", "-g", "-ffp-contract=off", "-fopenmp", *SANITIZE)
NATIVE_FLAG = "-march=native"


@dataclass(frozen=True)
class Build:
    """A way to compile the result.

    name   for reports
    role   "strict": every bit counts always; "fast": where nothing was rounded, else within the bound
    flags  of the compiler
    """

    name: str
    role: str
    flags: tuple[str, ...]


def builds(compiler: Compiler, reassociated: bool, sanitize: bool) -> tuple[Build, ...]:
    """Builds of the result. When sums were reordered with consent, no build is held to every bit on rounded data."""
    strict = "fast" if reassociated else "strict"
    native = (NATIVE_FLAG,) if accepts(compiler, NATIVE_FLAG) else ()
    usual = (
        Build("strict", strict, STRICT_FLAGS + native),
        Build("fast", "fast", FAST_FLAGS + native),
        Build("sequential", strict, SEQUENTIAL_FLAGS + native),
    )
    return (*usual, Build("sanitized", strict, SANITIZED_FLAGS + native)) if sanitize else usual


@dataclass(frozen=True)
class Built:
    """Compiled code, ready to run.

    driver           the program that loads the others
    implementations  the original, then the builds of the result, in order
    notes            what a reader should know: builds that are missing
    """

    driver: Path
    implementations: tuple[Implementation, ...]
    notes: tuple[str, ...] = ()


def build_all(
    compiler: Compiler, folder: Path, entry: Entry, original: Unit, result: Unit, chosen: tuple[Build, ...]
) -> Built:
    """Compile driver, original and every build of the result into `folder`. CompilationFailed when one fails."""
    sanitized = any(SANITIZE[0] in build.flags for build in chosen)
    driver = build_driver(compiler, folder, SANITIZE if sanitized else ())
    reference = build_implementation(compiler, folder, "original", entry, original, REFERENCE_FLAGS)
    made = [Implementation("original", "reference", reference)]
    for build in chosen:
        path = build_implementation(compiler, folder, build.name, entry, result, build.flags)
        made.append(Implementation(build.name, build.role, path))
    watched = race_build(compiler, folder, entry, result, chosen)
    if watched is None:
        return Built(driver, tuple(made), ("parallel loops were not watched for races: that takes gcc",))
    return Built(driver, (*made, watched))


def race_build(
    compiler: Compiler, folder: Path, entry: Entry, result: Unit, chosen: tuple[Build, ...]
) -> Implementation | None:
    """The result with a run time that finds races in it; None where the compiler cannot make that.

    Beside the address sanitizer there is none either: both want to see every access.
    """
    if compiler.family != "gcc" or any(SANITIZE[0] in build.flags for build in chosen):
        return None
    native = (NATIVE_FLAG,) if accepts(compiler, NATIVE_FLAG) else ()
    try:
        path = build_watched(compiler, folder, "race", entry, result, RACE_FLAGS + native)
    except CompilationFailed:
        return None
    return Implementation("race", chosen[0].role, path)
