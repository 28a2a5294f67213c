"""How long the program takes from its start to its end for each PolyBench kernel: `make tool-time`.

Elapsed time is that of a person who waits; processor time is that of all processes together. On a busy machine the
first says little, so that the shortest of some runs counts. Runs find compiled bytecode, as they do wherever the
program was installed or ran before: the environment may forbid to write any beside the sources, hence a folder for it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

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


def with_bytecode(folder: str) -> dict[str, str]:
    """This process's environment, with bytecode in a folder."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**variables, "PYTHONPYCACHEPREFIX": folder}


def timed(path: Path, environment: Mapping[str, str]) -> Run:
    """One run. CalledProcessError when it fails."""
    before, began = children_seconds(), time.monotonic()
    subprocess.run([*PROGRAM, str(path)], check=True, env=environment)
    return Run(path.stem, time.monotonic() - began, children_seconds() - before)


def children_seconds() -> float:
    """Processor time of children that have ended, and of theirs."""
    return sum(os.times()[2:4])


def shortest(path: Path, repeats: int, environment: Mapping[str, str]) -> Run:
    """The run with the least elapsed time."""
    return min((timed(path, environment) for _ in range(repeats)), key=lambda run: run.elapsed)


def measured(paths: Sequence[Path], repeats: int) -> list[Run]:
    """The shortest run for each file, behind one that compiles the program."""
    with TemporaryDirectory() as folder:
        environment = with_bytecode(folder)
        timed(paths[0], environment)
        return [shortest(path, repeats, environment) for path in paths]


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
    text = "\n".join(table(measured(sorted(POLYBENCH.glob("*.c")), repeats))) + "\n"
    print(text, end="")
    REPORT.write_text(text)


if __name__ == "__main__":
    main()
