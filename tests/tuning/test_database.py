"""The file of measurements only grows, and says so when it cannot be used."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from polyxform.diagnostics import EnvironmentFault
from polyxform.tuning.database import UnusableMeasurements, exported, imported, opened

from tests.tuning.samples import RECORD, record


def test_what_was_added_is_there_after_it_was_closed(tmp_path):
    path = tmp_path / "deep" / "down.sqlite3"
    with opened(path) as database:
        assert database.add([RECORD, record(1, "second", 2.0, region="other")]) == 2
    with opened(path) as database:
        assert [found.recipe for found in database.records()] == ["first", "second"]
        assert database.records("abc", "S0") == [RECORD]
        assert database.records("abc", "S1") == []


def test_a_measurement_is_added_once(tmp_path):
    with opened(tmp_path / "m.sqlite3") as database:
        assert database.add([RECORD]) == 1
        assert database.add([RECORD, record(1, "second", 2.0)]) == 1


@pytest.mark.parametrize("statement", ["UPDATE measurements SET seconds = 0", "DELETE FROM measurements"])
def test_nothing_is_ever_changed(tmp_path, statement):
    with opened(tmp_path / "m.sqlite3") as database:
        database.add([RECORD])
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
            database.connection.execute(statement)
        assert database.records() == [RECORD]


def test_two_may_write_at_the_same_time(tmp_path):
    with opened(tmp_path / "m.sqlite3") as one, opened(tmp_path / "m.sqlite3") as other:
        one.add([RECORD])
        other.add([record(1, "second", 2.0)])
        assert len(one.records()) == len(other.records()) == 2


def add_some(path, writer):
    """What one of several writers does."""
    for number in range(4):
        with opened(path) as database:
            database.add([record(f"{writer}.{number}", f"way {number}", 1.0)])


def test_eight_writers_lose_nothing(tmp_path):
    path = tmp_path / "m.sqlite3"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda writer: add_some(path, writer), range(8)))
    with opened(path) as database:
        assert len(database.records()) == 32


def filled(path):
    """A file with measurements, as one whole file."""
    with opened(path) as database:
        database.add([record(number, "first", 1.0) for number in range(200)])
        database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


@pytest.mark.parametrize("part", [0, 0.01, 0.3, 0.5, 0.9])
def test_a_file_that_was_cut_off_ends_in_a_diagnostic_or_in_measurements(tmp_path, part):
    path = tmp_path / "m.sqlite3"
    whole = filled(path)
    path.write_bytes(whole[: int(len(whole) * part)])
    look_at(path)


@pytest.mark.parametrize("at", [0, 18, 50, 100, 4100, 9000, 20000])
def test_a_file_with_damaged_bytes_ends_in_a_diagnostic_or_in_measurements(tmp_path, at):
    path = tmp_path / "m.sqlite3"
    damaged = bytearray(filled(path))
    damaged[at : at + 8] = b"\xff" * 8
    path.write_bytes(damaged)
    look_at(path)


def look_at(path):
    """Open the file and read it; what is told is EnvironmentFault."""
    try:
        with opened(path) as database:
            assert all(isinstance(found.seconds, float) for found in database.records())
    except EnvironmentFault as told:
        assert told.diagnostics[0].code == "PX603"


def test_what_is_no_database_is_an_error_with_a_way_out(tmp_path):
    path = tmp_path / "m.sqlite3"
    path.write_text("not a database, but long enough to be looked at closely" * 50)
    with pytest.raises(EnvironmentFault) as caught, opened(path):
        pass
    assert caught.value.diagnostics[0].code == "PX603"
    assert "--isolated" in caught.value.diagnostics[0].help


def test_measurements_travel_as_text():
    records = [RECORD, record(1, "second", 1.5, problem='a "quoted"\nreason', features='{"rows": 4.0}')]
    assert imported(exported(records), "here.jsonl") == records
    assert imported("", "here.jsonl") == []


@pytest.mark.parametrize(
    "line",
    [
        "no JSON",
        "[]",
        "{}",
        json.dumps({**json.loads(exported([RECORD])), "more": 1}),
        json.dumps({**json.loads(exported([RECORD])), "seconds": "fast"}),
        json.dumps({**json.loads(exported([RECORD])), "sizes": "m = 3"}),
    ],
)
def test_a_line_that_is_no_measurement_is_named(line):
    with pytest.raises(UnusableMeasurements) as caught:
        imported(exported([replace(RECORD)]) + line + "\n", "here.jsonl")
    span = caught.value.diagnostics[0].span
    assert (span.file, span.line) == ("here.jsonl", 2)
