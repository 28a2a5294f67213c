"""Values of options and of configuration keys: what is accepted, and the sentence for what is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from polyxform import machine
from polyxform.machine import NAMED
from polyxform.microkernels.libraries import GENERATED, LIBRARIES

MAXIMUM_TILE = 1 << 16
MAXIMUM_THREADS = 1024
TARGETS = ("native", *NAMED)
FUSIONS = ("none", "smart", "max")
BACK_ENDS = (GENERATED, *LIBRARIES)
IDENTIFIER = re.compile(r"[A-Za-z_]\w*", re.ASCII)
MACRO = re.compile(r"[A-Za-z_]\w*(\([^()]*\))?(=.*)?", re.ASCII | re.DOTALL)
STANDARD = re.compile(r"[a-z0-9+:]+")


def tile_size(value: object) -> int:
    """A tile size. ValueError unless it is a whole number in range."""
    size = whole_number(value)
    if not 1 <= size <= MAXIMUM_TILE:
        raise ValueError(f"{value} is not a tile size: whole numbers from 1 to {MAXIMUM_TILE}")
    return size


def tile_sizes(text: str) -> tuple[int, ...]:
    """Tile sizes from "32,32,64". ValueError."""
    return tuple(tile_size(part) for part in text.split(","))


def size(text: str) -> tuple[str, int]:
    """A parameter's value from "N=1024". ValueError."""
    name, equals, value = text.partition("=")
    if not equals or not IDENTIFIER.fullmatch(name):
        raise ValueError(f"{text!r} is not NAME=NUMBER")
    return name, whole_number(value)


def sizes(text: str) -> tuple[tuple[str, int], ...]:
    """Several parameters' values from "N=7,M=3". ValueError."""
    return tuple(size(part) for part in text.split(","))


def thread_counts(text: str) -> tuple[int, ...]:
    """Numbers of threads from "1,2,4". ValueError."""
    counts = tuple(whole_number(part) for part in text.split(","))
    if not all(1 <= count <= MAXIMUM_THREADS for count in counts):
        raise ValueError(f"{text!r} are not numbers of threads from 1 to {MAXIMUM_THREADS}")
    return counts


def duration(text: str) -> float:
    """Seconds from "90", "90s", "2m" or "1h". ValueError."""
    units = {"s": 1, "m": 60, "h": 3600}
    number, unit = (text[:-1], units[text[-1]]) if text[-1:] in units else (text, 1)
    seconds = float(number) * unit
    if not 0 < seconds < float("inf"):
        raise ValueError(f"{text!r} is no time: 90s, 2m, 1h")
    return seconds


def text_of(path: str) -> str:
    """The text of a file. ValueError when it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeError) as reason:
        raise ValueError(f"{path!r} cannot be read: {reason}") from None


def names(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """Names from "gcc,onednn", each of them one of `known`. ValueError."""
    chosen = tuple(part.strip() for part in text.split(","))
    for name in chosen:
        if name not in known:
            raise ValueError(f"{name!r} is not one of {', '.join(known)}")
    return chosen


def targets(value: object) -> str:
    """Names of machines, "x86-64-v3,x86-64-v4". ValueError for one that does not exist."""
    text = str(value).replace(" ", "")
    machine.targets(text or "none")
    return text


def whole_number(value: object) -> int:
    """A whole number from an int or from decimal text. ValueError."""
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value.strip()):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(f"{value!r} is not a whole number")


def macro(flag: str) -> str:
    """A -D or -U flag with its value attached, checked: it reaches the preprocessor as one argument. ValueError."""
    if not MACRO.fullmatch(flag[2:]):
        raise ValueError(f"{flag[2:]!r} does not define a macro: NAME or NAME=VALUE")
    return flag


def standard(name: str) -> str:
    """Name of a C standard, checked in form only: the compiler knows which exist. ValueError."""
    if not STANDARD.fullmatch(name):
        raise ValueError(f"{name!r} is not the name of a C standard, such as c99 or gnu17")
    return name


class Parsed(click.ParamType[Any]):
    """A click parameter type from a function that raises ValueError."""

    def __init__(self, name: str, parse: Callable[[str], Any]) -> None:
        self.name = name
        self.parse = parse

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The parsed value, or a usage error."""
        if not isinstance(value, str):
            return value
        try:
            return self.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
