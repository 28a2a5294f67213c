"""Estimates of whole candidates: what must add up, and which way each influence points."""

from __future__ import annotations

from dataclasses import replace

import pytest
from polyxform.machine import NAMED
from polyxform.reuse.cost import estimate
from polyxform.reuse.describe import describe
from polyxform.reuse.model import Estimate, Loop, LoopKind, Node, Operation, Work
from polyxform.reuse.transfers import PAGE_SECONDS, imbalance
from polyxform.reuse.working_sets import Frame

from tests.reuse.trees import FLOAT, kernel_product, machine, nest, product, reference

TARGET = machine(32 << 10, 1 << 20, ways=8)
ROWS = reference("A", ("p", 1 << 18), ("i", 1))


def traffic(found: Estimate, source: str) -> float:
    """Bytes fetched from one level."""
    return next(level.fetched for level in found.traffic if level.source == source)


def cause(found: Estimate, name: str) -> float:
    """Seconds put down to a cause."""
    return dict(found.causes)[name]


def test_causes_add_up_to_the_time() -> None:
    found = estimate((kernel_product((512, 768, 300), [("k", 128)], (6, 64), parallel=[0]),), TARGET, 2)
    assert sum(seconds for _, seconds in found.causes) == pytest.approx(found.seconds)
    assert found.flops == pytest.approx(2 * 512 * 768 * 300)
    peak = 2 * TARGET.peak_gflops(FLOAT) * 1e9
    assert found.efficiency == pytest.approx(found.flops / found.seconds / peak)


def test_bytes_of_arrays_add_up_to_the_level() -> None:
    found = estimate((kernel_product((512, 768, 300), [("k", 128)], (6, 64)),), TARGET, warm=False)
    for level in found.traffic:
        assert sum(size for _, size in level.arrays) == pytest.approx(level.fetched + level.stored)
    memory = dict(found.traffic[-1].arrays)
    assert memory["A"] == pytest.approx(512 * 300 * FLOAT, rel=0.05)
    assert memory["C"] == pytest.approx(2 * 512 * 768 * FLOAT, rel=0.05)


def test_the_same_candidate_gets_the_same_estimate() -> None:
    tree = kernel_product((100, 200, 300), [("i", 24)], (6, 64), parallel=[0])
    assert estimate((tree,), TARGET, 2) == estimate((tree,), TARGET, 2)


def test_two_threads_halve_the_computing_and_share_an_operand_once() -> None:
    sizes = (768, 1024, 1024)
    one = estimate((kernel_product(sizes, [("i", 96)], (6, 64)),), TARGET, 1, warm=False)
    two = estimate((kernel_product(sizes, [("i", 96)], (6, 64), parallel=[0]),), TARGET, 2, warm=False)
    assert cause(two, "compute") == pytest.approx(cause(one, "compute") / 2, rel=0.05)
    assert traffic(two, "memory") == pytest.approx(traffic(one, "memory"), rel=0.05)
    # each thread brings its own copy of B from the shared cache, half as often as one thread alone
    assert traffic(two, "L3") == pytest.approx(traffic(one, "L3"), rel=0.1)
    assert cause(two, "parallel") > 0 == cause(one, "parallel")


def test_private_parts_fill_a_shared_cache_together() -> None:
    def sweep(parallel: bool) -> Node:
        # each iteration of p works twice through 6 MiB of its own
        rows = reference("A", ("p", 3 << 19), ("i", 1))
        body = nest([("t", 2, 1), ("i", 3 << 19, 1)], Work(Operation("S0", (rows,), 1.0, 1.0, FLOAT)))
        return Loop("p", 8, 1, (body,), LoopKind.TILE, parallel)

    alone = estimate((sweep(False),), TARGET, 1, warm=False)
    together = estimate((sweep(True),), TARGET, 8, warm=False)
    assert traffic(alone, "memory") == pytest.approx(8 * (6 << 20), rel=0.05)
    assert traffic(together, "memory") > 1.5 * traffic(alone, "memory")


@pytest.mark.parametrize("images", [28, 25, 32])
def test_threads_together_touch_an_array_once_however_its_parts_divide(images: int) -> None:
    tree = nest([("p", images, 1), ("i", 1 << 18, 1)], Work(Operation("S0", (ROWS,), 1.0, 1.0, FLOAT)))
    shared = Loop("p", images, 1, tree.body, LoopKind.TILE, True)
    alone, together = (estimate((one,), TARGET, threads, warm=False) for one, threads in ((tree, 1), (shared, 8)))
    assert traffic(alone, "memory") == pytest.approx(images << 20, rel=0.01)
    assert traffic(together, "memory") == pytest.approx(images << 20, rel=0.01)


@pytest.mark.parametrize(("tasks", "threads", "factor"), [(8, 8, 1.0), (9, 8, 16 / 9), (7, 2, 8 / 7), (3, 8, 1.0)])
def test_imbalance(tasks: int, threads: int, factor: float) -> None:
    loop = Loop("i", tasks, 1, (), LoopKind.TILE, True)
    frame = Frame({"i": 1}, (loop,), 1.0, 1.0, float(min(tasks, threads)), ())
    assert imbalance(frame) == pytest.approx(factor)


