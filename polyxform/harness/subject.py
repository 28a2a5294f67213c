"""The functions of a compilation that can be called, each with the models of its regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.dependences.analysis import analyze
from polyxform.diagnostics import Diagnostic, Span, Unsupported, unsupported
from polyxform.harness.adapter import Packers
from polyxform.harness.analysis import is_consistent
from polyxform.harness.entry import Entry, entry_of
from polyxform.pipeline import Compilation, CompiledRegion
from polyxform.scop.extract import extract
from polyxform.scop.flat_rows import flat_rows
from polyxform.scop.free_layouts import packing_function, packing_parameters
from polyxform.scop.model import AccessKind, Scop
from polyxform.scop.plain_c.null_tests import answered_forms, takes_null
from polyxform.syntax.signature import signature_of
from polyxform.syntax.tree import RegionTree

Sizes = tuple[tuple[str, int], ...]
DEFAULT_SIZE = 24


@dataclass(frozen=True)
class Subject:
    """A function with regions.

    entry     what a call needs
    regions   its regions, in textual order
    sizes     a value for every integer of the entry, in the entry's order
    guessed   integers that nothing gives a value for: they have DEFAULT_SIZE
    span      its first region
    """

    entry: Entry
    regions: tuple[CompiledRegion, ...]
    sizes: Sizes
    guessed: tuple[str, ...]
    span: Span

    @property
    def transformed(self) -> bool:
        """Whether any of its regions was rewritten."""
        return any(region.transformed for region in self.regions)


def subjects_of(compilation: Compilation) -> tuple[tuple[Subject, ...], tuple[Diagnostic, ...]]:
    """Every function that has a parsed region, in textual order, and why others cannot be called."""
    grouped: dict[str, list[CompiledRegion]] = {}
    for region in compilation.regions:
        if region.tree is not None:
            grouped.setdefault(region.tree.function, []).append(region)
    subjects: list[Subject] = []
    problems: list[Diagnostic] = []
    for regions in grouped.values():
        try:
            subjects.append(subject_of(tuple(regions), dict(compilation.options.sizes)))
        except Unsupported as refusal:
            problems += refusal.diagnostics
    return tuple(subjects), tuple(problems)


def subject_of(regions: tuple[CompiledRegion, ...], overrides: Mapping[str, int]) -> Subject:
    """The subject of one function. Unsupported when no call of it can be made up."""
    trees = [region.tree for region in regions if region.tree is not None]
    named = {name: value for tree in trees for name, value in tree.directives.sizes} | dict(overrides)
    span = regions[0].region.span
    models = [scop for region in regions for scop in region_models(region, named)]
    signature = signature_of(trees[0])
    if signature is None:
        raise unsupported("PX711", "the region stands outside any function and cannot be called", span)
    declarations = {name: declared for tree in trees for name, declared in tree.declarations.items()}
    if any(tree.members for tree in trees):
        raise unsupported("PX710", "no test data can be made for members of structures", span)
    unreachable = frozenset().union(*(tree.local_statics for tree in trees))
    for scop in models:
        check_state(scop, unreachable)
    settable = {name: declared for name, declared in declarations.items() if name not in unreachable}
    entry = without_given_up(entry_of(signature, models, span, settable), trees, models)
    sizes = tuple((number.name, named.get(number.name, DEFAULT_SIZE)) for number in entry.integers)
    guessed = tuple(number.name for number in entry.integers if number.name not in named)
    return Subject(entry, regions, sizes, guessed, span)


def without_given_up(entry: Entry, trees: Sequence[RegionTree], models: Sequence[Scop]) -> Entry:
    """The entry without comparing arrays that pragmas give up and for which others stand in the models."""
    known = {name for scop in models for name in scop.arrays}
    kept = {name for tree in trees for name in tree.directives.live_out or tree.declarations}
    used = {name for tree in trees for name, declared in tree.declarations.items() if not declared.type.const}
    gone = used - known - kept
    buffers = tuple(replace(one, compared=one.compared and one.name not in gone) for one in entry.buffers)
    return replace(entry, buffers=buffers)


def packers_of(subject: Subject) -> Packers:
    """The functions that the result has for making copies which calls of a subject read."""
    found = []
    for tree in (region.tree for region in subject.regions if region.transformed):
        signature = signature_of(tree) if tree is not None else None
        if tree is None or signature is None:
            continue
        for array, _ in tree.directives.layout:
            names = tuple(one.name for one in packing_parameters(signature, array))
            found.append((packing_function(signature.name, array), names))
    return tuple(found)


def check_state(scop: Scop, unreachable: frozenset[str]) -> None:
    """Unsupported where a call reads what an earlier call left in a static variable of the function."""
    for array in scop.arrays.values():
        if array.name in unreachable and not array.const and reads_from_before(scop, array.name):
            message = f"'{array.name}' keeps its values from one call to the next, so that calls cannot be compared"
            raise unsupported("PX710", message, scop.span, help="declare it outside of the function")


def reads_from_before(scop: Scop, array: str) -> bool:
    """Whether the region may read an element of an array that it did not write before."""
    flow = next(part.flow for part in analyze(scop).arrays if part.array == array)
    accesses = (access for statement in scop.statements for access in statement.accesses)
    reads = [a.relation for a in accesses if a.array == array and a.kind is AccessKind.READ]
    served = flow.range().intersect_params(scop.context)
    domains = (isl.UnionSet.from_set(read.domain().intersect_params(scop.context)) for read in reads)
    return any(not domain.is_subset(served) for domain in domains)


def models_at(subject: Subject, sizes: Mapping[str, int]) -> tuple[Scop, ...]:
    """A model of each region that holds at these sizes; regions without one are left out."""
    return tuple(scop for region in subject.regions for scop in region_models(region, sizes))


def region_models(region: CompiledRegion, sizes: Mapping[str, int]) -> tuple[Scop, ...]:
    """The region's own model that holds at these sizes, else one made for them; () when there is none.

    All pointers are given arrays, so models of null pointers do not count. Neither do those that take several rows of
    an array for one, since they do not tell which elements there are.
    """
    plain = [one for one in region.versions if not (takes_null(one.scop.guards) or flat_rows(one.scop))]
    for version in reversed(plain):
        fixed = all(sizes.get(name) == value for name, value in version.scop.fixed)
        if fixed and is_consistent(version.scop, sizes):
            return (version.scop,)
    if region.tree is None or takes_null(region.tree.guards):
        return ()
    try:
        return (extract(answered_forms(region.tree)[0], dict(sizes)),)
    except Unsupported:
        return ()
