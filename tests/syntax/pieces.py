"""Short ways from C text to what the front end makes of it."""

from __future__ import annotations

from polyxform.options import Options
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree


def source(text: str) -> SourceFile:
    return SourceFile.from_text(text, "k.c")


def tree(text: str, index: int = 0, options: Options = Options()) -> RegionTree:  # noqa: B008
    """The tree of a region of a file given as text."""
    file = source(text)
    return parse_region(file, find_regions(file)[index], options)


def function(loops: str, parameters: str, before: str = "", after: str = "", pragmas: str = "") -> str:
    """A function around a region."""
    return f"void f({parameters})\n{{\n{before}\n{pragmas}\n#pragma scop\n{loops}\n#pragma endscop\n{after}\n}}\n"
