"""The loops of a schedule, and for each one how it runs and what keeps it from running otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import islpy as isl

from polyxform.dependences.explain import Conflict, describe
from polyxform.dependences.legality import parallel_violations
from polyxform.pipeline import CompiledVersion
from polyxform.polyhedra import node_type
from polyxform.schedule.model import KernelMark, LoopMark, Mark, mark_name

Node = isl.schedule_node_type


@dataclass(frozen=True)
class LoopReport:
    """A marked node of the schedule tree.

    mark       what it stands for
    depth      loops around it
    conflicts  for a loop: what would break if its iterations ran at the same time
    """

    mark: Mark
    depth: int
    conflicts: tuple[Conflict, ...] = ()

    def __str__(self) -> str:
        if isinstance(self.mark, KernelMark):
            return "microkernel"
        if not isinstance(self.mark, LoopMark):
            return "body of the tile"
        manner = "parallel" if self.mark.parallel else "vector" if self.mark.simd else self.sequential
        return f"{self.mark.name}: {manner}"

    @property
    def sequential(self) -> str:
        """Why a loop runs one iteration after the other; the flow of a value is the best reason to name."""
        if not self.conflicts:
            return "in order by choice: no dependence asks for it"
        sums = {update_target(conflict) for conflict in self.conflicts}
        if len(sums) == 1 and "" not in sums:
            return f"in order, because it adds up {sums.pop()}"
        best = min(self.conflicts, key=lambda conflict: conflict.kind != "flow")
        more = f" (and {len(self.conflicts) - 1} more)" if len(self.conflicts) > 1 else ""
        return f"in order, because {best}{more}"


def update_target(conflict: Conflict) -> str:
    """What a statement accumulates, when the conflict is between its own steps; "" otherwise."""
    update = conflict.source.update
    if update is None or conflict.source is not conflict.target or conflict.first.array != update.target.array:
        return ""
    return update.target.text


def loop_reports(version: CompiledVersion) -> tuple[LoopReport, ...]:
    """The loops of a version's schedule, outermost first, in textual order."""
    return tuple(below(version.candidate.schedule.get_root(), version, 0))


def below(node: isl.ScheduleNode, version: CompiledVersion, depth: int) -> Iterator[LoopReport]:
    """Reports of the marked loops below a node."""
    if node_type(node) != Node.mark:
        for position in range(node.n_children()):
            yield from below(node.child(position), version, depth)
        return
    mark = version.candidate.marks[mark_name(node)]
    if not isinstance(mark, LoopMark):
        yield LoopReport(mark, depth)
        return
    yield LoopReport(mark, depth, obstacles(node.child(0), version))
    yield from below(node.child(0), version, depth + 1)


def obstacles(band: isl.ScheduleNode, version: CompiledVersion) -> tuple[Conflict, ...]:
    """The accesses whose order the first member of a band keeps."""
    violated = parallel_violations(band, 0, version.dependences.conflicts)
    return describe(version.scop, version.dependences, violated)
