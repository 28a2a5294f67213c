"""What local variables are set to where a function declares them in front of its regions."""

from __future__ import annotations

from collections.abc import Mapping

from polyxform.syntax.structure import Expression
from polyxform.syntax.tokens import tokens
from polyxform.syntax.tree import RegionTree
from polyxform.validation.expressions import ExpressionError, Reader


def initial_values(tree: RegionTree) -> Mapping[str, Expression]:
    """Initial values by name. Variables that are set again, or to something that is not read, are left out."""
    before = tokens(tree.source.text, tree.insertion or 0, tree.region.start)
    words = [word for word in before if word.kind != "directive"]
    found: dict[str, list[Expression]] = {}
    for at, word in enumerate(words[:-1]):
        declared = tree.declarations.get(word.text) if word.kind == "name" else None
        if declared is None or declared.storage != "local" or words[at + 1].text != "=":
            continue
        try:
            found.setdefault(word.text, []).append(Reader(words, at + 2).expression())
        except ExpressionError:
            found.setdefault(word.text, []).extend((Expression("unknown"),) * 2)
    return {name: values[0] for name, values in found.items() if len(values) == 1}
