"""The whole way of a file: source text -> regions -> scop -> dependences -> schedule -> C -> proof -> source text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

import islpy as isl

from polyxform import machine
from polyxform.codegen.aliasing import overlap_check
from polyxform.codegen.emit import emit
from polyxform.codegen.gains import computed_in_kernels, gains_nothing, kinds_of_pragmas
from polyxform.codegen.idle_variables import idle_variables
from polyxform.codegen.kept_copies import packing_functions
from polyxform.codegen.kernels import KernelKey, KernelLibrary
from polyxform.codegen.macros import sizes_in, with_macros
from polyxform.codegen.model import IDENTIFIER, Emitted
from polyxform.codegen.row_pointers import with_row_pointers
from polyxform.codegen.scope import INDENT
from polyxform.codegen.scratch import base_indentation, with_scratch
from polyxform.codegen.versions import Version, assemble, definitions, in_braces, new_functions, with_names
from polyxform.codegen.worth import where_worth
from polyxform.dependences.analysis import analyze
from polyxform.dependences.model import Dependences
from polyxform.diagnostics import Diagnostic, RemarkKind, Severity, Unsupported, remark, unsupported
from polyxform.machine import Machine
from polyxform.microkernels.model import Kernel
from polyxform.options import Options
from polyxform.polyhedra import operation_budget
from polyxform.preparation import (
    Plan,
    layouts_kept,
    measured_for,
    prepared_models,
    with_possible_layouts,
    with_scratch_sums,
    with_whole_extrema,
    without_scalars,
)
from polyxform.remarks import left_apart, measured, passed, too_expensive, unused_schedules
from polyxform.schedule.choice.candidates import candidates
from polyxform.schedule.choice.kept_loops import kept_whole
from polyxform.schedule.contractions.missed_kernels import missed, unused
from polyxform.schedule.contractions.preference import first_legal
from polyxform.schedule.model import Candidate
from polyxform.scop.free_layouts import packing_functions_of
from polyxform.scop.model import Scop
from polyxform.scop.plain_c.detection import all_regions, as_remark
from polyxform.scop.plain_c.inline import read_region
from polyxform.scop.plain_c.null_tests import answered_forms
from polyxform.syntax.fragments import as_guessed
from polyxform.syntax.regions import Region, hidden_markers
from polyxform.syntax.source import SourceFile
from polyxform.syntax.splice import splice
from polyxform.syntax.tree import RegionTree
from polyxform.toolchain.compiler import find_compiler, syntax_check
from polyxform.toolchain.forked import ChildEnded
from polyxform.toolchain.preprocessor import flags as preprocessor_flags
from polyxform.toolchain.relay import Turn, relayed
from polyxform.validation.assembly import check_assembly
from polyxform.validation.copies.kept_copies import check_kept
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.functions import check_functions
from polyxform.validation.row_pointers import check_row_pointers
from polyxform.validation.validate import validate

Kernels = dict[KernelKey, Kernel]


@dataclass(frozen=True)
class CompiledVersion:
    """One version of a region with the artefacts of every stage.

    scop          the polyhedral model, with the version's fixed parameters
    candidate     the chosen schedule
    version       the emitted code
    """

    scop: Scop
    candidate: Candidate
    version: Version

    @cached_property
    def dependences(self) -> Dependences:
        """The dependences between the scop's instances."""
        return analyze(self.scop)


@dataclass(frozen=True)
class CompiledRegion:
    """What became of a region.

    region       where it stands
    tree         its parsed form, None when it could not be parsed
    versions     in the order in which the code tries them; () when the region was left unchanged
    text         what stands between the pragmas now
    functions    C functions put before the enclosing function
    diagnostics  what to tell the person
    kept         the versions bring nothing, and the region's own text stays
    """

    region: Region
    tree: RegionTree | None
    versions: tuple[CompiledVersion, ...]
    text: str
    functions: str
    diagnostics: tuple[Diagnostic, ...]
    kept: bool = False

    @property
    def transformed(self) -> bool:
        """Whether the region was rewritten."""
        return bool(self.versions) and not self.kept


