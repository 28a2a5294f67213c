"""Pointers that change places in each step of a loop, told apart by as many copies of the step as bring them back.

Before: for (t = 0; t < T; t++) {                   After: for (t = 0; t < T; t += 2) {
          for (...) new[i] = f(old, i);                      for (...) new[i] = f(old, i);
          tmp = old; old = new; new = tmp;                   if (t + 1 < T)
        }                                                      for (...) old[i] = f(new, i);
                                                           }

Every name then stands for one array. Where something behind the region reads the pointers, the rewritten code ends with
`if (T > 0 && T % 2 != 0) { tmp = old; old = new; new = tmp; }` (`RegionTree.ending`). The pointers may change places at
the beginning of a step too, three may go round, and the moves may stand in a block or in `do { ... } while (0)`.

Refused: pointers that the step uses in another way than by subscripts, that the region uses behind the loop, or whose
address is taken; a `tmp` that is used for something else; loops that do not count up by one to a bound, or leave a step
by a jump; a counter that is read behind the loop; and, where the pointers are read behind the region, orders that three
of them come back in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pycparser import c_ast

from polyxform.scop.names import iterator_name, walk, written_names
from polyxform.scop.plain_c.arguments import local_types
from polyxform.scop.plain_c.pointers import is_address, is_zero
from polyxform.syntax.c_types import CType
from polyxform.syntax.printing import expression_text, statement_text, substitute
from polyxform.syntax.tree import RegionTree

PAIR = 2
MOST_POINTERS = 4
FAR = (c_ast.Goto, c_ast.Label, c_ast.Return)
NEAR = (c_ast.Break, c_ast.Continue)
NESTED = (c_ast.For, c_ast.While, c_ast.DoWhile, c_ast.Switch)


@dataclass(frozen=True)
class Turn:
    """The moves of pointers in a step.

    moves   the statements, in order
    early   they stand in front of what the step does
    held    what each pointer holds behind them, as the name of the pointer that held it before
    spare   pointers that only help to move the others
    """

    moves: tuple[c_ast.Node, ...]
    early: bool
    held: Mapping[str, str]
    spare: frozenset[str]

    @property
    def order(self) -> int:
        """After how many steps every pointer holds again what it held at first; 0 where that takes too many."""
        for count in range(1, MOST_POINTERS + 1):
            if all(name == other for name, other in self.after(count).items()):
                return count
        return 0

    def after(self, steps: int) -> dict[str, str]:
        """What each pointer holds after some steps."""
        found = {name: name for name in self.held}
        for _ in range(steps):
            found = {name: found[self.held[name]] for name in found}
        return found


@dataclass(frozen=True)
class Steps:
    """A loop that counts up by one.

    loop     the loop
    counter  what it counts with
    first    the counter's first value
    """

    loop: c_ast.For
    counter: str
    first: c_ast.Node

    @property
    def count(self) -> str:
        """C text of how many steps there are, negative where there are none."""
        bound = expression_text(self.loop.cond.right)
        more = " + 1" if self.loop.cond.op == "<=" else ""
        less = "" if is_zero(self.first) else f" - ({expression_text(self.first)})"
        plain = isinstance(self.loop.cond.right, c_ast.ID | c_ast.Constant) and not more and not less
        return bound if plain else f"((long)({bound}){less}{more})"


def with_swapped_pointers(tree: RegionTree) -> RegionTree:
    """The region with steps after which its pointers are where they were."""
    for position, node in enumerate(tree.statements):
        found = unrolled(node, tree, tree.statements[position + 1 :])
        if found is not None:
            statements = (*tree.statements[:position], found[0], *tree.statements[position + 1 :])
            return with_swapped_pointers(replace(tree, statements=statements, ending=tree.ending + found[1]))
    return tree


def unrolled(node: c_ast.Node, tree: RegionTree, behind: Sequence[c_ast.Node]) -> tuple[c_ast.Node, str] | None:
    """A loop whose steps leave pointers in place, and what brings these where they belong behind it."""
    steps = steps_of(node)
    items = flat(body_of(steps.loop)) if steps is not None else []
    turn = turn_of(items)
    if steps is None or turn is None or turn.order < PAIR or not may_turn(turn, items, tree, behind):
        return None
    rest = [item for item in items if item not in turn.moves and not declares(item, turn.spare)]
    if not is_steady(steps, rest, turn, tree, behind):
        return None
    declared = [item for item in items if declares(item, turn.spare)]
    ending = ending_of(steps, turn, declared) if any(is_read_behind(name, tree) for name in turn.held) else ""
    if ending and (turn.order != PAIR or not is_constant_count(steps, tree)):
        return None
    return copies(steps, rest, turn), ending


def steps_of(node: c_ast.Node) -> Steps | None:
    """The loop that a statement is, where it counts up by one to a bound."""
    if not isinstance(node, c_ast.For) or not isinstance(node.cond, c_ast.BinaryOp) or node.cond.op not in ("<", "<="):
        return None
    name = iterator_name(node)
    first = node.init.decls[0].init if isinstance(node.init, c_ast.DeclList) else getattr(node.init, "rvalue", None)
    if name is None or first is None or not is_name(node.cond.left, name) or not steps_by_one(node.next, name):
        return None
    return Steps(node, name, first)


def steps_by_one(node: c_ast.Node | None, name: str) -> bool:
    """Whether the end of a loop's head is `i++`, `++i` or `i += 1`."""
    if isinstance(node, c_ast.UnaryOp):
        return node.op in ("++", "p++") and is_name(node.expr, name)
    if not isinstance(node, c_ast.Assignment) or node.op != "+=" or not is_name(node.lvalue, name):
        return False
    return isinstance(node.rvalue, c_ast.Constant) and bool(node.rvalue.value == "1")


