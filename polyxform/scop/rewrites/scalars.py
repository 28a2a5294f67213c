"""Scalars of a region that something else may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pycparser import c_ast

from polyxform.scop.names import Names, collect_names, iterator_name, walk
from polyxform.scop.renaming import rename_apart
from polyxform.syntax.printing import rebuild
from polyxform.syntax.tree import RegionTree


@dataclass(frozen=True)
class Replacement:
    """A scalar with what may stand for it.

    name   of the scalar
    value  C text of an element or of an expression
    tree   the region with that in its place
    """

    name: str
    value: str
    tree: RegionTree


@dataclass(frozen=True)
class Block:
    """A block inside loops.

    node      the block
    loops     the loops around it, outermost first
    region    all statements of the region, every name in it standing for one thing
    names     what the names stand for
    tree      the region
    """

    node: c_ast.Compound
    loops: tuple[c_ast.For, ...]
    region: c_ast.Compound
    names: Names
    tree: RegionTree

    @property
    def counters(self) -> frozenset[str]:
        """Counters of the loops around the block."""
        return frozenset(iterator_name(loop) or "" for loop in self.loops)

    def is_local(self, name: str) -> bool:
        """Whether a name is a scalar that the region assigns to and that nothing behind the region reads."""
        declaration = self.names.declarations.get(name)
        if declaration is None or name not in self.names.written or not declaration.type.is_scalar:
            return False
        return name in self.names.inside or (declaration.storage == "local" and not self.tree.outlives(declaration))

    def own_users(self, name: str) -> list[c_ast.Node]:
        """The statements of the block that use a scalar, whoever else does; none where it is in a subscript."""
        users = [item for item in self.node.block_items if mentions(item, name)]
        subscripts = (part.subscript for item in users for part in walk(item) if isinstance(part, c_ast.ArrayRef))
        return [] if any(mentions(subscript, name) for subscript in subscripts) else users

    def with_items(self, items: list[c_ast.Node]) -> RegionTree:
        """The region with other statements in the block."""

        def change(node: c_ast.Node) -> c_ast.Node:
            return c_ast.Compound(items, node.coord) if node is self.node else rebuild(node, change)

        return replace(self.tree, statements=tuple(change(self.region).block_items))


def blocks(tree: RegionTree) -> Iterator[Block]:
    """The blocks inside loops, outermost first."""
    region = c_ast.Compound(list(rename_apart(tree).statements))
    names = collect_names(replace(tree, statements=tuple(region.block_items)))
    pending: list[tuple[c_ast.Node, tuple[c_ast.For, ...]]] = [(region, ())]
    while pending:
        node, loops = pending.pop()
        if isinstance(node, c_ast.For):
            loops = (*loops, node)
        if isinstance(node, c_ast.Compound) and loops:
            yield Block(node, loops, region, names, tree)
        pending += [(child, loops) for _, child in reversed(node.children())]


def mentions(node: c_ast.Node, name: str) -> int:
    """How often a name stands below a node, declarations of it included."""
    return sum(isinstance(part, c_ast.ID | c_ast.Decl) and part.name == name for part in walk(node))


def assigned_first(users: list[c_ast.Node], name: str) -> c_ast.Node | None:
    """What the first statement that uses a scalar, but for its declaration, assigns to it; None for anything else."""
    first = users[0] if users else None
    if isinstance(first, c_ast.Decl) and first.init is None:
        first = users[1] if len(users) > 1 else None
    if isinstance(first, c_ast.Decl):
        return first.init if mentions(first.init, name) == 0 else None
    plain = isinstance(first, c_ast.Assignment) and first.op == "=" and isinstance(first.lvalue, c_ast.ID)
    if first is None or not plain or first.lvalue.name != name or mentions(first.rvalue, name):
        return None
    return first.rvalue
