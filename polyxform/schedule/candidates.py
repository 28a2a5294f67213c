"""Every way that is worth considering to run a region, made of the transformations of this package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.options import Options
from polyxform.schedule import contract
from polyxform.schedule.companions import Gathering, Group, gather
from polyxform.schedule.distribute import groups
from polyxform.schedule.interchange import interchanged
from polyxform.schedule.match_microkernel import NearMiss, match
from polyxform.schedule.model import Alternatives, Candidate, Contraction, in_sequence
from polyxform.schedule.parallelize import parallelize
from polyxform.schedule.source_order import in_source_order
from polyxform.schedule.time_tile import time_tiled
from polyxform.schedule.vectorize import vectorize
from polyxform.scop.model import Scop


def candidates(scop: Scop, dependences: Dependences, options: Options, machine: Machine) -> tuple[Candidate, ...]:
    """Whole-region candidates, most promising first; the last one keeps the order of the source."""
    found = ways(scop, options)
    gathered = gather(groups(scop, dependences), found, scop, dependences.validity)
    parts = [best_of(group, found, scop, dependences, options, machine) for group in gathered]
    distributed = reduce(in_sequence, parts)
    kept = in_source_order(scop, scop.statements)
    return tuple(finished(candidate, scop, dependences, options, machine) for candidate in (distributed, kept))


def alternatives(scop: Scop, dependences: Dependences, options: Options, machine: Machine) -> tuple[Alternatives, ...]:
    """Statements that can run in several ways, each with the ways that `Options.tuned` can choose among."""
    found = ways(scop, options)
    threads = machine.cores if options.parallel else 1
    gathered = gather(groups(scop, dependences), found, scop, dependences.validity)
    return tuple(
        contract.alternatives(found[group.sums.name], workload_of(group, scop, machine, threads))
        for group in gathered
        if isinstance(group, Gathering)
    )


def finished(
    candidate: Candidate, scop: Scop, dependences: Dependences, options: Options, machine: Machine
) -> Candidate:
    """The candidate with its loops marked for vectors and threads, which is decided on the finished tree."""
    candidate = vectorize(candidate, scop, dependences.validity)
    return parallelize(candidate, scop, dependences.validity, machine.cores) if options.parallel else candidate


def ways(scop: Scop, options: Options) -> dict[str, tuple[Contraction, ...]]:
    """For each statement that kernels may compute, by name, how they can do that."""
    if not options.microkernels:
        return {}
    found = {statement.name: match(scop, statement) for statement in scop.statements}
    return {name: contractions for name, contractions in found.items() if not isinstance(contractions, NearMiss)}


def best_of(
    group: Group | Gathering,
    contractions: Mapping[str, tuple[Contraction, ...]],
    scop: Scop,
    dependences: Dependences,
    options: Options,
    machine: Machine,
) -> Candidate:
    """The preferred candidate for one group of statements."""
    if isinstance(group, Gathering):
        return of_kernels(group, contractions, scop, dependences, options, machine)
    if len(group) == 1:
        better = interchanged(group[0], dependences)
        if better is not None:
            return better
    tiled = time_tiled(group, scop, dependences, options, machine)
    return tiled if tiled is not None else in_source_order(scop, group)


def of_kernels(
    gathering: Gathering,
    contractions: Mapping[str, tuple[Contraction, ...]],
    scop: Scop,
    dependences: Dependences,
    options: Options,
    machine: Machine,
) -> Candidate:
    """A sum of products in kernels with its companions, or without them where they do not fit.

    Sums that the source does backwards rule every plan out.
    """
    threads = machine.cores if options.parallel else 1
    found = contractions[gathering.sums.name]
    best = contract.best(found, workload_of(gathering, scop, machine, threads), options.tuned)
    if best is not None and is_legal(best.schedule, within(dependences.validity, best.schedule.get_domain())):
        return best
    others = [best_of((statement,), {}, scop, dependences, options, machine) for statement in gathering.statements]
    return reduce(in_sequence, others)


def workload_of(gathering: Gathering, scop: Scop, machine: Machine, threads: int) -> contract.Workload:
    """What is known of a sum of products and its companions."""
    alone = contract.workload(gathering.sums, scop, machine, threads)
    return replace(alone, before=gathering.before, after=gathering.after)
