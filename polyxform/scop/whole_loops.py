"""Loops that the model cannot take, kept whole: a statement of the loops around them.

    for (i ...) {                                 for (i ...) {
      s = 0;                                        S0(i);
      for (j = row[i]; j < row[i + 1]; j++)         S1(i);     // reads all of value, column and x, may write s
        s += value[j] * x[column[j]];
      y[i] = s;                                     S2(i);
    }                                             }

The loop runs as it stands wherever its statement goes, so bounds, steps and jumps inside it may depend on data. A
counter from outside that nothing else reads becomes a variable of the loop.

Refused: loops outside of all others, where there would be nothing left to reorder; jumps out of the loop; whatever a
statement must not do, such as calls of unknown functions.
"""

from __future__ import annotations

from collections.abc import Callable

from pycparser import c_ast

from polyxform.diagnostics import Unsupported
from polyxform.scop.environment import Environment
from polyxform.scop.names import iterator_name
from polyxform.syntax.printing import rebuild

OF_ITSELF = frozenset({"PX109", "PX130", "PX149"})
"""What is wrong with a loop itself, or too much of it."""


def is_kept_whole(reason: Unsupported, environment: Environment) -> bool:
    """Whether a loop that the model refuses for a reason may be a statement of the loops around it.

    In code that was made from a region, none need be around it: the last iteration may stand apart.
    """
    return bool(environment.loops or environment.dead_code) and reason.diagnostics[0].code not in OF_ITSELF


def with_own_counters(node: c_ast.Node, is_read: Callable[[str], bool], environment: Environment) -> c_ast.Node:
    """A statement whose loops declare their counters, except those that are read behind the loops (`is_read`)."""
    node = rebuild(node, lambda child: with_own_counters(child, is_read, environment))
    if not isinstance(node, c_ast.For) or isinstance(node.init, c_ast.DeclList):
        return node
    name = iterator_name(node)
    declared = environment.declaration(name) if name is not None else None
    if name is None or declared is None or not declared.type.is_integer or declared.type.volatile:
        return node
    if node.init.op != "=" or name in environment.iterators or is_read(name):
        return node
    start = c_ast.DeclList([counter(name, declared.type.element, node.init)], node.init.coord)
    return c_ast.For(start, node.cond, node.next, node.stmt, node.coord)


def counter(name: str, element: str, start: c_ast.Assignment) -> c_ast.Decl:
    """The declaration of a counter with its first value."""
    words = c_ast.IdentifierType(element.split(), start.coord)
    declared = c_ast.TypeDecl(name, [], None, words, start.coord)
    return c_ast.Decl(name, [], [], [], [], declared, start.rvalue, None, start.coord)
