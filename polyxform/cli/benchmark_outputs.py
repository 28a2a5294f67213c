"""Where the reports of `polyxform bench` go."""

from __future__ import annotations

from dataclasses import dataclass

from polyxform.cli.outputs import STANDARD, is_replaceable, write, write_standard_output
from polyxform.harness.measurements import Benchmark
from polyxform.reporting.benchmark_html import benchmark_html
from polyxform.reporting.benchmark_json import benchmark_json
from polyxform.reporting.benchmark_tables import benchmark_csv, benchmark_markdown
from polyxform.reporting.benchmark_text import render_benchmark

TEXT_FILE_WIDTH = 120


@dataclass(frozen=True)
class ReportFiles:
    """A file name for each form that was asked for; "-" is standard output, in place of the text.

    json      every figure, for programs
    csv       a line for each implementation
    markdown  a table and remarks
    html      one page with plots and listings
    text      as it is printed
    """

    json: str | None = None
    csv: str | None = None
    markdown: str | None = None
    html: str | None = None
    text: str | None = None


def deliver(found: Benchmark, files: ReportFiles, width: int) -> None:
    """Print the text, unless another form goes to standard output, and write every form that was asked for."""
    reports = ((files.json, benchmark_json), (files.csv, benchmark_csv), (files.markdown, benchmark_markdown))
    if STANDARD not in (files.json, files.csv, files.markdown, files.html, files.text):
        write_standard_output(encoded(render_benchmark(found, width)))
    for target, render in reports:
        if target:
            write(target, encoded(render(found)))
    if files.html:
        write(files.html, encoded(benchmark_html(found)))
    if files.text:
        write(files.text, encoded(file_text(found)))


def keep(found: Benchmark, files: ReportFiles) -> None:
    """Write what is known while the run goes on, so that one that is stopped leaves it. Pages come at the end."""
    forms = ((files.json, benchmark_json), (files.csv, benchmark_csv), (files.text, file_text))
    for target, render in forms:
        if target and target != STANDARD and is_replaceable(target):
            write(target, encoded(render(found)))


def file_text(found: Benchmark) -> str:
    """The text as it stands in a file."""
    return render_benchmark(found, TEXT_FILE_WIDTH)


def encoded(text: str) -> bytes:
    """The text as UTF-8, whatever bytes of a source ended up in it."""
    return text.encode("utf-8", "backslashreplace")
