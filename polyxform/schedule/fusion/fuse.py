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

Statements that share a loop in the source stay together, too, where taking them apart brings nothing:

    for (i ...) {
      a[2 * i] = b[2 * i] * c;               // the same lines of a and b: two loops would load and store each twice,
      a[2 * i + 1] = b[2 * i + 1] * c;       // and neither would run in vectors
    }

They are taken apart where only one of them can run in parallel, or in vectors.

Refused: loops over different ranges, loops of which one carries a dependence and the other does not (the innermost of
a sum beside an element-wise one, unless sums may be reordered).

Source of the idea: Kennedy, McKinley, "Maximizing loop parallelism and improving data locality via loop fusion and
distribution", LCPC 1993.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, product

import islpy as isl

from polyxform.affine import affine_on, union_function
from polyxform.dependences.explain import shared_loops
from polyxform.dependences.legality import within
from polyxform.dependences.model import ArrayDependences, Dependences
from polyxform.polyhedra import loop_step, maps_of
from polyxform.schedule.model import Candidate
from polyxform.schedule.orders.distribute import in_cycle, is_ready, transitive
from polyxform.schedule.orders.interchange import steps_along
from polyxform.schedule.source_order import with_marked_loops
from polyxform.schedule.threads.privatize import is_temporary
from polyxform.scop.model import Scop, Statement, union_set

Group = tuple[Statement, ...]
Successors = Mapping[str, frozenset[str]]
"""For each statement, by name, those that depend on it directly."""


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
        """The statements in clusters whose loops at a level are joined, sources first, else as the text has them.

        What the source does one after the other on one line of an array, it does while the line is near.
        """
        names = {statement.name for statement in statements}
        in_text = tuple(statement for statement in self.scop.statements if statement.name in names)
        return self.joined(components(in_text, pending.validity), level, pending)

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
        clusters: list[tuple[Group, ...]] = [(group,) for group in groups]
        direct = successors(statements_of(groups), pending.validity)
        while True:
            pair = self.joinable(clusters, level, pending, direct)
            if pair is None:
                return tuple(clusters)
            clusters = in_order(merged(clusters, *pair), direct)

    def joinable(
        self, clusters: Sequence[tuple[Group, ...]], level: int, pending: Dependences, direct: Successors
    ) -> tuple[int, int] | None:
        """Positions of two clusters that may join: nothing has to run between them."""
        members = [statements_of(cluster) for cluster in clusters]
        reached = [reached_from(position, members, direct) for position in range(len(members))]
        pairs = sorted(combinations(range(len(members)), 2), key=lambda pair: (pair[1], -pair[0]))
        for earlier, later in pairs:
            tied = any(middle in reached[earlier] and later in reached[middle] for middle in range(earlier + 1, later))
            if not tied and self.may_join(members[earlier], members[later], level, pending):
                return earlier, later
        return None

    def may_join(self, cluster: Group, group: Group, level: int, pending: Dependences) -> bool:
        """Whether the loops at a level can be one, and better are."""
        both = (*cluster, *group)
        if any(len(statement.iterators) <= level for statement in both):
            return False
        handed_on = self.maximal or not between(cluster, group, pending.flow).is_empty()
        if not handed_on and not self.share_loop(cluster, group, level):
            return False
        if any(not same_range(cluster[0], statement, level) for statement in both):
            return False
        values = dimension_of(both, level)
        if not between(cluster, group, pending.validity).lex_gt_at_multi_union_pw_aff(values).is_empty():
            return False
        return self.maximal or self.loses_nothing(cluster, group, level, pending, handed_on)

    def loses_nothing(self, cluster: Group, group: Group, level: int, pending: Dependences, handed_on: bool) -> bool:
        """Whether one loop is as parallel as two would be; where it hands nothing on, as good for vectors, too."""
        if all(self.is_parallel(part, level, pending) for part in (cluster, group, (*cluster, *group))):
            return handed_on or in_lanes(cluster, level) == in_lanes(group, level)
        alone = (self.is_parallel(part, level, pending) for part in (cluster, group))
        return self.share_loop(cluster, group, level) and not any(alone)

    def share_loop(self, cluster: Group, group: Group, level: int) -> bool:
        """Whether the source has a statement of each in the body of one loop at a level."""
        pairs = product(cluster, group)
        return any(shared_loops(self.scop.schedule, one.name, other.name) > level for one, other in pairs)

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


