"""What the reuse model says of nests one after another, and of the same nests under shared loops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import prod

from polyxform.machine import Cache, Machine
from polyxform.reuse.cost import estimate
from polyxform.reuse.model import Estimate, Loop, LoopKind, Node, Work
from polyxform.schedule.contractions.contract import delayed, nests_of
from polyxform.schedule.contractions.contraction_plan import ContractionPlan, Workload
from polyxform.schedule.costing import (
    axes_of,
    element_bytes,
    elements,
    extents,
    operation,
    plain_node,
    representative_sizes,
)
from polyxform.schedule.threads.parallelize import is_enough
from polyxform.scop.model import Scop, Statement

MANY_CORES = Machine(
    "28 cores",
    "x86-64-v4",
    64,
    32,
    2,
    2.4,
    28,
    (Cache(1, 32 << 10, 64, 8, 1), Cache(2, 1 << 20, 64, 16, 1), Cache(3, 28 * 1400000, 64, 11, 28)),
    12e9,
    128e9,
)
"""28 cores, each with 1.4 MB of the last cache, and 4.6 GB/s when all are busy: what predictions are made for."""
MANY_CORES_IN_WORDS = "28 cores with 1.4 MB of L3 and 4.6 GB/s each"

FAR_TOLERANCE = 1.05


@dataclass(frozen=True)
class Sharing:
    """Loops that nests one after another have in common.

    levels  outermost loops of the source that all of them share, iteration by iteration
    block   iterations of the next loop further in that they share at once, 0: none
    """

    levels: int
    block: int = 0

    @property
    def depth(self) -> int:
        """Source loops that are shared, wholly or in blocks."""
        return self.levels + (1 if self.block else 0)


@dataclass(frozen=True)
class Part:
    """One nest of a chain.

    statements  in it
    plan        how kernels run the sums, None for plain loops
    work        what is known of the sums, None for plain loops
    """

    statements: tuple[Statement, ...]
    plan: ContractionPlan | None
    work: Workload | None


def chain_estimate(parts: Sequence[Part], sharing: Sharing, scop: Scop, machine: Machine, threads: int) -> Estimate:
    """What running the parts under shared loops costs; `Sharing(0)` for one after another."""
    before: list[Node] = []
    bodies: list[Node] = []
    fresh = 0.0
    for part in parts:
        found, seconds = part_nodes(part, sharing, scop)
        before += found[:-1] if part.plan is not None else ()
        bodies += found[-1:] if part.plan is not None else found
        fresh += seconds
    roots = (*before, *under_shared_loops(bodies, sharing, parts[0], scop, threads)) if sharing.depth else None
    return delayed(estimate(roots or (*before, *bodies), machine, threads), "fresh memory", fresh)


def part_nodes(part: Part, sharing: Sharing, scop: Scop) -> tuple[tuple[Node, ...], float]:
    """A part in the reuse model's terms."""
    if part.plan is not None and part.work is not None:
        return nests_of(part.plan, with_axes(part.work))
    sizes = representative_sizes(scop)
    return tuple(plain_node(statement, sizes, scop) for statement in part.statements), 0.0


def with_axes(work: Workload) -> Workload:
    """A workload in which the axes have the names that all nests of a chain use."""
    renamed = replace(work.statement, iterators=axes_of(work.statement))
    sizes = representative_sizes(work.scop)
    return replace(work, statement=renamed, operation=operation(renamed, work.scop, sizes))


def under_shared_loops(
    bodies: Sequence[Node], sharing: Sharing, first: Part, scop: Scop, threads: int
) -> tuple[Node, ...]:
    """The nests below the loops that they share."""
    points = extents(first.statements[0], representative_sizes(scop))
    inner = tuple(inside(body, sharing) for body in bodies)
    steps = [1] * sharing.levels + ([min(sharing.block, points[sharing.levels])] if sharing.block else [])
    tasks = [-(-points[level] // step) for level, step in enumerate(steps)]
    for level, step in reversed([*enumerate(steps)]):
        divided = threads > 1 and not is_enough(prod(tasks[:level]), threads)
        inner = (Loop(f"shared{level}", points[level], step, inner, LoopKind.TILE, divided),)
    return inner


def inside(node: Node, sharing: Sharing) -> Node:
    """A nest without the loops that it shares, and within one block."""
    if isinstance(node, Work):
        return node
    level = int(node.axis.removeprefix("shared"))
    below = tuple(inside(one, sharing) for one in node.body)
    if level < sharing.levels:
        return below[0]
    extent = min(node.extent, sharing.block) if sharing.block and level == sharing.levels else node.extent
    return replace(node, extent=extent, step=min(node.step, extent), body=below, parallel=False)


def pushes_out(apart: Estimate, together: Estimate) -> bool:
    """Whether sharing loops makes something come from farther away: more bytes from behind the second cache."""
    return far_bytes(together) > FAR_TOLERANCE * far_bytes(apart)


def far_bytes(found: Estimate) -> float:
    """Bytes that come from behind the second cache."""
    return sum(level.fetched + level.stored for level in found.traffic[1:])


def compulsory_bytes(parts: Sequence[Part], scop: Scop, temporary: Callable[[str], bool]) -> int:
    """Bytes of the arrays that the parts touch, but for those that only hand values on."""
    sizes = representative_sizes(scop)
    touched = {access.array for part in parts for statement in part.statements for access in statement.accesses}
    arrays = [scop.arrays[name] for name in touched if not temporary(name)]
    return sum(element_bytes(array.element) * elements(array, sizes) for array in arrays)
