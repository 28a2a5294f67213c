"""`polyxform doctor`: what was found on this machine, and what each missing thing would add."""

from __future__ import annotations

from collections.abc import Iterable

import click
from tabulate import tabulate

from polyxform.cli.flags import Request, SharedFlagsCommand
from polyxform.cli.inventory import (
    Finding,
    compiler_findings,
    library_findings,
    machine_findings,
    package_findings,
)
from polyxform.cli.outputs import write_standard_output
from polyxform.cli.presentation import Outcome
from polyxform.reporting.diagnostics import escape
from polyxform.toolchain.compiler import find_compiler

MISSING = "missing"
CHAPTERS = {
    "This machine": machine_findings,
    "Compilers": compiler_findings,
    "Libraries to compare with": library_findings,
    "Python packages": package_findings,
}


@click.command(cls=SharedFlagsCommand)
def command(_request: Request) -> Outcome:
    """List compilers, processor, caches and libraries, and what the missing ones would add.

    The exit status is 3 when there is no C compiler: nothing works without one.
    """
    for heading, findings in CHAPTERS.items():
        write_standard_output(f"{heading}\n{table(findings())}\n\n".encode())
    find_compiler()
    return Outcome()


def table(findings: Iterable[Finding]) -> str:
    """Findings as aligned columns."""
    rows = [(finding.subject, escape(finding.found) or MISSING, finding.purpose) for finding in findings]
    return tabulate(rows, tablefmt="plain", maxcolwidths=[None, 60, 60])
