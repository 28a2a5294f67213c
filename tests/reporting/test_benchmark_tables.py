"""Benchmarks as CSV and Markdown, and the means below them."""

import csv
import io
from dataclasses import replace

import pytest
from polyxform.harness.measurements import Benchmark, Timing
from polyxform.reporting.benchmark_tables import benchmark_csv, benchmark_markdown
from polyxform.reporting.means import geometric_means

from tests.reporting.test_benchmarks import BENCHMARK, CASE, FACTS


def rows(benchmark):
    """The CSV, read back."""
    return list(csv.DictReader(io.StringIO(benchmark_csv(benchmark))))


def test_a_line_for_each_implementation():
    found = rows(BENCHMARK)
    assert [row["implementation"] for row in found] == ["polyxform", "gcc", "onednn_any"]
    assert found[0]["gflops"] == "100"
    assert found[0]["ratio"] == ""
    assert found[1]["ratio"] == "25"
    assert found[2]["what_ran"] == "brg:avx512_core"


def test_unknown_operations_leave_fields_empty():
    row = rows(replace(BENCHMARK, cases=(replace(CASE, operations=None),)))[0]
    assert row["gflops"] == row["efficiency"] == ""
    assert row["best_seconds"] == "0.02"


def test_a_name_is_never_a_formula():
    case = replace(CASE, name="=1+1")
    assert rows(replace(BENCHMARK, cases=(case,)))[0]["case"] == "'=1+1"


def test_markdown_names_machine_cases_and_reasons():
    text = benchmark_markdown(BENCHMARK)
    assert "Example CPU, 2 cores, Linux 6.1, gcc 12, oneDNN 3.2.0" in text
    assert "25.00x" in text
    assert "- product, 1 threads: openblas not measured: it is not installed" in text
    assert "- lost, 1 threads: the result was not found equal to the original" in text
    assert "- other: not measured: does not compile" in text


def test_markdown_is_not_led_astray():
    text = benchmark_markdown(replace(BENCHMARK, cases=(replace(CASE, name="a|b<i>\n"),)))
    assert "a\\|b\\<i\\> " in text


def test_nothing_measured():
    empty = Benchmark(FACTS, (), (), 0.0)
    assert rows(empty) == []
    assert "Example CPU" in benchmark_markdown(empty)


def test_means_are_apart_by_threads_and_rivals():
    halved = replace(CASE, others=(Timing("gcc", (0.125,)),))
    means = geometric_means((CASE, halved, replace(halved, threads=2)))
    found = {(mean.threads, mean.rival): (mean.ratio, mean.cases) for mean in means}
    assert found[1, "gcc"] == (pytest.approx(12.5), 2)
    assert found[1, "onednn_any"][1] == 1
    assert found[2, "gcc"] == (pytest.approx(6.25), 1)
