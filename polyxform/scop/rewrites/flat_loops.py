"""Count the rows and columns of an image with one loop, where all arrays that go with them hold both side by side.

Before                                              After

    for (y = 0; y < 28; y++)                            for (y_x = 0; y_x < 784; y_x++)
      for (x = 0; x < 28; x++)                            for (c = 0; c < 80; c++)
        for (c = 0; c < 80; c++)                            out[k][0][y_x] += in[c][0][y_x] * w[k][c];
          out[k][y][x] += in[c][y][x] * w[k][c];

Tiles then go on from one row in the next: 784 pixels are 49 vectors, where each row of 28 ends with a quarter of one.
Tests whether a pixel lies in the image give way, since all do. Printed code says `(&out[k][0][0])[y_x]`, so that no
subscript leaves its row (`codegen/row_pointers.py`). Only forms are looked at here; whether the region still does the
same is for `validation.flat_loops` to prove.

Refused: regions without a sum of products over such pixels; rows that are longer than the loop, as in images with
borders or strides; other uses of the arrays or of the counters; the outermost subscript, by which run-time checks tell
how far an array is used; lengths that are no numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import islpy as isl
from pycparser import c_ast

from polyxform.diagnostics import Unsupported
from polyxform.polyhedra import constant_bounds, subscript_steps
from polyxform.scop.extract import extract
from polyxform.scop.model import Access, Scop, Statement
from polyxform.scop.names import base_name, iterator_name, walk
from polyxform.scop.renaming import rename_apart
from polyxform.scop.rewrites.scalars import Replacement
from polyxform.syntax.printing import rebuild
from polyxform.syntax.tree import RegionTree

LARGEST = 1 << 30
"""Iterations of a loop that counts with an int."""
Pair = tuple[str, str]
"""The counters of a loop and of the one directly inside it."""


@dataclass(frozen=True)
class Flattening:
    """Pairs of loops that turn into one, and what follows from the first of them.

    scop    the region
    sizes   iterations of both loops of a pair
    places  the first of the two subscripts that turn into one, by arrays
    """

    scop: Scop
    sizes: dict[Pair, tuple[int, int]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    def takes(self, pair: Pair) -> bool:
        """Whether a pair, and all that have to go with it, can turn into one loop."""
        if pair in self.sizes:
            return True
        users = [one for one in self.scop.statements if not {*pair}.isdisjoint(one.iterators)]
        sizes = {sizes_of(one, pair) for one in users}
        size = sizes.pop() if len(sizes) == 1 else None
        if size is None or any(not {*pair}.isdisjoint(other) for other in self.sizes):
            return False
        self.sizes[pair] = size
        moving = [(one, access) for one in users for access in one.accesses if goes_with(one, access, pair)]
        return all(self.takes_access(one, access, pair) for one, access in moving)

    def takes_access(self, statement: Statement, access: Access, pair: Pair) -> bool:
        """Whether the subscripts of an access that go with a pair can turn into one, and those of its array."""
        place, array = place_of(statement, access, pair), self.scop.arrays[access.array]
        if place is None or array.linear or array.extents[place + 1] != str(self.sizes[pair][1]):
            return False
        if access.array in self.places:
            return self.places[access.array] == place
        self.places[access.array] = place
        others = ((s, a) for s in self.scop.statements for a in s.accesses if a.array == access.array)
        return all(self.takes_at(s, a, place) for s, a in others)

    def takes_at(self, statement: Statement, access: Access, place: int) -> bool:
        """Whether two subscripts of an access are the counters of two loops that can turn into one."""
        pairs = pairwise(statement.iterators)
        found = next((pair for pair in pairs if place_of(statement, access, pair) == place), None)
        return found is not None and self.takes(found)


def flat_loops(tree: RegionTree, fixed: Mapping[str, int]) -> Iterator[Replacement]:
    """The region with one loop in the place of two, for sums of products over both, for `fixed` parameters."""
    tree = rename_apart(tree)
    try:
        scop = extract(tree, fixed)
    except Unsupported:
        return
    for seed in seeds(scop):
        found = Flattening(scop)
        if found.takes(seed) and are_nested(tree, found.sizes):
            statements = tuple(flattened(item, found) for item in tree.statements)
            names = ", ".join("_".join(pair) for pair in found.sizes)
            identifiers = tree.identifiers | {"_".join(pair) for pair in found.sizes}
            yield Replacement(names, "", replace(tree, statements=statements, identifiers=identifiers))


def seeds(scop: Scop) -> Iterator[Pair]:
    """The pairs of neighboring loops around sums of products, that one of both factors goes along."""
    for statement in scop.statements:
        update = statement.update
        if update is None or update.operator != "+" or len(update.factors) != 2:
            continue
        for pair in pairwise(statement.iterators):
            along = [goes_with(statement, factor, pair) for factor in update.factors]
            fresh = "_".join(pair) not in scop.identifiers
            if fresh and sum(along) == 1 and place_of(statement, update.target, pair) is not None:
                yield pair


def sizes_of(statement: Statement, pair: Pair) -> tuple[int, int] | None:
    """Iterations of two neighboring loops around a statement that count from zero; None where that is not so."""
    if pair not in pairwise(statement.iterators):
        return None
    place = statement.iterators.index(pair[0])
    bounds = [constant_bounds(statement.domain, one) for one in (place, place + 1)]
    (first, rows), (second, columns) = (one if one is not None else (1, 0) for one in bounds)
    fits = first == second == 0 and rows > 0 and columns > 0 and (rows + 1) * (columns + 1) < LARGEST
    return (rows + 1, columns + 1) if fits else None


def goes_with(statement: Statement, access: Access, pair: Pair) -> bool:
    """Whether the element that an access reaches may depend on one of two counters."""
    places = [statement.iterators.index(name) for name in pair if name in statement.iterators]
    steps = [subscript_steps(access.relation, place) for place in places]
    return any(step is None or any(step) for step in steps)


def place_of(statement: Statement, access: Access, pair: Pair) -> int | None:
    """The subscript of an access, not the outermost, that is the first of two counters and the second behind it."""
    if pair not in pairwise(statement.iterators):
        return None
    counter, last = statement.iterators.index(pair[0]), access.relation.dim(isl.dim_type.out) - 1
    for place in range(1, last):
        same = isl.Map.universe(access.relation.get_space())
        for behind in (0, 1):
            same = same.equate(isl.dim_type.in_, counter + behind, isl.dim_type.out, place + behind)
        if access.relation.is_subset(same):
            return place
    return None


def are_nested(tree: RegionTree, pairs: Mapping[Pair, object]) -> bool:
    """Whether each loop over the first counter of a pair holds a loop over the second and nothing else."""
    inner = dict(pairs.keys())
    loops = [node for item in tree.statements for node in walk(item) if isinstance(node, c_ast.For)]
    outer = [loop for loop in loops if iterator_name(loop) in inner]
    inside = [only_loop(loop) for loop in outer]
    held = [iterator_name(one) if one is not None else None for one in inside]
    others = [loop for loop in loops if iterator_name(loop) in inner.values()]
    return held == [inner[iterator_name(loop) or ""] for loop in outer] and len(others) == len(outer)


def only_loop(loop: c_ast.For) -> c_ast.For | None:
    """The loop that is all of a loop's body."""
    body = loop.stmt
    while isinstance(body, c_ast.Compound) and len(body.block_items or ()) == 1:
        (body,) = body.block_items
    return body if isinstance(body, c_ast.For) else None


