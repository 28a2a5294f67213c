"""What a report says of the machine that it was measured on."""

from __future__ import annotations

import platform

from polyxform.benchmarking.contest import OTHER_COMPILERS, optimizing_flags
from polyxform.benchmarking.linked_library import Unavailable
from polyxform.benchmarking.onednn_builds import find_builds
from polyxform.diagnostics import EnvironmentFault
from polyxform.harness.measurements import MachineFacts
from polyxform.machine import cpu_name, detect
from polyxform.toolchain.compiler import Compiler, find_compiler
from polyxform.toolchain.run import isolation


def machine_facts(compiler: Compiler) -> MachineFacts:
    """Processor, compilers and libraries of this machine; `compiler` is the one that the timed builds are made with."""
    machine = detect()
    return MachineFacts(
        cpu=cpu_name(),
        cores=machine.cores,
        caches=tuple(cache.size for cache in machine.caches),
        system=" ".join(platform.uname()[slice(0, 3, 2)]),
        compilers=compiler_versions(compiler),
        libraries=library_versions(),
        flags=" ".join(optimizing_flags(compiler)),
        isolation=isolation().description,
    )


def compiler_versions(main: Compiler) -> dict[str, str]:
    """Version lines, the main compiler first."""
    found = {main.name: main.version}
    for name in OTHER_COMPILERS:
        try:
            found.setdefault(name, find_compiler(name).version)
        except EnvironmentFault:
            continue
    return found


def library_versions() -> dict[str, str]:
    """Versions of the libraries that tell them without being run."""
    try:
        return {"oneDNN": ", ".join(library.version for library in find_builds())}
    except Unavailable:
        return {}
