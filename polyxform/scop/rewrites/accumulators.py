"""Let a local accumulator live in the array element that it is stored to in the end.

Before                                          After

    for (i ...)                                     for (i ...)
      for (j ...) {                                   for (j ...) {
        float sum = 0;                                  C[i][j] = 0;
        for (k ...)                                     for (k ...)
          sum += A[i][k] * B[k][j];                       C[i][j] += A[i][k] * B[k][j];
        C[i][j] = sum;                                }
      }

The scalar is one place for all elements, which keeps their sums in order one after the other; the element is a place of
its own for each. A last step that does more than copy stays: `C[i][j] = f(sum)` becomes `C[i][j] = f(C[i][j])`.

One scalar may serve several sums in turn: each has an element of its own.

Only forms are looked at here; whether the region still does the same is for `validation.accumulators` to prove.

Refused: a scalar that is read behind the region; one that does not begin with an assignment in the block in which it is
stored, or is part of a subscript; an element whose subscripts change inside the block.
"""

from __future__ import annotations

from collections.abc import Iterator

from pycparser import c_ast

from polyxform.scop.names import base_name, walk
from polyxform.scop.rewrites.scalars import Block, Replacement, assigned_first, blocks
from polyxform.syntax.printing import expression_text, substitute
from polyxform.syntax.tree import RegionTree


def accumulators(tree: RegionTree) -> Iterator[Replacement]:
    """The scalars of a region that are stored to one element at the end of a block, each replaced on its own."""
    for block in blocks(tree):
        for last in block.node.block_items:
            for name in candidates(last, block):
                items = [with_element(item, name, last.lvalue) for item in block.node.block_items]
                changed = block.with_items([item for item in items if item is not None])
                yield Replacement(name, expression_text(last.lvalue), changed)


def candidates(last: c_ast.Node, block: Block) -> Iterator[str]:
    """Scalars that an assignment at the end of a block may store for good."""
    if not isinstance(last, c_ast.Assignment) or last.op != "=" or not isinstance(last.lvalue, c_ast.ArrayRef):
        return
    array = base_name(last.lvalue)
    read = dict.fromkeys(part.name for part in walk(last.rvalue) if isinstance(part, c_ast.ID))
    subscripts = {part.name for part in walk(last.lvalue) if isinstance(part, c_ast.ID)} - {array}
    if not all(name in block.counters or block.names.is_parameter(name) for name in subscripts):
        return
    for name in read:
        users = block.own_users(name) if block.is_local(name) else []
        if users and users[-1] is last and assigned_first(users, name) is not None:
            yield name


def with_element(item: c_ast.Node, name: str, element: c_ast.Node) -> c_ast.Node | None:
    """A statement with the element in place of the scalar; None for one that has nothing to do any more."""
    if isinstance(item, c_ast.Decl) and item.name == name:
        if item.init is None:
            return None
        item = c_ast.Assignment("=", c_ast.ID(name, item.coord), item.init, item.coord)
    changed = substitute(item, {name: element})
    if not isinstance(changed, c_ast.Assignment) or changed.op != "=":
        return changed
    same = expression_text(changed.lvalue) == expression_text(changed.rvalue)
    return None if same else changed
