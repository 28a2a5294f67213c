"""Recognise statements that keep the larger or smaller of an integer and some value: exact in any order.

    score[i][j] = score[i][j] > score[i][k] + score[k + 1][j] ? score[i][j] : score[i][k] + score[k + 1][j];

Unlike an `Update`, the value may read other elements of the target's array. Refused: values of a type wider than the
target's, of which only a part would be stored, and floating-point values, among which a NaN makes the order count.
"""

from __future__ import annotations

from collections.abc import Sequence

from pycparser import c_ast

from polyxform.scop.environment import Environment
from polyxform.scop.model import Access, AccessKind
from polyxform.scop.names import walk
from polyxform.scop.updates import find_step
from polyxform.syntax.printing import expression_text

TARGET = "int"
NARROW = frozenset({"int", "short", "signed char", "unsigned char", "unsigned short", "char"})
"""Types that C computes with as `int`."""
LARGEST = 2**31 - 1
UNDERSTOOD = (c_ast.ID, c_ast.ArrayRef, c_ast.Constant, c_ast.BinaryOp, c_ast.TernaryOp, c_ast.UnaryOp)


def exact_extremum(node: c_ast.Node, accesses: Sequence[Access], environment: Environment) -> str:
    """ "min" or "max" where the statement is one of integers; "" for any other."""
    writes = [access for access in accesses if access.kind is AccessKind.WRITE]
    if len(writes) != 1 or not writes[0].must:
        return ""
    step = find_step(node, writes[0].text)
    if step is None or step.operator not in ("min", "max") or element(writes[0].array, environment) != TARGET:
        return ""
    parts = list(walk(step.value))
    fits = all(is_narrow(part, environment) and expression_text(part) != writes[0].text for part in parts)
    return step.operator if fits and is_only_name(writes[0], accesses) else ""


def is_only_name(target: Access, accesses: Sequence[Access]) -> bool:
    """Whether every access to the target's element is written as the target is."""
    same = (access for access in accesses if access.array == target.array and access.text != target.text)
    return not any(access.relation.is_equal(target.relation) for access in same)


def is_narrow(node: c_ast.Node, environment: Environment) -> bool:
    """Whether a part of an expression keeps it an `int`, without side effects."""
    if not isinstance(node, UNDERSTOOD):
        return False
    if isinstance(node, c_ast.UnaryOp):
        return str(node.op) in ("-", "+")
    if isinstance(node, c_ast.Constant):
        return node.value.isdigit() and int(node.value) <= LARGEST
    return not isinstance(node, c_ast.ID) or element(node.name, environment) in NARROW


def element(name: str, environment: Environment) -> str:
    """C type of a variable or of an array's elements, "" where it is not known."""
    declaration = environment.declaration(name)
    return "" if declaration is None else declaration.type.element
