"""Every PolyBench kernel bit for bit: `make strict`.

Each kernel is compiled for a medium size, whose version runs there, and as it stands, whose version for all values
runs at two others: it has the tiles of the kernel's own size. Every bit counts in builds without fused multiply-adds
(`-ffp-contract=off`); parallel loops are watched for races besides. Sizes are fractions of the kernel's own. What came
out equal is written down and not run again while the code that is made stays the same.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

import click
from polyxform.harness.subject import Sizes, subjects_of
from polyxform.options import Options
from polyxform.pipeline import Compilation, compile_source
from polyxform.syntax.source import SourceFile
from polyxform.toolchain.compiler import CompilationFailed
from polyxform.verification.model import FunctionVerdict, Request, Verification
from polyxform.verification.verify import verify
from tabulate import tabulate

from tests.kernels.strict_record import Compared, append, find, key_of

POLYBENCH = Path("input_kernels/polybench")
REPORT = Path("reports/strict.txt")
RECORD = Path("build/strict.jsonl")
TITLE = (
    "Every PolyBench kernel beside its original, at three sizes and several numbers of threads; made by `make strict`."
)
HEADERS = ("kernel", "known size", "others", "threads", "runs", "verdict", "s")
MEDIUM = 16
FURTHER = ((40, 1), (27, 2))
"""Divisors of a kernel's own sizes, and what is added to the quotient."""
LEAST = 5
PATIENCE = 200.0
LEFT = "left: "


@dataclass(frozen=True)
class Row:
    """What was found of one kernel.

    kernel   name of its file
    sizes    the one that a version was made for, then those that the version for all values ran at
    threads  numbers of threads
    runs     runs that were compared with the original, in every array
    verdict  "equal", or what is wrong
    seconds  elapsed
    """

    kernel: str
    sizes: tuple[Sizes, ...]
    threads: tuple[int, ...]
    runs: int
    verdict: str
    seconds: float

    @property
    def cells(self) -> tuple[str, ...]:
        """For the table."""
        texts = [",".join(str(value) for _, value in sizes) for sizes in self.sizes]
        threads = ",".join(map(str, self.threads))
        others = " ".join(texts[1:])
        return self.kernel, texts[0], others, threads, str(self.runs), self.verdict, f"{self.seconds:.0f}"


def fraction(sizes: Sizes, divisor: int, more: int) -> Sizes:
    """The sizes divided and a little more; no two of them are made equal by that unless they were."""
    return tuple((name, max(value // divisor, LEAST) + more) for name, value in sizes)


def own_sizes(source: SourceFile) -> Sizes:
    """The values that a kernel names for measurements."""
    plain = compile_source(source, Options(microkernels=False, tile=False, fuse="none", parallel=False))
    return tuple(subjects_of(plain)[0][0].sizes)


def check(path: Path, threads: tuple[int, ...], record: Path) -> Row:
    """Compile one kernel and compare its runs."""
    start = time.monotonic()
    source = SourceFile.from_text(path.read_text(encoding="latin-1"), str(path))
    own = own_sizes(source)
    sizes = (fraction(own, MEDIUM, 0), *(fraction(own, *further) for further in FURTHER))
    versions = ((sizes[0], sizes[:1]), (own, sizes[1:]))
    parts = [part(compile_source(source, Options(sizes=known)), some, threads, record) for known, some in versions]
    told = min((one.told for one in parts), key=lambda told: (is_right(told), told.startswith(LEFT)))
    return Row(path.stem, sizes, threads, sum(one.runs for one in parts), told, time.monotonic() - start)


def part(compilation: Compilation, sizes: tuple[Sizes, ...], threads: tuple[int, ...], record: Path) -> Compared:
    """Run what was compiled at some sizes, unless it is known to be right there."""
    key = key_of(compilation, sizes, threads)
    known = find(record, key)
    if known is not None:
        return known
    compared = compare(compilation, Request(threads=threads, sizes=sizes, wall_seconds=PATIENCE), key)
    if is_right(compared.told):
        append(record, compared)
    return compared


def compare(compilation: Compilation, request: Request, key: str) -> Compared:
    """Run both versions: how many runs were compared, and the verdict."""
    try:
        found = verified(compilation, request)
    except CompilationFailed as reason:
        return Compared(key, 0, f"NOT RUN: {reason.diagnostics[0].message}")
    runs = sum(verdict.comparisons for verdict in found.verdicts)
    return Compared(key, runs, verdict_of(compilation, found.verdicts))


def verified(compilation: Compilation, request: Request) -> Verification:
    """What runs find; tried twice, since a compiler may run out of its time on a busy machine."""
    try:
        return verify(compilation, request)
    except CompilationFailed:
        return verify(compilation, request)


def verdict_of(compilation: Compilation, verdicts: tuple[FunctionVerdict, ...]) -> str:
    """ "equal", the reason why a kernel was left as it is, or what differs."""
    if not verdicts:
        reasons = [d.message for d in compilation.diagnostics if d.code != "PX300"]
        return f"{LEFT}{reasons[0]}" if reasons else "LEFT WITHOUT A REASON"
    findings = [finding.message for verdict in verdicts for finding in verdict.findings]
    left_out = [f"NOT RUN: {skipped.reason}" for verdict in verdicts for skipped in verdict.skipped]
    unfinished = [note for verdict in verdicts for note in verdict.notes if "were not run" in note]
    wrong = [f"DIFFERS: {message}" for message in findings] + left_out + [f"NOT RUN: {note}" for note in unfinished]
    return next(chain(wrong, ["equal" if all(verdict.passed for verdict in verdicts) else "NOTHING COMPARED"]))


def is_right(verdict: str) -> bool:
    """Whether a kernel is equal, or was left with a reason."""
    return verdict == "equal" or verdict.startswith(LEFT)


@click.command()
@click.option("--only", default="", help="These kernels alone, separated by commas; no report.")
@click.option("--threads", default="1,2,3", show_default=True, help="Numbers of threads.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Kernels at once.")
@click.option("--record", type=click.Path(dir_okay=False, path_type=Path), default=RECORD, show_default=True)
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), default=REPORT, show_default=True)
def main(only: str, threads: str, jobs: int, record: Path, report: Path) -> None:
    """Hold every PolyBench kernel against its original, bit for bit."""
    chosen = [path for path in sorted(POLYBENCH.glob("*.c")) if not only or path.stem in only.split(",")]
    counts = tuple(int(count) for count in threads.split(","))
    rows = []
    with ThreadPoolExecutor(jobs) as pool:
        for row in pool.map(partial(check, threads=counts, record=record), chosen):
            click.echo(f"{row.kernel}: {row.verdict}, {row.seconds:.0f} s")
            rows.append(row)
    right = sum(is_right(row.verdict) for row in rows)
    table = tabulate([row.cells for row in rows], headers=HEADERS, disable_numparse=True)
    summary = (
        f"{right} of {len(rows)} kernels are equal in every bit, without fused multiply-adds, or left with a reason"
    )
    if not only:
        report.write_text(f"{TITLE}\n\n{table}\n\n{summary}\n", encoding="utf-8")
    click.echo(f"\n{table}\n\n{summary}")
    sys.exit(0 if right == len(rows) else 1)


if __name__ == "__main__":
    main()
