"""Let sums be added up in the array that takes what is made of them, where nothing else needs their own.

Before                                          After

    for (i ...)                                     for (i ...)
      for (j ...)                                     for (j ...)
        for (k ...)                                     for (k ...)
          T[i][j] += A[i][k] * B[k][j];                   C[i][j] += A[i][k] * B[k][j];
    for (i ...)                                     for (i ...)
      for (j ...)                                     for (j ...)
        C[i][j] = f(T[i][j], R[i][j]);                  C[i][j] = f(C[i][j], R[i][j]);

A kernel can then end with `f`, and T is neither written nor read. Only forms are looked at here; whether the region
still does the same is for `validation.coalescing` to prove.

Refused: arrays of other types, whose values are read behind the region, or that are read with other subscripts where
the other array is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pycparser import c_ast

from polyxform.scop.names import Names, base_name, collect_names, walk
from polyxform.scop.renaming import rename_apart
from polyxform.scop.rewrites.scalars import Replacement
from polyxform.scop.rewrites.split_operations import summed_arrays
from polyxform.syntax.printing import expression_text, substitute
from polyxform.syntax.tree import RegionTree


def coalesced(tree: RegionTree) -> Iterator[Replacement]:
    """The arrays of a region in which sums are added up for another array, each replaced on its own."""
    apart = rename_apart(tree)
    region = c_ast.Compound(list(apart.statements))
    names = collect_names(replace(tree, statements=apart.statements))
    sums = summed_arrays(region)
    for source, target in dict.fromkeys(pairs(region, sums)):
        if is_exchangeable(source, target, names, tree):
            statements = tuple(substitute(item, {source: c_ast.ID(target)}) for item in region.block_items)
            yield Replacement(source, target, replace(tree, statements=statements))


def pairs(region: c_ast.Node, sums: frozenset[str]) -> Iterator[tuple[str, str]]:
    """An array with sums and another one to whose elements a statement assigns something made of the same elements."""
    for statement in (node for node in walk(region) if isinstance(node, c_ast.Assignment) and node.op == "="):
        target = base_name(statement.lvalue) if isinstance(statement.lvalue, c_ast.ArrayRef) else None
        if target is None or target in sums:
            continue
        used = {part.name for part in walk(statement.rvalue) if isinstance(part, c_ast.ID)}
        for source in sorted(used & sums) if target not in used else ():
            if all(same_element(part, source, statement.lvalue) for part in elements(statement.rvalue, source)):
                yield source, target


def elements(value: c_ast.Node, array: str) -> list[c_ast.Node]:
    """The elements of an array in an expression, with all of their subscripts."""
    found: list[c_ast.Node] = []
    pending = [value]
    while pending:
        node = pending.pop()
        if isinstance(node, c_ast.ArrayRef) and base_name(node) == array:
            found.append(node)
        pending += [child for _, child in node.children()] if node not in found else []
    return found


def same_element(element: c_ast.Node, array: str, target: c_ast.Node) -> bool:
    """Whether an element of an array has the subscripts that the target has in another array."""
    renamed = substitute(element, {array: c_ast.ID(base_name(target))})
    return expression_text(renamed) == expression_text(target)


def is_exchangeable(source: str, target: str, names: Names, tree: RegionTree) -> bool:
    """Whether both are arrays of one type, and the region may leave anything in the first one."""
    one, other = names.declarations.get(source), names.declarations.get(target)
    if one is None or other is None or not one.type.extents or one.type.element != other.type.element:
        return False
    wanted = tree.directives.live_out
    kept = source in wanted if wanted is not None else source not in names.inside and tree.outlives(one)
    return not kept and len(one.type.extents) == len(other.type.extents) and not other.type.const
