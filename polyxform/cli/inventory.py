"""What this machine offers to the program: each thing looked for by using it, never by a list of places."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata

from polyxform.benchmarking.linked_library import Unavailable
from polyxform.benchmarking.onednn_builds import find_builds
from polyxform.diagnostics import EnvironmentFault
from polyxform.machine import Cache, Machine, cpu_name, detect
from polyxform.toolchain.compiler import Compiler, Product, build, find_compiler
from polyxform.toolchain.limits import COMPILER_LIMITS
from polyxform.toolchain.run import isolation, private_folder, run

OPENMP_PROGRAM = "#include <omp.h>\nint main(void) { return omp_get_max_threads() < 1; }\n"
VECTOR_UNITS = {64: "AVX-512", 32: "AVX2 with FMA", 16: "128-bit vectors"}


@dataclass(frozen=True)
class Finding:
    """One line of the inventory.

    subject  what was looked for
    found    what is there; "" when it is missing
    purpose  what it is for, or what it would add
    """

    subject: str
    found: str
    purpose: str


@dataclass(frozen=True)
class Library:
    """A C library that benchmarks compare with.

    name     what people call it
    program  a C program that needs it
    links    flags that may link it, each an alternative
    purpose  what it adds, and where it comes from
    """

    name: str
    program: str
    links: tuple[tuple[str, ...], ...]
    purpose: str


@dataclass(frozen=True)
class Package:
    """A Python distribution.

    name     as on the package index
    purpose  what it adds, and the extra that installs it
    """

    name: str
    purpose: str


LIBRARIES = (
    Library(
        "LIBXSMM",
        "#include <libxsmm.h>\nint main(void) { libxsmm_init(); return 0; }\n",
        (("-lxsmm", "-lxsmmnoblas", "-lpthread", "-ldl", "-lm"), ("-lxsmm", "-lblas", "-lpthread", "-ldl", "-lm")),
        "the comparison with its microkernels: libxsmm-dev",
    ),
    Library(
        "BLAS",
        "#include <cblas.h>\nint main(void) { return cblas_ddot(0, 0, 1, 0, 1) != 0; }\n",
        (("-lopenblas",), ("-lblis",), ("-lcblas",), ("-lblas",)),
        "the comparison of matrix products: libopenblas-dev",
    ),
)

PACKAGES = (
    Package("islpy", "the polyhedral library (required)"),
    Package("pycparser", "the C parser (required)"),
    Package("numpy", "the comparison of operators with numpy (required)"),
    Package("matplotlib", "plots in reports: pip install 'polyxform[plots]'"),
    Package("distributed", "tuning on several machines: pip install 'polyxform[cluster]'"),
    Package("islpy-barvinok", "exact counting (GPL): pip install 'polyxform[exact-counting]'"),
)


def machine_findings() -> Iterator[Finding]:
    """The processor and what the operating system grants."""
    machine = detect()
    yield Finding("processor", cpu_name(), "what 'native' code is made for")
    yield Finding("vector unit", vector_unit(machine), "microkernels use the widest")
    yield Finding("cores", str(machine.cores), "that this process may use")
    yield Finding("caches", "; ".join(cache_text(cache) for cache in machine.caches), "tile sizes follow them")
    yield Finding("isolation", isolation().description, "what 'verify' and 'bench' run code in")


def vector_unit(machine: Machine) -> str:
    """The widest vectors, in the words of data sheets."""
    return f"{VECTOR_UNITS[machine.vector_bytes]}, {machine.vector_registers} registers"


def cache_text(cache: Cache) -> str:
    """One cache level: "L2 1024 KB"."""
    shared = f" shared by {cache.sharing}" if cache.sharing > 1 else ""
    return f"L{cache.level} {cache.size >> 10} KB{shared}"


def compiler_findings() -> Iterator[Finding]:
    """C compilers, their OpenMP, and the polyhedral tools that results are compared with."""
    for name in ("gcc", "clang"):
        compiler = compiler_called(name)
        yield Finding(name, compiler.version if compiler else "", "preprocesses, checks, and runs what was generated")
        if compiler:
            found = "yes" if links(compiler, OPENMP_PROGRAM, ("-fopenmp",)) else ""
            yield Finding(f"{name} OpenMP", found, "parallel loops run on all cores (libgomp, libomp-dev)")
    yield Finding("Polly", "yes" if has_polly() else "", "the comparison with Polly: a clang built with it")
    yield Finding("Pluto", shutil.which("polycc") or "", "the comparison with Pluto: polycc on PATH")


def compiler_called(name: str) -> Compiler | None:
    """The compiler, or None when there is none of this name."""
    try:
        return find_compiler(name)
    except EnvironmentFault:
        return None


def has_polly() -> bool:
    """Whether clang takes Polly's switch; a bare syntax check would not notice."""
    clang = compiler_called("clang")
    command = ["-O3", "-mllvm", "-polly", "-x", "c", "-c", "/dev/null", "-o", "/dev/null"]
    return clang is not None and run([clang.path, *command], COMPILER_LIMITS).succeeded


def library_findings() -> Iterator[Finding]:
    """C libraries: oneDNN where benchmarks find it, the others by linking a small program."""
    yield Finding("oneDNN", onednn_version(), "the comparison with oneDNN: pip install 'polyxform[onednn]'")
    try:
        compiler = find_compiler()
    except EnvironmentFault:
        return
    for library in LIBRARIES:
        yield Finding(library.name, linked_by(compiler, library), library.purpose)


def onednn_version() -> str:
    """Versions of oneDNN that benchmarks would use, the better one for each case; "" for none."""
    try:
        return ", ".join(library.version for library in find_builds())
    except Unavailable:
        return ""


def linked_by(compiler: Compiler, library: Library) -> str:
    """The flags that link the library; "" when none do."""
    return next((" ".join(flags) for flags in library.links if links(compiler, library.program, flags)), "")


def links(compiler: Compiler, program: str, flags: Sequence[str]) -> bool:
    """Whether a program compiles and links with the flags."""
    with private_folder() as folder:
        source = folder / "probe.c"
        source.write_text(program)
        try:
            build(compiler, [source], folder / "probe", flags, product=Product.EXECUTABLE, libraries=flags)
        except EnvironmentFault:
            return False
    return True


def package_findings() -> Iterator[Finding]:
    """Python packages."""
    for package in PACKAGES:
        yield Finding(package.name, installed_version(package.name), package.purpose)


def installed_version(name: str) -> str:
    """Version of a distribution; "" when it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
