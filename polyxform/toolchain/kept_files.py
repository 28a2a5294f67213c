"""What was built once is kept between runs, each file under a name made of everything that it depends on."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

FOLDER_VARIABLE = "POLYXFORM_CACHE"
SEAL_BYTES = 32
KEPT_FILES = 4000
"""More are cleared away, the ones that were not used for longest first."""


def cache_folder(room: str) -> Path:
    """Where files of one kind are kept: below $POLYXFORM_CACHE, else in the person's cache."""
    named = os.environ.get(FOLDER_VARIABLE)
    return (Path(named) if named else Path(platformdirs.user_cache_dir("polyxform", appauthor=False))) / room


@dataclass(frozen=True)
class KeptFiles:
    """A folder of files that can be made again at any time.

    folder   where; a folder that cannot be written keeps nothing
    """

    folder: Path

    def find(self, name: str) -> bytes | None:
        """What was kept under a name; None when there is nothing, or it is damaged."""
        path = self.folder / name
        try:
            stored = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        seal, content = stored[:SEAL_BYTES], stored[SEAL_BYTES:]
        return content if is_intact(seal, name, content) else None

    def keep(self, name: str, content: bytes) -> None:
        """Keep a file; a full disk or a forbidden folder is no reason to stop."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as stream:
                stream.write(seal_of(name, content) + content)
            os.replace(stream.name, self.folder / name)
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


def seal_of(name: str, content: bytes) -> bytes:
    """What stands in front of the content in the file of a name, to tell damage by."""
    return hashlib.sha256(name.encode() + b"\n" + content).digest()


def is_intact(seal: bytes, name: str, content: bytes) -> bool:
    """Whether the file of a name holds what was kept under it: not cut off, no bit flipped, no other file's content."""
    return seal == seal_of(name, content)
