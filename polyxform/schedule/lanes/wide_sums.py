"""Let sums along a row take turns in four vectors of lanes, since a single one waits for each of its additions.

Before                                       After

    #pragma omp simd reduction(+ : s)            float s_lanes[64] = {0};
    for (j = 0; j < 768; j++)                    for (j_block = 0; j_block < 768; j_block += 64)
      s += a[j];                                   #pragma omp simd
                                                   for (lane = 0; lane < 64; lane++)
                                                     s_lanes[lane] += a[j_block + lane];
                                                 px_sum_f32x64(s_lanes, s_lanes);
                                                 s += s_lanes[0];

Compilers give a sum one vector, add its lanes up one after the other in the end, and unroll nothing. The loop over
lanes they unroll, so that the sums stay in registers. There is consent already: the sum is in lanes.

Refused: loops whose length is not known or too short, more than one type among the sums or more sums than registers,
and statements that call functions: those hide the additions behind their own arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import islpy as isl

from polyxform.machine import Machine
from polyxform.polyhedra import node_type, sets_of
from polyxform.reuse.operations import ELEMENT_BYTES
from polyxform.schedule.lanes.stream_stores import bounds_of
from polyxform.schedule.lanes.vectorize import innermost_loops
from polyxform.schedule.model import Candidate, LoopMark, Mark, mark_name
from polyxform.scop.model import Scop, Statement

VECTORS = 4
"""Additions that are under way at once: each takes three or four cycles, and one begins in every cycle."""
FEWEST_TURNS = 4
"""Iterations of each lane below which adding up the lanes costs more than it saves."""
MARK_AND_BAND = 2
"""Nodes of a loop."""
MOST_SUMS = 2
MOST_STATEMENTS = 4
"""So that compilers unroll the loop over lanes."""


def widen_sums(candidate: Candidate, scop: Scop, machine: Machine) -> Candidate:
    """The candidate with lanes for the sums of its innermost vector loops where that pays."""
    marks = dict(candidate.marks)
    for node in innermost_loops(candidate.schedule.get_root(), candidate):
        mark = marks[mark_name(node)]
        statements = [scop.statement(instances.get_tuple_name()) for instances in sets_of(node.get_domain())]
        if isinstance(mark, LoopMark) and is_plain_sum(mark, statements):
            lanes = lanes_of(mark, node.child(0), scop, machine)
            marks[mark_name(node)] = replace(mark, lanes=lanes)
            marks |= with_sums_of_tiles(node, candidate, mark) if lanes else {}
    return replace(candidate, marks=marks)


def with_sums_of_tiles(node: isl.ScheduleNode, candidate: Candidate, inner: LoopMark) -> dict[str, Mark]:
    """The loop over tiles right outside of a loop in lanes: threads may share it, each with sums of its own."""
    above = node.parent().parent() if node.get_tree_depth() > MARK_AND_BAND else None
    if above is None or node_type(above) != isl.schedule_node_type.mark:
        return {}
    key = mark_name(above)
    tiles = candidate.marks[key]
    return {key: replace(tiles, sums=inner.sums)} if isinstance(tiles, LoopMark) and not tiles.simd else {}


def is_plain_sum(mark: LoopMark, statements: Sequence[Statement]) -> bool:
    """Whether a vector loop does little else than adding up."""
    if not mark.simd or mark.unroll or not 0 < len(mark.sums) <= MOST_SUMS or len(statements) > MOST_STATEMENTS:
        return False
    return all(operator == "+" for operator, _ in mark.sums) and not any(one.obstacles for one in statements)


def lanes_of(mark: LoopMark, band: isl.ScheduleNode, scop: Scop, machine: Machine) -> int:
    """How many lanes the sums of a loop take, 0 where one vector is enough."""
    elements = {scop.arrays[array].element for _, array in mark.sums}
    bounds = bounds_of(band)
    if len(elements) != 1 or not elements <= {"float", "double"} or len(bounds) != 1:
        return 0
    (element,), (found,) = elements, bounds
    lanes = VECTORS * machine.vector_bytes // ELEMENT_BYTES[element]
    return lanes if found is not None and found[1] - found[0] + 1 >= FEWEST_TURNS * lanes else 0
