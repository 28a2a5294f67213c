"""Take out each guard in turn, see that its tests fail, and write down what rests on what: `python -m tests.trust`."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click
from tabulate import tabulate

from tests.fuzz.__main__ import RECORD
from tests.fuzz.record import read, summary
from tests.trust.cost import costs
from tests.trust.faults import seeded
from tests.trust.guards import GUARDS, Guard
from tests.trust.without import VARIABLE

REPORT = Path("reports/trust.txt")
PATIENCE = 240


@dataclass(frozen=True)
class Result:
    """What became of the tests when the guard was out.

    caught  one of them failed, as it should
    """

    guard: Guard
    caught: bool

    @property
    def row(self) -> tuple[str, ...]:
        """For the table."""
        verdict = "a test fails" if self.caught else "NOT NOTICED"
        return self.guard.promise, self.guard.place.removeprefix("polyxform."), " ".join(self.guard.tests), verdict


@click.command()
@click.option("--only", default="", help="Guards whose promise holds these words.")
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count(), help="Guards that are out at once.")
@click.option("--record", type=click.Path(dir_okay=False, path_type=Path), default=RECORD, show_default=True)
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), default=REPORT, show_default=True)
def main(only: str, jobs: int, record: Path, report: Path) -> None:
    """Show that no guard can be lost without a test that fails."""
    results: dict[str, list[Result]] = {}
    chosen = [(group, guard) for group, guards in GUARDS.items() for guard in guards if only in guard.promise]
    with ThreadPoolExecutor(jobs) as pool:
        for (group, _), result in zip(chosen, pool.map(tried, [guard for _, guard in chosen]), strict=True):
            results.setdefault(group, []).append(result)
            click.echo("; ".join(result.row), err=True)
    if not only:
        report.write_text("\n".join(text(results, record)) + "\n", encoding="utf-8")
    sys.exit(not all(result.caught for group in results.values() for result in group))


def tried(guard: Guard) -> Result:
    """Run a guard's tests without it, up to the first that fails; not to come to an end is failing too."""
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "-p", "tests.trust.without"]
    environment = {**os.environ, VARIABLE: guard.promise}
    try:
        done = subprocess.run(
            [*command, *guard.tests],
            env=environment,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Result(guard, True)
    if done.returncode not in (0, 1):
        click.echo(done.stdout[-2000:] + done.stderr[-2000:], err=True)
    return Result(guard, done.returncode == 1)


def text(results: dict[str, list[Result]], record: Path) -> Iterator[str]:
    """The report."""
    total = sum(map(len, results.values()))
    caught = sum(result.caught for group in results.values() for result in group)
    yield "What polyxform's promises rest on; made by `make trust`."
    yield ""
    yield f"machine: {platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    yield ""
    yield "RANDOM PROGRAMS: rewritten under random settings, run beside themselves, watched for races"
    batches = list(read(record).values())
    yield f"  {summary(batches)}"
    yield f"  {len({batch.code for batch in batches})} states of the program's source took part, each batch ran on one"
    for batch in batches:
        yield from (f"  {name}: {code}" for name, code in batch.unproven)
        yield from (f"  WRONG: {name}\n{source}" for name, source in batch.wrong)
    yield ""
    yield "SEEDED FAULTS: wrong code that a generator could have made, one fault at a time, held against validation"
    yield tabulate(list(seeded()), headers=("kind", "faults", "caught"))
    yield ""
    yield from cost_text()
    yield ""
    tally = f"each was taken out alone; {caught} of {total} were missed by a test that failed" if total else "not tried"
    yield f"GUARDS: {tally}"
    for group, found in results.items():
        yield f"\n{group}"
        yield tabulate([result.row for result in found], headers=("promise", "guard", "tests", "without it"))


def cost_text() -> Iterator[str]:
    """What validation costs, kernel by kernel where it costs the most."""
    measured = sorted(costs(), key=lambda cost: -cost.share)
    total, proofs = sum(cost.seconds for cost in measured), sum(cost.proofs for cost in measured)
    median = statistics.median(cost.share for cost in measured)
    yield "COST OF VALIDATION: share of a kernel's processor time, the compiler's look at the output included"
    yield f"  {len(measured)} kernels: {proofs:.1f} of {total:.1f} s, {proofs / total:.0%}; median {median:.0%}; most:"
    rows = [(cost.kernel, f"{cost.seconds:.2f}", f"{cost.proofs:.2f}", f"{cost.share:.0%}") for cost in measured[:8]]
    yield tabulate(rows, headers=("kernel", "s in all", "s in proofs", "share"))


if __name__ == "__main__":
    main()
