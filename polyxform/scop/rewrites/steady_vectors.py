"""Compute once, in a vector of its own, what each iteration of an outer loop would divide or take a root of again.

Before                                              After

    for (p = 0; p < 9000; p++)                          float px_per_c[256];
      for (c = 0; c < 256; c++)                         for (c = 0; c < 256; c++)
        y[p][c] = x[p][c] / sqrtf(v[c] + e);              px_per_c[c] = sqrtf(v[c] + e);
                                                        for (p = 0; p < 9000; p++)
                                                          for (c = 0; c < 256; c++)
                                                            y[p][c] = x[p][c] / px_per_c[c];

Compilers move what stays the same out of the innermost loop, but make no arrays. The vector holds the same values, so
that results keep their bits. It is set as early as possible, so that kernels can end with what is made of it. Only
forms are looked at here; whether the region still does the same is for `validation.steady_vectors` to prove.

Refused: expressions without a division or a function that takes as long; those that use each loop around the statement,
or not the innermost one; arrays that the nest writes; loops from or to anything but a number; more than `LARGEST`
elements, since the vector stands on the stack; what is computed under a condition; other types than float and double.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from math import prod

from pycparser import c_ast

from polyxform.scop.names import Names, base_name, collect_names, iterator_name, walk, written_names
from polyxform.scop.renaming import rename_apart
from polyxform.scop.rewrites.scalars import Replacement
from polyxform.syntax.printing import expression_text, rebuild
from polyxform.syntax.tree import RegionTree

LARGEST = 4096
"""Elements of a vector."""
SLOW_LIST = "acos asin atan atan2 cbrt cos cosh erf erfc exp exp2 log log10 log2 pow sin sinh sqrt tan tanh"
SLOW = frozenset(SLOW_LIST.split())
"""Functions that take as long as a division, for doubles."""
ALWAYS_COMPUTED = (c_ast.BinaryOp, c_ast.UnaryOp, c_ast.TernaryOp, c_ast.FuncCall, c_ast.ExprList, c_ast.Cast)


@dataclass(frozen=True)
class Nest:
    """A statement of the region with the loops around a node in it.

    names   what the names of the region stand for
    fixed   values of parameters
    written variables that the statement changes
    loops   the loops, outermost first
    tree    the region
    """

    names: Names
    fixed: Mapping[str, int]
    written: frozenset[str]
    loops: tuple[c_ast.For, ...]
    tree: RegionTree

    @property
    def counters(self) -> tuple[str, ...]:
        """Counters of the loops."""
        return tuple(iterator_name(loop) or "" for loop in self.loops)

    def used(self, value: c_ast.Node) -> list[c_ast.For]:
        """The loops whose counters stand in an expression."""
        return [loop for loop, name in zip(self.loops, self.counters, strict=True) if name in names_in(value)]

    def extent(self, loop: c_ast.For) -> int:
        """What the counter of a loop from a number to a number stays below; 0 for any other loop."""
        start = loop.init.decls[0].init if isinstance(loop.init, c_ast.DeclList) else None
        if integer(start, {}) is None or not isinstance(loop.cond, c_ast.BinaryOp) or loop.cond.op not in ("<", "<="):
            return 0
        last = integer(loop.cond.right, self.fixed)
        counts = isinstance(loop.cond.left, c_ast.ID) and loop.cond.left.name == iterator_name(loop)
        return last + (loop.cond.op == "<=") if counts and last is not None else 0

    def is_steady(self, value: c_ast.Node) -> bool:
        """Whether a vector should hold an expression: it is slow, and the same for all iterations of some loop."""
        used = self.used(value)
        if not used or len(used) == len(self.loops) or used[-1] is not self.loops[-1]:
            return False
        names = names_in(value) - {*self.counters}
        changing = self.written | self.names.iterators
        elements = prod(self.extent(loop) for loop in used)
        is_known = names.isdisjoint(changing) and element_of(value, self.names) != ""
        return is_known and 0 < elements <= LARGEST and is_slow(value, self.counters[-1], self.tree)


def steady_vectors(tree: RegionTree, fixed: Mapping[str, int]) -> Iterator[Replacement]:
    """The slow expressions of a region that a vector may hold, each replaced on its own, for `fixed` parameters."""
    items = list(rename_apart(tree).statements)
    names = collect_names(replace(tree, statements=tuple(items)))
    for position, item in enumerate(items):
        written = frozenset(name for node in walk(item) for name in written_names(node))
        for nest, value in steady_values(item, Nest(names, fixed, written, (), tree)):
            yield with_vector(items, position, nest, value)


def steady_values(node: c_ast.Node, nest: Nest) -> Iterator[tuple[Nest, c_ast.Node]]:
    """The largest expressions below a node that a vector should hold, with the loops around them."""
    if isinstance(node, c_ast.For):
        yield from steady_values(node.stmt, replace(nest, loops=(*nest.loops, node)))
    elif isinstance(node, c_ast.Compound | c_ast.If):
        for _, child in node.children():
            yield from steady_values(child, nest)
    elif isinstance(node, c_ast.Assignment):
        yield from ((nest, value) for value in largest(node.rvalue, nest))
    elif isinstance(node, c_ast.Decl) and node.init is not None:
        yield from ((nest, value) for value in largest(node.init, nest))


def largest(value: c_ast.Node, nest: Nest) -> Iterator[c_ast.Node]:
    """The largest parts of an expression, always computed, that a vector should hold."""
    if isinstance(value, c_ast.BinaryOp | c_ast.FuncCall) and nest.is_steady(value):
        yield value
        return
    parts = [child for _, child in value.children()] if isinstance(value, ALWAYS_COMPUTED) else []
    if isinstance(value, c_ast.TernaryOp) or (isinstance(value, c_ast.BinaryOp) and value.op in ("&&", "||")):
        parts = parts[:1]
    for part in parts:
        yield from largest(part, nest)


def with_vector(items: list[c_ast.Node], position: int, nest: Nest, value: c_ast.Node) -> Replacement:
    """The region with a vector in the place of an expression."""
    tree, used = nest.tree, nest.used(value)
    counters = [iterator_name(loop) or "" for loop in used]
    stem = "_".join(["px_per", *counters])
    taken = tree.identifiers | nest.names.declarations.keys()
    name = next(one for one in chain((stem,), (f"{stem}_{n}" for n in count(2))) if one not in taken)
    element: c_ast.Node = c_ast.ID(name, value.coord)
    for counter in counters:
        element = c_ast.ArrayRef(element, c_ast.ID(counter, value.coord), value.coord)
    setter: c_ast.Node = c_ast.Assignment("=", element, value, value.coord)
    for loop in reversed(used):
        setter = c_ast.For(loop.init, loop.cond, loop.next, setter, loop.coord)
    declared = declaration(name, element_of(value, nest.names), [nest.extent(loop) for loop in used])
    text = expression_text(value)
    changed = with_element(items[position], text, element)
    first = earliest(items[:position], names_in(value) - {*nest.counters})
    between = items[first:position]
    statements = (*items[:first], declared, setter, *between, changed, *items[position + 1 :])
    return Replacement(name, text, replace(tree, statements=statements, identifiers=tree.identifiers | {name}))


def earliest(items: Sequence[c_ast.Node], names: frozenset[str]) -> int:
    """Where a vector made of some variables can be set: behind the last of the items that sets any of them.

    Between sums and what is done to them, it would keep kernels from ending with that.
    """
    setting = [any(names & set_by(node) for node in walk(item)) for item in items]
    return len(items) - next((behind for behind, sets in enumerate(reversed(setting)) if sets), len(items))


def set_by(node: c_ast.Node) -> frozenset[str]:
    """The names that a node writes or declares."""
    declared = {node.name} if isinstance(node, c_ast.Decl) else set()
    return frozenset({*written_names(node), *declared})


def with_element(node: c_ast.Node, text: str, element: c_ast.Node) -> c_ast.Node:
    """A copy of a node with an element in the place of an expression."""
    if isinstance(node, c_ast.BinaryOp | c_ast.FuncCall) and expression_text(node) == text:
        return element
    return rebuild(node, lambda child: with_element(child, text, element))


def declaration(name: str, element: str, extents: list[int]) -> c_ast.Decl:
    """The declaration of an array."""
    kind: c_ast.Node = c_ast.TypeDecl(name, [], None, c_ast.IdentifierType([element]))
    for extent in reversed(extents):
        kind = c_ast.ArrayDecl(kind, c_ast.Constant("int", str(extent)), [])
    return c_ast.Decl(name, [], [], [], [], kind, None, None)


def names_in(value: c_ast.Node) -> frozenset[str]:
    """Names of the variables and functions in an expression."""
    return frozenset(part.name for part in walk(value) if isinstance(part, c_ast.ID))


def integer(node: c_ast.Node | None, fixed: Mapping[str, int]) -> int | None:
    """The value of a number or of a parameter; None for anything else."""
    if isinstance(node, c_ast.Constant) and node.value.isdigit() and not (node.value != "0" and node.value[0] == "0"):
        return int(node.value)
    return fixed.get(node.name) if isinstance(node, c_ast.ID) else None


def element_of(value: c_ast.Node, names: Names) -> str:
    """The floating-point type of all that an expression is made of; "" where there are several, or others."""
    found = set(types_in(value, names))
    return found.pop() if found in ({"float"}, {"double"}) else ""


def types_in(value: c_ast.Node, names: Names) -> Iterator[str]:
    """Types of the elements, variables, constants and functions that an expression is made of, "" for others."""
    if isinstance(value, c_ast.Constant):
        yield value.type
    elif isinstance(value, c_ast.ID | c_ast.ArrayRef):
        declared = names.declarations.get(base_name(value) or "")
        yield declared.type.element if declared is not None and not declared.type.volatile else ""
    elif isinstance(value, c_ast.FuncCall) and isinstance(value.name, c_ast.ID):
        yield {**dict.fromkeys(SLOW, "double"), **{f"{name}f": "float" for name in SLOW}}.get(value.name.name, "")
        for argument in value.args.exprs if value.args is not None else ():
            yield from types_in(argument, names)
    elif isinstance(value, c_ast.BinaryOp | c_ast.UnaryOp) and value.op in ("+", "-", "*", "/"):
        for _, child in value.children():
            yield from types_in(child, names)
    else:
        yield ""


def is_slow(value: c_ast.Node, innermost: str, tree: RegionTree) -> bool:
    """Whether an expression divides, or calls a slow function of the library, anew for each value of a counter."""
    if any(isinstance(part, c_ast.FuncCall) and part.name.name in tree.callees for part in walk(value)):
        return False
    parts = (part for part in walk(value) if innermost in names_in(part))
    return any(isinstance(p, c_ast.FuncCall) or (isinstance(p, c_ast.BinaryOp) and p.op == "/") for p in parts)
