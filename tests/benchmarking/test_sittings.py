from dataclasses import replace
from pathlib import Path

import pytest
from polyxform.benchmarking.sittings import concerned, sittings, with_shares
from polyxform.harness.measurements import OURS
from polyxform.harness.plan import Effort, Implementation

EFFORT = Effort(budget_seconds=3.0, minimum_rounds=9, patience=2)


def test_effort_is_dealt_out_to_processes():
    first, further = sittings(EFFORT, operations=10**9)
    assert len(first) > 1
    assert sum(part.budget_seconds for part in first) == pytest.approx(3.0)
    assert sum(part.minimum_rounds for part in first) >= 9
    assert len(further) == len(first)
    assert sittings(replace(EFFORT, patience=1), operations=10**9)[1] == ()


def test_everybody_takes_part_in_one_process_where_comparing_may_take_longer_than_measuring():
    first, further = sittings(EFFORT, operations=10**10)
    assert first == (EFFORT,)
    assert further == (EFFORT,)
    assert sittings(EFFORT, operations=None) == ((EFFORT,), ())


def group(*names):
    roles = {"gcc": "reference", "oracle": "oracle", "peak": "peak"}
    return tuple(Implementation(name, roles.get(name, "candidate"), Path(name)) for name in names)


@pytest.mark.parametrize(
    ("present", "unsettled", "concerns"),
    [
        (("gcc", OURS, "peak", "onednn"), {"onednn"}, ("oracle", OURS, "onednn")),
        (("gcc", OURS, "peak", "onednn"), {"gcc"}, ("gcc", OURS)),
        (("gcc", OURS, "peak", "onednn"), {OURS}, ("oracle", OURS)),
        (("gcc", OURS, "peak", "onednn"), {"clang"}, ()),
        (("oracle", "clang"), {"clang"}, ("oracle", "clang")),
        (("oracle", "clang"), {"gcc", OURS}, ()),
    ],
)
def test_a_further_process_is_held_for_those_who_are_not_settled_beside_our_result(present, unsettled, concerns):
    found = concerned(group(*present), unsettled)
    assert tuple(implementation.name for implementation in found) == concerns
    assert [implementation.role for implementation in found[:1]] == ["reference" if "gcc" in concerns else "oracle"][
        : len(concerns)
    ]


def test_who_stays_has_as_much_time_as_beside_all_others():
    whole = group("gcc", OURS, "peak", "onednn", "libxsmm")
    assert with_shares(EFFORT, whole, group("oracle", OURS)).budget_seconds == pytest.approx(1.5)
    assert with_shares(EFFORT, whole, whole) == EFFORT
