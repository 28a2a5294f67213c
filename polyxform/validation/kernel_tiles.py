"""What a kernel takes for granted of a call beyond its arguments: the size of the tile, and that its elements differ.

A kernel whose number of rows is an argument has registers for some rows and no more. Any kernel keeps the elements of
its result in registers while it runs, so that two registers must not stand for one element.
"""

from __future__ import annotations

from collections.abc import Sequence

import islpy as isl

from polyxform.polyhedra import pairs_along
from polyxform.scop.model import AccessKind, Statement


def runs_at_most(statement: Statement, iterator: str, limit: int) -> bool:
    """Whether a loop around the statement surely runs `limit` times or fewer while the others stand still."""
    dimension = statement.iterators.index(iterator)
    apart = pairs_along(statement.domain, [dimension]).deltas()
    return bool(apart.lower_bound_val(isl.dim_type.set, dimension, isl.Val(limit)).is_empty())


def writes_distinct_elements(statement: Statement, iterators: Sequence[str]) -> bool:
    """Whether instances that differ in some of the iterators and in nothing else surely write different elements."""
    dimensions = [statement.iterators.index(iterator) for iterator in iterators]
    pairs = pairs_along(statement.domain, dimensions)
    different = pairs.subtract(isl.Map.identity(pairs.get_space()))
    written = [access.relation for access in statement.accesses if access.kind is AccessKind.WRITE]
    return all(relation.apply_range(relation.reverse()).is_disjoint(different) for relation in written)
