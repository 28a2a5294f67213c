"""Vector loops whose sums take turns in lanes: the text, from that of the loop that compilers would vectorize.

Before                                       After

    #pragma omp simd reduction(+ : s)            {
    for (int j = 0; j < 700; j++) {                  float s_lanes[64] = {0};
        s += a[j];                                   for (int j_block = 0; j_block <= 576; j_block += 64) {
    }                                                    #pragma omp simd
                                                         for (int lane = 0; lane < 64; lane++) {
                                                             const int j = j_block + lane;
                                                             s_lanes[lane] += a[j];
                                                         }
                                                     }
                                                     #pragma omp simd reduction(+ : s)
                                                     for (int j = 640; j < 700; j++) {
                                                         s += a[j];
                                                     }
                                                     px_sum_f32x64(s_lanes, s_lanes);
                                                     s += s_lanes[0];
                                                 }

The bounds are values of the loop's variable, so that nothing is computed that its type might not hold.

Refused: a length that is not a number, and code that uses a sum other than by `s += ...;` on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polyxform.codegen.expressions import Sum
from polyxform.codegen.loops import Loop, upper_condition
from polyxform.codegen.model import INDENT, LaneLoop, Piece, WideSum
from polyxform.codegen.names import fresh
from polyxform.codegen.pragmas import LoopPragmas
from polyxform.codegen.scope import Scope
from polyxform.microkernels.lane_sums import sum_name
from polyxform.schedule.model import LoopMark
from polyxform.scop.model import Scop

IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
NEAR = 1 << 30
"""Numbers below it are ints behind the last block, too; gcc vectorizes no subscripts that are converted to int."""
FEWEST_TURNS = 4
"""Iterations of each lane below which one vector is as good."""


def has_lanes(mark: LoopMark | None, pragmas: LoopPragmas) -> bool:
    """Whether the sums of a loop with some pragmas are to take turns in lanes."""
    return mark is not None and mark.lanes > 0 and not pragmas.shared and bool(pragmas.lines)


def in_lanes(
    loop: Loop, name: str, mark: LoopMark | None, scope: Scope, whole: Sequence[Piece], scop: Scop
) -> LaneLoop | None:
    """The loop in lanes; None where its text is not as simple as it takes.

    name   of its variable
    scope  of its body
    whole  the text with its pragma
    """
    pieces = [piece for piece in whole if isinstance(piece, str)]
    length = loop.count
    if mark is None or len(pieces) < len(whole) or loop.step != 1 or loop.wide:
        return None
    if loop.limits or not length.is_constant or length.constant < FEWEST_TURNS * mark.lanes:
        return None
    pragma, header, *body = "".join(pieces).splitlines(keepends=True)
    names = [sum_text(array, scope, scop) for _, array in mark.sums]
    used = frozenset(IDENTIFIER.findall("".join(body)))
    if name not in used or any(not is_only_added_to(one, body) for one in names):
        return None
    taken = scope.taken | scope.names.keys() | scop.identifiers | used
    elements = [scop.arrays[array].element for _, array in mark.sums]
    sums = tuple(
        WideSum(one, fresh(f"{IDENTIFIER.findall(one)[0]}_lanes", taken), element)
        for one, element in zip(names, elements, strict=True)
    )
    kind = "int" if name in scope.narrow else "long"
    block, lane = fresh(f"{name}_block", taken), fresh("lane", taken)
    text = LaneText(sums, mark.lanes, kind, name, block, lane, loop)
    indent = header[: len(header) - len(header.lstrip())]
    nest = "".join((pragma, header, *body))
    return LaneLoop(sums, mark.lanes, block, lane, text.written(pragma.strip(), "".join(body[:-1]), indent), nest)


def sum_text(array: str, scope: Scope, scop: Scop) -> str:
    """C text of what a loop adds to."""
    if array in scope.buffers:
        return scope.buffers[array].name
    return f"{array}{'[0]' * len(scop.arrays[array].extents)}"


def is_only_added_to(name: str, lines: Sequence[str]) -> bool:
    """Whether lines use a variable in statements that add to it only, each on a line of its own."""
    base = IDENTIFIER.findall(name)[0]
    using = [line for line in lines if base in IDENTIFIER.findall(line)]
    return all(
        line.lstrip().startswith(f"{name} += ") and line.endswith(";\n") and IDENTIFIER.findall(line).count(base) == 1
        for line in using
    )


@dataclass(frozen=True)
class LaneText:
    """Writes one loop.

    sums, count  as in `LaneLoop`
    kind, name   type and name of the loop's variable
    block, lane  names of the variables that count blocks and lanes
    loop         its bounds
    """

    sums: tuple[WideSum, ...]
    count: int
    kind: str
    name: str
    block: str
    lane: str
    loop: Loop

    def written(self, pragma: str, body: str, indent: str) -> str:
        """All lines; `body` is that of the loop, `pragma` stands above it."""
        blocks, left = divmod(self.loop.count.constant, self.count)
        final = self.loop.first.plus(Sum((), (blocks - 1) * self.count)).text.text
        counter = self.kind if self.loop.last.is_constant and abs(self.loop.last.constant) < NEAR else "long"
        start = self.block if counter == self.kind else f"(int){self.block}"
        moved = body
        for one in self.sums:
            moved = re.sub(
                rf"^([ \t]*){re.escape(one.name)} \+=", rf"\1{one.lanes}[{self.lane}] +=", moved, flags=re.MULTILINE
            )
        block, lane, first = self.block, self.lane, self.loop.first.text.text
        lines = [
            "{\n",
            *(f"{INDENT}{one.element} {one.lanes}[{self.count}] = {{0}};\n" for one in self.sums),
            f"{INDENT}for ({counter} {block} = {first}; {block} <= {final}; {block} += {self.count}) {{\n",
            f"{2 * INDENT}#pragma omp simd\n",
            f"{2 * INDENT}for (int {lane} = 0; {lane} < {self.count}; {lane}++) {{\n",
            f"{3 * INDENT}const {self.kind} {self.name} = {start} + {lane};\n",
            *(f"{2 * INDENT}{line[len(indent) :]}" for line in moved.splitlines(keepends=True)),
            f"{2 * INDENT}}}\n",
            f"{INDENT}}}\n",
            *(self.rest_lines(blocks, pragma, body, indent) if left else ()),
            *(f"{INDENT}{line}\n" for one in self.sums for line in self.total(one)),
            "}\n",
        ]
        return "".join(f"{indent}{line}" for line in lines)

    def rest_lines(self, blocks: int, pragma: str, body: str, indent: str) -> Iterator[str]:
        """The loop for the iterations behind all blocks."""
        first = self.loop.first.plus(Sum((), blocks * self.count)).text.text
        yield f"{INDENT}{pragma}\n"
        head = f"{self.kind} {self.name} = {first}; {upper_condition(self.name, self.loop)}; {self.name}++"
        yield f"{INDENT}for ({head}) {{\n"
        yield from (f"{INDENT}{line[len(indent) :]}" for line in body.splitlines(keepends=True))
        yield f"{INDENT}}}\n"

    def total(self, one: WideSum) -> Iterator[str]:
        """The statements that add the lanes of a sum to it."""
        yield f"{sum_name(one.element, self.count)}({one.lanes}, {one.lanes});"
        yield f"{one.name} += {one.lanes}[0];"
