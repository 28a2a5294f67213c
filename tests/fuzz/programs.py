"""Random programs: loop nests whose every access stays inside its array, whatever the parameters are.

Loops count from a small constant or an outer counter to a parameter, a constant or an outer counter plus a little, so
that no counter passes HIGHEST. A subscript is a linear form of counters; what it can be at most decides the extent.
Values are exact in every order of evaluation that a legal rewriting may choose: unsigned integers wrap, and sums of
floating-point numbers are never reordered without consent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

LARGEST = 35
"""Largest value that a parameter takes when a program runs: beyond the tiles of every kernel."""
HIGHEST = LARGEST + 4
"""No counter reaches this."""
PARAMETERS = ("n", "m")
TYPES = ("double", "float", "unsigned", "int")
MIXTURES = {"double": "float", "float": "double", "unsigned": "unsigned char", "int": "short"}
"""What some arrays hold instead: conversions that C defines, whatever the values."""
LOCAL = "acc"
"""A scalar that the function declares; nobody sees it afterwards."""


@dataclass(frozen=True)
class Subscript:
    """sum(weights[counter] * counter) + constant, never negative.

    weights   (counter, weight) pairs
    constant  so large that the sum is not negative
    """

    weights: tuple[tuple[str, int], ...]
    constant: int

    @property
    def text(self) -> str:
        """C text."""
        parts = [counter if weight == 1 else f"{weight} * {counter}" for counter, weight in self.weights]
        return " + ".join([*parts, str(self.constant)] if self.constant or not parts else parts)

    @property
    def most(self) -> int:
        """An upper bound of its value."""
        return self.constant + sum(max(weight, 0) * HIGHEST for _, weight in self.weights)


@dataclass(frozen=True)
class Access:
    """array[subscripts]; a scalar has no subscripts."""

    array: str
    subscripts: tuple[Subscript, ...]

    @property
    def text(self) -> str:
        """C text."""
        return (
            self.array
            if self.array == LOCAL
            else self.array + "".join(f"[{subscript.text}]" for subscript in self.subscripts)
        )


@dataclass(frozen=True)
class Statement:
    """target operator= left [* right]; `guard` is C text of a condition around it, or ""."""

    target: Access
    operator: str
    left: Access
    right: Access | None
    guard: str

    @property
    def accesses(self) -> tuple[Access, ...]:
        """All of them."""
        return (self.target, self.left, *([self.right] if self.right else []))


@dataclass(frozen=True)
class Loop:
    """for (counter = lower; counter < upper; counter += step) body, or the same downwards."""

    counter: str
    lower: str
    upper: str
    step: int
    body: tuple[Loop | Statement, ...]


Node = Loop | Statement


@dataclass(frozen=True)
class Program:
    """One function with one region.

    name    of the function
    nodes   the region
    element C type of the arrays
    pragma  text of `#pragma polyxform` lines
    linear  arrays are pointers with one subscript, written out by hand
    mixed   arrays that hold another type
    """

    name: str
    nodes: tuple[Node, ...]
    element: str
    pragma: str
    linear: bool = False
    mixed: tuple[str, ...] = ()

    def type_of(self, array: str) -> str:
        """C type of an array's elements."""
        return MIXTURES[self.element] if array in self.mixed else self.element

    @property
    def arrays(self) -> dict[str, tuple[int, ...]]:
        """Extents of every array that is accessed."""
        extents: dict[str, tuple[int, ...]] = {}
        for access in self.accesses:
            if access.array == LOCAL:
                continue
            sizes = tuple(subscript.most + 1 for subscript in access.subscripts)
            known = extents.get(access.array, sizes)
            extents[access.array] = tuple(max(pair) for pair in zip(known, sizes, strict=True))
        return dict(sorted(extents.items()))

    @property
    def accesses(self) -> Iterator[Access]:
        """All accesses, in textual order."""
        return (access for statement in statements(self.nodes) for access in statement.accesses)


def statements(nodes: tuple[Node, ...]) -> Iterator[Statement]:
    """All statements, in textual order."""
    for node in nodes:
        if isinstance(node, Statement):
            yield node
        else:
            yield from statements(node.body)


def program(name: str, seed: int) -> Program:
    """The program of a seed."""
    random = Random(seed)
    kind = random.choices((nest, stencil, contraction, chain, accumulation), (5, 2, 4, 2, 1))[0]
    nodes = kind(random)
    real = kind in (contraction, accumulation) and random.random() < 0.9
    element = random.choice(("float", "double")) if real else random.choice(TYPES)
    linear = random.random() < 0.15
    made = Program(name, nodes, element, pragmas(random, element), linear)
    if random.random() < 0.8:
        return made
    return replace(made, mixed=tuple(array for array in made.arrays if random.random() < 0.5))


