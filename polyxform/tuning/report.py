"""What a search found, as tables for people."""

from __future__ import annotations

import csv
import io
import statistics
from collections.abc import Iterable, Sequence

from tabulate import tabulate

from polyxform.reporting.benchmark_tables import harmless
from polyxform.reporting.diagnostics import escape
from polyxform.tuning.record import Record, sizes_of
from polyxform.tuning.search import Finding
from polyxform.tuning.winners import grouped, standing, winner

FINDING_COLUMNS = ("kernel", "statement", "ways", "model's choice, ms", "fastest, ms", "times as fast", "s", "way")
RECORD_COLUMNS = ("kernel", "statement", "sizes", "threads", "target", "measured", "times as fast", "way")
RECIPE_WIDTH = 60
CSV_COLUMNS = (
    "kernel",
    "statement",
    "sizes",
    "threads",
    "target",
    "way",
    "seconds",
    "model_choice_seconds",
    "times_as_fast",
    "samples",
    "problem",
)


def findings_text(findings: Sequence[Finding]) -> str:
    """A row for each statement, and the geometric mean of what was gained."""
    rows = [finding_row(finding) for finding in findings]
    table = tabulate(rows, FINDING_COLUMNS, tablefmt="simple", maxcolwidths=[None] * 7 + [RECIPE_WIDTH], floatfmt=".3f")
    gains = [winner(finding.records).gain for finding in findings]
    seconds = sum(finding.seconds for finding in findings)
    total = (
        f"tuned over untuned: {statistics.geometric_mean(gains):.3f} (geometric mean of {len(gains)}), {seconds:.0f} s"
    )
    return f"{table}\n\n{total}\n"


def findings_csv(findings: Sequence[Finding]) -> str:
    """A line for each way that was measured, below a line of column names; times are empty where it did not run."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for finding in findings:
        writer.writerows([harmless(cell) for cell in csv_row(finding, record)] for record in standing(finding.records))
    return text.getvalue()


def csv_row(finding: Finding, record: Record) -> list[str]:
    """One way in the order of CSV_COLUMNS."""
    figures = (record.seconds, record.baseline_seconds, record.gain) if record.seconds else ()
    numbers = [f"{figure:.6g}" for figure in figures] or [""] * 3
    facts = [finding.name, record.statement, record.sizes, str(record.threads), record.target]
    return [*facts, record.recipe, *numbers, str(record.samples), record.problem]


def finding_row(finding: Finding) -> tuple[object, ...]:
    """One statement."""
    best = winner(finding.records)
    ways = len({record.recipe for record in finding.records})
    times = (1e3 * best.baseline_seconds, 1e3 * best.seconds, best.gain)
    shown = f"{finding.seconds:.0f}{'' if finding.complete else ', cut short'}"
    return (escape(finding.name), finding.site.statement, ways, *times, shown, escape(best.recipe))


def winners_text(records: Iterable[Record]) -> str:
    """A row for each statement, size, number of threads and target that was ever measured, newest version of all."""
    found = [group for group in grouped(records).values() if any(record.seconds for record in group)]
    rows = [winner_row(group) for group in found]
    return (
        tabulate(
            rows, RECORD_COLUMNS, tablefmt="simple", maxcolwidths=[30, None, 40, None, None, None, None, RECIPE_WIDTH]
        )
        + "\n"
    )


def winner_row(records: list[Record]) -> tuple[object, ...]:
    """One row of the list."""
    best = winner(records)
    sizes = ", ".join(f"{name}={value}" for name, value in sizes_of(best.sizes))
    where = f"{best.time[:10]}, {best.cpu}"
    gain = f"{best.gain:.3f}"
    return escape(best.name), best.statement, sizes, best.threads, best.target, escape(where), gain, escape(best.recipe)
