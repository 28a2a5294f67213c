"""What PolyDL's published model says of a plan for a contraction: its loops as PolyDL would write them down.

The register tile is PolyDL's microkernel: in its model the loops of the kernel count like any others.
"""

from __future__ import annotations

import islpy as isl

from polyxform.polyhedra import fix_parameters
from polyxform.reuse import polydl_model
from polyxform.schedule.contractions.contraction_plan import ContractionPlan, Workload
from polyxform.schedule.costing import element_bytes, representative_sizes
from polyxform.scop.model import AccessKind


def polydl_cost(plan: ContractionPlan, work: Workload) -> float:
    """The published cost of the statement alone, run in the order of the plan."""
    sizes = tuple(representative_sizes(work.scop).items())
    statement = work.statement
    domain = fix_parameters(statement.domain, sizes)
    time = isl.Map(f"{{ {statement.name}[{', '.join(names(work))}] -> [{', '.join(order_text(plan, work))}] }}")
    schedule = isl.UnionMap.from_map(time.intersect_domain(domain))
    reads, writes = (
        united([a.relation for a in statement.accesses if a.kind is kind], domain)
        for kind in (AccessKind.READ, AccessKind.WRITE)
    )
    element = element_bytes(work.scop.arrays[plan.contraction.target.array].element)
    parallel = 0 if work.threads > 1 else None
    return polydl_model.estimate(schedule, reads, writes, element, parallel=parallel).cost


def names(work: Workload) -> list[str]:
    """A name for each dimension of the statement."""
    return [f"d{position}" for position in range(len(work.statement.iterators))]


def order_text(plan: ContractionPlan, work: Workload) -> list[str]:
    """The dimensions of time: loops over tiles, then reductions, rows and columns of the tile."""
    found, contraction = names(work), plan.contraction
    sizes = {contraction.column: plan.vectors * plan.lanes(work)}
    if plan.row is not None:
        sizes[plan.row] = plan.rows
    outer = [f"floor({found[d]} / {sizes[d]})" if d in sizes else found[d] for d in plan.order]
    inner = [found[d] for d in contraction.reductions]
    points = [found[d] for d in (plan.row, contraction.column) if d is not None]
    return [*outer, *inner, *points]


def united(relations: list[isl.Map], domain: isl.Set) -> isl.UnionMap:
    """Accesses of the instances."""
    total = isl.UnionMap("{ }")
    for relation in relations:
        total = total.union(isl.UnionMap.from_map(relation))
    return total.intersect_domain(isl.UnionSet.from_set(domain))