def test_collapsed_loops_balance_together() -> None:
    # 3 x 3 tasks for 8 threads: two rounds; 3 x 8 tasks: three full rounds
    uneven = kernel_product((18, 192, 64), [("j", 64)], (6, 64), parallel=[0, 1])
    even = kernel_product((18, 512, 64), [("j", 64)], (6, 64), parallel=[0, 1])
    times = [cause(estimate((tree,), TARGET, 8), "compute") for tree in (uneven, even)]
    assert times[0] / times[1] == pytest.approx(2 / 3)


def test_a_parallel_loop_inside_starts_a_region_each_time() -> None:
    outside = kernel_product((512, 512, 512), [("k", 64), ("i", 96)], (6, 64), parallel=[1])
    inside = kernel_product((512, 512, 512), [("i", 96), ("k", 64)], (6, 64), parallel=[0])
    times = [cause(estimate((tree,), TARGET, 2), "parallel") for tree in (outside, inside)]
    assert times[0] == pytest.approx(8 * times[1])


def test_one_thread_starts_no_region() -> None:
    tree = kernel_product((512, 512, 512), [("i", 96)], (6, 64), parallel=[0])
    assert cause(estimate((tree,), TARGET, 1), "parallel") == 0


def test_scattered_lines_from_memory_cost_more_than_a_stream() -> None:
    def sweep(order: str) -> float:
        extents = {"i": 8192, "b": 256}
        blocks = reference("A", ("i", 4096), ("b", 16), ("j", 1))
        loops = [(axis, extents[axis], 1) for axis in order] + [("j", 16, 1)]
        node = nest(loops, Work(Operation("S0", (blocks,), 1.0, 1.0, FLOAT)))
        return estimate((node,), TARGET, warm=False).seconds

    assert sweep("bi") > 2 * sweep("ib")


@pytest.mark.parametrize(("pages", "missed"), [(512, False), (8192, True)])
def test_a_sweep_across_more_pages_than_are_at_hand(pages: int, missed: bool) -> None:
    # columns of a line each, down all the rows of a page each
    rows = reference("A", ("i", 1024), ("b", 16), ("j", 1))
    loops = [("b", 64, 1), ("i", pages, 1), ("j", 16, 1)]
    found = estimate((nest(loops, Work(Operation("S0", (rows,), 1.0, 1.0, FLOAT))),), TARGET)
    lookups = cause(found, "pages") / PAGE_SECONDS
    assert lookups == pytest.approx(64 * pages if missed else 0.0, rel=0.02)


def test_packing_pays_when_rows_crowd_the_cache() -> None:
    crowded = kernel_product((1024, 1024, 1024), [("j", 256)], (28, 16))
    apart = kernel_product((1024, 1024, 1024 + 16), [("j", 256)], (28, 16))
    times = [estimate((tree,), TARGET).seconds for tree in (crowded, apart)]
    assert times[0] > 3 * times[1]


def test_a_second_sweep_apart_costs_more_than_a_fused_one() -> None:
    size = 4096
    kernel = kernel_product((size, 512, 64), [("i", 48)], (6, 64))
    assert isinstance(kernel, Loop)
    relu = Operation("S1", (reference("C", ("i", 512), ("j", 1), writes=True, size=size * 512),), 1.0, 1.0, FLOAT)

    def clip(rows: int) -> Node:
        return Loop("i", rows, 1, (Loop("j", 512, 1, (Work(relu),), LoopKind.VECTOR),))

    fused = replace(kernel, body=(*kernel.body, clip(48)))
    small_last = replace(TARGET, caches=(*TARGET.caches[:2], replace(TARGET.caches[2], size=4 << 20)))
    together = estimate((fused,), small_last, warm=False)
    apart = estimate((kernel, clip(size)), small_last, warm=False)
    assert traffic(together, "memory") < 0.65 * traffic(apart, "memory")
    assert together.seconds < apart.seconds


@pytest.mark.parametrize("name", sorted(NAMED))
def test_every_named_machine_can_be_estimated_for(name: str) -> None:
    found = estimate((kernel_product((96, 128, 64), [("k", 32)], (6, 16), parallel=[1]),), NAMED[name], 4)
    assert 0 < found.efficiency < 1
    assert [level.source for level in found.traffic] == ["L2", "L3", "memory"]


def test_plain_loops_are_slower_than_a_kernel() -> None:
    plain = Loop("j", 64, 1, (Work(product(64, 64, 64)),), LoopKind.VECTOR)
    loops = estimate((nest([("i", 64, 1), ("k", 64, 1)], plain),), TARGET)
    kernel = estimate((kernel_product((64, 64, 64), [], (6, 64)),), TARGET)
    assert loops.seconds > 1.5 * kernel.seconds


def test_what_hides_behind_a_longer_cause_is_told() -> None:
    hiding = Estimate(1e-4, (("compute", 7e-6), ("L2", 9.3e-5)), (), (), 1.0, 0.5, (("compute", 7e-5), ("L2", 9.3e-5)))
    time, compute, near = describe(hiding)
    assert time[1] == "100 us"
    assert compute == ("  compute", "7 us", "7% of the time; 70 us by itself")
    assert near == ("  L2", "93 us", "93% of the time")
