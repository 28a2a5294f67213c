"""What in a statement keeps compilers from running several instances of it in the lanes of a vector."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pycparser import c_ast

from polyxform.scop.names import walk
from polyxform.scop.purity import TESTED_LIST

IN_LANES_LIST = "ceil copysign fabs floor fma fmax fmin nearbyint rint round trunc"
IN_LANES = frozenset(
    f"{before}{name}{suffix}" for before in ("", "__builtin_") for name in IN_LANES_LIST.split() for suffix in ("", "f")
) | {
    *(f"{before}{name}" for before in ("", "__builtin_") for name in TESTED_LIST.split()),
    *(f"__builtin_{name}{suffix}" for name in ("huge_val", "inf", "nan") for suffix in ("", "f")),
    *("abs", "labs", "llabs", "px_floordiv", "px_mod", "px_min", "px_max", "px_fmaxf", "px_fminf"),
}
"""Functions that gcc or clang put into vector lanes by themselves. Others may set `errno`, or are too long."""
LOOPS = {c_ast.For: "for", c_ast.While: "while", c_ast.DoWhile: "do", c_ast.Switch: "switch"}


def obstacles(node: c_ast.Node, callees: Mapping[str, c_ast.FuncDef]) -> frozenset[str]:
    """Functions, loops and switches in a statement, and in what it calls, that do not go into vector lanes."""
    return frozenset(found(node, callees, frozenset()))


def found(node: c_ast.Node, callees: Mapping[str, c_ast.FuncDef], inside: frozenset[str]) -> Iterator[str]:
    """`obstacles` below a node in the bodies of some functions."""
    for part in walk(node):
        if type(part) in LOOPS:
            yield LOOPS[type(part)]
        if not isinstance(part, c_ast.FuncCall) or not isinstance(part.name, c_ast.ID):
            continue
        name = part.name.name
        if name in callees and name not in inside:
            yield from found(callees[name].body, callees, inside | {name})
        elif name not in IN_LANES:
            yield name
