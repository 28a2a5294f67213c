"""Numbers that describe a way to run a contraction, for a ranking that is learned from measurements.

They come from the reuse analysis: what moves between which levels, what is reused from where, how the register tile
looks and how it covers its dimensions, how the work divides among threads. Amounts are for one floating-point
operation or on a logarithmic scale, so that they mean the same at every size.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, log2, prod

from polyxform.reuse.model import Estimate
from polyxform.schedule.contractions.contraction_plan import ContractionPlan, Workload

CAUSES = ("compute", "L2", "L3", "memory", "pages", "loops", "parallel")
HOLDERS = ("L1", "L2", "L3", "memory")


def features(plan: ContractionPlan, work: Workload, estimate: Estimate) -> dict[str, float]:
    """Every feature by its name, in a fixed order."""
    return {
        **predicted(estimate, work),
        **reuse(estimate),
        **tile(plan, work),
        **loops(plan, work),
    }


def predicted(estimate: Estimate, work: Workload) -> dict[str, float]:
    """Times by cause in units of the time that the multiply-adds alone need, and bytes for each operation."""
    ideal = estimate.seconds * max(estimate.efficiency, 1e-9)
    causes = dict(estimate.causes)
    found = {"time": log2(estimate.seconds / ideal)}
    found |= {f"time {name}": causes.get(name, 0.0) / ideal for name in CAUSES}
    for level in estimate.traffic:
        found[f"fetched {level.source}"] = level.fetched / estimate.flops
        found[f"stored {level.source}"] = level.stored / estimate.flops
    return found


def reuse(estimate: Estimate) -> dict[str, float]:
    """Bytes that are used again from each level, for each operation, and the sizes of the sets in between."""
    held = dict.fromkeys(HOLDERS, 0.0)
    largest = dict.fromkeys(HOLDERS, 0.0)
    for found in estimate.working_sets:
        if found.holder in held:
            held[found.holder] += found.reused / estimate.flops
            largest[found.holder] = max(largest[found.holder], log2(max(found.size, 1)))
    return {f"reused {name}": held[name] for name in HOLDERS} | {f"set {name}": largest[name] for name in HOLDERS}


def tile(plan: ContractionPlan, work: Workload) -> dict[str, float]:
    """The register tile, what of it is wasted at the edges, and how long its sums are."""
    contraction, lanes = plan.contraction, plan.lanes(work)
    columns = work.points[contraction.column]
    rows = 1 if plan.row is None else work.points[plan.row]
    width = plan.vectors * lanes
    return {
        "rows": float(plan.rows),
        "vectors": float(plan.vectors),
        "accumulators": float(plan.rows * plan.vectors),
        "loads": (plan.rows + plan.vectors) / (plan.rows * plan.vectors),
        "columns covered": columns / (ceil(columns / width) * width),
        "lanes covered": columns / (ceil(columns / lanes) * lanes),
        "rows covered": rows / (ceil(rows / plan.rows) * plan.rows),
        "sum": log2(prod(work.points[d] for d in contraction.reductions)),
        "packed": float(plan.packing is not None),
        "turned": float(plan.turned),
    }


def loops(plan: ContractionPlan, work: Workload) -> dict[str, float]:
    """Iterations of the innermost and the outermost loop over tiles, which of them runs over columns, idle threads."""
    trips = [trip_count(dimension, plan, work) for dimension in plan.order]
    moving = [index for index, count in enumerate(trips) if count > 1]
    column = plan.order.index(plan.contraction.column)
    outermost = trips[moving[0]] if moving else 1
    return {
        "innermost trips": log2(trips[moving[-1]]) if moving else 0.0,
        "outermost trips": log2(outermost),
        "calls": log2(prod(trips)),
        "columns outermost": float(bool(moving) and column == moving[0]),
        "columns innermost": float(bool(moving) and column == moving[-1]),
        "balance": outermost / (ceil(outermost / work.threads) * work.threads),
        "threads": log2(work.threads),
    }


def trip_count(dimension: int, plan: ContractionPlan, work: Workload) -> int:
    """Iterations of a loop over tiles."""
    steps: Mapping[int | None, int] = {
        plan.contraction.column: plan.vectors * plan.lanes(work),
        plan.row: plan.rows,
    }
    return ceil(work.points[dimension] / steps.get(dimension, 1))
