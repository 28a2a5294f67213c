"""Built ways that are kept between runs, so that a search that was ended goes on without building again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from polyxform.tuning.place import Place, program_digest
from polyxform.tuning.tasks import BuildTask, Built

KEPT_FILES = 4000
"""More are cleared away, the ones that were not used for longest first."""


def cache_folder() -> Path:
    """Where built ways are kept."""
    return Path(platformdirs.user_cache_dir("polyxform", appauthor=False)) / "ways"


@dataclass(frozen=True)
class BuildCache:
    """A folder of shared objects, each under a name made of everything that it depends on.

    folder   where; a folder that cannot be written keeps nothing
    place    that the objects are for
    program  state of the program that made them
    """

    folder: Path
    place: Place
    program: str

    def path(self, task: BuildTask) -> Path:
        """Where the object of a task is, or would be."""
        parts = (self.program, repr(self.place), task.source.path, task.source.text, repr(task.options))
        text = "\n".join((*parts, task.function, repr(task.choices)))
        return self.folder / f"{hashlib.sha256(text.encode()).hexdigest()}.so"

    def find(self, task: BuildTask) -> Built | None:
        """The object that was built for such a task before."""
        try:
            path = self.path(task)
            code = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return Built(code)

    def keep(self, task: BuildTask, built: Built) -> None:
        """Keep an object; a full disk or a forbidden folder is no reason to stop."""
        if not built.code:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(built.code)
            os.replace(name, self.path(task))
        except OSError:
            return

    def clear_old(self) -> None:
        """Remove what has not been used for longest when there is too much."""
        try:
            paths = sorted(self.folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in paths[KEPT_FILES:]:
                path.unlink()
        except OSError:
            return


def cache_for(place: Place) -> BuildCache:
    """The person's cache."""
    return BuildCache(cache_folder(), place, program_digest())
