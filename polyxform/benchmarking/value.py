"""What an element of an array holds, as an expression over elements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Value:
    """An expression over elements.

    kind        "element", "number", "scalar", "+", "-", "*", "/", "negated", "max", "min", "sum" or "greatest" over an
                iterator, "call"
    parts       operands
    name        of an element's array, a scalar, a function, the iterator that is summed over; text of a number
    subscripts  of an element: names of iterators, or numbers
    """

    kind: str
    parts: tuple[Value, ...] = ()
    name: str = ""
    subscripts: tuple[str, ...] = ()

    def renamed(self, names: Mapping[str, str]) -> Value:
        """With other iterators, or numbers in their place."""
        subscripts = tuple(names.get(one, one) for one in self.subscripts)
        return Value(self.kind, tuple(part.renamed(names) for part in self.parts), self.name, subscripts)

    def elements(self) -> Iterable[Value]:
        """The elements in it, in order."""
        if self.kind == "element":
            yield self
        for part in self.parts:
            yield from part.elements()

    @property
    def iterators(self) -> frozenset[str]:
        """Those that its elements depend on, but for the ones it gathers over."""
        own = {one for one in self.subscripts if not one.isdigit()}
        inner = frozenset(own).union(*(part.iterators for part in self.parts))
        return inner - {self.name} if self.kind in ("sum", "greatest") else inner


def number(text: str) -> Value:
    """A constant."""
    return Value("number", name=text.rstrip("fFlL"))
