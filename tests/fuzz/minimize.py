"""Make a failing program smaller while it still fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.fuzz.programs import Loop, Node, Program


def minimized(program: Program, fails: Callable[[Program], bool]) -> Program:
    """A program that fails, none of whose one-step reductions does."""
    for smaller in reductions(program):
        if fails(smaller):
            return minimized(smaller, fails)
    return program


def reductions(program: Program) -> Iterator[Program]:
    """Programs that are one step smaller."""
    for nodes in smaller_sequences(program.nodes):
        if nodes:
            yield replace(program, nodes=nodes)
    if program.linear:
        yield replace(program, linear=False)
    if program.mixed:
        yield replace(program, mixed=())
    pragmas = program.pragma.splitlines(keepends=True)
    for at, line in enumerate(pragmas):
        if "target(" not in line:
            yield replace(program, pragma="".join((*pragmas[:at], *pragmas[at + 1 :])))


def smaller_sequences(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    """The nodes with one left out, or one made smaller."""
    for at, node in enumerate(nodes):
        yield (*nodes[:at], *nodes[at + 1 :])
        for smaller in smaller_nodes(node):
            yield (*nodes[:at], smaller, *nodes[at + 1 :])


def smaller_nodes(node: Node) -> Iterator[Node]:
    """The node without a guard, a factor, a bound or a part of its body."""
    if isinstance(node, Loop):
        for body in smaller_sequences(node.body):
            if body:
                yield replace(node, body=body)
        if node.lower != "0":
            yield replace(node, lower="0")
        if node.step != 1:
            yield replace(node, step=1)
        return
    if node.guard:
        yield replace(node, guard="")
    if node.right is not None:
        yield replace(node, right=None)
