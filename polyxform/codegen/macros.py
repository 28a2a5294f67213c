"""Sizes that the source writes as macros, written so in generated loops, conditions and declarations too.

Before: for (int i = 0; i < 1000; i++) {      where the source says `#define N 1000` and `i < N`
After:  for (int i = 0; i < N; i++) {

A number takes the macro that the source's loop over the same variable uses; where it differs from the macro's value by
a few, as in `N - 1`, the difference is written behind it. Numbers that only a tile has, `i_tile < 992`, stay: nobody
wrote them. Whether a text with macros means the same is for validation to prove, as for any other.

Refused: factors and divisors; what is added to a loop variable of a tile.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from polyxform.codegen.model import Emitted, PackedBuffer
from polyxform.scop.macros import macros_of_loops
from polyxform.syntax.macros import macro_value
from polyxform.syntax.tree import RegionTree

HEAD = re.compile(
    r"^(?P<start>[ \t]*for \((?:int|long) (?P<name>\w+) = )(?P<first>[^;\n]*)(?P<test>; (?P=name) <=? )"
    r"(?P<bound>[^;\n]*)(?P<rest>; .*)$",
    re.MULTILINE,
)
BRANCH = re.compile(r"^(?P<start>[ \t]*(?:\} else )?if \()(?P<condition>[^\n]*)(?P<rest>\) \{)$", re.MULTILINE)
ARRAY = re.compile(r"^[ \t]*[A-Za-z_][\w ]* \w+(?P<extents>(?:\[\d+\])+);$", re.MULTILINE)
NUMBER = re.compile(r"(?P<before>\w[\w)\]]* [-+*/%] |[*/%] )?(?<![\w.])(?P<number>\d+)(?![\w.])(?P<behind> [*/%])?")
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
FARTHEST = 4
"""Difference from a macro's value that is still written as one."""
SMALLEST = 16
"""Values from which on a number near a macro's value is taken to come from it."""


@dataclass(frozen=True)
class Sizes:
    """The macros of a region that are positive integers.

    values    macro -> value
    of_loops  loop variable of the source -> macros in the heads of its loops
    """

    values: Mapping[str, int]
    of_loops: Mapping[str, tuple[str, ...]]

    def of(self, variable: str) -> tuple[str, ...]:
        """The macros for a loop variable of generated code, which is called after one of the source or after none."""
        whole = self.of_loops.get(variable)
        return whole if whole is not None else self.of_loops.get(variable.rpartition("_")[0], tuple(self.values))

    def named(self, text: str, macros: Iterable[str]) -> str:
        """An expression, with macros for its numbers."""
        known = [(name, self.values[name]) for name in macros]
        return NUMBER.sub(lambda match: replacement(match, known), text)

    def extents(self, match: re.Match[str]) -> str:
        """A declaration, with macros for the extents of its array."""
        known = {value: name for name, value in self.values.items() if value >= SMALLEST}
        extents = re.sub(r"\d+", lambda number: known.get(int(number[0]), number[0]), match["extents"])
        return match[0].replace(match["extents"], extents)

    def in_code(self, text: str) -> str:
        """Lines of code, with macros for the numbers in heads of loops, conditions and declarations of arrays."""
        text = HEAD.sub(self.head, text)
        text = BRANCH.sub(
            lambda match: f"{match['start']}{self.named(match['condition'], self.values)}{match['rest']}", text
        )
        return ARRAY.sub(self.extents, text)

    def head(self, match: re.Match[str]) -> str:
        """The head of a loop, with macros for its numbers."""
        first, bound = (self.named(match[part], self.of(match["name"])) for part in ("first", "bound"))
        return f"{match['start']}{first}{match['test']}{bound}{match['rest']}"


def replacement(match: re.Match[str], known: Iterable[tuple[str, int]]) -> str:
    """A number of an expression, written with the first macro that it is near to."""
    before, number = match["before"] or "", int(match["number"])
    sign = before.rstrip()[-1:] or match.string[: match.start()][-1:]
    if sign in ("*", "/", "%") or match["behind"] or (sign and "_" in before):
        return match[0]
    for name, value in known:
        difference = number - value
        near = value >= SMALLEST and abs(difference) <= FARTHEST and sign != "-"
        if difference == 0:
            return f"{before}{name}"
        if near and number >= SMALLEST - FARTHEST:
            return f"{before}{name} {'-' if difference < 0 else '+'} {abs(difference)}"
    return match[0]


def sizes_of(tree: RegionTree) -> Sizes:
    """The macros of a region."""
    found = {name: macro_value(text) for name, text in tree.macros.items()}
    values = {name: value for name, value in found.items() if value is not None}
    heads = macros_of_loops(tree)
    return Sizes(values, {variable: tuple(name for name in used if name in values) for variable, used in heads.items()})


def with_macros(emitted: Emitted, tree: RegionTree) -> Emitted:
    """Generated code that says what macros say in the source; what stands for kernel calls in proofs stays."""
    sizes = sizes_of(tree)
    if not sizes.values:
        return emitted
    pieces = tuple(sizes.in_code(piece) if isinstance(piece, str) else piece for piece in emitted.pieces)
    return replace(emitted, pieces=pieces, buffers=tuple(named_buffer(buffer, sizes) for buffer in emitted.buffers))


def sizes_in(emitted: Emitted, tree: RegionTree) -> tuple[tuple[str, int], ...]:
    """The macros that generated code names, in the order of the alphabet, with their values."""
    names = set(IDENTIFIER.findall(emitted.body)) if tree.macros else set()
    return tuple((name, value) for name, value in sorted(sizes_of(tree).values.items()) if name in names)


def named_buffer(buffer: PackedBuffer, sizes: Sizes) -> PackedBuffer:
    """A copy of an array whose loops say what macros say in the source."""
    panels = tuple(replace(panel, copy=sizes.in_code(panel.copy)) for panel in buffer.panels)
    return replace(buffer, panels=panels)
