"""Arrays whose layout the tool may choose, as `#pragma polyxform layout(A = free)` says: who may keep a copy."""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.scop.model import Scop
from polyxform.syntax.signature import FunctionParameter, FunctionSignature, signature_of
from polyxform.syntax.tree import RegionTree

FREE = "free"


def is_free(array: str, scop: Scop) -> bool:
    """Whether a copy of an array may be made outside of the region, for the region's sizes."""
    known = scop.arrays.get(array)
    if known is None or known.storage != "parameter" or scop.parameters or scop.guards:
        return False
    return (array, FREE) in scop.directives.layout


def possible_layouts(tree: RegionTree, defined: frozenset[str], machines: int) -> tuple[tuple[str, str], ...]:
    """The layouts that a region asks for and can have; `defined` functions stand in the file already.

    A function that packs must have a place, and the array as a parameter, as the function that it serves has. The
    program may declare and call it; another region of the function must not have brought it. Where code is chosen for
    one of several machines, a copy would fit one of them only.
    """
    signature = signature_of(tree)
    if signature is None or tree.insertion is None or machines > 1:
        return ()
    arrays = {parameter.name for parameter in signature.parameters if parameter.kind == "array" and parameter.const}
    return tuple(
        (array, layout)
        for array, layout in dict.fromkeys(tree.directives.layout)
        if layout == FREE and array in arrays and packing_function(signature.name, array) not in defined
        if record_of(signature.name, array) not in tree.identifiers
    )


def packing_function(function: str, array: str) -> str:
    """Name of the function that packs an array for another function."""
    return f"{function}_pack_{array}"


def record_of(function: str, array: str) -> str:
    """Name of the variable that knows the copy."""
    return f"px_{function}_{array}"


def packing_parameters(signature: FunctionSignature, array: str) -> Sequence[FunctionParameter]:
    """Parameters of the function that packs: the sizes, and the array."""
    return [one for one in signature.parameters if one.kind == "scalar" or one.name == array]


def packing_functions_of(tree: RegionTree) -> frozenset[str]:
    """Names of the functions that a region brings into the file for its arrays of free layout."""
    return frozenset(packing_function(tree.function, array) for array, _ in tree.directives.layout)
