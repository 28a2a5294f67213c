"""Regions, and emitted texts with their witnesses, from the files beside this one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from polyxform.codegen.arithmetic import arithmetic_functions
from polyxform.codegen.model import Emitted, Instance, PrivateCopy
from polyxform.dependences import Dependences, analyze
from polyxform.options import Options
from polyxform.scop.extract import extract
from polyxform.scop.model import Scop
from polyxform.syntax.parse import parse_region
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tree import RegionTree
from polyxform.validation.validate import validate

HERE = Path(__file__).parent
KEY = re.compile(r"(check|expect|private|S\d+):")
SEPARATOR = re.compile(r",(?![^()]*\))")
HEAD = re.compile(r"/\*(.*?)\*/\n", re.DOTALL)


@dataclass(frozen=True)
class Region:
    """A region with what the stages before code generation make of it."""

    tree: RegionTree
    scop: Scop
    dependences: Dependences

    def validate(self, emitted: Emitted) -> None:
        validate(self.scop, self.tree, emitted, self.dependences, self.scop.directives.reassociate)


@dataclass(frozen=True)
class Case:
    """An emitted text.

    region     name of the file with the region
    instances  the witness
    check      the overlap check
    private    variables that stand for arrays
    expect     code of the failure, "" for right code
    text       the emitted code
    """

    region: str
    instances: tuple[Instance, ...]
    check: str
    expect: str
    text: str
    private: tuple[PrivateCopy, ...] = ()

    @property
    def emitted(self) -> Emitted:
        functions = arithmetic_functions(self.text)
        return Emitted((self.text,), self.instances, functions, check=self.check, private=self.private)


@cache
def region(name: str, fixed: tuple[tuple[str, int], ...] = ()) -> Region:
    """The region of regions/<name>.c, with some parameters fixed."""
    source = SourceFile.from_text((HERE / "regions" / f"{name}.c").read_text(), f"{name}.c")
    tree = parse_region(source, find_regions(source)[0], Options())
    scop = extract(tree, dict(fixed))
    return Region(tree, scop, analyze(scop))


def case(path: str) -> Case:
    """The text of a file here, such as "right/matmul_tiled.c".

    Its first comment names the region on a line of its own. Lines with a colon are an overlap check, variables
    that stand for arrays ("t_row for t"), the code of the failure that is expected, or the witness: the source
    statement and its iterators in terms of the emitted ones.
    """
    text = (HERE / path).read_text()
    head = HEAD.match(text)
    assert head is not None
    lines = [line.lstrip(" *").strip() for line in head[1].splitlines()]
    pairs = [[part.strip() for part in line.split(":", 1)] for line in lines if KEY.match(line)]
    told = {key: value for key, value in pairs if key in ("check", "expect", "private")}
    instances = tuple(
        Instance(key, tuple(part.strip() for part in SEPARATOR.split(value) if part))
        for key, value in pairs
        if key not in told
    )
    (named,) = (line for line in lines if re.fullmatch(r"\w+", line))
    copies = tuple(PrivateCopy(*pair.split(" for ")) for pair in iterators(told.get("private", "")) if pair)
    return Case(named, instances, told.get("check", ""), told.get("expect", ""), text[head.end() :], copies)


def iterators(text: str) -> tuple[str, ...]:
    """The expressions in a line of the witness."""
    return tuple(part.strip() for part in SEPARATOR.split(text) if part)
