"""Fuse loops of separate nests that hand values on to each other, level by level.

Before                                   After

    for (i ...)                              for (i ...)
      for (j ...) t[i][j] = f(a[i][j]);        for (j ...) {
    for (i ...)                                  t[i][j] = f(a[i][j]);
      for (j ...) b[i][j] = g(t[i][j]);          b[i][j] = g(t[i][j]);
                                               }

At each level the statements fall into groups that depend on each other both ways. A group joins an earlier one when
it reads a value from there, both run over the same range, no dependence then goes back, and nothing is lost: loops that
could run in parallel before still can, with arrays that each iteration can have for itself left out of account.
Inside a joined loop the same is done with the loops further in, so that several passes over a row become one loop over
rows around passes that are as long as they can be.

Refused: loops over different ranges, loops of which one carries a dependence and the other does not (the innermost of
a sum beside an element-wise one, unless sums may be reordered).

Source of the idea: Kennedy, McKinley, "Maximizing loop parallelism and improving data locality via loop fusion and
distribution", LCPC 1993.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import islpy as isl

from polyxform.affine import affine_on, union_function
from polyxform.dependences.legality import within
from polyxform.dependences.model import ArrayDependences, Dependences
from polyxform.polyhedra import maps_of
from polyxform.schedule.distribute import in_cycle, is_ready, transitive
from polyxform.schedule.model import Candidate
from polyxform.schedule.privatize import is_temporary
from polyxform.schedule.source_order import with_marked_loops
from polyxform.scop.model import Scop, Statement, union_set

Group = tuple[Statement, ...]


@dataclass(frozen=True)
class Fusion:
    """What decides which loops are joined.

    scop         the region
    dependences  between its instances
    consent      sums may be reordered: a loop that only adds up counts as parallel
    maximal      join whatever is legal, even where parallel loops are lost or no value is handed on
    """

    scop: Scop
    dependences: Dependences
    consent: bool
    maximal: bool = False

    def clusters(self, groups: Sequence[Group]) -> tuple[tuple[Group, ...], ...]:
        """The groups, sources first, with those together whose outermost loops are to be joined."""
        inside = union_set(statement.domain for statement in statements_of(groups))
        return self.joined(groups, 0, pending_in(self.dependences, inside))

    def candidate(self, groups: Sequence[Group]) -> Candidate:
        """The statements of groups that belong to one cluster under shared loops."""
        statements = statements_of(groups)
        inside = union_set(statement.domain for statement in statements)
        schedule = self.loop(statements, 0, pending_in(self.dependences, inside))
        return with_marked_loops(schedule, statements, (f"fuse {len(groups)} nests",))

    def tree(self, statements: Group, level: int, pending: Dependences) -> isl.Schedule:
        """The statements' loops from a level on; `pending` are the dependences that no outer loop settles."""
        parts = [statements_of(cluster) for cluster in self.split(statements, level, pending)]
        return reduce(isl.Schedule.sequence, (self.loop(part, level, among(part, pending)) for part in parts))

    def split(self, statements: Group, level: int, pending: Dependences) -> tuple[tuple[Group, ...], ...]:
        """The statements in clusters whose loops at a level are joined, sources first."""
        return self.joined(components(statements, pending.validity), level, pending)

    def loop(self, statements: Group, level: int, pending: Dependences) -> isl.Schedule:
        """One loop over the statements' dimension at a level, with their further loops inside."""
        domain = union_set(statement.domain for statement in statements)
        if len(statements) == 1 and len(statements[0].iterators) == level:
            return isl.Schedule.from_domain(domain)
        values = dimension_of(statements, level)
        inner = restricted(pending, lambda pairs: pairs.eq_at_multi_union_pw_aff(values))
        below = self.tree(statements, level + 1, inner)
        return below.insert_partial_schedule(values)

    def joined(self, groups: Sequence[Group], level: int, pending: Dependences) -> tuple[tuple[Group, ...], ...]:
        """The groups in clusters: two that can be one are made one until there are none."""
        clusters = [[group] for group in groups]
        while True:
            pair = self.joinable(clusters, level, pending)
            if pair is None:
                return tuple(tuple(cluster) for cluster in clusters)
            earlier, later = pair
            clusters[earlier] += clusters.pop(later)

    def joinable(self, clusters: Sequence[Sequence[Group]], level: int, pending: Dependences) -> tuple[int, int] | None:
        """Positions of two clusters of which the later may move up to the earlier and join it."""
        merged = [statements_of(cluster) for cluster in clusters]
        for later, group in enumerate(merged):
            for earlier in reversed(range(later)):
                if self.may_join(merged[earlier], group, level, pending):
                    return earlier, later
                if not between(merged[earlier], group, pending.validity).is_empty():
                    break
        return None

    def may_join(self, cluster: Group, group: Group, level: int, pending: Dependences) -> bool:
        """Whether the loops at a level can be one, and better are."""
        both = (*cluster, *group)
        if any(len(statement.iterators) <= level for statement in both):
            return False
        if between(cluster, group, pending.flow).is_empty() and not self.maximal:
            return False
        if any(not same_range(cluster[0], statement, level) for statement in both):
            return False
        values = dimension_of(both, level)
        if not between(cluster, group, pending.validity).lex_gt_at_multi_union_pw_aff(values).is_empty():
            return False
        return self.maximal or all(self.is_parallel(part, level, pending) for part in (cluster, group, both))

    def is_parallel(self, statements: Group, level: int, pending: Dependences) -> bool:
        """Whether a loop over the statements carries no dependence but of arrays that each iteration may own."""
        inside = union_set(statement.domain for statement in statements)
        values = dimension_of(statements, level)
        return not any(
            carries(self.ordered(through), inside, values) and not self.is_own(through.array, inside, values, pending)
            for through in pending.arrays
        )

    def ordered(self, through: ArrayDependences) -> isl.UnionMap:
        """What must keep its order among the accesses to an array."""
        return through.relaxed if self.consent else through.validity

    def is_own(self, array: str, inside: isl.UnionSet, values: isl.MultiUnionPwAff, pending: Dependences) -> bool:
        """Whether no value of an array leaves the iteration of the loop that made it, and none comes from outside."""
        if not is_temporary(array, self.scop):
            return False
        everything, here = (flow_of(array, found) for found in (self.dependences, pending))
        touching = everything.intersect_domain(inside).union(everything.intersect_range(inside))
        return bool(touching.is_subset(within(here, inside))) and not carries(here, inside, values)


