"""An array element may stand for a scalar: proven from the models of the region before and after.

The scalar x is stored to the element C[f(p)] by a last statement K in each iteration p of some loops. What is proven:

- both regions hold the same statements over the same instances in the same order, with C[f(p)] for x, but for copies of
  the element to itself;
- the scalar and the elements have one type, so that no value is rounded on the way;
- all uses of x lie inside the same loops as K, before K in the same iteration, and K runs in each of these iterations;
- each read of x comes after a write in its own iteration, and nobody reads x behind the region;
- from the first write to x in an iteration until K, nothing else touches the iteration's element.

An iteration p is executed as a whole before the next, so that x and the element hold the same value wherever x is read,
and the element holds what K leaves when anything else looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import islpy as isl

from polyxform.affine import selected
from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import Access, AccessKind, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import failure


@dataclass(frozen=True)
class Uses:
    """The uses of a scalar in a region.

    region  the region
    scalar  name
    last    the statement K
    """

    region: ExtractedRegion
    scalar: str
    last: Statement

    @property
    def scop(self) -> Scop:
        """The region's model."""
        return self.region.scop

    @property
    def depth(self) -> int:
        """Loops around K."""
        return len(self.last.iterators)

    @property
    def element(self) -> Expression:
        """The element that K stores to, as written."""
        return tree_of(self.last.body).operands[0]

    @property
    def stored(self) -> Access:
        """K's write."""
        return next(access for access in self.last.accesses if access.kind is AccessKind.WRITE)

    @cached_property
    def inside(self) -> tuple[Statement, ...]:
        """The statements inside the loops around K."""
        around = self.region.loops[self.last.name]
        return tuple(s for s in self.scop.statements if self.region.loops[s.name][: self.depth] == around)

    @cached_property
    def order(self) -> isl.UnionMap:
        """{ instance -> instance that is executed later }."""
        schedule = self.scop.schedule.get_map().intersect_domain(self.scop.domain)
        return schedule.lex_lt_union_map(schedule)

    def iteration(self, statement: Statement) -> isl.Map:
        """{ instance -> [p] } for a statement inside the loops around K."""
        return selected(statement.domain.get_space(), range(self.depth)).intersect_domain(statement.domain)

    def own_element(self, statement: Statement) -> isl.Map:
        """{ instance -> C[f(p)] }."""
        return (
            self.iteration(statement).apply_range(self.iteration(self.last).reverse()).apply_range(self.stored.relation)
        )

    def before(self, one: Statement, other: Statement) -> isl.Map:
        """{ instance of one -> later instance of the other in the same iteration }."""
        same = self.iteration(one).apply_range(self.iteration(other).reverse())
        return self.order.intersect(isl.UnionMap.from_map(same)).extract_map(same.get_space())


def check_accumulator(source: ExtractedRegion, result: ExtractedRegion, scalar: str) -> None:
    """Returns when `result` is proven to do what `source` does, with an element in place of a scalar.

    ValidationFailure (PX505) otherwise.
    """
    users = [s for s in source.scop.statements if touches(s, scalar)]
    if not users:
        raise refusal(scalar, "it is not used")
    uses = Uses(source, scalar, users[-1])
    check_places(uses)
    check_statements(uses, result.scop)
    if not all(user in uses.inside for user in users):
        raise refusal(scalar, "it is used outside the loops around its last statement")
    check_last(uses, users)
    check_values(uses, users)
    check_element(uses)


def refusal(scalar: str, reason: str) -> Exception:
    """The exception for a scalar that stays."""
    return failure("PX505", f"no element stands for '{scalar}': {reason}")


def touches(statement: Statement, name: str) -> bool:
    """Whether a statement reads or writes a variable."""
    return any(access.array == name for access in statement.accesses)


def check_places(uses: Uses) -> None:
    """The scalar and the elements are places of one type, and K stores to the element and to nothing else."""
    scalar = uses.scop.arrays[uses.scalar]
    if scalar.extents or scalar.live_out or scalar.storage not in ("local", "parameter"):
        raise refusal(uses.scalar, "it is no local scalar")
    tree, writes = tree_of(uses.last.body), [a for a in uses.last.accesses if a.kind is AccessKind.WRITE]
    if tree.operator != "=" or len(writes) != 1 or not writes[0].must:
        raise refusal(uses.scalar, "its last statement does not assign to one element")
    array = uses.scop.arrays[writes[0].array]
    whole = uses.element.operator == "index" and uses.element.base == Expression("name", text=array.name)
    if not whole or array.element != scalar.element or array.const:
        raise refusal(uses.scalar, "the element has another type")
    known = {*uses.last.iterators, *(parameter.name for parameter in uses.scop.parameters), array.name}
    if not uses.element.names <= known | {name for name, _ in uses.scop.fixed}:
        raise refusal(uses.scalar, "the element's subscripts are not made of counters and parameters")


