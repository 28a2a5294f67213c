"""Run eliminations in blocks of steps, so that most of the work is products of blocks in kernels.

Before                                   After (right-looking)

    for (i ...)                              for (k_tile ...) {
      for (j < i) {                            the steps of the block on the elements that the block itself uses
        for (k < j)                            for (j_tile ...)
          A[i][j] -= A[i][k] * A[k][j];          for (i_tile ...)
        A[i][j] /= A[j][j];                        kernel: all steps of the block on the other elements
      }                                      }

Every element goes through its steps in the order of the source. A step is what has one value of a dimension of each
statement, the reduction for products, such that no statement depends on a later step.

Source of the idea: Golub, Van Loan, "Matrix Computations", section on block LU.

In A * A^T (Cholesky), the factor that runs along columns is contiguous along the steps: kernels turn it in registers.

Refused: groups without a product of elements of the array that it accumulates in for kernels that need no packed
factor; groups without steps. Whether the order is legal is for the caller to find out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product

import islpy as isl

from polyxform.affine import affine_on, function_of, set_list
from polyxform.dependences.legality import within
from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.polyhedra import tile_start
from polyxform.schedule.contractions.ragged import RaggedPlan, insert_tiles, plan_of
from polyxform.schedule.model import Candidate
from polyxform.schedule.orders.distribute import components
from polyxform.schedule.source_order import LoopMarker
from polyxform.scop.model import Scop, Statement, union_set

BLOCKS = (48,)
"""Steps of a block, and of blocks inside it: whole tiles, few enough for the first cache."""
Parts = Mapping[str, isl.Set]
"""Instances by their statement's name."""


@dataclass(frozen=True)
class Elimination:
    """A group of statements in steps.

    statements  in textual order
    steps       for each statement's name the dimension that tells the step
    plans       the kernels of products, by statement
    validity    dependences between instances of the group
    """

    statements: tuple[Statement, ...]
    steps: Mapping[str, int]
    plans: Mapping[str, RaggedPlan]
    validity: isl.UnionMap

    def block(self, size: int) -> isl.UnionPwAff:
        """The first step of the block that an instance belongs to."""
        parts = (tile_start(s.domain, self.steps[s.name], size).get_at(0) for s in self.statements)
        return reduce(isl.UnionPwAff.union_add, parts)


def in_blocks(group: Sequence[Statement], scop: Scop, dependences: Dependences, machine: Machine) -> Candidate | None:
    """The group in blocks of steps; None where it has none."""
    elimination = elimination_of(group, scop, dependences, machine)
    if elimination is None:
        return None
    whole = {statement.name: statement.domain for statement in group}
    root = isl.Schedule.from_domain(union_set(whole.values())).get_root().child(0)
    marker = LoopMarker(tuple(group))
    node = insert_blocks(elimination, whole, BLOCKS, marker, root)
    sizes = " and ".join(map(str, BLOCKS))
    rows = {(plan.mark.rows, plan.columns) for plan in elimination.plans.values()}
    tiles = ", ".join(f"{height} rows and {width} columns" for height, width in sorted(rows))
    recipe = (f"blocks of {sizes} steps", f"microkernel of {tiles} for what lies behind a block")
    return Candidate(node.get_schedule(), dict(marker.marks), recipe)


def elimination_of(
    group: Sequence[Statement], scop: Scop, dependences: Dependences, machine: Machine
) -> Elimination | None:
    """The steps of a group; None where it has none, or no product for a kernel."""
    found = {s.name: plan_of(s, scop, machine) for s in group if s.step is not None and s.update is None}
    plans = {name: plan for name, plan in found.items() if plan is not None and plan.mark.packing is None}
    if not plans:
        return None
    validity = within(dependences.bound, union_set(s.domain for s in group))
    choices = [plans[s.name].contraction.reductions if s.name in plans else range(len(s.iterators)) for s in group]
    for chosen in product(*choices):
        steps = dict(zip((s.name for s in group), chosen, strict=True))
        candidate = Elimination(tuple(group), steps, plans, validity)
        if validity.lex_gt_at_multi_union_pw_aff(isl.MultiUnionPwAff.from_union_pw_aff(candidate.block(1))).is_empty():
            return candidate
    return None


