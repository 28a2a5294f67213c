"""Every way that is worth considering to run a region, made of the transformations of this package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

import islpy as isl

from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.options import Options
from polyxform.schedule import contract
from polyxform.schedule.distribute import groups
from polyxform.schedule.interchange import interchanged
from polyxform.schedule.match_microkernel import NearMiss, match
from polyxform.schedule.model import Candidate, in_sequence
from polyxform.schedule.parallelize import parallelize
from polyxform.schedule.source_order import in_source_order
from polyxform.schedule.time_tile import time_tiled
from polyxform.schedule.vectorize import vectorize
from polyxform.scop.model import Scop, Statement


def candidates(scop: Scop, dependences: Dependences, options: Options, machine: Machine) -> tuple[Candidate, ...]:
    """Whole-region candidates, most promising first; the last one keeps the order of the source."""
    parts = [best_of(group, scop, dependences, options, machine) for group in groups(scop, dependences)]
    distributed = reduce(in_sequence, parts)
    kept = in_source_order(scop, scop.statements)
    return tuple(finished(candidate, scop, dependences, options, machine) for candidate in (distributed, kept))


def finished(
    candidate: Candidate, scop: Scop, dependences: Dependences, options: Options, machine: Machine
) -> Candidate:
    """The candidate with its loops marked for vectors and threads, which is decided on the finished tree."""
    candidate = vectorize(candidate, scop, dependences.validity)
    return parallelize(candidate, scop, dependences.validity, machine.cores) if options.parallel else candidate


def best_of(
    group: Sequence[Statement], scop: Scop, dependences: Dependences, options: Options, machine: Machine
) -> Candidate:
    """The preferred candidate for one group of statements."""
    if len(group) == 1:
        for candidate in for_statement(group[0], scop, dependences, options, machine):
            return candidate
    tiled = time_tiled(group, scop, dependences, options, machine)
    return tiled if tiled is not None else in_source_order(scop, group)


def for_statement(
    statement: Statement, scop: Scop, dependences: Dependences, options: Options, machine: Machine
) -> Iterable[Candidate]:
    """Candidates for a statement that can be scheduled on its own, most promising first."""
    if options.microkernels:
        found = match(scop, statement)
        if not isinstance(found, NearMiss):
            work = contract.workload(statement, scop, machine, machine.cores if options.parallel else 1)
            best = contract.best(found, work)
            own = within(dependences.validity, isl.UnionSet.from_set(statement.domain))
            # Sums that the source does backwards rule every plan out.
            if best is not None and is_legal(best.schedule, own):
                yield best
    better = interchanged(statement, dependences)
    if better is not None:
        yield better
