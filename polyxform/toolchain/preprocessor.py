"""Run the C preprocessor of gcc or clang on a text, under limits and without a shell."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from polyxform.diagnostics import Diagnostic, EnvironmentFault, PolyxformError, Severity, Span, source_error
from polyxform.options import PreprocessorOptions
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import Finished, run

PREPROCESSOR_LIMITS = Limits(wall_seconds=20.0, cpu_seconds=20, address_bytes=4 << 30, output_bytes=64 << 20)
MAIN_FILE = "<stdin>"
ERROR_LINE = re.compile(
    r"^(?P<file>[^\n]*?):(?P<line>\d+):(?:(?P<column>\d+):)? (?:fatal )?error: (?P<text>[^\n]*)$", re.M
)


def preprocess(text: str, path: str, options: PreprocessorOptions, compiler: str = "") -> str:
    """The text after preprocessing, with line markers; the main file is called MAIN_FILE in them.

    text      the source, one character a byte
    path      the file it came from, for quoted includes and for diagnostics
    compiler  "gcc", "clang" or a path; "" takes the first of these that is installed

    SourceError where the preprocessor reports an error, with its position. EnvironmentFault without a compiler.
    """
    command = [find_compiler(compiler), "-E", "-x", "c", "-iquote", str(Path(path).parent), *flags(options), "-"]
    finished = run(command, PREPROCESSOR_LIMITS, stdin=text.encode("latin-1"))
    if not finished.succeeded:
        raise failure(finished, path)
    return finished.stdout.decode("latin-1")


def flags(options: PreprocessorOptions) -> list[str]:
    """Command-line words for the user's preprocessor options."""
    words = [f"-I{folder}" for folder in options.include_paths]
    for folder in options.system_include_paths:
        words += ["-isystem", folder]
    words += options.definitions
    for file in options.forced_includes:
        words += ["-include", file]
    return [*words, f"-std={options.standard}"] if options.standard else words


def find_compiler(wanted: str = "") -> str:
    """Path of the wanted compiler, else of gcc, clang or cc. EnvironmentFault when there is none."""
    for name in (wanted,) if wanted else ("gcc", "clang", "cc"):
        found = shutil.which(name)
        if found:
            return found
    message = f"the compiler '{wanted}' was not found" if wanted else "no C compiler was found"
    help = "install gcc or clang, or name one by --compiler"
    raise EnvironmentFault(Diagnostic(Severity.ERROR, "PX601", message, help=help))


def failure(finished: Finished, path: str) -> PolyxformError:
    """The exception for a preprocessor run that did not succeed: its first error, with our path and its position."""
    match = ERROR_LINE.search(finished.stderr.decode("utf-8", "replace"))
    if match is None:
        reason = f"the preprocessor failed: {finished.outcome}"
        return source_error("PX107", reason, Span(path))
    file = path if match["file"] == MAIN_FILE else match["file"]
    span = Span(file, int(match["line"]), int(match["column"] or 0))
    return source_error("PX107", f"the preprocessor failed: {match['text']}", span)


def dependencies(path: str, target: str, options: PreprocessorOptions, compiler: str = "") -> str:
    """A make rule for `target` with every file that the preprocessor reads for the file at `path`.

    SourceError where the preprocessor reports an error. EnvironmentFault without a compiler.
    """
    place = ["-iquote", str(Path(path).parent)]
    command = [find_compiler(compiler), "-M", "-MP", "-MT", target, "-x", "c", *place, *flags(options), path]
    finished = run(command, PREPROCESSOR_LIMITS)
    if not finished.succeeded:
        raise failure(finished, path)
    return finished.stdout.decode("latin-1")