def statements_of(groups: Iterable[Group]) -> Group:
    """The statements of some groups."""
    return tuple(statement for group in groups for statement in group)


def flow_of(array: str, dependences: Dependences) -> isl.UnionMap:
    """The flow dependences through an array."""
    return next(through.flow for through in dependences.arrays if through.array == array)


def components(statements: Group, validity: isl.UnionMap) -> tuple[Group, ...]:
    """Groups of statements that depend on each other both ways, sources first, otherwise in textual order."""
    pairs = {(one.get_tuple_name(isl.dim_type.in_), one.get_tuple_name(isl.dim_type.out)) for one in maps_of(validity)}
    direct = {s.name: frozenset(target for source, target in pairs if source == s.name) for s in statements}
    reached = transitive(direct)
    waiting = list(statements)
    ordered: list[Group] = []
    while waiting:
        first = next(s for s in waiting if is_ready(s, waiting, reached))
        group = tuple(s for s in waiting if s is first or in_cycle(s, first, reached))
        ordered.append(group)
        waiting = [s for s in waiting if s not in group]
    return tuple(ordered)


def dimension_of(statements: Iterable[Statement], level: int) -> isl.MultiUnionPwAff:
    """{ S[i0, i1, ...] -> [i at the level] } for all statements."""
    functions = [affine_on(statement.domain.get_space(), {level: 1}, 0) for statement in statements]
    return isl.MultiUnionPwAff.from_union_pw_aff(union_function(functions))


def same_range(one: Statement, other: Statement, level: int) -> bool:
    """Whether the loops of two statements from the outermost one to a level run over the same points, if both run."""
    ranges = []
    for statement in (one, other):
        domain = statement.domain.reset_tuple_id()
        ranges.append(domain.project_out(isl.dim_type.set, level + 1, len(statement.iterators) - level - 1))
    first, second = ranges
    return bool(first.intersect_params(second.params()).is_equal(second.intersect_params(first.params())))


def between(cluster: Group, group: Group, pairs: isl.UnionMap) -> isl.UnionMap:
    """Pairs from an earlier cluster to a group."""
    sources, targets = (union_set(statement.domain for statement in part) for part in (cluster, group))
    return pairs.intersect_domain(sources).intersect_range(targets)


def carries(pairs: isl.UnionMap, inside: isl.UnionSet, values: isl.MultiUnionPwAff) -> bool:
    """Whether some pair inside the loop lies in two of its iterations."""
    own = within(pairs, inside)
    return not own.is_subset(own.eq_at_multi_union_pw_aff(values))


def among(statements: Group, dependences: Dependences) -> Dependences:
    """The dependences between some statements."""
    return pending_in(dependences, union_set(statement.domain for statement in statements))


def restricted(dependences: Dependences, choose: Callable[[isl.UnionMap], isl.UnionMap]) -> Dependences:
    """The dependences without some pairs; those between reads are left out."""
    nothing = isl.UnionMap("{ }")
    arrays = (
        ArrayDependences(
            one.array, choose(one.flow), choose(one.anti), choose(one.output), nothing, choose(one.relaxed)
        )
        for one in dependences.arrays
    )
    return Dependences(tuple(arrays), nothing)


def pending_in(dependences: Dependences, inside: isl.UnionSet) -> Dependences:
    """The dependences between some instances."""
    return restricted(dependences, lambda pairs: within(pairs, inside))
