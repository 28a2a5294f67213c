"""The form in which a region is compiled: without scalars that stand in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.diagnostics import Diagnostic, RemarkKind, Unsupported, remark
from polyxform.machine import Machine
from polyxform.options import Options
from polyxform.polyhedra import operation_budget
from polyxform.schedule.contractions.preference import narrowed
from polyxform.scop.extract import ExtractedRegion, extract_with_loops
from polyxform.scop.free_layouts import possible_layouts
from polyxform.scop.model import Scop
from polyxform.scop.rewrites.accumulators import accumulators
from polyxform.scop.rewrites.alternating import alternating
from polyxform.scop.rewrites.coalesce import coalesced
from polyxform.scop.rewrites.flat_loops import flat_loops
from polyxform.scop.rewrites.scalars import Replacement
from polyxform.scop.rewrites.scaled_sums import scaled_sums
from polyxform.scop.rewrites.scratch_sums import scratch_sums
from polyxform.scop.rewrites.split_operations import split_operations
from polyxform.scop.rewrites.split_sums import split_sums
from polyxform.scop.rewrites.steady_vectors import steady_vectors
from polyxform.scop.rewrites.temporaries import temporaries
from polyxform.scop.rewrites.whole_extrema import whole_extrema
from polyxform.scop.versions import Model, general_model, sizes_of, version_models
from polyxform.syntax.fingerprint import fingerprint
from polyxform.syntax.parse import assuming
from polyxform.syntax.tree import RegionTree
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.accumulators import check_accumulator
from polyxform.validation.rewrites.alternating import check_alternating
from polyxform.validation.rewrites.coalescing import check_coalesced
from polyxform.validation.rewrites.flat_loops import check_flat
from polyxform.validation.rewrites.scaled_sums import check_scaled
from polyxform.validation.rewrites.scratch_sums import check_scratch
from polyxform.validation.rewrites.split_operations import check_operations
from polyxform.validation.rewrites.split_sums import check_split
from polyxform.validation.rewrites.steady_vectors import check_steady
from polyxform.validation.rewrites.substitution import check_substitution
from polyxform.validation.rewrites.whole_extrema import check_whole

Check = Callable[[ExtractedRegion, ExtractedRegion, str], None]
Find = Callable[[RegionTree], Iterable[Replacement]]
FindForSizes = Callable[[RegionTree, Mapping[str, int]], Iterable[Replacement]]
ALWAYS: tuple[tuple[Find, Check], ...] = ((accumulators, check_accumulator), (temporaries, check_substitution))
BY_CONSENT: tuple[tuple[Find, Check], ...] = ((scaled_sums, check_scaled), (split_sums, check_split))
"""What reorders sums."""
FOR_KERNELS: tuple[tuple[Find, Check], ...] = ((coalesced, check_coalesced), (split_operations, check_operations))
"""What lets kernels end with what is done to their sums, once it is known which sums there are."""


@dataclass(frozen=True)
class Plan:
    """A version of a region that is to be made.

    model   what it computes
    check   what must hold at run time for the model to be right
    target  the machine that it is for
    indent  in front of each line
    """

    model: Model
    check: str
    target: Machine
    indent: str


def without_scalars(tree: RegionTree, options: Options) -> RegionTree:
    """The region in the form that kernels can be found in, as far as that is proven to be right.

    Elements and products stand in place of scalars, sums are split, and what is done to sums comes one by one.
    """
    for find, check in (*ALWAYS, *(BY_CONSENT if tree.directives.reassociate else ()), *FOR_KERNELS):
        for found in find(tree):
            if is_proven(tree, found, check, options):
                return without_scalars(found.tree, options)
    return tree


def with_scratch_sums(tree: RegionTree, options: Options) -> RegionTree:
    """The region with sums of products in arrays of their own, where only a scalar holds them."""
    for found in scratch_sums(tree) if options.microkernels and tree.insertion is not None else ():
        if is_proven(tree, found, check_scratch, options):
            return with_scratch_sums(found.tree, options)
    return tree


def with_whole_extrema(tree: RegionTree, options: Options) -> RegionTree:
    """The region with searches for extrema from the first element on, where these may run in the lanes of vectors."""
    for found in whole_extrema(tree) if tree.directives.reassociate else ():
        if is_proven(tree, found, check_whole, options):
            return with_whole_extrema(found.tree, options)
    return tree


def prepared_models(tree: RegionTree, options: Options) -> tuple[Model, ...]:
    """The models of a region: arrays change places, vectors hold what outer loops would compute again and again.

    Where kernels can be, one loop counts the rows and columns of images.
    """
    models = version_models(tree, options)
    changes: tuple[tuple[FindForSizes, Check], ...] = ((alternating, check_alternating), (steady_vectors, check_steady))
    for change in changes:
        models = tuple(changed_model(model, *change, options) for model in models)
    models = tuple(with_factors(model, tree, options) for model in models)
    return tuple(changed_model(one, flat_loops, check_flat, options) if options.microkernels else one for one in models)


def with_factors(model: Model, tree: RegionTree, options: Options) -> Model:
    """A model in which elements of its new vectors stand for scalars that hold nothing else.

    Before                                           After

        scale = px_per_c[c];                             for (y ...) for (x ...)
        for (y ...) for (x ...)                            C[c][y][x] = px_per_c[c] * C[c][y][x];
          C[c][y][x] = scale * C[c][y][x];

    A kernel can then end with the product.
    """
    vectors = model.tree.identifiers - tree.identifiers

    def found(of: RegionTree, _: Mapping[str, int]) -> Iterator[Replacement]:
        return (one for one in temporaries(of) if one.value.split("[")[0] in vectors)

    return changed_model(model, found, check_substitution, options) if vectors else model


def changed_model(model: Model, find: FindForSizes, check: Check, options: Options) -> Model:
    """A model with all replacements of a kind that are proven to do the same."""
    for found in find(model.tree, dict(model.scop.fixed)):
        after = proven_model(model, found, check, options)
        if after is not None:
            return changed_model(after, find, check, options)
    return model


def proven_model(model: Model, found: Replacement, check: Check, options: Options) -> Model | None:
    """The model of a region with one replacement; None where that is not proven to do the same."""
    fixed = dict(model.scop.fixed)
    try:
        with operation_budget(options.max_operations):
            after = extract_with_loops(found.tree, fixed)
            check(extract_with_loops(model.tree, fixed), after, found.name)
    except (Unsupported, ValidationFailure, isl.Error):
        return None
    return Model(found.tree, after.scop)


def is_proven(
    tree: RegionTree,
    found: Replacement,
    check: Check,
    options: Options,
) -> bool:
    """Whether a region without one of its scalars does the same, for all values that the model can hold."""
    sizes = sizes_of(tree, options)
    general = general_model(tree, sizes)
    before, after, fixed = tree, found.tree, sizes
    if isinstance(general, Model):
        news = tuple(guard for guard in general.tree.guards if guard not in tree.guards)
        before, after, fixed = general.tree, assuming(found.tree, news), dict(general.scop.fixed)
    try:
        with operation_budget(options.max_operations):
            check(extract_with_loops(before, fixed), extract_with_loops(after, fixed), found.name)
    except (Unsupported, ValidationFailure, isl.Error):
        return False
    return True


def with_possible_layouts(tree: RegionTree, defined: frozenset[str], machines: int) -> RegionTree:
    """The region with those layouts only that it can have; `defined` functions stand in the file already."""
    possible = possible_layouts(tree, defined, machines)
    if possible == tree.directives.layout:
        return tree
    return replace(tree, directives=replace(tree.directives, layout=possible))


def layouts_kept(tree: RegionTree, asked: tuple[tuple[str, str], ...]) -> Iterator[Diagnostic]:
    """Remarks on the layouts that were asked for and that a region cannot have."""
    for array, layout in asked:
        if (array, layout) not in tree.directives.layout:
            why = "'free' is for parameters with const elements, in code for one machine"
            message = f"layout({array} = {layout}) has no effect: {why}"
            yield remark(RemarkKind.MISSED, "PX310", message, tree.region.span)


def measured_for(scop: Scop, tree: RegionTree, options: Options, target: Machine) -> Options:
    """The options with those measured choices only that concern this version of the region, nearest first."""
    if not options.tuned:
        return options
    threads = target.cores if options.parallel else 1
    return replace(options, tuned=narrowed(options.tuned, fingerprint(tree), target.name, scop.fixed, threads))
