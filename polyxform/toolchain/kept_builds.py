"""Programs of our own that every check and every measurement needs: compiled once for a state of their sources."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from polyxform.toolchain.compiler import Compiler, Product, build
from polyxform.toolchain.kept_files import KeptFiles, cache_folder

ROOM = "native"
RUNNABLE = 0o700


def build_kept(
    compiler: Compiler,
    sources: Sequence[Path],
    output: Path,
    flags: Sequence[str] = (),
    *,
    product: Product = Product.OBJECT,
    libraries: Sequence[str] = (),
    version: str = "",
) -> None:
    """Like `build`, for sources that include nothing of the person's.

    version  of a library that they are linked with: its headers are not looked at

    Raises CompilationFailed PX602 when it has to be compiled and the compiler does not accept it.
    """
    kept = KeptFiles(cache_folder(ROOM))
    words = (product.name, *flags, "--", *libraries, "--", version)
    name = name_of(compiler, sources, words)
    code = kept.find(name)
    if code is None:
        build(compiler, sources, output, flags, product=product, libraries=libraries)
        kept.keep(name, output.read_bytes())
        kept.clear_old()
        return
    output.write_bytes(code)
    output.chmod(RUNNABLE)


def name_of(compiler: Compiler, sources: Sequence[Path], words: Sequence[str]) -> str:
    """A name that changes with the compiler, the C library, the words and every C file beside the sources."""
    program = os.stat(compiler.path)
    facts = (compiler.path, compiler.version, program.st_mtime_ns, program.st_size, os.uname().machine, c_library())
    text = repr((facts, tuple(words), tuple(map(str, sources)), tuple(contents(sources))))
    return hashlib.sha256(text.encode()).hexdigest()


def c_library() -> str:
    """The C library's name and version, "" where it does not tell."""
    try:
        return os.confstr("CS_GNU_LIBC_VERSION") or ""
    except ValueError:
        return ""


def contents(sources: Sequence[Path]) -> Iterator[str]:
    """Digests of the C files in the folders of the sources, headers among them."""
    for folder in sorted({source.parent for source in sources}):
        for path in sorted(folder.glob("*.[ch]")):
            yield hashlib.sha256(path.read_bytes()).hexdigest()
