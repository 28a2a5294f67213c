"""Members of structures as variables of their own: `g->next[i][j]`, `s.count`, `m->data[i * m->cols + j]`.

Before: for (i = 0; i < m->rows; i++) m->data[i] = 0;
After:  for (i = 0; i < m_rows; i++) m_data[i] = 0;      m_rows and m_data are known as `m->rows` and `m->data`

What is printed in the end has the members again (`RegionTree.members`). Members that are arrays or pointers become
arrays; numbers that the region only reads become parameters or scalars. A pointer to a structure is a pointer to each
of its members, so that those of two structures are told apart at run time like any other pointers.

Refused, and known as one element of the structure as before: structures that the region uses as a whole or by
subscripts; members that are structures, bit-fields or pointers to pointers; numbers that the region writes, and
integers that a write through a pointer may change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pycparser import c_ast

from polyxform.scop.names import base_name, walk, written_names
from polyxform.syntax.c_types import FLOATING, INTEGER_BITS, CType, Declaration, resolve
from polyxform.syntax.printing import expression_text, rebuild
from polyxform.syntax.slicing import Placed
from polyxform.syntax.tokens import tokens
from polyxform.syntax.tree import RegionTree

BYTES = frozenset({"char", "signed char", "unsigned char"})
NUMBERS = FLOATING | INTEGER_BITS.keys()


@dataclass(frozen=True)
class Member:
    """A member of a structure that a region names.

    text      as the source names it: "g->next"
    structure variable that is the structure, or points to it
    type      C type of the member
    restrict  nothing else reaches the structure
    pointed   the variable is a pointer
    """

    text: str
    structure: str
    type: CType
    restrict: bool
    pointed: bool

    @property
    def known(self) -> CType:
        """The type of the variable that stands for it."""
        if self.type.is_scalar or self.type.pointer or not self.pointed:
            return self.type
        return replace(self.type, extents=("", *self.type.extents[1:]), pointer=True, restrict=self.restrict)

    def declaration(self, name: str) -> str:
        """C text that declares the variable `name` that stands for it."""
        rows = "".join(f"[{extent}]" for extent in self.known.extents[1:])
        if not self.known.extents:
            return f"extern {self.known.element} {name};"
        if not self.known.pointer:
            return f"extern {self.known.element} {name}[{self.known.extents[0]}]{rows};"
        star = "*restrict" if self.known.restrict else "*"
        return f"extern {self.known.element} ({star} {name}){rows};"


def with_members(tree: RegionTree) -> RegionTree:
    """The region with variables in the place of the members that can be told from everything else."""
    found = {member.text: member for member in members(tree)}
    chosen = {text: member for text, member in found.items() if is_kept(member, found, tree)}
    if not chosen:
        return tree
    names = fresh_names(chosen, tree)
    declared = {
        names[text]: Declaration(names[text], member.known, "global", tree.region.span)
        for text, member in chosen.items()
    }
    written = [member.declaration(names[text]) for text, member in chosen.items()]
    placed = tuple(Placed(token.kind, token.text, tree.region.span) for line in written for token in tokens(line))
    prelude = tree.slice.prelude
    return replace(
        tree,
        statements=tuple(renamed(node, names) for node in tree.statements),
        declarations={**tree.declarations, **declared},
        identifiers=tree.identifiers | frozenset(names.values()),
        slice=replace(tree.slice, prelude=(*prelude[:-1], *placed, *prelude[-1:])),
        members={name: text for text, name in names.items()},
    )


def members(tree: RegionTree) -> Iterator[Member]:
    """The members of structures that a region uses by their members only."""
    inside = {part.name for node in tree.statements for part in walk(node) if isinstance(part, c_ast.Decl)}
    for node in (part for statement in tree.statements for part in outermost(statement)):
        text, structure = expression_text(node), base_name(node) or ""
        declared = tree.declarations.get(structure)
        if declared is None or structure in inside or not used_by_members(structure, tree):
            continue
        kind = member_type(node, declared.type, tree)
        if kind is not None:
            yield Member(text, structure, kind, declared.type.restrict, bool(declared.type.extents))


def outermost(node: c_ast.Node) -> Iterator[c_ast.StructRef]:
    """The longest chains of members of a variable below a node."""
    if isinstance(node, c_ast.StructRef) and is_chain(node):
        yield node
        return
    for _, child in node.children():
        yield from outermost(child)


def is_chain(node: c_ast.Node) -> bool:
    """Whether a node is `s.a`, `p->a` or `p->a.b`."""
    if not isinstance(node, c_ast.StructRef):
        return False
    return isinstance(node.name, c_ast.ID) or (node.type == "." and is_chain(node.name))


def used_by_members(structure: str, tree: RegionTree) -> bool:
    """Whether a variable stands nowhere in the region but in front of the name of a member."""
    return not any(stands_alone(node, structure) for node in tree.statements)


def stands_alone(node: c_ast.Node, name: str) -> bool:
    """Whether a variable is used below a node other than by a member of it."""
    if isinstance(node, c_ast.ID):
        return bool(node.name == name)
    if is_chain(node):
        return False
    if isinstance(node, c_ast.StructRef):
        return stands_alone(node.name, name)
    return any(stands_alone(child, name) for _, child in node.children())


def member_type(node: c_ast.StructRef, structure: CType, tree: RegionTree) -> CType | None:
    """The type of a member; None where it is none that can be a variable."""
    if isinstance(node.name, c_ast.ID):
        pointed = len(structure.extents) == 1 and structure.pointer
        holder = structure if (pointed if node.type == "->" else structure.is_scalar) else None
    else:
        holder = member_type(node.name, structure, tree)
    if holder is None or holder.volatile or holder.element in tree.bit_fields:
        return None
    declarations = tree.structures.get(holder.element, ())
    found = next((d for d in declarations if isinstance(d, c_ast.Decl) and d.name == node.field.name), None)
    declared = resolve(found.type, tree.typedefs) if found is not None else None
    return None if declared is None or declared.volatile or declared.function else declared


def is_kept(member: Member, found: Mapping[str, Member], tree: RegionTree) -> bool:
    """Whether a variable may stand for a member in the whole region."""
    declared = member.type
    if declared.element not in NUMBERS or (declared.extents and "" in declared.extents[1:]):
        return False
    if declared.extents and not declared.pointer:
        return True
    changed = [target for statement in tree.statements for part in walk(statement) for target in targets(part)]
    if any(expression_text(target) == member.text for target in changed):
        return False
    if declared.is_scalar and declared.element in FLOATING:
        # It is memory to the model, and told apart from what is written at run time.
        return True
    if declared.pointer:
        return not any(may_be_bytes(target, found, tree) for target in changed)
    return not any(may_change(target, member, found, tree) for target in changed)


def targets(node: c_ast.Node) -> Iterator[c_ast.Node]:
    """What a node assigns to."""
    if isinstance(node, c_ast.Assignment):
        yield node.lvalue
    elif isinstance(node, c_ast.UnaryOp) and list(written_names(node)):
        yield node.expr


def written_type(target: c_ast.Node, found: Mapping[str, Member], tree: RegionTree) -> tuple[str, bool]:
    """The type of the element that is assigned to, and whether nothing else reaches it; "" where it is not known."""
    while isinstance(target, c_ast.ArrayRef) or (isinstance(target, c_ast.UnaryOp) and target.op == "*"):
        target = target.name if isinstance(target, c_ast.ArrayRef) else target.expr
    if isinstance(target, c_ast.ID):
        declared = tree.declarations.get(target.name)
        if declared is None:
            return "", True
        own = declared.storage == "local" and not declared.type.pointer
        return declared.type.element, own or declared.type.restrict or declared.type.is_scalar
    member = found.get(expression_text(target))
    return (member.type.element, member.restrict and not member.type.pointer) if member else ("", False)


def may_be_bytes(target: c_ast.Node, found: Mapping[str, Member], tree: RegionTree) -> bool:
    """Whether an assignment may change any object: one of characters, or of a type that is not known."""
    element, alone = written_type(target, found, tree)
    return not alone and (element in BYTES or element not in NUMBERS)


def may_change(target: c_ast.Node, member: Member, found: Mapping[str, Member], tree: RegionTree) -> bool:
    """Whether an assignment may change a number that is a member of a structure."""
    element, alone = written_type(target, found, tree)
    other = found.get(expression_text(array_of(target)))
    if other is not None and other.structure == member.structure and not other.type.pointer:
        return False
    return not alone and (element in BYTES or element not in NUMBERS or element == member.type.element)


def array_of(node: c_ast.Node) -> c_ast.Node:
    """A in A[i][j]."""
    while isinstance(node, c_ast.ArrayRef):
        node = node.name
    return node


def fresh_names(chosen: Mapping[str, Member], tree: RegionTree) -> dict[str, str]:
    """A name for the variable of each member: "g_next" for "g->next"."""
    names: dict[str, str] = {}
    for text in chosen:
        stem = text.replace("->", "_").replace(".", "_")
        candidates = (stem if number == 1 else f"{stem}_{number}" for number in range(1, 10_000))
        names[text] = next(name for name in candidates if name not in tree.identifiers | set(names.values()))
    return names


def renamed(node: c_ast.Node, names: Mapping[str, str]) -> c_ast.Node:
    """The node with variables in the place of members."""
    if is_chain(node) and expression_text(node) in names:
        return c_ast.ID(names[expression_text(node)], node.coord)
    if isinstance(node, c_ast.StructRef):
        return c_ast.StructRef(renamed(node.name, names), node.type, node.field, node.coord)
    return rebuild(node, lambda child: renamed(child, names))
