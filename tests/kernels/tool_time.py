"""How long the program takes from its start to its end for each PolyBench kernel: `make tool-time`.

Elapsed time is that of a person who waits; processor time is that of all processes together. On a busy machine the
first says little, so that the shortest of some runs counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

POLYBENCH = Path("input_kernels/polybench")
REPORT = Path("reports/tool-time.txt")
PROGRAM = (sys.executable, "-m", "polyxform", "--isolated", "-q", "-o", os.devnull)


@dataclass(frozen=True)
class Run:
    """What one run takes.

    kernel     its file's stem
    elapsed    seconds
    processor  seconds of all processes
    """

    kernel: str
    elapsed: float
    processor: float


def timed(path: Path) -> Run:
    """One run. CalledProcessError when it fails."""
    before, began = children_seconds(), time.monotonic()
    subprocess.run([*PROGRAM, str(path)], check=True)
    return Run(path.stem, time.monotonic() - began, children_seconds() - before)


def children_seconds() -> float:
    """Processor time of children that have ended, and of theirs."""
    return sum(os.times()[2:4])


def shortest(path: Path, repeats: int) -> Run:
    """The run with the least elapsed time."""
    return min((timed(path) for _ in range(repeats)), key=lambda run: run.elapsed)


def table(runs: Sequence[Run]) -> Iterator[str]:
    """Lines that tell of each kernel, and of all."""
    yield f"{'kernel':<16}{'elapsed s':>12}{'processor s':>14}"
    for run in runs:
        yield f"{run.kernel:<16}{run.elapsed:>12.2f}{run.processor:>14.2f}"
    elapsed, processor = [run.elapsed for run in runs], [run.processor for run in runs]
    yield f"{'median':<16}{median(elapsed):>12.2f}{median(processor):>14.2f}"
    yield f"{'worst':<16}{max(elapsed):>12.2f}{max(processor):>14.2f}"


def main() -> None:
    """Run all kernels and write the report."""
    parser = ArgumentParser(prog="tests.kernels.tool_time")
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args().repeats
    text = "\n".join(table([shortest(path, repeats) for path in sorted(POLYBENCH.glob("*.c"))])) + "\n"
    print(text, end="")
    REPORT.write_text(text)


if __name__ == "__main__":
    main()
