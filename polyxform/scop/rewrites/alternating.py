"""Let two arrays change places from step to step, where each step copies one of them back to the other.

Before                                              After

    for (t = 0; t < 500; t++) {                         for (t_pair = 0; t_pair < 249; t_pair++) {
      for (i = 1; i < n - 1; i++)                         for (i = 1; i < n - 1; i++)
        B[i] = f(A[i - 1], A[i + 1]);                       B[i] = f(A[i - 1], A[i + 1]);
      for (i = 1; i < n - 1; i++)                         for (i = 1; i < n - 1; i++)
        A[i] = B[i];                                        A[i] = f(B[i - 1], B[i + 1]);
    }                                                   }
                                                        for (t = 498; t < 500; t++) ...      // as before

Steps come in pairs, of which the second one has the arrays' names exchanged. The last one or two steps copy as before,
so that both arrays end up as the source leaves them. Where a step reads elements that no step copies, the borders of a
grid, these are copied once in front of all steps. Only forms are looked at here; whether the region still does the same
is for `validation.alternating` to prove.

Refused: loops whose first and last steps are not known numbers, few steps, copies beside deeper nests of loops, of
which they are a small part, and between elements that differ in their subscripts. The borders are copied where the
other array is declared with its size and nobody reads it behind the region.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import islpy as isl
from pycparser import c_ast

from polyxform.polyhedra import boxes_among
from polyxform.scop.extract import extract
from polyxform.scop.model import AccessKind, Scop
from polyxform.scop.names import Names, collect_names, iterator_name
from polyxform.scop.renaming import rename_apart
from polyxform.scop.rewrites.scalars import Replacement
from polyxform.scop.rewrites.whole_extrema import only_statement
from polyxform.syntax.printing import expression_text, rebuild, substitute
from polyxform.syntax.tree import RegionTree

LEAST_STEPS = 16
"""Steps from which on the code for pairs of them, beside that for the last ones, is worth its length."""


Box = Sequence[tuple[int, int]]
"""First and last subscript in each dimension."""


@dataclass(frozen=True)
class Steps:
    """A loop over steps that copy one array to another.

    loop     the loop
    items    statements of its body
    copy     position of the copy among them
    kept     the array that steps begin and end with
    other    the array that is copied to it
    first    value of the counter in the first step
    count    number of steps
    """

    loop: c_ast.For
    items: tuple[c_ast.Node, ...]
    copy: int
    kept: str
    other: str
    first: int
    count: int

    @property
    def pairs(self) -> int:
        """Pairs of steps in front of the last one or two."""
        return (self.count - 1) // 2


def alternating(tree: RegionTree, fixed: Mapping[str, int]) -> Iterator[Replacement]:
    """The loops of a region whose arrays could change places, each replaced on its own, for `fixed` parameters."""
    items = list(rename_apart(tree).statements)
    names = collect_names(replace_statements(tree, items))
    for position, item in enumerate(items):
        for steps in copying_steps(item, fixed) if isinstance(item, c_ast.For) else ():
            yield from replacements(tree, names, items, position, steps, fixed)


def replace_statements(tree: RegionTree, items: Sequence[c_ast.Node], news: frozenset[str] = frozenset()) -> RegionTree:
    """The region with other statements, which use some new names."""
    return replace(tree, statements=tuple(items), identifiers=tree.identifiers | news)


def replacements(
    tree: RegionTree,
    names: Names,
    items: Sequence[c_ast.Node],
    position: int,
    steps: Steps,
    fixed: Mapping[str, int],
) -> Iterator[Replacement]:
    """The region with arrays that change places in one loop, without and with a copy of the borders in front."""
    taken = tree.identifiers | names.declarations.keys()
    counter = iterator_name(steps.loop) or ""
    pair = fresh(f"{counter}_pair", taken)
    loops = [in_pairs(steps, pair, names), last_steps(steps)]
    first = copies_of_borders(steps, tree, fixed)
    for front in ([], first) if first else ([],):
        changed = [*items[:position], *front, *loops, *items[position + 1 :]]
        yield Replacement(pair, f"{steps.kept}, {steps.other}", replace_statements(tree, changed, frozenset({pair})))


def fresh(stem: str, taken: frozenset[str]) -> str:
    """A name that is not taken."""
    return next(name for name in (stem, *(f"{stem}_{number}" for number in range(2, 10_000))) if name not in taken)


def copying_steps(loop: c_ast.For, fixed: Mapping[str, int]) -> Iterator[Steps]:
    """A loop with each of the copies in its steps for which arrays may change places."""
    bounds = known_steps(loop, fixed)
    items = tuple(loop.stmt.block_items or ()) if isinstance(loop.stmt, c_ast.Compound) else ()
    if bounds is None or bounds[1] < LEAST_STEPS:
        return
    for position, item in enumerate(items):
        copied = copied_arrays(item)
        if copied is not None and depth(item) == max(map(depth, items)):
            yield Steps(loop, items, position, *copied, *bounds)


def known_steps(loop: c_ast.For, fixed: Mapping[str, int]) -> tuple[int, int] | None:
    """First value and number of values of a counter that goes up one by one; None where they are not known."""
    counter, test = iterator_name(loop), loop.cond
    start = start_of(loop)
    if counter is None or start is None or not isinstance(test, c_ast.BinaryOp) or test.op not in ("<", "<="):
        return None
    step = loop.next
    ascends = isinstance(step, c_ast.UnaryOp) and step.op in ("++", "p++") and is_name(step.expr, counter)
    first, behind = (integer(part, fixed) for part in (start, test.right))
    if not ascends or not is_name(test.left, counter) or first is None or behind is None or first < 0:
        return None
    return first, behind + (test.op == "<=") - first


def start_of(loop: c_ast.For) -> c_ast.Node | None:
    """What a loop sets its counter to."""
    if isinstance(loop.init, c_ast.DeclList):
        return loop.init.decls[0].init
    return loop.init.rvalue if loop.init.op == "=" else None


def is_name(node: c_ast.Node, name: str) -> bool:
    """Whether a node is that variable."""
    return isinstance(node, c_ast.ID) and node.name == name


def integer(node: c_ast.Node | None, fixed: Mapping[str, int]) -> int | None:
    """The value of an expression of numbers and parameters; None for any other."""
    if isinstance(node, c_ast.Constant) and node.value.isdigit() and (node.value == "0" or node.value[0] != "0"):
        return int(node.value)
    if isinstance(node, c_ast.ID):
        return fixed.get(node.name)
    if not isinstance(node, c_ast.BinaryOp) or node.op not in ("+", "-"):
        return None
    left, right = integer(node.left, fixed), integer(node.right, fixed)
    if left is None or right is None:
        return None
    return left + right if node.op == "+" else left - right


def depth(node: c_ast.Node) -> int:
    """How many loops stand inside each other in a statement."""
    inner = max((depth(child) for _, child in node.children()), default=0)
    return inner + isinstance(node, c_ast.For)


def copied_arrays(nest: c_ast.Node) -> tuple[str, str] | None:
    """The arrays of which a nest does nothing but copy the second one to the first; None for other statements."""
    if not isinstance(nest, c_ast.For):
        return None
    inner = only_statement(nest.stmt)
    if isinstance(inner, c_ast.For):
        return copied_arrays(inner)
    if not isinstance(inner, c_ast.Assignment) or inner.op != "=":
        return None
    target, source = array_of(inner.lvalue), array_of(inner.rvalue)
    if target is None or source is None or target == source:
        return None
    same = expression_text(renamed(inner.lvalue, {target: source})) == expression_text(inner.rvalue)
    return (target, source) if same else None


def array_of(node: c_ast.Node) -> str | None:
    """Name of the array of which a node is an element."""
    element = node
    while isinstance(node, c_ast.ArrayRef):
        node = node.name
    return str(node.name) if node is not element and isinstance(node, c_ast.ID) else None


def renamed(node: c_ast.Node, names: Mapping[str, str]) -> c_ast.Node:
    """A copy of a node with other names of variables."""
    return substitute(node, {name: c_ast.ID(other, node.coord) for name, other in names.items()})


def in_pairs(steps: Steps, pair: str, names: Names) -> c_ast.For:
    """The loop over pairs of steps."""
    both = (
        step(steps, pair, steps.first, steps.kept, steps.other),
        step(steps, pair, steps.first + 1, steps.other, steps.kept),
    )
    body: list[c_ast.Node] = [c_ast.Compound(list(one), steps.loop.coord) for one in both]
    kind = names.declarations[iterator_name(steps.loop) or ""].type.element
    return counting(pair, kind, (0, steps.pairs), c_ast.Compound(body, steps.loop.coord))


def counting(counter: str, kind: str, values: tuple[int, int], body: c_ast.Node) -> c_ast.For:
    """A loop whose counter goes from the first of two values to what stands in front of the second one."""
    declared = c_ast.TypeDecl(counter, [], None, c_ast.IdentifierType(kind.split()))
    start = c_ast.DeclList([c_ast.Decl(counter, [], [], [], [], declared, number(values[0]), None)])
    test, following = c_ast.BinaryOp("<", c_ast.ID(counter), number(values[1])), c_ast.UnaryOp("p++", c_ast.ID(counter))
    return c_ast.For(start, test, following, body, body.coord)


def number(value: int) -> c_ast.Constant:
    """The tree of a constant."""
    return c_ast.Constant("int", str(value))


def step(steps: Steps, pair: str, offset: int, own: str, other: str) -> Iterator[c_ast.Node]:
    """The statements of a step but for the copy, with the arrays that it begins with and leaves its values in."""
    twice: c_ast.Node = c_ast.BinaryOp("*", number(2), c_ast.ID(pair))
    value = c_ast.BinaryOp("+", twice, number(offset)) if offset else twice
    for position, item in enumerate(steps.items):
        here = own if position < steps.copy else other
        if position != steps.copy:
            changed = renamed(item, {steps.kept: here, steps.other: other})
            yield substitute(changed, {iterator_name(steps.loop) or "": value})


def last_steps(steps: Steps) -> c_ast.For:
    """The loop over the steps that no pair has."""
    start, value = start_of(steps.loop), number(steps.first + 2 * steps.pairs)

    def change(node: c_ast.Node) -> c_ast.Node:
        return value if node is start else rebuild(node, change)

    return c_ast.For(change(steps.loop.init), steps.loop.cond, steps.loop.next, steps.loop.stmt, steps.loop.coord)


def copies_of_borders(steps: Steps, tree: RegionTree, fixed: Mapping[str, int]) -> list[c_ast.Node]:
    """Nests that copy to the other array what is read of the one that steps begin with, and never copied back to it."""
    boxes = border(steps, extract(tree, fixed))
    taken = frozenset(tree.identifiers)
    return [copy_of_box(steps, box, taken) for box in boxes]


def border(steps: Steps, scop: Scop) -> Sequence[Box]:
    """The elements of the array that steps begin with that are read and not copied to, () where they are not known."""
    copies = [s for s in scop.statements if {access.array for access in s.accesses} == {steps.kept, steps.other}]
    read = [a for s in scop.statements for a in s.accesses if a.array == steps.kept and a.kind is AccessKind.READ]
    copied = [a for s in copies for a in s.accesses if a.array == steps.kept and a.kind is AccessKind.WRITE]
    if not read or not copied:
        return ()
    elements, kept = (reduce(isl.Set.union, (a.relation.range() for a in found)) for found in (read, copied))
    return boxes_among(elements.subtract(kept)) or ()


def copy_of_box(steps: Steps, box: Box, taken: frozenset[str]) -> c_ast.Node:
    """A nest that copies a box of one array to the other."""
    counters = [fresh(f"px_d{place}", taken) for place in range(len(box))]
    subscripts = [
        number(first) if first == last else c_ast.ID(counter)
        for counter, (first, last) in zip(counters, box, strict=True)
    ]
    elements: list[c_ast.Node] = [c_ast.ID(steps.other), c_ast.ID(steps.kept)]
    for subscript in subscripts:
        elements = [c_ast.ArrayRef(element, subscript) for element in elements]
    nest: c_ast.Node = c_ast.Assignment("=", *elements)
    for counter, (first, last) in reversed(list(zip(counters, box, strict=True))):
        nest = nest if first == last else counting(counter, "int", (first, last + 1), nest)
    return nest
