"""What counts as worse than an earlier run."""

import json
from dataclasses import replace

import pytest
from polyxform.benchmarking.baseline import UnusableBaseline, read_baseline, regressions, shares_cases
from polyxform.harness.measurements import OURS, Benchmark, Case, MachineFacts, Peaks, Timing
from polyxform.reporting.benchmark_json import benchmark_document

FACTS = MachineFacts("Example CPU", 2, (), "Linux")
STEADY = Timing(OURS, (0.010, 0.0101, 0.0101, 0.0101, 0.0102))
CASE = Case(
    name="product",
    suite="demo",
    function="product",
    element="float",
    threads=1,
    sizes=(("m", 8),),
    operations=1_000_000_000,
    transformed=True,
    equal=True,
    ours=STEADY,
    others=(),
    peaks=Peaks(125.0, 25.0, 0.01),
    microkernels=1,
)


def run(*cases):
    """A benchmark of these cases."""
    return Benchmark(FACTS, cases, (), 1.0)


def slower(case, factor, peak=1.0):
    """The case at another speed, on a machine whose peak changed too."""
    timing = Timing(OURS, tuple(sample * factor for sample in case.ours.samples))
    return replace(case, ours=timing, peaks=replace(case.peaks, gflops=case.peaks.gflops * peak))


def reasons(new, old=CASE):
    """What is worse in `new`."""
    return [reason for _, reason in regressions(run(new), benchmark_document(run(old)))]


def test_the_same_is_not_worse():
    assert reasons(CASE) == []
    assert reasons(slower(CASE, 1.04)) == []
    assert reasons(slower(CASE, 0.5)) == []


def test_more_time_is_worse():
    assert reasons(slower(CASE, 1.3)) == ["30.0% slower than the baseline, noise 5.0%"]


def test_cold_caches_are_another_case():
    cold = replace(slower(CASE, 1.3), cold=True)
    assert reasons(cold) == []
    assert not shares_cases(run(cold), benchmark_document(run(CASE)))
    assert shares_cases(run(cold, CASE), benchmark_document(run(CASE)))


def test_a_slower_clock_is_not_the_codes_fault():
    assert reasons(slower(CASE, 1.25, peak=0.8)) == []


def test_a_busy_machine_is_not_the_codes_fault():
    beside = replace(CASE, others=(Timing("gcc", (0.1,)), Timing("clang", (0.2,))))
    busy = replace(slower(beside, 2), others=(Timing("gcc", (0.2,)), Timing("clang", (0.4,))))
    assert reasons(busy, beside) == []
    assert len(reasons(slower(beside, 2), beside)) == 1


def test_seconds_count_where_nothing_else_is_known():
    bare = replace(CASE, operations=None)
    assert len(reasons(slower(bare, 1.3), bare)) == 1
    assert reasons(slower(bare, 1.02), bare) == []


def test_noise_is_allowed_for():
    noisy = replace(CASE, ours=Timing(OURS, (0.010, 0.012, 0.014, 0.016)))
    assert reasons(slower(CASE, 1.3), noisy) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"transformed": False}, "no longer rewritten"),
        ({"microkernels": 0}, "0 statements are computed by a microkernel, 1 were"),
        ({"equal": False, "ours": None}, "no longer equal"),
    ],
)
def test_what_was_lost(change, reason):
    assert reason in reasons(replace(CASE, **change))[0]


@pytest.mark.parametrize("change", [{"threads": 2}, {"name": "other"}, {"sizes": (("m", 9),)}, {"suite": ""}])
def test_another_case_is_not_compared(change):
    assert reasons(slower(replace(CASE, **change), 9)) == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cases": 3}', '{"cases": [{}]}', '{"cases": [1]}'])
def test_what_is_no_baseline(tmp_path, text):
    path = tmp_path / "old.json"
    path.write_text(text)
    with pytest.raises(UnusableBaseline):
        read_baseline(str(path))


def test_a_report_is_a_baseline(tmp_path):
    path = tmp_path / "old.json"
    path.write_text(json.dumps(benchmark_document(run(CASE))))
    assert list(regressions(run(CASE), read_baseline(str(path)))) == []
    assert list(regressions(run(slower(CASE, 2)), read_baseline(str(path))))
