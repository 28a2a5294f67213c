"""Tests of pointers for null, answered: the forms of a region in which each test is what it comes out as.

Before: sum = bias != NULL ? bias[j] : 0.0f;          with float *bias
After:  sum = bias[j];                                where bias != 0
        sum = 0.0f;                                   where bias == 0

The answer is a guard of the form: it runs behind a test in front of the region.

Refused: pointers that the region sets or takes the address of, or that something else may change; a choice between
values of which the type is not known. Of more than two pointers, forms are made where all are null and where none is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from pycparser import c_ast

from polyxform.scop.names import walk
from polyxform.scop.plain_c.arguments import cast_to, local_types, type_of
from polyxform.scop.plain_c.local_pointers import directly_written
from polyxform.scop.plain_c.pointers import is_address, is_zero
from polyxform.syntax.c_types import FLOATING, CType
from polyxform.syntax.printing import rebuild
from polyxform.syntax.tree import RegionTree

MOST_APART = 2
"""Pointers of which all combinations of answers get a form."""
IS_NULL = " == 0"


@dataclass(frozen=True)
class Answers:
    """What is known about pointers, and about the variables of the region.

    null   pointers, and whether they are null
    types  of all variables, by name
    """

    null: Mapping[str, bool]
    types: Mapping[str, CType]


def answered_forms(tree: RegionTree) -> tuple[RegionTree, ...]:
    """The region for each answer to its tests of pointers, or as it stands where there is none that can be answered."""
    names = sorted(dict.fromkeys(tested_pointers(tree)))
    if not names:
        return (tree,)
    answers = tuple(product((False, True), repeat=len(names)))
    chosen = answers if len(names) <= MOST_APART else (answers[0], answers[-1])
    return tuple(answered(tree, dict(zip(names, answer, strict=True))) for answer in chosen)


def takes_null(guards: Iterable[str]) -> bool:
    """Whether guards demand that some pointer is null."""
    return any(guard.endswith(IS_NULL) for guard in guards)


def answered(tree: RegionTree, null: Mapping[str, bool]) -> RegionTree:
    """The region where pointers are null or not."""
    known = Answers(null, local_types(tree))
    statements = tuple(settled(node, known) for node in tree.statements)
    guards = tuple(f"{name}{IS_NULL if empty else ' != 0'}" for name, empty in null.items())
    return replace(tree, statements=statements, guards=tree.guards + guards)


def tested_pointers(tree: RegionTree) -> Iterator[str]:
    """Pointers that keep their value while the region runs, and that it tests."""
    parts = [part for node in tree.statements for part in walk(node)]
    taken = {part.expr.name for part in parts if is_address(part) and isinstance(part.expr, c_ast.ID)}
    changed = {name for part in parts for name in directly_written(part)}
    declared = {part.name for part in parts if isinstance(part, c_ast.Decl)}
    for node in (test for part in parts for test in tests_in(part)):
        name = compared(node)
        if name not in taken | changed | declared and is_settled_before(name, tree):
            yield name


def is_settled_before(name: str, tree: RegionTree) -> bool:
    """Whether a name is a pointer that nothing but the region's own statements can change while it runs."""
    known = tree.declarations.get(name)
    if known is None or not known.type.pointer or known.type.volatile:
        return False
    own = known.storage in ("parameter", "local") and name not in tree.slice.escaping
    return own or name in tree.members


def tests_in(node: c_ast.Node) -> Iterator[c_ast.Node]:
    """Expressions right below a node of which only counts whether they are zero, and comparisons."""
    if isinstance(node, c_ast.If | c_ast.TernaryOp):
        yield node.cond
    elif isinstance(node, c_ast.UnaryOp) and node.op == "!":
        yield node.expr
    elif isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||"):
        yield from (node.left, node.right)
    elif isinstance(node, c_ast.BinaryOp) and node.op in ("==", "!="):
        yield node


