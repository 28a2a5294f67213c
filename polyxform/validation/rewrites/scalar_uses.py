"""A scalar and what happens to it in one execution of the body of some loops, told from a region's model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import islpy as isl

from polyxform.affine import selected
from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import Access, AccessKind, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import ValidationFailure, failure


@dataclass(frozen=True)
class Uses:
    """The uses of a scalar in a region, seen from one statement that stands directly inside the loops of interest.

    region  the region
    scalar  name
    anchor  the statement; the values of its iterators tell the iterations p of the loops
    apart   what uses the scalar outside these loops is left alone: a variable of its own under the same name
    """

    region: ExtractedRegion
    scalar: str
    anchor: Statement
    apart: bool = False

    @property
    def scop(self) -> Scop:
        """The region's model."""
        return self.region.scop

    @property
    def depth(self) -> int:
        """Loops around the anchor."""
        return len(self.anchor.iterators)

    @cached_property
    def inside(self) -> tuple[Statement, ...]:
        """The statements inside these loops."""
        around = self.region.loops[self.anchor.name]
        return tuple(s for s in self.scop.statements if self.region.loops[s.name][: self.depth] == around)

    @cached_property
    def users(self) -> tuple[Statement, ...]:
        """The statements that read or write the scalar, those outside of the loops left out where they are apart."""
        return tuple(s for s in (self.inside if self.apart else self.scop.statements) if touches(s, self.scalar))

    @cached_property
    def order(self) -> isl.UnionMap:
        """{ instance -> instance that is executed later }."""
        return order_of(self.scop)

    def iteration(self, statement: Statement) -> isl.Map:
        """{ instance -> [p] } for a statement inside the loops."""
        return selected(statement.domain.get_space(), range(self.depth)).intersect_domain(statement.domain)

    def at_anchor(self, statement: Statement, access: Access) -> isl.Map:
        """{ instance -> element that an access of the anchor reaches in the same iteration }."""
        return self.iteration(statement).apply_range(self.iteration(self.anchor).reverse()).apply_range(access.relation)

    def before(self, one: Statement, other: Statement) -> isl.Map:
        """{ instance of one -> later instance of the other in the same iteration }."""
        same = self.iteration(one).apply_range(self.iteration(other).reverse())
        return self.order.intersect(isl.UnionMap.from_map(same)).extract_map(same.get_space())

    def require(self, holds: bool, reason: str) -> None:
        """ValidationFailure (PX505) unless a condition holds."""
        if not holds:
            raise refusal(self.scalar, reason)


def stored_values(source: ExtractedRegion, scalar: str, check: Callable[[Uses], None]) -> None:
    """Returns when `check` does so for one of the statements that store the scalar to an element, as anchor.

    ValidationFailure (PX505), that of the last of them, otherwise.
    """
    refused = refusal(scalar, "it is not stored to an element")
    for last in source.scop.statements:
        if not (reads(last, scalar) and any(access.array != scalar for access in writes(last))):
            continue
        try:
            return check(Uses(source, scalar, last, apart=True))
        except ValidationFailure as reason:
            refused = reason
    raise refused


def refusal(scalar: str, reason: str) -> ValidationFailure:
    """The exception for a scalar that stays."""
    return failure("PX505", f"nothing stands for '{scalar}': {reason}")


def order_of(scop: Scop) -> isl.UnionMap:
    """{ instance -> instance that is executed later }."""
    schedule = scop.schedule.get_map().intersect_domain(scop.domain)
    return schedule.lex_lt_union_map(schedule)


def touches(statement: Statement, name: str) -> bool:
    """Whether a statement reads or writes a variable."""
    return any(access.array == name for access in statement.accesses)


def reads(statement: Statement, name: str) -> bool:
    """Whether a statement reads a variable."""
    return any(access.array == name and access.kind is AccessKind.READ for access in statement.accesses)


def writes(statement: Statement) -> tuple[Access, ...]:
    """What a statement writes."""
    return tuple(access for access in statement.accesses if access.kind is AccessKind.WRITE)


