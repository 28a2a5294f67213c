"""Loop trees that the tests share."""

from __future__ import annotations

from collections.abc import Sequence

from polyxform.machine import Cache, Machine
from polyxform.reuse.model import KernelUse, Loop, LoopKind, Node, Operation, Reference, Term, Work

FLOAT = 4


def reference(
    array: str, *terms: tuple[str, int], reads: bool = True, writes: bool = False, size: int = 0
) -> Reference:
    """A reference to floats from (axis, stride in elements)."""
    ordered = sorted((Term(axis, FLOAT * stride) for axis, stride in terms), key=lambda term: abs(term.stride))
    return Reference(array, FLOAT, tuple(ordered), reads=reads, writes=writes, size=FLOAT * size)


def nest(loops: Sequence[tuple[str, int, int]], *body: Node, kind: LoopKind = LoopKind.POINT) -> Node:
    """Loops (axis, extent, step), outermost first, around a body."""
    node = tuple(body)
    for axis, extent, step in reversed(loops):
        node = (Loop(axis, extent, step, node, kind),)
    return node[0]


def product(rows: int, columns: int, depth: int) -> Operation:
    """C[i][j] += A[i][k] * B[k][j] on row-major floats."""
    references = (
        reference("C", ("i", columns), ("j", 1), writes=True, size=rows * columns),
        reference("A", ("i", depth), ("k", 1), size=rows * depth),
        reference("B", ("k", columns), ("j", 1), size=depth * columns),
    )
    return Operation("S0", references, 2.0, 1.0, FLOAT)


def kernel_product(
    size: tuple[int, int, int], order: Sequence[tuple[str, int]], tile: tuple[int, int], parallel: Sequence[int] = ()
) -> Node:
    """A product whose innermost tile of rows x columns is a kernel call over what is left of k."""
    extents = dict(zip("ijk", size, strict=True))
    rows, columns = tile
    loops: list[tuple[str, int, int, LoopKind]] = []
    for axis, step in (*order, ("i", rows), ("j", columns)):
        loops.append((axis, extents[axis], min(step, extents[axis]), LoopKind.TILE))
        extents[axis] = min(step, extents[axis])
    loops += [(axis, extents[axis], 1, LoopKind.KERNEL) for axis in "kij"]
    node: Node = Work(product(*size), KernelUse("i", "j", 0.96, 60.0))
    for position, (axis, extent, step, kind) in reversed(list(enumerate(loops))):
        node = Loop(axis, extent, step, (node,), kind, position in parallel)
    return node


def machine(*sizes: int, ways: int = 1 << 14, cores: int = 8) -> Machine:
    """A machine with private caches of these sizes and one more, shared by all cores, of 32 MiB."""
    private = tuple(Cache(level, size, 64, ways, 1) for level, size in enumerate(sizes, start=1))
    shared = Cache(len(sizes) + 1, 32 << 20, 64, 16, cores)
    return Machine("test", "", 64, 32, 1, 3.0, cores, (*private, shared), 20e9)
