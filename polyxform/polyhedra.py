"""The only place for islpy's positional dimension arithmetic, its global options and its operation budget.

isl keeps its options and its budget on a context; the package works in isl.DEFAULT_CONTEXT only, because
objects of two contexts do not mix.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import islpy as isl

SCHEDULER_OPTIONS = {
    "schedule_maximize_band_depth": 1,
    "schedule_outer_coincidence": 0,
    "schedule_maximize_coincidence": 0,
    "schedule_serialize_sccs": 0,
    "schedule_whole_component": 0,
    "schedule_treat_coalescing": 1,
    "tile_scale_tile_loops": 0,
    "tile_shift_point_loops": 0,
    "ast_build_detect_min_max": 1,
    "ast_build_atomic_upper_bound": 1,
    "ast_build_exploit_nested_bounds": 1,
}


@contextmanager
def isl_options(**changes: int) -> Iterator[None]:
    """Set every option that the package depends on, with `changes` on top, and put the old values back."""
    context = isl.DEFAULT_CONTEXT
    wanted = {**SCHEDULER_OPTIONS, **changes}
    known = {name: value for name, value in wanted.items() if hasattr(context, f"set_{name}")}
    before = {name: getattr(context, f"get_{name}")() for name in known}
    try:
        for name, value in known.items():
            getattr(context, f"set_{name}")(value)
        yield
    finally:
        for name, value in before.items():
            getattr(context, f"set_{name}")(value)


@contextmanager
def operation_budget(operations: int) -> Iterator[None]:
    """Let isl raise isl.Error once it has done `operations` elementary operations (0: no bound)."""
    context = isl.DEFAULT_CONTEXT
    context.reset_operations()
    context.set_max_operations(operations)
    try:
        yield
    finally:
        context.set_max_operations(0)
        context.reset_operations()


def dimension_names(space: isl.Space, kind: isl.dim_type) -> tuple[str, ...]:
    """Names of the dimensions of one kind, "" where a dimension has none."""
    return tuple(space.get_dim_name(kind, i) or "" for i in range(space.dim(kind)))


def parameter_names(space: isl.Space) -> tuple[str, ...]:
    """Names of the parameters of a space."""
    return dimension_names(space, isl.dim_type.param)


def fix_parameters(subject: isl.Set, values: Sequence[tuple[str, int]]) -> isl.Set:
    """The set with the named parameters fixed to values; names that it does not have are passed over."""
    for name, value in values:
        position = subject.find_dim_by_name(isl.dim_type.param, name)
        if position >= 0:
            subject = subject.fix_val(isl.dim_type.param, position, isl.Val(value))
    return subject


@dataclass(frozen=True)
class Affine:
    """A linear form over the dimensions of a tuple: sum(coefficients[d] * d) + sum(parameters) + constant.

    coefficients  one integer per tuple dimension
    parameters    (name, coefficient) pairs with a coefficient other than 0
    constant      the rest
    """

    coefficients: tuple[int, ...]
    parameters: tuple[tuple[str, int], ...]
    constant: int

    def uses(self, dimension: int) -> bool:
        """Whether the tuple dimension takes part."""
        return self.coefficients[dimension] != 0


def linear_form(aff: isl.Aff) -> Affine | None:
    """The linear form of an isl.Aff; None where it divides or rounds."""
    if aff.dim(isl.dim_type.div) or not aff.get_denominator_val().is_one():
        return None
    names = parameter_names(aff.get_domain_space())
    weights = [(name, value_of(aff.get_coefficient_val(isl.dim_type.param, i))) for i, name in enumerate(names)]
    return Affine(
        coefficients=tuple(
            value_of(aff.get_coefficient_val(isl.dim_type.in_, i)) for i in range(aff.dim(isl.dim_type.in_))
        ),
        parameters=tuple((name, weight) for name, weight in weights if weight),
        constant=value_of(aff.get_constant_val()),
    )


def linear_subscripts(relation: isl.Map) -> tuple[Affine, ...] | None:
    """One linear form per output dimension of a single-valued map; None where one is piecewise or not linear."""
    if not relation.is_single_valued():
        return None
    function = isl.PwMultiAff.from_map(relation).gist(relation.domain())
    if not function.isa_multi_aff():
        return None
    whole = function.as_multi_aff()
    forms = [linear_form(whole.get_aff(i)) for i in range(whole.dim(isl.dim_type.out))]
    return None if any(form is None for form in forms) else tuple(form for form in forms if form is not None)


def subscript_steps(relation: isl.Map, dimension: int) -> tuple[int, ...] | None:
    """What each output of a map changes by from one value of an input dimension to the next, all others unchanged.

    None where that is not the same everywhere. Unlike `linear_subscripts`, it sees through `t % 2` in other dimensions.
    """
    parts = changes(relation, dimension) if relation.is_single_valued() else None
    if parts is None or not all(part.is_cst() and part.min_val().eq(part.max_val()) for part in parts):
        return None
    return tuple(value_of(part.max_val()) for part in parts)


def stays_or_steps(relation: isl.Map, dimension: int) -> bool:
    """Whether the last output of a map changes by 0 or 1 along an input dimension, and no other does: `i / 4`."""
    if not relation.is_single_valued():
        return False
    *outer, last = changes(relation, dimension)
    still = all(part.min_val().is_zero() and part.max_val().is_zero() for part in outer)
    return bool(still and last.min_val().is_nonneg() and last.max_val().le(isl.Val(1)))


def changes(relation: isl.Map, dimension: int) -> list[isl.PwAff]:
    """What each output of a single-valued map changes by from one value of an input dimension to the next."""
    here = isl.PwMultiAff.from_map(relation)
    identity = isl.MultiAff.identity_on_domain_space(relation.domain().get_space())
    following = identity.set_aff(dimension, identity.get_aff(dimension).add_constant_val(isl.Val(1)))
    steps = here.pullback_multi_aff(following).sub(here)
    return [steps.get_pw_aff(place) for place in range(steps.dim(isl.dim_type.out))]


def value_of(value: isl.Val) -> int:
    """The Python integer of an integral isl value."""
    return int(value.to_python())


def constant_bounds(domain: isl.Set, dimension: int) -> tuple[int, int] | None:
    """Smallest and largest value of a set dimension when both are known integers, else None."""
    place = (isl.dim_type.set, dimension)
    if not (domain.dim_has_lower_bound(*place) and domain.dim_has_upper_bound(*place)):
        return None
    lowest, highest = domain.dim_min(dimension), domain.dim_max(dimension)
    if lowest.n_piece() != 1 or highest.n_piece() != 1:
        return None
    if not (lowest.is_cst() and highest.is_cst()):
        return None
    return value_of(lowest.max_val()), value_of(highest.max_val())


def boxes_of(subject: isl.Set) -> tuple[tuple[tuple[int, int], ...], ...] | None:
    """Disjoint boxes that make up a set, as the least and greatest value of each dimension; None for other sets.

    Fewer pieces are better, but those that isl makes of boxes without their corners have slanting sides.
    """
    return boxes_among(subject.coalesce()) or boxes_among(subject)


def boxes_among(subject: isl.Set) -> tuple[tuple[tuple[int, int], ...], ...] | None:
    """The pieces of a set, made disjoint, where all of them are boxes."""
    found: list[tuple[tuple[int, int], ...]] = []
    for piece in subject.make_disjoint().get_basic_sets():
        part = isl.Set.from_basic_set(piece)
        bounds = [constant_bounds(part, dimension) for dimension in range(part.dim(isl.dim_type.set))]
        known = tuple(bound for bound in bounds if bound is not None)
        box = isl.Set.universe(part.get_space())
        for dimension, (least, greatest) in enumerate(known):
            box = box.lower_bound_val(isl.dim_type.set, dimension, isl.Val(least))
            box = box.upper_bound_val(isl.dim_type.set, dimension, isl.Val(greatest))
        if len(known) < len(bounds) or not box.is_subset(part):
            return None
        found.append(known)
    return tuple(sorted(found))


def is_independent(domain: isl.Set, dimension: int) -> bool:
    """Whether the range of one set dimension does not depend on the other dimensions."""
    after = domain.dim(isl.dim_type.set) - dimension - 1
    alone = domain.eliminate(isl.dim_type.set, dimension + 1, after).eliminate(isl.dim_type.set, 0, dimension)
    others = domain.eliminate(isl.dim_type.set, dimension, 1)
    return bool(others.intersect(alone).is_equal(domain))


def depends_on(domain: isl.Set, dimension: int, other: int) -> bool:
    """Whether the range of one set dimension changes with the value of another one, all further ones left free."""
    pair = domain
    for position in range(domain.dim(isl.dim_type.set)):
        if position not in (dimension, other):
            pair = pair.eliminate(isl.dim_type.set, position, 1)
    return not is_independent(pair, dimension)


def at_value(domain: isl.Set, dimension: int, value: int) -> isl.Set:
    """The points of a set at which a dimension has a value."""
    return domain.fix_val(isl.dim_type.set, dimension, isl.Val(value))


def least_point(domain: isl.Set, dimension: int) -> Affine:
    """The smallest value of a set dimension as a linear form of the parameters; 0 where it has another form."""
    least = domain.dim_min(dimension)
    form = linear_form(least.get_pieces()[0][1]) if least.n_piece() == 1 else None
    return form or Affine((), (), 0)


def tile_start(domain: isl.Set, dimension: int, size: int, origin: Affine = Affine((), (), 0)) -> isl.MultiUnionPwAff:
    """The one-dimensional schedule { S[..., i, ...] -> [origin + size * floor((i - origin) / size)] }.

    origin  a linear form of parameters of the domain
    """
    local = isl.LocalSpace.from_space(domain.get_space())
    point = isl.Aff.var_on_domain(local, isl.dim_type.set, dimension)
    if size > 1:
        start = isl.Aff.zero_on_domain(local).add_constant_val(isl.Val(origin.constant))
        for name, weight in origin.parameters:
            position = domain.find_dim_by_name(isl.dim_type.param, name)
            start = start.add_coefficient_val(isl.dim_type.param, position, isl.Val(weight))
        point = point.sub(start).scale_down_val(isl.Val(size)).floor().scale_val(isl.Val(size)).add(start)
    return isl.MultiUnionPwAff.from_union_pw_aff(isl.UnionPwAff.from_pw_aff(isl.PwAff.from_aff(point)))


def instances_below(domain: isl.Set, dimension: int, bound: int) -> isl.Set:
    """Points of the set whose dimension is less than a constant."""
    return domain.intersect(
        isl.Set.universe(domain.get_space()).upper_bound_val(isl.dim_type.set, dimension, isl.Val(bound - 1))
    )


def instances_in_full_tiles(domain: isl.Set, dimension: int, size: int, origin: Affine) -> isl.Set:
    """Points of a set whose tile of `size` points along the dimension lies wholly in the set.

    Exact for any set: the tiles that hold a point of the surrounding box outside the set are taken away.
    """
    missing = domain.eliminate(isl.dim_type.set, dimension, 1).subtract(domain)
    tile = isl.Map.from_union_map(isl.UnionMap.from_multi_union_pw_aff(tile_start(domain, dimension, size, origin)))
    same_elsewhere = isl.Map.identity(domain.get_space().map_from_set()).eliminate(isl.dim_type.out, dimension, 1)
    same_tile = tile.apply_range(tile.reverse()).intersect(same_elsewhere)
    return domain.subtract(same_tile.intersect_range(missing).domain()).coalesce()


def node_type(node: isl.ScheduleNode) -> isl.schedule_node_type:
    """Kind of a schedule node (islpy's type stubs call it an int)."""
    return isl.schedule_node_type(node.get_type())


def count_points(subject: isl.Set) -> int:
    """Integer points of a bounded set without parameters.

    Dimensions that no constraint ties together are counted apart and multiplied, so that boxes and products of small
    polyhedra cost next to nothing. Raises isl.Error when the operation budget ends, or for an unbounded set.
    """
    return sum(count_basic_points(piece) for piece in subject.make_disjoint().get_basic_sets())


def count_basic_points(piece: isl.BasicSet) -> int:
    """Integer points of one bounded convex piece without parameters."""
    total = 1
    whole = isl.Set.from_basic_set(piece)
    dimensions = piece.dim(isl.dim_type.set)
    for group in tied_dimensions(piece):
        alone = whole
        for dimension in reversed(range(dimensions)):
            if dimension not in group:
                alone = alone.project_out(isl.dim_type.set, dimension, 1)
        total *= value_of(alone.count_val())
    return total if dimensions else value_of(whole.count_val())


def tied_dimensions(piece: isl.BasicSet) -> list[set[int]]:
    """The set dimensions in groups: two that meet in a constraint, or by way of one more variable, share a group."""
    groups: list[tuple[set[int], set[int]]] = [({d}, set()) for d in range(piece.dim(isl.dim_type.set))]
    for constraint in piece.get_constraints():
        found = (
            {d for d in range(piece.dim(isl.dim_type.set)) if constraint.involves_dims(isl.dim_type.set, d, 1)},
            {d for d in range(piece.dim(isl.dim_type.div)) if constraint.involves_dims(isl.dim_type.div, d, 1)},
        )
        touching = [group for group in groups if group[0] & found[0] or group[1] & found[1]]
        merged = (set().union(found[0], *(g[0] for g in touching)), set().union(found[1], *(g[1] for g in touching)))
        groups = [group for group in groups if group not in touching] + [merged]
    return [dimensions for dimensions, _ in groups if dimensions]


def carried_pairs(pairs: isl.Map, outer: int, members: int) -> isl.Map:
    """Pairs whose first `outer` dimensions agree and whose next `members` dimensions do not all agree.

    By the first dimension that differs, and in which way: a difference of sets takes isl several times as long.
    """
    together = equal_dimensions(pairs, 0, outer)
    found = isl.Map.empty(pairs.get_space())
    for position in range(outer, outer + members):
        place = (isl.dim_type.in_, position, isl.dim_type.out, position)
        found = found.union(together.order_lt(*place)).union(together.order_gt(*place))
        together = together.equate(*place)
    return found


def equal_dimensions(pairs: isl.Map, first: int, count: int) -> isl.Map:
    """Pairs that agree in `count` dimensions from `first` on."""
    for position in range(first, first + count):
        pairs = pairs.equate(isl.dim_type.in_, position, isl.dim_type.out, position)
    return pairs


def pairs_along(domain: isl.Set, dimensions: Sequence[int]) -> isl.Map:
    """Pairs of points of the set that agree in all dimensions but the given ones."""
    pairs = isl.Map.from_domain_and_range(domain, domain)
    for position in set(range(domain.dim(isl.dim_type.set))) - set(dimensions):
        pairs = pairs.equate(isl.dim_type.in_, position, isl.dim_type.out, position)
    return pairs


def maps_of(relation: isl.UnionMap) -> Iterator[isl.Map]:
    """The maps that a union consists of, one for each pair of tuples."""
    maps = relation.get_map_list()
    return (maps.get_at(position) for position in range(maps.n_map()))


def sets_of(instances: isl.UnionSet) -> Iterator[isl.Set]:
    """The sets that a union consists of, one for each tuple."""
    sets = instances.get_set_list()
    return (sets.get_at(position) for position in range(sets.n_set()))


def loop_step(points: isl.Set, dimension: int) -> int:
    """What a loop over points goes on by along a dimension: 1 where there is no regular distance between them."""
    return int(points.get_stride(dimension).get_num_si())
