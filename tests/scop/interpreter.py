"""Run a region as C would, statement by statement, and write down what every statement instance reads and writes.

The oracle for the model: it knows nothing of isl. Data are integers made up from the element's place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from polyxform.diagnostics import Span
from polyxform.syntax.tree import RegionTree
from pycparser import c_ast

LONGEST_RUN = 5000


@dataclass
class Instance:
    """One executed statement: where it stands, the active loop counters outermost first, and what it touched."""

    span: Span
    point: tuple[int, ...]
    reads: set[tuple[str, tuple[int, ...]]] = field(default_factory=set)
    writes: set[tuple[str, tuple[int, ...]]] = field(default_factory=set)


@dataclass
class Machine:
    """The state of a run.

    statements  places of the statements that are written down as a whole
    """

    tree: RegionTree
    statements: frozenset[Span]
    numbers: dict[str, int]
    data: dict[tuple[str, tuple[int, ...]], int] = field(default_factory=dict)
    counters: list[str] = field(default_factory=list)
    points: list[int] = field(default_factory=list)
    log: list[Instance] = field(default_factory=list)
    current: Instance | None = None

    def run(self) -> list[Instance]:
        for node in self.tree.statements:
            self.execute(node)
        return self.log

    def execute(self, node) -> None:
        assert len(self.log) < LONGEST_RUN, "the run does not end"
        span = self.tree.span(node)
        if self.current is None and span in self.statements and not isinstance(node, c_ast.For | c_ast.Compound):
            self.current = Instance(span, tuple(self.points))
            self.log.append(self.current)
            self.step(node)
            self.current = None
        else:
            self.step(node)

    def step(self, node) -> None:
        if isinstance(node, c_ast.Compound):
            self.block(node)
        elif isinstance(node, c_ast.For):
            self.loop(node)
        elif isinstance(node, c_ast.If):
            branch = node.iftrue if self.value(node.cond) else node.iffalse
            if branch is not None:
                self.execute(branch)
        elif isinstance(node, c_ast.Decl):
            if node.init is not None:
                self.store(c_ast.ID(node.name), self.value(node.init))
        elif not isinstance(node, c_ast.Pragma | c_ast.EmptyStatement):
            self.value(node)

    def block(self, node) -> None:
        items = node.block_items or ()
        hidden = self.hide(item.name for item in items if isinstance(item, c_ast.Decl))
        for item in items:
            self.execute(item)
        self.numbers.update(hidden)

    def hide(self, names) -> dict[str, int]:
        """Values to put back once the declarations of these names are out of scope."""
        return {name: self.numbers[name] for name in names if name in self.numbers}

    def loop(self, node) -> None:
        hidden = {}
        if isinstance(node.init, c_ast.DeclList):
            name = node.init.decls[0].name
            hidden = self.hide([name])
            self.numbers[name] = self.value(node.init.decls[0].init)
        else:
            name = node.init.lvalue.name
            self.numbers[name] = self.value(node.init.rvalue)
        self.counters.append(name)
        self.points.append(0)
        rounds = 0
        while self.value(node.cond):
            rounds += 1
            assert rounds < LONGEST_RUN, "the loop does not end"
            self.points[-1] = self.numbers[name]
            self.execute(node.stmt)
            self.value(node.next)
        self.counters.pop()
        self.points.pop()
        self.numbers.update(hidden)

    def place(self, node):
        subscripts = []
        while not isinstance(node, c_ast.ID):
            if isinstance(node, c_ast.ArrayRef):
                subscripts.insert(0, self.value(node.subscript))
                node = node.name
            elif isinstance(node, c_ast.StructRef):
                node = node.name
            else:
                subscripts.insert(0, 0)
                node = node.expr
        return node.name, tuple(subscripts)

    def load(self, node) -> int:
        name, subscripts = self.place(node)
        if not subscripts and name in self.numbers:
            if self.current is not None:
                self.current.reads.add((name, ()))
            return self.numbers[name]
        if self.current is not None:
            self.current.reads.add((name, subscripts))
        made_up = (sum((k + 3) * s for k, s in enumerate(subscripts)) * 7 + len(name)) % 5 - 1
        return self.data.get((name, subscripts), made_up)

    def store(self, node, value: int) -> int:
        name, subscripts = self.place(node)
        if self.current is not None:
            self.current.writes.add((name, subscripts))
        if subscripts or name not in self.numbers:
            self.data[name, subscripts] = value
        if not subscripts:
            self.numbers[name] = value
        return value

    def value(self, node) -> int:
        if isinstance(node, c_ast.Constant):
            return int(float(node.value.rstrip("fFlLuU")))
        if isinstance(node, c_ast.ID | c_ast.ArrayRef | c_ast.StructRef):
            return self.load(node)
        if isinstance(node, c_ast.Cast):
            return self.value(node.expr)
        if isinstance(node, c_ast.TernaryOp):
            return self.value(node.iftrue if self.value(node.cond) else node.iffalse)
        if isinstance(node, c_ast.Assignment):
            new = self.value(node.rvalue)
            if node.op != "=":
                new = combine(node.op[:-1], self.load(node.lvalue), new)
            return self.store(node.lvalue, new)
        if isinstance(node, c_ast.FuncCall):
            return called(node.name.name, [self.value(argument) for argument in node.args.exprs])
        return self.unary(node) if isinstance(node, c_ast.UnaryOp) else self.binary(node)

    def binary(self, node) -> int:
        left = self.value(node.left)
        if node.op == "&&":
            return int(bool(left and self.value(node.right)))
        if node.op == "||":
            return int(bool(left or self.value(node.right)))
        return combine(node.op, left, self.value(node.right))

    def unary(self, node) -> int:
        if node.op in ("++", "p++", "--", "p--"):
            return self.store(node.expr, self.load(node.expr) + (1 if "++" in node.op else -1))
        if node.op == "*":
            return self.load(node)
        inner = self.value(node.expr)
        return {"-": -inner, "+": inner, "!": int(not inner), "~": ~inner}[node.op]


def called(name: str, values: list[int]) -> int:
    """A call; a function that is not known adds its arguments up."""
    known = {
        "px_min": min,
        "px_max": max,
        "px_floordiv": lambda a, b: a // b,
        "px_mod": lambda a, b: a % b,
    }
    return known[name](*values) if name in known else sum(values)


def combine(operator: str, left: int, right: int) -> int:
    """An operation as C computes it on int; division by 0 is taken as 0."""
    if operator in ("/", "%"):
        quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1) if right else 0
        return quotient if operator == "/" else left - quotient * right
    results = {
        "+": left + right,
        "-": left - right,
        "*": left * right,
        "<": int(left < right),
        "<=": int(left <= right),
        ">": int(left > right),
        ">=": int(left >= right),
        "==": int(left == right),
        "!=": int(left != right),
        "&": left & right,
    }
    if operator in ("<<", ">>"):
        return left << right if operator == "<<" else left >> right
    return results[operator]
