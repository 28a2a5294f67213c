"""Parameters with a fixed value, written into the code as constants."""

from __future__ import annotations

from pycparser import c_ast

from polyxform.scop.environment import Environment
from polyxform.syntax.printing import rebuild, substitute

NEUTRAL = {"*": "1", "/": "1", "+": "0", "-": "0"}


def replace_fixed(node: c_ast.Node, environment: Environment) -> c_ast.Node:
    """The node with fixed parameters as constants; subscripts lose the products and sums that do nothing any more."""
    if not environment.fixed:
        return node
    values = {name: constant_node(value) for name, value in environment.fixed.items()}
    return simplify_subscripts(substitute(node, values))


def constant_node(value: int) -> c_ast.Node:
    """The tree of an integer constant."""
    positive = c_ast.Constant("int", str(abs(value)))
    return positive if value >= 0 else c_ast.UnaryOp("-", positive)


def simplify_subscripts(node: c_ast.Node) -> c_ast.Node:
    """The node with simplified subscripts. Other values keep their form: there, x + 0 is not always x."""
    if isinstance(node, c_ast.ArrayRef):
        return c_ast.ArrayRef(simplify_subscripts(node.name), simplify(node.subscript), node.coord)
    return rebuild(node, simplify_subscripts)


def simplify(node: c_ast.Node) -> c_ast.Node:
    """An integer expression without `* 1`, `+ 0` and the like."""
    node = rebuild(node, simplify)
    if not isinstance(node, c_ast.BinaryOp) or node.op not in NEUTRAL:
        return node
    if is_constant(node.right, NEUTRAL[node.op]):
        return node.left
    if node.op in ("*", "+") and is_constant(node.left, NEUTRAL[node.op]):
        return node.right
    return node


def is_constant(node: c_ast.Node, value: str) -> bool:
    """Whether the node is this constant."""
    return isinstance(node, c_ast.Constant) and node.value == value
