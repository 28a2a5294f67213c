"""Packed operands: addresses of the buffer, the copy, and their account in a tree."""

from __future__ import annotations

from itertools import product as points

import pytest
from polyxform.reuse.cost import estimate
from polyxform.reuse.model import Loop, LoopKind, Work
from polyxform.reuse.packing import Blocked, copy, copy_nest, packed, with_packed

from tests.reuse.enumeration import address
from tests.reuse.trees import FLOAT, machine, nest, product, reference

B = reference("B", ("k", 1024), ("j", 1), size=1024 * 1024)
PANELS = (Blocked("j", 96, 16), Blocked("k", 40))


def test_every_element_has_its_place_in_panels() -> None:
    buffer = packed(B, PANELS, "B_packed")
    for j, k in points(range(96), range(40)):
        assert address(buffer, {"j": j, "k": k}) == FLOAT * ((j // 16 * 40 + k) * 16 + j % 16)
    assert buffer.size == FLOAT * 96 * 40


def test_a_partial_panel_takes_the_room_of_a_full_one() -> None:
    assert packed(B, (Blocked("j", 90, 16), Blocked("k", 40)), "P").size == FLOAT * 96 * 40


def test_axes_without_blocks_are_row_major() -> None:
    buffer = packed(B, (Blocked("k", 40), Blocked("j", 24)), "P")
    assert address(buffer, {"j": 3, "k": 2}) == FLOAT * (2 * 24 + 3)


def test_the_next_tile_reuses_the_buffer() -> None:
    buffer = packed(B, PANELS, "P")
    assert buffer.shift("k", 40) == 0
    assert buffer.shift("j", 96) == 0


def test_the_operation_reads_the_buffer_instead() -> None:
    buffer = packed(B, PANELS, "P")
    arrays = [r.array for r in with_packed(product(64, 1024, 1024), "B", buffer).references]
    assert arrays == ["C", "A", "P"]
    with pytest.raises(KeyError):
        with_packed(product(64, 64, 64), "C", buffer)
    with pytest.raises(KeyError):
        with_packed(product(64, 64, 64), "X", buffer)


def test_the_copy_reads_the_array_and_writes_the_buffer() -> None:
    source, target = copy(B, packed(B, PANELS, "P")).references
    assert (source.array, source.reads, source.writes) == ("B", True, False)
    assert (target.array, target.reads, target.writes) == ("P", False, True)


def test_the_copy_runs_along_the_array() -> None:
    outer = copy_nest(B, packed(B, PANELS, "P"), {"j": 96, "k": 40})
    assert isinstance(outer, Loop) and (outer.axis, outer.kind) == ("k", LoopKind.POINT)
    inner = outer.body[0]
    assert isinstance(inner, Loop) and (inner.axis, inner.kind, inner.extent) == ("j", LoopKind.VECTOR, 96)


def test_a_packed_tile_is_read_once_from_its_array() -> None:
    buffer = packed(B, (Blocked("j", 1024, 64), Blocked("k", 256)), "P")
    work = Work(with_packed(product(96, 1024, 1024), "B", buffer))
    use = nest([("j", 1024, 64), ("i", 96, 6), ("k", 256, 1), ("i", 6, 1), ("j", 64, 1)], work)
    tile = Loop("k", 1024, 256, (copy_nest(B, buffer, {"j": 1024, "k": 256}), use), LoopKind.TILE)
    found = estimate((tile,), machine(32 << 10, 4 << 20), warm=False)
    fetched = dict(found.traffic[1].arrays)
    assert fetched["B"] == pytest.approx(B.size, rel=0.05)
    # written once and rewritten by every tile, but never evicted from the 4 MiB level
    assert fetched["P"] <= 2.1 * buffer.size
