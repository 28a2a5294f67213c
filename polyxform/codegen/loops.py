"""isl AST nodes read as loops: bounds, steps and the statement instance at the leaf."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import islpy as isl

from polyxform.codegen.expressions import (
    Sum,
    convert,
    expression_kind,
    nested_call,
    operands,
    operator_of,
    to_sum,
    variable,
)
from polyxform.polyhedra import value_of


@dataclass(frozen=True)
class Loop:
    """A for node.

    iterator  isl's name of the loop variable
    first     value in the first iteration
    last      inclusive bound as a sum
    step      positive increment
    single    the loop has exactly one iteration, at `first`
    limits    sums whose minimum `last` is, where it is one
    starts    sums whose maximum `first` is, where it is one
    wide      it may begin at a number that is no int
    """

    iterator: str
    first: Sum
    last: Sum
    step: int
    single: bool
    limits: tuple[Sum, ...] = ()
    starts: tuple[Sum, ...] = ()
    wide: bool = False

    @property
    def depth(self) -> int:
        """Members of bands above the loop in the schedule tree: isl names its loop variables c0, c1, ... by it."""
        return int(self.iterator.removeprefix("c"))

    @property
    def count(self) -> Sum:
        """Iterations of a loop of step 1."""
        return Sum((), 1) if self.single else self.iterations_to(self.last)

    @property
    def count_text(self) -> str:
        """C text of the iterations of a loop of step 1."""
        if self.single or not self.limits:
            return self.count.text.text
        counts = sorted((self.iterations_to(limit) for limit in self.limits), key=lambda count: count.is_constant)
        return nested_call("px_min", [count.text for count in counts]).text

    def iterations_to(self, last: Sum) -> Sum:
        """Iterations of a loop of step 1 that ends with a value of the variable."""
        return last.minus(self.first).plus(Sum((), 1))


def kind_of(node: isl.AstNode) -> str:
    """ "for_", "if_", "block", "mark" or "user"."""
    return cast(isl.ast_node_type, node.get_type()).name


def read_loop(node: isl.AstNode, names: Mapping[str, Sum]) -> Loop:
    """The loop of a for node, its bounds written with `names`."""
    iterator = str(node.for_get_iterator().id_get_id().name)
    first = to_sum(node.for_get_init(), names)
    if node.for_is_degenerate():
        return Loop(iterator, first, first, 1, single=True)
    condition = node.for_get_cond()
    bound = operands(condition)[1]
    beyond = Sum((), 0 if operator_of(condition) == "le" else 1)
    limits = tuple(to_sum(part, names).minus(beyond) for part in operands_of("min", bound))
    starts = tuple(to_sum(part, names) for part in operands_of("max", node.for_get_init()))
    last, step = to_sum(bound, names).minus(beyond), value_of(node.for_get_inc().int_get_val())
    return Loop(iterator, first, last, step, single=False, limits=limits, starts=starts)


def operands_of(operator: str, bound: isl.AstExpr) -> list[isl.AstExpr]:
    """The operands of a minimum or maximum, none for any other expression."""
    if expression_kind(bound) != isl.ast_expr_type.op or operator_of(bound) != operator:
        return []
    return operands(bound)


def upper_condition(name: str, loop: Loop) -> str:
    """C text of the loop's condition: `i < n` where that reads better than `i <= n - 1`."""
    beyond = loop.last.plus(Sum((), 1))
    if beyond.is_constant or beyond.constant == 0:
        return f"{name} < {beyond.text.text}"
    return f"{name} <= {loop.last.text.text}"


def read_instance(node: isl.AstNode, names: Mapping[str, Sum]) -> tuple[str, tuple[Sum, ...]]:
    """Statement name and iterator values of a user node."""
    call = node.user_get_expr()
    statement, *values = operands(call)
    return str(statement.id_get_id().name), tuple(to_sum(value, names) for value in values)


def statement_name(node: isl.AstNode) -> str:
    """Name of the statement of a user node."""
    return str(operands(node.user_get_expr())[0].id_get_id().name)


def condition_text(node: isl.AstNode, names: Mapping[str, Sum]) -> str:
    """C text of an if node's condition."""
    return convert(node.if_get_cond(), names).text


def children(block: isl.AstNode) -> list[isl.AstNode]:
    """Nodes of a block, in order."""
    nodes = block.block_get_children()
    return [nodes.get_at(i) for i in range(nodes.n_ast_node())]


def leaves(node: isl.AstNode) -> Iterator[isl.AstNode]:
    """User nodes below a node, in textual order."""
    kind = kind_of(node)
    if kind == "user":
        yield node
    for child in below(node, kind):
        yield from leaves(child)


def marks_below(node: isl.AstNode) -> Iterator[str]:
    """Names of the marks below a node."""
    kind = kind_of(node)
    if kind == "mark":
        yield str(node.mark_get_id().name)
    for child in below(node, kind):
        yield from marks_below(child)


def below(node: isl.AstNode, kind: str) -> list[isl.AstNode]:
    """Child nodes, in textual order."""
    if kind == "for_":
        return [node.for_get_body()]
    if kind == "mark":
        return [node.mark_get_node()]
    if kind == "block":
        return children(node)
    if kind == "if_":
        branches = [node.if_get_then_node()]
        return [*branches, node.if_get_else_node()] if node.if_has_else_node() else branches
    return []


def source_name(node: isl.AstNode, iterator: str, iterators: Mapping[str, tuple[str, ...]]) -> str | None:
    """The source iterator that a loop variable stands for in the first statement below; None when it is not one."""
    for leaf in leaves(node):
        statement, values = read_instance(leaf, {})
        for name, value in zip(iterators[statement], values, strict=True):
            if value == variable(iterator):
                return name
    return None


def counts_down(node: isl.AstNode, iterator: str) -> bool:
    """Whether a loop variable is the negative of a source iterator in the first statement below."""
    first = next(iter(leaves(node)), None)
    return first is not None and variable(iterator).times(-1) in read_instance(first, {})[1]