def insert_blocks(
    elimination: Elimination, parts: Parts, sizes: Sequence[int], marker: LoopMarker, node: isl.ScheduleNode
) -> isl.ScheduleNode:
    """Insert the loop over blocks, what a block does first, and the products behind it."""
    depth = node.get_tree_depth()
    first = elimination.statements[0]
    stem = first.iterators[elimination.steps[first.name]]
    if not sizes:
        node = marker.insert_loop(node, elimination.block(1), stem)
        return insert_step(elimination, parts, marker, node).ancestor(node.get_tree_depth() - depth)
    node = marker.insert_loop(node, elimination.block(sizes[0]), f"{stem}_block")
    behind = {name: trailing(elimination, name, parts, sizes[0]) for name in elimination.plans if name in parts}
    behind = {name: instances for name, instances in behind.items() if not instances.is_empty()}
    own = {n: instances.subtract(behind[n]).coalesce() if n in behind else instances for n, instances in parts.items()}
    filters = [union_set(own.values()), *(isl.UnionSet.from_set(instances) for instances in behind.values())]
    node = node.insert_sequence(union_list(filters))
    node = insert_blocks(elimination, own, sizes[1:], marker, node.child(0).child(0)).parent().parent()
    for position, (name, instances) in enumerate(behind.items(), start=1):
        statement = next(s for s in elimination.statements if s.name == name)
        around = as_map(tile_start(statement.domain, elimination.steps[name], sizes[0]))
        below = node.child(position).child(0)
        node = insert_tiles(elimination.plans[name], statement, instances, marker, below, around).parent().parent()
    return node.ancestor(node.get_tree_depth() - depth)


def trailing(elimination: Elimination, name: str, parts: Parts, size: int) -> isl.Set:
    """The instances of a product whose element no other use in the same block touches."""
    used = isl.UnionMap("{ }")
    for statement in elimination.statements:
        block = as_map(tile_start(statement.domain, elimination.steps[statement.name], size))
        instances = parts.get(statement.name)
        if instances is None:
            continue
        own = elimination.plans[statement.name].contraction.target if statement.name in elimination.plans else None
        for access in statement.accesses:
            if own is None or not access.relation.is_equal(own.relation):
                reached = block.intersect_domain(instances).reverse().apply_range(access.relation)
                used = used.union(isl.UnionMap.from_map(reached))
    statement = next(s for s in elimination.statements if s.name == name)
    target = elimination.plans[name].contraction.target.relation
    both = as_map(tile_start(statement.domain, elimination.steps[name], size)).range_product(target)
    taken = used.extract_map(both.range().unwrap().get_space())
    exact = parts[name].subtract(both.intersect_range(taken.wrap()).domain()).coalesce()
    simple = beyond_block(elimination.plans[name], elimination.steps[name], parts[name], size)
    return simple if simple.is_subset(exact) else exact


def beyond_block(plan: RaggedPlan, step: int, instances: isl.Set, size: int) -> isl.Set:
    """The instances whose target has all subscripts behind the block: often all that are wanted, in one piece."""
    block = function_of(tile_start(instances, step, size).get_at(0), instances).add_constant_val(isl.Val(size))
    for dimension in (*plan.contraction.outer, plan.contraction.column):
        place = isl.PwAff.from_aff(affine_on(instances.get_space(), {dimension: 1}, 0))
        instances = instances.intersect(place.ge_set(block))
    return instances.coalesce()


def as_map(function: isl.MultiUnionPwAff) -> isl.Map:
    """A function of one statement's instances."""
    return isl.Map.from_union_map(isl.UnionMap.from_multi_union_pw_aff(function))


def insert_step(elimination: Elimination, parts: Parts, marker: LoopMarker, node: isl.ScheduleNode) -> isl.ScheduleNode:
    """Insert one step: its statements in the order of their dependences, each in loops of its own."""
    same = elimination.validity.eq_at_multi_union_pw_aff(isl.MultiUnionPwAff.from_union_pw_aff(elimination.block(1)))
    present = [s for s in elimination.statements if s.name in parts and not parts[s.name].is_empty()]
    ordered = [statement for group in components(present, same) for statement in group]
    if len(ordered) == 1:
        return insert_loops(elimination, ordered[0], marker, node)
    node = node.insert_sequence(set_list([parts[statement.name] for statement in ordered]))
    for position, statement in enumerate(ordered):
        inner = insert_loops(elimination, statement, marker, node.child(position).child(0))
        node = inner.ancestor(inner.get_tree_depth() - node.get_tree_depth())
    return node


def insert_loops(
    elimination: Elimination, statement: Statement, marker: LoopMarker, node: isl.ScheduleNode
) -> isl.ScheduleNode:
    """Insert the loops of a statement within one step, for a product that along contiguous elements last."""
    plan = elimination.plans.get(statement.name)
    last = () if plan is None else (plan.contraction.column,)
    step = elimination.steps[statement.name]
    dimensions = [d for d in range(len(statement.iterators)) if d != step and d not in last]
    for dimension in (*dimensions, *last):
        node = marker.insert_dimension(node, statement, dimension)
    return node


def union_list(parts: Sequence[isl.UnionSet]) -> isl.UnionSetList:
    """The filters of a sequence."""
    total = isl.UnionSetList.alloc(isl.DEFAULT_CONTEXT, len(parts))
    for part in parts:
        total = total.add(part)
    return total
