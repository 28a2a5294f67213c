"""Schedule tree -> isl AST -> C text with OpenMP, kernel calls for marked nests, and the witness for validation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import islpy as isl

from polyxform.codegen.arithmetic import arithmetic_functions
from polyxform.codegen.expressions import Sum, variable
from polyxform.codegen.kernels import (
    KernelLibrary,
    OperandLayout,
    PointLoop,
    Tile,
    border_rows,
    call_arguments,
    plain_nest,
    shape_of,
)
from polyxform.codegen.loops import (
    Loop,
    below,
    condition_text,
    kind_of,
    read_instance,
    read_loop,
    source_name,
    upper_condition,
)
from polyxform.codegen.model import Emitted, Instance, KernelCall
from polyxform.codegen.names import fresh
from polyxform.codegen.positions import Members, position_of, schedule_functions
from polyxform.codegen.tiles import TileBody, split_tiles
from polyxform.machine import Machine
from polyxform.polyhedra import isl_options
from polyxform.schedule.model import Candidate, KernelMark, LoopMark
from polyxform.scop.model import Scop, Statement

INDENT = "    "
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
DEEPEST_TILE = 16
TEAM = "#pragma omp parallel"
LINE = 110
"""Characters after which a call is broken into lines."""
Pieces = list[str | KernelCall]


@dataclass(frozen=True)
class Scope:
    """What holds at a node of the AST.

    names   what isl's loop variables stand for
    taken   identifiers that a new loop variable must not have
    indent  white space in front of a line
    mark    the loop mark directly above, if any
    shared  iterations of a surrounding loop are divided among threads already
    team    threads run this code side by side, each all of it but for loops that are divided among them
    depths  of the surrounding loops in the schedule tree, outermost first
    """

    names: Mapping[str, Sum]
    taken: frozenset[str]
    indent: str
    mark: LoopMark | None = None
    shared: bool = False
    team: bool = False
    depths: tuple[int, ...] = ()

    def inside(self, loop: Loop, name: str) -> Scope:
        """The scope of the loop's body, its variable called `name`."""
        names = {**self.names, loop.iterator: variable(name)}
        shared = self.shared or (self.mark is not None and self.mark.parallel and is_marked(loop, self.mark))
        return replace(
            self,
            names=names,
            taken=self.taken | {name},
            indent=self.indent + INDENT,
            mark=None,
            shared=shared,
            depths=(*self.depths, loop.depth),
        )

    def with_value(self, loop: Loop) -> Scope:
        """The scope below a loop of one iteration, which needs no variable."""
        return replace(self, names={**self.names, loop.iterator: loop.first}, mark=None)


