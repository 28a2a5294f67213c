"""`polyxform tune` from end to end, on a small product: what it measures is kept, used, listed and passed on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from polyxform.cli.main import run
from polyxform.tuning.database import opened

from tests.tuning.samples import PRODUCT

QUICK = ("--top=3", "--rounds=1", "--threads=1", "-j2")


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with a kernel, and a database and a cache of its own."""
    monkeypatch.setenv("POLYXFORM_DATABASE", str(tmp_path / "m.sqlite3"))
    monkeypatch.setenv("POLYXFORM_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "product.c").write_text(PRODUCT)
    return tmp_path


def recipes(folder):
    """What was measured, in order."""
    with opened(folder / "m.sqlite3") as database:
        return [record.recipe for record in database.records() if not record.problem]


def test_what_was_measured_is_used_and_said_to_be(place, capfd):
    assert run(["tune", "product.c", *QUICK, "--csv", "ways.csv"]) == 0
    assert len((place / "ways.csv").read_text().splitlines()) == 4
    shown = capfd.readouterr()
    assert "tuned over untuned" in shown.out
    assert "round 1" in shown.err
    assert len(recipes(place)) == 3
    assert run(["optimize", "product.c", "-o", "fast.c"]) == 0
    assert "[PX305]" in capfd.readouterr().err
    assert run(["optimize", "product.c", "--isolated", "-o", "plain.c"]) == 0
    assert "[PX305]" not in capfd.readouterr().err
    assert run(["tune", "--list"]) == 0
    assert "m=96, n=64, p=48" in capfd.readouterr().out
    assert run(["tune", "--export", "all.jsonl"]) == 0
    assert run(["tune", "--database", "other.sqlite3", "--import", "all.jsonl"]) == 0
    assert "3 of 3 measurements added" in capfd.readouterr().err
    assert run(["tune", "--database", "other.sqlite3", "--import", "all.jsonl"]) == 0
    assert "0 of 3 measurements added" in capfd.readouterr().err


def test_without_measurements_compiling_makes_no_file(place, capfd):
    assert run(["product.c", "-o", "fast.c"]) == 0
    assert not (place / "m.sqlite3").exists()


def test_a_killed_search_loses_the_running_measurement_at_most(place):
    command = [sys.executable, "-m", "polyxform", "tune", "product.c", *QUICK, "--top=6"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(lambda: count(place) >= 2)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    kept = recipes(place)
    assert len(kept) >= 2
    assert subprocess.run(command, capture_output=True, check=False, timeout=120).returncode == 0
    finally_known = recipes(place)
    assert finally_known[: len(kept)] == kept
    assert len(finally_known) == len(set(finally_known))


def count(folder):
    """Measurements so far; 0 while there is no database yet."""
    try:
        with sqlite3.connect(f"file:{folder / 'm.sqlite3'}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM measurements").fetchone()[0]
    except sqlite3.Error:
        return 0


def wait_until(condition):
    """Until it holds, a minute and a half at most."""
    end = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_kernel_without_a_choice_is_named(place, capfd):
    (place / "plain.c").write_text(PRODUCT.replace("C[i][j] += A[i][k] * B[k][j]", "C[i][j] = A[i][k] + B[k][j]"))
    assert run(["tune", "plain.c", *QUICK]) == 1
    assert "[PX709]" in capfd.readouterr().err


def test_a_damaged_database_stops_nothing_quietly(place, capfd):
    (place / "m.sqlite3").write_text("scribble " * 500)
    assert run(["product.c", "-o", "fast.c"]) == 3
    assert "[PX603]" in capfd.readouterr().err
    assert run(["product.c", "--isolated", "-o", "fast.c"]) == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 2),
        (("product.c", "--executor=nowhere"), 3),
        (("product.c", "--budget=soon"), 2),
        (("--import", "product.c"), 2),
        (("--layers", "none.csv"), 2),
    ],
)
def test_what_cannot_be_done_is_refused(place, capfd, arguments, code):
    assert run(["tune", *arguments]) == code
