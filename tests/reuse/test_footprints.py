"""The box form of footprints against addresses listed one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from polyxform.reuse.footprints import Box, box_of, grain_of, lines_in_one_set, lines_of, shared_lines
from polyxform.reuse.model import Reference, Spread, Term

from tests.reuse.enumeration import STEADY, addresses, expected_lines, lines
from tests.reuse.trees import reference

LINE = 64


@st.composite
def tiles(draw: st.DrawFn) -> tuple[Reference, dict[str, int], dict[str, int]]:
    """A tile of a three-dimensional array, its extents, and the steps of the loops around it."""
    element = draw(st.sampled_from([4, 8]))
    columns, rows = draw(st.integers(1, 40)), draw(st.integers(1, 9))
    terms = (Term("k", element), Term("j", element * columns), Term("i", element * columns * rows))
    ranges = {"i": draw(st.integers(1, 4)), "j": draw(st.integers(1, rows)), "k": draw(st.integers(1, columns))}
    steps = {"i": 1, "j": 1, "k": draw(st.sampled_from([1, 2, 8, 16, 64]))}
    return Reference("A", element, terms), ranges, steps


def counted(subject: Reference, ranges: dict[str, int], steps: dict[str, int]) -> float:
    """Lines by the box form."""
    box = box_of(subject, [ranges[term.axis] for term in subject.terms], LINE)
    return lines_of(box, LINE, grain_of(subject, steps, LINE))


@STEADY
@given(tiles())
def test_lines_of_a_tile_of_an_array(case: tuple[Reference, dict[str, int], dict[str, int]]) -> None:
    subject, ranges, steps = case
    truth = expected_lines(addresses(subject, ranges), subject.element, LINE, grain_of(subject, steps, LINE))
    assert abs(counted(subject, ranges, steps) - truth) < 1e-9


@STEADY
@given(st.integers(1, 60), st.integers(1, 6), st.sampled_from([64, 128, 192, 320]), st.sampled_from([4, 16, 64]))
def test_rows_on_line_boundaries_are_exact(width: int, height: int, stride: int, step: int) -> None:
    width = min(width, stride // 4)
    subject = reference("A", ("j", 1), ("i", stride // 4))
    steps = {"j": step // 4}
    truth = expected_lines(addresses(subject, {"i": height, "j": width}), 4, LINE, step)
    assert abs(counted(subject, {"i": height, "j": width}, steps) - truth) < 1e-9


@STEADY
@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(1, 5)), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(1, 300), st.integers(1, 3)), max_size=2),
)
def test_any_sum_of_terms_stays_inside_its_box(terms: list[tuple[int, int]], spreads: list[tuple[int, int]]) -> None:
    ordered = sorted(terms)
    subject = Reference(
        "A",
        4,
        tuple(Term(f"x{place}", 4 * stride) for place, (stride, _) in enumerate(ordered)),
        tuple(Spread(4 * stride, count) for stride, count in sorted(spreads)),
    )
    ranges = [count for _, count in ordered]
    box = box_of(subject, ranges, LINE)
    inside = {0}
    for stride, count in box.levels:
        inside = {start + stride * place for start in inside for place in range(count)}
    named = {f"x{place}": count for place, count in enumerate(ranges)}
    for byte in addresses(subject, named):
        assert any(start <= byte and byte + 4 <= start + box.block for start in inside)


@STEADY
@given(st.integers(1, 24), st.integers(1, 6), st.integers(0, 24), st.integers(0, 7), st.sampled_from([256, 320]))
def test_lines_shared_with_the_next_iteration(width: int, height: int, right: int, down: int, stride: int) -> None:
    subject = reference("A", ("j", 1), ("i", stride // 4))
    tile = {"i": height, "j": width}
    touched = addresses(subject, tile)
    shift = 4 * right if right else stride * down
    steps = {"j": right} if right else {"i": down} if down else {}
    grain = grain_of(subject, steps, LINE)
    starts = range(0, LINE, grain)
    truth = sum(len(lines(touched, 4, LINE, s) & lines(touched, 4, LINE, s + shift)) for s in starts) / len(starts)
    box = box_of(subject, [width, height], LINE)
    assert abs(shared_lines(box, shift, LINE, grain) - truth) < 1e-9


def test_a_window_that_slides_is_as_long_as_its_sum() -> None:
    image = reference("I", ("c", 1), ("q", 64), ("s", 64), ("p", 64 * 58), ("r", 64 * 58))
    extents = {"c": 64, "q": 14, "s": 3, "p": 2, "r": 3}
    box = box_of(image, [extents[term.axis] for term in image.terms], LINE)
    assert box == Box(4 * 64 * 16, ((4 * 64 * 58, 4),))


def test_a_window_with_a_stride_leaves_gaps_only_where_the_filter_is_short() -> None:
    dense = reference("I", ("s", 1000), ("q", 2000))
    assert box_of(dense, [3, 7], LINE).levels == ((4000, 15),)
    gapped = reference("I", ("q", 2000))
    assert box_of(gapped, [7], LINE).levels == ((8000, 7),)


def test_a_stencil_counts_its_neighbors_once() -> None:
    star = Reference("A", 4, (Term("j", 4), Term("i", 400)), (Spread(4, 3), Spread(400, 3)), copies=5)
    assert box_of(star, [10, 1], LINE) == Box(48, ((400, 3),))
    assert box_of(star, [10, 1], LINE, spread=False) == Box(40, ())


def test_blocked_layouts_wrap_inside_their_block() -> None:
    panel = Reference("P", 4, (Term("j", 4, 1, 16), Term("k", 64), Term("j", 64 * 256, 16)))
    assert box_of(panel, [16, 256, 16], LINE) == Box(64 * 256, ())
    assert box_of(panel, [32, 8, 32], LINE) == Box(512, ((64 * 256, 2),))
    assert panel.shift("j", 1) == 4
    assert panel.shift("j", 16) == 64 * 256


def test_rows_a_page_apart_crowd_one_set() -> None:
    column = box_of(reference("B", ("k", 1024)), [32], LINE)
    assert lines_in_one_set(column, 32, 32 << 10, 8, LINE) == 32
    shifted = box_of(reference("B", ("k", 1024 + 16)), [32], LINE)
    assert lines_in_one_set(shifted, 32, 32 << 10, 8, LINE) == 1
