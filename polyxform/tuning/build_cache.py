"""Built ways that are kept between runs, so that a search that was ended goes on without building again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from polyxform.toolchain.kept_files import KeptFiles, cache_folder
from polyxform.tuning.place import Place, program_digest
from polyxform.tuning.tasks import BuildTask, Built

ROOM = "ways"


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
        code = KeptFiles(self.folder).find(self.path(task).name)
        return None if code is None else Built(code)

    def keep(self, task: BuildTask, built: Built) -> None:
        """Keep an object that was built."""
        if built.code:
            KeptFiles(self.folder).keep(self.path(task).name, built.code)

    def clear_old(self) -> None:
        """Remove what has not been used for longest when there is too much."""
        KeptFiles(self.folder).clear_old()


def cache_for(place: Place) -> BuildCache:
    """The person's cache."""
    return BuildCache(cache_folder(ROOM), place, program_digest())
