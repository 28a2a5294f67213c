"""Which sizes are tried: both sides of every edge, within bounds of work."""

from math import prod

from polyxform.verification.sizes import ONE_LIMIT, TOTAL_LIMIT, boundaries_of, choose, edge_values

GIVEN = (("m", 100), ("n", 200), ("stride", 2))


def volume(sizes):
    """Work of a triple loop."""
    return prod(sizes.values())


def test_edges_lie_on_both_sides_of_a_boundary():
    assert edge_values((32,)) == (0, 1, 2, 7, 31, 32, 33, 37)


def test_all_sizes_alike_come_first_and_shapes_keep_their_values():
    choice = choose(GIVEN, (16,), 1, volume)
    assert choice.edges[0] == (("m", 0), ("n", 0), ("stride", 2))
    assert (("m", 17), ("n", 17), ("stride", 2)) in choice.edges


def test_every_size_meets_every_edge():
    choice = choose(GIVEN, (16,), 1, volume)
    for name in ("m", "n"):
        assert {dict(sizes)[name] for sizes in choice.edges} >= {0, 1, 7, 15, 16, 17, 37}
    assert {dict(sizes)["stride"] for sizes in choice.edges} >= {0, 1, 2, 3}


def test_work_is_bounded_and_what_is_left_out_is_counted():
    choice = choose(GIVEN, (900,), 1, volume)
    costs = [volume(dict(sizes)) for sizes in choice.edges]
    assert max(costs) <= ONE_LIMIT
    assert sum(costs) <= TOTAL_LIMIT
    light, heavy = (choose(GIVEN, (9,), 1, lambda sizes, w=weight: w * volume(sizes)) for weight in (1, 10**5))
    assert light.dropped == 0
    assert heavy.dropped > 0


def test_given_sizes_are_tried_unless_they_are_too_much_work():
    assert choose(GIVEN, (), 1, volume).given == GIVEN
    assert choose(GIVEN, (), 1, lambda sizes: 10**10).given is None


def test_the_choice_depends_on_the_seed_alone():
    assert choose(GIVEN, (16,), 3, volume) == choose(GIVEN, (16,), 3, volume)
    assert choose(GIVEN, (16,), 3, volume) != choose(GIVEN, (16,), 4, volume)


def test_boundaries_are_the_numbers_that_the_code_repeats():
    text = "for (i = 0; i < 64; i += 6) k(64, x64, 6.5f, 48, 48, 64, 1000000, 3); j < 6"
    assert boundaries_of(text) == (6, 48, 64)
