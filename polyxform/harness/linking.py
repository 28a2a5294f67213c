"""What a file has to be linked with for the libraries that it calls."""

from __future__ import annotations

import sys
from pathlib import Path

from polyxform.microkernels.libraries import links_of


def linker_words(text: str) -> tuple[str, ...]:
    """Words for the linker; libraries that came with a wheel into this Python's environment are found there."""
    words = links_of(text)
    place = Path(sys.prefix, "lib")
    from_wheels = [word for word in words if list(place.glob(f"lib{word.removeprefix('-l')}.so*"))]
    return (*((f"-L{place}", f"-Wl,-rpath,{place}") if from_wheels else ()), *words)
