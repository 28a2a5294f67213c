"""Give every variable that a region declares a name of its own, so that later stages can go by names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from pycparser import c_ast

from polyxform.syntax.c_types import CType, resolve
from polyxform.syntax.printing import rebuild
from polyxform.syntax.tree import RegionTree

Scope = dict[str, str]


@dataclass(frozen=True)
class Renamer:
    """The names handed out so far.

    tree    the region
    taken   names of the region that stand for variables declared in front of it
    chosen  (name in the source, its type) -> name; loop counters go by a type of their own
    typed   loop counters of different types get different names
    """

    tree: RegionTree
    taken: frozenset[str]
    typed: bool
    chosen: dict[tuple[str, CType], str] = field(default_factory=dict)

    def choose(self, name: str, c_type: CType, scope: Mapping[str, str]) -> str:
        """The name for a new declaration: its own, unless that means something else here."""
        hidden = set(scope.values())
        known = self.chosen.get((name, c_type))
        if known is not None and known not in hidden:
            return known
        used = {*self.chosen.values(), *self.taken, *hidden}
        candidates = (f"{name}_{number}" for number in range(2, 10_000))
        free = (candidate for candidate in candidates if candidate not in used | self.tree.identifiers)
        result = name if name not in used else next(free)
        self.chosen.setdefault((name, c_type), result)
        return result


def rename_apart(tree: RegionTree, typed: bool = True) -> RegionTree:
    """The region with declarations renamed where two of them, or one and a variable from outside, share a name.

    Declarations of the same type that come one after the other may keep the same name, and so may loop counters:
    those of one type, or, where not `typed`, of any.
    """
    block = c_ast.Compound(list(tree.statements))
    inside = frozenset(name for name in declared_in(block))
    if not inside:
        return tree
    taken = frozenset(node.name for node in outer_uses(block, frozenset()))
    renamer = Renamer(tree, taken & frozenset(tree.declarations), typed)
    return replace(tree, statements=tuple(renamed(block, {}, renamer).block_items))


def declared_in(node: c_ast.Node) -> Iterator[str]:
    """Names of the declarations below a node."""
    pending = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, c_ast.Decl) and current.name:
            yield current.name
        pending += [child for _, child in current.children()]


def outer_uses(node: c_ast.Node, visible: frozenset[str]) -> Iterator[c_ast.ID]:
    """Uses of names at places where no declaration of the region reaches."""
    if isinstance(node, c_ast.ID):
        if node.name not in visible:
            yield node
        return
    for child in scoped_children(node):
        yield from outer_uses(child, visible)
        if isinstance(node, c_ast.Compound | c_ast.For | c_ast.DeclList):
            visible |= brought_in(child)


def scoped_children(node: c_ast.Node) -> list[c_ast.Node]:
    """Children in the order of their scopes; names of members and called functions left out."""
    if isinstance(node, c_ast.StructRef):
        return [node.name]
    if isinstance(node, c_ast.FuncCall):
        return [node.args] if node.args is not None else []
    if isinstance(node, c_ast.For):
        return [part for part in (node.init, node.cond, node.next, node.stmt) if part is not None]
    return [child for _, child in node.children()]


def brought_in(node: c_ast.Node) -> frozenset[str]:
    """Names that a declaration brings into its block."""
    if isinstance(node, c_ast.DeclList):
        return frozenset(declaration.name for declaration in node.decls)
    return frozenset({node.name}) if isinstance(node, c_ast.Decl) else frozenset()


def renamed(node: c_ast.Node, scope: Scope, renamer: Renamer) -> c_ast.Node:
    """The node with the names of its scope. A declaration adds its name to `scope`."""
    if isinstance(node, c_ast.ID):
        return c_ast.ID(scope.get(node.name, node.name), node.coord)
    if isinstance(node, c_ast.Compound):
        inner = dict(scope)
        items = [renamed(item, inner, renamer) for item in node.block_items or ()]
        return c_ast.Compound(items, node.coord)
    if isinstance(node, c_ast.For):
        return renamed_loop(node, dict(scope), renamer)
    if isinstance(node, c_ast.Decl) and node.name:
        return renamed_declaration(node, scope, renamer, counter=False)
    if isinstance(node, c_ast.StructRef):
        return c_ast.StructRef(renamed(node.name, scope, renamer), node.type, node.field, node.coord)
    if isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID):
        arguments = renamed(node.args, scope, renamer) if node.args is not None else None
        return c_ast.FuncCall(node.name, arguments, node.coord)
    return rebuild(node, lambda child: renamed(child, scope, renamer))


def renamed_loop(node: c_ast.For, scope: Scope, renamer: Renamer) -> c_ast.Node:
    """A loop, whose own declarations reach over all its parts."""
    start = node.init
    if isinstance(start, c_ast.DeclList):
        parts = [renamed_declaration(part, scope, renamer, counter=True) for part in start.decls]
        start = c_ast.DeclList(parts, start.coord)
    elif start is not None:
        start = renamed(start, scope, renamer)
    others = [part and renamed(part, scope, renamer) for part in (node.cond, node.next, node.stmt)]
    return c_ast.For(start, *others, node.coord)


def renamed_declaration(node: c_ast.Decl, scope: Scope, renamer: Renamer, counter: bool) -> c_ast.Node:
    """A declaration, under the name that it goes by from here on."""
    value = node.init and renamed(node.init, scope, renamer)
    c_type = rebuild(node.type, lambda child: renamed(child, scope, renamer))
    declared = resolve(node.type, renamer.tree.typedefs)
    name = renamer.choose(
        node.name, CType(f"counter {declared.element if renamer.typed else ''}") if counter else declared, scope
    )
    scope[node.name] = name
    innermost = c_type
    while not isinstance(innermost, c_ast.TypeDecl):
        innermost = innermost.type
    innermost.declname = name
    return c_ast.Decl(
        name, node.quals, node.align, node.storage, node.funcspec, c_type, value, node.bitsize, node.coord
    )
