"""The place of an instance in emitted code as a function of it: what makes proofs about tiled code quick.

The witness leads from an emitted instance to its source instance. Its inverse has to find the tile of a point, which
isl can do, but at a price that grows without bound in what follows. The code generator knows the answer from its
schedule; it is not trusted either, but to prove it right is easy: there and back again must lead to the start.
"""

from __future__ import annotations

import islpy as isl


def proven_inverse(
    function: isl.PwMultiAff, position: isl.PwMultiAff | None, emitted: isl.Set, wanted: isl.Set
) -> isl.Map | None:
    """{ source instance -> emitted instance }, the inverse of `function` on `emitted`; None unless `position` is it.

    function  { emitted instance -> source instance }
    position  { source instance -> emitted instance }, as the code generator has it
    emitted   the emitted instances
    wanted    the source's instances; where they are all executed here, the result's domain is written as this set
    """
    if position is None or position.dim(isl.dim_type.out) != emitted.dim(isl.dim_type.set):
        return None
    position = position.set_tuple_id(isl.dim_type.out, emitted.get_tuple_id())
    executed = emitted.preimage_pw_multi_aff(position)
    there_and_back = function.pullback_pw_multi_aff(position)
    back_and_there = position.pullback_pw_multi_aff(function)
    if not (is_identity(there_and_back, executed) and is_identity(back_and_there, emitted)):
        return None
    everything = wanted.is_equal(executed)
    return isl.Map.from_pw_multi_aff(position).intersect_domain(wanted if everything else executed)


def extended(inverse: isl.Map | None, position: isl.PwMultiAff | None, wanted: isl.Set) -> isl.Map | None:
    """A proven inverse as if all of the source's instances were executed here; None where there is none."""
    if inverse is None or position is None:
        return None
    position = position.set_tuple_id(isl.dim_type.out, inverse.get_tuple_id(isl.dim_type.out))
    return isl.Map.from_pw_multi_aff(position).intersect_domain(wanted)


def is_identity(function: isl.PwMultiAff, points: isl.Set) -> bool:
    """Whether a function is defined on the points and leads from each of them to itself."""
    relation = isl.Map.from_pw_multi_aff(function).intersect_domain(points)
    identity = isl.Map.identity(relation.get_space())
    return bool(relation.is_subset(identity) and points.is_subset(relation.domain()))
