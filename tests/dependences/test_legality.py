"""Legality of schedule trees: node by node, then against enumeration of a small grid."""

import itertools
import random

import islpy as isl
import pytest
from polyxform.dependences import carried, is_legal, parallel_violations, violations

TWO = "{ A[i] : 0 <= i < 4; B[i] : 0 <= i < 4 }"
ACROSS = isl.UnionMap("{ A[i] -> B[i] : 0 <= i < 4 }")
BANDS = '{ schedule: "[{ A[i] -> [(i)]; B[i] -> [(i)] }]"'


def tree(child, domain=TWO):
    return isl.Schedule(f'{{ domain: "{domain}", child: {child} }}')


def both(kind, first="A", second="B"):
    return f'{{ {kind}: [ {{ filter: "{{ {first}[i] }}" }}, {{ filter: "{{ {second}[i] }}" }} ] }}'


@pytest.mark.parametrize(
    ("child", "legal"),
    [
        (both("sequence"), True),
        (both("sequence", "B", "A"), False),
        (both("set"), False),
        (BANDS + ", child: " + both("sequence") + " }", True),
        (BANDS + " }", False),
        ('{ schedule: "[{ A[i] -> [(-i)]; B[i] -> [(4 - i)] }]" }', True),
        ('{ schedule: "[{ A[i] -> [(i + 1)]; B[i] -> [(i)] }]" }', False),
        ('{ mark: "m", child: ' + both("sequence") + " }", True),
        ('{ guard: "{ : }", child: ' + both("sequence") + " }", False),
        ('{ extension: "{ [] -> X[] }", child: ' + both("sequence") + " }", False),
    ],
)
def test_each_kind_of_node(child, legal):
    assert is_legal(tree(child), ACROSS) == legal


def test_instances_that_the_tree_does_not_run_violate():
    short = "{ A[i] : 0 <= i < 4; B[i] : 0 <= i < 3 }"
    found = violations(tree(both("sequence"), short), ACROSS)
    assert found.is_equal(isl.UnionMap("{ A[3] -> B[3] }"))


def test_an_instance_does_not_stand_before_itself():
    assert not is_legal(tree(BANDS + " }"), isl.UnionMap("{ A[i] -> A[i] : 0 <= i < 4 }"))


def test_violations_are_the_pairs_out_of_order():
    reverse = tree('{ schedule: "[{ A[i] -> [(-i)]; B[i] -> [(-i)] }]" }')
    pairs = isl.UnionMap("{ A[i] -> A[i + 1] : 0 <= i < 3; A[3] -> A[0] }")
    assert violations(reverse, pairs).is_equal(isl.UnionMap("{ A[i] -> A[i + 1] : 0 <= i < 3 }"))


def test_parallel_violations_ignores_what_an_outer_sequence_orders():
    loops = (
        '{ sequence: [ { filter: "{ A[i] }", child: { schedule: "[{ A[i] -> [(i)] }]" } },'
        ' { filter: "{ B[i] }", child: { schedule: "[{ B[i] -> [(i)] }]" } } ] }'
    )
    band = tree(loops).get_root().child(0).child(1).child(0)
    assert parallel_violations(band, 0, isl.UnionMap("{ A[i] -> B[i + 1] }")).is_empty()
    assert not parallel_violations(band, 0, isl.UnionMap("{ B[i] -> B[i + 1] }")).is_empty()


@pytest.mark.parametrize("member", [-1, 1])
def test_parallel_violations_refuses_what_is_no_member(member):
    with pytest.raises(ValueError, match="band"):
        parallel_violations(tree(BANDS + " }").get_root().child(0), member, ACROSS)
    with pytest.raises(ValueError, match="band"):
        parallel_violations(tree(BANDS + " }").get_root(), 0, ACROSS)


def test_carried_works_on_maps():
    pairs = isl.UnionMap("{ A[i] -> A[i + 1] : 0 <= i < 3 }")
    outside = isl.UnionMap("{ A[i] -> [floor(i / 2)] : 0 <= i < 4 }")
    loop = isl.UnionMap("{ A[i] -> [i mod 2] : 0 <= i < 4 }")
    assert carried(pairs, outside, loop).is_equal(isl.UnionMap("{ A[0] -> A[1]; A[2] -> A[3] }"))


