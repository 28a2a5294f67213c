"""What the compiler knows of the code that ran: its microkernels, and what the reuse model says of its memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from polyxform import machine
from polyxform.benchmarking.traffic import traffic_of
from polyxform.harness.subject import Subject
from polyxform.options import Options
from polyxform.pipeline import CompiledRegion, CompiledVersion
from polyxform.reuse.describe import bytes_text, describe, seconds_text
from polyxform.reuse.model import Estimate
from polyxform.schedule.contractions import contract
from polyxform.schedule.contractions.contraction_plan import workload
from polyxform.schedule.contractions.match_microkernel import NearMiss, match
from polyxform.schedule.fusion.chain_cost import MANY_CORES, MANY_CORES_IN_WORDS
from polyxform.schedule.model import KernelMark

MemoryRow = tuple[str, ...]


def versions_run(subject: Subject) -> tuple[CompiledVersion, ...]:
    """For every rewritten region the version that the code takes at the subject's sizes."""
    sizes = dict(subject.sizes)
    chosen = (first_fitting(region, sizes) for region in subject.regions)
    return tuple(version for version in chosen if version is not None)


def first_fitting(region: CompiledRegion, sizes: Mapping[str, int]) -> CompiledVersion | None:
    """The first version whose fixed parameters have these values."""
    for version in region.versions:
        if all(sizes.get(name) == value for name, value in version.scop.fixed):
            return version
    return None


def microkernels_of(version: CompiledVersion) -> frozenset[str]:
    """Names of the statements that a generated kernel computes."""
    marks = version.candidate.marks.values()
    return frozenset(mark.contraction.statement for mark in marks if isinstance(mark, KernelMark))


def count_microkernels(subject: Subject) -> int:
    """Statements that a generated kernel computes in the versions that run."""
    return sum(len(microkernels_of(version)) for version in versions_run(subject))


def memory_rows(subject: Subject, options: Options, threads: int) -> tuple[MemoryRow, ...]:
    """Rows (subject, amount, remark) about time, traffic and working sets of every statement with a kernel."""
    rows: list[MemoryRow] = []
    for version in versions_run(subject):
        rows += predicted(version, options, threads)
    return tuple(rows)


def traffic_notes(subject: Subject, options: Options) -> tuple[str, ...]:
    """For every rewritten region, what it moves from and to memory as written and as rewritten, and at the least.

    For nests that were joined, or could have been, also what is to be expected on a machine of many cores.
    """
    notes = []
    for version in versions_run(subject):
        target = machine.targets(options.target or version.scop.directives.target)[0]
        notes.append(traffic_of(version, target.caches[-1].size).text)
        notes += many_core_notes(version)
    return tuple(notes)


def many_core_notes(version: CompiledVersion) -> Iterator[str]:
    """Time and bytes of nests apart and joined on MANY_CORES; by memory alone where no loops could have been shared."""
    about = f"prediction, not measured, for {MANY_CORES_IN_WORDS}"
    for chain in version.candidate.chains:
        apart, joined = map(time_and_memory, (chain.many_apart, chain.many_together))
        yield f"{about}: {chain.names} {apart} apart, {joined} joined"
    moved = traffic_of(version, MANY_CORES.caches[-1].size)
    if not version.candidate.chains and moved.together < moved.apart:
        apart, joined = (seconds_text(one / MANY_CORES.total_bandwidth) for one in (moved.apart, moved.together))
        yield f"{about}: memory alone takes {apart} as written, {joined} as rewritten"


def time_and_memory(estimate: Estimate) -> str:
    """In words."""
    moved = sum(level.fetched + level.stored for level in estimate.traffic if level.source == "memory")
    return f"{seconds_text(estimate.seconds)} ({bytes_text(moved)} from memory)"


def predicted(version: CompiledVersion, options: Options, threads: int) -> Iterator[MemoryRow]:
    """The rows of one version: the estimate of the plan that the schedule was built from, the best of all."""
    scop, kernels = version.scop, microkernels_of(version)
    target = machine.targets(options.target or scop.directives.target)[0]
    for statement in (statement for statement in scop.statements if statement.name in kernels):
        found = match(scop, statement)
        if isinstance(found, NearMiss):
            continue
        work = workload(statement, scop, target, threads if options.parallel else 1)
        plans = [plan for contraction in found for plan in contract.plans(contraction, work)]
        estimates = (contract.estimated(plan, work) for plan in plans)
        best = min(estimates, key=lambda estimate: estimate.seconds, default=None)
        if best is not None:
            yield from describe(best)
