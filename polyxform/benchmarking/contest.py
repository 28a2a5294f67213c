"""Everything that takes part in a measurement: the original and the result by each compiler, libraries, the machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from polyxform.benchmarking.libraries import (
    blas_implementations,
    libxsmm_implementations,
    onednn_implementations,
    other_onednn_builds,
)
from polyxform.benchmarking.linked_library import Unavailable
from polyxform.benchmarking.machine_programs import machine_implementations
from polyxform.benchmarking.numpy_products import numpy_implementations
from polyxform.benchmarking.operators import Work
from polyxform.benchmarking.polyhedral import POLLY_FLAGS, by_pluto, polly_compiler
from polyxform.benchmarking.problem import Unrecognized
from polyxform.benchmarking.recognize import recognize
from polyxform.benchmarking.recognize_operators import known_names, recognize_operators
from polyxform.diagnostics import EnvironmentFault
from polyxform.harness.driver import Unit, build_implementation
from polyxform.harness.entry import Entry
from polyxform.harness.linking import linker_words
from polyxform.harness.measurements import OURS
from polyxform.harness.plan import Implementation
from polyxform.harness.subject import Subject, models_at, packers_of
from polyxform.pipeline import Compilation, compile_source
from polyxform.toolchain.compiler import Compiler, accepts, find_compiler

OPTIMIZING = ("-O3", "-march=native", "-fopenmp")
UNCONTRACTED = "-ffp-contract=off"
OTHER_COMPILERS = ("gcc", "clang")
Missing = tuple[tuple[str, str], ...]
LibraryMaker = Callable[[Compiler, Path, Work, Entry], tuple[Implementation, ...]]
LIBRARIES: Mapping[str, LibraryMaker] = {
    "onednn": onednn_implementations,
    "openblas": blas_implementations,
    "libxsmm": libxsmm_implementations,
    "numpy": numpy_implementations,
}
POLYHEDRAL = ("polly", "pluto")
STRICT = "strict"
"""Our own result with the source's order of additions kept and no fused multiply-adds: the original bit for bit."""
RIVALS = (*OTHER_COMPILERS, *POLYHEDRAL, *LIBRARIES, STRICT)
USUAL_RIVALS = (*OTHER_COMPILERS, *LIBRARIES)
"""Without those that may work on a file for a minute and then not take it."""


@dataclass(frozen=True)
class Contest:
    """What takes part in a case.

    main     the original by the main compiler, the result, the machine's programs, libraries
    apart    groups that need a process of their own with more than one thread, because they bring another OpenMP run
             time; each begins with the original as an oracle that is not timed
    alone    groups that always need one: further builds of a library, behind our result as their oracle
    missing  what was asked for and does not take part, with the reason
    about    compiler and flags of compiled implementations
    """

    main: tuple[Implementation, ...]
    apart: tuple[tuple[Implementation, ...], ...]
    missing: Missing
    about: Mapping[str, str]
    alone: tuple[tuple[Implementation, ...], ...] = ()

    def groups(self, threads: int) -> tuple[tuple[Implementation, ...], ...]:
        """Implementations by process: on one thread run times do not get into each other's way."""
        if threads > 1:
            return (self.main, *self.apart)
        guests = tuple(implementation for group in self.apart for implementation in group[1:])
        return ((*self.main, *guests),)


@dataclass(frozen=True)
class Site:
    """Where and from what a contest is built.

    subject   the function
    original  the input
    result    the output
    compiler  the main one
    folder    for everything that is built
    input     what the output was made from, and how
    further   flags of every compiler besides the usual ones
    """

    subject: Subject
    original: Unit
    result: Unit
    compiler: Compiler
    folder: Path
    input: Compilation
    further: tuple[str, ...] = ()

    def flags(self, compiler: Compiler) -> tuple[str, ...]:
        """What to compile with."""
        return (*optimizing_flags(compiler), *(flag for flag in self.further if accepts(compiler, flag)))


def site_of(subject: Subject, compilation: Compilation, folder: Path) -> Site:
    """The site for a function of a compilation. EnvironmentFault without a compiler."""
    place, preprocessor = Path(compilation.source.path).parent, compilation.options.preprocessor
    original = Unit(compilation.source.encode(), place, preprocessor)
    words = linker_words(compilation.text)
    result = Unit(compilation.text.encode("latin-1"), place, preprocessor, packers_of(subject), words)
    return Site(subject, original, result, find_compiler(compilation.options.compiler), folder, compilation)


def assemble(site: Site, against: tuple[str, ...], problem: Work | None) -> Contest:
    """Build everything that takes part. CompilationFailed when original or result do not compile."""
    compiler, entry = site.compiler, site.subject.entry
    flags = site.flags(compiler)
    reference = build_implementation(compiler, site.folder, "original", entry, site.original, flags)
    ours = build_implementation(compiler, site.folder, "result", entry, site.result, flags)
    libraries, missing = with_libraries(site, against, problem)
    apart, missing_compilers, about = with_compilers(site, against)
    main = (
        Implementation(compiler.name, "reference", reference),
        Implementation(OURS, "candidate", ours),
        *machine_implementations(compiler, site.folder, element_of(entry), flags),
        *libraries,
        *strict_implementations(site, against),
    )
    told = dict.fromkeys((compiler.name, OURS), f"{compiler.version} {' '.join(flags)}")
    told[STRICT] = f"without --reassociate; {told[OURS]} {UNCONTRACTED}"
    alone = other_builds(site, against, problem, ours)
    return Contest(main, apart, missing + missing_compilers, {**about, **told}, alone)


