"""Which element of an array a kernel reads when it is given an address in a packed copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.polyhedra import Affine, linear_subscripts
from polyxform.scop.model import AccessKind, Array
from polyxform.syntax.structure import Expression
from polyxform.validation.affine import Surface, function_of
from polyxform.validation.expressions import ExpressionError, parse_expression
from polyxform.validation.kernels.panels import Panels, Run, linear_position
from polyxform.validation.kernels.widths import LARGEST_INT, stays_wide
from polyxform.validation.plain_nests import PlainLoop, Values, require
from polyxform.validation.polynomials import Polynomial, atomic, constant, polynomial
from polyxform.validation.witness import Occurrence

Element = tuple[str, Polynomial]


@dataclass(frozen=True)
class Copies:
    """Copies of arrays where a kernel call stands.

    panels  by the name of the pointer
    place   the statement inside the nest that the call stands for
    """

    panels: Mapping[str, Panels]
    place: Occurrence

    @property
    def arrays(self) -> Mapping[str, Array]:
        """The copies as arrays with one subscript."""
        return {
            name: replace(copy.array, name=name, extents=("",), storage="local", restrict=True, linear=True)
            for name, copy in self.panels.items()
        }

    def reads(self, given: Element, factor: Element, values: Values, columns: PlainLoop) -> bool:
        """Whether an element of an array or of a copy has the value of the factor.

        values   what the names stand for, iterators of the nest included
        columns  the nest's loop over columns
        """
        copy = self.panels.get(given[0])
        if copy is None:
            return given == factor
        if copy.array.name != factor[0]:
            return False
        forms = self.subscripts(copy.array, factor[1], values)
        width = self.run(copy, forms[copy.column], columns).width
        iterators = self.place.emitted.iterators
        subscripts = [value_of_form(form, iterators, values) for form in forms]
        at_first = {**values, columns.iterator: polynomial(columns.first, values)}
        first = value_of_form(forms[copy.column], iterators, at_first)
        return given[1] == copy.position(subscripts, first, width)

    def run(self, copy: Panels, form: Affine, columns: PlainLoop) -> Run:
        """The run of panels one of which holds all columns of the nest, from its first on; `form` is their subscript.

        ExpressionError when there is none.
        """
        iterators, surface = self.place.emitted.iterators, self.place.inner
        column = function_of_form(form, iterators, surface)
        weight = surface.constant(form.coefficients[iterators.index(columns.iterator)])
        moved = surface.variable(columns.iterator).sub(function_of(columns.first, surface))
        first = column.sub(moved.mul(weight))
        domain = self.place.witness.domain()
        for run in copy.runs:
            if domain.is_subset(in_panel(first, column, run, surface)):
                return run
        raise ExpressionError("the columns do not surely lie in one panel that begins with them")

    def require_wide(self, address: Expression, wide: Set[str], values: Values) -> None:
        """ExpressionError when the index of an address in a copy may overflow an int."""
        copy = self.panels.get(address.base.text)
        if copy is None or (copy.size.value or LARGEST_INT) < LARGEST_INT:
            return
        for subscript in address.subscripts:
            require(stays_wide(subscript, wide, values), "an index may overflow an int")

    def subscripts(self, array: Array, offset: Polynomial, values: Values) -> tuple[Affine, ...]:
        """Subscripts of the element that the statement reads at an offset. ExpressionError when it reads none there."""
        extents = [polynomial(parse_expression(extent), values) for extent in array.extents[1:]]
        for forms in self.forms(array.name):
            found = [value_of_form(form, self.place.emitted.iterators, values) for form in forms]
            if linear_position(found, extents) == offset:
                return forms
        raise ExpressionError(f"no subscripts are known for an element of '{array.name}'")

    def forms(self, array: str) -> Iterator[tuple[Affine, ...]]:
        """Linear subscripts of the statement's reads of an array, as functions of the counters around it."""
        for access in self.place.source.accesses:
            forms = linear_subscripts(self.place.witness.apply_range(access.relation))
            if access.array == array and access.kind is AccessKind.READ and forms is not None:
                yield forms


def in_panel(first: isl.PwAff, column: isl.PwAff, run: Run, surface: Surface) -> isl.Set:
    """Where `first` is the first column of a panel of the run, and `column` one of its columns."""
    start, beyond = (function_of(edge, surface) for edge in (run.first, run.beyond))
    place, zero, width = column.sub(first), surface.constant(0), surface.constant(run.width)
    found = first.ge_set(start).intersect(first.lt_set(beyond))
    found = found.intersect(first.sub(start).mod_val(isl.Val(run.width)).eq_set(zero))
    return found.intersect(place.ge_set(zero)).intersect(place.lt_set(width))


def named_weights(form: Affine, iterators: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """The names in a linear form with their weights."""
    yield from ((name, weight) for name, weight in zip(iterators, form.coefficients, strict=True) if weight)
    yield from form.parameters


def value_of_form(form: Affine, iterators: tuple[str, ...], values: Values) -> Polynomial:
    """A linear form as a polynomial."""
    named = named_weights(form, iterators)
    terms = (constant(weight) * values.get(name, atomic(name)) for name, weight in named)
    return sum(terms, constant(form.constant))


def function_of_form(form: Affine, iterators: tuple[str, ...], surface: Surface) -> isl.PwAff:
    """A linear form as a function of a statement's instances."""
    total = surface.constant(form.constant)
    for name, weight in named_weights(form, iterators):
        total = total.add(surface.variable(name).mul(surface.constant(weight)))
    return total
