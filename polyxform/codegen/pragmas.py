"""The pragmas above a loop: who runs its iterations.

#pragma omp parallel for          the iterations are divided among threads that are started here
#pragma omp parallel              threads are started, each runs all iterations: for a loop in time around loops in
    #pragma omp for               space that are divided among them
#pragma omp simd                  the iterations may run in the lanes of a vector
#pragma GCC unroll 8              the iterations are to be written out side by side
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import islpy as isl

from polyxform.codegen.expressions import PRODUCT, Sum, to_sum, variable
from polyxform.codegen.loops import Loop, below, kind_of, read_loop, statement_name
from polyxform.codegen.scope import Scope, is_marked
from polyxform.schedule.model import KernelMark, LoopMark, Mark
from polyxform.scop.layout import extent_value
from polyxform.scop.model import AccessKind, Scop

IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class LoopPragmas:
    """What stands above a loop.

    lines   the pragmas
    shared  they divide the iterations among threads
    team    they start threads that each run all iterations
    """

    lines: tuple[str, ...] = ()
    shared: bool = False
    team: bool = False


def sums_clause(mark: LoopMark, scope: Scope, scop: Scop) -> str:
    """The clause that names the sums of a loop in vector lanes or threads, "" for none."""
    if not mark.sums:
        return ""
    names = (scope.buffers[array].name if array in scope.buffers else array for _, array in mark.sums)
    items = (f"{name}{section(name, scop)}" for name in names)
    return f" reduction({mark.sums[0][0]} : {', '.join(items)})"


def section(name: str, scop: Scop) -> str:
    """All of an array, as a clause says it; "" for a scalar."""
    extents = scop.arrays[name].extents if name in scop.arrays else ()
    return "".join(f"[:{extent_value(extent, dict(scop.fixed))}]" for extent in extents)


def factors_of(extents: Sequence[isl.PwAff], scop: Scop) -> list[str]:
    """C text of each of some numbers of points, but for those that are one."""
    parameters = {parameter.name: variable(f"(long){parameter.name}") for parameter in scop.parameters}
    build = isl.AstBuild.from_context(scop.context.params())
    sums = (to_sum(build.expr_from_pw_aff(extent), parameters) for extent in extents)
    return [total.text.inside(PRODUCT) for total in sums if total != Sum((), 1)]


@dataclass(frozen=True)
class PragmaWriter:
    """Decides on the pragmas of one candidate's loops.

    scop      the region
    marks     of the candidate
    parallel  print OpenMP pragmas
    """

    scop: Scop
    marks: Mapping[str, Mark]
    parallel: bool

    def pragmas(self, node: isl.AstNode, loop: Loop, scope: Scope) -> LoopPragmas:
        """The pragmas of a for node."""
        mark = scope.mark_of(loop)
        if mark is not None and self.is_shared(mark, scope):
            return self.sharing(node, loop, mark, scope)
        if self.starts_team(node, scope):
            condition = self.condition(next(self.shared_marks(node.for_get_body())), "if")
            return LoopPragmas((f"#pragma omp parallel{condition}",), team=True)
        if mark is not None and mark.simd:
            return LoopPragmas((self.lanes(mark, scope),))
        if mark is not None and mark.unroll:
            return LoopPragmas((f"#pragma GCC unroll {mark.unroll}",))
        return LoopPragmas()

    def lanes(self, mark: LoopMark, scope: Scope) -> str:
        """The pragma that lets iterations run in the lanes of a vector."""
        sums = sums_clause(mark, scope, self.scop)
        return f"#pragma omp simd{sums}" if self.parallel or sums else "#pragma GCC ivdep"

    def is_shared(self, mark: LoopMark, scope: Scope) -> bool:
        """Whether the iterations of a loop with this mark are to be divided among threads here."""
        return mark.parallel and self.parallel and not scope.shared

    def sharing(self, node: isl.AstNode, loop: Loop, mark: LoopMark, scope: Scope) -> LoopPragmas:
        """The pragma that divides iterations among threads, and starts them where there are none."""
        depth = self.collapsible(node.for_get_body(), {loop.iterator}, scope.names)
        collapse = f" collapse({depth})" if depth > 1 else ""
        simd = " simd" if mark.simd and depth == 1 and not self.only_moves(node.for_get_body()) else ""
        own = f" private({', '.join(mark.owned)})" if mark.owned else ""
        own += sums_clause(mark, scope, self.scop)
        # A clause without a word is meant for lanes, too: gcc then takes one element at a time.
        condition = "" if scope.team else self.condition(mark, "if", "parallel: " if simd else "")
        start = "for" if scope.team else "parallel for"
        schedule = "static, 1" if depth == 1 and self.is_uneven(node.for_get_body(), loop.iterator) else "static"
        line = f"#pragma omp {start}{simd}{collapse} schedule({schedule}){own}{condition}"
        return LoopPragmas((line,), shared=True)

    def only_moves(self, node: isl.AstNode) -> bool:
        """Whether everything in the subtree fills an array or copies one: compilers call functions for whole loops."""
        kind = kind_of(node)
        if kind == "user":
            statement = self.scop.statement(statement_name(node))
            return statement.assignment is not None or all(a.kind is AccessKind.WRITE for a in statement.accesses)
        return kind != "for_" and all(self.only_moves(child) for child in below(node, kind))

    def is_uneven(self, node: isl.AstNode, iterator: str) -> bool:
        """Whether how many tiles kernels compute depends on the value of an outer loop's variable."""
        kind = kind_of(node)
        if kind == "mark" and isinstance(self.marks[str(node.mark_get_id().name)], KernelMark):
            return False
        if kind == "for_":
            bounds = f"{node.for_get_init().to_C_str()} {node.for_get_cond().to_C_str()}"
            if iterator in IDENTIFIER.findall(bounds) and self.has_kernel(node):
                return True
        return any(self.is_uneven(child, iterator) for child in below(node, kind))

    def has_kernel(self, node: isl.AstNode) -> bool:
        """Whether kernels compute something in the subtree."""
        kind = kind_of(node)
        if kind == "mark" and isinstance(self.marks[str(node.mark_get_id().name)], KernelMark):
            return True
        return any(self.has_kernel(child) for child in below(node, kind))

    def condition(self, mark: LoopMark, clause: str, construct: str = "") -> str:
        """The clause that lets one thread do what is not worth more, "" where it is known to be worth them."""
        if not mark.extents:
            return ""
        return f" {clause}({construct}{' * '.join(factors_of(mark.extents, self.scop))} >= {mark.enough})"

    def starts_team(self, node: isl.AstNode, scope: Scope) -> bool:
        """Whether to start threads before a loop: each runs all its iterations and shares the loops inside."""
        if not self.parallel or scope.team or scope.shared:
            return False
        return self.all_shared(node.for_get_body())

    def all_shared(self, node: isl.AstNode) -> bool:
        """Whether everything in the subtree stands in loops whose iterations are divided among threads."""
        kind = kind_of(node)
        if kind == "mark" and self.shared_mark(node) is not None:
            return True
        return kind != "user" and all(self.all_shared(child) for child in below(node, kind))

    def shared_marks(self, node: isl.AstNode) -> Iterator[LoopMark]:
        """The marks of the outermost loops in the subtree whose iterations are divided among threads."""
        kind = kind_of(node)
        mark = self.shared_mark(node) if kind == "mark" else None
        if mark is not None:
            yield mark
            return
        for child in below(node, kind):
            yield from self.shared_marks(child)

    def shared_mark(self, node: isl.AstNode) -> LoopMark | None:
        """The mark of a mark node, if it stands above a loop whose iterations are to be divided among threads."""
        mark = self.marks[str(node.mark_get_id().name)]
        loop = node.mark_get_node()
        if not (isinstance(mark, LoopMark) and mark.parallel and kind_of(loop) == "for_"):
            return None
        return mark if is_marked(read_loop(loop, {}), mark) else None

    def collapsible(self, node: isl.AstNode, outer: set[str], names: Mapping[str, Sum]) -> int:
        """How many loops from here outward form one perfect rectangular parallel nest."""
        if kind_of(node) != "mark" or self.shared_mark(node) is None:
            return len(outer)
        inner = node.mark_get_node()
        loop = read_loop(inner, names)
        bounds = f"{inner.for_get_init().to_C_str()} {inner.for_get_cond().to_C_str()}"
        if loop.single or not outer.isdisjoint(IDENTIFIER.findall(bounds)):
            return len(outer)
        return self.collapsible(inner.for_get_body(), outer | {loop.iterator}, names)