@dataclass(frozen=True)
class Compilation:
    """A compiled file.

    source   the input
    options  what was asked for
    regions  in textual order
    text     the output
    notices  what to tell the person about the file as a whole
    """

    source: SourceFile
    options: Options
    regions: tuple[CompiledRegion, ...]
    text: str
    notices: tuple[Diagnostic, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything to tell the person, in textual order."""
        return (*self.notices, *(diagnostic for region in self.regions for diagnostic in region.diagnostics))


def optimize(text: str, options: Options | None = None, path: str = "input.c") -> Compilation:
    """Compile C text. SourceError when it cannot be worked on, EnvironmentFault when a compiler is missing."""
    return compile_source(SourceFile.from_text(text, path), options or Options())


def compile_source(source: SourceFile, options: Options) -> Compilation:
    """Compile a file: every region on its own, everything else kept byte for byte."""
    compiled: list[CompiledRegion] = []
    defined: set[str] = set()
    library = KernelLibrary(frozenset(IDENTIFIER.findall(source.text)))
    found = all_regions(source, options)
    for region in found.regions:
        result = compile_region(source, region, options, library, frozenset(defined))
        compiled.append(result)
        defined |= functions_of(result).keys() if result.transformed else set()
        defined |= packing_functions_of(result.tree) if result.transformed and result.tree is not None else set()
    text = with_regions(source, compiled)
    complaint = compile_complaint(source, text, options) if text != source.text else None
    if complaint is not None:
        compiled, text = [left_alone(result, complaint) for result in compiled], source.text
    schedules = options.schedule if all(region.transformed for region in compiled) else ""
    scops = [version.scop for region in compiled for version in region.versions]
    notices = (*hidden_markers(source), *found.missed, *unused_schedules(schedules, scops, source.path))
    return Compilation(source, options, tuple(compiled), text, notices)


def functions_of(result: CompiledRegion) -> Mapping[str, str]:
    """The C functions that a rewritten region calls, by name."""
    scratch = result.tree.scratch if result.tree is not None else ()
    return definitions([one.version for one in result.versions], scratch)


def with_regions(source: SourceFile, compiled: Sequence[CompiledRegion]) -> str:
    """The file with its rewritten regions in place."""
    rewritten = [(one, one.tree) for one in compiled if one.transformed and one.tree is not None]
    return splice(source, [(one.region, one.text, one.functions, tree.insertion) for one, tree in rewritten])


def compile_complaint(source: SourceFile, text: str, options: Options) -> Diagnostic | None:
    """Why the compiler does not take the output, None when it does, or when it does not take the input either."""
    compiler = find_compiler(options.compiler)
    flags = (*preprocessor_flags(options.preprocessor), "-iquote", str(Path(source.path).parent), "-fopenmp", "-w")
    complaint = syntax_check(compiler, text.encode("latin-1"), flags)
    if complaint is None or syntax_check(compiler, source.encode(), flags) is not None:
        return None
    return complaint


def left_alone(result: CompiledRegion, complaint: Diagnostic) -> CompiledRegion:
    """The region as it was, with an error that says that its rewritten form does not compile."""
    if not result.transformed:
        return result
    message = "the rewritten region does not compile; it is left unchanged"
    error = Diagnostic(Severity.ERROR, "PX510", message, result.region.span, help=complaint.help)
    return CompiledRegion(result.region, result.tree, (), result.region.text, "", (error,))


def compile_region(
    source: SourceFile, region: Region, options: Options, library: KernelLibrary, defined: frozenset[str]
) -> CompiledRegion:
    """Compile one region, or return it unchanged with the reason. `defined` functions stand in the file already."""
    tree = None
    try:
        tree = read_region(source, region, options)
        return rewrite(tree, options, library, defined)
    except (Unsupported, ValidationFailure) as refusal:
        told = refusal.diagnostics if region.marked else tuple(as_remark(one) for one in refusal.diagnostics)
        return CompiledRegion(region, tree, (), region.text, "", told)


def rewrite(tree: RegionTree, options: Options, library: KernelLibrary, defined: frozenset[str]) -> CompiledRegion:
    """The region's versions put together; Unsupported when there is none."""
    if tree.directives.off:
        raise unsupported("PX302", "the region is switched off by '#pragma polyxform off'", tree.region.span)
    if tree.insertion is None:
        options = replace(options, microkernels=False)
    targets = machine.targets(options.target or tree.directives.target)
    asked = tree.directives.layout
    tree = with_possible_layouts(tree, defined, len(targets))
    if options.reassociate:
        tree = replace(tree, directives=replace(tree.directives, reassociate=True))
    tree, versions = versions_of_forms(tree, options, targets, library)
    if not versions:
        told = remark(RemarkKind.ANALYSIS, "PX306", "the region does nothing; it is left unchanged", tree.region.span)
        return CompiledRegion(tree.region, tree, (), tree.region.text, "", (told,))
    parts = [compiled.version for compiled in versions]
    if all(gains_nothing(one.version.emitted, one.version.recipe, one.scop) for one in versions):
        message = "nothing was gained: the order of the source is kept, and no loop runs in parallel or in vectors"
        kept = remark(RemarkKind.MISSED, "PX309", message, tree.region.span)
        reasons = (kept, *kept_whole(versions[0].scop), *dict.fromkeys(missed(versions[0].scop, options)))
        return CompiledRegion(tree.region, tree, versions, tree.region.text, "", reasons, kept=True)
    text = assemble(parts, tree.region.text, base_indentation(tree))
    text = with_scratch(text, tree.scratch, tree.region.text, tree.region.indentation)
    functions = new_functions(definitions(parts, tree.scratch), defined)
    models = [(compiled.scop, compiled.version.emitted) for compiled in versions]
    keeping = packing_functions(tree, models)
    if (functions or keeping) and tree.insertion is None:
        raise unsupported(
            "PX150", "the rewritten region needs functions, and there is no place for them", tree.region.span
        )
    check_assembly(text, tree.region.text, models, tree.scratch)
    text = with_names(text, tree.members)
    check_functions(functions, [call.kernel for part in parts for call in part.emitted.calls])
    check_kept(keeping, tree, models)
    counters = frozenset(iterator.name for compiled in versions for iterator in compiled.scop.iterators)
    text += idle_variables(tree, text, counters)
    return CompiledRegion(
        region=tree.region,
        tree=tree,
        versions=versions,
        text=in_braces(text, tree.region.indentation) if tree.slice.body else text,
        functions=functions + keeping,
        diagnostics=(
            *filter(None, (as_guessed(tree),)),
            *layouts_kept(tree, asked),
            *(passed(compiled.version, compiled.scop) for compiled in versions),
            *(told for compiled in versions for told in measured(compiled.candidate, compiled.scop)),
            *(told for compiled in versions for told in left_apart(compiled.candidate, compiled.scop)),
            *kept_whole(versions[0].scop),
            *dict.fromkeys(missed(versions[0].scop, options)),
            *unused(versions[0].scop, (call.kernel for part in parts for call in part.emitted.calls)),
        ),
    )


def versions_of_forms(
    tree: RegionTree, options: Options, targets: Sequence[Machine], library: KernelLibrary
) -> tuple[RegionTree, tuple[CompiledVersion, ...]]:
    """A form of the region, and the versions of it for each answer to its tests of pointers."""
    found: list[tuple[RegionTree, tuple[CompiledVersion, ...]]] = []
    refusals: list[Unsupported | ValidationFailure] = []
    for form in answered_forms(tree):
        try:
            found.append(best_form(with_whole_extrema(form, options), options, targets, library))
        except (Unsupported, ValidationFailure) as refusal:
            refusals.append(refusal)
    if not found:
        raise refusals[0]
    scratch = tuple(dict.fromkeys(one for form, _ in found for one in form.scratch))
    return replace(found[0][0], scratch=scratch), tuple(version for _, versions in found for version in versions)


def best_form(
    tree: RegionTree, options: Options, targets: Sequence[Machine], library: KernelLibrary
) -> tuple[RegionTree, tuple[CompiledVersion, ...]]:
    """The region with elements in place of scalars where that pays, else as it stands, and its versions.

    It pays where kernels compute the sums, and where loops run in parallel or in vectors that do not else. Other sums
    are better left in scalars, which stay in registers.
    """
    other = without_scalars(tree, options)
    if found := sums_in_kernels(other, options, targets, library):
        return found
    versions = compile_versions(other, options, targets, library)
    elements = [compiled.version.emitted for compiled in versions]
    if other is tree or not versions or any(emitted.calls for emitted in elements):
        return other, versions
    try:
        plain = compile_versions(tree, options, targets, library)
    except (Unsupported, ValidationFailure):
        return other, versions
    more = kinds_of_pragmas(elements) - kinds_of_pragmas([compiled.version.emitted for compiled in plain])
    return (other, versions) if more else (tree, plain)


def sums_in_kernels(
    tree: RegionTree, options: Options, targets: Sequence[Machine], library: KernelLibrary
) -> tuple[RegionTree, tuple[CompiledVersion, ...]] | None:
    """The region with sums in arrays of their own, where kernels of each version compute all of them; else None."""
    form, own = with_scratch_sums(tree, options), replace(library, kernels=dict(library.kernels))
    if form is tree:
        return None
    try:
        versions = compile_versions(form, options, targets, own)
    except (Unsupported, ValidationFailure):
        return None
    if not all(computed_in_kernels(compiled.version.emitted, form.scratch) for compiled in versions):
        return None
    library.kernels.update(own.kernels)
    return form, versions


def compile_versions(
    tree: RegionTree, options: Options, targets: Sequence[Machine], library: KernelLibrary
) -> tuple[CompiledVersion, ...]:
    """The versions of a region, in the order in which the code tries them; () when the region does nothing."""
    models = prepared_models(tree, options)
    checks = [overlap_check(model.scop) for model in models]
    nested = len(models) * len(targets) > 1 or any(m.scop.fixed or m.scop.guards or checks[0] for m in models)
    indent = base_indentation(tree) + (INDENT if nested else "")
    plans = [Plan(*one, target, indent) for one in zip(models, checks, strict=True) for target in targets]
    found: list[CompiledVersion] = []
    while len(found) < len(plans):
        found += compiled_at_once(plans[len(found) :], options, library)
    if len(targets) > 1 and not any(compiled.version.features for compiled in found):
        return compile_versions(tree, options, targets[-1:], library)
    return tuple(one for one in found if one.version.features or not one.version.machine)


def compiled_at_once(plans: Sequence[Plan], options: Options, library: KernelLibrary) -> tuple[CompiledVersion, ...]:
    """All versions, or those up to one that costs more than is allowed: it gets a simpler schedule, or Unsupported."""
    found: list[CompiledVersion] = []
    try:
        found.extend(attempts(plans, options, library))
    except (isl.Error, ChildEnded):
        found.extend(simply(plans[len(found)], options, library))
    return tuple(found)


def simply(plan: Plan, options: Options, library: KernelLibrary) -> tuple[CompiledVersion, ...]:
    """A version with a schedule that is cheap to find."""
    try:
        return tuple(attempts([plan], simpler(options), library))
    except (isl.Error, ChildEnded) as reason:
        raise too_expensive(reason, plan.model.scop) from reason


def attempts(plans: Sequence[Plan], options: Options, library: KernelLibrary) -> Iterator[CompiledVersion]:
    """The best schedule of each version as proven C text; isl.Error and ChildEnded where one costs too much."""
    works = [partial(attempt, plan, options, library) for plan in plans]
    with closing(relayed(works, library.kernels, options.max_seconds)) as results:
        for plan, (best, emitted, kernels) in zip(plans, results, strict=True):
            library.kernels.update(kernels)
            scop, name = plan.model.scop, plan.target.name if plan.target.features else ""
            sizes = sizes_in(emitted, plan.model.tree)
            yield CompiledVersion(scop, best, Version(scop.fixed, best.recipe, emitted, scop.guards, sizes, name))


def attempt(
    plan: Plan, options: Options, library: KernelLibrary, turn: Turn[Kernels]
) -> tuple[Candidate, Emitted, Kernels]:
    """The schedule of a version, its proven C text, and the kernels of the file with those that it needs.

    Versions are made at the same time, but one after the other gets at the kernels. Those that it receives are proven
    by the versions that brought them, without which this one is not used. isl.Error where the operation budget ends.
    """
    tree, scop, target = plan.model.tree, plan.model.scop, plan.target
    options = measured_for(scop, tree, options, target)
    with operation_budget(options.max_operations):
        dependences = analyze(scop)
        best = first_legal(candidates(scop, dependences, options, target), dependences, scop)
        library = replace(library, kernels=dict(turn.receive()))
        proven = frozenset(library.kernels.values())
        emitted = emit(scop, best, library, target, options.parallel, plan.indent)
        turn.hand_on(library.kernels)
        emitted = with_macros(emitted, tree)
        consent = options.reassociate or scop.directives.reassociate
        emitted = where_worth(emitted, scop, best.recipe, consent, plan.indent == base_indentation(tree))
        emitted = replace(emitted, check=plan.check, fallback=tree.region.text, ending=tree.ending)
        validate(scop, tree, emitted, dependences, consent, proven, options.max_seconds)
        compiled = with_row_pointers(emitted, scop)
        check_row_pointers(emitted, compiled, scop)
    return best, compiled, library.kernels


def simpler(options: Options) -> Options:
    """Options under which a schedule is cheap to find: the order of the source, but for parallel loops."""
    return replace(options, tile=False, microkernels=False, fuse="none")
