"""The macros that the loops of a region count to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pycparser import c_ast

from polyxform.scop.names import iterator_name, walk
from polyxform.syntax.printing import MacroText
from polyxform.syntax.tree import RegionTree


def macros_of_loops(tree: RegionTree) -> Mapping[str, tuple[str, ...]]:
    """For each loop variable the macros that stand for numbers in the heads of its loops, in textual order."""
    found: dict[str, tuple[str, ...]] = {}
    for loop in (node for statement in tree.statements for node in walk(statement) if isinstance(node, c_ast.For)):
        variable = iterator_name(loop)
        if variable is not None:
            used = [name for part in (loop.init, loop.cond) if part is not None for name in macros_in(part)]
            found[variable] = tuple(dict.fromkeys((*found.get(variable, ()), *used)))
    return found


def macros_in(node: c_ast.Node) -> Iterator[str]:
    """The macros that numbers below a node came from."""
    for part in walk(node):
        text = part.value if isinstance(part, c_ast.Constant) else getattr(part, "op", "")
        if isinstance(text, MacroText):
            yield text.macro
