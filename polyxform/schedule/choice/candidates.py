"""Every way that is worth considering to run a region, made of the transformations of this package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial, reduce
from itertools import groupby

from polyxform.dependences.legality import is_legal, within
from polyxform.dependences.model import Dependences
from polyxform.machine import Machine
from polyxform.options import Options, Tuned
from polyxform.polyhedra import sets_of
from polyxform.schedule.choice.read_schedule import read_schedule, schedule_for
from polyxform.schedule.contractions import contract
from polyxform.schedule.contractions.companions import Gathering, Group, gather, statements_of
from polyxform.schedule.contractions.contraction_plan import Workload, workload
from polyxform.schedule.contractions.declared_kernels import declared_kernel
from polyxform.schedule.contractions.linked_calls import by_library, library_ways, wanted_library
from polyxform.schedule.contractions.match_microkernel import NearMiss, match
from polyxform.schedule.contractions.ragged import has_uneven_rows, ragged
from polyxform.schedule.contractions.solve_blocks import solved_in_blocks
from polyxform.schedule.fusion.chain import Chains
from polyxform.schedule.fusion.fuse import Fusion
from polyxform.schedule.fusion.one_pass import Part, Passes
from polyxform.schedule.fusion.start_apart import starting_apart
from polyxform.schedule.fusion.start_inside import started_inside
from polyxform.schedule.lanes.jam_recurrences import recurrences_jammed
from polyxform.schedule.lanes.jam_sums import sums_jammed
from polyxform.schedule.lanes.pages_ahead import pages_ahead
from polyxform.schedule.lanes.scratch_copies import scratch_apart
from polyxform.schedule.lanes.split_last import last_split
from polyxform.schedule.lanes.stream_stores import stream_stores
from polyxform.schedule.lanes.vectorize import vectorize
from polyxform.schedule.lanes.wide_sums import widen_sums
from polyxform.schedule.model import Candidate, Contraction, in_sequence
from polyxform.schedule.orders.distribute import groups
from polyxform.schedule.orders.interchange import interchanged
from polyxform.schedule.orders.order_inside import ordered_inside
from polyxform.schedule.orders.reorder_nest import reordered
from polyxform.schedule.orders.split_index_sets import split_where_iterators_meet
from polyxform.schedule.orders.split_wraps import wraps_split
from polyxform.schedule.source_order import in_source_order
from polyxform.schedule.threads.parallelize import parallelize
from polyxform.schedule.threads.privatize import kernel_arrays, privatize
from polyxform.schedule.threads.turns import in_turns
from polyxform.schedule.time_tiling.block_steps import in_blocks
from polyxform.schedule.time_tiling.tile_steps import steps_tiled
from polyxform.schedule.time_tiling.time_tile import time_tiled
from polyxform.scop.model import Scop, Statement


def candidates(scop: Scop, dependences: Dependences, options: Options, machine: Machine) -> tuple[Candidate, ...]:
    """Whole-region candidates, most promising first; the last one keeps the order of the source.

    A schedule that is given for the region is the only one. Unsupported (PX307) where it is not legal.
    """
    lines = schedule_for(options.schedule, scop)
    if lines is not None:
        return (read_schedule(lines, scop, dependences, partial(in_kernels, scop, dependences, options, machine)),)
    distributed = reduce(in_sequence, in_turn(scop, dependences, options, machine))
    kept = in_source_order(scop, scop.statements)
    return tuple(finished(candidate, scop, dependences, options, machine) for candidate in (distributed, kept))


def in_turn(scop: Scop, dependences: Dependences, options: Options, machine: Machine) -> Iterable[Candidate]:
    """Candidates for the parts of a region that run one after the other."""
    found = ways(scop, options)
    gathered = gather(groups(scop, dependences), found, scop, dependences.bound)
    alone = partial(part_alone, found, scop, dependences, options, machine)
    parts = in_parts(parts_of(gathered, found, alone, scop, dependences, options, machine), scop, dependences, options)
    chains: Iterable[Candidate] = chained(parts, gathered, found, scop, dependences, options, machine)
    if fusion_wanted(scop, options) != "none":
        chains = started_inside(list(chains), scop, dependences)
    apart = (last_split(part, scop, dependences) for part in chains) if options.parallel else chains
    return (scratch_apart(part, scop, dependences) for part in apart) if options.tile else apart


def part_alone(
    contractions: Mapping[str, tuple[Contraction, ...]],
    scop: Scop,
    dependences: Dependences,
    options: Options,
    machine: Machine,
    group: Group | Gathering,
) -> Part:
    """A group with the preferred candidate for it alone."""
    return statements_of(group), best_of(group, contractions, scop, dependences, options, machine)


def parts_of(
    gathered: Sequence[Group | Gathering],
    contractions: Mapping[str, tuple[Contraction, ...]],
    alone: Callable[[Group | Gathering], Part],
    scop: Scop,
    dependences: Dependences,
    options: Options,
    machine: Machine,
) -> list[Part]:
    """The groups in turn with their candidates; those that go through one array together where that is wanted."""
    free = not wanted_library(scop, options) and (not options.parallel or has_consent(scop, options))
    if not free or options.tuned or not options.tile or fusion_wanted(scop, options) == "none":
        return [alone(group) for group in gathered]
    passes = Passes(scop, dependences, contractions, machine, machine.cores if options.parallel else 1)
    return list(passes.parts(gathered, alone))


def chained(
    apart: Iterator[Candidate],
    gathered: Sequence[Group | Gathering],
    contractions: Mapping[str, tuple[Contraction, ...]],
    scop: Scop,
    dependences: Dependences,
    options: Options,
    machine: Machine,
) -> Sequence[Candidate]:
    """Candidates for nests in turn, chains of them under shared loops where that is wanted and pays."""
    sums = [group for group in gathered if isinstance(group, Gathering)]
    if wanted_library(scop, options) or not sums or fusion_wanted(scop, options) == "none" or options.tuned:
        return list(apart)
    threads = machine.cores if options.parallel else 1
    work = {one.sums.name: workload_of(one, scop, machine, threads) for one in sums}
    return Chains(scop, dependences, machine, threads).joined(apart, work, contractions)


def in_kernels(
    scop: Scop, dependences: Dependences, options: Options, machine: Machine, statements: Sequence[Statement], way: str
) -> Candidate | None:
    """The candidate for statements that kernels compute in a named way; None where they do not."""
    tuned = tuple(Tuned("", (), 0, "", statement.name, way) for statement in statements)
    wanted = {statement.name for statement in statements}
    for chosen in (replace(options, tuned=tuned), options):
        for part in in_turn(scop, dependences, chosen, machine):
            told = [one.recipe for one in part.predictions] or [way]
            same = {one.get_tuple_name() for one in sets_of(part.schedule.get_domain())} == wanted
            if same and way in told and kernel_arrays(part, scop):
                return finished(part, scop, dependences, options, machine)
    return None


def in_parts(
    parts: Sequence[Part],
    scop: Scop,
    dependences: Dependences,
    options: Options,
) -> Iterator[Candidate]:
    """Candidates for groups in turn; groups side by side that nothing better is known for are fused where that pays."""
    for plain, run in groupby(parts, key=lambda part: part[1] is None):
        found = list(run)
        if not plain:
            yield from (best for _, best in found if best is not None)
            continue
        yield from fused_clusters([tuple(group) for group, _ in found], scop, dependences, options)


def fused_clusters(
    run: Sequence[tuple[Statement, ...]], scop: Scop, dependences: Dependences, options: Options
) -> Iterator[Candidate]:
    """Candidates for groups that run one after the other, under shared loops where that is wanted and pays."""
    wanted = fusion_wanted(scop, options)
    if wanted == "none" or len(run) == 1:
        yield from (plain(scop, group, dependences) for group in run)
        return
    fusion = Fusion(scop, dependences, has_consent(scop, options), maximal=wanted == "max")
    for cluster in fusion.clusters(run):
        fused = fusion.candidate(cluster) if len(cluster) > 1 else None
        # Loops that the source runs backwards are not seen before the end.
        if fused is not None and is_legal(fused.schedule, within(dependences.bound, fused.schedule.get_domain())):
            yield fused
        else:
            yield from (plain(scop, group, dependences) for group in cluster)


def plain(scop: Scop, group: Sequence[Statement], dependences: Dependences) -> Candidate:
    """A group as the source runs it, but for iterations of parallel loops that run in recurrences side by side."""
    return recurrences_jammed(in_source_order(scop, group), scop, dependences)


def fusion_wanted(scop: Scop, options: Options) -> str:
    """How much to fuse: the command line's word, then the pragma's, then the rest of the options'."""
    if "fuse" in options.explicit or scop.directives.fuse is None:
        return options.fuse
    return "max" if scop.directives.fuse else "none"


