"""Run many random programs: `python -m tests.fuzz --count N --seed S`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.fuzz.campaign import Findings, campaign
from tests.fuzz.text import source

REPORT = Path("reports/trust.txt")
KEPT = Path(__file__).parent / "kept"


@click.command()
@click.option("--count", type=click.IntRange(min=1), default=200, show_default=True, help="Programs to run.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Seed of the first one.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), default=REPORT, show_default=True)
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path), default=KEPT, help="Where failures go.")
def main(count: int, seed: int, report: Path, keep: Path) -> None:
    """Rewrite random programs, run both versions, and keep a minimized form of each that fails."""
    start = time.monotonic()
    found = Findings()
    with TemporaryDirectory(prefix="polyxform-fuzz-") as folder:
        for found in campaign(count, seed, Path(folder)):
            click.echo(summary(found, time.monotonic() - start), err=True)
    for program in found.wrong:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{program.name}.c").write_text(source([program]), encoding="utf-8")
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(findings_text(found, seed, time.monotonic() - start), encoding="utf-8")
    sys.exit(bool(found.wrong) or found.programs < count)


def summary(found: Findings, seconds: float) -> str:
    """One line for the totals so far."""
    refused = ", ".join(f"{code} x{times}" for code, times in sorted(found.refused.items())) or "none"
    return (
        f"{found.programs} programs, {found.rewritten} rewritten, refused: {refused}, "
        f"{len(found.wrong)} wrong, {seconds:.0f} s"
    )


def findings_text(found: Findings, seed: int, seconds: float) -> str:
    """The report: totals, then every failing program."""
    head = f"make fuzz N={found.programs} SEED={seed}\n{summary(found, seconds)}\n"
    unproven = "".join(f"refused by a check: {name} {code}\n" for name, code in found.unproven)
    return head + unproven + "".join(f"\n{source([program])}" for program in found.wrong)


if __name__ == "__main__":
    main()
