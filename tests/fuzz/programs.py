"""Random programs: loop nests whose every access stays inside its array, whatever the parameters are.

Loops count from a small constant or an outer counter to a parameter, a constant or an outer counter plus a little, so
that no counter passes HIGHEST. A subscript is a linear form of counters; what it can be at most decides the extent.
Values are exact in every order of evaluation that a legal rewriting may choose: unsigned integers wrap, and sums of
floating-point numbers are never reordered without consent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

LARGEST = 13
"""Largest value that a parameter takes when a program runs."""
HIGHEST = LARGEST + 4
"""No counter reaches this."""
PARAMETERS = ("n", "m")
TYPES = ("double", "float", "unsigned", "int")


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
        return self.array + "".join(f"[{subscript.text}]" for subscript in self.subscripts)


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
    element C type of every array
    pragma  text of `#pragma polyxform` lines
    linear  arrays are pointers with one subscript, written out by hand
    """

    name: str
    nodes: tuple[Node, ...]
    element: str
    pragma: str
    linear: bool = False

    @property
    def arrays(self) -> dict[str, tuple[int, ...]]:
        """Extents of every array that is accessed."""
        extents: dict[str, tuple[int, ...]] = {}
        for access in (access for statement in statements(self.nodes) for access in statement.accesses):
            sizes = tuple(subscript.most + 1 for subscript in access.subscripts)
            known = extents.get(access.array, sizes)
            extents[access.array] = tuple(max(pair) for pair in zip(known, sizes, strict=True))
        return dict(sorted(extents.items()))


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
    kind = random.choices((nest, stencil, contraction, chain), (5, 2, 3, 2))[0]
    nodes = kind(random)
    element = random.choice(TYPES) if kind is not contraction else random.choice(("float", "double"))
    sizes = f"#pragma polyxform size(n = {random.randint(1, LARGEST)}, m = {random.randint(1, LARGEST)})\n"
    target = f"#pragma polyxform target({random.choice(('x86-64-v2', 'x86-64-v3', 'x86-64-v4', 'portable'))})\n"
    return Program(name, nodes, element, target + (sizes if random.random() < 0.5 else ""), random.random() < 0.15)


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
        guard = f"{random.choice(counters)} {random.choice(('<', '>=', '!='))} {random.choice((*counters, '3', 'm'))}"
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
    dimensions = random.randint(1, 2)
    counters = ("i", "j")[:dimensions]
    in_place = random.random() < 0.3
    sweeps = [("A", "A")] if in_place else [("B", "A"), ("A", "B")]
    names = {name: f"{name}{dimensions}" for name in "AB"}
    body = tuple(sweep(random, names[target], names[source], counters) for target, source in sweeps)
    return (Loop("t", "0", random.choice(("m", "4")), 1, body),)


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
    """A matrix product or a small convolution in any order of loops, with or without an initialization."""
    window = random.random() < 0.4
    rows, columns, sums = Subscript((("i", 1),), 0), Subscript((("j", 1),), 0), Subscript((("k", 1),), 0)
    slid = Subscript((("i", random.choice((1, 1, 2))), ("l", 1)), 0)
    left = Access("P", (slid, sums)) if window else Access("P", (rows, sums))
    right = Access("Q", (Subscript((("l", 1),), 0), sums, columns)) if window else Access("R", (sums, columns))
    target = Access("C", (rows, columns))
    update: Node = Statement(target, random.choice("++-"), left, right, "")
    order = list("ijkl" if window else "ijk")
    random.shuffle(order)
    bounds = {"i": "n", "j": random.choice(("m", "n")), "k": random.choice(("m", "7")), "l": "3"}
    for counter in order:
        update = Loop(counter, "0", bounds[counter], 1, (update,))
    if random.random() < 0.5:
        return (update,)
    start = Statement(target, "", Access("x", (rows,)), None, "")
    return (Loop("i", "0", "n", 1, (Loop("j", "0", bounds["j"], 1, (start,)),)), update)


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
