"""The parts of README.md that are made: the example's result, and the figures that `polyxform bench` measured.

Run as `python -m polyxform.reporting.readme README.md reports/*.json`; without reports the figures stay as they are.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tabulate import tabulate

from polyxform.pipeline import optimize

BEGIN = "<!-- figures: begin; made by `make bench` from reports/*.json -->"
END = "<!-- figures: end -->"
BLOCK = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
EXAMPLE = re.compile(r"(## Before and after\n.*?```c\n)(.*?)(```\n.*?```c\n)(.*?)(```\n)", re.DOTALL)
FUNCTION = re.compile(r"^void .*", re.MULTILINE | re.DOTALL)

Report = Mapping[str, Any]


def renew_example(document: str) -> str:
    """`document` with the second C block of the example made from the first. ValueError when there are none.

    Only the function is shown; the kernels in front of it are not.
    """
    found = EXAMPLE.search(document)
    if found is None:
        raise ValueError("no section 'Before and after' with two blocks of C")
    head, before, between, _, tail = found.groups()
    function = FUNCTION.search(optimize(before).text)
    after = function.group() if function else before
    return document[: found.start()] + head + before + between + after + tail + document[found.end() :]


def renew_figures(document: str, reports: Sequence[Report]) -> str:
    """`document` with the block between the markers made anew. ValueError when it has no such block."""
    if not BLOCK.search(document):
        raise ValueError(f"no block between {BEGIN} and {END}")
    parts = "\n\n".join(report_text(report) for report in reports if report.get("cases"))
    return BLOCK.sub(lambda _match: f"{BEGIN}\n\n{parts}\n\n{END}", document, count=1)


def report_text(report: Report) -> str:
    """One report: the machine, then a row for each case whose results were found equal."""
    cases = [case for case in report["cases"] if case.get("equal") and "seconds" in case]
    rivals = sorted({name for case in cases for name in case.get("ratios", {})})
    header = ["case", "threads", "GFLOP/s", "% of peak", *(f"times {name}" for name in rivals)]
    means = report.get("geometric_means", ()) if len(cases) > 1 else ()
    rows = [row(case, rivals) for case in cases] + mean_rows(means, rivals)
    table = tabulate(rows, header, tablefmt="pipe", disable_numparse=True)
    return f"{machine_line(report.get('machine', {}))}\n\n{table}"


def machine_line(machine: Report) -> str:
    """What the figures were measured on."""
    known = [str(machine[key]) for key in ("cpu", "os", "compiler", "date") if machine.get(key)]
    return f"Measured on {', '.join(known)}." if known else "Measured on a machine that the report does not name."


def row(case: Report, rivals: Sequence[str]) -> list[str]:
    """Cells of one case; a rival that did not run leaves its cell empty."""
    ratios = case.get("ratios", {})
    cells = [f"{ratios[name]:.2f}" if ratios.get(name) else "" for name in rivals]
    return [str(case["name"]), str(case.get("threads", "")), number(case, "gflops", 1), percent(case), *cells]


def mean_rows(means: Sequence[Report], rivals: Sequence[str]) -> list[list[str]]:
    """Geometric means, a row for each number of threads."""
    rows = []
    for threads in dict.fromkeys(mean["threads"] for mean in means):
        known = {mean["rival"]: mean["ratio"] for mean in means if mean["threads"] == threads}
        cells = (f"{known[name]:.2f}" if name in known else "" for name in rivals)
        rows.append(["geometric mean", str(threads), "", "", *cells])
    return rows


def number(case: Report, key: str, digits: int) -> str:
    """A measured number, or ""."""
    value = case.get(key)
    return f"{value:.{digits}f}" if isinstance(value, int | float) else ""


def percent(case: Report) -> str:
    """Efficiency as a percentage of the measured peak."""
    value = case.get("eff")
    return f"{100 * value:.0f}" if isinstance(value, int | float) else ""


def main(arguments: Sequence[str]) -> None:
    """Renew the document named first from the reports named after it."""
    path = Path(arguments[0])
    reports = [json.loads(Path(name).read_text(encoding="utf-8")) for name in arguments[1:]]
    document = renew_example(path.read_text(encoding="utf-8"))
    path.write_text(renew_figures(document, reports) if reports else document, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
