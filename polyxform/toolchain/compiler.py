"""C compilers: found on PATH, run under limits, with their complaints kept."""

from __future__ import annotations

import functools
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from polyxform.diagnostics import Diagnostic, EnvironmentFault, Severity
from polyxform.toolchain.limits import COMPILER_LIMITS, Limits
from polyxform.toolchain.run import Finished, run

PREFERRED = ("gcc", "clang", "cc")
MESSAGE_LINES = 12


class Product(Enum):
    """What a compilation makes; the value holds the compiler's words for it."""

    OBJECT = ("-c",)
    SHARED = ("-shared", "-fPIC")
    EXECUTABLE = ()


@dataclass(frozen=True)
class Compiler:
    """A compiler that can be run.

    path     absolute path of the program
    family   "gcc", "clang" or "" for another
    version  its own words: "gcc (Debian 12.2.0-14) 12.2.0"
    """

    path: str
    family: str
    version: str

    @property
    def name(self) -> str:
        """Program name without its folder."""
        return Path(self.path).name


class CompilationFailed(EnvironmentFault):
    """The compiler did not accept a file, or could not be run to its end."""


def find_compiler(name: str = "") -> Compiler:
    """The compiler called `name` (a program on PATH or a path); for "" gcc, else clang, else cc.

    Raises EnvironmentFault PX601 when there is none.
    """
    for candidate in (name,) if name else PREFERRED:
        path = shutil.which(candidate)
        if path:
            return describe(path)
    wanted = f"compiler '{name}'" if name else "C compiler (gcc, clang or cc)"
    help_text = "install gcc or clang, or name one with --compiler"
    raise EnvironmentFault(Diagnostic(Severity.ERROR, "PX601", f"no {wanted} was found on PATH", help=help_text))


def find_cxx_compiler() -> Compiler | None:
    """A C++ compiler (g++, else clang++), or None."""
    for candidate in ("g++", "clang++", "c++"):
        path = shutil.which(candidate)
        if path:
            return describe(path)
    return None


@functools.cache
def describe(path: str) -> Compiler:
    """Ask the program at `path` who it is; asked once per process."""
    answer = run([path, "--version"], COMPILER_LIMITS)
    lines = answer.stdout.decode(errors="replace").splitlines()
    version = lines[0] if answer.succeeded and lines else ""
    return Compiler(path, family(version, Path(path).name), version)


def family(version: str, name: str) -> str:
    """Which compiler's language of flags it speaks, from its version line and its name."""
    if "clang" in version:
        return "clang"
    if re.search(r"\bGCC\b|\bgcc\b|\bg\+\+", version) or re.match(r"gcc|g\+\+", name):
        return "gcc"
    return ""


def build(
    compiler: Compiler,
    sources: Sequence[Path],
    output: Path,
    flags: Sequence[str] = (),
    *,
    product: Product = Product.OBJECT,
    libraries: Sequence[str] = (),
    limits: Limits = COMPILER_LIMITS,
) -> None:
    """Compile `sources` (absolute paths) into `output`; its folder takes the temporary files.

    Raises CompilationFailed PX602 with the compiler's first lines when it does not succeed.
    """
    names = [str(source) for source in sources]
    command = [compiler.path, *product.value, *flags, "-o", str(output), *names, *libraries]
    finished = run(command, limits, temporary=output.parent)
    if not finished.succeeded:
        raise CompilationFailed(complaint(compiler, finished))


def syntax_check(
    compiler: Compiler, code: bytes, flags: Sequence[str] = (), limits: Limits = COMPILER_LIMITS
) -> Diagnostic | None:
    """Whether `code` is C that the compiler accepts (`-fsyntax-only`, from standard input): None, or its complaint.

    Quoted includes are looked up in the current folder unless `flags` names others with -iquote.
    """
    command = [compiler.path, "-fsyntax-only", *flags, "-x", "c", "-"]
    finished = run(command, limits, stdin=code)
    return None if finished.succeeded else complaint(compiler, finished)


def complaint(compiler: Compiler, finished: Finished) -> Diagnostic:
    """The diagnostic for a compilation that did not succeed: the errors first, at most MESSAGE_LINES lines."""
    lines = finished.stderr.decode(errors="replace").splitlines()
    errors = [line for line in lines if "error" in line or "undefined reference" in line] or lines
    detail = "\n".join(errors[:MESSAGE_LINES])
    message = f"{compiler.name} does not accept the code ({finished.outcome})"
    return Diagnostic(Severity.ERROR, "PX602", message, help=detail)


def supported_flags(compiler: Compiler, flags: Sequence[str]) -> tuple[str, ...]:
    """Those of `flags` that the compiler takes, each tried by itself on an empty file; asked once for each."""
    return tuple(flag for flag in flags if accepts(compiler, flag))


@functools.cache
def accepts(compiler: Compiler, *flags: str) -> bool:
    """Whether the compiler takes `flags` together without an error or a warning."""
    command = [compiler.path, "-Werror", *flags, "-fsyntax-only", "-x", "c", "-"]
    return run(command, COMPILER_LIMITS, stdin=b"typedef int empty;\n").succeeded
