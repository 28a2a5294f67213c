"""Output that starts threads for little work, too: so small arrays try out what is made for large ones."""

from __future__ import annotations

import re

from polyxform.pipeline import Compilation


def eager_text(compilation: Compilation) -> str:
    """The text of a compiled file in which threads are always taken to be worth starting."""
    text = compilation.text
    versions = (compiled.version for region in compilation.regions for compiled in region.versions)
    for condition in {version.emitted.worth for version in versions} - {""}:
        text = re.sub(rf"(if \(|&&\s+){re.escape(condition)}(?=\)| &&)", r"\g<1>1", text)
    return text
