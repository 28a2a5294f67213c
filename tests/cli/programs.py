"""C files and processes for the tests that run the whole program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POLYXFORM = (sys.executable, "-m", "polyxform")

SCALE = """\
void scale(int n, float a[restrict n], const float b[restrict n])
{
#pragma polyxform target(x86-64-v3)
#pragma scop
    for (int i = 0; i < n; i++)
        a[i] += 2.0f * b[i];
#pragma endscop
}
"""

WHILE = """\
void count(int n, int a[n])
{
#pragma scop
    while (n > 0)
        a[--n] = 0;
#pragma endscop
}
"""


def environment(**changes: str) -> dict[str, str]:
    """This process's environment, with the package on the path whatever the current folder is."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def polyxform(
    arguments: Sequence[object], folder: Path, variables: Mapping[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in `folder` to its end."""
    command = [*POLYXFORM, *(os.fsdecode(os.fspath(a)) if isinstance(a, Path) else str(a) for a in arguments)]
    return subprocess.run(
        command, cwd=folder, env=environment(**(variables or {})), input=stdin, capture_output=True, timeout=120
    )