def body_of(loop: c_ast.For) -> Sequence[c_ast.Node]:
    """What a loop's body holds."""
    return (loop.stmt.block_items or ()) if isinstance(loop.stmt, c_ast.Compound) else (loop.stmt,)


def flat(items: Iterable[c_ast.Node]) -> list[c_ast.Node]:
    """The statements of a block, with those of blocks that only move pointers in their places."""
    found: list[c_ast.Node] = []
    for item in items:
        once = isinstance(item, c_ast.DoWhile) and is_zero(item.cond)
        inner = item.stmt if once else item
        moves = flat(inner.block_items or ()) if isinstance(inner, c_ast.Compound) else []
        found += moves if moves and all(moved(one) is not None for one in moves) else [item]
    return found


def moved(node: c_ast.Node) -> tuple[str, str] | None:
    """(p, q) of `p = q` and `T *p = q`; None for anything else."""
    if isinstance(node, c_ast.Decl) and isinstance(node.type, c_ast.PtrDecl) and isinstance(node.init, c_ast.ID):
        return node.name, node.init.name
    plain = isinstance(node, c_ast.Assignment) and node.op == "=" and isinstance(node.lvalue, c_ast.ID)
    return (node.lvalue.name, node.rvalue.name) if plain and isinstance(node.rvalue, c_ast.ID) else None


def turn_of(items: Sequence[c_ast.Node]) -> Turn | None:
    """The moves at the end of a step, or at its beginning."""
    for early in (False, True):
        moves: list[c_ast.Node] = []
        for item in items if early else reversed(items):
            if moved(item) is None:
                break
            moves.append(item)
        found = simulated(moves if early else moves[::-1], early)
        if found is not None:
            return found
    return None


def simulated(moves: Sequence[c_ast.Node], early: bool) -> Turn | None:
    """What moves do to the pointers; None where they do not only change places."""
    state: dict[str, str] = {}
    spare: set[str] = set()
    read: set[str] = set()
    for target, source in filter(None, map(moved, moves)):
        read |= {source} - spare
        spare |= {target} - read
        state[target] = state.get(source, source)
    held = {name: other for name, other in state.items() if name not in spare}
    return Turn(tuple(moves), early, held, frozenset(spare)) if set(held) == set(held.values()) and held else None


def may_turn(turn: Turn, items: Sequence[c_ast.Node], tree: RegionTree, behind: Sequence[c_ast.Node]) -> bool:
    """Whether the pointers are of one type, and used by subscripts only where copies of the step would use them."""
    types = local_types(tree)
    names = {*turn.held, *turn.spare}
    kinds = [types.get(name, CType("")) for name in names]
    if len({replace(kind, restrict=False) for kind in kinds}) != 1 or not is_plain(kinds[0]):
        return False
    rest = [item for item in items if item not in turn.moves and not declares(item, turn.spare)]
    lasting = any(is_read_behind(name, tree) for name in turn.spare) or names & tree.slice.escaping
    later_used = any(name in names for item in behind for name in named(item))
    if lasting or later_used or any(name in turn.spare for item in rest for name in named(item)):
        return False
    return all(only_subscripted(item, turn.held.keys()) for item in rest)


def is_plain(kind: CType) -> bool:
    """Whether a variable is a pointer to numbers, or to rows of them, that nobody else changes."""
    return kind.pointer and not kind.volatile and not kind.element.endswith("*")


