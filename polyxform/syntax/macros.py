"""Macros that stand for numbers in a region: asked of the preprocessor, and remembered in the region's tree.

`#define N 1000` makes every `N` of a region the number 1000, which is what all stages compute with. The tree keeps, for
each number, the macro that it came from, so that generated code can say `N` again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from pycparser import c_ast

from polyxform.diagnostics import SourceError
from polyxform.options import PreprocessorOptions
from polyxform.syntax.constants import evaluate
from polyxform.syntax.printing import MacroText, parse_expression, rebuild
from polyxform.syntax.regions import Region, find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.tokens import IDENTIFIER, names_in, tokens
from polyxform.syntax.tree import RegionTree
from polyxform.toolchain.preprocessor import preprocess

PROBE = re.compile(r'px_macro_begin (\d+) "(\w+)" ([^\n]*?) px_macro_end')
ARITHMETIC = frozenset({"(", ")", "+", "-", "*", "/", "%", "<<"})
NO_MACROS: Mapping[str, str] = MappingProxyType({})
LARGEST = 2**31 - 1


def macro_numbers(
    source: SourceFile, region: Region, vanished: frozenset[str], options: PreprocessorOptions, compiler: str
) -> Mapping[str, str]:
    """The macros in a region that stand for a number, or for a sum or product of some in parentheses: their expansions.

    vanished  names of the region's text that the preprocessor leaves nothing of
    """
    if not vanished:
        return NO_MACROS
    regions = tuple(find_regions(source)) if region.marked else (region,)
    found = expansions(source, tuple((one.start, one.end) for one in regions), options, compiler)
    return {name: text for name, text in found.get(region.start, NO_MACROS).items() if name in vanished}


@lru_cache(maxsize=4)
def expansions(
    source: SourceFile, regions: Sequence[tuple[int, int]], options: PreprocessorOptions, compiler: str
) -> Mapping[int, Mapping[str, str]]:
    """For each region, by its start, what its names expand to, where that is a number at both of its ends.

    A macro whose expansion changes from one use to the next, such as `__LINE__`, differs there.
    """
    text, last = [], 0
    for start, end in regions:
        names = sorted(names_in(source.text[start:end]))
        probes = "".join(f'px_macro_begin {start} "{name}" {name} px_macro_end\n' for name in names if name.isascii())
        text += [source.text[last:start], probes, source.text[start:end], probes]
        last = end
    try:
        output = preprocess("".join([*text, source.text[last:]]), source.path, options, compiler)
    except SourceError:
        return {}
    seen: dict[tuple[int, str], list[str]] = defaultdict(list)
    for match in PROBE.finditer(output):
        seen[int(match[1]), match[2]].append(" ".join(token.text for token in tokens(match[3])))
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for (start, name), texts in seen.items():
        if len(texts) == 2 and texts[0] == texts[1] and is_number(texts[0]):
            found[start][name] = texts[0]
    return found


def is_number(expansion: str) -> bool:
    """Whether an expansion is one number, or a calculation with numbers in parentheses of its own."""
    words = list(tokens(expansion))
    if not words or any(word.kind != "number" and word.text not in ARITHMETIC for word in words):
        return False
    return len(words) == 1 or closing(words[0].text, [word.text for word in words]) == len(words) - 1


def closing(first: str, words: Sequence[str]) -> int:
    """Position of the parenthesis that closes the first one; -1 where the words do not begin with one."""
    depth = 0
    for position, word in enumerate(words if first == "(" else ()):
        depth += {"(": 1, ")": -1}.get(word, 0)
        if depth == 0:
            return position
    return -1


def macro_value(expansion: str) -> int | None:
    """The value of an expansion that is a positive `int`; None for any other."""
    try:
        value = evaluate(parse_expression(expansion), {})
    except ValueError:
        return None
    return value if value is not None and 0 < value <= LARGEST else None


@dataclass(frozen=True)
class Origins:
    """Tells which macro a number of the tree came from.

    tree     the region
    numbers  for each macro the numbers in its expansion, in order
    """

    tree: RegionTree
    numbers: Mapping[str, tuple[str, ...]]

    def name_at(self, node: c_ast.Node) -> tuple[str, int, int]:
        """The macro that is written at a node's place, with the place; an empty name for none."""
        if node.coord is None:
            return "", 0, 0
        span = self.tree.layout.places.get((node.coord.line, node.coord.column or 1))
        if span is None or span.file != self.tree.source.path:
            return "", 0, 0
        match = IDENTIFIER.match(self.tree.source.text, self.tree.source.line_start(span.line) + span.column - 1)
        return (match.group() if match and match.group() in self.numbers else ""), span.line, span.column

    def named(self, node: c_ast.Node) -> c_ast.Node:
        """The node, its numbers with the macros that they came from."""
        if isinstance(node, c_ast.Constant):
            name = self.name_at(node)[0]
            if not name or self.numbers[name] != (node.value,):
                return node
            return c_ast.Constant(node.type, MacroText(node.value, name), node.coord)
        if isinstance(node, c_ast.BinaryOp):
            name = self.whole(node)
            if name:
                return c_ast.BinaryOp(MacroText(node.op, name), node.left, node.right, node.coord)
        return rebuild(node, self.named)

    def whole(self, node: c_ast.BinaryOp) -> str:
        """The macro of which a calculation is the whole expansion, "" for none."""
        leaves = list(leaves_of(node))
        if not all(isinstance(leaf, c_ast.Constant) for leaf in leaves):
            return ""
        places = {self.name_at(leaf) for leaf in leaves}
        name = next(iter(places))[0] if len(places) == 1 else ""
        return name if name and self.numbers[name] == tuple(leaf.value for leaf in leaves) else ""


def leaves_of(node: c_ast.Node) -> Iterable[c_ast.Node]:
    """The operands of a calculation, from left to right."""
    if isinstance(node, c_ast.BinaryOp):
        yield from leaves_of(node.left)
        yield from leaves_of(node.right)
    else:
        yield node


def numbers_of(expansion: str) -> tuple[str, ...]:
    """The numbers of an expansion in order; none for a single one that is changed by a sign."""
    words = [word for word in tokens(expansion) if word.text not in ("(", ")")]
    found = tuple(word.text for word in words if word.kind == "number")
    return found if len(found) > 1 or len(words) == 1 else ()


def with_macros(tree: RegionTree, macros: Mapping[str, str]) -> RegionTree:
    """The region with the macros that its numbers came from."""
    if not macros:
        return tree
    origins = Origins(tree, {name: numbers_of(text) for name, text in macros.items()})
    return replace(tree, statements=tuple(origins.named(node) for node in tree.statements), macros=macros)
