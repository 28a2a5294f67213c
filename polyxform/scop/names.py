"""What the names of a region stand for: which are written, which count loops, which are declared inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pycparser import c_ast

from polyxform.diagnostics import Span, unsupported
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
        """Whether the name is an integer that the region never changes."""
        fixed = name not in self.written and name not in self.iterators and name not in self.inside
        return fixed and self.is_integer(name)


def walk(node: c_ast.Node) -> Iterator[c_ast.Node]:
    """The node and everything below it, in textual order."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending += [child for _, child in reversed(current.children())]


def collect_names(tree: RegionTree) -> Names:
    """The names of a region. Unsupported where one name stands for different things."""
    inside: dict[str, Declaration] = {}
    iterators: set[str] = set()
    written: set[str] = set()
    for statement in tree.statements:
        counters = {id(part) for loop in walk(statement) if isinstance(loop, c_ast.For) for part in loop_head(loop)}
        for node in walk(statement):
            if isinstance(node, c_ast.Decl) and node.name:
                add_declaration(inside, node, id(node) in counters, tree)
            if isinstance(node, c_ast.For):
                iterators |= {name for name in [iterator_name(node)] if name}
            written |= set(written_names(node))
    written -= loop_only_names(tree, iterators)
    check_shadowing(tree, inside)
    return Names({**tree.declarations, **inside}, frozenset(inside), frozenset(written), frozenset(iterators))


def add_declaration(inside: dict[str, Declaration], node: c_ast.Decl, counter: bool, tree: RegionTree) -> None:
    """Note a declaration inside the region; except for loop counters, a name may come back with the same type only."""
    found = Declaration(node.name, resolve(node.type, tree.typedefs), "local", tree.span(node))
    if "static" in node.storage or "extern" in node.storage:
        raise unsupported("PX144", f"'{node.name}' is declared {node.storage[0]} inside the region", found.span)
    earlier = inside.setdefault(node.name, found)
    if earlier.type != found.type and not (counter and earlier.type.is_integer and found.type.is_integer):
        message = f"'{node.name}' is declared with different types in this region"
        raise unsupported("PX147", message, found.span, help="give one of them another name")


def check_shadowing(tree: RegionTree, inside: Mapping[str, Declaration]) -> None:
    """Unsupported where the region uses a name both for something outside and for something that it declares."""
    for statement in tree.statements:
        for node in outside_uses(statement, frozenset(inside), frozenset()):
            if node.name in tree.declarations:
                message = f"'{node.name}' is declared again inside the region"
                raise unsupported("PX147", message, tree.span(node), help="give one of them another name")


def outside_uses(node: c_ast.Node, inside: frozenset[str], visible: frozenset[str]) -> Iterator[c_ast.ID]:
    """Uses of names that the region declares, at places where its own declaration does not reach."""
    if isinstance(node, c_ast.ID):
        if node.name in inside and node.name not in visible:
            yield node
        return
    for child in scoped_children(node):
        yield from outside_uses(child, inside, visible)
        if isinstance(node, c_ast.Compound | c_ast.For | c_ast.DeclList):
            visible |= declared_by(child)


def scoped_children(node: c_ast.Node) -> list[c_ast.Node]:
    """Children in the order of their scopes; names of members and called functions left out."""
    if isinstance(node, c_ast.StructRef):
        return [node.name]
    if isinstance(node, c_ast.FuncCall):
        return [node.args] if node.args is not None else []
    return [child for _, child in node.children()]


def declared_by(node: c_ast.Node) -> frozenset[str]:
    """Names that a declaration brings into its block."""
    if isinstance(node, c_ast.DeclList):
        return frozenset(declaration.name for declaration in node.decls)
    return frozenset({node.name}) if isinstance(node, c_ast.Decl) else frozenset()


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


def span_of(tree: RegionTree, node: c_ast.Node) -> Span:
    """Place of a node in the source."""
    return tree.span(node)