SIDE = 5
SIZES = (1, 2, 3)


def transformations(depth):
    """(order of the loops, tile size of each loop; 1 leaves it untiled)."""
    return itertools.product(itertools.permutations(range(depth)), itertools.product(SIZES, repeat=depth))


def distances(depth):
    return itertools.product(range(-2, 3), repeat=depth)


def points(depth):
    return itertools.product(range(SIDE), repeat=depth)


def time_of(point, order, sizes):
    """Execution time by definition: tile coordinates in the chosen order, then the point's."""
    tiles = tuple(point[d] // sizes[d] for d in order if sizes[d] > 1)
    return tiles + tuple(point[d] for d in order)


def transformed(depth, order, sizes):
    """The schedule tree of the same transformation."""
    names = [f"x{d}" for d in range(depth)]
    instance = f"S[{', '.join(names)}]"
    tiles = [f"floor(({names[d]})/{sizes[d]})" for d in order if sizes[d] > 1]
    inner = ", ".join(f"{{ {instance} -> [({names[d]})] }}" for d in order)
    text = f'{{ schedule: "[{inner}]" }}'
    for tile in reversed(tiles):
        text = f'{{ schedule: "[{{ {instance} -> [({tile})] }}]", child: {text} }}'
    bounds = " and ".join(f"0 <= {name} < {SIDE}" for name in names)
    return isl.Schedule(f'{{ domain: "{{ {instance} : {bounds} }}", child: {text} }}')


def shift(depth, distance):
    """{ S[x] -> S[x + distance] } on the grid."""
    names = [f"x{d}" for d in range(depth)]
    moved = [f"{name} + ({step})" for name, step in zip(names, distance, strict=True)]
    bounds = [f"0 <= {place} < {SIDE}" for place in (*names, *moved)]
    return isl.UnionMap(f"{{ S[{', '.join(names)}] -> S[{', '.join(moved)}] : {' and '.join(bounds)} }}")


def pairs(depth, distance):
    """The same pairs, enumerated."""
    for point in points(depth):
        target = tuple(x + step for x, step in zip(point, distance, strict=True))
        if all(0 <= x < SIDE for x in target):
            yield point, target


def check_order(depth, order, sizes, distance):
    expected = all(time_of(a, order, sizes) < time_of(b, order, sizes) for a, b in pairs(depth, distance))
    found = is_legal(transformed(depth, order, sizes), shift(depth, distance))
    assert found == expected, (order, sizes, distance)


def check_parallel(depth, order, sizes, distance):
    """Each loop of the transformed nest, as if its iterations ran in parallel."""
    node = transformed(depth, order, sizes).get_root().child(0)
    relation = shift(depth, distance)
    level = 0
    while node.has_children():
        for member in range(node.band_n_member()):
            times = [(time_of(a, order, sizes), time_of(b, order, sizes)) for a, b in pairs(depth, distance)]
            races = any(a[:level] == b[:level] and a[level] != b[level] for a, b in times)
            assert parallel_violations(node, member, relation).is_empty() != races, (order, sizes, distance, level)
            level += 1
        node = node.child(0)


def small_world(depth):
    return [(*how, distance) for how in transformations(depth) for distance in distances(depth)]


def sample(depth, count):
    return random.Random(depth).sample(small_world(depth), count)


@pytest.mark.parametrize("depth", [1, 2])
def test_order_agrees_with_enumeration_on_every_small_case(depth):
    for order, sizes, distance in small_world(depth):
        check_order(depth, order, sizes, distance)


def test_order_agrees_with_enumeration_in_three_dimensions():
    for order, sizes, distance in sample(3, 500):
        check_order(3, order, sizes, distance)


def test_parallel_loops_agree_with_enumeration():
    for depth, count in ((1, 15), (2, 150), (3, 100)):
        for order, sizes, distance in sample(depth, count):
            check_parallel(depth, order, sizes, distance)


@pytest.mark.long
def test_order_and_parallel_loops_agree_with_enumeration_everywhere():
    for depth in (1, 2, 3):
        for order, sizes, distance in small_world(depth):
            check_order(depth, order, sizes, distance)
            check_parallel(depth, order, sizes, distance)
