"""The interface of the function that holds a region, for whoever wants to call it."""

from __future__ import annotations

from dataclasses import dataclass

from pycparser import c_ast

from polyxform.syntax.c_types import CType, resolve
from polyxform.syntax.parse import parameters_of
from polyxform.syntax.printing import expression_text
from polyxform.syntax.tree import RegionTree


@dataclass(frozen=True)
class FunctionParameter:
    """A parameter.

    name     identifier, "" where the declaration has none
    c_type   canonical C type of a scalar, of the elements otherwise: "unsigned long", "float"
    text     its declaration as written: "const float A[restrict m][p]"
    element  canonical element type: "float", "int", "struct point", "float *" for pointers to pointers
    extents  C text of each extent, outermost first; "" where none is declared
    const    the elements are const
    kind     "scalar", "array" (`T A[m][n]`, `T (*A)[n]`, `T *A`) or "pointer" (to a pointer or to a function)
    """

    name: str
    c_type: str
    text: str
    element: str
    extents: tuple[str, ...]
    const: bool
    kind: str


@dataclass(frozen=True)
class FunctionSignature:
    """A function definition's interface.

    name         identifier
    return_type  canonical C type, "void" for none
    parameters   in order; none for `(void)`
    """

    name: str
    return_type: str
    parameters: tuple[FunctionParameter, ...]


def signature_of(tree: RegionTree) -> FunctionSignature | None:
    """The interface of the function that holds the region; None for a bare fragment."""
    if tree.definition is None:
        return None
    nodes = [node for node in parameters_of(tree.definition) if not is_void(node)]
    return FunctionSignature(
        name=tree.function,
        return_type=return_type(resolve(tree.definition.decl.type.type, tree.typedefs)),
        parameters=tuple(parameter_of(node, tree) for node in nodes),
    )


def is_void(node: c_ast.Node) -> bool:
    """Whether a parameter list is just `(void)`."""
    return isinstance(node, c_ast.Typename) and expression_text(node) == "void"


def return_type(declared: CType) -> str:
    """Canonical text of a function's return type."""
    return declared.element + " *" * len(declared.extents)


def parameter_of(node: c_ast.Node, tree: RegionTree) -> FunctionParameter:
    """The record of one parameter."""
    declared = resolve(node.type, tree.typedefs)
    return FunctionParameter(
        name=getattr(node, "name", None) or "",
        c_type=declared.element,
        text=expression_text(node),
        element=declared.element,
        extents=declared.extents,
        const=declared.const,
        kind=kind_of(declared),
    )


def kind_of(declared: CType) -> str:
    """ "scalar", "array" or "pointer"."""
    if declared.element.endswith("*") or declared.function:
        return "pointer"
    return "array" if declared.extents else "scalar"
