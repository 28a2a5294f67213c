"""A library to measure against, and how something is linked with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from polyxform.toolchain.compiler import CompilationFailed, Compiler, Product, build
from polyxform.toolchain.kept_builds import build_kept

NATIVE = Path(__file__).with_name("native")


class Unavailable(Exception):
    """A library cannot be measured against; the text says why."""


@dataclass(frozen=True)
class Library:
    """A library that can be linked.

    name     "oneDNN", "OpenBLAS"
    version  its own number, "" where it does not tell
    flags    compiler words for its headers
    links    linker words
    """

    name: str
    version: str
    flags: tuple[str, ...]
    links: tuple[str, ...]


def build_library(compiler: Compiler, folder: Path, name: str, source: str, library: Library) -> Path:
    """Bring a native source, linked with the library, into `folder`. Unavailable when it does not compile or link."""
    output = folder / f"{name}.so"
    make = partial(build_kept, version=library.version) if library.version else build
    flags = ("-O2", *library.flags)
    try:
        make(compiler, [NATIVE / source], output, flags, product=Product.SHARED, libraries=library.links)
    except CompilationFailed as failure:
        detail = failure.diagnostics[0].help.splitlines()
        raise Unavailable(f"{library.name} cannot be linked: {detail[0] if detail else failure}") from None
    return output