def has_consent(scop: Scop, options: Options) -> bool:
    """Whether sums may be reordered."""
    return options.reassociate or scop.directives.reassociate


def finished(
    candidate: Candidate, scop: Scop, dependences: Dependences, options: Options, machine: Machine
) -> Candidate:
    """The candidate with its loops marked for vectors and threads, which is decided on the finished tree."""
    consent = has_consent(scop, options)
    candidate = wraps_split(candidate, scop)
    candidate = privatize(stream_stores(candidate, scop, machine), scop, dependences)
    candidate = pages_ahead(candidate, scop, machine)
    candidate = widen_sums(vectorize(candidate, scop, dependences, consent), scop, machine)
    candidate = parallelize(candidate, scop, dependences, machine.cores) if options.parallel else candidate
    return in_turns(candidate, dependences)


def ways(scop: Scop, options: Options) -> dict[str, tuple[Contraction, ...]]:
    """For each statement that kernels may compute, by name, how they can do that."""
    if not options.microkernels:
        return {}
    consent, user = has_consent(scop, options), declared_kernel(scop)
    found = {statement.name: kernel_ways(statement, scop) for statement in scop.statements}
    return {
        name: tuple(
            replace(one, loose=consent and is_rounded(one, scop), unordered=consent, user=user) for one in contractions
        )
        for name, contractions in found.items()
        if contractions
    }


