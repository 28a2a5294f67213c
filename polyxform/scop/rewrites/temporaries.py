"""Put the product that a local scalar holds in the place of the scalar.

Before                                          After

    for (i ...)                                     for (i ...)
      for (k ...) {                                   for (k ...)
        float part = alpha * A[i][k];                   for (j ...)
        for (j ...)                                       C[i][j] += alpha * A[i][k] * B[k][j];
          C[i][j] += part * B[k][j];
      }

The scalar is one place for all products, which keeps the loops around it in order; without it they are free, and the
sums can be seen for what they are. One scalar may hold several products in turn, each in a block of its own.

Only forms are looked at here; whether the region still does the same is for `validation.substitution` to prove.

Refused: a scalar that is read behind the region, set more than once in its block, or not used by a sum in a loop
further inside; a value that is more than a product of constants, variables and one element.
"""

from __future__ import annotations

from collections.abc import Iterator

from pycparser import c_ast

from polyxform.scop.names import walk, written_names
from polyxform.scop.rewrites.scalars import Block, Replacement, assigned_first, blocks
from polyxform.syntax.printing import expression_text, substitute
from polyxform.syntax.tree import RegionTree

SUMS = ("+=", "-=", "=")


def temporaries(tree: RegionTree) -> Iterator[Replacement]:
    """The scalars of a region that hold a product for the sums in loops further inside, each replaced on its own."""
    for block in blocks(tree):
        found = [item.lvalue.name for item in block.node.block_items if is_scalar_assignment(item)]
        found += [item.name for item in block.node.block_items if isinstance(item, c_ast.Decl)]
        for name in dict.fromkeys(found):
            value = value_of(name, block)
            if value is not None:
                items = [substitute(item, {name: value}) for item in block.node.block_items if not sets(item, name)]
                yield Replacement(name, expression_text(value), block.with_items(items))


def is_scalar_assignment(item: c_ast.Node) -> bool:
    """Whether a statement is `name = value`."""
    return isinstance(item, c_ast.Assignment) and item.op == "=" and isinstance(item.lvalue, c_ast.ID)


def sets(item: c_ast.Node, name: str) -> bool:
    """Whether a statement of the block declares a scalar, or assigns to it."""
    return (isinstance(item, c_ast.Decl) and item.name == name) or (
        is_scalar_assignment(item) and item.lvalue.name == name
    )


def value_of(name: str, block: Block) -> c_ast.Node | None:
    """The product that a scalar holds in a block, for sums further inside; None for anything else."""
    users = block.own_users(name) if block.is_local(name) else []
    value = assigned_first(users, name)
    if value is None or not is_product(value):
        return None
    writes = sum(name in written_names(part) for item in users for part in walk(item))
    readers = [item for item in users if not sets(item, name)]
    sums = (part for item in readers if isinstance(item, c_ast.For) for part in walk(item))
    return value if writes == 1 and any(is_sum_of(part, name) for part in sums) else None


def is_product(value: c_ast.Node) -> bool:
    """Whether an expression multiplies constants, variables and one element."""
    kinds = [type(part) for part in factors(value)]
    return kinds.count(c_ast.ArrayRef) == 1 and set(kinds) <= {c_ast.ArrayRef, c_ast.ID, c_ast.Constant}


def factors(node: c_ast.Node) -> Iterator[c_ast.Node]:
    """The operands of a product, signs left out."""
    if isinstance(node, c_ast.BinaryOp) and node.op == "*":
        yield from factors(node.left)
        yield from factors(node.right)
    elif isinstance(node, c_ast.UnaryOp) and node.op == "-":
        yield from factors(node.expr)
    else:
        yield node


def is_sum_of(node: c_ast.Node, name: str) -> bool:
    """Whether a statement adds something to an element that a scalar is multiplied into."""
    if not isinstance(node, c_ast.Assignment) or node.op not in SUMS or not isinstance(node.lvalue, c_ast.ArrayRef):
        return False
    products = (part for part in walk(node.rvalue) if isinstance(part, c_ast.BinaryOp) and part.op == "*")
    return any(isinstance(part, c_ast.ID) and part.name == name for product in products for part in factors(product))