def check_statements(uses: Uses, result: Scop) -> None:
    """Both regions hold the same statements, but for the element in place of the scalar."""
    pairs = paired(uses, result.statements)
    to_result = isl.UnionMap("{ }")
    for own, other in pairs:
        moved = renaming(own, other)
        if not own.domain.apply(moved).is_equal(other.domain):
            raise refusal(uses.scalar, f"{own.name} has other instances in its place")
        to_result = to_result.union(isl.UnionMap.from_map(moved))
    order = uses.order.apply_domain(to_result).apply_range(to_result)
    schedule = result.schedule.get_map().intersect_domain(result.domain)
    if not order.is_equal(schedule.lex_lt_union_map(schedule)):
        raise refusal(uses.scalar, "the order of the statements differs")


def paired(uses: Uses, others: Sequence[Statement]) -> list[tuple[Statement, Statement]]:
    """Each statement with the one of the result that does the same."""
    left = list(others)
    found = []
    for statement in uses.scop.statements:
        wanted = with_element(tree_of(statement.body), uses.scalar, uses.element)
        if wanted == Expression("=", (uses.element, uses.element)):
            continue
        shadowed = uses.element.names & {*statement.iterators[uses.depth :]}
        other = left.pop(0) if left else None
        same = other is not None and tree_of(other.body) == wanted and other.iterators == statement.iterators
        if other is None or not same or (touches(statement, uses.scalar) and shadowed):
            raise refusal(uses.scalar, f"{statement.name} has no counterpart")
        found.append((statement, other))
    if left:
        raise refusal(uses.scalar, "a statement is new")
    return found


def with_element(tree: Expression, scalar: str, element: Expression) -> Expression:
    """The tree with the element in place of the scalar."""
    if tree == Expression("name", text=scalar):
        return element
    return Expression(tree.operator, tuple(with_element(o, scalar, element) for o in tree.operands), tree.text)


def renaming(own: Statement, other: Statement) -> isl.Map:
    """{ instance -> instance of the other statement with the same values of the iterators }."""
    every = range(len(own.iterators))
    onto = selected(other.domain.get_space(), every)
    return selected(own.domain.get_space(), every).apply_range(onto.reverse())


def check_last(uses: Uses, users: Sequence[Statement]) -> None:
    """K runs once in each iteration in which the scalar is used, after every use."""
    runs = uses.iteration(uses.last).range()
    for user in users[:-1]:
        if not uses.iteration(user).range().is_subset(runs):
            raise refusal(uses.scalar, "it is not stored in every iteration in which it is used")
        if not user.domain.is_subset(uses.before(user, uses.last).domain()):
            raise refusal(uses.scalar, "it is used after it is stored")


def check_values(uses: Uses, users: Sequence[Statement]) -> None:
    """Each read of the scalar comes after a write in the same iteration."""
    writers = [s for s in users if any(writes_surely(access, uses.scalar) for access in s.accesses)]
    for user in users:
        if not any(access.array == uses.scalar and access.kind is AccessKind.READ for access in user.accesses):
            continue
        written = isl.Set.empty(user.domain.get_space())
        for writer in writers:
            written = written.union(uses.before(writer, user).range())
        if not user.domain.is_subset(written):
            raise refusal(uses.scalar, "it may be read before it is written")


def writes_surely(access: Access, name: str) -> bool:
    """Whether an access writes a scalar whenever its statement runs."""
    return access.array == name and access.kind is AccessKind.WRITE and access.must


def check_element(uses: Uses) -> None:
    """From the first write to the scalar in an iteration until K, nothing else touches the element."""
    for statement in uses.inside:
        window = held(statement, uses)
        own = uses.own_element(statement).intersect_domain(window)
        for access in statement.accesses:
            if access.array != uses.stored.array or access is uses.stored:
                continue
            if not access.relation.intersect_domain(window).is_disjoint(own):
                raise refusal(uses.scalar, "its element is used before it is stored")


def held(statement: Statement, uses: Uses) -> isl.Set:
    """The instances of a statement during which the element holds what the scalar held."""
    if statement is uses.last:
        return statement.domain
    written = isl.Set.empty(statement.domain.get_space())
    for writer in uses.inside:
        if any(access.array == uses.scalar and access.kind is AccessKind.WRITE for access in writer.accesses):
            written = written.union(uses.before(writer, statement).range())
    return written.intersect(uses.before(statement, uses.last).domain())
