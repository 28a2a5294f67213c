"""What emitted code does beyond running the loops of the source in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polyxform.codegen.model import Emitted
from polyxform.schedule.source_order import SOURCE_ORDER
from polyxform.scop.model import Scop
from polyxform.syntax.tree import Scratch

PRAGMA = re.compile(r"#pragma (\w+(?: (?:parallel|for|simd|unroll|ivdep))*)")
FILL = re.compile(r"#pragma[^\n]*\n\s*for \([^\n]*\) \{\n[^\n=]*= -?[\w.]+;\n\s*\}\n")
"""A loop that sets elements to a constant: that it runs in lanes is no reason to have them."""


def gains_nothing(emitted: Emitted, recipe: Sequence[str], scop: Scop) -> bool:
    """Whether the code is the source's, but for the way it is written and the places where scalars are declared."""
    private = any(scop.arrays[copy.array].extents for copy in emitted.private)
    more = emitted.calls or emitted.streams or emitted.buffers or private or "#pragma" in emitted.body
    return not more and set(recipe) == {SOURCE_ORDER}


def kinds_of_pragmas(versions: Sequence[Emitted]) -> frozenset[str]:
    """The pragmas of several versions, without clauses; not those of loops that only set elements to a constant."""
    return frozenset(found for emitted in versions for found in PRAGMA.findall(FILL.sub("", emitted.body)))


def computed_in_kernels(emitted: Emitted, arrays: Sequence[Scratch]) -> bool:
    """Whether kernels compute elements of each of the arrays."""
    return all(any(f"&{one.name}[" in call.text for call in emitted.calls) for one in arrays)
