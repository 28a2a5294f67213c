"""Order of candidates and the text about them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from polyxform.reuse.cost import estimate
from polyxform.reuse.describe import bytes_text, compare, describe, seconds_text
from polyxform.reuse.model import Estimate, LevelTraffic
from polyxform.reuse.ranking import rank

from tests.reuse.enumeration import STEADY
from tests.reuse.trees import kernel_product, machine

TARGET = machine(32 << 10, 1 << 20, ways=8)


def candidate(seconds: float, memory: float = 0.0, near: float = 0.0) -> Estimate:
    levels = tuple(LevelTraffic(source, size, 0.0, 0.0, ()) for source, size in (("L2", near), ("memory", memory)))
    return Estimate(seconds, (("compute", seconds),), levels, (), 1.0, 0.5)


def test_shorter_time_comes_first() -> None:
    assert rank([candidate(3.0), candidate(1.0), candidate(2.0)]) == (1, 2, 0)


def test_ties_go_to_less_memory_traffic_then_to_nearer_levels_then_to_the_earlier() -> None:
    tied = [candidate(1.0, 8, 1), candidate(1.00001, 4, 9), candidate(1.0, 4, 5), candidate(1.0, 4, 5)]
    assert rank(tied) == (2, 3, 1, 0)


@STEADY
@given(st.lists(st.tuples(st.sampled_from([1.0, 1.00001, 2.0]), st.integers(0, 3)), max_size=8), st.randoms())
def test_the_order_does_not_depend_on_the_order_given(pairs: list[tuple[float, int]], random: object) -> None:
    distinct = sorted(set(pairs))
    forward = [candidate(seconds, memory) for seconds, memory in distinct]
    backward = forward[::-1]
    best = [forward[position].traffic[-1].fetched for position in rank(forward)]
    assert best == [backward[position].traffic[-1].fetched for position in rank(backward)]


def test_no_candidates_no_order() -> None:
    assert rank([]) == ()


def test_rows_for_the_report() -> None:
    found = estimate((kernel_product((1024, 1024, 1024), [("j", 64)], (6, 64)),), TARGET)
    rows = describe(found)
    assert rows[0] == ("time", seconds_text(found.seconds), f"{found.efficiency:.0%} of the multiply-add peak")
    subjects = [row[0] for row in rows]
    assert "from memory" in subjects and "B over 'i'" in subjects
    held = next(row for row in rows if row[0] == "B over 'i'")
    assert held[1].endswith("in L2") and held[2].endswith("used again")
    assert all(len(row) == 3 for row in rows)


def test_two_candidates_side_by_side() -> None:
    trees = [kernel_product((512, 512, 512), order, (6, 64)) for order in ([("j", 128)], [("k", 64)])]
    one, two = (estimate((tree,), TARGET) for tree in trees)
    rows = compare(one, two)
    assert rows[0] == ("time", seconds_text(one.seconds), seconds_text(two.seconds))
    assert rows[-1][0] == "from memory"


def test_a_level_that_moves_nothing_has_a_row() -> None:
    quiet = replace(candidate(1.0), traffic=(LevelTraffic("memory", 0.0, 0.0, 0.0, ()),))
    assert describe(quiet)[-1] == ("from memory", "0 B", "")


def test_units() -> None:
    assert [seconds_text(s) for s in (2.5, 1.25e-3, 3e-6, 4e-9, 0.0)] == ["2.5 s", "1.25 ms", "3 us", "4 ns", "0 s"]
    assert [bytes_text(b) for b in (512, 1536, 3 << 20, 5 << 30)] == ["512 B", "1.5 KiB", "3 MiB", "5 GiB"]
