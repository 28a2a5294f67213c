"""Recognise reduction steps: `s += e`, `s = s + e`, `s = s < e ? e : s`, `if (e > s) s = e`, `s = fmax(s, e)`.

And copies, `s = 0` and `s = e`, which often come before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pycparser import c_ast

from polyxform.scop.bfloat16 import widens_bfloat16
from polyxform.scop.environment import Environment
from polyxform.scop.model import Access, AccessKind, Assignment, Update
from polyxform.scop.names import base_name, walk
from polyxform.syntax.c_types import CType, resolve
from polyxform.syntax.printing import expression_text

PROMOTED = ("signed char", "unsigned char", "char", "short", "unsigned short")
"""Types of which C computes with every value as an int, on all targets with wider ints."""
COMPOUND = {"+=": "+", "-=": "-", "*=": "*"}
TURNED_ROUND = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
EXTREMA = {"fmin": "min", "fminf": "min", "fminl": "min", "fmax": "max", "fmaxf": "max", "fmaxl": "max"}
EXTREMA |= {"px_fminf": "min", "px_fmaxf": "max"}


@dataclass(frozen=True)
class Step:
    """A reduction step in the source.

    operator  as in Update
    value     what is combined with the target
    choice    as in Update
    """

    operator: str
    value: c_ast.Node
    choice: str = ""


def recognize(node: c_ast.Node, accesses: Sequence[Access], environment: Environment) -> Update | None:
    """The update that a statement is; None for other statements, and where another element of the target is touched."""
    step = recognize_step(node, accesses, environment)
    if step is None:
        return None
    other = any(a.array == step.target.array and a.text != step.target.text for a in accesses)
    return None if other else step


def recognize_step(node: c_ast.Node, accesses: Sequence[Access], environment: Environment) -> Update | None:
    """The update that a statement is, factors from other elements of the target's array included; None for others."""
    writes = [access for access in accesses if access.kind is AccessKind.WRITE]
    if len(writes) != 1:
        return None
    target = writes[0]
    if "." in target.text or "->" in target.text:
        # A member is a part of the element that the model knows.
        return None
    step = find_step(node, target.text)
    if step is None or reads_element(step.value, target.text):
        return None
    loads = tuple(a for a in accesses if a.kind is AccessKind.READ and (a.array, a.text) != (target.array, target.text))
    found = make_update(step, target, loads, environment)
    own = reads_target(step.value, target.array)
    return None if own and not found.product else found


def reads_element(value: c_ast.Node, text: str) -> bool:
    """Whether the combined value depends on the target itself."""
    return any(isinstance(part, (c_ast.ID, c_ast.ArrayRef)) and expression_text(part) == text for part in walk(value))


def reads_target(value: c_ast.Node, array: str) -> bool:
    """Whether the combined value depends on the target's array."""
    return any(isinstance(part, c_ast.ID) and part.name == array for part in walk(value))


def make_update(step: Step, target: Access, loads: tuple[Access, ...], environment: Environment) -> Update:
    """The record of a step; a plain product comes apart into its factors."""
    operands = [plain_factor(operand, environment) for operand in factors_of(step.value)]
    widened = {is_widened(operand, environment) for operand in operands}
    if len(widened) > 1:
        return Update(step.operator, target, loads, (), product=False)
    operands = [operand.args.exprs[0] for operand in operands] if True in widened else operands
    by_text = {load.text: load for load in loads}
    factors, scale = [], []
    for operand in operands:
        text = expression_text(operand)
        if text in by_text and not is_invariant(operand, environment):
            factors.append(by_text[text])
        elif is_invariant(operand, environment):
            scale.append(text)
        else:
            return Update(step.operator, target, loads, (), product=False)
    scaled = scaled_factor(step.value, environment)
    return Update(
        step.operator,
        target,
        tuple(factors),
        tuple(scale),
        scaled=scaled,
        choice=step.choice,
        widened=True in widened,
    )


def plain_factor(node: c_ast.Node, environment: Environment) -> c_ast.Node:
    """A factor without a conversion to int that C makes anyway: `(int)a` for an element a of a narrower type."""
    if not isinstance(node, c_ast.Cast) or not isinstance(node.expr, c_ast.ArrayRef | c_ast.ID):
        return node
    name = base_name(node.expr)
    declared = environment.declaration(name) if name is not None else None
    to_int = resolve(node.to_type.type, environment.tree.typedefs) == CType("int")
    return node.expr if to_int and declared is not None and declared.type.element in PROMOTED else node


def is_widened(node: c_ast.Node, environment: Environment) -> bool:
    """Whether a factor is a bfloat16 number that a function turns into a float."""
    match node:
        case c_ast.FuncCall(name=c_ast.ID(name=function), args=c_ast.ExprList(exprs=[_])):
            return widens_bfloat16(function, environment.tree)
    return False


def scaled_factor(value: c_ast.Node, environment: Environment) -> int | None:
    """Which of the two factors of a product is multiplied by all its invariant operands first; None for neither."""
    if not isinstance(value, c_ast.BinaryOp):
        return None
    sides = [factors_of(side) for side in (value.left, value.right)]
    loads = [[operand for operand in side if not is_invariant(operand, environment)] for side in sides]
    longer = [position for position, side in enumerate(sides) if len(side) > 1]
    if [len(found) for found in loads] != [1, 1] or len(longer) != 1:
        return None
    side = (value.left, value.right)[longer[0]]
    alone = isinstance(side, c_ast.BinaryOp) and any(part is loads[longer[0]][0] for part in (side.left, side.right))
    return longer[0] if alone else None


