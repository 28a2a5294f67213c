"""Let loops that look for an extremum begin with the element that it was set to.

Before                                          After

    float largest = in[i][0];                       float largest = in[i][0];
    for (int j = 1; j < n; j++)                     for (int j = 0; j < n; j++)
      largest = fmaxf(largest, in[i][j]);             largest = fmaxf(largest, in[i][j]);

The step more changes nothing, but vectors then cover the row from its beginning, and mostly to its end; what is left of
it takes as long one by one as some dozens of vectors. Only forms are looked at here; whether the region still does the
same is for `validation.whole_extrema` to prove.

Refused: loops that do more than look for one extremum, count in other steps or with a variable from outside, or that
begin further behind the first element.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pycparser import c_ast

from polyxform.scop.rewrites.scalars import Block, Replacement, blocks
from polyxform.syntax.printing import expression_text, rebuild, substitute
from polyxform.syntax.tree import RegionTree

FUNCTIONS = frozenset({"fmaxf", "fmax", "fminf", "fmin"})


def whole_extrema(tree: RegionTree) -> Iterator[Replacement]:
    """The extrema of a region whose loops could begin one step earlier, each changed on its own."""
    for block in blocks(tree):
        for setter, loop in combinations(block.node.block_items, 2):
            name = extremum_of(loop)
            value = value_set(setter, name) if name else None
            if name is not None and value is not None and begins_behind(loop, name, value):
                yield Replacement(name, expression_text(value), earlier(loop, block))


def extremum_of(loop: c_ast.Node) -> str | None:
    """The scalar that the only statement of a loop sets to an extremum of itself and something; None for others."""
    step = only_statement(loop.stmt) if isinstance(loop, c_ast.For) else None
    if not isinstance(step, c_ast.Assignment) or step.op != "=" or not isinstance(step.lvalue, c_ast.ID):
        return None
    value, name = step.rvalue, step.lvalue.name
    if isinstance(value, c_ast.FuncCall):
        called = isinstance(value.name, c_ast.ID) and value.name.name in FUNCTIONS
        return name if called and any(is_name(part, name) for part in value.args.exprs) else None
    chosen = isinstance(value, c_ast.TernaryOp) and (is_name(value.iftrue, name) or is_name(value.iffalse, name))
    return name if chosen else None


def only_statement(body: c_ast.Node) -> c_ast.Node:
    """What a loop does, without braces around a single statement."""
    if isinstance(body, c_ast.Compound) and len(body.block_items or ()) == 1:
        return body.block_items[0]
    return body


def is_name(node: c_ast.Node, name: str) -> bool:
    """Whether a node is that variable."""
    return isinstance(node, c_ast.ID) and node.name == name


def value_set(item: c_ast.Node, name: str) -> c_ast.Node | None:
    """The element that a statement sets a scalar to; None for anything else."""
    value = item.init if isinstance(item, c_ast.Decl) and item.name == name else None
    if isinstance(item, c_ast.Assignment) and item.op == "=" and is_name(item.lvalue, name):
        value = item.rvalue
    return value if isinstance(value, c_ast.ArrayRef) else None


def begins_behind(loop: c_ast.For, name: str, value: c_ast.Node) -> bool:
    """Whether a loop counts from 1, and would read this element at 0."""
    counter = counter_from_one(loop)
    if counter is None:
        return False
    elements = {expression_text(part): part for part in outermost_elements(only_statement(loop.stmt).rvalue)}
    if len(elements) != 1:
        return False
    (element,) = elements.values()
    return expression_text(substitute(element, {counter: c_ast.Constant("int", "0")})) == expression_text(value)


def counter_from_one(loop: c_ast.For) -> str | None:
    """The counter that a loop declares and that begins with 1; None for other loops."""
    declared = loop.init.decls if isinstance(loop.init, c_ast.DeclList) else []
    first = declared[0].init if len(declared) == 1 else None
    return declared[0].name if isinstance(first, c_ast.Constant) and first.value == "1" else None


def outermost_elements(node: c_ast.Node) -> Iterator[c_ast.ArrayRef]:
    """The elements in an expression, those in subscripts left out."""
    if isinstance(node, c_ast.ArrayRef):
        yield node
        return
    for _, child in node.children():
        yield from outermost_elements(child)


def earlier(loop: c_ast.For, block: Block) -> RegionTree:
    """The region with a loop that counts from 0."""

    def change(node: c_ast.Node) -> c_ast.Node:
        return c_ast.Constant("int", "0") if node is loop.init.decls[0].init else rebuild(node, change)

    head = change(loop.init)
    whole = c_ast.For(head, loop.cond, loop.next, loop.stmt, loop.coord)
    return block.with_items([whole if item is loop else item for item in block.node.block_items])
