"""What a kernel takes for granted of a call beyond its arguments: the size of the tile, and that its elements differ.

A kernel whose number of rows is an argument has registers for some rows and no more. Any kernel keeps the elements of
its result in registers while it runs, so that two registers must not stand for one element, and that no factor may be
one of these elements. Factors may be other elements of the same array.
"""

from __future__ import annotations

from collections.abc import Sequence

import islpy as isl

from polyxform.polyhedra import pairs_along
from polyxform.scop.model import Access, AccessKind, Statement


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


def reads_own_results(statement: Statement, iterators: Sequence[str]) -> bool:
    """Whether an instance may read what another one writes that differs in some of the iterators and in nothing else.

    The one read of its own result that a step `target op= value` does is left out of account.
    """
    dimensions = [statement.iterators.index(iterator) for iterator in iterators]
    pairs = pairs_along(statement.domain, dimensions)
    for written in (access for access in statement.accesses if access.kind is AccessKind.WRITE):
        own = next((access for access in statement.accesses if is_own_read(access, written)), None)
        for access in statement.accesses:
            if access.kind is AccessKind.READ and access.array == written.array and access is not own:
                conflicts = written.relation.apply_range(access.relation.reverse())
                if not conflicts.is_disjoint(pairs):
                    return True
    return False


def is_own_read(access: Access, written: Access) -> bool:
    """Whether an access reads the element that the statement writes, and is spelled like it."""
    is_read = access.kind is AccessKind.READ and access.text == written.text
    return is_read and bool(access.relation.is_equal(written.relation))
