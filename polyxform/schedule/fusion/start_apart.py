"""Give a long reduction its first value in a nest of its own, where its kernels then can run it in parts.

Before                                   After

    for (j_tile ...)                         for (i ...) for (j ...) C[i][j] = bias[j];
      for (i_tile ...)                       for (k_tile = 0; k_tile < 1024; k_tile += 256)
        px_kernel_8x48(...);                   for (j_tile ...)
        // C = bias; all 1024 steps of k         for (i_tile ...)
                                                   px_kernel_8x48(...);     // 256 steps of k

A part of the other factor's rows then stays near while all columns pass; the result is written once more. Chosen by the
reuse model, which knows of both.

Refused: sums with something behind them, which would have to wait for the last part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from polyxform.dependences.model import Dependences
from polyxform.reuse.cost import estimate
from polyxform.schedule.contractions import contract
from polyxform.schedule.contractions.companions import Gathering
from polyxform.schedule.contractions.contraction_plan import Workload
from polyxform.schedule.costing import plain_node, representative_sizes
from polyxform.schedule.lanes.jam_recurrences import recurrences_jammed
from polyxform.schedule.model import Candidate, Contraction, in_sequence
from polyxform.schedule.source_order import in_source_order


def starting_apart(
    together: Candidate,
    gathering: Gathering,
    contractions: Sequence[Contraction],
    work: Workload,
    dependences: Dependences,
) -> Candidate:
    """The candidate with the first values in a nest of their own where that is faster, else as it was."""
    if not gathering.before or gathering.after:
        return together
    alone = replace(work, before=())
    plans = ((plan, seconds) for plan, seconds in contract.ranked(contractions, alone) if plan.depth)
    found = next(plans, None)
    if found is None:
        return together
    first = [work.scop.statement(companion.statement) for companion in gathering.before]
    nodes = tuple(plain_node(statement, representative_sizes(work.scop), work.scop) for statement in first)
    plan, sums = found
    total = sums.seconds + estimate(nodes, work.machine, work.threads).seconds
    if total >= together.predictions[0].chosen.seconds:
        return together
    start = [recurrences_jammed(in_source_order(work.scop, [one]), work.scop, dependences) for one in first]
    apart = reduce(in_sequence, [*start, contract.build(plan, alone)])
    prediction = replace(together.predictions[0], recipe="; ".join(contract.recipe_of(plan, alone)), chosen=sums)
    return replace(apart, predictions=(prediction,))
