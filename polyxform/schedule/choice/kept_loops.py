"""Remarks on loops that the model does not look into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polyxform.diagnostics import Diagnostic, RemarkKind, remark
from polyxform.scop.model import Scop


def kept_whole(scop: Scop) -> Iterator[Diagnostic]:
    """A remark on each loop that is one statement of the loops around it, with the reason."""
    for whole in (statement.whole for statement in scop.statements):
        if whole is not None:
            message = f"a loop is kept as one statement of the loops around it: {whole.message}"
            yield replace(remark(RemarkKind.MISSED, "PX406", message, whole.span), help=whole.help)
