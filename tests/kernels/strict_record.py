"""What `make strict` has found, a line of JSON a comparison: what came out equal is not run again.

A comparison is known by the original, the code that was made of it, the sizes and the numbers of threads. A run that
was stopped goes on where it was, and a change of polyxform runs only the kernels whose code it changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from polyxform.harness.subject import Sizes
from polyxform.pipeline import Compilation


@dataclass(frozen=True)
class Compared:
    """One comparison.

    key   of `key_of`
    runs  that were compared with the original, in every array
    told  the verdict
    """

    key: str
    runs: int
    told: str


def key_of(compilation: Compilation, sizes: tuple[Sizes, ...], threads: tuple[int, ...]) -> str:
    """A short name for what is compared."""
    what = (compilation.source.text, compilation.text, sizes, threads)
    return sha256(repr(what).encode()).hexdigest()[:16]


def append(path: Path, compared: Compared) -> None:
    """Write a comparison down."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(compared)) + "\n")


def find(path: Path, key: str) -> Compared | None:
    """The comparison that was written down, if it was."""
    return next((compared for compared in all_of(path) if compared.key == key), None)


def all_of(path: Path) -> Iterator[Compared]:
    """All comparisons; a line that is cut off does not count."""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            yield Compared(**json.loads(line))
        except (ValueError, TypeError):
            continue
