"""The table of what runs of the program take."""

import os

from tests.kernels.tool_time import Run, table, timed, with_bytecode


def test_the_table_ends_with_the_median_and_the_worst():
    runs = [Run("a", 1.0, 1.5), Run("b", 4.0, 3.0), Run("c", 2.0, 9.0)]
    *_, middle, worst = table(runs)
    assert middle.split() == ["median", "2.00", "3.00"]
    assert worst.split() == ["worst", "4.00", "9.00"]


def test_a_run_counts_the_time_of_all_its_processes(tmp_path):
    source = tmp_path / "nothing.c"
    source.write_text("int nothing;\n")
    run = timed(source, os.environ)
    assert run.kernel == "nothing"
    assert run.elapsed > 0 < run.processor


def test_runs_find_what_was_compiled_before(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    source, folder = tmp_path / "nothing.c", tmp_path / "bytecode"
    source.write_text("int nothing;\n")
    timed(source, with_bytecode(str(folder)))
    assert list(folder.rglob("pipeline.*.pyc"))
