"""Predicted traffic against a cache simulated access by access."""

from __future__ import annotations

from itertools import permutations

import pytest
from polyxform.machine import Cache
from polyxform.reuse.cost import estimate
from polyxform.reuse.levels import level_of
from polyxform.reuse.model import Loop, LoopKind, Node, Operation, Reference, Spread, Term, Work

from tests.reuse.enumeration import misses
from tests.reuse.trees import FLOAT, machine, nest, product, reference


def fetched_lines(node: Node, capacity: int, warm: bool = False) -> float:
    """Lines that the model fetches into a fully associative cache, cold."""
    return estimate((node,), machine(capacity), warm=warm).traffic[0].fetched / 64


def check(node: Node, capacity: int, tolerance: float) -> None:
    """The model's lines within a factor of 1 + tolerance of the simulated ones."""
    simulated = misses((node,), capacity)
    predicted = fetched_lines(node, capacity)
    assert simulated / (1 + tolerance) <= predicted <= simulated * (1 + tolerance), (predicted, simulated)


@pytest.mark.parametrize("order", list(permutations("ijk")), ids="".join)
@pytest.mark.parametrize("capacity", [256, 3 << 10, 16 << 10])
def test_orders_of_a_product(order: tuple[str, ...], capacity: int) -> None:
    # rows of 32 floats are 2 lines, a matrix 64 lines: the capacities lie well between the working sets
    node = nest([(axis, 32, 1) for axis in order], Work(product(32, 32, 32)))
    check(node, capacity, 0.15)


@pytest.mark.parametrize("tile", [(8, 16, 8), (16, 32, 8), (32, 16, 16)])
@pytest.mark.parametrize("order", ["ijk", "jki", "kij"])
def test_tiled_products(order: str, tile: tuple[int, int, int]) -> None:
    steps = dict(zip("ijk", tile, strict=True))
    loops = [(axis, 32, steps[axis]) for axis in order] + [(axis, steps[axis], 1) for axis in "ikj"]
    check(nest(loops, Work(product(32, 64, 64))), 5 << 10, 0.25)


def test_partial_tiles_move_what_they_hold() -> None:
    loops = [("i", 50, 16), ("j", 60, 32), ("i", 16, 1), ("k", 40, 1), ("j", 32, 1)]
    check(nest(loops, Work(product(50, 64, 48))), 24 << 10, 0.3)


def test_a_stencil_reads_every_line_once_when_three_rows_fit() -> None:
    node = nest([("i", 60, 1), ("j", 128, 1)], Work(star(160)))
    check(node, 4 << 10, 0.1)


def test_a_stencil_reads_every_line_three_times_when_they_do_not() -> None:
    node = nest([("i", 20, 1), ("j", 512, 1)], Work(star(576)))
    check(node, 3 << 10, 0.2)


def star(columns: int) -> Operation:
    """B[i][j] from A's five-point star."""
    terms = (Term("j", FLOAT), Term("i", FLOAT * columns))
    source = Reference("A", FLOAT, terms, (Spread(FLOAT, 3), Spread(FLOAT * columns, 3)), copies=5)
    return Operation("S0", (source, Reference("B", FLOAT, terms, reads=False, writes=True)), 5.0, 5.0, FLOAT)


def test_a_consumer_in_the_same_tile_finds_what_the_producer_wrote() -> None:
    fused = nest([("i", 64, 8)], *(nest([("i", 8, 1), ("j", 64, 1)], Work(step)) for step in chain()))
    apart = [nest([("i", 64, 1), ("j", 64, 1)], Work(step)) for step in chain()]
    near = estimate((fused,), machine(6 << 10), warm=False).traffic[0].fetched
    far = estimate(tuple(apart), machine(6 << 10), warm=False).traffic[0].fetched
    assert near == pytest.approx(64 * misses((fused,), 6 << 10), rel=0.1)
    assert far == pytest.approx(64 * misses(tuple(apart), 6 << 10), rel=0.1)
    assert near < 0.8 * far


