"""Where something is measured: what a measurement holds for."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from polyxform import __version__
from polyxform.machine import cpu_name
from polyxform.toolchain.compiler import find_compiler

PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Place:
    """What decides, beside the code, how fast it runs.

    cpu       processor's own name
    compiler  its version line
    version   of polyxform
    """

    cpu: str
    compiler: str
    version: str


def this_place(compiler: str = "") -> Place:
    """Here, with the compiler of that name. EnvironmentFault without one."""
    return Place(cpu_name(), find_compiler(compiler).version, __version__)


def program_digest() -> str:
    """A name for the state of the installed program: it changes when any of its files is replaced."""
    stamps = sorted(
        f"{os.path.join(folder, name)} {os.stat(os.path.join(folder, name)).st_mtime_ns}"
        for folder, _, names in os.walk(PACKAGE)
        for name in names
        if not name.endswith(".pyc")
    )
    return hashlib.sha256("\n".join(stamps).encode()).hexdigest()
