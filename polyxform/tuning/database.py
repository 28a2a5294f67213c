"""The measurements of this person on this machine: a file that only grows.

Every measurement is committed by itself, so that whatever ends the program loses at most the one that is running.
Several programs may write at the same time. Rows are never changed: triggers refuse it.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import platformdirs

from polyxform.diagnostics import Diagnostic, EnvironmentFault, ExitCode, PolyxformError, Severity, Span
from polyxform.tuning.record import COLUMNS, Record

FILE_VARIABLE = "POLYXFORM_DATABASE"
FILE_NAME = "measurements.sqlite3"
WAIT_SECONDS = 30.0
SCHEMA = 1
TYPES = {"threads": "INTEGER", "samples": "INTEGER", "seconds": "REAL", "baseline_seconds": "REAL", "effort": "REAL"}
CREATE = f"""
CREATE TABLE IF NOT EXISTS measurements (
    {", ".join(f"{name} {TYPES.get(name, 'TEXT')} NOT NULL" for name in COLUMNS)}, PRIMARY KEY (identifier));
CREATE INDEX IF NOT EXISTS by_place ON measurements (cpu, compiler, version, region);
CREATE TRIGGER IF NOT EXISTS no_update BEFORE UPDATE ON measurements
    BEGIN SELECT RAISE(ABORT, 'measurements are only ever added'); END;
CREATE TRIGGER IF NOT EXISTS no_delete BEFORE DELETE ON measurements
    BEGIN SELECT RAISE(ABORT, 'measurements are only ever added'); END;
PRAGMA user_version = {SCHEMA};
"""
INSERT = f"INSERT OR IGNORE INTO measurements VALUES ({', '.join('?' * len(COLUMNS))})"


class UnusableMeasurements(PolyxformError):
    """A file that measurements should be read from holds something else."""

    exit_code = ExitCode.USAGE


def database_path() -> Path:
    """Where measurements are kept: $POLYXFORM_DATABASE, else a file among the person's data."""
    named = os.environ.get(FILE_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_data_dir("polyxform", appauthor=False)) / FILE_NAME


class Database:
    """An open file of measurements."""

    def __init__(self, path: Path) -> None:
        """Open or create it. EnvironmentFault PX603 when that is not possible."""
        self.path = path
        with self.faults():
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.executescript(CREATE)

    def close(self) -> None:
        """Close it."""
        self.connection.close()

    def add(self, records: Iterable[Record]) -> int:
        """Add measurements, all or none; those that it holds already are left out. How many were new."""
        with self.faults():
            before = self.connection.total_changes
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany(INSERT, [record.values for record in records])
            self.connection.execute("COMMIT")
            return self.connection.total_changes - before

    def records(self, region: str = "", statement: str = "") -> list[Record]:
        """Measurements in the order in which they were added, of one region and statement where these are named."""
        condition = "(? = '' OR region = ?) AND (? = '' OR statement = ?)"
        return self.select(condition, (region, region, statement, statement))

    def select(self, condition: str, values: tuple[str, ...]) -> list[Record]:
        """Measurements that meet an SQL condition, in the order in which they were added."""
        with self.faults():
            query = f"SELECT {', '.join(COLUMNS)} FROM measurements WHERE {condition} ORDER BY rowid"
            return [Record(*row) for row in self.connection.execute(query, values)]

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turn what SQLite and the system complain about into EnvironmentFault."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            message = f"cannot use the measurements: {error}"
            help_text = f"name another file with --database or ${FILE_VARIABLE}, or do without: --isolated"
            raise EnvironmentFault(
                Diagnostic(Severity.ERROR, "PX603", message, Span(str(self.path)), help=help_text)
            ) from None


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """The database at `path`, closed at the end. EnvironmentFault PX603 when it cannot be had."""
    with closing(Database(path)) as database:
        yield database


def exported(records: Iterable[Record]) -> str:
    """Measurements as text: a JSON object a line."""
    return "".join(f"{json.dumps(asdict(record))}\n" for record in records)


def imported(text: str, name: str) -> list[Record]:
    """Measurements from their exported form; `name` is the file's. UnusableMeasurements for anything else."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found.append(record_from(json.loads(line)))
        except (ValueError, TypeError, AttributeError) as error:
            message = f"not a measurement: {error}"
            raise UnusableMeasurements(Diagnostic(Severity.ERROR, "PX708", message, Span(name, number))) from None
    return found


def record_from(row: dict[str, Any]) -> Record:
    """A record whose fields have the right types. TypeError, ValueError."""
    if row.keys() != set(COLUMNS):
        raise ValueError(f"the fields are not {', '.join(COLUMNS)}")
    json.loads(row["sizes"])
    kinds = {"INTEGER": int, "REAL": float}
    return Record(**{name: kinds.get(TYPES.get(name, ""), str)(row[name]) for name in COLUMNS})
