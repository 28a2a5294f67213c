"""What is known at one place of a region while its tree is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import islpy as isl
from pycparser import c_ast

from polyxform.diagnostics import Span, Unsupported
from polyxform.parametric import everywhere
from polyxform.scop.names import Names
from polyxform.syntax.c_types import Declaration
from polyxform.syntax.tree import RegionTree


@dataclass(frozen=True)
class Value:
    """An integer expression.

    aff     its value, [i, n] -> { [] -> [...] }; the iterators of surrounding loops count as parameters here
    c_type  its C type after promotion
    """

    aff: isl.PwAff
    c_type: str


@dataclass(frozen=True)
class Known:
    """A scalar whose value is known.

    node   an expression for it in terms of iterators and parameters
    value  the value; None where the expression is not affine
    reason why it is not
    """

    node: c_ast.Node
    value: Value | None
    reason: Unsupported | None = None


@dataclass(frozen=True)
class Loop:
    """A loop around a statement.

    iterator  name
    c_type    type of the iterator
    pragmas   texts of the pragmas in front of it: ("omp parallel for",)
    span      where it starts
    """

    iterator: str
    c_type: str
    pragmas: tuple[str, ...]
    span: Span


@dataclass(frozen=True)
class Environment:
    """What is known at a place of the region.

    tree        the region
    names       what its names stand for
    fixed       parameters that are given as constants
    context     what holds for parameters and iterators by their types and by assumption: [n] -> { [] : ... }
    domain      conditions of the surrounding loops and ifs, iterators as parameters: [i, n] -> { [] : ... }
    loops       surrounding loops, outermost first
    known       scalars whose value is known here, by name
    own         variables that the statement at hand declares for itself, the counters of its loops among them
    jumps       jumps that stay inside the statement at hand: "break", "continue"
    dead_code   there may be code for values of parameters at which the source region leaves its arrays
    """

    tree: RegionTree
    names: Names
    fixed: Mapping[str, int]
    context: isl.Set
    domain: isl.Set = field(default_factory=everywhere)
    loops: tuple[Loop, ...] = ()
    known: Mapping[str, Known] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    jumps: frozenset[str] = frozenset()
    dead_code: bool = False

    @property
    def iterators(self) -> tuple[str, ...]:
        """Names of the surrounding loops' iterators, outermost first."""
        return tuple(loop.iterator for loop in self.loops)

    def span(self, node: c_ast.Node) -> Span:
        """Place of a node in the source."""
        return self.tree.span(node)

    def declaration(self, name: str) -> Declaration | None:
        """What the name is declared as."""
        return self.names.declarations.get(name)

    def restrict(self, condition: isl.Set) -> Environment:
        """The environment where a condition holds too."""
        return replace(self, domain=self.domain.intersect(condition))

    def inside(self, loop: Loop, domain: isl.Set, possible: isl.Set) -> Environment:
        """The environment in the body of a loop; `possible` holds the iterator to the range of its type."""
        return replace(self, loops=(*self.loops, loop), domain=domain, context=self.context.intersect(possible))

    def learn(self, name: str, known: Known) -> Environment:
        """The environment behind an assignment of a known value."""
        return replace(self, known={**self.known, name: known})

    def forget(self, names: Iterable[str]) -> Environment:
        """The environment where nothing is known about the scalars any more, nor about what was computed from them."""
        lost = frozenset(names)
        return replace(self, known={name: known for name, known in self.known.items() if name not in lost})

    def proves(self, condition: isl.Set) -> bool:
        """Whether a condition holds for every instance here."""
        return bool(self.domain.intersect(self.context).is_subset(condition))
