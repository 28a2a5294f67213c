"""What holds at a node of the AST while it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from polyxform.codegen.expressions import Sum, variable
from polyxform.codegen.loops import Loop
from polyxform.codegen.private_arrays import Buffer
from polyxform.schedule.model import LoopMark

INDENT = "    "


@dataclass(frozen=True)
class Scope:
    """What holds at a node of the AST.

    names   what isl's loop variables stand for
    taken   identifiers that a new loop variable must not have
    indent  white space in front of a line
    mark    the loop mark directly above, if any
    shared  iterations of a surrounding loop are divided among threads already
    team    threads run this code side by side, each all of it but for loops that are divided among them
    depths  of the surrounding loops in the schedule tree, outermost first
    buffers copies of arrays that stand for them here, by the arrays' names
    narrow  surrounding loop variables of type int; all others are of type long
    loose   calls of library functions give way to approximations here
    crowded kernels share a loop with such calls, whose constants take registers
    """

    names: Mapping[str, Sum]
    taken: frozenset[str]
    indent: str
    mark: LoopMark | None = None
    shared: bool = False
    team: bool = False
    depths: tuple[int, ...] = ()
    buffers: Mapping[str, Buffer] = field(default_factory=dict)
    narrow: frozenset[str] = frozenset()
    loose: bool = False
    crowded: bool = False

    def mark_of(self, loop: Loop) -> LoopMark | None:
        """The mark that belongs to a loop at this node."""
        return self.mark if self.mark is not None and is_marked(loop, self.mark) else None

    def inside(self, loop: Loop, name: str, kind: str, shared: bool = False, team: bool = False) -> Scope:
        """The scope of the loop's body, its variable `kind name`; what it is that threads do with the loop."""
        return replace(
            self,
            names={**self.names, loop.iterator: variable(name)},
            taken=self.taken | {name},
            indent=self.indent + INDENT,
            mark=None,
            shared=self.shared or shared,
            team=self.team or team,
            depths=(*self.depths, loop.depth),
            narrow=self.narrow | {name} if kind == "int" else self.narrow - {name},
        )

    def with_value(self, loop: Loop) -> Scope:
        """The scope below a loop of one iteration, which needs no variable."""
        return replace(self, names={**self.names, loop.iterator: loop.first}, mark=None)


def is_marked(loop: Loop, mark: LoopMark) -> bool:
    """Whether the mark belongs to this loop: isl numbers loop variables by depth and leaves loops of no effect out."""
    return loop.depth == mark.depth