def check_local(uses: Uses) -> None:
    """The scalar is a variable of the function that nothing behind the region reads."""
    scalar = uses.scop.arrays[uses.scalar]
    own = scalar.storage in ("local", "parameter")
    uses.require(own and not scalar.extents and not scalar.live_out, "it is no local scalar")


def check_apart(uses: Uses) -> None:
    """Nothing outside the loops reads what is written to the scalar inside."""
    written, surely, read = (isl.UnionMap("{ }") for _ in range(3))
    for statement in uses.scop.statements:
        for access in (a for a in statement.accesses if a.array == uses.scalar):
            relation = isl.UnionMap.from_map(access.relation.intersect_params(uses.scop.context.params()))
            if access.kind is AccessKind.READ:
                read = read if statement in uses.inside else read.union(relation)
            elif statement in uses.inside:
                written = written.union(relation)
            elif access.must:
                surely = surely.union(relation)
    info = isl.UnionAccessInfo.from_sink(read).set_may_source(written).set_kill(surely)
    seen = info.set_schedule(uses.scop.schedule).compute_flow().get_may_dependence()
    uses.require(seen.is_empty(), "it is used outside the loops around its last statement")


def check_known_names(uses: Uses, value: Expression, others: frozenset[str]) -> None:
    """An expression is made of counters around the anchor, `others` and what the region never changes.

    It means the same at every use.
    """
    changing = {access.array for statement in uses.scop.statements for access in writes(statement)}
    changing |= {iterator.name for iterator in uses.scop.iterators}
    free = value.names - others - {*uses.anchor.iterators}
    uses.require(changing.isdisjoint(free), "a name is neither a counter around it nor unchanging")
    for user in uses.users:
        uses.require(value.names.isdisjoint(user.iterators[uses.depth :]), "an inner loop hides a name")


def check_statements(uses: Uses, value: Expression, result: Scop, dropped: Sequence[Statement]) -> None:
    """Both regions hold the same statements in the same order, with a value in place of the scalar.

    dropped  statements that the result does without
    """
    check_pairs(uses, paired(uses, value, result.statements, dropped), result)


def check_pairs(uses: Uses, pairs: Sequence[tuple[Statement, Statement]], result: Scop) -> None:
    """The statements of the result run over the instances of their partners, and in the same order."""
    to_result = isl.UnionMap("{ }")
    for own, other in pairs:
        moved = renaming(own, other)
        uses.require(own.domain.apply(moved).is_equal(other.domain), f"{own.name} has other instances in its place")
        to_result = to_result.union(isl.UnionMap.from_map(moved))
    order = uses.order.apply_domain(to_result).apply_range(to_result)
    uses.require(order.is_equal(order_of(result)), "the order of the statements differs")


def paired(
    uses: Uses, value: Expression, others: Sequence[Statement], dropped: Sequence[Statement]
) -> list[tuple[Statement, Statement]]:
    """Each statement with the one of the result that does the same."""
    kept = [statement for statement in uses.scop.statements if statement not in dropped]
    uses.require(len(kept) == len(others), "the result has another number of statements")
    for own, other in zip(kept, others, strict=True):
        tree = tree_of(own.body)
        wanted = with_value(tree, uses.scalar, value) if own in uses.users else tree
        same = tree_of(other.body) == wanted and other.iterators == own.iterators
        uses.require(same, f"{own.name} has no counterpart")
    return list(zip(kept, others, strict=True))


def with_value(tree: Expression, scalar: str, value: Expression) -> Expression:
    """The tree with a value in place of the scalar."""
    if tree == Expression("name", text=scalar):
        return value
    return Expression(tree.operator, tuple(with_value(o, scalar, value) for o in tree.operands), tree.text)


def renaming(own: Statement, other: Statement) -> isl.Map:
    """{ instance -> instance of the other statement with the same values of the iterators }."""
    every = range(len(own.iterators))
    onto = selected(other.domain.get_space(), every)
    return selected(own.domain.get_space(), every).apply_range(onto.reverse())