def compared(node: c_ast.Node) -> str:
    """The variable that an expression compares with null, or is; "" for any other expression."""
    if isinstance(node, c_ast.ID):
        return str(node.name)
    if isinstance(node, c_ast.BinaryOp) and node.op in ("==", "!="):
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(one, c_ast.ID) and is_null(other):
                return str(one.name)
    return ""


def is_null(node: c_ast.Node) -> bool:
    """Whether a node is `0` or `(void *)0`."""
    if isinstance(node, c_ast.Cast) and isinstance(node.to_type.type, c_ast.PtrDecl):
        return is_zero(node.expr)
    return is_zero(node)


def answer(node: c_ast.Node, known: Answers) -> bool | None:
    """What a condition comes out as, None where that is not known."""
    if isinstance(node, c_ast.UnaryOp) and node.op == "!":
        inner = answer(node.expr, known)
        return None if inner is None else not inner
    if isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||"):
        sides = answer(node.left, known), answer(node.right, known)
        decisive = bool(node.op == "||")
        if decisive in sides:
            return decisive
        return None if None in sides else not decisive
    empty = known.null.get(compared(node))
    if empty is None:
        return None
    return empty == (isinstance(node, c_ast.BinaryOp) and bool(node.op == "=="))


def settled(node: c_ast.Node, known: Answers) -> c_ast.Node:
    """The node without tests of pointers that are known."""
    if isinstance(node, c_ast.If | c_ast.TernaryOp):
        return settled_choice(node, known)
    if isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||"):
        return settled_sides(node, known)
    if isinstance(node, c_ast.UnaryOp | c_ast.BinaryOp) and node.op in ("!", "==", "!="):
        value = answer(node, known)
        if value is not None:
            return truth(value, node)
    return rebuild(node, lambda child: settled(child, known))


def settled_choice(node: c_ast.If | c_ast.TernaryOp, known: Answers) -> c_ast.Node:
    """The branch of a choice that is taken, or the choice by what is left of its condition."""
    value = answer(node.cond, known)
    branch = node.iftrue if value else node.iffalse
    if value is not None and isinstance(node, c_ast.If):
        return settled(branch, known) if branch is not None else c_ast.EmptyStatement(node.coord)
    if value is not None:
        return as_choice(node, settled(branch, known), known)
    return rebuild(node, lambda child: settled(child, known))


def settled_sides(node: c_ast.BinaryOp, known: Answers) -> c_ast.Node:
    """What is left of a conjunction or disjunction."""
    value = answer(node, known)
    if value is not None:
        return truth(value, node)
    left, right = (settled(side, known) for side in (node.left, node.right))
    if answer(node.left, known) is not None:
        return as_truth(right)
    if answer(node.right, known) is not None:
        return as_truth(left)
    return c_ast.BinaryOp(node.op, left, right, node.coord)


def as_truth(node: c_ast.Node) -> c_ast.Node:
    """A condition as the number that `&&` makes of it."""
    if isinstance(node, c_ast.BinaryOp) and node.op in ("<", "<=", ">", ">=", "==", "!=", "&&", "||"):
        return node
    return c_ast.BinaryOp("!=", node, c_ast.Constant("int", "0"), node.coord)


def truth(value: bool, node: c_ast.Node) -> c_ast.Node:
    """The number that an answer is, in the place of a node."""
    return c_ast.Constant("int", "1" if value else "0", node.coord)


def as_choice(node: c_ast.TernaryOp, value: c_ast.Node, known: Answers) -> c_ast.Node:
    """One value of a choice in the type that the choice has; the choice where that is not known."""
    kind = type_of(node, known.types)
    if kind is None or not kind.is_scalar or kind.element not in {"int", "long", *FLOATING}:
        return rebuild(node, lambda child: settled(child, known))
    if is_zero(value) and kind.element in ("float", "double"):
        return c_ast.Constant(kind.element, "0.0f" if kind.element == "float" else "0.0", node.coord)
    return cast_to(kind, value, known.types)
