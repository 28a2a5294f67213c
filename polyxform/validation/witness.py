"""Which source instance each emitted statement claims to be, as isl maps built from the witness's C expressions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.codegen.model import Instance
from polyxform.scop.model import Scop, Statement
from polyxform.validation.affine import Surface, function_of
from polyxform.validation.expressions import ExpressionError, parse_expression
from polyxform.validation.failure import failure
from polyxform.validation.positions import extended, proven_inverse


@dataclass(frozen=True)
class Occurrence:
    """A statement of the emitted code beside the source statement that it claims to be.

    emitted   the statement as it was extracted from the emitted code
    source    the statement of the region
    function  { emitted instance -> source instance }, for any values of the iterators
    witness   the same within the emitted statement's domain; what holds for the parameters is left out, since it makes
              every set larger, and comes in where something cannot be proven without it
    inverse   { source instance -> emitted instance }, proven to be the witness's inverse; None where no proof is quick
    extended  the same as if all source instances were executed here; None where there is no inverse
    inner     where expressions of the emitted statement are evaluated
    outer     where expressions of the source statement are evaluated
    """

    emitted: Statement
    source: Statement
    function: isl.PwMultiAff
    witness: isl.Map
    inverse: isl.Map | None
    extended: isl.Map | None
    inner: Surface
    outer: Surface

    @property
    def executed(self) -> isl.Set:
        """The source instances that are executed here."""
        return self.inverse.domain() if self.inverse is not None else self.witness.range()

    def touches(self, array: str) -> bool:
        """Whether the source statement reads or writes an array."""
        return any(access.array == array for access in self.source.accesses)


def occurrences(scop: Scop, emitted: Scop, instances: Sequence[Instance]) -> tuple[Occurrence, ...]:
    """The emitted statements in textual order. ValidationFailure (PX501) when the witness does not fit them."""
    if len(instances) != len(emitted.statements):
        count = len(emitted.statements)
        raise failure("PX501", f"emitted code has {count} statements, {len(instances)} were announced", scop.span)
    pairs = zip(emitted.statements, instances, strict=True)
    return tuple(occurrence(scop, emitted, statement, instance) for statement, instance in pairs)


def occurrence(scop: Scop, emitted: Scop, statement: Statement, instance: Instance) -> Occurrence:
    """One statement with its witness."""
    source = next((s for s in scop.statements if s.name == instance.statement), None)
    if source is None or len(source.iterators) != len(instance.iterators):
        raise failure("PX501", f"emitted code claims to hold '{instance.statement}', which the source lacks", scop.span)
    inner, outer = surface(emitted, statement), surface(scop, source)
    try:
        values = [function_of(parse_expression(text), inner) for text in instance.iterators]
    except ExpressionError as reason:
        raise failure("PX501", f"no witness for {source.name}: {reason}", source.span) from reason
    function = joined(values, inner, source)
    domain = statement.domain.intersect_params(scop.context)
    witness = isl.Map.from_pw_multi_aff(function).intersect_domain(domain)
    wanted = source.domain.intersect_params(scop.context)
    inverse = proven_inverse(function, instance.position, domain.coalesce(), wanted)
    everywhere = extended(inverse, instance.position, wanted)
    return Occurrence(statement, source, function, witness, inverse, everywhere, inner, outer)


def surface(scop: Scop, statement: Statement) -> Surface:
    """Where expressions of a statement are evaluated."""
    space = statement.domain.get_space()
    known = {space.get_dim_name(isl.dim_type.param, i) for i in range(space.dim(isl.dim_type.param))}
    for name in sorted({parameter.name for parameter in scop.parameters} - known):
        space = space.add_dims(isl.dim_type.param, 1)
        space = space.set_dim_name(isl.dim_type.param, space.dim(isl.dim_type.param) - 1, name)
    return Surface(space, statement.iterators, dict(scop.fixed))


def joined(values: Sequence[isl.PwAff], inner: Surface, source: Statement) -> isl.PwMultiAff:
    """{ emitted instance -> source instance } from one function for each source iterator."""
    target = isl.Space.map_from_domain_and_range(inner.space, source.domain.get_space().align_params(inner.space))
    parts = isl.PwAffList.alloc(isl.DEFAULT_CONTEXT, len(values))
    for value in values:
        parts = parts.add(value)
    return isl.PwMultiAff.from_multi_pw_aff(isl.MultiPwAff.from_pw_aff_list(target, parts))
