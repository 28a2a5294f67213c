"""The models that a region is compiled by: without scalars that stand in the way, and for which sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import islpy as isl

from polyxform.diagnostics import Unsupported
from polyxform.options import Options
from polyxform.polyhedra import operation_budget
from polyxform.scop.accumulators import accumulators
from polyxform.scop.extract import ExtractedRegion, extract, extract_with_loops
from polyxform.scop.model import Scop
from polyxform.scop.scalars import Replacement
from polyxform.scop.temporaries import temporaries
from polyxform.syntax.tree import RegionTree
from polyxform.validation.accumulators import check_accumulator
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.substitution import check_substitution


def without_scalars(tree: RegionTree, options: Options) -> RegionTree:
    """The region with elements and products in place of the scalars for which they are proven to stand."""
    for find, check in ((accumulators, check_accumulator), (temporaries, check_substitution)):
        for found in find(tree):
            if is_proven(tree, found, check, options):
                return without_scalars(found.tree, options)
    return tree


def is_proven(
    tree: RegionTree,
    found: Replacement,
    check: Callable[[ExtractedRegion, ExtractedRegion, str], None],
    options: Options,
) -> bool:
    """Whether a region without one of its scalars does the same, for all values that the model can hold."""
    sizes = sizes_of(tree, options)
    general = general_scop(tree, sizes)
    fixed = sizes if isinstance(general, Unsupported) else dict(general.fixed)
    try:
        with operation_budget(options.max_operations):
            check(extract_with_loops(tree, fixed), extract_with_loops(found.tree, fixed), found.name)
    except (Unsupported, ValidationFailure, isl.Error):
        return False
    return True


def sizes_of(tree: RegionTree, options: Options) -> dict[str, int]:
    """Values of parameters that the file or the person names."""
    return {**dict(tree.directives.sizes), **dict(options.sizes)}


def version_scops(tree: RegionTree, options: Options) -> tuple[Scop, ...]:
    """Models of the region: for the sizes that the person names, then for as many values as the model can hold.

    None for a region that does nothing. Raises Unsupported when there is no model at all.
    """
    sizes = sizes_of(tree, options)
    special = special_scop(tree, sizes) if sizes and options.specialize else None
    enough = isinstance(special, Scop) and not options.general
    general = None if enough else general_scop(tree, sizes)
    found = tuple(scop for scop in (special, general) if isinstance(scop, Scop) and scop.statements)
    if not found and isinstance(general, Unsupported):
        raise general
    return found


def special_scop(tree: RegionTree, sizes: Mapping[str, int]) -> Scop | Unsupported:
    """The model for exactly the named sizes, or why there is none."""
    try:
        return extract(tree, sizes)
    except Unsupported as refusal:
        return refusal


def general_scop(tree: RegionTree, sizes: Mapping[str, int]) -> Scop | Unsupported:
    """The model with as few parameters fixed as make the region affine, or why there is none."""
    fixed: dict[str, int] = {}
    while True:
        try:
            return extract(tree, fixed)
        except Unsupported as refusal:
            helpful = [name for name in refusal.settled_by if name in sizes and name not in fixed]
            if not helpful:
                return refusal
            fixed |= {name: sizes[name] for name in helpful}
