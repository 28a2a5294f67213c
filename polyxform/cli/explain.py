"""`polyxform explain`: what was done to each region of a file and why, or what a diagnostic code means."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace

import click

from polyxform.cli.compiling import compile_contained, load, outcome_of
from polyxform.cli.flags import CompilingCommand, Request
from polyxform.cli.inputs import STDIN_NAME
from polyxform.cli.outputs import write, write_standard_output
from polyxform.cli.presentation import Outcome
from polyxform.diagnostic_codes import table
from polyxform.reporting.code_pages import all_pages, page
from polyxform.reporting.explanation import explanation
from polyxform.reporting.explanation_html import explanation_html

CODE = re.compile(r"PX\d+", re.IGNORECASE)


@click.command(cls=CompilingCommand)
@click.argument("subject", required=False, metavar="FILE|CODE")
@click.option("--codes", is_flag=True, help="Explain every diagnostic code, as Markdown.")
@click.option("--html", "html_file", metavar="FILE", help="Write one page with all of it to FILE; '-' prints it.")
@click.option("--stdin-filename", default=STDIN_NAME, metavar="NAME", help="Name of the input '-' in diagnostics.")
def command(request: Request, subject: str | None, codes: bool, html_file: str | None, stdin_filename: str) -> Outcome:
    """Say what was done to each region of FILE and why, or what a diagnostic CODE such as PX120 means."""
    if codes:
        write_standard_output(all_pages(table()).encode())
        return Outcome()
    if subject is None:
        raise click.UsageError("name a file or a diagnostic code")
    if CODE.fullmatch(subject):
        return explain_code(subject.upper())
    return explain_file(subject, request, stdin_filename, html_file)


def explain_code(code: str) -> Outcome:
    """Print the page of one code. UsageError for one that does not exist."""
    entries = table()
    if code not in entries:
        near = difflib.get_close_matches(code, entries, n=1, cutoff=0.8)
        hint = f"; the nearest is {near[0]}" if near else ""
        raise click.UsageError(f"there is no diagnostic code {code}{hint}; --codes lists them all")
    write_standard_output(page(entries[code]).encode())
    return Outcome()


def explain_file(name: str, request: Request, stdin_name: str, html_file: str | None) -> Outcome:
    """Print the explanation of a file's compilation, or write its page; diagnostics follow as for `optimize`."""
    source = load(name, stdin_name)
    options = request.options_for(source.path)
    compilation = compile_contained(source, options)
    if html_file:
        write(html_file, explanation_html(compilation).encode("utf-8", "backslashreplace"))
    else:
        text = explanation(compilation, detailed=request.presentation.verbosity > 0)
        write_standard_output(text.encode("utf-8", "backslashreplace"))
    outcome = outcome_of(compilation, options.strict)
    return replace(outcome, diagnostics=(), summary="") if request.presentation.form == "text" else outcome
