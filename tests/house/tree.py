"""The project's own files, for the tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "polyxform"
GENERATED_FOLDERS = frozenset({".git", ".venv", "build", "dist", "__pycache__", "node_modules"})


def modules() -> list[Path]:
    """Every Python module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def files() -> Iterator[Path]:
    """Every file that belongs to the project: no caches, nothing that tools made."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not any(is_generated(part) for part in parts):
            yield path


def is_generated(part: str) -> bool:
    """Whether a folder of this name holds what tools made."""
    return part in GENERATED_FOLDERS or part.endswith((".egg-info", "_cache")) or part in (".hypothesis",)