def recognize_assignment(node: c_ast.Node, accesses: Sequence[Access]) -> Assignment | None:
    """The copy of a constant or of one element that a statement is; None for other statements."""
    writes = [access for access in accesses if access.kind is AccessKind.WRITE]
    if not isinstance(node, c_ast.Assignment) or node.op != "=" or len(writes) != 1:
        return None
    if isinstance(node.rvalue, c_ast.Constant):
        return Assignment(writes[0], None, expression_text(node.rvalue))
    text = expression_text(node.rvalue)
    loads = [access for access in accesses if access.kind is AccessKind.READ and access.text == text]
    return Assignment(writes[0], loads[0], "") if len(loads) == 1 else None


def factors_of(node: c_ast.Node) -> list[c_ast.Node]:
    """The operands of a product, in source order."""
    if isinstance(node, c_ast.BinaryOp) and node.op == "*":
        return [*factors_of(node.left), *factors_of(node.right)]
    return [node]


def is_invariant(node: c_ast.Node, environment: Environment) -> bool:
    """Whether an operand is a constant or a scalar that the region never changes."""
    if isinstance(node, c_ast.UnaryOp) and node.op == "-":
        return is_invariant(node.expr, environment)
    if isinstance(node, c_ast.Constant):
        return True
    if not isinstance(node, c_ast.ID) or node.name in environment.iterators:
        return False
    declaration = environment.declaration(node.name)
    scalar = declaration is not None and declaration.type.is_scalar
    return scalar and node.name not in environment.names.written and node.name not in environment.names.inside


def find_step(node: c_ast.Node, target: str) -> Step | None:
    """The reduction step that a statement makes on a target given by its text."""
    if isinstance(node, c_ast.UnaryOp) and node.op in ("++", "p++", "--", "p--"):
        return Step("+" if "++" in node.op else "-", c_ast.Constant("int", "1"))
    if isinstance(node, c_ast.If):
        return guarded_extremum(node, target)
    if not isinstance(node, c_ast.Assignment):
        return None
    if node.op in COMPOUND:
        return Step(COMPOUND[node.op], node.rvalue)
    return assigned_step(node.rvalue, target) if node.op == "=" else None


def assigned_step(value: c_ast.Node, target: str) -> Step | None:
    """The step of `target = value`."""
    if isinstance(value, c_ast.TernaryOp):
        return chosen_extremum(value, target)
    if isinstance(value, c_ast.FuncCall):
        return called_extremum(value, target)
    if not isinstance(value, c_ast.BinaryOp) or value.op not in ("+", "-", "*"):
        return None
    if is_target(value.left, target):
        return Step(value.op, value.right)
    if value.op != "-" and is_target(value.right, target):
        return Step(value.op, value.left)
    return sum_step(value, target)


def sum_step(value: c_ast.BinaryOp, target: str) -> Step | None:
    """The step of `target + a + b`, which C groups as `(target + a) + b`."""
    if value.op not in ("+", "-"):
        return None
    rest = assigned_step(value.left, target) if isinstance(value.left, c_ast.BinaryOp) else None
    if rest is None or rest.operator not in ("+", "-"):
        return None
    same = value.op == rest.operator
    return Step(rest.operator, c_ast.BinaryOp("+" if same else "-", rest.value, value.right, value.coord))


def is_target(node: c_ast.Node, target: str) -> bool:
    """Whether an expression is the target."""
    return expression_text(node) == target


def chosen_extremum(value: c_ast.TernaryOp, target: str) -> Step | None:
    """The step of `target = target < e ? e : target` and its variants."""
    test = value.cond
    if not isinstance(test, c_ast.BinaryOp) or test.op not in ("<", "<=", ">", ">="):
        return None
    yes, no = expression_text(value.iftrue), expression_text(value.iffalse)
    left, right = expression_text(test.left), expression_text(test.right)
    if {left, right} != {yes, no} or target not in (left, right) or left == right:
        return None
    larger = right if test.op in ("<", "<=") else left
    own_first = test.op if left == target else TURNED_ROUND[test.op]
    value = test.right if left == target else test.left
    return Step("max" if yes == larger else "min", value, f"{'!' if yes == target else ''}{own_first}")


def called_extremum(value: c_ast.FuncCall, target: str) -> Step | None:
    """The step of `target = fmax(target, e)`."""
    operator = EXTREMA.get(expression_text(value.name))
    arguments = value.args.exprs if value.args is not None else []
    if operator is None or len(arguments) != 2:
        return None
    for own, other in (arguments, arguments[::-1]):
        if is_target(own, target):
            return Step(operator, other, called_choice(operator, other))
    return None


def called_choice(operator: str, value: c_ast.Node) -> str:
    """What `fmax(target, value)` chooses, where the value is a constant: a target that is no number gives way."""
    if not isinstance(value, c_ast.Constant):
        return ""
    return "!>" if operator == "max" else "!<"


def guarded_extremum(node: c_ast.If, target: str) -> Step | None:
    """The step of `if (e > target) target = e;`."""
    body = node.iftrue
    if isinstance(body, c_ast.Compound) and len(body.block_items or ()) == 1:
        body = body.block_items[0]
    plain = isinstance(body, c_ast.Assignment) and body.op == "=" and is_target(body.lvalue, target)
    if node.iffalse is not None or not plain:
        return None
    return chosen_extremum(c_ast.TernaryOp(node.cond, body.rvalue, body.lvalue, node.coord), target)
