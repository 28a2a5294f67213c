"""Tile sizes follow the cache, the number of cores and the shape of the grid."""

from __future__ import annotations

from dataclasses import replace

from polyxform import machine
from polyxform.schedule.time_tiling.tile_sizes import Grid, best_sizes, inner_points, pays

TARGET = machine.NAMED["x86-64-v4"]
PLANE = Grid(steps=500, extents=(1300, 1300), cell_bytes=16, updates=2, accesses=6, steepness=2)
CUBE = Grid(steps=500, extents=(120, 120, 120), cell_bytes=16, updates=2, accesses=11, steepness=2)
FIELDS = Grid(steps=500, extents=(1000, 1200), cell_bytes=24, updates=3, accesses=4.7, steepness=1, drift=8)
LINE = Grid(steps=500, extents=(2000,), cell_bytes=16, updates=2, accesses=4, steepness=2)


def with_cache(size: int) -> machine.Machine:
    caches = tuple(replace(cache, size=size) if cache.level == 2 else cache for cache in TARGET.caches)
    return replace(TARGET, caches=caches)


def test_a_tile_stays_in_the_second_level_cache():
    for size in (1 << 18, 1 << 20, 1 << 22):
        wave = best_sizes(PLANE, 0, with_cache(size), 2).wave
        assert wave * 1300 * PLANE.cell_bytes <= size


def test_a_larger_cache_takes_larger_tiles():
    waves = [best_sizes(PLANE, 0, with_cache(size), 1).wave for size in (1 << 18, 1 << 20, 1 << 22)]
    assert waves == sorted(waves) and waves[0] < waves[-1]


def test_a_plane_of_a_cube_is_tiled_too():
    sizes = best_sizes(CUBE, 1, TARGET, 2)
    assert 0 < sizes.inner[0] < 120


def test_many_cores_take_smaller_tiles():
    assert best_sizes(PLANE, 0, TARGET, 64).wave <= best_sizes(PLANE, 0, TARGET, 2).wave


def test_tiles_pay_where_data_leaves_the_cache_and_not_in_short_work():
    assert pays(best_sizes(PLANE, 0, TARGET, 2), PLANE, TARGET, 2)
    assert not pays(best_sizes(LINE, 0, TARGET, 2), LINE, TARGET, 2)


def test_updates_of_every_second_point_do_not_wait_for_the_last_cache():
    colors = Grid(steps=20, extents=(512, 512), cell_bytes=16, updates=2, accesses=8, steepness=2, stride=2)
    assert not pays(best_sizes(colors, 0, TARGET, 2), colors, TARGET, 2)
    assert pays(best_sizes(colors, 0, TARGET, 2), replace(colors, stride=1), TARGET, 2)
    large = replace(colors, extents=(4096, 4096))
    assert pays(best_sizes(large, 0, TARGET, 2), large, TARGET, 2)


def test_rows_that_fill_the_nearest_cache_are_cut():
    sizes = best_sizes(FIELDS, 1, TARGET, 2)
    assert 4 * FIELDS.cell_bytes * sizes.inner[0] < TARGET.caches[0].size
    assert sizes.wave > best_sizes(FIELDS, 0, TARGET, 2).wave


def test_short_rows_stay_whole():
    assert best_sizes(replace(FIELDS, extents=(10_000, 120)), 1, TARGET, 2).inner == (0,)


def test_axes_beyond_those_that_are_tiled_are_whole():
    deep = replace(CUBE, extents=(60, 12, 12, 12, 12))
    for inner in (0, 1):
        assert inner_points(best_sizes(deep, inner, TARGET, 2), deep)[inner:] == [12] * (4 - inner)
