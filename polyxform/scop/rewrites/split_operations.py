"""Make a statement of each operation that one statement does to an element in which sums of products end.

Before                                                          After

    C[i][j] = C[i][j] + R[i][j] > 0 ? C[i][j] + R[i][j] : 0;        C[i][j] = C[i][j] + R[i][j];
                                                                    C[i][j] = C[i][j] > 0 ? C[i][j] : 0;

A kernel can end with each of these operations, while it has the element in a register. Every operation computes what
it did as a part of the expression, in the same order. Only forms are looked at here; whether the region still does the
same is for `validation.split_operations` to prove.

Refused: elements that no other statement adds products to; expressions in which the element stands in another place
than as the one changing operand of sums, differences, products, choices and extrema; other elements of its array.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pycparser import c_ast

from polyxform.scop.names import base_name, walk
from polyxform.scop.renaming import rename_apart
from polyxform.scop.rewrites.scalars import Replacement
from polyxform.scop.rewrites.split_sums import with_parts
from polyxform.syntax.printing import expression_text
from polyxform.syntax.tree import RegionTree

EXTREMA = ("fminf", "fmaxf", "fmin", "fmax")
TESTS = ("<", "<=", ">", ">=")


def split_operations(tree: RegionTree) -> Iterator[Replacement]:
    """The statements of a region that do several things to an element with sums, each replaced on its own."""
    region = c_ast.Compound(list(rename_apart(tree).statements))
    sums = summed_arrays(region)
    for statement in (node for node in walk(region) if isinstance(node, c_ast.Assignment)):
        parts = parts_of(statement) if base_name(statement.lvalue) in sums and not adds_product(statement) else []
        if len(parts) > 1:
            name = expression_text(statement.lvalue)
            yield Replacement(name, name, replace(tree, statements=with_parts(region, statement, parts)))


def summed_arrays(region: c_ast.Node) -> frozenset[str]:
    """Names of the arrays to whose elements a statement adds products."""
    sums = (node for node in walk(region) if isinstance(node, c_ast.Assignment) and adds_product(node))
    return frozenset(filter(None, (base_name(node.lvalue) for node in sums)))


def adds_product(statement: c_ast.Assignment) -> bool:
    """Whether a statement adds a product of two elements to an element, or subtracts one."""
    value = statement.rvalue
    if not isinstance(statement.lvalue, c_ast.ArrayRef):
        return False
    if statement.op == "=" and isinstance(value, c_ast.BinaryOp) and value.op in ("+", "-"):
        same = expression_text(value.left) == expression_text(statement.lvalue)
        return same and is_product(value.right)
    return statement.op in ("+=", "-=") and is_product(value)


def is_product(value: c_ast.Node) -> bool:
    """Whether an expression multiplies at least two elements."""
    if not isinstance(value, c_ast.BinaryOp) or value.op != "*":
        return False
    return (has_element(value.left) and has_element(value.right)) or is_product(value.left)


def has_element(node: c_ast.Node) -> bool:
    """Whether an element of an array stands somewhere in an expression."""
    return any(isinstance(part, c_ast.ArrayRef) for part in walk(node))


def parts_of(statement: c_ast.Assignment) -> list[c_ast.Node]:
    """Statements that do one thing each to the element of an assignment; none where it cannot be split."""
    if statement.op != "=" or not isinstance(statement.lvalue, c_ast.ArrayRef):
        return []
    values = values_of(statement.rvalue, statement.lvalue)
    return [c_ast.Assignment("=", statement.lvalue, value, statement.coord) for value in values or ()]


def values_of(value: c_ast.Node, element: c_ast.Node) -> list[c_ast.Node] | None:
    """What to assign to the element in turn, so that it holds a value in the end; None where that is not known."""
    text = expression_text(element)
    if expression_text(value) == text:
        return []
    match value:
        case c_ast.BinaryOp(op="+" | "-" | "*"):
            return after(value, element)
        case c_ast.FuncCall(name=c_ast.ID(name=function), args=c_ast.ExprList(exprs=[_, _])) if function in EXTREMA:
            found = after(value.args, element)
            return None if found is None else [*found[:-1], c_ast.FuncCall(value.name, found[-1], value.coord)]
        case c_ast.TernaryOp(cond=c_ast.BinaryOp(op=test)) if test in TESTS:
            return chosen(value, element)
    return None


def after(node: c_ast.Node, element: c_ast.Node) -> list[c_ast.Node] | None:
    """The values that make the one operand of a node that uses the element, and the node with the element there."""
    operands = operands_of(node)
    using = [position for position, operand in enumerate(operands) if mentions(operand, element)]
    inner = values_of(operands[using[0]], element) if len(using) == 1 else None
    if inner is None:
        return None
    return [*inner, with_operands(node, [element if at in using else one for at, one in enumerate(operands)])]


def operands_of(node: c_ast.Node) -> list[c_ast.Node]:
    """The two operands of an operator, or of a call."""
    return [node.left, node.right] if isinstance(node, c_ast.BinaryOp) else list(node.exprs)


def with_operands(node: c_ast.Node, operands: list[c_ast.Node]) -> c_ast.Node:
    """An operator, or the arguments of a call, with other operands."""
    if isinstance(node, c_ast.BinaryOp):
        return c_ast.BinaryOp(node.op, *operands, node.coord)
    return c_ast.ExprList(operands, node.coord)


def chosen(value: c_ast.TernaryOp, element: c_ast.Node) -> list[c_ast.Node] | None:
    """`values_of` a choice between a value of the element and a bound: both are compared, and one is taken.

    A choice between a bound and another such choice, `x < 0 ? 0 : x > 6 ? 6 : x`, begins with the inner one.
    """
    sides = [value.cond.left, value.cond.right]
    using = [position for position, side in enumerate(sides) if mentions(side, element)]
    if len(using) != 1:
        return None
    own, bound = sides[using[0]], sides[1 - using[0]]
    branches = [value.iftrue, value.iffalse]
    taken = [position for position, branch in enumerate(branches) if is_same(branch, bound)]
    if len(taken) != 1:
        return None
    other = branches[1 - taken[0]]
    inner = values_of(other, element)
    if inner is None or not (is_same(other, own) or isinstance(other, c_ast.TernaryOp)):
        return None
    test = c_ast.BinaryOp(value.cond.op, *(element if at in using else side for at, side in enumerate(sides)))
    picked = [bound if at in taken else element for at in range(2)]
    return [*inner, c_ast.TernaryOp(test, *picked, value.coord)]


def is_same(one: c_ast.Node, other: c_ast.Node) -> bool:
    """Whether two expressions are the same text."""
    return expression_text(one) == expression_text(other)


def mentions(node: c_ast.Node, element: c_ast.Node) -> bool:
    """Whether the array of an element stands in an expression."""
    name = base_name(element)
    return any(isinstance(part, c_ast.ID) and part.name == name for part in walk(node))