@dataclass
class Emitter:
    """Walks the AST of one candidate.

    scop       the region
    candidate  its schedule and marks
    library    kernels of the file
    machine    what they are generated for
    layout     addresses of operands
    parallel   print OpenMP pragmas
    tiles      code of one tile, by the name of the tuple that stands for it
    functions  what the schedule tree makes of a statement's instances, by the statement's name
    instances  filled in textual order
    """

    scop: Scop
    candidate: Candidate
    library: KernelLibrary
    machine: Machine
    layout: OperandLayout
    parallel: bool
    tiles: Mapping[str, TileBody]
    functions: Mapping[str, Members]
    instances: list[Instance] = field(default_factory=list)

    def node(self, node: isl.AstNode, scope: Scope) -> Pieces:
        """C text of a node."""
        kind = kind_of(node)
        if kind == "for_":
            return self.loop(node, scope)
        if kind == "mark":
            return self.mark(node, scope)
        if kind == "if_":
            return self.condition(node, scope)
        if kind == "user":
            return self.statement(node, scope)
        return [piece for child in below(node, kind) for piece in self.node(child, scope)]

    def mark(self, node: isl.AstNode, scope: Scope) -> Pieces:
        """A marked loop or a marked kernel nest."""
        mark = self.candidate.marks[str(node.mark_get_id().name)]
        below_mark = node.mark_get_node()
        if isinstance(mark, LoopMark):
            return self.node(below_mark, replace(scope, mark=mark))
        tile = self.read_tile(below_mark, mark, scope) if isinstance(mark, KernelMark) else None
        if tile is None:
            return self.node(below_mark, scope)
        return [self.call(tile, scope.indent)]

    def loop(self, node: isl.AstNode, scope: Scope) -> Pieces:
        """A for node with its pragma."""
        loop = read_loop(node, scope.names)
        if loop.single and not (scope.team and self.is_parallel(loop, scope)):
            return self.node(node.for_get_body(), scope.with_value(loop))
        name = fresh(self.stem(node, loop, scope), scope.taken)
        pragmas = self.pragmas(node, loop, scope)
        inner = replace(scope.inside(loop, name), team=scope.team or TEAM in pragmas)
        body = self.node(node.for_get_body(), inner)
        lines: Pieces = [f"{scope.indent}{line}\n" for line in pragmas]
        return [*lines, f"{scope.indent}{self.header(loop, name)} {{\n", *body, f"{scope.indent}}}\n"]

    def header(self, loop: Loop, name: str) -> str:
        """Head of a for statement. Loops over tiles count in long, so that the last step cannot overflow."""
        kind = "int" if loop.step == 1 and self.counts_in_int() else "long"
        step = f"{name}++" if loop.step == 1 else f"{name} += {loop.step}"
        return f"for ({kind} {name} = {loop.first.text.text}; {upper_condition(name, loop)}; {step})"

    def counts_in_int(self) -> bool:
        """Whether every loop of the source counts in int."""
        return all(iterator.c_type == "int" for iterator in self.scop.iterators)

    def stem(self, node: isl.AstNode, loop: Loop, scope: Scope) -> str:
        """What to call a loop variable: as its mark says, or as the source iterator that it stands for."""
        if scope.mark is not None and is_marked(loop, scope.mark):
            return scope.mark.name
        iterators = {statement.name: statement.iterators for statement in self.scop.statements}
        return source_name(node, loop.iterator, iterators) or "t"

    def pragmas(self, node: isl.AstNode, loop: Loop, scope: Scope) -> list[str]:
        """OpenMP lines above a loop."""
        if self.starts_team(node, loop, scope):
            return [TEAM]
        if scope.mark is None or not is_marked(loop, scope.mark):
            return []
        if self.is_parallel(loop, scope):
            depth = self.collapsible(node.for_get_body(), {loop.iterator}, scope.names)
            collapse = f" collapse({depth})" if depth > 1 else ""
            simd = " simd" if scope.mark.simd and depth == 1 else ""
            return [f"#pragma omp {'for' if scope.team else 'parallel for'}{simd}{collapse} schedule(static)"]
        if scope.mark.unroll:
            return [f"#pragma GCC unroll {scope.mark.unroll}"]
        vector = "#pragma omp simd" if self.parallel else "#pragma GCC ivdep"
        return [vector] if scope.mark.simd else []

    def starts_team(self, node: isl.AstNode, loop: Loop, scope: Scope) -> bool:
        """Whether to start threads before the loop: each runs all its iterations and shares the loops inside."""
        if not self.parallel or scope.team or scope.shared or self.is_parallel(loop, scope):
            return False
        return self.is_shared(node.for_get_body())

    def is_shared(self, node: isl.AstNode) -> bool:
        """Whether everything in the subtree stands in loops whose iterations are divided among threads."""
        kind = kind_of(node)
        if kind == "mark":
            mark = self.candidate.marks[str(node.mark_get_id().name)]
            loop = node.mark_get_node()
            if isinstance(mark, LoopMark) and mark.parallel and kind_of(loop) == "for_":
                return is_marked(read_loop(loop, {}), mark)
        return kind != "user" and all(self.is_shared(child) for child in below(node, kind))

    def is_parallel(self, loop: Loop, scope: Scope) -> bool:
        """Whether the loop's iterations are to be divided among threads here."""
        mark = scope.mark
        return mark is not None and mark.parallel and is_marked(loop, mark) and self.parallel and not scope.shared

    def collapsible(self, node: isl.AstNode, outer: set[str], names: Mapping[str, Sum]) -> int:
        """How many loops from here outward form one perfect rectangular parallel nest."""
        if kind_of(node) != "mark":
            return len(outer)
        mark = self.candidate.marks[str(node.mark_get_id().name)]
        inner = node.mark_get_node()
        if not (isinstance(mark, LoopMark) and mark.parallel and kind_of(inner) == "for_"):
            return len(outer)
        loop = read_loop(inner, names)
        if not is_marked(loop, mark):
            return len(outer)
        bounds = f"{inner.for_get_init().to_C_str()} {inner.for_get_cond().to_C_str()}"
        if loop.single or not outer.isdisjoint(IDENTIFIER.findall(bounds)):
            return len(outer)
        return self.collapsible(inner.for_get_body(), outer | {loop.iterator}, names)

    def condition(self, node: isl.AstNode, scope: Scope) -> Pieces:
        """An if node."""
        inner = replace(scope, indent=scope.indent + INDENT, mark=None)
        pieces: Pieces = [f"{scope.indent}if ({condition_text(node, scope.names)}) {{\n"]
        pieces += self.node(node.if_get_then_node(), inner)
        if node.if_has_else_node():
            pieces += [f"{scope.indent}}} else {{\n", *self.node(node.if_get_else_node(), inner)]
        return [*pieces, f"{scope.indent}}}\n"]

    def statement(self, node: isl.AstNode, scope: Scope) -> Pieces:
        """A statement instance."""
        name, values = read_instance(node, scope.names)
        if name in self.tiles:
            return self.tile(self.tiles[name], values, scope)
        return [f"{scope.indent}{self.instance(self.scop.statement(name), values, scope.depths)}\n"]

    def tile(self, body: TileBody, indices: tuple[Sum, ...], scope: Scope) -> Pieces:
        """The code of one tile."""
        names = {**scope.names, **dict(zip(body.parameters, indices, strict=True))}
        depth = len(body.parameters)
        inner = isl.IdList.alloc(isl.DEFAULT_CONTEXT, depth)
        for position in range(depth, 2 * depth + DEEPEST_TILE):
            inner = inner.add(isl.Id(f"c{position}"))
        with isl_options():
            build = isl.AstBuild.from_context(body.context).set_iterators(inner)
            return self.node(build.node_from_schedule(body.schedule), replace(scope, names=names))

    def instance(self, statement: Statement, values: tuple[Sum, ...], depths: tuple[int, ...] = ()) -> str:
        """The statement's text for given iterator values; its witness is kept. `depths`: of the loops around it."""
        texts = tuple(value.text.text for value in values)
        position = position_of(self.functions.get(statement.name), depths)
        self.instances.append(Instance(statement.name, texts, position))
        text = statement.body.render(dict(zip(statement.iterators, texts, strict=True)))
        return text.replace("\n", "\n" + INDENT)

    def read_tile(self, node: isl.AstNode, mark: KernelMark, scope: Scope) -> Tile | None:
        """The nest below a kernel mark as the work of a kernel; None when it is not a rectangle."""
        loops: list[PointLoop] = []
        border = None
        inner = scope
        depth = len(mark.contraction.reductions)
        while kind_of(node) == "for_":
            loop = read_loop(node, inner.names)
            if len(loops) == depth and mark.row is not None:
                border = border_rows(node, inner.names, tuple(loops))
            name = fresh(self.stem(node, loop, replace(inner, mark=None)), inner.taken)
            loops.append(PointLoop(name, loop))
            inner = inner.inside(loop, name)
            node = node.for_get_body()
        roles = depth + (mark.row is not None) + 1
        if kind_of(node) != "user" or len(loops) != roles or any(point.loop.step != 1 for point in loops):
            return None
        reductions = tuple(loops[:depth])
        row = loops[-2] if mark.row is not None else None
        tile = Tile(mark, reductions, row, loops[-1], read_instance(node, inner.names)[1], border)
        return tile if tile.is_rectangular else None

    def call(self, tile: Tile, indent: str) -> KernelCall:
        """One kernel call with the loops that it means."""
        statement = self.scop.statement(tile.mark.contraction.statement)
        shape, open_arguments = shape_of(tile, statement, self.layout)
        kernel = self.library.kernel(shape, self.machine)
        arguments = (*call_arguments(tile, self.layout), *open_arguments)
        body = self.instance(statement, tile.values)
        return KernelCall(
            kernel=kernel,
            arguments=arguments,
            text=call_text(kernel.name, arguments, indent),
            nest=plain_nest(tile, body, indent),
        )


