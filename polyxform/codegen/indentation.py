"""Code of the source moved to another depth."""

from __future__ import annotations

KEEPING = ("#", '"', "'", "\\", "/*", "//")
"""Text with any of these is left alone: white space may mean something in it, or line up with something."""


def shifted(text: str, indent: str) -> str:
    """C text whose outermost lines begin behind `indent`."""
    lines = text.splitlines()
    margins = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    if not margins or any(mark in text for mark in KEEPING) or "\t" in text:
        return text
    margin = min(margins)
    return "".join(f"{indent}{line[margin:]}".rstrip() + "\n" for line in lines)
