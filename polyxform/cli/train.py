"""`polyxform train`: learn a ranking from measurements, and say what it is worth."""

from __future__ import annotations

from pathlib import Path

import click
from tabulate import tabulate

from polyxform.cli.flags import Request, SharedFlagsCommand
from polyxform.cli.outputs import write, write_standard_output
from polyxform.cli.presentation import Outcome
from polyxform.diagnostics import Diagnostic, PolyxformError, Severity
from polyxform.tuning.database import database_path, opened
from polyxform.tuning.ranking import NOISE
from polyxform.tuning.training import Contest, Verdict, contests, evaluated, ranking_text, shipped_records

COLUMNS = ("ranking", "chosen / best", "worst", "pairs right")


@click.command(cls=SharedFlagsCommand)
@click.option("--shipped", is_flag=True, help="Learn from the measurements that come with the program alone.")
@click.option("--database", metavar="FILE", help="Learn from the measurements in FILE, too.  [$POLYXFORM_DATABASE]")
@click.option("-o", "output", metavar="FILE", help="Write the weights to FILE, for 'polyxform tune --ranking FILE'.")
def command(_request: Request, shipped: bool, database: str | None, output: str | None) -> Outcome:
    """Learn rankings of ways from measurements, and compare them with the cost model and with PolyDL's.

    Every network is ranked by weights that were learned from the other networks only.
    """
    records = shipped_records()
    path = Path(database) if database else database_path()
    if not shipped and path.is_file():
        with opened(path) as measured:
            records += measured.records()
    found = contests(records)
    if len({contest.network for contest in found}) < 2:
        message = "measurements of at least two networks are needed to learn from"
        raise PolyxformError(Diagnostic(Severity.ERROR, "PX709", message))
    verdicts = evaluated(found)
    write_standard_output(report(found, verdicts).encode())
    if output:
        write(output, ranking_text(found, verdicts).encode())
    return Outcome()


def report(found: list[Contest], verdicts: list[Verdict]) -> str:
    """The comparison as a table."""
    rows = [(one.name, one.quality, one.worst, f"{one.accuracy:.1%}") for one in verdicts]
    networks = ", ".join(sorted({contest.network for contest in found}))
    ways = sum(len(contest.gains) for contest in found)
    head = f"{ways} ways of {len(found)} statements; each network left out in turn: {networks}\n"
    foot = f"pairs that differ by less than {NOISE:.0%} are left out; ties count by their mean\n"
    return f"{head}\n{tabulate(rows, COLUMNS, tablefmt='simple', floatfmt='.3f')}\n\n{foot}"
