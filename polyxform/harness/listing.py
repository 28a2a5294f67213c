"""A file before and after as a listing with remarks."""

from __future__ import annotations

from polyxform.harness.measurements import Comment, Listing
from polyxform.pipeline import Compilation


def listing_of(compilation: Compilation, name: str = "") -> Listing:
    """The file before and after, with every remark that has a line in it; its path is the name where `name` is ""."""
    path = compilation.source.path
    comments = [
        Comment(d.span.line, d.kind.value if d.kind else d.severity.value, f"{d.message} [{d.code}]")
        for d in compilation.diagnostics
        if d.span.file == path and d.span.line
    ]
    ordered = tuple(sorted(comments, key=lambda comment: comment.line))
    return Listing(name or path, compilation.source.text, compilation.text, ordered)
