"""Flags of the C preprocessor from a `compile_commands.json`, as CMake, Meson and Bear write it."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from polyxform.cli import values
from polyxform.diagnostics import Diagnostic, ExitCode, PolyxformError, Severity, Span
from polyxform.options import Options, PreprocessorOptions

NAME = "compile_commands.json"
PLACES = ("-isystem", "-include", "-I")
MACROS = ("-D", "-U")


class UnusableCommands(PolyxformError):
    """A list of compile commands cannot be read, or does not speak of a file."""

    exit_code = ExitCode.USAGE


def with_commands(options: Options, source: str, listed: str) -> Options:
    """Options with the flags that `listed`, the file or its folder, has for a source; those given here come first.

    Raises UnusableCommands when the list cannot be read or does not name the source.
    """
    path = Path(listed) / NAME if os.path.isdir(listed) else Path(listed)
    found = flags_of(command_for(source, path), options.preprocessor)
    return replace(options, preprocessor=found)


def command_for(source: str, path: Path) -> tuple[Path, Sequence[str]]:
    """Working folder and words of the first command that compiles the source."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        for entry in entries:
            folder = Path(entry["directory"])
            if os.path.realpath(folder / entry["file"]) == os.path.realpath(source):
                return folder, words(entry)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise unusable(path, f"cannot read the compile commands: {error}") from None
    raise unusable(path, f"no command compiles '{source}'")


def words(entry: dict[str, Any]) -> Sequence[str]:
    """The words of an entry's command."""
    if "arguments" in entry:
        return [str(word) for word in entry["arguments"]]
    return shlex.split(entry["command"])


def flags_of(command: tuple[Path, Sequence[str]], given: PreprocessorOptions) -> PreprocessorOptions:
    """The preprocessor's part of a command, behind what was given."""
    folder, arguments = command
    found = list(pairs(arguments))

    def places(flag: str) -> tuple[str, ...]:
        return tuple(str(folder / value) for name, value in found if name == flag)

    standards = [values.standard(value) for name, value in found if name == "-std"]
    return PreprocessorOptions(
        include_paths=(*given.include_paths, *places("-I")),
        system_include_paths=(*given.system_include_paths, *places("-isystem")),
        definitions=(*(values.macro(name + value) for name, value in found if name in MACROS), *given.definitions),
        forced_includes=(*places("-include"), *given.forced_includes),
        standard=given.standard or (standards[-1] if standards else ""),
    )


def pairs(arguments: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Flags that concern the preprocessor with their values, written together or apart."""
    rest = iter(arguments)
    for word in rest:
        if word.startswith("-std="):
            yield "-std", word[len("-std=") :]
            continue
        flag = next((flag for flag in (*PLACES, *MACROS) if word.startswith(flag)), None)
        if flag is not None:
            yield flag, word[len(flag) :] or next(rest, "")


def unusable(path: Path, reason: str) -> UnusableCommands:
    """The exception for a list that cannot be used."""
    return UnusableCommands(Diagnostic(Severity.ERROR, "PX657", reason, Span(str(path))))
