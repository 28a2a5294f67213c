"""The loops below a kernel mark, read from the AST: over rows and columns of a tile, and over reductions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.codegen.expressions import Sum, evaluate, operands, operator_of, variable
from polyxform.codegen.loops import Loop, kind_of, read_instance, read_loop, upper_condition
from polyxform.codegen.names import fresh
from polyxform.codegen.scope import Scope

IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
PRODUCT = re.compile(r"\b(\d+) \* ([A-Za-z_]\w*)")
Stem = Callable[[isl.AstNode, Loop, Scope], str]
"""What to call the variable of a loop."""


@dataclass(frozen=True)
class PointLoop:
    """A loop that a kernel call stands for.

    name  of its variable in the plain loops
    loop  its bounds
    """

    name: str
    loop: Loop

    @property
    def count(self) -> int | None:
        """Iterations when they are a known number."""
        return self.loop.count.constant if self.loop.count.is_constant else None

    @property
    def count_text(self) -> str:
        """C text of the number of iterations, which may be negative for none."""
        return without_parentheses(self.loop.count_text)

    @property
    def header(self) -> str:
        """C text of the loop's head."""
        first = self.loop.first.text.text
        return f"for (long {self.name} = {first}; {upper_condition(self.name, self.loop)}; {self.name}++)"


@dataclass(frozen=True)
class PointNest:
    """Loops of step 1 around one statement instance.

    loops   outermost first
    nodes   the for nodes with what isl's names stood for in front of each
    values  of the statement's dimensions, in terms of the loops' names and of outer loops
    """

    loops: tuple[PointLoop, ...]
    nodes: tuple[tuple[isl.AstNode, Mapping[str, Sum]], ...]
    values: tuple[Sum, ...]


def read_nest(node: isl.AstNode, scope: Scope, stem: Stem) -> PointNest | None:
    """The nest that a node is; None when it holds anything but loops of step 1 around one statement."""
    loops: list[PointLoop] = []
    nodes = []
    while kind_of(node) == "for_":
        loop = read_loop(node, scope.names)
        name = fresh(stem(node, loop, replace(scope, mark=None)), scope.taken)
        loops.append(PointLoop(name, loop))
        nodes.append((node, scope.names))
        scope = scope.inside(loop, name, "long")
        node = node.for_get_body()
    if kind_of(node) != "user" or any(point.loop.step != 1 for point in loops):
        return None
    return PointNest(tuple(loops), tuple(nodes), read_instance(node, scope.names)[1])


def with_parts(
    nest: PointNest, dimensions: Sequence[int], iterators: Sequence[str], taken: frozenset[str]
) -> PointNest | None:
    """The nest with one loop for each of the dimensions, in their order; None when its loops are others.

    A loop of one iteration may be missing: outer loops tell its value.

    iterators  names of the statement's dimensions
    taken      identifiers that a loop must not have
    """
    played = list(nest.loops)
    points: list[PointLoop] = []
    values = nest.values
    for dimension in dimensions:
        if played and values[dimension] == variable(played[0].name):
            points.append(played.pop(0))
            continue
        used = taken | {point.name for point in (*points, *played)}
        name = fresh(iterators[dimension], used)
        points.append(PointLoop(name, Loop("", values[dimension], values[dimension], 1, single=True)))
        values = (*values[:dimension], variable(name), *values[dimension + 1 :])
    return None if played else replace(nest, loops=tuple(points), values=values)


@dataclass(frozen=True)
class BorderRows:
    """Rows of a tile of which not all take part in every iteration of one reduction.

    reduction  its position among the tile's reductions
    first      value of the row dimension in the tile's first row
    count      rows
    active     for each iteration the rows first <= row < beyond that take part, counted from the tile's first
    """

    reduction: int
    first: Sum
    count: int
    active: tuple[tuple[int, int], ...]

    @property
    def origin(self) -> int:
        """The first iteration in which the tile's first row takes part: its elements surely lie inside the arrays."""
        return next(at for at, (first, beyond) in enumerate(self.active) if first == 0 < beyond)


def border_rows(node: isl.AstNode, names: Mapping[str, Sum], reductions: tuple[PointLoop, ...]) -> BorderRows | None:
    """The rows of a for node whose bounds depend on one reduction with known values; None for any other node."""
    text = f"{node.for_get_init().to_C_str()} {node.for_get_cond().to_C_str()}"
    used = [at for at, point in enumerate(reductions) if point.loop.iterator in IDENTIFIER.findall(text)]
    if len(used) != 1:
        return None
    loop = reductions[used[0]].loop
    if not (loop.first.is_constant and loop.last.is_constant):
        return None
    values = range(loop.first.constant, loop.last.constant + 1)
    spans = [constant_span(node, {**names, loop.iterator: Sum((), value)}) for value in values]
    found = [span for span in spans if span is not None]
    if len(found) != len(values) or not found:
        return None
    first = min(low for low, high in found if low <= high)
    count = max(high for low, high in found if low <= high) - first + 1
    active = tuple((low - first, max(low, high + 1) - first) for low, high in found)
    return BorderRows(used[0], Sum((), first), count, active)


def constant_span(node: isl.AstNode, names: Mapping[str, Sum]) -> tuple[int, int] | None:
    """First and last value of a for node's variable when both are known integers."""
    condition = node.for_get_cond()
    first, bound = evaluate(node.for_get_init(), names), evaluate(operands(condition)[1], names)
    if first is None or bound is None:
        return None
    return first, bound if operator_of(condition) == "le" else bound - 1


def in_long(text: str) -> str:
    """C text of a count with its products computed in `long`, so that none can overflow an int."""
    return PRODUCT.sub(r"\1 * (long)\2", text)


def without_parentheses(text: str) -> str:
    """C text of an argument without parentheses around all of it."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return text[1:-1] if 0 < position == len(text) - 1 else text
    return text
