"""The parts of README.md that are made: the example's result, and the figures that `polyxform bench` measured.

Run as `python -m polyxform.reporting.readme README.md reports/*.json`; without reports the figures stay as they are.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import geometric_mean, median
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


def renew_figures(document: str, reports: Mapping[str, Report]) -> str:
    """`document` with the block between the markers made anew. ValueError when it has no such block.

    reports  by the names that they have in the folder of reports
    """
    if not BLOCK.search(document):
        raise ValueError(f"no block between {BEGIN} and {END}")
    text = figures({name: report for name, report in reports.items() if report.get("cases")})
    return BLOCK.sub(lambda _match: f"{BEGIN}\n\n{text}\n\n{END}", document, count=1)


def figures(reports: Mapping[str, Report]) -> str:
    """The machines, and a row for each report and number of threads."""
    groups = [group for name, report in reports.items() for group in groups_of(name, report)]
    rivals = sorted({rival for group in groups for case in group.cases for rival in case.get("ratios", {})})
    header = ["suite", "threads", "cases", "% of peak", *(f"times {rival}" for rival in rivals)]
    table = tabulate([row(group, rivals) for group in groups], header, tablefmt="pipe", disable_numparse=True)
    machines = dict.fromkeys(machine_line(report.get("machine", {})) for report in reports.values())
    return "\n\n".join([*machines, table] if groups else [])


@dataclass(frozen=True)
class Group:
    """Cases of one report that ran with the same number of threads and gave equal results.

    name     of the report
    threads  their number
    cases    the cases
    """

    name: str
    threads: int
    cases: tuple[Report, ...]


def groups_of(name: str, report: Report) -> Iterator[Group]:
    """The groups of one report."""
    cases = [case for case in report["cases"] if case.get("equal") and "seconds" in case]
    for threads in sorted({case["threads"] for case in cases}):
        yield Group(name, threads, tuple(case for case in cases if case["threads"] == threads))


def machine_line(machine: Report) -> str:
    """What the figures were measured on."""
    known = [str(machine[key]) for key in ("cpu", "os", "compiler", "date") if machine.get(key)]
    return f"Measured on {', '.join(known)}." if known else "Measured on a machine that the report does not name."


def row(group: Group, rivals: Sequence[str]) -> list[str]:
    """Cells of one group; a rival that did not run leaves its cell empty."""
    shares = [case["eff"] for case in group.cases if isinstance(case.get("eff"), int | float)]
    share = f"{100 * median(shares):.0f}" if shares else ""
    cells = [
        ratios([case["ratios"][rival] for case in group.cases if case.get("ratios", {}).get(rival)]) for rival in rivals
    ]
    return [f"[{group.name}](reports/{group.name}.md)", str(group.threads), str(len(group.cases)), share, *cells]


def ratios(values: Sequence[float]) -> str:
    """Geometric mean, least and greatest of some ratios; "" for none."""
    if not values:
        return ""
    mean = f"{geometric_mean(values):.2f}"
    return mean if len(values) == 1 else f"{mean} ({min(values):.2f} to {max(values):.2f})"


def main(arguments: Sequence[str]) -> None:
    """Renew the document named first from the reports named after it."""
    path = Path(arguments[0])
    reports = {Path(name).stem: json.loads(Path(name).read_text(encoding="utf-8")) for name in arguments[1:]}
    document = renew_example(path.read_text(encoding="utf-8"))
    path.write_text(renew_figures(document, reports) if reports else document, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
