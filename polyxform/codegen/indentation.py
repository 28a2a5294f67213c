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


def deepened(text: str, indent: str) -> str:
    """Generated text whose first line begins behind `indent` at least, each line moved as far; not strings."""
    missing = len(indent) - (len(text) - len(text.lstrip(" ")))
    if missing <= 0 or any(mark in text for mark in ('"', "'", "\\")):
        return text
    return "".join(f"{' ' * missing}{line}" if line.strip() else line for line in text.splitlines(keepends=True))
