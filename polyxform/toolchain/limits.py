"""What a child process may use, and the environment that it sees."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

KEPT_VARIABLES = ("PATH", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT")


@dataclass(frozen=True)
class Limits:
    """Bounds of one child process; 0 means no bound.

    wall_seconds   elapsed time, then the whole process group is killed
    cpu_seconds    processor time of each process
    address_bytes  virtual memory of each process
    file_bytes     size of each file it writes
    output_bytes   what it may print on standard output, standard error and its channel, each
    processes      processes and threads; held only inside a namespace of its own, where nobody else's count
    """

    wall_seconds: float = 60.0
    cpu_seconds: int = 120
    address_bytes: int = 0
    file_bytes: int = 1 << 30
    output_bytes: int = 16 << 20
    processes: int = 4096


COMPILER_LIMITS = Limits(wall_seconds=60.0, cpu_seconds=60, address_bytes=8 << 30, file_bytes=256 << 20)
BINARY_LIMITS = Limits(wall_seconds=120.0, cpu_seconds=480, address_bytes=64 << 30, file_bytes=64 << 20)


def clean_environment(folder: Path | None = None, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Environment of a child: fixed locale, nothing that injects code or headers, temporary files in `folder`.

    Only the variables of KEPT_VARIABLES pass through: LD_PRELOAD, CPATH, GCC_EXEC_PREFIX, OMP_* and the like do not.
    """
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    temporary = {"TMPDIR": str(folder)} if folder else {}
    return {**kept, "LC_ALL": "C", **temporary, **(extra or {})}


@dataclass(frozen=True)
class Isolation:
    """How far a child is shut off.

    prefix       command words that come before the child's own
    description  for reports: "own user, network and process namespaces", or why there are none
    """

    prefix: tuple[str, ...] = ()
    description: str = field(default="not isolated: resource limits only")