def pragmas(random: Random, element: str) -> str:
    """What the program asks for: a target always, the rest now and then. Only whole numbers may be reordered."""
    lines = [f"target({random.choice(('x86-64-v2', 'x86-64-v3', 'x86-64-v4', 'portable'))})"]
    if random.random() < 0.4:
        lines.append(f"size(n = {random.randint(1, LARGEST)}, m = {random.randint(1, LARGEST)})")
    if random.random() < 0.15:
        lines.append(f"tile({', '.join(str(random.choice((1, 2, 3, 8, 16))) for _ in range(random.randint(1, 4)))})")
    if random.random() < 0.1:
        lines.append(random.choice(("nofuse", "fuse", "parallel(i)", "parallel(j)")))
    if element in ("unsigned", "int") and random.random() < 0.5:
        lines.append("reassociate")
    return "".join(f"#pragma polyxform {line}\n" for line in lines)


def nest(random: Random) -> tuple[Node, ...]:
    """Imperfect nests of a few statements over a few arrays."""
    return tuple(random_loop(random, (), random.randint(1, 3)) for _ in range(random.randint(1, 2)))


def random_loop(random: Random, outer: tuple[str, ...], depth: int) -> Loop:
    """A loop with statements and further loops inside."""
    counter = "ijkl"[len(outer)]
    inside = (*outer, counter)
    body: list[Node] = []
    for _ in range(random.randint(1, 2)):
        deeper = depth > 1 and random.random() < 0.75
        body.append(random_loop(random, inside, depth - 1) if deeper else random_statement(random, inside))
    lower = random.choice(("0", "0", "1", *outer))
    upper = random.choice((*PARAMETERS, *PARAMETERS, "n - 1", "5", *(f"{name} + 2" for name in outer)))
    return Loop(counter, lower, upper, random.choice((1, 1, 1, 1, 2, -1)), tuple(body))


def random_statement(random: Random, counters: tuple[str, ...]) -> Statement:
    """An assignment or an update."""
    accesses = [random_access(random, counters) for _ in range(3)]
    guard = ""
    if random.random() < 0.2:
        left = random.choice((*counters, f"({random.choice(counters)} + {random.choice(counters)}) % 2"))
        guard = f"{left} {random.choice(('<', '>=', '!=', '=='))} {random.choice((*counters, '3', 'm', '1'))}"
    right = accesses[2] if random.random() < 0.6 else None
    return Statement(accesses[0], random.choice(("", "", "+", "-")), accesses[1], right, guard)


def random_access(random: Random, counters: tuple[str, ...]) -> Access:
    """An access to one of a few arrays; the array decides the number of subscripts."""
    array, dimensions = random.choice((("A", 2), ("A", 2), ("B", 2), ("x", 1), ("y", 1), ("T", 3), ("s", 0)))
    return Access(array, tuple(random_subscript(random, counters) for _ in range(dimensions)))


def random_subscript(random: Random, counters: tuple[str, ...]) -> Subscript:
    """Mostly a counter plus a little; now and then a sum, a multiple, a reversal or a constant."""
    counter = random.choice(counters)
    kind = random.random()
    if kind < 0.7:
        return Subscript(((counter, 1),), random.randint(0, 2))
    if kind < 0.8:
        other = random.choice(counters)
        weights = ((counter, 2),) if other == counter else ((counter, 1), (other, 1))
        return Subscript(weights, random.randint(0, 1))
    if kind < 0.9:
        return Subscript(((counter, -1),), HIGHEST)
    return Subscript((), random.randint(0, 3))


def stencil(random: Random) -> tuple[Node, ...]:
    """A time loop around one or two sweeps."""
    dimensions = random.choice((1, 1, 2, 2, 2, 3))
    counters = ("i", "j", "k")[:dimensions]
    in_place = random.random() < 0.3
    sweeps = [("A", "A")] if in_place else [("B", "A"), ("A", "B")]
    names = {name: f"{name}{dimensions}" for name in "AB"}
    body = tuple(sweep(random, names[target], names[source], counters) for target, source in sweeps)
    return (Loop("t", "0", random.choice(("m", "4")) if dimensions < 3 else "4", 1, body),)


def sweep(random: Random, target: str, source: str, counters: tuple[str, ...]) -> Node:
    """Nested loops that set every inner point from its neighbors."""

    def at(array: str, offsets: tuple[int, ...]) -> Access:
        return Access(array, tuple(Subscript(((c, 1),), 1 + o) for c, o in zip(counters, offsets, strict=True)))

    offsets = [tuple(random.randint(-1, 1) for _ in counters) for _ in range(2)]
    node: Node = Statement(at(target, (0,) * len(counters)), "", at(source, offsets[0]), None, "")
    second = Statement(at(target, (0,) * len(counters)), "+", at(source, offsets[1]), None, "")
    body: tuple[Node, ...] = (node, second) if random.random() < 0.5 else (node,)
    for counter in reversed(counters):
        body = (Loop(counter, "0", "n", 1, body),)
    return body[0]


