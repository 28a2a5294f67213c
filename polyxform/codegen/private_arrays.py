"""Copies of arrays that each iteration of a loop has for itself: their declarations, and what accesses become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from polyxform.codegen.expressions import Sum, subscript, variable
from polyxform.codegen.model import INDENT, PageTouch, PrivateCopy, StreamedCopy
from polyxform.codegen.names import fresh
from polyxform.polyhedra import Affine, linear_subscripts
from polyxform.schedule.model import LoopMark, PageAhead, PrivateArray, Slice
from polyxform.scop.model import Access, Scop, Statement


@dataclass(frozen=True)
class Buffer:
    """A copy of an array in the body of a loop.

    name     of the copy
    element  C type
    slices   its dimensions: dimension of the array, its first subscript there, number of subscripts
    array    what it stands for
    place    subscripts of the array's element that the first one of the copy is written to, () where none is
    """

    name: str
    element: str
    slices: tuple[tuple[int, Sum, int], ...]
    array: str = ""
    place: tuple[Sum, ...] = ()

    @property
    def declaration(self) -> str:
        """C text of its declaration."""
        return f"{self.element} {self.name}{''.join(f'[{extent}]' for _, _, extent in self.slices)};"

    def streamed(self, iterator: str, indent: str) -> StreamedCopy:
        """The call that writes the copy to the array; `iterator` is fresh there."""
        *outer, first = (place.text.text for place in self.place)
        count = self.slices[0][2]
        row = self.array + "".join(f"[{subscript}]" for subscript in outer)
        end = self.place[-1].plus(Sum((), count)).text.text
        element = variable(iterator).minus(self.place[-1]).text.text
        text = f"{indent}px_stream_{self.element}(&{row}[{first}], {self.name}, {count});\n"
        head = f"{indent}for (long {iterator} = {first}; {iterator} < {end}; {iterator}++)\n"
        body = f"{indent}{INDENT}{row}[{iterator}] = {self.name}[{element}];\n"
        return StreamedCopy(self.name, self.array, text, head + body)

    def access(self, access: Access, values: tuple[Sum, ...], parameters: Mapping[str, Sum]) -> str:
        """C text of an access, for given values of the statement's iterators."""
        forms = linear_subscripts(access.relation) or ()
        places = (subscript(forms[dimension], values, parameters).minus(first) for dimension, first, _ in self.slices)
        return self.name + "".join(f"[{place.text.text}]" for place in places)


class Substitute(Protocol):
    """Something that stands for an array."""

    def access(self, access: Access, values: tuple[Sum, ...], parameters: Mapping[str, Sum]) -> str:
        """C text of an access, for given values of the statement's iterators."""
        ...


Buffers = Mapping[str, Buffer]
"""The copies that stand for arrays, by the names of the arrays."""


@dataclass
class PrivateArrays:
    """Makes the copies of a region.

    scop      the region
    declared  every copy, in textual order
    """

    scop: Scop
    declared: list[PrivateCopy] = field(default_factory=list)

    def buffers(self, mark: LoopMark, names: Mapping[str, Sum], taken: frozenset[str]) -> Buffers:
        """The copies in the body of a loop; `names` tells what isl's loop variables stand for there."""
        return {one.array: self.buffer(one, names, taken) for one in mark.private}

    def buffer(self, private: PrivateArray, names: Mapping[str, Sum], taken: frozenset[str]) -> Buffer:
        """One copy under a name of its own."""
        array = self.scop.arrays[private.array]
        used = {copy.name for copy in self.declared}
        keeps_name = array.inside and array.name not in used
        name = array.name if keeps_name else fresh(f"px_{array.name}", taken | used)
        self.declared.append(PrivateCopy(name, array.name, not array.inside))
        slices = tuple(self.slice(one, names) for one in private.slices)
        place = tuple(value_at(form, names) for form in private.place)
        return Buffer(name, array.element, slices, array.name, place)

    def slice(self, one: Slice, names: Mapping[str, Sum]) -> tuple[int, Sum, int]:
        """A dimension of a copy with its first subscript in terms of the loops around."""
        return one.dimension, value_at(one.first, names), one.extent


def page_touch(ahead: PageAhead, names: Mapping[str, Sum], indent: str) -> PageTouch:
    """The call that touches a page of an array; `names` tells what isl's loop variables stand for there."""
    subscripts = "".join(f"[{value_at(form, names).text.text}]" for form in ahead.place)
    function = "px_lines_ahead" if ahead.lines else "px_page_ahead"
    return PageTouch(f"{indent}{function}(&{ahead.array}{subscripts}, {ahead.extent});\n")


def value_at(form: Affine, names: Mapping[str, Sum]) -> Sum:
    """A linear form of isl's loop variables, outermost first, as they are called here."""
    values = tuple(
        (names.get(f"c{depth}") or variable(f"c{depth}")) if weight else Sum((), 0)
        for depth, weight in enumerate(form.coefficients)
    )
    return subscript(form, values, names)


def replaced_accesses(
    statement: Statement, buffers: Mapping[str, Substitute], values: tuple[Sum, ...], parameters: Mapping[str, Sum]
) -> dict[str, str]:
    """C text of each access that goes to a copy, by its text in the source."""
    return {
        access.text: buffers[access.array].access(access, values, parameters)
        for access in statement.accesses
        if access.array in buffers
    }
