"""What the names of a region stand for: which are written, which count loops, which are declared inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pycparser import c_ast

from polyxform.diagnostics import unsupported
from polyxform.syntax.c_types import Declaration, resolve
from polyxform.syntax.tree import RegionTree


@dataclass(frozen=True)
class Names:
    """The names of a region.

    declarations  everything declared in front of the region or inside it, by name
    inside        names declared inside the region
    written       scalars and arrays that statements of the region assign to
    iterators     names that `for` loops count with
    """

    declarations: Mapping[str, Declaration]
    inside: frozenset[str]
    written: frozenset[str]
    iterators: frozenset[str]

    def is_integer(self, name: str) -> bool:
        """Whether the name is declared as a scalar of an integer type."""
        return name in self.declarations and self.declarations[name].type.is_integer

    def is_parameter(self, name: str) -> bool:
        """Whether the name is an integer that the region never changes, and nobody else while it runs."""
        fixed = name not in self.written and name not in self.iterators and name not in self.inside
        return fixed and self.is_integer(name) and not self.declarations[name].type.volatile


def walk(node: c_ast.Node) -> Iterator[c_ast.Node]:
    """The node and everything below it, in textual order."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending += [child for _, child in reversed(current.children())]


def collect_names(tree: RegionTree) -> Names:
    """The names of a region in which every name stands for one thing. Unsupported for static declarations."""
    inside: dict[str, Declaration] = {}
    iterators: set[str] = set()
    written: set[str] = set()
    for statement in tree.statements:
        for node in walk(statement):
            if isinstance(node, c_ast.Decl) and node.name:
                inside.setdefault(node.name, declare_inside(node, tree))
            if isinstance(node, c_ast.For):
                iterators |= {name for name in [iterator_name(node)] if name}
            written |= set(written_names(node))
    written -= loop_only_names(tree, iterators)
    check_scope(tree)
    return Names({**tree.declarations, **inside}, frozenset(inside), frozenset(written), frozenset(iterators))


def check_scope(tree: RegionTree) -> None:
    """Unsupported for a variable that the region declares for the code behind it."""
    for node in tree.statements:
        if isinstance(node, c_ast.Decl) and node.name in tree.slice.used_after:
            message = f"'{node.name}' is declared inside the region and used behind it"
            raise unsupported("PX144", message, tree.span(node), "declare it in front of the region")


def declare_inside(node: c_ast.Decl, tree: RegionTree) -> Declaration:
    """The record of a declaration inside the region. Unsupported for one that outlives its block."""
    span = tree.span(node)
    if "static" in node.storage or "extern" in node.storage:
        raise unsupported("PX144", f"'{node.name}' is declared {node.storage[0]} inside the region", span)
    return Declaration(node.name, resolve(node.type, tree.typedefs), "local", span)


def base_name(node: c_ast.Node) -> str | None:
    """The variable that an lvalue belongs to: `a` for a, a[i], a[i].x, *a, (a)."""
    while not isinstance(node, c_ast.ID):
        if isinstance(node, c_ast.ArrayRef | c_ast.StructRef):
            node = node.name
        elif isinstance(node, c_ast.UnaryOp | c_ast.Cast):
            node = node.expr
        elif isinstance(node, c_ast.BinaryOp):
            node = node.left
        else:
            return None
    return str(node.name)


def written_names(node: c_ast.Node) -> Iterator[str]:
    """Variables that the node itself assigns to."""
    target = None
    if isinstance(node, c_ast.Assignment):
        target = node.lvalue
    elif isinstance(node, c_ast.UnaryOp) and node.op in ("++", "--", "p++", "p--"):
        target = node.expr
    elif isinstance(node, c_ast.Decl) and node.init is not None:
        yield node.name
    name = base_name(target) if target is not None else None
    if name is not None:
        yield name


def iterator_name(loop: c_ast.For) -> str | None:
    """The variable that the first part of a `for` sets; None where it sets none or several."""
    start = loop.init
    if isinstance(start, c_ast.DeclList) and len(start.decls) == 1:
        return str(start.decls[0].name)
    if isinstance(start, c_ast.Assignment) and isinstance(start.lvalue, c_ast.ID):
        return str(start.lvalue.name)
    return None


def loop_only_names(tree: RegionTree, iterators: set[str]) -> set[str]:
    """Iterators that nothing but the heads of their loops assigns to."""
    elsewhere: set[str] = set()
    for statement in tree.statements:
        heads = {id(part) for loop in walk(statement) if isinstance(loop, c_ast.For) for part in loop_head(loop)}
        for node in walk(statement):
            if id(node) not in heads:
                elsewhere |= set(written_names(node))
    return iterators - elsewhere


def loop_head(loop: c_ast.For) -> list[c_ast.Node]:
    """The nodes of a loop's head that set its iterator."""
    parts = [loop.init, loop.next]
    if isinstance(loop.init, c_ast.DeclList):
        parts += loop.init.decls
    return [part for part in parts if part is not None]


def find_write(node: c_ast.Node, name: str) -> c_ast.Node | None:
    """The first place below the node that assigns to a variable."""
    return next((part for part in walk(node) if name in written_names(part)), None)
