"""Benchmarks as text and as JSON: every figure once, nothing that was not measured, safe on a terminal."""

import json
from dataclasses import replace

import pytest
from polyxform.harness.measurements import OURS, Benchmark, Case, MachineFacts, Peaks, Timing
from polyxform.reporting.benchmark_json import benchmark_json
from polyxform.reporting.benchmark_text import render_benchmark, render_case

FACTS = MachineFacts("Example CPU", 2, (32768, 1048576), "Linux 6.1", {"gcc": "gcc 12"}, {"oneDNN": "3.2.0"}, "-O3")
CASE = Case(
    name="product",
    suite="demo",
    function="product",
    element="float",
    threads=1,
    sizes=(("m", 1000), ("n", 1000)),
    operations=2_000_000_000,
    transformed=True,
    equal=True,
    ours=Timing(OURS, (0.020, 0.020, 0.022), "gcc 12 -O3"),
    others=(Timing("gcc", (0.5,), "gcc 12 -O3"), Timing("onednn_any", (0.019, 0.019, 0.03), "brg:avx512_core")),
    missing=(("openblas", "it is not installed"),),
    peaks=Peaks(125.0, 25.0, 0.01),
    notes=("noisy machine",),
    repro="polyxform bench k.c --threads 1",
)
LOST = replace(CASE, name="lost", equal=False, ours=None, others=())
BENCHMARK = Benchmark(FACTS, (CASE, LOST), (("other", "does not compile"),), 3.0)


def test_a_case_shows_figures_and_what_ran():
    lines = render_case(CASE).splitlines()
    assert lines[0] == "product; m = 1000, n = 1000; 1 thread; peak 125 GFLOP/s, 25 GB/s"
    cells = {line.split()[0]: line.split()[1:] for line in lines[3:6]}
    assert cells["polyxform"][:5] == ["20.000", "20.000", "0.0%", "100.0", "80.0"]
    assert cells["gcc"][5] == "25.00x"
    assert cells["onednn_any"][5:] == ["0.95x", "brg:avx512_core"]
    assert "not measured: openblas: it is not installed" in lines
    assert "note: noisy machine" in lines
    assert lines[-1] == "again: polyxform bench k.c --threads 1"


def test_a_result_that_differs_has_no_time():
    text = render_case(LOST)
    assert "NOT found equal" in text
    assert "polyxform  " not in text


def test_unknown_operations_leave_cells_empty():
    row = next(
        line for line in render_case(replace(CASE, operations=None)).splitlines() if line.startswith("polyxform")
    )
    assert "100.0" not in row


@pytest.mark.parametrize("width", [90, 100, 160])
def test_lines_fit_the_terminal(width):
    long = replace(CASE, others=(Timing("gcc", (0.5,), "x" * 300),), notes=("word " * 60,), sizes=CASE.sizes * 20)
    assert max(map(len, render_benchmark(replace(BENCHMARK, cases=(long, LOST)), width).splitlines())) <= width


def test_the_whole_report_names_the_machine_and_what_failed():
    text = render_benchmark(BENCHMARK)
    assert text.startswith("Example CPU, 2 cores, Linux 6.1\ngcc 12\noneDNN 3.2.0\ntimed builds: -O3\n")
    assert "other: not measured: does not compile" in text
    assert text.endswith("\n")
    assert "x onednn_any" in text


def test_names_cannot_drive_the_terminal():
    text = render_benchmark(replace(BENCHMARK, cases=(replace(CASE, name="\x1b[31mred"),)))
    assert "\x1b" not in text


def test_json_has_the_promised_form():
    document = json.loads(benchmark_json(BENCHMARK))
    assert document["peak_gflops"] == {"float": {"1": 125.0}}
    assert document["machine"]["cpu"] == "Example CPU"
    assert document["machine"]["compiler"] == "gcc 12"
    first, second = document["cases"]
    details = first.pop("details")
    assert first == {
        "name": "product",
        "suite": "demo",
        "threads": 1,
        "equal": True,
        "seconds": 0.02,
        "gflops": pytest.approx(100.0),
        "eff": pytest.approx(0.8),
        "transformed": True,
        "ratios": {"gcc": pytest.approx(25.0), "onednn_any": pytest.approx(0.95)},
        "rank_quality": None,
    }
    assert details["repro"] == CASE.repro
    assert details["missing"] == {"openblas": "it is not installed"}
    assert (second["equal"], second["seconds"], second["ratios"]) == (False, None, {})


def test_timings_know_their_statistics():
    timing = Timing("x", (1.0, 2.0, 3.0, 4.0, 100.0))
    assert (timing.best, timing.median) == (1.0, 3.0)
    assert timing.spread > 0
    assert Timing("x", (1.0, 2.0)).spread == 0.0


def test_ratios_of_a_case_are_those_of_the_shortest_times():
    """A neighbor on the machine only ever adds to times."""
    ours, other = Timing(OURS, (1.0, 1.4, 1.4)), Timing("gcc", (3.9, 3.0, 3.8))
    assert replace(CASE, ours=ours, others=(other,)).ratios == {"gcc": pytest.approx(3.0)}


def test_ratios_are_taken_round_by_round():
    """A clock that halves between two rounds changes no ratio; a sample without a partner does not count."""
    ours = Timing(OURS, (1.0, 1.1, 2.0, 2.2), rounds=(1, 2, 3, 5))
    other = Timing("x", (3.0, 3.3, 6.0, 100.0), rounds=(1, 2, 3, 4))
    assert other.over(ours) == pytest.approx(3.0)
    assert Timing("x", (3.0, 6.0), rounds=(7, 8)).over(ours) == pytest.approx(4.5 / 1.55)