def kernel_ways(statement: Statement, scop: Scop) -> tuple[Contraction, ...]:
    """How kernels may compute a statement; not at all where they would take one row at a time of a triangle."""
    found = match(scop, statement)
    if isinstance(found, NearMiss):
        return ()
    return found if any(way.rows for way in found) or not has_uneven_rows(statement, scop) else ()


def is_rounded(contraction: Contraction, scop: Scop) -> bool:
    """Whether a contraction adds dot products or scaled products of rounded numbers, so that their order counts."""
    is_scaled = bool(contraction.scale) and not contraction.turned
    return (bool(contraction.dots) or is_scaled) and scop.arrays[contraction.target.array].element in (
        "float",
        "double",
    )


def best_of(
    group: Group | Gathering,
    contractions: Mapping[str, tuple[Contraction, ...]],
    scop: Scop,
    dependences: Dependences,
    options: Options,
    machine: Machine,
) -> Candidate | None:
    """The preferred candidate for one group of statements, None where nothing is better than the source's order."""
    if isinstance(group, Gathering):
        return of_kernels(group, contractions, scop, dependences, options, machine)
    found = in_triangles(group, scop, dependences, machine) if options.microkernels else None
    if found is not None:
        return found
    if len(group) == 1:
        better = interchanged(group[0], dependences) or split_where_iterators_meet(group[0], dependences)
        if better is not None:
            return better
    better = reordered(group, scop, dependences)
    if better is None and options.microkernels:
        better = solved_in_blocks(group, scop, dependences, machine)
    better = better or sums_jammed(group, scop, dependences)
    if better is None and options.tile:
        better = steps_tiled(group, scop, dependences, machine)
    better = better or ordered_inside(group, scop, dependences)
    return better or time_tiled(group, scop, dependences, options, machine)


def in_triangles(group: Group, scop: Scop, dependences: Dependences, machine: Machine) -> Candidate | None:
    """Products over triangles, or eliminations that consist of such products, in kernels where that is legal."""
    found = ragged(group[0], scop, machine) if len(group) == 1 else None
    found = found or in_blocks(group, scop, dependences, machine)
    if found is None or not is_legal(found.schedule, within(dependences.bound, found.schedule.get_domain())):
        return None
    return found


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
    work = workload_of(gathering, scop, machine, threads)
    called = called_from_library(gathering.sums, scop, options, work)
    if called is not None and is_legal(called.schedule, within(dependences.bound, called.schedule.get_domain())):
        return called
    best = contract.best(found, work, options.tuned)
    if best is not None and not options.tuned:
        best = starting_apart(best, gathering, found, work, dependences)
    if best is not None and is_legal(best.schedule, within(dependences.bound, best.schedule.get_domain())):
        return best
    parts = [
        ((statement,), best_of((statement,), {}, scop, dependences, options, machine))
        for statement in gathering.statements
    ]
    return reduce(in_sequence, in_parts(parts, scop, dependences, options))


def called_from_library(statement: Statement, scop: Scop, options: Options, work: Workload) -> Candidate | None:
    """A sum of products by calls of the library that is asked for, None where there is none or it does not fit."""
    calls = library_ways(statement, scop, options) if wanted_library(scop, options) else ()
    return None if isinstance(calls, NearMiss) or not calls else by_library(calls, work)


def workload_of(gathering: Gathering, scop: Scop, machine: Machine, threads: int) -> Workload:
    """What is known of a sum of products and its companions."""
    alone = workload(gathering.sums, scop, machine, threads)
    return replace(alone, before=gathering.before, after=gathering.after)