def chain() -> tuple[Operation, Operation]:
    """T = f(A); B = g(T)."""
    first = reference("A", ("i", 64), ("j", 1)), reference("T", ("i", 64), ("j", 1), reads=False, writes=True)
    second = reference("T", ("i", 64), ("j", 1)), reference("B", ("i", 64), ("j", 1), reads=False, writes=True)
    return Operation("S0", first, 1.0, 1.0, FLOAT), Operation("S1", second, 1.0, 1.0, FLOAT)


def test_two_forms_of_one_array_meet_outside_their_loops() -> None:
    # C[i][j] += A[i][k] * A[j][k]: the second reading of A finds what the first one left, when A fits
    references = (
        reference("C", ("i", 64), ("j", 1), writes=True),
        reference("A", ("i", 64), ("k", 1)),
        reference("A", ("j", 64), ("k", 1)),
    )
    node = nest([("i", 32, 1), ("j", 32, 1), ("k", 64, 1)], Work(Operation("S0", references, 2.0, 1.0, FLOAT)))
    check(node, 64 << 10, 0.05)
    check(node, 2 << 10, 0.15)


def test_what_fits_is_not_fetched_again_by_a_later_run() -> None:
    node = nest([("i", 32, 1), ("j", 32, 1)], Work(chain()[0]))
    assert fetched_lines(node, 64 << 10, warm=True) == 0 == misses((node,), 64 << 10, runs=2)
    assert fetched_lines(node, 2 << 10, warm=True) == pytest.approx(misses((node,), 2 << 10, runs=2), rel=0.1)


def test_a_target_stays_in_registers_over_a_kernels_reduction() -> None:
    kernel = nest([("k", 64, 1), ("i", 6, 1), ("j", 64, 1)], Work(product(6, 64, 64)), kind=LoopKind.KERNEL)
    plain = nest([("k", 64, 1), ("i", 6, 1), ("j", 64, 1)], Work(product(6, 64, 64)))
    # a cache smaller than the tile of C: the plain loops fetch C for every k
    targets = [dict(estimate((node,), machine(1 << 10), warm=False).traffic[0].arrays)["C"] for node in (kernel, plain)]
    assert targets[0] == 2 * 4 * 6 * 64
    assert targets[1] > 20 * targets[0]


def test_survival_is_sharp_in_a_small_cache_and_gradual_in_a_shared_one() -> None:
    near = level_of(Cache(1, 32 << 10, 64, 8, 1))
    far = level_of(Cache(3, 32 << 20, 64, 16, 8))
    assert near.survival(28 << 10) == 1 and near.survival(36 << 10) == 0
    assert far.survival(8 << 20) == 1 and 0.8 < far.survival(16 << 20) < 0.95 and far.survival(64 << 20) == 0


def test_crowded_rows_are_fetched_again() -> None:
    small = machine(32 << 10, 1 << 20, ways=8)

    def fetched(columns: int) -> float:
        rows = reference("A", ("i", columns), ("k", 1))
        work = Work(Operation("S0", (rows,), 1.0, 1.0, FLOAT))
        node = nest([("k", 64, 1), ("i", 28, 1)], work)
        return estimate((node,), small, warm=False).traffic[0].fetched

    assert fetched(1024) > 5 * fetched(1024 + 16)


def test_every_reuse_is_reported_with_its_working_set() -> None:
    node = nest([("i", 64, 1), ("j", 64, 1), ("k", 64, 1)], Work(product(64, 64, 64)))
    found = {(w.array, w.axis): w for w in estimate((node,), machine(1 << 10, 8 << 10)).working_sets}
    assert found["C", "k"].holder == "L1"
    assert found["A", "j"].holder == "L2"
    assert found["B", "i"].holder == "L3"
    assert found["B", "i"].reused == pytest.approx(63 * 64 * 64 * FLOAT)
    assert found["A", "j"].size == pytest.approx((64 + 64 * 16 + 16) * FLOAT, rel=0.05)


def test_a_loop_refuses_a_step_longer_than_its_extent() -> None:
    with pytest.raises(ValueError, match="loop on 'i' with extent 4 and step 8"):
        Loop("i", 4, 8, ())
    with pytest.raises(ValueError, match="extent 0"):
        Loop("i", 0, 1, ())
