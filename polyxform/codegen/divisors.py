"""Divisors that stay the same along a vector loop: its lanes multiply by the reciprocal instead.

Before                                   After

    for (j ...) row[j] /= sum;               for (j ...) row[j] *= 1.0f / sum;     // compilers divide once
    for (j ...) row[j] /= sqrtf(v + e);      for (j ...) row[j] *= 1.0f / sqrtf(v + e);

A quotient then differs by one place at most, which is why it takes the consent that reordered sums take. Left alone:
integers, divisors that change along the statement's innermost loop, divisors that the statement itself writes.
"""

from __future__ import annotations

from collections.abc import Mapping

from polyxform.polyhedra import linear_subscripts
from polyxform.scop.model import Access, AccessKind, Array, Statement

ONES = {"float": "1.0f", "double": "1.0"}


def steady_divisors(statement: Statement, arrays: Mapping[str, Array]) -> dict[str, str]:
    """What a statement reads that stays the same along its innermost loop, by its text, with a one of its type."""
    written = {access.array for access in statement.accesses if access.kind is AccessKind.WRITE}
    reads = (one for one in statement.accesses if one.kind is AccessKind.READ and one.array not in written)
    found = {one.text: ONES.get(arrays[one.array].element, "") for one in reads if stays(one, statement)}
    return {text: one for text, one in found.items() if one}


def stays(access: Access, statement: Statement) -> bool:
    """Whether an access does not move along the innermost loop of its statement."""
    forms = linear_subscripts(access.relation)
    innermost = len(statement.iterators) - 1
    return forms is not None and innermost >= 0 and not any(form.uses(innermost) for form in forms)
