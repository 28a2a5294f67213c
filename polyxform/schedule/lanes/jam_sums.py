"""Run eight sums of a solver at once that its outer loop computes one after the other, as far as none needs another.

Before                                   After

    for (i ...) {                            for (i_block ...) {
      for (j = 0; j < i; j++)                  for (j = 0; j < 8 * i_block; j++)
        x[i] -= L[i][j] * x[j];                  for (i in the block)         // unrolled
      x[i] /= L[i][i];                             x[i] -= L[i][j] * x[j];
    }                                          for (i in the block) {
                                                 for (j = 8 * i_block; j < i; j++)
                                                   x[i] -= L[i][j] * x[j];
                                                 x[i] /= L[i][i];
                                               }
                                             }

Each element keeps its order of additions. A sum waits for each addition before it starts the next; eight of them keep
the arithmetic units busy meanwhile.

What waits need not be an addition (`x[i] = max(x[i], x[j] + w[i][j])`), as long as it goes through one element.

Refused: nests that are not two loops deep, parallel outer loops, inner loops that carry no dependence, and rows of
which each element waits for its neighbors (`F[i][j] = max(F[i][j - 1], F[i - 1][j])`): the eight would wait for each
other.
"""

from __future__ import annotations

from collections.abc import Sequence

import islpy as isl

from polyxform.affine import affine_on, instances_in_full_groups, set_list, union_function
from polyxform.dependences.legality import is_legal, parallel_violations, within
from polyxform.dependences.model import Dependences
from polyxform.polyhedra import node_type, subscript_steps
from polyxform.schedule.lanes.jam_recurrences import CHAINS, block_index, groups
from polyxform.schedule.model import Candidate
from polyxform.schedule.source_order import LoopMarker, runs_over
from polyxform.scop.known import known_beyond_types
from polyxform.scop.model import AccessKind, Scop, Statement, union_set

Node = isl.schedule_node_type


def sums_jammed(group: Sequence[Statement], scop: Scop, dependences: Dependences) -> Candidate | None:
    """The group in blocks of its outer loop; None where that is not possible or does not pay."""
    deepest = [statement for statement in group if len(statement.iterators) == 2]
    if len(deepest) != 1 or any(len(statement.iterators) not in (1, 2) for statement in group):
        return None
    if not is_sum(deepest[0]):
        return None
    instances = union_set(statement.domain for statement in group)
    source = scop.schedule.intersect_domain(instances)
    order = within(dependences.order, instances)
    if not waits_for_itself(source, deepest[0], group, order):
        return None
    candidate = in_blocks(source, deepest[0], group, scop)
    return candidate if candidate is not None and is_legal(candidate.schedule, order) else None


def is_sum(statement: Statement) -> bool:
    """Whether all steps of the inner loop change one element, which they read."""
    writes = [access.relation for access in statement.accesses if access.kind is AccessKind.WRITE]
    reads = [access.relation for access in statement.accesses if access.kind is AccessKind.READ]
    if not all(is_one_element(relation) for relation in writes):
        return False
    return any(write.is_subset(read) for write in writes for read in reads)


def is_one_element(relation: isl.Map) -> bool:
    """Whether an access stays where it is while the inner loop runs."""
    steps = subscript_steps(relation, 1)
    return steps is not None and not any(steps)


def waits_for_itself(source: isl.Schedule, sums: Statement, group: Sequence[Statement], order: isl.UnionMap) -> bool:
    """Whether the outer loop ascends along one dimension of all and is serial, and so is the inner one."""
    band = source.get_root().child(0)
    if node_type(band) != Node.band or parallel_violations(band, 0, order).is_empty():
        return False
    partial = isl.UnionMap.from_multi_union_pw_aff(band.band_get_partial_schedule())
    if band.band_n_member() > 1 or not all(runs_over(partial, statement.domain, 0) for statement in group):
        return False
    own = within(order, isl.UnionSet.from_set(sums.domain))
    together = isl.Map.universe(sums.domain.get_space().map_from_set())
    together = together.equate(isl.dim_type.in_, 0, isl.dim_type.out, 0)
    return not own.intersect(isl.UnionMap.from_map(together)).is_empty()


def in_blocks(source: isl.Schedule, sums: Statement, group: Sequence[Statement], scop: Scop) -> Candidate | None:
    """The tree; None where no block is full."""
    domain = sums.domain.intersect_params(known_beyond_types(scop))
    full = instances_in_full_groups(domain, groups(sums, 0, 0)).coalesce()
    if full.is_empty():
        return None
    others = [statement.domain for statement in group if statement is not sums]
    rest = union_set([*others, sums.domain.subtract(full).coalesce()])
    marker = LoopMarker(tuple(group))
    blocks = union_function([block_index(statement, 0, 0) for statement in group])
    node = marker.insert_loop(source.get_root().child(0), blocks, f"{sums.iterators[0]}_block")
    node = node.insert_sequence(set_list([full]).add(rest))
    inner = node.child(0).child(0).cut()
    inner = marker.insert_loop(inner, union_function([affine_on(domain.get_space(), {1: 1}, 0)]), sums.iterators[1])
    inner = marker.insert_dimension(inner, sums, 0, CHAINS)
    node = inner.ancestor(inner.get_tree_depth() - node.get_tree_depth())
    node = marker.mark_below(node.child(1).child(0))
    words = f"{CHAINS} sums over {sums.iterators[1]} at once"
    return Candidate(node.get_schedule(), dict(marker.marks), (words,))