def in_lanes(statements: Group, level: int) -> bool:
    """Whether a loop at a level is the innermost one of statements that compilers put into vector lanes."""
    if any(len(statement.iterators) != level + 1 or statement.obstacles for statement in statements):
        return False
    if any(loop_step(statement.domain, level) > 1 for statement in statements):
        return False
    moves = (steps_along(access.relation, level) for statement in statements for access in statement.accesses)
    return all(steps is not None and is_contiguous(steps) for steps in moves)


def is_contiguous(steps: Sequence[int]) -> bool:
    """Whether an access that moves by steps stays where it is or goes to a neighbor."""
    return not any(steps[:-1]) and (not steps or steps[-1] in (-1, 0, 1))


def statements_of(groups: Iterable[Group]) -> Group:
    """The statements of some groups."""
    return tuple(statement for group in groups for statement in group)


def merged(clusters: Sequence[tuple[Group, ...]], earlier: int, later: int) -> list[tuple[Group, ...]]:
    """The clusters with two of them as one."""
    whole = (*clusters[earlier], *clusters[later])
    left = [cluster for position, cluster in enumerate(clusters) if position != later]
    return [*left[:earlier], whole, *left[earlier + 1 :]]


def in_order(clusters: Sequence[tuple[Group, ...]], direct: Successors) -> list[tuple[Group, ...]]:
    """The clusters, each behind those that it depends on, otherwise in the order given."""
    waiting, ordered = list(clusters), []
    while waiting:
        ready = next(
            one for one in waiting if not any(leads_to(other, one, direct) for other in waiting if other is not one)
        )
        waiting.remove(ready)
        ordered.append(ready)
    return ordered


def leads_to(cluster: tuple[Group, ...], other: tuple[Group, ...], direct: Successors) -> bool:
    """Whether a statement of one cluster depends directly on one of another."""
    targets = {statement.name for statement in statements_of(other)}
    return any(direct[statement.name] & targets for statement in statements_of(cluster))


def reached_from(start: int, members: Sequence[Group], direct: Successors) -> frozenset[int]:
    """Positions of the groups of statements that depend on one of them, by way of others too."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        targets = frozenset[str]().union(*(direct[statement.name] for statement in members[waiting.pop()]))
        reached = {at for at, group in enumerate(members) if not targets.isdisjoint(s.name for s in group)}
        waiting += reached - found
        found |= reached
    return frozenset(found)


def flow_of(array: str, dependences: Dependences) -> isl.UnionMap:
    """The flow dependences through an array."""
    return next(through.flow for through in dependences.arrays if through.array == array)


def components(statements: Group, validity: isl.UnionMap) -> tuple[Group, ...]:
    """Groups of statements that depend on each other both ways, sources first, otherwise in textual order."""
    reached = transitive(successors(statements, validity))
    waiting = list(statements)
    ordered: list[Group] = []
    while waiting:
        first = next(s for s in waiting if is_ready(s, waiting, reached))
        group = tuple(s for s in waiting if s is first or in_cycle(s, first, reached))
        ordered.append(group)
        waiting = [s for s in waiting if s not in group]
    return tuple(ordered)


def successors(statements: Group, validity: isl.UnionMap) -> Successors:
    """For each statement the statements that depend on it directly."""
    pairs = {(one.get_tuple_name(isl.dim_type.in_), one.get_tuple_name(isl.dim_type.out)) for one in maps_of(validity)}
    return {s.name: frozenset(target for source, target in pairs if source == s.name) for s in statements}


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