def strict_implementations(site: Site, against: tuple[str, ...]) -> tuple[Implementation, ...]:
    """The result as it is without consent to other orders of additions, where that is asked for."""
    if STRICT not in against:
        return ()
    plain = compile_source(site.input.source, replace(site.input.options, reassociate=False))
    unit = replace(site.result, code=plain.text.encode("latin-1"))
    flags = (*site.flags(site.compiler), UNCONTRACTED)
    path = build_implementation(site.compiler, site.folder, STRICT, site.subject.entry, unit, flags)
    return (Implementation(STRICT, "candidate", path),)


def optimizing_flags(compiler: Compiler) -> tuple[str, ...]:
    """The flags that people compile such code with, as far as the compiler knows them."""
    return tuple(flag for flag in OPTIMIZING if accepts(compiler, flag))


def element_of(entry: Entry) -> str:
    """The floating-point type that the kernel computes in; "double" when it is not float alone."""
    elements = {buffer.element for buffer in entry.buffers}
    return "double" if "double" in elements else "float"


def with_libraries(
    site: Site, against: tuple[str, ...], problem: Work | None
) -> tuple[tuple[Implementation, ...], Missing]:
    """The libraries that can do the problem, and why others cannot."""
    made: list[Implementation] = []
    missing: list[tuple[str, str]] = []
    for name in (name for name in against if name in LIBRARIES):
        try:
            found = problem or problem_of(site.subject)
            made += LIBRARIES[name](site.compiler, site.folder, found, site.subject.entry)
        except (Unavailable, Unrecognized) as reason:
            missing.append((name, str(reason)))
    return tuple(made), tuple(missing)


def problem_of(subject: Subject) -> Work:
    """What a library has to compute: products where nothing else is there, else operators of any kind.

    Raises Unrecognized with what keeps it from being products.
    """
    sizes = dict(subject.sizes)
    try:
        return recognize(models_at(subject, sizes), sizes, known_names(subject))
    except Unrecognized as reason:
        try:
            return recognize_operators(subject)
        except Unrecognized:
            raise reason from None


def other_builds(
    site: Site, against: tuple[str, ...], problem: Work | None, ours: Path
) -> tuple[tuple[Implementation, ...], ...]:
    """Groups for further builds of a library. Our result takes part again, so that there are rounds to compare in."""
    oracle = Implementation("oracle", "oracle", ours)
    copy = Implementation(OURS, "candidate", Path(shutil.copy(ours, site.folder / "result_again.so")))
    try:
        found = (problem or problem_of(site.subject)) if "onednn" in against else None
        groups = other_onednn_builds(site.compiler, site.folder, found, site.subject.entry) if found else ()
    except (Unavailable, Unrecognized):
        return ()
    return tuple((oracle, copy, *group) for group in groups)


def with_compilers(
    site: Site, against: tuple[str, ...]
) -> tuple[tuple[tuple[Implementation, ...], ...], Missing, dict[str, str]]:
    """The original by other compilers, each with an oracle: (groups, what is missing, compiler and flags by name)."""
    groups, missing, about = [], [], {}
    others = (*OTHER_COMPILERS, *POLYHEDRAL)
    for name in (name for name in against if name in others and name != site.compiler.name):
        try:
            rival = rival_of(site, name)
            groups.append(group_of(site, rival))
            about[name] = " ".join((rival.compiler.version, *rival.flags))
        except EnvironmentFault as fault:
            missing.append((name, fault.diagnostics[0].message))
    return tuple(groups), tuple(missing), about


@dataclass(frozen=True)
class Rival:
    """The original, compiled in another way.

    name      for reports
    compiler  that compiles it
    unit      what is compiled: the original, or what a source-to-source compiler makes of it
    flags     of the compiler
    """

    name: str
    compiler: Compiler
    unit: Unit
    flags: tuple[str, ...]


def rival_of(site: Site, name: str) -> Rival:
    """What to compile, and how. EnvironmentFault when something is missing for it."""
    if name == "polly":
        compiler = polly_compiler()
        return Rival(name, compiler, site.original, (*site.flags(compiler), *POLLY_FLAGS))
    if name == "pluto":
        return Rival(name, site.compiler, by_pluto(site.original, site.folder), site.flags(site.compiler))
    compiler = find_compiler(name)
    return Rival(name, compiler, site.original, site.flags(compiler))


def group_of(site: Site, rival: Rival) -> tuple[Implementation, ...]:
    """The original by a rival behind an oracle without OpenMP, so that one run time is in the process."""
    entry, folder = site.subject.entry, site.folder
    sequential = tuple(flag for flag in site.flags(site.compiler) if flag != "-fopenmp")
    oracle = build_implementation(site.compiler, folder, f"oracle_{rival.name}", entry, site.original, sequential)
    path = build_implementation(rival.compiler, folder, f"original_{rival.name}", entry, rival.unit, rival.flags)
    return Implementation("oracle", "oracle", oracle), Implementation(rival.name, "candidate", path)
