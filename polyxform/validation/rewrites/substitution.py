"""An expression may stand for a scalar: proven from the models of the region before and after.

The scalar x is set by one statement D, `x = e`, in each iteration p of some loops. Other loops may set it as well, and
use what they set. What is proven:

- both regions hold the same statements over the same instances in the same order, with e for x and without D;
- e computes in the type of x, so that no value is rounded on the way, and calls nothing;
- every use of x inside the loops around D comes after D in the same iteration; no other reads what D has set, and
  nobody reads x behind the region;
- from D to a use, nothing writes what e reads.
"""

from __future__ import annotations

from collections.abc import Mapping

from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import AccessKind, Array, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.failure import ValidationFailure
from polyxform.validation.rewrites.scalar_uses import (
    Uses,
    check_apart,
    check_known_names,
    check_local,
    check_statements,
    refusal,
    touches,
    writes,
)

TYPES = ("float", "double")


def check_substitution(source: ExtractedRegion, result: ExtractedRegion, scalar: str) -> None:
    """Returns when `result` is proven to do what `source` does, with an expression in place of a scalar.

    ValidationFailure (PX505) otherwise.
    """
    refused = refusal(scalar, "nothing sets it")
    for setting in source.scop.statements:
        if not any(access.array == scalar for access in writes(setting)):
            continue
        try:
            return check_set(Uses(source, scalar, setting, apart=True), result)
        except ValidationFailure as reason:
            refused = reason
    raise refused


def check_set(uses: Uses, result: ExtractedRegion) -> None:
    """`check_substitution` for the loops around one statement that sets the scalar."""
    check_local(uses)
    others = [s for s in uses.users if s is not uses.anchor and any(a.array == uses.scalar for a in writes(s))]
    uses.require(not others, "it is not set by one statement")
    value = value_of(uses)
    read = frozenset(access.array for access in uses.anchor.accesses if access.kind is AccessKind.READ)
    check_known_names(uses, value, read)
    check_statements(uses, value, result.scop, [uses.anchor])
    check_apart(uses)
    for user in uses.users:
        check_use(user, uses)


def value_of(uses: Uses) -> Expression:
    """What the scalar is set to, in its own type."""
    tree, scalar = tree_of(uses.anchor.body), uses.scop.arrays[uses.scalar]
    plain = tree.operator == "=" and tree.operands[0] == Expression("name", text=uses.scalar)
    uses.require(plain and len(writes(uses.anchor)) == 1, "it is not just assigned to")
    uses.require(
        not any(a.array == uses.scalar and a.kind is AccessKind.READ for a in uses.anchor.accesses), "it changes"
    )
    value = tree.operands[1]
    computed = scalar.element in TYPES and computes_in(value, scalar.element, uses.scop.arrays)
    uses.require(computed, "its value is computed in another type")
    return value


def computes_in(value: Expression, element: str, arrays: Mapping[str, Array]) -> bool:
    """Whether C computes an expression of elements, variables and constants in one floating-point type throughout."""
    if value.operator == "number":
        return value.text[-1] in "fF" if element == "float" else not value.text[-1].isalpha() and "." in value.text
    if value.operator in ("name", "index"):
        array = arrays.get(value.base.text)
        return array is not None and array.element == element and len(value.subscripts) == subscripts_of(array)
    if value.operator not in ("+", "-", "*", "/", "prefix-"):
        return False
    return all(computes_in(operand, element, arrays) for operand in value.operands)


def subscripts_of(array: Array) -> int:
    """Subscripts that name an element in the source."""
    return 1 if array.linear else len(array.extents)


def check_use(user: Statement, uses: Uses) -> None:
    """A use comes after the scalar is set in its iteration, and what the scalar is made of has not changed since."""
    if user is uses.anchor:
        return
    uses.require(user in uses.inside, "it is used outside the loops in which it is set")
    since = uses.before(uses.anchor, user)
    uses.require(user.domain.is_subset(since.range()), "it may be used before it is set")
    for read in (access for access in uses.anchor.accesses if access.kind is AccessKind.READ):
        for other in (s for s in uses.inside if touches(s, read.array)):
            between = uses.before(uses.anchor, other).range().intersect(uses.before(other, user).domain())
            same = uses.at_anchor(other, read).intersect_domain(between)
            changed = [
                access.relation.intersect_domain(between) for access in writes(other) if access.array == read.array
            ]
            uses.require(all(one.is_disjoint(same) for one in changed), "what it is made of changes before it is used")
