"""Benchmarks as CSV for spreadsheets and as Markdown for pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from tabulate import tabulate

from polyxform.harness.measurements import OURS, Benchmark, Case, MachineFacts, Timing
from polyxform.reporting.benchmark_text import ratio_text
from polyxform.reporting.means import geometric_means

CSV_COLUMNS = (
    "suite",
    "case",
    "threads",
    "equal",
    "transformed",
    "implementation",
    "best_seconds",
    "median_seconds",
    "spread",
    "gflops",
    "efficiency",
    "ratio",
    "what_ran",
)
SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|"} | {"\n": " "})
FORMULA_STARTS = ("=", "+", "-", "@")


def benchmark_csv(benchmark: Benchmark) -> str:
    """One line for each implementation of each case, below a line of column names; unknown figures are empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for case in benchmark.cases:
        timings = ((case.ours,) if case.ours else ()) + case.others
        writer.writerows([harmless(cell) for cell in csv_row(case, timing)] for timing in timings)
    return text.getvalue()


def csv_row(case: Case, timing: Timing) -> list[str]:
    """One implementation in the order of CSV_COLUMNS."""
    gflops = case.operations / timing.best / 1e9 if case.operations else None
    share = gflops / case.peaks.gflops if gflops and case.peaks.gflops else None
    ratio = None if timing.name == OURS else case.ratios.get(timing.name)
    figures = (timing.best, timing.median, timing.spread, gflops, share, ratio)
    numbers = ("" if figure is None else f"{figure:.6g}" for figure in figures)
    facts = (case.suite, case.name, str(case.threads), str(case.equal).lower(), str(case.transformed).lower())
    return [*facts, timing.name, *numbers, timing.about]


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def benchmark_markdown(benchmark: Benchmark) -> str:
    """The machine, a line a case with means below, what could not be measured, and how to measure again."""
    parts = ["# Benchmark", machine_paragraph(benchmark.machine)]
    if benchmark.cases:
        parts += [summary_table(benchmark.cases), f"A ratio is the other's time over that of {OURS}."]
    notes = [note for case in benchmark.cases for note in case_notes(case)]
    notes += [f"- {plain(name)}: not measured: {plain(reason)}" for name, reason in benchmark.problems]
    if notes:
        parts += ["## Remarks", "\n".join(notes)]
    if benchmark.cases:
        lines = "\n".join(case.repro.replace("`", "'") for case in benchmark.cases)
        parts += ["## Again", f"```sh\n{lines}\n```"]
    return "\n\n".join(parts) + "\n"


def machine_paragraph(machine: MachineFacts) -> str:
    """Where it was measured."""
    tools = [*machine.compilers.values(), *(f"{name} {version}" for name, version in machine.libraries.items())]
    words = [machine.cpu, f"{machine.cores} cores", machine.system, *tools, f"timed builds with {machine.flags}"]
    return plain(", ".join(word for word in words if word)) + "."


def summary_table(cases: Sequence[Case]) -> str:
    """One line a case, then the geometric means."""
    rivals = list(dict.fromkeys(name for case in cases for name in case.ratios))
    headings = ["case", "threads", "ms", "GFLOP/s", "% of peak", *(f"times {plain(name)}" for name in rivals)]
    rows = [case_row(case, rivals) for case in cases]
    for threads in dict.fromkeys(case.threads for case in cases):
        means = {mean.rival: mean.ratio for mean in geometric_means(cases) if mean.threads == threads}
        rows.append(["geometric mean", str(threads), "", "", "", *(ratio_text(means.get(name)) for name in rivals)])
    alignment = ("left", *("right" for _ in headings[1:]))
    return tabulate(rows, headings, tablefmt="pipe", disable_numparse=True, colalign=alignment)


def case_row(case: Case, rivals: Sequence[str]) -> list[str]:
    """One case; cells of what was not measured stay empty."""
    return [
        plain(case.name),
        str(case.threads),
        "" if case.seconds is None else f"{case.seconds * 1e3:.3f}",
        "" if case.gflops is None else f"{case.gflops:.1f}",
        "" if case.efficiency is None else f"{100 * case.efficiency:.1f}",
        *(ratio_text(case.ratios.get(name)) for name in rivals),
    ]


def case_notes(case: Case) -> list[str]:
    """What a reader has to know of a case beside its figures."""
    notes = [f"{name} not measured: {reason}" for name, reason in case.missing] + list(case.notes)
    if not case.equal:
        notes.insert(0, "the result was not found equal to the original")
    elif not case.transformed:
        notes.insert(0, "the kernel was left unchanged")
    return [f"- {plain(case.name)}, {case.threads} threads: {plain(note)}" for note in notes]


def plain(text: str) -> str:
    """Text without a meaning in Markdown."""
    return text.translate(SPECIAL)
