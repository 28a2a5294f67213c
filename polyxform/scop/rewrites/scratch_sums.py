"""Let a local sum of products live in an array of its own, where what is made of it cannot take its place.

Before                                          After

    for (i ...)                                     for (i ...)
      for (j ...) {                                   for (j ...) {
        float sum = 0;                                  px_sum[i][j] = 0;
        for (k ...)                                     for (k ...)
          sum += A[i][k] * B[j][k];                       px_sum[i][j] += A[i][k] * B[j][k];
        C[i][j] += sum;                                 C[i][j] += px_sum[i][j];
      }                                               }

`C[i][j]` cannot take the sum's place, as it holds a value that is added last. Kernels can add up the array's elements
in the order of the source. Its memory is allocated in front of the region, which runs as it stands where there is none.

Only forms are looked at here; whether the region still does the same is for `validation.scratch_sums` to prove.

Refused: scalars to which no loop adds a product of elements, those that are read behind the region, stand in subscripts
or do not begin with an assignment; loops to anything but a number or an int that stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pycparser import c_ast

from polyxform.scop.names import Names, iterator_name, walk
from polyxform.scop.rewrites.scalars import Block, Replacement, assigned_first, blocks
from polyxform.scop.rewrites.split_operations import is_product
from polyxform.syntax.c_types import FLOATING, CType, Declaration
from polyxform.syntax.printing import expression_text, substitute
from polyxform.syntax.slicing import Placed
from polyxform.syntax.tokens import tokens
from polyxform.syntax.tree import RegionTree, Scratch


def scratch_sums(tree: RegionTree) -> Iterator[Replacement]:
    """The scalars of a region that products are added to for a later use in their block, each replaced on its own."""
    for block in blocks(tree):
        for name in candidates(block):
            found = in_array(name, block)
            if found is not None:
                yield found


def candidates(block: Block) -> Iterator[str]:
    """Floating-point scalars that loops of the block add products to."""
    inner = (item for item in block.node.block_items if isinstance(item, c_ast.For))
    sums = (part for item in inner for part in walk(item) if isinstance(part, c_ast.Assignment) and is_sum(part))
    for name in dict.fromkeys(part.lvalue.name for part in sums):
        declared = block.names.declarations.get(name)
        if declared is not None and declared.type.element in FLOATING and block.is_local(name):
            yield name


def is_sum(node: c_ast.Assignment) -> bool:
    """Whether an assignment adds a product of elements to a scalar, or subtracts one."""
    return node.op in ("+=", "-=") and isinstance(node.lvalue, c_ast.ID) and is_product(node.rvalue)


def in_array(name: str, block: Block) -> Replacement | None:
    """The region with an element in the place of a scalar; None where that cannot be."""
    users = block.own_users(name)
    last = users[-1] if users else None
    if not isinstance(last, c_ast.Assignment) or assigned_first(users, name) is None:
        return None
    loops = [loop for loop in block.loops if iterator_name(loop) in names_in(last.lvalue)]
    extents = tuple(extent_of(loop, block.names) for loop in loops)
    if not loops or "" in extents:
        return None
    tree, element = block.tree, block.names.declarations[name].type.element
    scratch = Scratch(fresh(name, tree), element, extents)
    place: c_ast.Node = c_ast.ID(scratch.name, last.coord)
    for loop in loops:
        place = c_ast.ArrayRef(place, c_ast.ID(iterator_name(loop), last.coord), last.coord)
    items = [part for item in block.node.block_items for part in with_element(item, name, place)]
    return Replacement(name, expression_text(place), with_scratch(block.with_items(items), scratch))


def names_in(node: c_ast.Node) -> frozenset[str]:
    """Names of the variables below a node."""
    return frozenset(part.name for part in walk(node) if isinstance(part, c_ast.ID))


def extent_of(loop: c_ast.For, names: Names) -> str:
    """C text of what the counter of a loop stays below: a number or an int that the region keeps; "" for others."""
    test = loop.cond
    if not isinstance(test, c_ast.BinaryOp) or test.op != "<" or not isinstance(test.left, c_ast.ID):
        return ""
    if test.left.name != iterator_name(loop):
        return ""
    bound = test.right
    if isinstance(bound, c_ast.Constant):
        return str(bound.value) if bound.value.isdecimal() and bound.value[0] != "0" else ""
    kept = isinstance(bound, c_ast.ID) and names.is_parameter(bound.name)
    return str(bound.name) if kept and names.declarations[bound.name].type.element == "int" else ""


def fresh(name: str, tree: RegionTree) -> str:
    """A name for the array of a scalar that stands for nothing yet."""
    candidates = (f"px_{name}", *(f"px_{name}_{number}" for number in range(2, 10_000)))
    return next(one for one in candidates if one not in tree.identifiers)


def with_element(item: c_ast.Node, name: str, place: c_ast.Node) -> list[c_ast.Node]:
    """A statement with the element in place of the scalar; none for a mere declaration."""
    if isinstance(item, c_ast.Decl) and item.name == name:
        return [] if item.init is None else [c_ast.Assignment("=", place, item.init, item.coord)]
    return [substitute(item, {name: place})]


def with_scratch(tree: RegionTree, scratch: Scratch) -> RegionTree:
    """The region with an array declared in front of it."""
    text = f"{scratch.element} {scratch.name}{''.join(f'[{extent}]' for extent in scratch.extents)};"
    placed = tuple(Placed(token.kind, token.text, tree.region.span) for token in tokens(text))
    prelude = tree.slice.prelude
    declared = Declaration(scratch.name, CType(scratch.element, scratch.extents), "local", tree.region.span)
    return replace(
        tree,
        declarations={**tree.declarations, scratch.name: declared},
        identifiers=tree.identifiers | {scratch.name},
        slice=replace(tree.slice, prelude=(*prelude[:-1], *placed, *prelude[-1:])),
        scratch=(*tree.scratch, scratch),
    )
