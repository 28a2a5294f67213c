"""Split a region into groups of statements that can run one after the other.

Before                                   After

    for (i ...) {                            for (i ...)
      S0(i);                                   S0(i);
      for (k ...) S1(i, k);                  for (i ...)
    }                                          for (k ...) S1(i, k);

Two statements stay together when each depends on the other (a cycle of the dependence graph), so running the groups
in order of their dependences is always legal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import islpy as isl

from polyxform.dependences.model import Dependences
from polyxform.scop.model import Scop, Statement


def groups(scop: Scop, dependences: Dependences) -> tuple[tuple[Statement, ...], ...]:
    """Strongly connected components of the dependence graph, sources first, otherwise in textual order."""
    return components(scop.statements, dependences.bound)


def components(statements: Sequence[Statement], validity: isl.UnionMap) -> tuple[tuple[Statement, ...], ...]:
    """`groups` of some statements under some dependences."""
    reached = transitive(successors(statements, validity))
    waiting = list(statements)
    ordered: list[tuple[Statement, ...]] = []
    while waiting:
        first = next(s for s in waiting if is_ready(s, waiting, reached))
        group = tuple(s for s in waiting if s is first or in_cycle(s, first, reached))
        ordered.append(group)
        waiting = [s for s in waiting if s not in group]
    return tuple(ordered)


def reachable(scop: Scop, validity: isl.UnionMap) -> dict[str, frozenset[str]]:
    """For each statement the statements that depend on it, directly or by way of others."""
    return transitive(successors(scop.statements, validity))


def is_ready(statement: Statement, waiting: list[Statement], reached: Mapping[str, frozenset[str]]) -> bool:
    """Whether everything that the statement depends on is placed, or in its own cycle."""
    return all(statement.name not in reached[other.name] or in_cycle(other, statement, reached) for other in waiting)


def in_cycle(one: Statement, other: Statement, reached: Mapping[str, frozenset[str]]) -> bool:
    """Whether each statement depends on the other."""
    return other.name in reached[one.name] and one.name in reached[other.name]


def successors(statements: Sequence[Statement], validity: isl.UnionMap) -> dict[str, frozenset[str]]:
    """For each statement the statements that depend on it directly."""
    pairs: set[tuple[str, str]] = set()
    validity.foreach_map(
        lambda relation: pairs.add(
            (relation.get_tuple_name(isl.dim_type.in_), relation.get_tuple_name(isl.dim_type.out))
        )
    )
    return {s.name: frozenset(target for source, target in pairs if source == s.name) for s in statements}


def transitive(direct: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Everything reachable from each node by one step or more."""
    reached = {name: frozenset(targets) for name, targets in direct.items()}
    while True:
        further = {name: targets.union(*(reached[target] for target in targets)) for name, targets in reached.items()}
        if further == reached:
            return reached
        reached = further
