"""A search for an extremum may begin with the element that the extremum was set to: proven from both models.

The scalar t is set by a statement D, `t = e`, and by a statement U to an extremum of itself and an element. What is
proven:

- both regions hold the same statements in the same order, over the same instances but for further ones of U;
- U leaves t as it is where its element is equal to t;
- each further instance of U comes after an instance of D in the same iteration of the loops around D that reads the
  same element, and between the two nothing writes t or the array of the element.
"""

from __future__ import annotations

from collections.abc import Iterable

import islpy as isl

from polyxform.affine import selected
from polyxform.scop.extract import ExtractedRegion
from polyxform.scop.model import AccessKind, Scop, Statement
from polyxform.syntax.structure import Expression
from polyxform.validation.bodies import tree_of
from polyxform.validation.rewrites.scalar_uses import order_of, refusal, renaming, writes

FUNCTIONS = frozenset({"fmaxf", "fmax", "fminf", "fmin"})
COMPARISONS = frozenset({"<", "<=", ">", ">="})


def check_whole(source: ExtractedRegion, result: ExtractedRegion, scalar: str) -> None:
    """Returns when `result` is proven to do what `source` does, with further steps in the search for an extremum.

    ValidationFailure (PX505) otherwise.
    """
    before, after = source.scop, result.scop
    check_same_text(before, after, scalar)
    changed = [(own, other) for own, other in pairs(before, after) if not same_instances(own, other)]
    require(len(changed) == 1, scalar, "more than one loop differs")
    ((own, other),) = changed
    further = other.domain.subtract(own.domain.apply(renaming(own, other))).intersect_params(after.context.params())
    require(own.domain.apply(renaming(own, other)).is_subset(other.domain), scalar, "steps are missing")
    require(keeps_equal(tree_of(other.body), scalar), scalar, "a step may change what is equal")
    setters = [s for s in after.statements if s is not other and sets(s, scalar)]
    require(any(is_set_before(setter, other, further, after) for setter in setters), scalar, "it was not set to that")


def require(holds: bool, scalar: str, reason: str) -> None:
    """ValidationFailure (PX505) unless a condition holds."""
    if not holds:
        raise refusal(scalar, reason)


def pairs(before: Scop, after: Scop) -> Iterable[tuple[Statement, Statement]]:
    """Statements that stand for each other."""
    return zip(before.statements, after.statements, strict=True)


def same_instances(own: Statement, other: Statement) -> bool:
    """Whether both run over the same instances."""
    return bool(own.domain.apply(renaming(own, other)).is_equal(other.domain))


def check_same_text(before: Scop, after: Scop, scalar: str) -> None:
    """Both regions hold the same statements, and the instances of the first one keep their order in the second one."""
    require(len(before.statements) == len(after.statements), scalar, "the result has another number of statements")
    moved = isl.UnionMap("{ }")
    for own, other in pairs(before, after):
        same = tree_of(own.body) == tree_of(other.body) and own.iterators == other.iterators
        require(same, scalar, f"{own.name} has no counterpart")
        moved = moved.union(isl.UnionMap.from_map(renaming(own, other).intersect_domain(own.domain)))
    wanted = order_of(before).apply_domain(moved).apply_range(moved)
    known = before.domain.apply(moved)
    found = order_of(after).intersect_domain(known).intersect_range(known)
    require(wanted.is_equal(found), scalar, "the order of the statements differs")


def keeps_equal(tree: Expression, scalar: str) -> bool:
    """Whether a statement sets a scalar to itself or an element, one of two that are compared, and nothing else."""
    name = Expression("name", text=scalar)
    if tree.operator != "=" or tree.operands[0] != name:
        return False
    value = tree.operands[1]
    if value.operator == "call" and value.operands[0].text in FUNCTIONS and len(value.operands) == 3:
        return is_pair(value.operands[1:], name)
    if value.operator == "?" and value.operands[0].operator in COMPARISONS:
        compared, chosen = value.operands[0].operands, value.operands[1:]
        return is_pair(chosen, name) and set(compared) == set(chosen)
    return False


def is_pair(operands: tuple[Expression, ...], name: Expression) -> bool:
    """Whether the operands are a scalar and an element."""
    return len(operands) == 2 and name in operands and any(one.operator == "index" for one in operands)


def sets(statement: Statement, scalar: str) -> bool:
    """Whether all that a statement does is to set a scalar to an element."""
    tree = tree_of(statement.body)
    plain = tree.operator == "=" and tree.operands[0] == Expression("name", text=scalar)
    return plain and tree.operands[1].operator == "index" and len(statement.accesses) == 2


def is_set_before(setter: Statement, step: Statement, further: isl.Set, scop: Scop) -> bool:
    """Whether each further step finds the element that it looks at in the scalar, set by this statement."""
    depth = len(setter.iterators)
    (read,) = (access for access in setter.accesses if access.kind is AccessKind.READ)
    looked = [a for a in step.accesses if a.kind is AccessKind.READ and a.array == read.array]
    if setter.iterators != step.iterators[:depth] or not looked:
        return False
    around = selected(setter.domain.get_space(), range(depth))
    inside = selected(step.domain.get_space(), range(depth))
    same = around.apply_range(inside.reverse()).intersect_domain(setter.domain).intersect_range(further)
    order = order_of(scop)
    in_order = isl.UnionMap.from_map(same).is_subset(order)
    wanted = same.reverse().apply_range(read.relation)
    alike = all(access.relation.intersect_domain(further).is_equal(wanted) for access in looked)
    served = further.is_subset(same.range())
    return in_order and served and alike and not is_disturbed(same, order, (read.array, *written(step)), scop)


def written(statement: Statement) -> tuple[str, ...]:
    """Names of what a statement writes."""
    return tuple(access.array for access in writes(statement))


def is_disturbed(same: isl.Map, order: isl.UnionMap, names: tuple[str, ...], scop: Scop) -> bool:
    """Whether between two instances anything writes one of some variables."""
    writers = isl.UnionSet("{ }")
    for statement in scop.statements:
        if any(name in names for name in written(statement)):
            writers = writers.union(isl.UnionSet.from_set(statement.domain))
    between = order.intersect_range(writers).apply_range(order.intersect_domain(writers))
    return not between.intersect(isl.UnionMap.from_map(same)).is_empty()
