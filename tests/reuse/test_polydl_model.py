"""The published model, against the figures that the authors' own program printed and against enumeration."""

from __future__ import annotations

import islpy as isl
import pytest
from polyxform.reuse.polydl_model import LevelCost, PolydlEstimate, cost, estimate, pack, ranks


def product(rows: int, columns: int, depth: int, order: str, parallel: int | None = None) -> PolydlEstimate:
    """C[i][j] += A[i][k] * B[k][j] with its loops in the given order."""
    domain = f"0 <= i < {rows} and 0 <= j < {columns} and 0 <= k < {depth}"
    reads = isl.UnionMap("{ S[i, j, k] -> C[i, j]; S[i, j, k] -> A[i, k]; S[i, j, k] -> B[k, j] }")
    writes = isl.UnionMap("{ S[i, j, k] -> C[i, j] }")
    schedule = isl.UnionMap(f"{{ S[i, j, k] -> [{', '.join(order)}] : {domain} }}")
    return estimate(schedule, reads, writes, 4, parallel=parallel)


def test_the_authors_figures_for_a_product() -> None:
    found = product(300, 100, 200, "ijk")
    assert found.working_sets == ((5, 399), (403, 20099), (20302, 109700))


def test_sets_are_packed_nearest_first() -> None:
    found = product(300, 100, 200, "ijk")
    # 399 and 403 elements go to L1; the farther sets of j and i to L2
    assert found.level_bytes == (4 * (399 + 403), 4 * (20099 + 109700), 0, 0)
    assert found.cost == pytest.approx(3208 * 4 / 192 + 519196 * 14 / 96)


def test_a_parallel_loop_averages_its_first_and_last_iteration() -> None:
    found = product(300, 100, 200, "ijk", parallel=0)
    # every iteration of i: 100 + 200 elements of its own and 20000 of B in common with the others
    assert found.working_sets[-1] == (2 * 300 * 300 // 2 + 20000,) * 2


def test_orders_are_told_apart() -> None:
    assert product(200, 20, 20, "ijk").working_sets != product(200, 20, 20, "kji").working_sets


def test_working_sets_against_enumeration() -> None:
    size = 6
    points = [(i, j) for i in range(size) for j in range(i + 1)]
    found = estimate(
        isl.UnionMap(f"{{ S[i, j] -> [i, j] : 0 <= i < {size} and 0 <= j <= i }}"),
        isl.UnionMap("{ S[i, j] -> x[j] }"),
        isl.UnionMap("{ S[i, j] -> y[i] }"),
        8,
    )
    sources = {(a, b) for a in points for b in points if a < b and a[1] == b[1]}
    start = min(a for a, _ in sources)
    targets = sorted(b for a, b in sources if a == start)
    sizes = []
    for target in (targets[0], targets[-1]):
        between = [p for p in {a for a, _ in sources} if start <= p <= target]
        sizes.append(len({("x", j) for _, j in between} | {("y", i) for i, _ in between}))
    assert tuple(sizes) in found.working_sets


LEVELS = (LevelCost(100, 1, 1), LevelCost(1000, 10, 1), LevelCost(10000, 100, 1), LevelCost(0, 1000, 1))


@pytest.mark.parametrize(
    ("sizes", "packed"),
    [
        ([(10, 50)], (50, 0, 0, 0)),
        ([(10, 500)], (10, 500, 0, 0)),
        ([(10, 50), (20, 60)], (70, 60, 0, 0)),
        ([(200, 20000)], (0, 200, 0, 20000)),
        ([(20000, 30000)], (0, 0, 0, 30000)),
        ([], (0, 0, 0, 0)),
    ],
)
def test_packing(sizes: list[tuple[int, int]], packed: tuple[int, ...]) -> None:
    assert pack(sizes, LEVELS) == packed
    assert cost(packed, LEVELS) == sum(size * weight for size, weight in zip(packed, (1, 10, 100, 1000), strict=True))


def test_equal_costs_share_the_mean_of_their_ranks() -> None:
    assert ranks([30, 10, 20, 10]) == (4, 1.5, 3, 1.5)
    assert ranks([]) == ()
