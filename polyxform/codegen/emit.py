"""Schedule tree -> isl AST -> C text with OpenMP, kernel calls for marked nests, and the witness for validation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import islpy as isl

from polyxform.codegen.arithmetic import arithmetic_functions
from polyxform.codegen.crowding import is_crowded
from polyxform.codegen.divisors import steady_divisors
from polyxform.codegen.expressions import ATOM, Sum, variable
from polyxform.codegen.kernel_tiles import Tile, can_compute, nest_text, read_tile
from polyxform.codegen.kernels import KernelLibrary, can_run_lines, operand_arguments, shape_of
from polyxform.codegen.lane_loops import has_lanes, in_lanes
from polyxform.codegen.loops import (
    Loop,
    below,
    condition_text,
    counts_down,
    kind_of,
    read_instance,
    read_loop,
    source_name,
    upper_condition,
)
from polyxform.codegen.model import Emitted, Instance, KernelCall, MovedText, Piece
from polyxform.codegen.names import fresh
from polyxform.codegen.operand_layout import OperandLayout
from polyxform.codegen.packing import layouts, packed_buffers
from polyxform.codegen.panel_layout import Layout
from polyxform.codegen.parameters import converts, negated, open_parameters, wide_parameters
from polyxform.codegen.positions import Members, position_of, schedule_functions
from polyxform.codegen.pragmas import PragmaWriter
from polyxform.codegen.private_arrays import Buffers, PrivateArrays, Substitute, page_touch, replaced_accesses
from polyxform.codegen.row_groups import in_groups, may_take_turns
from polyxform.codegen.scope import INDENT, Scope
from polyxform.codegen.settled_subscripts import Leaves, leaves
from polyxform.codegen.skewed_copies import Copying, Moved, moved_arrays
from polyxform.codegen.tiles import TileBody, split_tiles
from polyxform.machine import Machine
from polyxform.microkernels.approximations import APPROXIMATIONS
from polyxform.polyhedra import isl_options
from polyxform.schedule.model import Candidate, KernelMark, LoopMark, Packing, skewings
from polyxform.scop.model import Scop, Statement

DEEPEST_TILE = 16
LINE = 110
"""Characters after which a call is broken into lines."""
LARGE_STEP = 16
"""A loop that begins so far behind a tile begins behind its block."""
Pieces = list[Piece]


@dataclass
class Emitter:
    """Walks the AST of one candidate.

    scop       the region
    candidate  its schedule and marks
    kernels    of the file
    machine    what they are generated for
    layout     addresses of operands
    pragmas    decides who runs a loop's iterations
    tiles      code of one tile, by the name of the tuple that stands for it
    functions  what the schedule tree makes of a statement's instances, by the statement's name
    private    copies of arrays in the bodies of loops
    leaves     which instances run at each place
    moved      what stands for arrays that the region uses skewed copies of
    open       parameters that may be below any int whose negative is one
    converts   subscripts of what kernels mean need wider integers than the source's counters
    instances  filled in textual order
    """

    scop: Scop
    candidate: Candidate
    kernels: KernelLibrary
    machine: Machine
    layout: OperandLayout
    pragmas: PragmaWriter
    tiles: Mapping[str, TileBody]
    functions: Mapping[str, Members]
    private: PrivateArrays
    leaves: Leaves
    moved: Mapping[str, Moved] = field(default_factory=dict)
    open: frozenset[str] = frozenset()
    converts: bool = False
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
        tile = read_tile(below_mark, mark, scope, self.scop, self.stem) if isinstance(mark, KernelMark) else None
        if tile is None or not (can_compute(tile, self.layout) and can_run_lines(tile, self.layout)):
            return self.node(below_mark, scope)
        return [self.call(tile, scope.indent, scope.crowded)]

    def loop(self, node: isl.AstNode, scope: Scope) -> Pieces:
        """A for node with its pragma."""
        loop = self.read_loop(node, scope)
        mark = scope.mark_of(loop)
        alone = scope.team and mark is not None and self.pragmas.is_shared(mark, scope)
        if loop.single and not alone:
            inner, declarations = self.with_private(mark, scope.with_value(loop), scope.indent + INDENT)
            body = self.loop_body(node, mark, inner)
            return [f"{scope.indent}{{\n", *declarations, *body, f"{scope.indent}}}\n"] if declarations else body
        name = fresh(self.stem(node, loop, scope), scope.taken)
        pragmas = self.pragmas.pragmas(node, loop, scope)
        kind = self.counter_type(loop, scope)
        inner = scope.inside(loop, name, kind, pragmas.shared, pragmas.team)
        crowded = is_crowded(node, self.candidate, self.scop) if not scope.depths else scope.crowded
        inner = replace(inner, loose=mark is not None and mark.loose, crowded=crowded)
        inner, declarations = self.with_private(mark, inner, inner.indent)
        body = [*declarations, *self.loop_body(node, mark, inner)]
        lines: Pieces = [f"{scope.indent}{line}\n" for line in pragmas.lines]
        whole = [*lines, f"{scope.indent}{self.header(loop, kind, name)} {{\n", *body, f"{scope.indent}}}\n"]
        found: Piece | None = None
        if has_lanes(mark, pragmas):
            found = in_lanes(loop, name, mark, inner, whole, self.scop)
        elif may_take_turns(loop, mark, pragmas):
            taken = inner.taken | inner.names.keys() | self.scop.identifiers
            found = in_groups(loop, name, kind, whole, self.scop, taken, self.machine)
        return whole if found is None else [found]

    def read_loop(self, node: isl.AstNode, scope: Scope) -> Loop:
        """The loop of a for node; one that counts down in the source may begin with a long, if no int is so large."""
        loop = read_loop(node, scope.names)
        far = negated(self.open, loop.first.text.text) if counts_down(node, loop.iterator) else frozenset()
        if not far:
            return loop
        return replace(read_loop(node, {**scope.names, **{name: variable(f"(long){name}") for name in far}}), wide=True)

    def loop_body(self, node: isl.AstNode, mark: LoopMark | None, scope: Scope) -> Pieces:
        """What stands in the body of a loop behind its declarations."""
        ahead = mark.ahead if mark is not None else ()
        touches = [page_touch(one, scope.names, scope.indent) for one in ahead]
        return [*touches, *self.node(node.for_get_body(), scope), *self.streams(mark, scope)]

    def streams(self, mark: LoopMark | None, scope: Scope) -> Pieces:
        """The calls that write copies of a loop's iteration to their arrays, with their witnesses."""
        private = mark.private if mark is not None else ()
        buffers = [scope.buffers[one.array] for one in private if one.place]
        self.instances.extend(Instance("", ()) for _ in buffers)
        return [buffer.streamed(fresh("element", scope.taken), scope.indent) for buffer in buffers]

    def with_private(self, mark: LoopMark | None, scope: Scope, indent: str) -> tuple[Scope, list[str]]:
        """The scope of a loop's body with the copies that it declares, and the lines that do so at an indentation."""
        if mark is None or not mark.private:
            return scope, []
        buffers = self.private.buffers(mark, scope.names, scope.taken)
        names = frozenset(buffer.name for buffer in buffers.values())
        lines = [f"{indent}{buffer.declaration}\n" for buffer in buffers.values()]
        buffers = {**scope.buffers, **buffers}
        return replace(scope, buffers=buffers, taken=scope.taken | names, indent=indent), lines

    def counter_type(self, loop: Loop, scope: Scope) -> str:
        """C type of a loop variable. Loops over tiles count in long, so that the last step cannot overflow.

        So do loops that begin a whole block behind a tile, or behind a parameter taken from it: there might be no int
        so large.
        """
        tiles = scope.taken - self.scop.identifiers - scope.narrow
        starts = (start for start in (loop.first, *loop.starts) if start.constant >= LARGE_STEP)
        beyond = any(name in tiles for start in starts for name, _ in start.terms) or self.follows_strides(loop, scope)
        return "int" if loop.step == 1 and self.counts_in_int() and not (beyond or loop.wide) else "long"

    def follows_strides(self, loop: Loop, scope: Scope) -> bool:
        """Whether a loop begins at a multiple of one that counts in strides, whose tiles are larger than needed."""
        strided = {iterator.name for iterator in self.scop.iterators} - scope.narrow
        starts = (loop.first, *loop.starts)
        return any(name in strided and abs(weight) > 1 for start in starts for name, weight in start.terms)

    def header(self, loop: Loop, kind: str, name: str) -> str:
        """Head of a for statement."""
        step = f"{name}++" if loop.step == 1 else f"{name} += {loop.step}"
        return f"for ({kind} {name} = {loop.first.text.text}; {upper_condition(name, loop)}; {step})"

    def counts_in_int(self) -> bool:
        """Whether every loop of the source counts in int, and no subscript of what a kernel means needs a wider one.

        Kernels are checked against loops whose subscripts convert nothing: the counters are as wide instead.
        """
        return all(iterator.c_type == "int" for iterator in self.scop.iterators) and not self.converts

    def stem(self, node: isl.AstNode, loop: Loop, scope: Scope) -> str:
        """What to call a loop variable: as its mark says, or as the source iterator that it stands for."""
        mark = scope.mark_of(loop)
        if mark is not None:
            return mark.name
        iterators = {statement.name: statement.iterators for statement in self.scop.statements}
        return source_name(node, loop.iterator, iterators) or "t"

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
        statement = self.scop.statement(name)
        settled = self.leaves.accesses(node, statement, values, wide_parameters(self.scop))
        text = self.instance(statement, values, scope.depths, scope.buffers, scope.narrow, scope.loose, settled=settled)
        lines = "".join(f"{scope.indent}{line}\n" for line in text.split("\n"))
        if not self.moved:
            return [lines]
        text = self.rendered(statement, values, self.moved, scope.narrow, scope.loose, settled=settled)
        return [MovedText("".join(f"{scope.indent}{line}\n" for line in text.split("\n")), lines)]

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

    def instance(
        self,
        statement: Statement,
        values: tuple[Sum, ...],
        depths: tuple[int, ...] = (),
        buffers: Buffers = MappingProxyType({}),
        narrow: frozenset[str] = frozenset(),
        loose: bool = False,
        casts: bool = True,
        settled: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        """The statement's text for given iterator values; its witness is kept. `depths`: of the loops around it."""
        texts = tuple(value.text.text for value in values)
        position = position_of(self.functions.get(statement.name), depths)
        self.instances.append(Instance(statement.name, texts, position))
        return self.rendered(statement, values, buffers, narrow, loose, casts, settled)

    def rendered(
        self,
        statement: Statement,
        values: tuple[Sum, ...],
        buffers: Mapping[str, Substitute],
        narrow: frozenset[str],
        loose: bool,
        casts: bool = True,
        settled: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        """The statement's text for given iterator values.

        buffers  what stands for arrays
        narrow   loop variables around it of type int
        loose    calls of library functions give way to approximations
        casts    subscripts keep conversions to integers
        settled  what stands in the place of accesses, by their text in the source
        """
        texts = tuple(value.text.text for value in values)
        moved = {**settled, **replaced_accesses(statement, buffers, values, wide_parameters(self.scop))}
        substitution = dict(zip(statement.iterators, texts, strict=True))
        found = zip(statement.iterators, values, strict=True)
        typed = {name: self.typed(name, value, narrow) for name, value in found}
        functions = {name: one.name for name, one in APPROXIMATIONS.items()} if loose else {}
        divisors = steady_divisors(statement, self.scop.arrays) if loose else {}
        return statement.body.render(substitution, moved, typed, functions, divisors, casts=casts)

    def typed(self, iterator: str, value: Sum, narrow: frozenset[str]) -> str:
        """C text of an iterator's value in the type that the iterator has in the source."""
        wanted = next(counter.c_type for counter in self.scop.iterators if counter.name == iterator)
        known = narrow | {parameter.name for parameter in self.scop.parameters if parameter.c_type == "int"}
        if wanted == ("int" if known.issuperset(atom for atom, _ in value.terms) else "long"):
            return value.text.text
        return f"({wanted}){value.text.inside(ATOM)}"

    def call(self, tile: Tile, indent: str, apart: bool) -> KernelCall:
        """One kernel call with the loops that it means."""
        shape, open_arguments = shape_of(tile, self.layout)
        kernel = self.kernels.kernel(shape, self.machine, tile.mark.contraction.user, apart)
        arguments = (*operand_arguments(tile, self.layout), *open_arguments)
        sums = (tile.mark.contraction.statement, tile.nest)
        before, after = (
            [(one.companion.statement, one.nest) for one in companions] for companions in (tile.before, tile.after)
        )
        nests = [
            nest_text(nest, self.instance(self.scop.statement(name), nest.values, casts=False), indent)
            for name, nest in (*before, sums, *after)
        ]
        return KernelCall(kernel, arguments, call_text(kernel.name, arguments, indent), "".join(nests))


def local_declarations(scop: Scop, candidate: Candidate) -> list[str]:
    """Declarations of the variables that the region itself declares, but for those that stand in a loop."""
    marks = (mark for mark in candidate.marks.values() if isinstance(mark, LoopMark))
    private = {one.array for mark in marks for one in mark.private}
    own = (array for array in scop.arrays.values() if array.inside and array.name not in private)
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


def emit(
    scop: Scop, candidate: Candidate, library: KernelLibrary, machine: Machine, parallel: bool, indent: str = INDENT
) -> Emitted:
    """C text of the candidate for the region `scop`, each line behind `indent`; OpenMP pragmas where `parallel`."""
    copies = layouts(candidate, scop)
    if skewings(candidate):
        return emit_with_skewed_copies(scop, candidate, library, machine, parallel, indent)
    if not copies:
        return emit_with_copies(scop, candidate, library, machine, parallel, indent, copies)
    emitted = emit_with_copies(scop, candidate, library, machine, parallel, indent + INDENT, copies)
    read = {call.arguments[1].partition("[")[0].removeprefix("&") for call in emitted.calls}
    used = {packing: layout for packing, layout in copies.items() if layout.name in read}
    if not used:
        return emit_with_copies(scop, candidate, library, machine, parallel, indent, copies)
    buffers = packed_buffers(candidate, scop, used, machine, parallel, indent)
    emitted = replace(emitted, buffers=buffers)
    return replace(emitted, functions=arithmetic_functions(emitted.body))


def emit_with_skewed_copies(
    scop: Scop, candidate: Candidate, library: KernelLibrary, machine: Machine, parallel: bool, indent: str
) -> Emitted:
    """`emit` for a candidate that uses skewed copies of arrays."""
    emitted = emit_with_copies(scop, candidate, library, machine, parallel, indent + INDENT, {})
    moved = moved_arrays(skewings(candidate), scop)
    skewed = tuple(Copying(scop, array, one, parallel, indent + INDENT).copy() for array, one in moved.items())
    emitted = replace(emitted, skewed=skewed)
    return replace(emitted, functions=arithmetic_functions(emitted.body))


def emit_with_copies(
    scop: Scop,
    candidate: Candidate,
    library: KernelLibrary,
    machine: Machine,
    parallel: bool,
    indent: str,
    copies: Mapping[Packing, Layout],
) -> Emitted:
    """`emit`, with kernels that read from `copies`, which are yet to be made."""
    narrow = frozenset(parameter.name for parameter in scop.parameters if parameter.c_type == "int")
    layout = OperandLayout(scop.arrays, dict(scop.fixed), {}, copies, narrow)
    schedule, tiles = split_tiles(candidate, scop.context)
    pragmas = PragmaWriter(scop, candidate.marks, parallel)
    functions = schedule_functions(candidate.schedule)
    private, places = PrivateArrays(scop), leaves(scop)
    moved = moved_arrays(skewings(candidate), scop)
    emitter = Emitter(scop, candidate, library, machine, layout, pragmas, tiles, functions, private, places, moved)
    emitter.open, emitter.converts = open_parameters(scop), converts(scop, candidate)
    own = {iterator.name for iterator in scop.iterators if iterator.name not in scop.arrays}
    with isl_options():
        tree = places.tree(isl.AstBuild.from_context(scop.context), schedule)
    locals_ = local_declarations(scop, candidate)
    inner = indent + INDENT if locals_ else indent
    pieces = emitter.node(tree, Scope(wide_parameters(scop), scop.identifiers - own, inner))
    if locals_:
        pieces = [f"{indent}{{\n", *(f"{inner}{line}\n" for line in locals_), *pieces, f"{indent}}}\n"]
    text = "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)
    return Emitted(tuple(pieces), tuple(emitter.instances), arithmetic_functions(text), private=tuple(private.declared))