def contraction(random: Random) -> tuple[Node, ...]:
    """A product of matrices, perhaps transposed, batched or triangular, or a convolution, and what goes with it.

    The loops stand in any order; the elements may be set before, changed afterwards, and used in a second product.
    """
    window, batched = random.random() < 0.3, random.random() < 0.15
    rows, columns, sums = plain("i"), plain("j"), plain("k")
    slid = Subscript((("i", random.choice((1, 1, 2))), ("l", 1)), 0)
    batch = (plain("b"),) if batched else ()
    left = [slid, sums] if window else [rows, sums]
    right = [sums, columns]
    if random.random() < 0.3:
        right.reverse()
    if not window and random.random() < 0.2:
        left.reverse()
    first, second = Access("P", (*batch, *left)), Access("R", (*batch, *([plain("l")] if window else []), *right))
    target = Access("C", (*batch, rows, columns))
    operator = random.choice("++-")
    operands = (first, second) if random.random() < 0.8 else (second, first)
    update: Node = Statement(target, operator, *operands, "")
    bounds = {"i": "n", "j": random.choice(("m", "n")), "k": random.choice(("m", "7", "n")), "l": "3", "b": "3"}
    names = ["i", "j", "k", *(["l"] if window else []), *(["b"] if batched else [])]
    triangular = not window and not batched and random.random() < 0.2
    if triangular:
        bounds["j"] = random.choice(("i + 1", "i"))
    order = names if triangular else random.sample(names, len(names))
    elements = [name for name in ("b", "i", "j") if name in names]
    nodes: list[Node] = [in_loops(update, order, bounds)]
    if random.random() < 0.5:
        nodes.insert(0, in_loops(before(random, target), elements, bounds))
    nodes += [in_loops(after(random, target), elements, bounds) for _ in range(random.choice((0, 0, 1, 1, 2)))]
    if not batched and not triangular and random.random() < 0.2:
        again = Statement(
            Access("D", (plain("i"), plain("l"))),
            "+",
            Access("C", (rows, columns)),
            Access("Q", (columns, plain("l"))),
            "",
        )
        nodes.append(in_loops(again, random.sample(["i", "j", "l"], 3), {**bounds, "l": "m"}))
    return tuple(nodes)


def plain(counter: str) -> Subscript:
    """The counter itself."""
    return Subscript(((counter, 1),), 0)


def in_loops(node: Node, order: Sequence[str], bounds: Mapping[str, str]) -> Node:
    """The node inside a loop for each of the counters, outermost first."""
    for counter in reversed(order):
        node = Loop(counter, "0", bounds[counter], 1, (node,))
    return node


def before(random: Random, target: Access) -> Statement:
    """What is done to an element before its sum: it is set from a vector, cleared by itself, or scaled."""
    vector, scalar = Access("x", target.subscripts[-2:-1]), Access("s", ())
    return random.choice(
        (
            Statement(target, "", vector, None, ""),
            Statement(target, "-", target, None, ""),
            Statement(target, "", target, scalar, ""),
        )
    )


def after(random: Random, target: Access) -> Statement:
    """What is done to an element after its sum."""
    vector, other = Access("y", target.subscripts[-1:]), Access("E", target.subscripts)
    return random.choice(
        (
            Statement(target, "+", vector, None, ""),
            Statement(target, "+", other, None, ""),
            Statement(target, "", target, vector, ""),
            Statement(other, "", target, vector, ""),
        )
    )


def accumulation(random: Random) -> tuple[Node, ...]:
    """A scalar that gathers a sum for each element: of products, or of neighbors."""
    scalar, counters = Access(LOCAL, ()), ("i", "j")[: random.randint(1, 2)]
    target = Access("C" if len(counters) == 2 else "x", tuple(plain(counter) for counter in counters))
    left = Access("P", (plain("i"), plain("k")))
    right = Access("R", (plain("k"), plain("j"))) if len(counters) == 2 else Access("y", (plain("k"),))
    start = Statement(scalar, "", random.choice((target, Access("s", ()))), None, "")
    update = Statement(scalar, "+", left, right if random.random() < 0.8 else None, "")
    inner = Loop("k", "0", random.choice(("m", "7")), 1, (update,))
    end = Statement(target, random.choice(("", "+")), scalar, None, "")
    body: tuple[Node, ...] = (start, inner, end)
    for counter in reversed(counters):
        body = (Loop(counter, "0", "n", 1, body),)
    return body


def chain(random: Random) -> tuple[Node, ...]:
    """Vector operations one after another, with recurrences and sums among them."""
    nodes: list[Node] = []
    for _ in range(random.randint(2, 4)):
        arrays = [random.choice(("x", "y", "z")) for _ in range(3)]
        shift = random.choice((0, 0, 1))
        accesses = [Access(array, (Subscript((("i", 1),), shift if at else 1),)) for at, array in enumerate(arrays)]
        target = Access("s", ()) if random.random() < 0.25 else accesses[0]
        operator = "+" if not target.subscripts else random.choice(("", "+"))
        nodes.append(Loop("i", "0", "n", 1, (Statement(target, operator, accesses[1], accesses[2], ""),)))
    return tuple(nodes)
