"""Builds of oneDNN on this machine: Python wheels, folders that a person names, the system's library."""

from __future__ import annotations

import importlib.metadata
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from polyxform.benchmarking.linked_library import Library, Unavailable

WHEELS = (
    ("onednn-cpu-gomp", "onednn-devel-cpu-gomp"),
    ("onednn", "onednn-devel"),
    ("onednn-cpu-iomp", "onednn-devel-cpu-iomp"),
    ("onednn-cpu-tbb", "onednn-devel-cpu-tbb"),
)
"""Package and its headers; the first build takes part in the process of everything else."""
FOLDERS_VARIABLE = "POLYXFORM_ONEDNN"
SYSTEM_FOLDERS = (Path("/usr/include"), Path("/usr/local/include"), Path("/opt/intel/oneapi/dnnl/latest/include"))
VERSION = re.compile(r"#define\s+DNNL_VERSION_(MAJOR|MINOR|PATCH)\s+(\d+)")
VERSION_HEADER = Path("oneapi") / "dnnl" / "dnnl_version.h"
Place = tuple[Path, Path | None]
"""The version header, and the folder of the library; None where the linker finds it."""


@cache
def find_builds() -> tuple[Library, ...]:
    """Builds of oneDNN 3, one a version: wheels, folders of $POLYXFORM_ONEDNN, the system's. Unavailable: none."""
    found: dict[str, Library] = {}
    for header, folder in [*wheels(), *named_folders(), *of_the_system()]:
        version = version_of(header)
        if version.startswith("3"):
            found.setdefault(version, Library("oneDNN", version, flags_for(header, folder), links_for(folder)))
    if not found:
        raise Unavailable("oneDNN 3 is not installed: pip install 'polyxform[onednn]'")
    return tuple(found.values())


def flags_for(header: Path, folder: Path | None) -> tuple[str, ...]:
    """Compiler words. The SYCL builds look for Intel's OpenCL driver, which lies beside them."""
    driver = folder / "libintelocl.so" if folder else None
    known = (f'-DOPENCL_DRIVER="{driver}"',) if driver and driver.exists() else ()
    return ("-I", str(header.parent.parent.parent), *known)


def links_for(folder: Path | None) -> tuple[str, ...]:
    """Linker words; what the library needs lies in its own folder."""
    if folder is None:
        return ("-ldnnl",)
    return ("-L", str(folder), "-ldnnl", f"-Wl,--disable-new-dtags,-rpath,{folder},-rpath-link,{folder}")


def wheels() -> Iterable[Place]:
    """Wheels of which both parts are installed."""
    for pair in WHEELS:
        files = [path for name in pair for path in wheel_files(name)]
        headers = [path for path in files if path.as_posix().endswith(VERSION_HEADER.as_posix())]
        libraries = [path for path in files if path.name == "libdnnl.so"]
        if headers and libraries:
            yield headers[0].resolve(), libraries[0].parent.resolve()


def wheel_files(name: str) -> list[Path]:
    """Files of an installed distribution, [] when it is not installed."""
    try:
        listed = importlib.metadata.distribution(name).files or []
    except importlib.metadata.PackageNotFoundError:
        return []
    return [Path(str(path.locate())) for path in listed]


def named_folders() -> Iterable[Place]:
    """Folders with `include` and `lib` in the variable, as an environment of its own has for another wheel."""
    for name in filter(None, os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep)):
        header, folder = Path(name) / "include" / VERSION_HEADER, Path(name).resolve() / "lib"
        if header.exists() and (folder / "libdnnl.so").exists():
            yield header.resolve(), folder


def of_the_system() -> Iterable[Place]:
    """System libraries."""
    for folder in SYSTEM_FOLDERS:
        if (folder / VERSION_HEADER).exists():
            yield folder / VERSION_HEADER, None


def version_of(header: Path) -> str:
    """ "3.2.0" from the version header."""
    numbers = dict(VERSION.findall(header.read_text(errors="replace")))
    return ".".join(numbers.get(part, "0") for part in ("MAJOR", "MINOR", "PATCH"))
