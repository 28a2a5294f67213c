"""A name for what a region says, the same in every file and at every size that its parameters take."""

from __future__ import annotations

import hashlib

from polyxform.syntax.tree import RegionTree

DIGITS = 20


def fingerprint(tree: RegionTree) -> str:
    """Hash of the region's tokens, as the preprocessor left them, and of the types of what they use.

    Blanks, comments, the enclosing function and the order of its parameters do not matter; names do.
    """
    tokens = [token.text for token in tree.slice.region]
    used = sorted(tree.declarations.keys() & set(tokens))
    types = [(name, tree.declarations[name].type) for name in used]
    lines = [f"{name}: {declared.element}{list(declared.extents)}" for name, declared in types]
    return hashlib.sha256("\n".join((" ".join(tokens), *lines)).encode()).hexdigest()[:DIGITS]