def local_declarations(scop: Scop) -> list[str]:
    """Declarations of the variables that the region itself declares."""
    own = (array for array in scop.arrays.values() if array.inside)
    return [f"{array.element} {array.name}{''.join(f'[{extent}]' for extent in array.extents)};" for array in own]


def call_text(name: str, arguments: Sequence[str], indent: str) -> str:
    """A call statement, its arguments on lines of their own where one line would be too long."""
    line = f"{indent}{name}({', '.join(arguments)});\n"
    if len(line) <= LINE:
        return line
    first, *others = arguments
    lines = [f"{indent}{INDENT}{first}"]
    for argument in others:
        fits = len(lines[-1]) + len(argument) + 4 <= LINE
        lines[-1] += ","
        lines = [*lines[:-1], f"{lines[-1]} {argument}"] if fits else [*lines, f"{indent}{INDENT}{argument}"]
    return "\n".join([f"{indent}{name}(", *lines]) + ");\n"


def is_marked(loop: Loop, mark: LoopMark) -> bool:
    """Whether the mark belongs to this loop: isl numbers loop variables by depth and leaves loops of no effect out."""
    return loop.depth == mark.depth


def emit(
    scop: Scop, candidate: Candidate, library: KernelLibrary, machine: Machine, parallel: bool, indent: str = INDENT
) -> Emitted:
    """C text of the candidate for the region `scop`, each line behind `indent`; OpenMP pragmas where `parallel`."""
    layout = OperandLayout(scop.arrays, dict(scop.fixed), {})
    schedule, tiles = split_tiles(candidate, scop.context)
    emitter = Emitter(
        scop, candidate, library, machine, layout, parallel, tiles, schedule_functions(candidate.schedule)
    )
    own = {iterator.name for iterator in scop.iterators}
    with isl_options():
        tree = isl.AstBuild.from_context(scop.context).node_from_schedule(schedule)
    locals_ = local_declarations(scop)
    inner = indent + INDENT if locals_ else indent
    pieces = emitter.node(tree, Scope({}, scop.identifiers - own, inner))
    if locals_:
        pieces = [f"{indent}{{\n", *(f"{inner}{line}\n" for line in locals_), *pieces, f"{indent}}}\n"]
    text = "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)
    return Emitted(tuple(pieces), tuple(emitter.instances), arithmetic_functions(text))
