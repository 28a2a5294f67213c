"""Every emitted statement is its source statement, with the witness's values for the source's iterators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import islpy as isl

from polyxform.microkernels.approximations import APPROXIMATIONS
from polyxform.scop.model import Access, Body
from polyxform.syntax.c_types import Typedefs
from polyxform.syntax.printing import CodeBody
from polyxform.syntax.structure import Expression, canonical_casts, structure
from polyxform.syntax.tree import RegionTree
from polyxform.validation.affine import function_of
from polyxform.validation.expressions import ExpressionError, spelling
from polyxform.validation.failure import ValidationFailure, failure
from polyxform.validation.reading import Reading
from polyxform.validation.types import (
    NameTypes,
    Use,
    emitted_types,
    has_room,
    interchangeable,
    source_types,
    use_of_operand,
)
from polyxform.validation.witness import Occurrence

RECIPROCAL = {("/", "*"), ("/=", "*=")}
"""A division and the multiplication that may take its place, by consent."""
ARITHMETIC = frozenset({"+", "-", "*", "prefix-"})


def check_bodies(reading: Reading, tree: RegionTree) -> None:
    """`check_body` for every emitted statement; `tree` is the region."""
    source = source_types(reading.scop, tree)
    for place in reading.places:
        emitted = emitted_types(reading.emitted, reading.loops[place.emitted.name])
        check_body(Comparison(place, source, emitted, reading.copies_at(place), reading.consent, tree.typedefs))


def check_body(comparison: Comparison) -> None:
    """Returns when the emitted statement does what the source statement does. ValidationFailure (PX505) otherwise.

    Both parse trees must be the same operations in the same order; integer expressions of iterators and parameters
    must have the same value, and the same type where that matters.
    """
    occurrence = comparison.occurrence
    check_accesses(occurrence, comparison.copies)
    bodies = (occurrence.source.body, occurrence.emitted.body)
    wanted, found = (canonical_casts(tree_of(body), comparison.typedefs) for body in bodies)
    reason = comparison.difference(wanted, found, Use.VALUE)
    if reason is not None:
        raise different(occurrence, reason)


def tree_of(body: Body) -> Expression:
    """The parse tree of a statement. ValidationFailure (PX505) for a body that did not come from the front end."""
    if not isinstance(body, CodeBody):
        raise failure("PX505", "a statement has no parse tree")
    return structure(body.node)


def different(occurrence: Occurrence, what: str) -> ValidationFailure:
    """The failure for an emitted statement that differs from its source."""
    name = occurrence.source.name
    return failure("PX505", f"emitted code does not compute what statement {name} does: {what}", occurrence.source.span)


def check_accesses(occurrence: Occurrence, copies: Mapping[str, str]) -> None:
    """The statement reaches the same elements, in the same order of evaluation, as far as the model knows."""
    pairs = list(zip(occurrence.source.accesses, occurrence.emitted.accesses, strict=False))
    if len(occurrence.source.accesses) != len(occurrence.emitted.accesses):
        raise different(occurrence, "another number of accesses")
    for source, emitted in pairs:
        if not same_access(source, emitted, occurrence, copies):
            raise different(occurrence, f"{emitted.text} instead of {source.text}")


def same_access(source: Access, emitted: Access, occurrence: Occurrence, copies: Mapping[str, str]) -> bool:
    """Whether two accesses do the same to the same element in corresponding instances.

    Which elements of a variable stand for which elements of an array is compared for all accesses together, elsewhere.
    """
    array = copies.get(source.array, source.array)
    if (array, source.kind, source.must) != (emitted.array, emitted.kind, emitted.must):
        return False
    if source.array in copies:
        return True
    if source.relation.dim(isl.dim_type.out) != emitted.relation.dim(isl.dim_type.out):
        # One of them reads a linearised subscript as several: the subscripts as written are compared with the trees.
        return True
    wanted = occurrence.witness.apply_range(source.relation)
    return bool(emitted.relation.intersect_domain(occurrence.witness.domain()).is_equal(wanted))


@dataclass(frozen=True)
class Comparison:
    """Compares the parse trees of a source statement and an emitted one.

    occurrence  the two statements
    source      C types of the names in the source
    emitted     C types of the names in the emitted code
    copies      variables that stand for arrays, by the arrays' names
    consent     known approximations may stand for functions of the library
    typedefs    names of types
    """

    occurrence: Occurrence
    source: NameTypes
    emitted: NameTypes
    copies: Mapping[str, str]
    consent: bool
    typedefs: Typedefs

    def difference(self, source: Expression, emitted: Expression, use: Use) -> str | None:
        """What differs, in words; None when nothing does. `use` is what becomes of the value."""
        if self.is_copied(source, emitted):
            return None
        if self.is_approximated(source, emitted):
            source, emitted = (replace(call, operands=call.operands[1:]) for call in (source, emitted))
        if self.is_reciprocal(source, emitted):
            value, quotient = emitted.operands
            emitted = replace(source, operands=(value, quotient.operands[1]))
        equal = self.same_integer(source, emitted)
        if equal is not None:
            return self.integer_difference(source, emitted, use, equal)
        if (source.operator, source.text) != (emitted.operator, emitted.text) or self.is_confused(source, emitted):
            return f"'{spelling(emitted)}' instead of '{spelling(source)}'"
        if len(source.operands) != len(emitted.operands):
            return f"another number of operands of '{spelling(source)}'"
        for position, (left, right) in enumerate(zip(source.operands, emitted.operands, strict=True)):
            found = self.difference(left, right, use_of_operand(source, position, use, self.source))
            if found is not None:
                return found
        return None

    def is_copied(self, source: Expression, emitted: Expression) -> bool:
        """Whether an element of an array meets one of the variable that stands for the array."""
        if source.operator not in ("index", "name") or emitted.operator not in ("index", "name"):
            return False
        return self.copies.get(source.base.text) == emitted.base.text

    def is_approximated(self, source: Expression, emitted: Expression) -> bool:
        """Whether an approximation is called in the place of a function of the library, and may be."""
        if not self.consent or source.operator != "call" or emitted.operator != "call":
            return False
        known = APPROXIMATIONS.get(source.operands[0].text)
        return known is not None and known.name == emitted.operands[0].text

    def is_reciprocal(self, source: Expression, emitted: Expression) -> bool:
        """Whether a value is multiplied by a reciprocal in the place of a floating-point division, and may be."""
        if not self.consent or (source.operator, emitted.operator) not in RECIPROCAL:
            return False
        divisor, quotient = source.operands[1], emitted.operands[1]
        if quotient.operator != "/" or not self.source.is_floating(divisor):
            return False
        one, inner = quotient.operands
        return one.text in ("1.0f", "1.0") and one.operator == "number" and self.emitted.is_floating(inner)

    def same_integer(self, source: Expression, emitted: Expression) -> bool | None:
        """Whether two integer expressions have the same value in every instance.

        None where one is not affine, or has a cast that may change a value.
        """
        if not (source.names or emitted.names):
            return None
        try:
            wanted = function_of(source, self.occurrence.outer).pullback_pw_multi_aff(self.occurrence.function)
            found = function_of(emitted, self.occurrence.inner)
        except ExpressionError:
            return None
        equal = bool(self.occurrence.witness.domain().is_subset(wanted.eq_set(found)))
        return None if not equal and (narrows(source) or narrows(emitted)) else equal

    def integer_difference(self, source: Expression, emitted: Expression, use: Use, equal: bool) -> str | None:
        """`difference` of two affine integer expressions."""
        if not equal:
            return f"'{spelling(emitted)}' has another value than '{spelling(source)}'"
        wanted, found = self.source.of(source), self.emitted.of(emitted)
        if use is Use.ADDRESS and not arithmetic(emitted):
            return None
        if use in (Use.ADDRESS, Use.OFFSET) and has_room(wanted, found):
            return None
        if interchangeable(wanted, found, use):
            return None
        return f"'{spelling(emitted)}' has another type than '{spelling(source)}'"

    def is_confused(self, source: Expression, emitted: Expression) -> bool:
        """Whether one and the same name is a loop variable or parameter on one side only."""
        if source.operator != "name":
            return False
        return self.occurrence.outer.knows(source.text) != self.occurrence.inner.knows(emitted.text)


def arithmetic(expression: Expression) -> bool:
    """Whether the expression computes anything, so that its type has to hold the result."""
    return any(part.operator in ARITHMETIC for part in expression.walk())


def narrows(expression: Expression) -> bool:
    """Whether a cast in the expression may change a value."""
    return any(part.operator == "cast" and part.text != "long" for part in expression.walk())