def flattened(node: c_ast.Node, found: Flattening) -> c_ast.Node:
    """A copy of a node with one loop for each pair."""
    inside = only_loop(node) if isinstance(node, c_ast.For) else None
    pair = (iterator_name(node) or "", iterator_name(inside) or "") if inside is not None else ("", "")
    if inside is None or pair not in found.sizes:
        return rebuild(node, lambda child: flattened(child, found))
    rows, columns = found.sizes[pair]
    name = "_".join(pair)
    kept = without_tests(inside.stmt, pair)
    body = c_ast.Compound([with_counter(item, name, found) for item in kept])
    return counting_loop(name, rows * columns, body)


def counting_loop(name: str, count: int, body: c_ast.Node) -> c_ast.For:
    """A loop of so many iterations."""
    kind = c_ast.TypeDecl(name, [], None, c_ast.IdentifierType(["int"]))
    start = c_ast.Decl(name, [], [], [], [], kind, c_ast.Constant("int", "0"), None)
    test = c_ast.BinaryOp("<", c_ast.ID(name), c_ast.Constant("int", str(count)))
    return c_ast.For(c_ast.DeclList([start]), test, c_ast.UnaryOp("p++", c_ast.ID(name)), body)


def without_tests(node: c_ast.Node, counters: Sequence[str]) -> list[c_ast.Node]:
    """The statements of a body without tests of counters, and without variables that stand for those in subscripts.

    A variable that still is in use then has no declaration, so that the region cannot be read.
    """
    if isinstance(node, c_ast.Compound):
        found = []
        for item in node.block_items or ():
            if isinstance(item, c_ast.Decl) and not {*counters}.isdisjoint(names_below(item.init)):
                counters = (*counters, item.name)
            else:
                found += without_tests(item, counters)
        return found
    if isinstance(node, c_ast.If) and node.iffalse is None and not holds_elements(node.cond):
        return without_tests(node.iftrue, counters)
    if isinstance(node, c_ast.For):
        return [c_ast.For(node.init, node.cond, node.next, c_ast.Compound(without_tests(node.stmt, counters)))]
    return [node]


def names_below(node: c_ast.Node | None) -> frozenset[str]:
    """Names of the variables in an expression."""
    return (
        frozenset(part.name for part in walk(node) if isinstance(part, c_ast.ID)) if node is not None else frozenset()
    )


def holds_elements(node: c_ast.Node) -> bool:
    """Whether an expression reads an element or calls a function."""
    return any(isinstance(part, c_ast.ArrayRef | c_ast.FuncCall) for part in walk(node))


def with_counter(node: c_ast.Node, name: str, found: Flattening) -> c_ast.Node:
    """A copy of a node with one subscript that counts in the place of two."""
    if not isinstance(node, c_ast.ArrayRef):
        return rebuild(node, lambda child: with_counter(child, name, found))
    subscripts: list[c_ast.Node] = []
    base: c_ast.Node = node
    while isinstance(base, c_ast.ArrayRef):
        subscripts.insert(0, with_counter(base.subscript, name, found))
        base = base.name
    place = found.places.get(base_name(node) or "")
    if place is not None and len(subscripts) > place + 1:
        subscripts[place : place + 2] = [c_ast.Constant("int", "0"), c_ast.ID(name)]
    for subscript in subscripts:
        base = c_ast.ArrayRef(base, subscript, node.coord)
    return base
