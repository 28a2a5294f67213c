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

SEAL_BYTES = 32
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
        path = self.path(task)
        try:
            stored = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        seal, code = stored[:SEAL_BYTES], stored[SEAL_BYTES:]
        return Built(code) if is_intact(seal, path.name, code) else None

    def keep(self, task: BuildTask, built: Built) -> None:
        """Keep an object; a full disk or a forbidden folder is no reason to stop."""
        if not built.code:
            return
        path = self.path(task)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as stream:
                stream.write(seal_of(path.name, built.code) + built.code)
            os.replace(stream.name, path)
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


def seal_of(name: str, code: bytes) -> bytes:
    """What stands in front of an object in the file of a name, to tell damage by."""
    return hashlib.sha256(name.encode() + b"\n" + code).digest()


def is_intact(seal: bytes, name: str, code: bytes) -> bool:
    """Whether the file of a name holds what was kept under it: not cut off, no bit flipped, no other file's content."""
    return seal == seal_of(name, code)


def cache_for(place: Place) -> BuildCache:
    """The person's cache."""
    return BuildCache(cache_folder(), place, program_digest())
