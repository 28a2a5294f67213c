"""Arrays of which a model takes several rows for one long row."""

from __future__ import annotations

from collections.abc import Mapping

from polyxform.polyhedra import constant_bounds
from polyxform.scop.model import Scop


def flat_rows(scop: Scop) -> Mapping[str, int]:
    """The arrays some subscript of which leaves its row, with the place of the subscript in front, which stays zero.

    Such models come from `scop.rewrites.flat_loops` only.
    """
    accesses = (access for statement in scop.statements for access in statement.accesses)
    found: dict[str, int] = {}
    for access in accesses:
        extents, touched = scop.arrays[access.array].extents, access.relation.range()
        for place, extent in enumerate(extents[1:]):
            bounds = constant_bounds(touched, place + 1) if extent.isdecimal() else None
            if bounds is not None and bounds[1] >= int(extent) and constant_bounds(touched, place) == (0, 0):
                found[access.array] = place
    return found
