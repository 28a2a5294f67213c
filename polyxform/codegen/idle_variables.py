"""Variables and functions of the source that generated code uses no more."""

from __future__ import annotations

from polyxform.codegen.model import IDENTIFIER
from polyxform.syntax.c_types import is_own
from polyxform.syntax.tree import RegionTree


def idle_variables(tree: RegionTree, text: str, counters: frozenset[str]) -> str:
    """A line that names the variables and functions that nothing uses any more, lest the compiler warns of them.

    counters  of the source's loops, in whose place generated loops have variables of their own
    """
    own = {name for name, known in tree.declarations.items() if is_own(known)}
    original = {*IDENTIFIER.findall(tree.region.text)}
    kept = {*IDENTIFIER.findall(text)} - counters
    if "".join(tree.region.text.split()) in "".join(text.split()):
        kept |= original
    called = {name for name, function in tree.callees.items() if "static" in function.decl.storage}
    idle = ((own & original) - kept - tree.slice.used_after) | ((called & original) - kept)
    return f"{tree.region.indentation}{', '.join(f'(void){name}' for name in sorted(idle))};\n" if idle else ""
