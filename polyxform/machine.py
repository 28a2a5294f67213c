"""What the code is made for: vector unit, registers, caches, cores; by name or detected here."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True)
class Cache:
    """One level of data cache.

    level          1, 2, 3
    size           bytes
    line           bytes
    associativity  ways
    sharing        cores that share one instance
    bandwidth      bytes a cycle that one core reads from it into the nearer level; 0: what is usual for the level
    """

    level: int
    size: int
    line: int
    associativity: int
    sharing: int
    bandwidth: float = 0.0


@dataclass(frozen=True)
class Machine:
    """A target.

    name              "x86-64-v4", "native", ...
    march             value for the compiler's -march
    vector_bytes      width of a vector register
    vector_registers  how many the compiler can use
    fma_per_cycle     vector fused multiply-adds issued a cycle
    gigahertz         clock under vector load
    cores             that one process may use
    caches            nearest first
    memory_bandwidth  bytes a second that one core reads from memory
    total_bandwidth   bytes a second that all cores together read from memory; 0: unknown
    load_bytes        bytes a cycle from the nearest cache into registers
    store_bytes       bytes a cycle from registers into the nearest cache
    page_entries      pages of 4096 bytes whose addresses a core keeps at hand (second-level data TLB)
    features          of the processor, as compilers name them, that kernels use whatever the compiler's flags say; ():
                      kernels are compiled as all other code is
    """

    name: str
    march: str
    vector_bytes: int
    vector_registers: int
    fma_per_cycle: float
    gigahertz: float
    cores: int
    caches: tuple[Cache, ...]
    memory_bandwidth: float
    total_bandwidth: float = 0.0
    load_bytes: int = 64
    store_bytes: int = 32
    page_entries: int = 2048
    features: tuple[str, ...] = ()

    def lanes(self, element_bytes: int) -> int:
        """Elements in one vector register."""
        return self.vector_bytes // element_bytes

    def peak_gflops(self, element_bytes: int) -> float:
        """Nominal floating-point operations a nanosecond of one core."""
        return 2 * self.fma_per_cycle * self.lanes(element_bytes) * self.gigahertz


GENERIC_CACHES = (
    Cache(1, 32 << 10, 64, 8, 1),
    Cache(2, 1 << 20, 64, 8, 1),
    Cache(3, 32 << 20, 64, 16, 8),
)

NAMED = {
    machine.name: machine
    for machine in (
        Machine("x86-64-v4", "x86-64-v4", 64, 32, 1, 3.6, 8, GENERIC_CACHES, 25e9),
        Machine("x86-64-v3", "x86-64-v3", 32, 16, 2, 3.6, 8, GENERIC_CACHES, 25e9),
        Machine("x86-64-v2", "x86-64-v2", 16, 16, 1, 3.6, 8, GENERIC_CACHES, 25e9),
        Machine("armv8-a", "armv8-a", 16, 32, 2, 3.0, 8, GENERIC_CACHES, 25e9),
        Machine("portable", "", 16, 16, 1, 3.0, 8, GENERIC_CACHES, 20e9),
    )
}


FEATURES = {
    "x86-64-v4": ("avx512f", "avx512bw", "avx512dq", "avx512vl", "avx2", "fma"),
    "x86-64-v3": ("avx2", "fma"),
    "x86-64-v2": ("sse4.2",),
    "portable": (),
}
"""Machines that one file can serve, the most capable first, with what kernels for them use."""


def targets(names: str) -> tuple[Machine, ...]:
    """The machines of a list such as "x86-64-v3,x86-64-v4", the most capable first.

    All but the last have features to test at run time. ValueError for a name that does not exist, or in a list cannot.
    """
    listed = [name.strip() for name in names.split(",")]
    if len(listed) == 1 and (names in NAMED or names in ("", "native")):
        return (named(names),)
    known = tuple(FEATURES) if len(listed) > 1 else ("native", *NAMED)
    for place, name in enumerate(listed):
        if name not in known:
            raise ValueError(f"{name!r} is not one of {', '.join(known)}")
        if name in listed[:place]:
            raise ValueError(f"{name!r} stands there twice")
    *better, least = sorted(listed, key=tuple(FEATURES).index)
    return (*(replace(NAMED[name], features=FEATURES[name]) for name in better), NAMED[least])


def named(name: str) -> Machine:
    """The machine called `name`; "native" and "" detect this one. KeyError for an unknown name."""
    if name in ("", "native"):
        return detect()
    return NAMED[name]


def detect() -> Machine:
    """This machine, read from /proc and /sys; the nearest named machine where these say nothing."""
    flags = cpu_flags()
    base = NAMED[nearest_level(flags, platform.machine())]
    caches = tuple(read_caches(Path("/sys/devices/system/cpu/cpu0/cache"))) or base.caches
    return replace(base, name="native", march="native", cores=usable_cores(), caches=caches)


def usable_cores() -> int:
    """Cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cpu_flags(path: Path = Path("/proc/cpuinfo")) -> frozenset[str]:
    """Feature flags of the first CPU; empty where the file does not exist."""
    if not path.exists():
        return frozenset()
    for line in path.read_text(errors="replace").splitlines():
        if line.startswith(("flags", "Features")):
            return frozenset(line.partition(":")[2].split())
    return frozenset()


def cpu_name(table: Path = Path("/proc/cpuinfo")) -> str:
    """The processor's own name, else its architecture."""
    if table.exists():
        for line in table.read_text(errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def nearest_level(flags: frozenset[str], architecture: str) -> str:
    """Name of the richest named machine whose instructions this CPU has."""
    if architecture in ("aarch64", "arm64"):
        return "armv8-a"
    if architecture not in ("x86_64", "AMD64"):
        return "portable"
    if {"avx512f", "avx512bw", "avx512dq", "avx512vl"} <= flags:
        return "x86-64-v4"
    if {"avx2", "fma"} <= flags:
        return "x86-64-v3"
    return "x86-64-v2"


def read_caches(folder: Path) -> list[Cache]:
    """Data caches as Linux lists them under /sys, nearest first."""
    found = []
    for index in sorted(folder.glob("index*")):
        if (index / "type").read_text().strip() == "Instruction":
            continue
        found.append(
            Cache(
                level=int((index / "level").read_text()),
                size=parse_size((index / "size").read_text().strip()),
                line=int((index / "coherency_line_size").read_text()),
                associativity=int((index / "ways_of_associativity").read_text()),
                sharing=count_cpus((index / "shared_cpu_list").read_text().strip()),
            )
        )
    return sorted(found, key=lambda cache: cache.level)


def parse_size(text: str) -> int:
    """Bytes of a size as /sys writes it: "32K", "1M"."""
    units = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}
    return int(text[:-1]) * units[text[-1]] if text[-1] in units else int(text)


def count_cpus(text: str) -> int:
    """How many CPUs a list such as "0-3,8" names."""
    total = 0
    for part in text.split(","):
        first, _, last = part.partition("-")
        total += int(last or first) - int(first) + 1
    return total
