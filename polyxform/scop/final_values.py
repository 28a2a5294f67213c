"""What a loop leaves in a counter that is declared in front of the region."""

from __future__ import annotations

from pycparser import c_ast

from polyxform.diagnostics import Unsupported, unsupported
from polyxform.scop.affine import affine
from polyxform.scop.environment import Environment, Known
from polyxform.scop.integers import convert
from polyxform.scop.loops import MIRRORED, LoopHead, is_name
from polyxform.scop.names import walk
from polyxform.syntax.printing import substitute

ORDERED = {"<": 1, "<=": 1, ">": -1, ">=": -1}


def final_value(loop: c_ast.For, head: LoopHead, environment: Environment) -> Known:
    """The counter's value behind a loop, in terms of what is known in front of it.

    Unsupported where the loop's condition is not a comparison of the counter with something that stays the same.
    """
    node = final_expression(head, environment)
    if node is not None:
        try:
            return Known(node, convert(affine(node, environment), head.c_type, node, environment))
        except Unsupported:
            pass
    message = f"'{head.iterator}' is used behind this loop, and what the loop leaves in it cannot be told"
    help = "write the condition as 'i < end', or declare the counter in the loop"
    raise unsupported("PX131", message, environment.span(loop), help)


def final_expression(head: LoopHead, environment: Environment) -> c_ast.Node | None:
    """The value as an expression: `start < end ? end : start` for steps of 1; None for other forms of a condition."""
    test = head.test
    if not isinstance(test, c_ast.BinaryOp):
        return None
    operator, end = test.op, test.right
    if not is_name(test.left, head.iterator):
        operator, end = MIRRORED.get(test.op, ""), test.left
        if not is_name(test.right, head.iterator):
            return None
    if any(is_name(node, head.iterator) for node in walk(end)):
        return None
    known = {name: value.node for name, value in environment.known.items()}
    start, end = substitute(head.start, known), substitute(end, known)
    if operator == "!=":
        return end
    if ORDERED.get(operator) != (1 if head.step > 0 else -1):
        return None
    return c_ast.TernaryOp(c_ast.BinaryOp(operator, start, end), stop(operator, start, end, head.step), start)


def stop(operator: str, start: c_ast.Node, end: c_ast.Node, step: int) -> c_ast.Node:
    """First value behind the last iteration of a loop that runs: start + ceil(distance / step) * step."""
    if operator in ("<=", ">="):
        end = c_ast.BinaryOp("+" if step > 0 else "-", end, number(1))
    if abs(step) == 1:
        return end
    low, high = (start, end) if step > 0 else (end, start)
    distance = c_ast.BinaryOp("+", c_ast.BinaryOp("-", high, low), number(abs(step) - 1))
    covered = c_ast.BinaryOp("*", c_ast.BinaryOp("/", distance, number(abs(step))), number(abs(step)))
    return c_ast.BinaryOp("+" if step > 0 else "-", start, covered)


def number(value: int) -> c_ast.Node:
    """The tree of a non-negative constant."""
    return c_ast.Constant("int", str(value))
