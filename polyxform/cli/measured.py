"""What `polyxform tune` measured on this machine, for every command that compiles."""

from __future__ import annotations

from polyxform.options import Tuned
from polyxform.tuning.database import database_path
from polyxform.tuning.place import this_place
from polyxform.tuning.winners import tuned_at


def measured_choices(compiler: str) -> tuple[Tuned, ...]:
    """The fastest ways that were measured here with this compiler. EnvironmentFault for a file that is damaged."""
    path = database_path()
    return tuned_at(path, this_place(compiler)) if path.is_file() else ()
