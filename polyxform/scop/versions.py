"""The models of a region: for the sizes that a person names, and for as many values as one model can hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from polyxform.diagnostics import Unsupported
from polyxform.options import Options
from polyxform.scop.extract import extract
from polyxform.scop.model import Scop
from polyxform.syntax.parse import assuming
from polyxform.syntax.tree import RegionTree


@dataclass(frozen=True)
class Model:
    """A model of a region.

    tree  the region, with the guards of the model among what is assumed
    scop  its polyhedral model
    """

    tree: RegionTree
    scop: Scop


def sizes_of(tree: RegionTree, options: Options) -> dict[str, int]:
    """Values of parameters that the file or the person names."""
    return {**dict(tree.directives.sizes), **dict(options.sizes)}


def version_models(tree: RegionTree, options: Options) -> tuple[Model, ...]:
    """Models of the region: for the sizes that the person names, then for as many values as the model can hold.

    None for a region that does nothing. Raises Unsupported when there is no model at all.
    """
    sizes = sizes_of(tree, options)
    special = guarded_model(tree, sizes) if sizes and options.specialize else None
    enough = isinstance(special, Model) and not options.general
    general = None if enough else general_model(tree, sizes)
    found = tuple(model for model in (special, general) if isinstance(model, Model) and model.scop.statements)
    if not found and isinstance(general, Unsupported):
        raise general
    return found


def guarded_model(tree: RegionTree, fixed: Mapping[str, int]) -> Model | Unsupported:
    """The model for some fixed parameters, behind guards if it needs some, or why there is none."""
    refusal: Unsupported | None = None
    while True:
        try:
            found = Model(tree, extract(tree, fixed))
        except Unsupported as reason:
            news = tuple(guard for guard in reason.guards if guard not in tree.guards)
            if not news:
                return refusal or reason
            refusal = refusal or reason
            tree = assuming(tree, news)
            continue
        return refusal if refusal is not None and not found.scop.statements else found


def general_model(tree: RegionTree, sizes: Mapping[str, int]) -> Model | Unsupported:
    """The model with as few parameters fixed as make the region affine, or why there is none."""
    fixed: dict[str, int] = {}
    while True:
        found = guarded_model(tree, fixed)
        if isinstance(found, Model):
            return with_exact_reads(found, tree, sizes, fixed)
        helpful = [name for name in found.settled_by if name in sizes and name not in fixed]
        if not helpful:
            return found
        fixed |= {name: sizes[name] for name in helpful}


def with_exact_reads(found: Model, tree: RegionTree, sizes: Mapping[str, int], fixed: Mapping[str, int]) -> Model:
    """The model with those parameters fixed besides that tell which elements are read (`i * stride`)."""
    for name in (name for name in sizes if name not in fixed and vague_reads(found.scop)):
        other = guarded_model(tree, {**fixed, name: sizes[name]})
        if isinstance(other, Model) and vague_reads(other.scop) < vague_reads(found.scop):
            return with_exact_reads(other, tree, sizes, {**fixed, name: sizes[name]})
    return found


def vague_reads(scop: Scop) -> int:
    """Accesses of which it is not known which element they reach."""
    accesses = (access for statement in scop.statements for access in statement.accesses)
    return sum(not access.relation.is_single_valued() for access in accesses)
