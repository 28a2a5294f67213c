"""Emitted code as it was read back, beside the region that it replaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import islpy as isl

from polyxform.dependences.explain import describe
from polyxform.dependences.model import Dependences
from polyxform.diagnostics import Note, Span
from polyxform.scop.environment import Loop
from polyxform.scop.model import Scop
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.witness import Occurrence


@dataclass(frozen=True)
class Declaration:
    """A variable that emitted code declares.

    name   of it
    loops  places of the loops around its declaration, outermost first
    """

    name: str
    loops: tuple[Span, ...]


@dataclass(frozen=True)
class Reading:
    """Source and emitted code with all that connects them.

    scop          the region
    dependences   between its instances
    emitted       the model of the emitted code
    loops         for each emitted statement, by name, the loops around it, outermost first
    places        the emitted statements with their source statements
    declarations  for each array of the source that emitted code declares, or declares variables for, the places of the
                  loops around each declaration
    variables     names that emitted code declares
    copied        arrays for which it declares variables
    consent       sums may be reordered, and library functions approximated
    widening      functions of the source that turn bfloat16 numbers into floats
    extended      take each emitted statement to execute all instances of its source statement, where its place is
                  known: pairs of instances are then more than there are, but their description is short
    """

    scop: Scop
    dependences: Dependences
    emitted: Scop
    loops: Mapping[str, tuple[Loop, ...]]
    places: tuple[Occurrence, ...]
    declarations: Mapping[str, tuple[Declaration, ...]]
    variables: frozenset[str] = frozenset()
    copied: frozenset[str] = frozenset()
    consent: bool = False
    widening: frozenset[str] = frozenset()
    extended: bool = False

    @cached_property
    def witness(self) -> isl.UnionMap:
        """{ emitted instance -> source instance } of all statements together."""
        total = isl.UnionMap("{ }")
        for place in self.places:
            total = total.union(isl.UnionMap.from_map(place.witness))
        return total

    @cached_property
    def domain(self) -> isl.UnionSet:
        """All source instances."""
        return self.scop.domain

    @cached_property
    def executions(self) -> isl.UnionMap:
        """{ source instance -> emitted instance }."""
        total = isl.UnionMap("{ }")
        for place in self.places:
            inverse = place.inverse if place.inverse is not None else place.witness.reverse()
            inverse = place.extended if self.extended and place.extended is not None else inverse
            total = total.union(isl.UnionMap.from_map(inverse))
        return total

    def declared_for(self, array: str, statement: str) -> Declaration | None:
        """The outer variable for an array in whose loops an emitted statement stands; None where there is none."""
        around = tuple(loop.span for loop in self.loops[statement])
        found = self.declarations.get(array, ())
        return next((one for one in found if around[: len(one.loops)] == one.loops), None)

    def has_copies_of(self, array: str, statement: str) -> bool:
        """Whether an emitted statement stands in the loops in which a variable for an array is declared."""
        return self.declared_for(array, statement) is not None

    def copies_at(self, place: Occurrence) -> Mapping[str, str]:
        """The variables that stand for arrays in an emitted statement, by the arrays' names."""
        found = ((array, self.declared_for(array, place.emitted.name)) for array in self.declarations)
        return {array: one.name for array, one in found if one is not None and array in self.copied}

    def emitted_pairs(self, pairs: isl.UnionMap) -> isl.UnionMap:
        """Pairs of source instances as pairs of emitted instances.

        What the witness says anyway, which instances and parameters there are, is taken out of the pairs first.
        """
        pairs = pairs.gist_params(self.scop.context).gist_domain(self.domain).gist_range(self.domain)
        return pairs.apply_domain(self.executions).apply_range(self.executions)

    def pair_failure(self, code: str, message: str, pairs: isl.UnionMap) -> ValidationFailure:
        """A failure that names the accesses behind a pair of emitted instances."""
        conflicts = describe(self.scop, self.dependences, pairs.apply_domain(self.witness).apply_range(self.witness))
        if not conflicts:
            return failure(code, message, self.scop.span)
        first = conflicts[0]
        note = Note(f"{first.first.text} is the other access", first.first.span)
        return failure(code, f"{message}: {first}", first.second.span, (note,))


def parts_of(pairs: isl.UnionMap) -> Iterator[tuple[str, str, isl.Map]]:
    """(source statement, target statement, pairs) for each pair of statements in a union."""
    maps = pairs.get_map_list()
    for position in range(maps.n_map()):
        part = maps.get_at(position)
        yield part.get_tuple_name(isl.dim_type.in_), part.get_tuple_name(isl.dim_type.out), part
