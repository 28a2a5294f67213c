"""Settings from `polyxform.toml` or `[tool.polyxform]`, and how they combine with those of the command line.

A setting is a field of Options or PreprocessorOptions by its name. Configuration files come with source trees from
anywhere, so they may choose among transformations but not programs, forced headers or folders outside their own.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from polyxform.cli import values
from polyxform.diagnostics import Diagnostic, ExitCode, PolyxformError, Severity, Span
from polyxform.options import Options, PreprocessorOptions

Settings = Mapping[str, Any]

OWN_FILE = "polyxform.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "polyxform"
PREPROCESSOR = tuple(field.name for field in fields(PreprocessorOptions))
FORBIDDEN = ("compiler", "forced-includes", "system-include-paths", "max-operations", "max-seconds")


class WrongConfiguration(PolyxformError):
    """The configuration file cannot be used."""

    exit_code = ExitCode.USAGE


def combine(configured: Settings, given: Settings) -> Options:
    """Options from a configuration file's settings and the command line's, which win; lists of both are joined."""
    merged = {**configured, **given}
    for name in ("include_paths", "system_include_paths"):
        merged[name] = (*given.get(name, ()), *configured.get(name, ()))
    for name in ("definitions", "forced_includes"):
        merged[name] = (*configured.get(name, ()), *given.get(name, ()))
    preprocessor = {name: merged.pop(name) for name in PREPROCESSOR if name in merged}
    explicit = tuple(sorted(name for name in given if name not in PREPROCESSOR))
    return replace(Options(), preprocessor=PreprocessorOptions(**preprocessor), explicit=explicit, **merged)


def configuration_for(folder: Path) -> Settings:
    """Settings of the nearest configuration file in `folder` or above it; none when there is no such file."""
    for place in (folder, *folder.parents):
        if (place / OWN_FILE).is_file():
            return read_configuration(place / OWN_FILE, ())
        if (place / SHARED_FILE).is_file() and has_table(place / SHARED_FILE):
            return read_configuration(place / SHARED_FILE, ("tool", TABLE))
    return {}


def has_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks of polyxform; one that is broken but does not name it is not our business."""
    return f"[tool.{TABLE}]" in path.read_text(encoding="utf-8", errors="replace")


def read_configuration(path: Path, table: tuple[str, ...]) -> Settings:
    """Settings of the table in `path`. WrongConfiguration with the line of the first thing that is wrong."""
    text = read_text(path)
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise wrong(Span(str(path)), f"not TOML: {error}") from None
    for name in table:
        rows = rows.get(name, {})
    return dict(setting(key, value, path, text) for key, value in rows.items())


def read_text(path: Path) -> str:
    """The file's text. WrongConfiguration when it cannot be had."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise wrong(Span(str(path)), f"cannot read: {error}") from None


def setting(key: str, value: object, path: Path, text: str) -> tuple[str, object]:
    """One key as a setting. WrongConfiguration at its line."""
    span = Span(str(path), line_of(key, text))
    if key in FORBIDDEN:
        message = f"'{key}' may only be given on the command line"
        raise WrongConfiguration(Diagnostic(Severity.ERROR, "PX656", message, span, help=f"use --{key}"))
    if key not in READERS:
        near = difflib.get_close_matches(key, READERS, n=1)
        raise wrong(span, f"unknown key '{key}'", f"did you mean '{near[0]}'?" if near else "")
    try:
        return key.replace("-", "_"), READERS[key](value, path.parent)
    except ValueError as error:
        raise wrong(span, f"'{key}': {error}") from None


def wrong(span: Span, message: str, help_text: str = "") -> WrongConfiguration:
    """The exception for a configuration file that cannot be used."""
    return WrongConfiguration(Diagnostic(Severity.ERROR, "PX654", message, span, help=help_text))


def line_of(key: str, text: str) -> int:
    """First line that assigns `key`; 0 when it is written in a form that hides it."""
    pattern = re.compile(rf"""\s*(\S+\.)?["']?{re.escape(key)}["']?\s*[=.]""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 0)


def flag(value: object, _folder: Path) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError("true or false is expected")
    return value


def choice(*allowed: str) -> Callable[[object, Path], str]:
    """A reader that accepts one of `allowed`."""

    def read(value: object, _folder: Path) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is not one of {', '.join(allowed)}")
        return str(value)

    return read


def texts(value: object) -> list[str]:
    """A list of strings."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("a list of strings is expected")
    return value


def read_standard(value: object, _folder: Path) -> str:
    """Name of a C standard."""
    return values.standard(str(value))


def read_target(value: object, _folder: Path) -> str:
    """Names of machines."""
    return values.targets(value)


def read_tile_sizes(value: object, _folder: Path) -> tuple[int, ...]:
    """A list of tile sizes."""
    if not isinstance(value, list):
        raise ValueError("a list of whole numbers is expected")
    return tuple(values.tile_size(item) for item in value)


def read_sizes(value: object, _folder: Path) -> tuple[tuple[str, int], ...]:
    """A table of parameter values."""
    if not isinstance(value, dict):
        raise ValueError("a table such as { N = 1024 } is expected")
    return tuple((name, values.whole_number(number)) for name, number in value.items())


def read_definitions(value: object, _folder: Path) -> tuple[str, ...]:
    """Macros as -D flags."""
    return tuple(values.macro(f"-D{item}") for item in texts(value))


def read_include_paths(value: object, folder: Path) -> tuple[str, ...]:
    """Include folders, relative to the configuration file's folder and inside it."""
    root = folder.resolve()
    places = [(item, (root / item).resolve()) for item in texts(value)]
    for item, place in places:
        if not place.is_relative_to(root):
            raise ValueError(f"'{item}' is outside '{folder}'; give it with -I")
    return tuple(str(place) for _, place in places)


READERS: Mapping[str, Callable[[object, Path], object]] = {
    "target": read_target,
    "tile": flag,
    "parallel": flag,
    "microkernels": flag,
    "microkernel": choice(*values.BACK_ENDS),
    "fuse": choice(*values.FUSIONS),
    "tile-sizes": read_tile_sizes,
    "reassociate": flag,
    "specialize": flag,
    "sizes": read_sizes,
    "autodetect": flag,
    "strict": flag,
    "standard": read_standard,
    "definitions": read_definitions,
    "include-paths": read_include_paths,
}