def only_subscripted(node: c_ast.Node, names: Iterable[str]) -> bool:
    """Whether pointers stand below a node only in front of subscripts, and nothing there has their names."""
    if isinstance(node, c_ast.ID):
        return node.name not in names
    if isinstance(node, c_ast.Decl) and node.name in names:
        return False
    if isinstance(node, c_ast.ArrayRef) and isinstance(node.name, c_ast.ID):
        return only_subscripted(node.subscript, names)
    if is_address(node):
        return not any(name in names for name in named(node))
    return all(only_subscripted(child, names) for _, child in node.children())


def named(node: c_ast.Node) -> Iterator[str]:
    """Every name below a node, those that it declares among them."""
    return (part.name for part in walk(node) if isinstance(part, c_ast.ID | c_ast.Decl) and part.name)


def declares(node: c_ast.Node, names: Iterable[str]) -> bool:
    """Whether a statement declares one of some variables, and does nothing else."""
    return isinstance(node, c_ast.Decl) and node.init is None and node.name in names


def is_read_behind(name: str, tree: RegionTree) -> bool:
    """Whether the code behind the region may read a variable."""
    declared = tree.declarations.get(name)
    return declared is not None and (declared.storage not in ("local", "parameter") or name in tree.slice.used_after)


def is_steady(
    steps: Steps, rest: Sequence[c_ast.Node], turn: Turn, tree: RegionTree, behind: Sequence[c_ast.Node]
) -> bool:
    """Whether every step runs as a whole, and nothing but the loop's head changes its counter, which ends with it."""
    parts = [part for item in rest for part in walk(item)]
    changed = {name for part in parts for name in written_names(part)}
    declared = {part.name for part in parts if isinstance(part, c_ast.Decl)}
    if steps.counter in changed | declared | set(named(steps.loop.cond.right)) or any(map(leaves, rest)):
        return False
    if isinstance(steps.loop.init, c_ast.DeclList):
        return True
    return not is_read_behind(steps.counter, tree) and not any(steps.counter in named(item) for item in behind)


def leaves(node: c_ast.Node) -> bool:
    """Whether a jump out of a statement stands in it."""
    if isinstance(node, FAR + NEAR):
        return True
    inner = [child for _, child in node.children()]
    if isinstance(node, NESTED):
        return any(isinstance(part, FAR) for child in inner for part in walk(child))
    return any(map(leaves, inner))


def copies(steps: Steps, rest: Sequence[c_ast.Node], turn: Turn) -> c_ast.Node:
    """The loop over as many steps at once as bring the pointers back."""
    loop, place = steps.loop, steps.loop.coord
    items: list[c_ast.Node] = [step(steps, rest, turn, 0)]
    for number in range(1, turn.order):
        test = substitute(loop.cond, {steps.counter: later(steps.counter, number, place)})
        items.append(c_ast.If(test, step(steps, rest, turn, number), None, place))
    stride = c_ast.Constant("int", str(turn.order), place)
    forward = c_ast.Assignment("+=", c_ast.ID(steps.counter, place), stride, place)
    return c_ast.For(loop.init, loop.cond, forward, c_ast.Compound(items, place), place)


def step(steps: Steps, rest: Sequence[c_ast.Node], turn: Turn, number: int) -> c_ast.Node:
    """One of the steps, with the arrays that its pointers hold then."""
    place = steps.loop.coord
    held = turn.after(number + turn.early)
    replaced: dict[str, c_ast.Node] = {name: c_ast.ID(other, place) for name, other in held.items() if name != other}
    if number:
        replaced[steps.counter] = later(steps.counter, number, place)
    return c_ast.Compound([substitute(item, replaced) for item in rest], place)


def later(counter: str, steps: int, place: object) -> c_ast.Node:
    """The value of a counter some steps later."""
    return c_ast.BinaryOp("+", c_ast.ID(counter, place), c_ast.Constant("int", str(steps), place), place)


def ending_of(steps: Steps, turn: Turn, declared: Sequence[c_ast.Node]) -> str:
    """C text that lets two pointers change places where the number of steps is odd."""
    moves = "".join(f"    {statement_text(move)}\n" for move in (*declared, *turn.moves))
    return f"if ({steps.count} > 0 && {steps.count} % 2 != 0) {{\n{moves}}}\n"


def is_constant_count(steps: Steps, tree: RegionTree) -> bool:
    """Whether the number of steps can be computed behind the region as well: nothing in it changes there."""
    written = {name for item in tree.statements for part in walk(item) for name in written_names(part)}
    return written.isdisjoint([*named(steps.loop.cond.right), *named(steps.first)])


def is_name(node: c_ast.Node, name: str) -> bool:
    """Whether a node is a variable of this name."""
    return isinstance(node, c_ast.ID) and node.name == name
