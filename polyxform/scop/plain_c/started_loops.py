"""Loops whose counter is set by the statement in front of them.

Before: i = 2;                        After: for (i = 2; i < n; i++)
        for (; i < n; i++)

Refused: anything between the two, and a counter that is set in front of the region.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pycparser import c_ast

from polyxform.scop.names import written_names
from polyxform.syntax.printing import rebuild
from polyxform.syntax.tree import RegionTree


def with_started_loops(tree: RegionTree) -> RegionTree:
    """The region with the starts of its loops in their heads."""
    return replace(tree, statements=tuple(joined(tree.statements)))


def joined(statements: Iterable[c_ast.Node]) -> list[c_ast.Node]:
    """Statements of one block, each loop without a start joined with the assignment in front of it."""
    found: list[c_ast.Node] = []
    for node in map(started, statements):
        start = assignment_of(found[-1]) if found and is_open(node) else None
        if start is None or start.lvalue.name not in set(written_names(node.next)):
            found.append(node)
            continue
        declared = isinstance(found[-1], c_ast.Decl)
        found[-1:] = [without_value(found[-1])] if declared else []
        found.append(c_ast.For(start, node.cond, node.next, node.stmt, node.coord))
    return found


def started(node: c_ast.Node) -> c_ast.Node:
    """A statement with the starts of the loops in it in their heads."""
    if isinstance(node, c_ast.Compound):
        return c_ast.Compound(joined(node.block_items or ()), node.coord)
    if isinstance(node, c_ast.For | c_ast.If):
        return rebuild(node, started)
    return node


def is_open(node: c_ast.Node) -> bool:
    """Whether a statement is a `for` that sets no counter."""
    return isinstance(node, c_ast.For) and node.init is None and node.next is not None


def assignment_of(node: c_ast.Node) -> c_ast.Assignment | None:
    """The assignment to a variable that a statement is; None for any other."""
    if isinstance(node, c_ast.Decl) and node.init is not None and isinstance(node.type, c_ast.TypeDecl):
        return c_ast.Assignment("=", c_ast.ID(node.name, node.coord), node.init, node.coord)
    plain = isinstance(node, c_ast.Assignment) and node.op == "=" and isinstance(node.lvalue, c_ast.ID)
    return node if plain else None


def without_value(node: c_ast.Decl) -> c_ast.Decl:
    """A declaration without its initializer."""
    result = rebuild(node, lambda child: child)
    result.init = None
    return result
