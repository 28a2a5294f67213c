"""Packing in loop trees: an operand read from a contiguous copy, and the statement that makes the copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from polyxform.reuse.model import Loop, LoopKind, Node, Operation, Reference, Term, Work


@dataclass(frozen=True)
class Blocked:
    """One dimension of a packed buffer.

    axis    axis of the loop tree
    extent  values of the axis that the buffer holds
    block   values that lie together innermost, before any other axis advances; 1 for none
    """

    axis: str
    extent: int
    block: int = 1


def packed(reference: Reference, order: Sequence[Blocked], name: str) -> Reference:
    """The reference after its array was copied into a buffer called `name`.

    The buffer's axes are in `order`, slowest first; blocks of all axes lie innermost, in the same order. For B[k][j]
    in panels of 16 columns: order (Blocked("j", 512, 16), Blocked("k", 256)).
    """
    element = reference.element
    terms: list[Term] = []
    distance = element
    for dimension in reversed(order):
        if dimension.block > 1:
            terms.append(Term(dimension.axis, distance, 1, dimension.block))
            distance *= dimension.block
    for dimension in reversed(order):
        blocks = -(-dimension.extent // dimension.block)
        if blocks > 1:
            terms.append(Term(dimension.axis, distance, dimension.block, blocks))
        distance *= blocks
    return Reference(name, element, tuple(terms), reads=reference.reads, writes=reference.writes, size=distance)


def with_packed(operation: Operation, array: str, buffer: Reference) -> Operation:
    """The operation with its reads of `array` replaced by the buffer. KeyError when it does not read the array."""
    if not any(reference.array == array and not reference.writes for reference in operation.references):
        raise KeyError(array)
    references = [buffer if r.array == array and not r.writes else r for r in operation.references]
    return replace(operation, references=tuple(references))


def copy(reference: Reference, buffer: Reference) -> Operation:
    """The statement that copies one element of the array into the buffer."""
    source = replace(reference, spreads=(), copies=1, reads=True, writes=False)
    target = replace(buffer, reads=False, writes=True)
    return Operation(f"pack_{buffer.array}", (source, target), 0.0, 1.0, reference.element)


def copy_nest(reference: Reference, buffer: Reference, extents: Mapping[str, int]) -> Node:
    """The loops that fill the buffer: over the array's own order, the contiguous axis in vectors.

    `extents` gives the values of each axis of the reference that the buffer holds, an axis that is fixed left out.
    """
    node: Node = Work(copy(reference, buffer))
    kind = LoopKind.VECTOR
    for axis in dict.fromkeys(term.axis for term in reference.terms):
        if extents.get(axis, 1) > 1:
            node = Loop(axis, extents[axis], 1, (node,), kind)
            kind = LoopKind.POINT
    return node
